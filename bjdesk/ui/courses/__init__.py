"""课程: the sessions of a day, who came to each, and the way to check people in for one of them."""

"""同步: what the desk and the district have told one another, and what a person should look at."""

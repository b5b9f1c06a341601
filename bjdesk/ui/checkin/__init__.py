"""签到: the page that turns a swiped card into a record, and the form for people without a card."""

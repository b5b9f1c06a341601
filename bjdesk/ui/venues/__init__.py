"""场地: the register of venues, their week, their bookings."""

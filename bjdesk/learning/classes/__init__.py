"""Classes from their plan to their end: weekly dates with bookings, seats and a waiting list (R25, R26, R35)."""

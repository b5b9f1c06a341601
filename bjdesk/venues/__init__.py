"""Venues and bookings: the only place and time of anything."""

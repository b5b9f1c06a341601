"""Meetings of learning societies: sessions of the society's activity of the year, with a place and a number (R72)."""

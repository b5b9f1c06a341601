"""Desks, staff, roles and the audit: who may do what, and who did."""

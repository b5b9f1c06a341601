"""Learners, their cards and their consent."""

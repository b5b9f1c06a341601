"""Panes that several areas show: they know people, places and drafts, but neither classes nor societies."""

"""The invented branch (演示) on which people practise, and the morning that is played in it."""

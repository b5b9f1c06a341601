"""The record of a person in full: entered, completed, corrected, taken back."""

"""What every record shows alike, whatever it is: who changed it."""

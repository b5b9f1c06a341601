"""What every area stands on: errors, time, ids, commands and the unit of work (standard library only)."""

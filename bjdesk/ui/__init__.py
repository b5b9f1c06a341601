"""What staff see and touch: the only home of Qt; one folder for the shell and one for each area."""

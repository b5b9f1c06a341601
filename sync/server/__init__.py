"""The district's end: the one place that merges. Reads the same declarations as the desks."""

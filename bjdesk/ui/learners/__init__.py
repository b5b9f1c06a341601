"""学员: finding a person by whatever is known of her, and following a swipe to its record."""

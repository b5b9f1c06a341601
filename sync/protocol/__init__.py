"""What travels between a desk and the district: messages, their bytes, and the bounds that both ends keep."""

"""证书: who may get one, what it will look like, and what becomes of those that were issued."""

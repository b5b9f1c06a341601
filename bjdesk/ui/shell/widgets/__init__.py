"""The components of the look, each in one module: every page is put together from these."""

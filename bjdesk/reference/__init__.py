"""Organisations, codes, documents and dated parameters: what everything else names."""

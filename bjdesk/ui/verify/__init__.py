"""查验: whether a certificate is genuine (P36)."""

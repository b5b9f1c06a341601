"""Learning societies (学习型社团): who belongs to them, and what they keep (R45, R71, R72)."""

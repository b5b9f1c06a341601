"""社团: the register of learning societies with their year, members and meetings (R71, R72)."""

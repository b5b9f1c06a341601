"""Learning hours (学时): how attendance becomes hours, by dated rules with their document (R26, R97)."""

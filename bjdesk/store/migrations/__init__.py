"""Released versions of the schema, oldest first; a database of another version was written by a newer program."""

VERSIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005")
HEAD = VERSIONS[-1]

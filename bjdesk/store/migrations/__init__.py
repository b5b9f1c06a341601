"""The released versions of the schema, oldest first; a database that names another one was written by a newer program."""

VERSIONS: tuple[str, ...] = ("0001",)
HEAD = VERSIONS[-1]

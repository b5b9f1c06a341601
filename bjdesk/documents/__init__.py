"""Papers the desk hands out: the only floor that knows reportlab and the faces that are embedded in a PDF."""

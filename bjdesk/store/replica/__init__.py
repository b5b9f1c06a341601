"""The desk's end of the exchange inside the store: it shows what was published, overlaid by what is not echoed yet.

Nothing is merged here. `desk.Replica` is what the exchange works with; the other modules hold its steps.
"""

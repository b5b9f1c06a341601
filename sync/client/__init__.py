"""The desk's end: seals, asks, applies. It reaches the desk's store through `port` alone."""

"""bjdesk: the desk of a community college branch. Imports nothing, so that the bootstrap runs on a bare Python."""

__version__ = "0.1.0"

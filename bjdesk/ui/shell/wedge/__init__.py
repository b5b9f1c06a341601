"""Card readers type like keyboards: their scans are taken out of the keys wherever the cursor stands (R24)."""

from bjdesk.ui.shell.wedge.filter import WedgeFilter

__all__ = ["WedgeFilter"]

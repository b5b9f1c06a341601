"""A list whose long texts are told whole, under the mouse and to a screen reader."""

from bjdesk.ui.shell.tables import RowTable


class WholeTable(RowTable):
    """As any list; names and values of any length stand in it."""

    tells_whole = True

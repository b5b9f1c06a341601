"""The columns of the sign-in register, and what a row of it says in them."""

from bjdesk.documents.grid import NAME, NOTE, SHORT, Column, Grid
from bjdesk.documents.register import RegisterRow
from bjdesk.documents.sheet import MM, Align

NOBODY = "这节课还没有人在名单上，也没有人签到"
GRID = Grid(
    (
        Column("序号", 10 * MM, Align.CENTRE, SHORT),
        Column("姓名", 35 * MM, Align.LEFT, NAME, 500),
        Column("出生年", 14 * MM, Align.CENTRE, SHORT),
        Column("卡尾号", 14 * MM, Align.CENTRE, SHORT),
        Column("到课时间", 18 * MM, Align.CENTRE, SHORT),
        Column("方式", 17 * MM, Align.CENTRE, SHORT),
        Column("签名", 34 * MM, Align.CENTRE, SHORT),
        Column("备注", 32 * MM, Align.LEFT, NOTE),
    )
)


def texts(row: RegisterRow) -> tuple[str, ...]:
    """签名 stays empty for the pen."""
    return (str(row.no), row.name, row.birth_year, row.last4, row.arrival, row.method, "", row.remark)

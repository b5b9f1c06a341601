"""A desk in a process of its own that checks people in without end and says each confirmed id; killed from outside.

`python -m tests.power.front_desk FOLDER SESSION` prints one attendance id a line, after its COMMIT returned.
"""

import sys
from pathlib import Path
from uuid import UUID

from bjdesk.app import OpenDesk, open_desk
from bjdesk.learning.attendance import effective
from bjdesk.learning.commands import CheckIn, UndoAttendance
from bjdesk.learning.queries import enrolled_on, pair_marks, session_row
from tests.makers import DAY, make_clock


def take_back(desk: OpenDesk, session: UUID, person: UUID) -> None:
    """Undo what the desk that was killed had not got round to."""
    counted = effective(session, desk.read(pair_marks, session, person))
    if counted is not None:
        desk.executor.execute(UndoAttendance(counted.id, "演示"))


def main() -> None:
    folder, session = Path(sys.argv[1]), UUID(sys.argv[2])
    desk = open_desk(folder, clock=make_clock())
    activity = desk.read(session_row, session).activity_id
    people = desk.read(enrolled_on, activity, DAY)
    for person in people:
        take_back(desk, session, person)
    print("open", flush=True)
    while True:
        for person in people:
            outcome = desk.executor.execute(CheckIn(session, person))
            print(outcome.value.attendance_id.hex, flush=True)
            desk.executor.execute(outcome.undo)


if __name__ == "__main__":
    main()

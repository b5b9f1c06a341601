"""The states of 证书, and the branch that it is looked at in; everybody is invented (演示)."""

from uuid import UUID

from sqlalchemy import update

from bjdesk.certificates.commands import (
    MarkCollected,
    MarkPrinted,
    MarkSealed,
    ReissueCertificate,
    RevokeCertificate,
)
from bjdesk.certificates.model import Certificate
from bjdesk.learning.model import Activity
from bjdesk.people.model import Learner
from bjdesk.store.database import FROM_DISTRICT, FROM_IMPORT
from tests.certificates.scenes import issue, let_issue
from tests.looking.at_the_desk import KEY
from tests.looking.branches import NAMES
from tests.looking.hands import CTRL, Hands
from tests.looking.scenes import State, Where
from tests.makers import Branch

TITLE, OLD_TITLE, GOING_ON = "智能手机应用（演示）", "书法（演示）", "剪纸（演示）"
PDF = bytes(32)
CAME = "1111111111111111"


def finished_classes(branch: Branch) -> None:
    """A class whose people may get certificates (three may not), one whose certificates are on their way."""
    let_issue(branch)
    _classes(branch)


def without_number(branch: Branch) -> None:
    """The same at a desk that the district has given no number yet."""
    _classes(branch, is_issued=False)


def _classes(branch: Branch, *, is_issued: bool = True) -> None:
    people = [
        branch.learner(name, birth_year=year, standing="1", id_tail="2841" if place % 3 else None)
        for place, (name, year) in enumerate(NAMES)
    ]
    if is_issued:
        _on_their_way(branch, people[:12])
    marks = [CAME, *([CAME[:14] + "55"] * 4), *([CAME] * 8), CAME[:8] + "5" * 8, CAME[:9] + "5" * 7, CAME]
    _class(branch, TITLE, people[: len(marks)], marks)
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == people[len(marks) - 1]).values(standing="2"))
    going_on = _class(branch, GOING_ON, people[:3], [CAME] * 3)
    _change_class(branch, going_on, state="3")


def _class(branch: Branch, title: str, people: list[UUID], marks: list[str]) -> UUID:
    course = branch.course(title, teacher_name="沈丽", state="4")
    branch.enrol(course, *people)
    held = [
        branch.meeting(course, f"{6 + n}:00", f"{6 + n}:45", planned=200, state="2", ordinal=n + 1) for n in range(16)
    ]
    for person, statuses in zip(people, marks, strict=True):
        for session, status in zip(held, statuses, strict=True):
            branch.mark(session, person, status)
    return course


def _change_class(branch: Branch, course: UUID, **values: object) -> None:
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Activity).where(Activity.id == course).values(**values))


def _on_their_way(branch: Branch, people: list[UUID]) -> None:
    """Two to be printed, four to be sealed, three to be collected, two collected, one revoked; some in doubt."""
    course = _class(branch, OLD_TITLE, people, [CAME] * len(people))
    rows = issue(branch, course, *people)
    for row in rows[2:]:
        branch.execute(MarkPrinted(row.id, PDF))
    branch.execute(MarkSealed(tuple(row.id for row in rows[6:11])))
    branch.execute(MarkCollected(rows[9].id))
    branch.execute(MarkCollected(rows[10].id, "女儿", "1234"))
    branch.execute(ReissueCertificate(rows[10].id, "1", "搬家时丢的"))
    branch.execute(RevokeCertificate(rows[11].id, "5", "发错了人"))
    with branch.desk.database.write(branch.actor, "Test", source=FROM_IMPORT) as unit:
        unit.db.execute(update(Learner).where(Learner.id == rows[6].learner).values(name="来水艮"))
    with branch.desk.database.write(branch.actor, "Test", source=FROM_DISTRICT) as unit:
        unit.db.execute(update(Certificate).where(Certificate.id == rows[3].id).values(learner_id=rows[2].learner))
        unit.db.execute(update(Certificate).where(Certificate.id == rows[7].id).values(verdict="2"))


def open_certificates(hands: Hands) -> None:
    hands.press(KEY.Key_6, CTRL)


def open_the_class(hands: Hands) -> None:
    """The newest one, with the first page drawn."""
    hands.typed.extend(("搬家时丢的", "发错了人", "来水艮", "来水根", "女儿"))
    page = hands.page
    page.open_class(next(row for row in page.classes.table.rows.ids if page.title_of(row) == TITLE))
    _drawn(hands, page.issuing.preview)


def _drawn(hands: Hands, preview: object) -> None:
    hands.until(lambda: preview.picture.image is not None, "the page is drawn")  # type: ignore[attr-defined]


def untick_one(hands: Hands) -> None:
    hands.page.issuing.people.table.setFocus()
    hands.press(KEY.Key_Space)


def see_the_page_alone(hands: Hands) -> None:
    """From the list, where it has the page to itself."""
    hands.page.issuing.people.table.setFocus()
    hands.press(KEY.Key_Right)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def see_why_not(hands: Hands) -> None:
    people = hands.page.issuing.people
    people.refused.setFocus()
    hands.click_row(people.refused, 0)


def see_why_not_alone(hands: Hands) -> None:
    hands.page.issuing.people.refused.setFocus()
    hands.press(KEY.Key_Return)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def see_worklist(place: int) -> State:
    names = ("to-print", "to-seal", "to-collect", "collected", "void")

    def reach(hands: Hands) -> None:
        if not hands.page.segments.isVisible():
            hands.press(KEY.Key_Escape)
        hands.click_segment(hands.page.segments, 1)
        hands.page.work.show_place(place)
        hands.settle()
        _drawn(hands, hands.page.work.paper.preview)

    return State(f"certificates-{names[place]}", reach)


def see_a_paper_alone(hands: Hands) -> None:
    hands.page.work.table.setFocus()
    hands.press(KEY.Key_Return)
    hands.afterwards(lambda: hands.press(KEY.Key_Escape))


def ask_who_took_it(hands: Hands) -> None:
    hands.page.work.show_place(2)
    hands.page.work.table.setFocus()
    hands.press(KEY.Key_S, CTRL)


def ask(act: str) -> State:
    def reach(hands: Hands) -> None:
        hands.page.work.show_place(2)
        hands.page.work.ask_for(act)
        hands.settle()

    return State(f"certificates-ask-{act}", reach)


def forget_the_reason(hands: Hands) -> None:
    hands.press(KEY.Key_S, CTRL)


def seal_all(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.page.work.show_place(1)
    hands.page.work.table.setFocus()
    hands.press(KEY.Key_S, CTRL)


def see_what_is_doubtful(hands: Hands) -> None:
    hands.page.messages.clear()
    hands.click_on(hands.page.doubtful)
    hands.settle()


def find_nothing(hands: Hands) -> None:
    hands.press(KEY.Key_F3)
    hands.type("zzq")
    hands.press(KEY.Key_Return)


def print_the_class(hands: Hands) -> None:
    """Without a printer on this machine it becomes a file."""
    hands.page.go_back()
    open_the_class(hands)
    hands.press(KEY.Key_F9)
    hands.until(lambda: bool(hands.page.messages.banners) and not hands.page.run.is_running, "they are printed")
    papers = hands.desk.folder / "papers"
    hands.typed.extend((papers.name, *(paper.name for paper in papers.iterdir())))


def see_an_issued_class(hands: Hands) -> None:
    hands.page.messages.clear()
    hands.page.go_back()
    hands.page.open_class(next(row for row in hands.page.classes.table.rows.ids if hands.page.title_of(row) == TITLE))
    hands.settle()


def see_her_hours(hands: Hands) -> None:
    hands.press(KEY.Key_2, CTRL)
    hands.type("wgf")
    hands.until(lambda: hands.page.detail.portrait is not None, "somebody is found")
    hands.page.detail.show_tab(3)


def see_her_certificates(hands: Hands) -> None:
    hands.page.detail.show_tab(4)


STATES = (
    State("certificates", open_certificates),
    State("certificates-class", open_the_class),
    State("certificates-unticked", untick_one),
    State("certificates-preview-alone", see_the_page_alone, Where.NARROW),
    State("certificates-why-not", see_why_not),
    State("certificates-why-not-alone", see_why_not_alone, Where.NARROW),
    *(see_worklist(place) for place in range(5)),
    State("certificates-paper-alone", see_a_paper_alone, Where.NARROW),
    State("certificates-who-took-it", ask_who_took_it),
    ask("replace"),
    ask("revoke"),
    ask("reissue"),
    State("certificates-reason-missing", forget_the_reason),
    State("certificates-sealed", seal_all),
    State("certificates-doubtful", see_what_is_doubtful),
    State("certificates-not-found", find_nothing),
    State("certificates-printed", print_the_class),
    State("certificates-issued-class", see_an_issued_class),
    State("learners-hours", see_her_hours),
    State("learners-certificates", see_her_certificates),
)
NO_NUMBER = (
    State("certificates-no-number-list", open_certificates),
    State("certificates-no-number", see_an_issued_class),
)
NONE_YET = (State("certificates-none-yet", open_certificates),)

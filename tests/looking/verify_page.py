"""The states of 查验, and the papers that are brought to it (演示)."""

from pathlib import Path

from bjdesk.certificates.commands import ReplaceCertificate, RevokeCertificate
from bjdesk.certificates.queries import CertificateRow
from bjdesk.ui.verify.page import VerifyPage
from tests.certificates import papers
from tests.certificates.scenes import finished_class, issue, let_issue
from tests.looking.at_the_desk import KEY
from tests.looking.branches import class_of_the_morning
from tests.looking.hands import Hands
from tests.looking.scenes import State
from tests.makers import Branch

BROUGHT = "brought"
NAME, OTHER = "来水根", "李国兴"


def with_papers(branch: Branch) -> None:
    """A branch that has issued some, and papers that people bring along."""
    class_of_the_morning(branch)
    let_issue(branch)
    course, people = finished_class(branch, *["1111"] * 4)
    rows = issue(branch, course, *people)
    branch.execute(RevokeCertificate(rows[1].id, "5", "发错了人"))
    branch.execute(ReplaceCertificate(rows[2].id, "3", "名字写错"))
    folder = branch.folder / BROUGHT
    folder.mkdir()
    documents = [_page(row) for row in rows]
    forged = papers.paper(papers.words_for(OTHER), rows[0].square)
    (folder / "one.pdf").write_bytes(papers.pdf(documents[0]))
    (folder / "many.pdf").write_bytes(papers.pdf(*documents, forged))
    (folder / "revoked.pdf").write_bytes(papers.pdf(documents[1]))
    (folder / "replaced.pdf").write_bytes(papers.pdf(documents[2]))
    (folder / "forged.pdf").write_bytes(papers.pdf(forged))
    (folder / "foreign.png").write_bytes(papers.code("https://example.cn/"))
    (folder / "empty.pdf").write_bytes(papers.blank(1))
    (folder / "square.txt").write_text(rows[0].square or "", "ascii")
    (folder / "stranger.txt").write_text(_of_another_key(), "ascii")
    (folder / "name.txt").write_text(rows[0].name, "utf-8")


def _page(row: CertificateRow) -> papers.Paper:
    assert row.text is not None
    return papers.paper(row.text, row.square)


def _of_another_key() -> str:
    """Signed by a key that nobody here knows."""
    sign, public = papers.signer_of(b"s" * 32)
    text = papers.words_for(NAME)
    number = papers.Number("330108003", 2026, "JY", 10_001)
    return papers.signed(papers.state(number, papers.DAY, NAME, text.wording, b"saltsalt", public), sign).square


def open_verify(hands: Hands) -> None:
    hands.click("Navigation", "查验")


def bring(name: str) -> State:
    """The state in which this file has been looked at."""

    def reach(hands: Hands) -> None:
        _look_at(hands, hands.desk.folder / BROUGHT / name)

    return State(f"verify-{Path(name).stem}", reach)


def scan_a_square(hands: Hands) -> None:
    hands.scan((hands.desk.folder / BROUGHT / "square.txt").read_text("ascii"))
    _until_seen(hands)


def scan_a_stranger(hands: Hands) -> None:
    hands.scan((hands.desk.folder / BROUGHT / "stranger.txt").read_text("ascii"))
    _until_seen(hands)


def give_another_name(hands: Hands) -> None:
    page = _page_of(hands)
    page.card.name.set_text(OTHER)
    hands.press(KEY.Key_Return)


def give_the_name(hands: Hands) -> None:
    page = _page_of(hands)
    page.card.name.set_text((hands.desk.folder / BROUGHT / "name.txt").read_text("utf-8"))
    hands.press(KEY.Key_Return)


def see_the_first(hands: Hands) -> None:
    hands.click_on(_page_of(hands).card.before)


def misread(hands: Hands) -> None:
    hands.press(KEY.Key_Escape)
    hands.page.on_misread()
    hands.settle()


def _look_at(hands: Hands, what: Path) -> None:
    _page_of(hands).look_at(what)
    _until_seen(hands)


def _until_seen(hands: Hands) -> None:
    hands.until(lambda: not hands.page.is_looking, "the paper was looked at")
    hands.settle()


def _page_of(hands: Hands) -> VerifyPage:
    page = hands.page
    assert isinstance(page, VerifyPage)
    return page


STATES = (
    State("verify-nothing", open_verify),
    State("verify-square", scan_a_square),
    State("verify-other-name", give_another_name),
    State("verify-name", give_the_name),
    bring("one.pdf"),
    bring("revoked.pdf"),
    bring("replaced.pdf"),
    bring("forged.pdf"),
    bring("many.pdf"),
    State("verify-before", see_the_first),
    State("verify-stranger", scan_a_stranger),
    bring("foreign.png"),
    bring("empty.pdf"),
    State("verify-misread", misread),
)

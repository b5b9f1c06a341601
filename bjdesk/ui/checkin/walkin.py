"""无卡登记 with data behind it: drafts, likenesses, saving, and the arrival that follows (R24)."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from bjdesk.kernel.clock import Instant
from bjdesk.kernel.errors import DeskError, RuleBroken
from bjdesk.learning import queries
from bjdesk.people.cards import CardHashes, Token
from bjdesk.people.names import clean_name, clean_phone
from bjdesk.people.queries import LearnerRow, possible_duplicates
from bjdesk.reference.queries import communities, parameters_on
from bjdesk.ui.checkin.card_text import CardText
from bjdesk.ui.checkin.communities import Community, in_order
from bjdesk.ui.checkin.desk import BY_CARD, BY_HAND
from bjdesk.ui.checkin.duplicates import likenesses
from bjdesk.ui.checkin.form_strip import FormStrip
from bjdesk.ui.checkin.walkin_draft import FORM, Body, DraftKeeper, read_draft
from bjdesk.ui.checkin.walkin_view import WalkInView
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.formats import time_of_day
from bjdesk.ui.shell.error_texts import words_for
from bjdesk.ui.shell.told import told

if TYPE_CHECKING:
    from bjdesk.ui.checkin.at_work import AtWork
    from bjdesk.ui.checkin.page import CheckInPage

FIND_MS = 150
"""So long after the last letter likenesses are looked for."""


class WalkIn(QObject):
    """The form while it is open, and its draft while it is not."""

    def __init__(self, page: "CheckInPage", desk: DeskWorkspace, at_work: "AtWork") -> None:
        super().__init__(page)
        self._page, self._desk, self._at_work = page, desk, at_work
        known = self._known()  # before any widget is made: what cannot be read leaves nothing behind
        self.strip = FormStrip(page.theme, page)
        self.view = WalkInView(page.theme, page)
        self.form = self.view.form
        self.card: CardHashes | None = None
        self.is_open = False
        self._new_card: Token | None = None
        self.keeper = DraftKeeper(desk, self.body, self)
        self._find = QTimer(self, singleShot=True, interval=FIND_MS)
        self.form.prepare(*known)
        self._connect()

    # --- coming and going --------------------------------------------------------------------------------------------

    def open(self, token: Token | None) -> None:
        """Show the form with its draft; a token is a card that is to become hers."""
        found = read_draft(self._desk)
        self.is_open = True
        body = found.body if found else {}
        self.form.load(body)
        self.keeper.start_from(dict(body))
        self.card = self._desk.scanning.hashes(token) if token else _card_of(body)
        self._show_card()
        self._say_draft(found.at if found else None)
        self.view.answer.hide()
        self._show_seats()
        self._look_for_likenesses()

    def begin(self) -> None:
        """The form is on the screen: the cursor goes into its first field."""
        self.view.area.verticalScrollBar().setValue(0)
        self.form.take_focus()

    def close(self) -> None:
        """Leave the form; what was typed stays as a draft."""
        self._commit_composing()
        self.keeper.flush()
        self.is_open = False

    def set_compact(self, is_compact: bool) -> None:
        self.strip.set_compact(is_compact)
        self.view.set_compact(is_compact)

    @property
    def actions(self) -> dict[str, Callable[[], object]]:
        return {"save": self.save_and_check_in, "back": self._go_back, "register": self.form.take_focus}

    def _go_back(self) -> None:
        """Esc: first the open list of communities, then the form."""
        if self.form.community.has_popup:
            self.form.community.close_list()
        else:
            self._page.close_form()

    def show_answer(self, text: CardText) -> None:
        """What a scan meanwhile was answered; the fields stay as they are."""
        if text.tone == "ready":
            return
        answer = self._at_work.answer
        is_new = answer is not None and answer.code == "card-unknown" and answer.token is not None
        self._new_card = answer.token if answer is not None and is_new else None
        self.view.answer.show_answer(text, is_new)

    # --- saving ------------------------------------------------------------------------------------------------------

    def save_and_check_in(self) -> None:
        self._save(is_arrival=True)

    def save_only(self) -> None:
        self._save(is_arrival=False)

    def _save(self, *, is_arrival: bool) -> None:
        self._commit_composing()
        command = self.form.command(self.card)
        if command is None:
            return
        try:
            learner = self._at_work.sign_in.register(replace(command, draft=FORM))
        except RuleBroken as broken:
            self._say(self.form.show_errors([broken]))
            return
        except DeskError as error:
            text = words_for(error)
            self._say(text.what, self.tr("填的都还在。{do}").format(do=text.do), text.number)
            return
        name, method = clean_name(command.name).text, BY_CARD if self.card else BY_HAND
        self._finish()
        if is_arrival:
            self._at_work.sign_in.arrive(learner, name, method)
        else:
            self._page.messages.say("ok", self.tr("{name}登记好了").format(name=name), self.tr("这次没有签到"))

    def _on_meant(self, row: LearnerRow) -> None:
        """She is registered already: the card becomes hers, and she has arrived."""
        card = self.card
        if card is not None and not self._at_work.sign_in.give_card(row.id, card):
            return
        self.keeper.forget()
        self._finish()
        self._at_work.sign_in.arrive(row.id, row.name, BY_CARD if card else BY_HAND)

    def _finish(self) -> None:
        """Its draft is gone already, with the registration itself."""
        self.form.load({})
        self.card = None
        self.keeper.start_from({})
        self._page.close_form()

    def say_error(self, error: DeskError) -> None:
        self._page.say_error(error)

    def _say(self, what: str, do: str = "", number: str = "") -> None:
        if what:
            self._page.messages.say("bad", what, do, number=number)

    # --- the draft ---------------------------------------------------------------------------------------------------

    def body(self) -> Body:
        """What a draft keeps: the fields, and the hashes of the card."""
        body = self.form.body()
        if self.card is None:
            return body
        tails = {"card_tail4": _hex(self.card.tail4), "card_tail3": _hex(self.card.tail3)}
        return {**body, "card": self.card.whole.hex(), **tails, "card_last4": self.card.last4}

    def _say_draft(self, at: Instant | None) -> None:
        zone = self._desk.facts.zone
        words = self.tr("接着 {time} 没填完的").format(time=time_of_day(at, zone)) if at is not None else ""
        self.view.clear.setVisible(at is not None)
        self.view.say_kept(words)

    def _on_kept(self) -> None:
        now = time_of_day(self._desk.clock.now(), self._desk.facts.zone)
        self.view.say_kept(self.tr("草稿 {time} 存好").format(time=now))

    def _on_not_kept(self, error: DeskError) -> None:
        text = words_for(error)
        self.view.say_kept(self.tr("草稿没存上"))
        self._say(text.what, text.do, text.number)

    def _on_clear(self) -> None:
        self.keeper.forget()
        self.form.load({})
        self.card = None
        self._show_card()
        self._say_draft(None)
        self.view.show_found([])
        self.form.take_focus()

    # --- the card ----------------------------------------------------------------------------------------------------

    def _show_card(self) -> None:
        self.strip.show_card(self.card.last4 if self.card else "")

    def _on_card_offered(self) -> None:
        if self._new_card is not None:
            self.card = self._desk.scanning.hashes(self._new_card)
            self.view.answer.hide()
            self._show_card()
            self.keeper.touch()

    def _on_card_dropped(self) -> None:
        self.card = None
        self._show_card()
        self.keeper.touch()

    # --- likenesses --------------------------------------------------------------------------------------------------

    def _on_edited(self) -> None:
        self.keeper.touch()
        self._find.start()

    @told
    def _look_for_likenesses(self) -> None:
        name, phone = _cleaned(clean_name, self.form.name.text), _cleaned(clean_phone, self.form.phone.text)
        year = self.form.birth_year
        rows: list[LearnerRow] = []
        if name or phone:
            rows = self._desk.read(possible_duplicates, name or "", phone, year)
        self.view.show_found(likenesses(rows, name or "", phone, year))

    # --- small things ------------------------------------------------------------------------------------------------

    def _commit_composing(self) -> None:
        """Letters that an input method still holds belong to the field."""
        QGuiApplication.inputMethod().commit()

    @told
    def _show_seats(self) -> None:
        session = self._at_work.board.session
        left = self._desk.read(queries.seats_left, session.activity_id) if session else None
        words = self.tr("{title}还剩 {n} 个名额")
        self.strip.show_seats(words.format(title=session.title, n=left) if session and left is not None else "")

    def _known(self) -> tuple[list[Community], int, str, str]:
        """Communities, the year, and the notice in its short and its whole wording."""
        desk = self._desk
        today = desk.rules.day(desk.clock.now())
        texts = desk.read(parameters_on, today, desk.desk.facts.branch_id)
        facts = {
            "branch": desk.facts.branch_name,
            "years": texts["retention.contact_years"],
            "phone": self.tr("见分院公告"),
        }
        notice = str(texts["consent.text.1"]).format(**facts)
        known = in_order(desk.read(communities, today), desk.scope)
        return known, today.year, str(texts["consent.text.spoken"]), notice

    def _connect(self) -> None:
        view, form = self.view, self.form
        form.edited.connect(self._on_edited)
        form.finished.connect(self._on_form_finished)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.failed.connect(self._on_not_kept)
        self._find.timeout.connect(self._look_for_likenesses)
        self.strip.left.connect(self._page.close_form)
        self.strip.card_dropped.connect(self._on_card_dropped)
        view.answer.card_offered.connect(self._on_card_offered)
        view.clear.clicked.connect(self._on_clear)
        view.leave.clicked.connect(self._page.close_form)
        view.only_save.clicked.connect(self.save_only)
        view.save.clicked.connect(self.save_and_check_in)
        view.panel.meant.connect(self._on_meant)
        view.rows.meant.connect(self._on_meant)

    def _on_form_finished(self) -> None:
        self.view.save.setFocus(Qt.FocusReason.TabFocusReason)


def _cleaned(clean: Callable[[str], object], text: str) -> str | None:
    """The text as the store would keep it, None while it is not that yet."""
    try:
        found = clean(text)
    except RuleBroken:
        return None
    return str(getattr(found, "text", found))


def _hex(digest: bytes | None) -> str | None:
    return digest.hex() if digest else None


def _card_of(body: Body) -> CardHashes | None:
    whole, tail4, tail3 = (body.get(key) for key in ("card", "card_tail4", "card_tail3"))
    if not whole:
        return None
    return CardHashes(
        whole=bytes.fromhex(str(whole)),
        tail4=bytes.fromhex(str(tail4)) if tail4 else None,
        tail3=bytes.fromhex(str(tail3)) if tail3 else None,
        last4=str(body.get("card_last4") or ""),
    )

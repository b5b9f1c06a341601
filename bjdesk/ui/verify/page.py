"""查验: a scanned square, pasted text, a PDF or a picture, and whether it is a true certificate (P36, T28)."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.learners.session_now import SessionNow
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.pages import Page, PageTools
from bjdesk.ui.shell.told import told
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.empty import EmptyState
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.inputs import InputBox
from bjdesk.ui.shell.workspace import Workspace
from bjdesk.ui.verify.look_job import Looked, LookJob
from bjdesk.ui.verify.scans import is_whole_square
from bjdesk.ui.verify.verdict_card import VerdictCard
from bjdesk.ui.verify.words import FORGED, GENUINE, answer, summary

if TYPE_CHECKING:
    from bjdesk.certificates.verdict import Judgement, Knowledge
    from bjdesk.kernel.changes import Changes

NOTHING, VERDICT = 0, 1
LISTS = frozenset({"signing_key", "revocation"})
"""What decides over a certificate and comes from the district."""


class VerifyPage(Page):
    """Whatever comes is looked at in a job; Esc puts the answer away. A name that is typed judges again."""

    kinds = LISTS | frozenset({"session", "attendance", "activity"})

    def __init__(self, tools: PageTools, parent: QWidget | None = None) -> None:
        super().__init__(tools, parent)
        self.title = self.tr("查验")
        self.strip.set_title(self.title)
        self.desk: DeskWorkspace | None = None
        self._waits: Path | str | None = None
        self._job: LookJob | None = None
        self._looked: Looked | None = None
        self._names: dict[int, str] = {}
        self._place = 0
        self.now = SessionNow(tools.theme)
        self.strip.actions.addWidget(self.now)
        self._build()
        self.now.back_wanted.connect(self._back_to_desk)
        self.setAcceptDrops(True)
        self.set_compact(self.is_compact)

    # --- what the shell asks -----------------------------------------------------------------------------------------

    def attach(self, workspace: Workspace) -> None:
        super().attach(workspace)
        assert isinstance(workspace, DeskWorkspace)
        self.desk = workspace
        if self._waits is not None:
            waiting, self._waits = self._waits, None
            self.look_at(waiting)

    def shown(self) -> None:
        self.input.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.input.edit.selectAll()

    @told
    def refresh(self, changes: "Changes | None") -> None:
        if self.desk is None:
            return
        self.now.reload(self.desk)
        if changes is not None and self._looked is not None and changes.kinds & LISTS:
            self._looked = Looked(self._looked.papers, self._known())
            self._show()

    @property
    def actions(self) -> Mapping[str, Callable[[], object]]:  # type: ignore[override]  # not Qt's list of QActions
        return {"back": self.clear} if self._looked is not None or self.messages.banners else {}

    def set_compact(self, is_compact: bool) -> None:
        super().set_compact(is_compact)
        self.now.set_compact(is_compact)
        self.card.set_compact(is_compact)
        air(self.theme, self._column, spacing=8 if is_compact else 16)

    def show_subject(self, subject: Any) -> None:
        """A file or the text of a square that another page names."""
        self.look_at(subject)

    # --- what comes --------------------------------------------------------------------------------------------------

    def on_scan(self, text: str) -> None:
        """A scanner gun's keys, wherever the cursor stands."""
        self.look_at(text)

    def on_misread(self) -> None:
        self.messages.say(
            "warn", self.tr("没有扫全"), self.tr("请再扫一次；还不行就把输入法切到英文，或把方块拍下来选图片。")
        )

    def look_at(self, what: Path | str) -> None:
        """Look in a job; what came before it is not shown any more."""
        if self.desk is None:
            self._waits = what
            return
        self._forget()
        job = LookJob(what, self._known)
        job.succeeded.connect(self._on_looked)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.empty.say(self.tr("正在看…"), "", "shield-check")
        self.tools.jobs.start(job)

    def clear(self) -> None:
        """Ready for the next one."""
        self._forget()
        self.input.edit.clear()
        self.shown()

    @property
    def is_looking(self) -> bool:
        return self._job is not None

    # --- what was seen -----------------------------------------------------------------------------------------------

    def _known(self) -> "Knowledge":
        """As of now; the job asks in its thread."""
        from bjdesk.syncing.known import known_here

        assert self.desk is not None
        found: Knowledge = self.desk.read(known_here, self.desk.rules.zone)
        return found

    def _on_looked(self, looked: Looked) -> None:
        if self.sender() is not self._job:
            return
        self._looked = looked
        judged = self._judged()
        self._place = _gravest([one.verdict for one in judged])
        self.input.edit.clear()
        self._show()
        if self.card.asks_name and not judged[self._place].is_name_checked:
            self.card.focus_name()
        else:
            self.shown()

    def _on_failed(self, error: Exception) -> None:
        if self.sender() is not self._job:
            return
        if isinstance(error, DeskError):
            self.messages.say_error(error)
        self.input.edit.selectAll()

    def _on_finished(self) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        if self._looked is None:
            self._say_nothing()

    def _judged(self) -> "list[Judgement]":
        from bjdesk.certificates.looking import judged

        if self._looked is None:
            return []
        papers, known = self._looked
        return [judged(seen, known, self._names.get(place)) for place, seen in enumerate(papers)]

    def _show(self) -> None:
        """The one in front, and where it stands among the others."""
        if self._looked is None:
            return
        found, name = self._judged(), self._names.get(self._place, "")
        seen = self._looked.papers[self._place]
        self.card.show_place(self._place, len(found), summary(found) if len(found) > 1 else "")
        self.card.show_answer(answer(seen, found[self._place], name), name)
        self._stack.setCurrentIndex(VERDICT)

    def _on_name(self, name: str) -> None:
        self._names[self._place] = name
        self._show()
        self.card.focus_name()

    def _on_step(self, by: int) -> None:
        self._place += by
        self._show()

    def _forget(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        self._looked = None
        self._names = {}
        self._place = 0
        self.messages.clear()
        self._stack.setCurrentIndex(NOTHING)
        self._say_nothing()

    # --- by hand -----------------------------------------------------------------------------------------------------

    def _on_entered(self) -> None:
        if self.input.edit.text().strip():
            self.look_at(self.input.edit.text())

    def _on_text(self, text: str) -> None:
        """A whole square that was pasted, or sent by a gun without Enter."""
        if not self.is_looking and is_whole_square(text):
            self.look_at(text)

    def _on_choose(self) -> None:
        kinds = self.tr("PDF 或图片 (*.pdf *.png *.jpg *.jpeg);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选证书的 PDF 或图片"), "", kinds)
        if name:
            self.look_at(Path(name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._empty_card.dress_as("tint", "accent")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._empty_card.dress_as("surface", "line")

    def dropEvent(self, event: QDropEvent) -> None:
        self._empty_card.dress_as("surface", "line")
        what = _dropped(event.mimeData())
        if what is None:
            return
        event.acceptProposedAction()
        self.look_at(what)
        if len(event.mimeData().urls()) > 1:
            self.messages.say("info", self.tr("一次看一个文件"), self.tr("只看了第一个，别的请再拖一次。"))

    def _back_to_desk(self) -> None:
        self.wanted.emit("check-in", None)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self.theme
        self.input = InputBox(theme, self.tr("方块里的文字"), height=60, icon="scan-line", icon_size=28)
        self.input.edit.setPlaceholderText(self.tr("扫左下角的方块，或把它的文字贴在这里"))
        self.choose = ActionButton(theme, self.tr("选 PDF 或图片"), icon="file-text", height=60)
        self.empty = EmptyState(theme, "shield-check", "")
        self.card = VerdictCard(theme)
        row = QHBoxLayout()
        air(theme, row, spacing=12)
        row.addWidget(self.input, 1)
        row.addWidget(self.choose)
        self._empty_card = Card(theme)
        inside = QHBoxLayout(self._empty_card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.empty)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty_card)
        self._stack.addWidget(self.card)
        self._column = self.body
        self.body.addLayout(row)
        self.body.addLayout(self._stack, 1)
        self._say_nothing()
        self.input.edit.returnPressed.connect(self._on_entered)
        self.input.edit.textChanged.connect(self._on_text)
        self.choose.clicked.connect(self._on_choose)
        self.card.name_given.connect(self._on_name)
        self.card.stepped.connect(self._on_step)

    def _say_nothing(self) -> None:
        self.empty.say(
            self.tr("证书是不是真的"),
            self.tr("扫方块、贴文字，或把 PDF、图片拖到这里。断网也能验。"),
            "shield-check",
        )


def _gravest(verdicts: Sequence[str]) -> int:
    """The place of the one to look at first: forged, else not genuine, else the first."""
    if FORGED in verdicts:
        return verdicts.index(FORGED)
    return next((place for place, verdict in enumerate(verdicts) if verdict != GENUINE), 0)


def _dropped(data: QMimeData) -> Path | str | None:
    """The first file, or text."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return data.text() if data.hasText() and not data.hasUrls() else None

"""Jobs that run, above the status bar: what it is, how far it is, and a way to stop it."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.ui.shell.jobs import Job, Step
from bjdesk.ui.shell.measures import air, fix
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.bars import ThinBar
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.frames import Card
from bjdesk.ui.shell.widgets.labels import IconText, OneLine

SHOWN_AFTER_MS = 300


class JobStrip(Card):
    """One job: icon and name, bar, words, 取消. `looked` asks to see more, where the page offers it."""

    looked = Signal()

    def __init__(self, theme: Theme, job: Job, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.job = job
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar = ThinBar(theme, job.title, "accent")
        self.words = OneLine(theme, self.tr("正在准备…"), "body", "ink2")
        self.cancel = ActionButton(theme, self.tr("取消"), height=36)
        row = QHBoxLayout(self)
        air(theme, row, (17, 0, 11, 0), 14)
        row.addWidget(IconText(theme, job.icon, job.title, role="bodyMedium", tone="ink", size=20, gap=12))
        row.addWidget(self.bar, 1)
        row.addWidget(self.words, 1)
        if look:
            button = ActionButton(theme, look, "quiet", height=36)
            button.clicked.connect(self.looked)
            row.addWidget(button)
        row.addWidget(self.cancel)
        fix(theme, self, height=54)
        self.adapt_to_scale()
        job.progressed.connect(self._on_progressed)
        self.cancel.clicked.connect(self._on_cancelled)

    def adapt_to_scale(self) -> None:
        self.bar.setMaximumWidth(self._theme.px(320))
        self.words.setMinimumWidth(self._theme.px(120))

    def show_paused(self, words: str) -> None:
        """The job waits for something, e.g. paper."""
        self.bar.set_tone("warnBar")
        self.words.setText(words)

    def _on_progressed(self, step: Step) -> None:
        self.bar.set_tone("accent")
        self.bar.show_part(step.done, step.of)
        self.words.setText(step.words)

    def _on_cancelled(self) -> None:
        self.cancel.setEnabled(False)
        self.words.setText(self.tr("正在停下…"))
        self.job.cancel()


class JobShelf(QWidget):
    """The strips of all running jobs; a job that is done within 0.3 s never shows."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self.set_compact(False)
        self._strips: dict[Job, JobStrip] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def strips(self) -> tuple[JobStrip, ...]:
        return tuple(self._strips.values())

    def set_compact(self, is_compact: bool) -> None:
        side, end = (12, 10) if is_compact else (24, 16)
        air(self._theme, self._column, (side, 0, side, end), 8)

    def add(self, job: Job) -> None:
        """Show this job as long as it runs."""
        strip = JobStrip(self._theme, job)
        strip.hide()
        self._strips[job] = strip
        self._column.addWidget(strip)
        job.finished.connect(self._on_finished)
        QTimer.singleShot(SHOWN_AFTER_MS, strip, self._show_running)

    def _show_running(self) -> None:
        for strip in self._strips.values():
            strip.setVisible(strip.job.is_running)
        self.setVisible(bool(self._strips))

    def _on_finished(self) -> None:
        job: QObject = self.sender()
        strip = self._strips.pop(job, None) if isinstance(job, Job) else None
        if strip is not None:
            strip.hide()
            self._column.removeWidget(strip)
            strip.deleteLater()
        if not self._strips:
            self.hide()

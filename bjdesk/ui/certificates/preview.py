"""The page itself as it will be printed, drawn beside the window; the one that was asked for last wins."""

from collections import OrderedDict
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bjdesk.kernel.errors import DeskError
from bjdesk.ui.desk_workspace import DeskWorkspace
from bjdesk.ui.shell.jobs import Job, Jobs, Progress
from bjdesk.ui.shell.measures import air
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.shell.widgets.buttons import ActionButton
from bjdesk.ui.shell.widgets.labels import OneLine

if TYPE_CHECKING:
    from bjdesk.documents.certificate import Paper

DPI = 130
_KEPT = 12
_RATIO = 297 / 210
translate = QCoreApplication.translate


def render(desk: DeskWorkspace, paper: "Paper", progress: Progress) -> QImage:
    """In a job: the PDF of one page, and that page as a picture."""
    from bjdesk.documents.certificate import certificates_pdf
    from bjdesk.documents.rendering import opened
    from bjdesk.ui.certificates.papers import faces_of
    from bjdesk.ui.shell.printing import image_of

    file = BytesIO()
    faces = faces_of(desk)
    progress.check()
    certificates_pdf([paper], file, faces)
    with opened(file.getvalue()) as pages:
        return image_of(pages.picture(0, DPI))


class Previewer(QObject):
    """Draws one page after the other; `drawn(paper, image)`, or `failed(paper, error)`."""

    drawn = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, desk: DeskWorkspace, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._jobs = desk, jobs
        self._kept: OrderedDict[Paper, QImage] = OrderedDict()
        self._now: Paper | None = None
        self._next: Paper | None = None

    def ask(self, paper: "Paper") -> None:
        """Draw this one; what was asked for and not begun is forgotten."""
        if paper in self._kept:
            self._next = None
            self.drawn.emit(paper, self._kept[paper])
        elif self._now is None:
            self._begin(paper)
        else:
            self._next = paper

    def _begin(self, paper: "Paper") -> None:
        self._now = paper
        job = Job(translate("Certificates", "预览"), partial(render, self._desk, paper), "award", is_quiet=True)
        job.succeeded.connect(self._on_drawn)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._jobs.start(job)

    def _on_drawn(self, image: QImage) -> None:
        assert self._now is not None
        self._kept[self._now] = image
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.drawn.emit(self._now, image)

    def _on_failed(self, error: object) -> None:
        if isinstance(error, DeskError):
            self.failed.emit(self._now, error)

    def _on_finished(self) -> None:
        is_again = self._next is not None and self._next != self._now
        self._now, wanted, self._next = None, self._next, None
        if wanted is not None and is_again:
            self._begin(wanted)


class Picture(QWidget):
    """The page in the middle of its room, on paper white with a hairline; words until it is drawn."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def image(self) -> QImage | None:
        return self._image

    @property
    def words(self) -> str:
        """What stands there while no page does."""
        return "" if self._image is not None else self._words

    def show_image(self, image: QImage, name: str) -> None:
        self._image = image
        self.setAccessibleName(name)
        self.update()

    def show_words(self, words: str) -> None:
        """Instead of the page, or before it."""
        self._image, self._words = None, words
        self.setAccessibleName(words)
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self._page()
        painter.fillRect(box, self._theme.colour("surface"))
        if self._image is not None:
            dots = self.devicePixelRatioF()
            size = QSize(round(box.width() * dots), round(box.height() * dots))
            scaled = self._image.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawImage(box, scaled)
        else:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.colour("ink2"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(8, 8, -8, -8), flags, self._words)
        painter.setPen(self._theme.colour("line2"))
        painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))

    def _page(self) -> QRectF:
        width = min(float(self.width()), self.height() * _RATIO)
        height = width / _RATIO
        return QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), int(width), int(height))


class PreviewPane(QWidget):
    """第 1 张，共 24 张 and the way to the next; the page below. `walked(-1 or 1)`."""

    walked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previewer: Previewer | None = None
        self._paper: Paper | None = None
        self._name = ""
        self.caption = OneLine(theme, "", "bodyMedium")
        self.before = ActionButton(theme, translate("Certificates", "上一张"), "link", icon="chevron-left", height=36)
        self.after = ActionButton(theme, translate("Certificates", "下一张"), "link", icon="chevron-right", height=36)
        self.picture = Picture(theme)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        air(theme, head, spacing=16)
        head.addWidget(self.caption, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        column = QVBoxLayout(self)
        air(theme, column, spacing=8)
        column.addWidget(self._head)
        column.addWidget(self.picture, 1)
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)

    def draw_with(self, previewer: Previewer) -> None:
        self._previewer = previewer
        previewer.drawn.connect(self._on_drawn)
        previewer.failed.connect(self._on_failed)

    def show_paper(self, paper: "Paper", caption: str, *, can_go_back: bool, can_go_on: bool) -> None:
        self._head.show()
        self.caption.setText(caption)
        self.caption.updateGeometry()
        self.before.setEnabled(can_go_back)
        self.after.setEnabled(can_go_on)
        if paper == self._paper and self.picture.image is not None:
            return
        self._paper, self._name = paper, paper.name
        self.picture.show_words(translate("Certificates", "正在画证书…"))  # never her name over somebody else's page
        if self._previewer is not None:
            self._previewer.ask(paper)

    def show_nothing(self, words: str) -> None:
        self._paper = None
        self.caption.setText("")
        self._head.hide()
        self.picture.show_words(words)

    def _on_drawn(self, paper: Any, image: QImage) -> None:
        if paper == self._paper:
            self.picture.show_image(image, translate("Certificates", "{name}的证书").format(name=self._name))

    def _on_failed(self, paper: Any, error: DeskError) -> None:
        from bjdesk.ui.shell.error_texts import words_for

        if paper == self._paper:
            self.picture.show_words(words_for(error).what)

    def _on_before(self) -> None:
        self.walked.emit(-1)

    def _on_after(self) -> None:
        self.walked.emit(1)

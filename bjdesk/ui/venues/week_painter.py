"""How a week is drawn: closed hours, half-hour lines, blocks, a clash while it is being made, the line of now."""

from uuid import UUID

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from bjdesk.ui.shell.paint import baseline, flat, rounded, text_at
from bjdesk.ui.shell.theme import Theme
from bjdesk.ui.venues import words
from bjdesk.ui.venues.week_shape import COURSE, DAYS, EVENT, HALF, LECTURE, SOCIETY, SPORT, Block, Draft, Week

HEAD, TIMES = 56, 56
COLOURS = {
    COURSE: ("#E8F0FC", "#0A48AC", "#0B57D0"),
    SPORT: ("#E4F2E8", "#14602F", "#1A7F37"),
    SOCIETY: ("#F3EAF8", "#6A2E8C", "#8A44B0"),
    EVENT: ("#FDEBDD", "#8A4108", "#C9691E"),
    LECTURE: ("#E2F1F1", "#0B5A5E", "#17858A"),
}
"""Fill, text and bar of each kind of use."""
_CLOSED, _TODAY = "disabledFill", "sunken"
_TITLE_ONLY, _WITH_TIME, _WITH_WHO = 24, 39, 60


class WeekPainter:
    """Knows where every block lies; reads its colours from the theme at each paint."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.week: Week | None = None
        self.draft: Draft | None = None

    # --- heads -------------------------------------------------------------------------------------------------------

    def paint_day(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, week = self._theme, self.week
        flat(painter, rect, theme.colour("surface"))
        if week is None or not 0 <= section < DAYS:
            return
        day, is_today = week.days[section], section == week.today_column
        left, middle = rect.left() + theme.air(8), rect.top() + rect.height() / 2
        tone = theme.colour("accent" if is_today else "ink")
        self._words(
            painter, "bodyStrong", tone, left, middle - theme.px(10), words.weekday(section), rect.right() - left
        )
        date = f"{day.month}-{day.day}"
        below = words.translate("Venues", "今天 {date}").format(date=date) if is_today else date
        if is_today and theme.metrics("cap").horizontalAdvance(below) > rect.right() - left:
            below = words.translate("Venues", "今天")
        tone = theme.colour("accent" if is_today else "ink3")
        self._words(painter, "cap", tone, left, middle + theme.px(11), below, rect.right() - left)
        flat(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        if is_today:
            flat(painter, QRect(rect.left(), rect.bottom() - 2, rect.width(), 3), theme.colour("accent"))

    def paint_hour(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, week = self._theme, self.week
        flat(painter, rect, theme.colour("surface"))
        if week is None or week.minutes(section) % 60:
            return
        metrics, text = theme.metrics("cap"), words.clock(week.minutes(section))
        painter.setFont(theme.font("cap"))
        painter.setPen(theme.colour("ink3"))
        right = rect.right() - theme.px(8) - metrics.horizontalAdvance(text)
        text_at(painter, right, baseline(metrics, rect.top() + rect.height() / 2), text)

    # --- the week ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, area: QRect, chosen: QRect | None, *, has_ring: bool) -> None:
        """The whole week in `area`; `chosen` is the cell that has the keyboard, with a ring if it came by keys."""
        assert self.week is not None
        flat(painter, area, self._theme.colour("surface"))
        for day in range(DAYS):
            self._paint_closed(painter, area, self.week, day)
        self._paint_lines(painter, area, self.week)
        for day in range(DAYS):
            self._say_closed(painter, area, self.week, day)
        if chosen is not None:
            self._paint_chosen(painter, chosen, has_ring=False)
        self._paint_now(painter, area, self.week)
        for block in self.week.blocks:
            self._paint_block(painter, self._box(area, block), block)
        if self.draft is not None:
            self._paint_draft(painter, area, self.draft)
        if chosen is not None and has_ring:
            self._paint_chosen(painter, chosen, has_ring=True)

    def block_at(self, area: QRect, place: QPoint) -> UUID | None:
        for block in self.week.blocks if self.week is not None else ():
            if self._box(area, block).contains(QPointF(place)):
                return block.id
        return None

    def _paint_closed(self, painter: QPainter, area: QRect, week: Week, day: int) -> None:
        left, right = self._columns(area, day)
        if day == week.today_column:
            flat(painter, QRect(left, area.top(), right - left, area.height()), self._theme.colour(_TODAY))
        spans = () if week.is_shut else week.opened[day]
        if spans is None:
            return
        shut = self._theme.colour(_CLOSED)
        begin = week.first
        for first, last in [*spans, (week.last, week.last)]:
            if first > begin:
                top, bottom = self._y(area, begin), self._y(area, min(first, week.last))
                flat(painter, QRect(left, round(top), right - left, round(bottom - top)), shut)
            begin = max(begin, last)

    def _say_closed(self, painter: QPainter, area: QRect, week: Week, day: int) -> None:
        if not week.is_shut and (week.opened[day] is None or week.opened[day]):
            return
        left, right = self._columns(area, day)
        box = QRect(left, area.top(), right - left, area.height())
        said = words.translate("Venues", "停用") if week.is_shut else words.translate("Venues", "不开放")
        metrics = self._theme.metrics("body")
        place = box.left() + max((box.width() - metrics.horizontalAdvance(said)) / 2, 4)
        clip = painter.viewport()
        middle = max(box.top(), 0) + min(box.height(), clip.height()) * 0.45
        self._words(painter, "body", self._theme.colour("ink3"), place, middle, said, box.width() - 8)

    def _paint_lines(self, painter: QPainter, area: QRect, week: Week) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        solid = QPen(self._theme.colour("line"), 1)
        dotted = QPen(self._theme.colour("line"), 1, Qt.PenStyle.DotLine)
        for row in range(1, week.rows):
            y = round(self._y(area, week.minutes(row)))
            painter.setPen(dotted if week.minutes(row) % 60 else solid)
            painter.drawLine(area.left(), y, area.right(), y)
        painter.setPen(solid)
        for day in range(DAYS):
            left, _ = self._columns(area, day)
            painter.drawLine(left, area.top(), left, area.bottom())

    def _paint_chosen(self, painter: QPainter, box: QRect, *, has_ring: bool) -> None:
        fill, edge = (None, self._theme.colour("ring")) if has_ring else (self._theme.colour("tint"), None)
        rounded(painter, QRectF(box).adjusted(1, 1, 0, 0), self._theme.px(5), fill, edge, 2)

    def _paint_now(self, painter: QPainter, area: QRect, week: Week) -> None:
        column = week.today_column
        if column is None or not week.first <= week.now_min <= week.last:
            return
        left, right = self._columns(area, column)
        y, bad = round(self._y(area, week.now_min)), self._theme.colour("bad")
        flat(painter, QRect(left, y - 1, right - left, 2), bad)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(bad)
        size = self._theme.px(5)
        painter.drawEllipse(QPointF(left + 1, y), size, size)

    # --- blocks ------------------------------------------------------------------------------------------------------

    def _paint_block(self, painter: QPainter, box: QRectF, block: Block) -> None:
        theme = self._theme
        fill, ink, bar = (QColor(name) for name in COLOURS[block.category])
        radius, width = theme.px(7), theme.px(4)
        rounded(painter, box, radius, fill)
        whole, edge = QPainterPath(), QPainterPath()
        whole.addRoundedRect(box, radius, radius)
        edge.addRect(QRectF(box.left(), box.top(), width, box.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(bar)
        painter.drawPath(whole.intersected(edge))
        self._write(painter, box.adjusted(width + theme.px(6), theme.px(3), -theme.px(4), -theme.px(2)), block, ink)
        chip = words.block_chip(block)
        if chip is not None and chip[1] in ("bad", "warn"):
            rounded(painter, box, radius, None, theme.colour(chip[1]), 2)

    def _write(self, painter: QPainter, inside: QRectF, block: Block, ink: QColor) -> None:
        theme = self._theme
        title, below = theme.metrics("capStrong"), theme.metrics("cap")
        lines = [
            ("capStrong", line) for line in _broken(block.title, title, inside.width(), inside.height() >= theme.px(56))
        ]
        if inside.height() >= theme.px(_WITH_TIME - 5):
            lines.append(("cap", self._when(block.first, block.last, inside.width())))
        if inside.height() >= theme.px(_WITH_WHO) and words.who(block):
            lines.append(("cap", words.who(block)))
        top = inside.top()
        for role, text in lines:
            metrics = title if role == "capStrong" else below
            step = metrics.height() - theme.px(1)
            if top + step > inside.bottom() + theme.px(3) and top > inside.top():
                return
            middle = min(top + step / 2, inside.center().y()) if len(lines) == 1 else top + step / 2
            self._words(painter, role, ink, inside.left(), middle, text, inside.width())
            top += step

    def _when(self, first: int, last: int, room: float) -> str:
        """Both ends, or where the column is narrow the first."""
        said = words.span(first, last)
        return said if self._theme.metrics("cap").horizontalAdvance(said) <= room else words.clock(first)

    def _paint_draft(self, painter: QPainter, area: QRect, draft: Draft) -> None:
        """The new booking; over what is taken it is hatched."""
        theme = self._theme
        box = self._rect(area, draft.day, draft.first, draft.last)
        is_bad, radius = bool(draft.taken), theme.px(7)
        tone = theme.colour("bad" if is_bad else "accent")
        rounded(painter, box, radius, theme.colour("badTint" if is_bad else "tint"), tone, 2)
        for first, last in draft.taken:
            self._hatch(painter, self._rect(area, draft.day, first, last).intersected(box), tone)
        rounded(painter, box, radius, None, tone, 2)
        inside = box.adjusted(theme.px(10), theme.px(3), -theme.px(4), -theme.px(2))
        if is_bad:
            inside.setTop(max(self._rect(area, draft.day, first, last).bottom() for first, last in draft.taken))
        step = theme.metrics("capStrong").height()
        if inside.height() >= step:
            said = words.translate("Venues", "新预订")
            self._words(painter, "capStrong", tone, inside.left(), inside.top() + step / 2, said, inside.width())
        if inside.height() >= 2 * step:
            when = self._when(draft.first, draft.last, inside.width())
            self._words(painter, "cap", tone, inside.left(), inside.top() + step * 1.5, when, inside.width())

    def _hatch(self, painter: QPainter, box: QRectF, tone: QColor) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(box)
        painter.setPen(QPen(tone, 1.6))
        step, reach = self._theme.px(8), box.height()
        x = box.left() - reach
        while x < box.right():
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + reach, box.top()))
            x += step
        painter.restore()

    # --- places ------------------------------------------------------------------------------------------------------

    def _box(self, area: QRect, block: Block) -> QRectF:
        box = self._rect(area, block.day, block.first, block.last)
        width = box.width() / block.lanes
        return QRectF(box.left() + block.lane * width, box.top(), width - (1 if block.lanes > 1 else 0), box.height())

    def _rect(self, area: QRect, day: int, first: int, last: int) -> QRectF:
        left, right = self._columns(area, day)
        top, bottom = self._y(area, first), self._y(area, last)
        return QRectF(left + 3, top + 1, right - left - 5, max(bottom - top - 2, 4))

    def _columns(self, area: QRect, day: int) -> tuple[int, int]:
        return area.left() + area.width() * day // DAYS, area.left() + area.width() * (day + 1) // DAYS

    def _y(self, area: QRect, minute: int) -> float:
        assert self.week is not None
        row = area.height() / max(self.week.rows, 1)
        return area.top() + (minute - self.week.first) / HALF * row

    def _words(
        self, painter: QPainter, role: str, tone: QColor, left: float, middle: float, text: str, room: float
    ) -> None:
        metrics = self._theme.metrics(role)
        painter.setFont(self._theme.font(role))
        painter.setPen(tone)
        said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room + 0.5)
        text_at(painter, left, baseline(metrics, middle), said)


def _broken(text: str, metrics: QFontMetricsF, room: float, may_break: bool) -> list[str]:
    """A title in one line or, where there is room, in two; it breaks before （ if it can."""
    if not may_break or metrics.horizontalAdvance(text) <= room:
        return [text]
    cut = next((n for n in range(len(text), 0, -1) if metrics.horizontalAdvance(text[:n]) <= room), 1)
    bracket = text.rfind("（", 1, cut + 1)
    cut = bracket if bracket > 0 else cut
    return [text[:cut], text[cut:]]

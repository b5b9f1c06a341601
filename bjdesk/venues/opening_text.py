"""Reads what people write about opening hours: 周一闭馆；周二至周五 13:00-20:30；暑期周六日闭馆 (R12).

Nothing is guessed: a part that cannot be read is handed back as it stands, for somebody to enter it by hand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bjdesk.venues.opening import (
    ALL_YEAR,
    DAY_MIN,
    EVERY_DAY,
    SUMMER,
    TERM,
    WEEK,
    WINTER,
    Span,
    bits,
    closed,
    mask,
    wrong_with,
)

_LOOKS = str.maketrans(
    {
        **dict(zip("０１２３４５６７８９：．，；（）／", "0123456789:.,;()/", strict=True)),
        **dict.fromkeys("—–―－−～〜∼至到", "-"),
    }
)
"""Signs that mean one thing; each stays one character long, so that a part can be quoted as it was written."""
DAY_NAMES = "一二三四五六日天"
_DAY = rf"(?:周|星期|礼拜)[{DAY_NAMES}1-7]"
_MARKED = r"\d{1,2}\s*(?:[:.]\s*\d{2}|[点时](?:\s*(?:\d{1,2}\s*分?|半))?)"
_PART = r"(?:上午|下午|早上|晚上|中午|早|晚)"
_CLOCK = rf"(?:{_PART}\s*)?(?:{_MARKED}|\d{{1,2}}(?![\d年月日]))"
_HOLIDAYS = "法定节假日|国定假日|法定假日|节假日|国庆节?|春节|元旦|劳动节|端午节?|中秋节?|清明节?"
_TOKENS = re.compile(
    rf"(?P<days>{_DAY}\s*-+\s*(?:周|星期|礼拜)?(?:[{DAY_NAMES}](?![{DAY_NAMES}])|[1-7](?![:.点时\d]))"
    rf"|(?:周|星期|礼拜)(?:[{DAY_NAMES}]+|[1-7]+(?![:.点时\d])))"
    r"|(?P<words>周末|双休日|工作日|每天|每日|天天|全周)"
    r"|(?P<season>暑假期间|寒假期间|暑期|暑假|寒假|学期中|学期内|开学期间)"
    rf"|(?P<holidays>{_HOLIDAYS})"
    rf"|(?P<span>{_CLOCK}\s*-+\s*(?:次日|第二天)?\s*{_CLOCK})"
    r"|(?P<whole>全天(?:开放)?|24小时)"
    r"|(?P<shut>闭馆日?|休馆日?|关闭|不开放|不开|休息日?|公休)"
    r"|(?P<plain>开放时间|营业时间|服务时间|开放|营业|开馆|时间|每|为|及|和|与|[\s、,/:()]+)"
)
_WEEKEND, _WORKDAYS = 0b1100000, 0b0011111
_WORDS = {
    "周末": _WEEKEND,
    "双休日": _WEEKEND,
    "工作日": _WORKDAYS,
    **dict.fromkeys(("每天", "每日", "天天", "全周"), EVERY_DAY),
}
_DAYS = frozenset({"days", "words"})
_SEASONS = {"暑": SUMMER, "寒": WINTER, "学": TERM, "开": TERM}
_REMARK = re.compile("除外|另行|通知|公告|特殊|调整|预约|为准|可能|期间不|视情况|电话")
_TIME = re.compile(rf"({_PART})?\s*(\d{{1,2}})\s*(?:[:.]\s*(\d{{2}})|([点时])\s*(?:(\d{{1,2}})\s*分?|(半))?)?")
_AFTERNOON = ("下午", "晚上", "晚")
_NIGHT_FROM, _NIGHT_UNTIL = 17 * 60, 6 * 60
"""Without 次日 a span goes past midnight only if it starts in the evening and ends before morning."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a text says: spans, words to be kept in mind, parts that could not be read."""

    text: str
    spans: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether the spans say all that the text does."""
        return bool(self.spans) and not self.unread


class _Unreadable(ValueError):
    """A part is not what it looked like."""


@lru_cache(maxsize=512)
def read_opening(text: str) -> Opening:
    """The text in structure; it is never changed and never refused."""
    seen = text.translate(_LOOKS)
    reader = _Reader()
    for clause in re.finditer(r"[^;。\n\r]+", seen):
        reader.begin()
        for piece in re.finditer(r"\([^()]*\)|[^,(]+", clause.group()):
            first, last = clause.start() + piece.start(), clause.start() + piece.end()
            reader.take(piece.group(), text[first:last].strip())
        reader.end()
    spans = reader.found()
    if wrong_with(spans) is not None or not (spans or reader.unread or reader.notes):
        return Opening(text, (), tuple(reader.notes), (text.strip(),) if text.strip() else ())
    return Opening(text, spans, tuple(reader.notes), tuple(reader.unread))


class _Reader:
    """Collects spans part by part; season and days of a clause go on after a comma until others are named."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.unread: list[str] = []
        self._open: dict[tuple[str, int], list[tuple[int, int]]] = {}
        self._shut: dict[tuple[str, int], None] = {}
        self._season, self._days = ALL_YEAR, 0
        self._listed: dict[str, int] = {}
        """Parts that named days and nothing else: 周一，周三 9:00-11:00."""

    def begin(self) -> None:
        self._season = ALL_YEAR

    def end(self) -> None:
        """Days for which no hours came."""
        self.unread += self._listed
        self._listed = {}

    def take(self, part: str, written: str) -> None:
        """One part; nothing of it is kept if a word of it is not known."""
        if _REMARK.search(part):
            self.notes.append(written)
            return
        try:
            self._take(part, written)
        except _Unreadable:
            self.unread.append(written)

    def _take(self, part: str, written: str) -> None:
        tokens = _tokens(part)
        kinds = {kind for kind, _ in tokens} - {"plain"}
        if "holidays" in kinds:
            self.notes.append(written)
        if not kinds or ("holidays" in kinds and not kinds & _DAYS):
            return
        if kinds <= _DAYS:
            self._listed[written] = mask(d for kind, word in tokens if kind in _DAYS for d in bits(_days(word)))
            return
        self._apply(tokens, kinds)

    def _apply(self, tokens: list[tuple[str, str]], kinds: set[str]) -> None:
        named, used, shut = mask(day for days in self._listed.values() for day in bits(days)), False, 0
        season, opened, is_shut = self._season, list[tuple[int, tuple[int, int]]](), False
        for kind, word in tokens:
            if kind == "season":
                season, named = _SEASONS[word[0]], 0
            elif kind in _DAYS:
                named, used = _days(word) | (0 if used else named), False
            elif kind in ("span", "whole"):
                carried = 0 if "season" in kinds else self._days
                opened.append((named or carried or EVERY_DAY, (0, DAY_MIN) if kind == "whole" else _span(word)))
                used = True
            elif kind == "shut":
                shut, is_shut, used = shut | named, True, True
        if is_shut and not shut:
            shut = named or (EVERY_DAY if "season" in kinds else 0)
        if not opened and not shut:
            raise _Unreadable
        self._keep(season, opened, shut)
        self._season, self._days, self._listed = season, named or self._days, {}

    def _keep(self, season: str, opened: list[tuple[int, tuple[int, int]]], shut: int) -> None:
        for days, span in opened:
            for day in range(WEEK):
                if days >> day & 1:
                    self._open.setdefault((season, day), []).append(span)
        for day in range(WEEK):
            if shut >> day & 1:
                self._shut[season, day] = None

    def found(self) -> tuple[Span, ...]:
        """Days that are alike in one span; a closed day is said only where a season differs from the year."""
        by_time: dict[tuple[str, int, int], int] = {}
        for (season, day), spans in self._open.items():
            if (season, day) in self._shut:
                continue
            for first, last in spans:
                by_time[season, first, last] = by_time.get((season, first, last), 0) | 1 << day
        opened = [Span(season, days, first, last) for (season, first, last), days in by_time.items()]
        seasons = {season for season, _ in self._shut} - {ALL_YEAR}
        shut = [closed(mask(day for name, day in self._shut if name == season), season) for season in seasons]
        return tuple(sorted([*opened, *shut]))


def _tokens(part: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    place = 0
    while place < len(part):
        token = _TOKENS.match(part, place)
        if token is None or token.end() == place:
            raise _Unreadable
        found.append((token.lastgroup or "", token.group()))
        place = token.end()
    return found


def _days(word: str) -> int:
    if word in _WORDS:
        return _WORDS[word]
    signs = re.findall(rf"[{DAY_NAMES}1-7]", word)
    days = [min(DAY_NAMES.index(sign), WEEK - 1) if sign in DAY_NAMES else int(sign) - 1 for sign in signs]
    if re.search("-", word):
        first, last = days
        return mask((first + step) % WEEK for step in range((last - first) % WEEK + 1))
    return mask(days)


def _span(word: str) -> tuple[int, int]:
    """Minutes of 13:00-20:30, 下午1点半-5点, 18:00-次日2:00."""
    first, last = re.split(r"-+", word, maxsplit=1)
    is_next = re.search("次日|第二天", last) is not None
    begin, end = _TIME.search(first), _TIME.search(last)
    if begin is None or end is None:
        raise _Unreadable
    if not any(found.group(3) or found.group(4) or found.group(1) for found in (begin, end)):
        raise _Unreadable
    starts = _minutes(begin, begin.group(1))
    ends = _minutes(end, end.group(1) or (begin.group(1) if not is_next and not _is_past(end, starts) else None))
    if is_next or (ends <= starts and starts >= _NIGHT_FROM and ends <= _NIGHT_UNTIL):
        ends += DAY_MIN
    if ends <= starts or starts >= DAY_MIN or ends - starts > DAY_MIN:
        raise _Unreadable
    return starts, ends


def _is_past(end: "re.Match[str]", starts: int) -> bool:
    """An end without a part of the day that is later as it stands needs none from the start."""
    return _minutes(end, None) > starts


def _minutes(found: "re.Match[str]", part: str | None) -> int:
    hour, minute = int(found.group(2)), 30 if found.group(6) else int(found.group(3) or found.group(5) or 0)
    if part in _AFTERNOON and hour < 12:
        hour += 12
    if part == "中午" and hour < 3:
        hour += 12
    if hour > 24 or minute > 59 or hour * 60 + minute > DAY_MIN:
        raise _Unreadable
    return hour * 60 + minute


# --- and back --------------------------------------------------------------------------------------------------------

_SEASON_WORDS = {ALL_YEAR: "", TERM: "学期中", SUMMER: "暑期", WINTER: "寒假"}


def written(spans: tuple[Span, ...]) -> str:
    """Spans as a text that reads back as the same: 周一闭馆；周二至周五 13:00–20:30."""
    said: list[str] = []
    for season in sorted({span.season for span in spans}):
        there = [span for span in spans if span.season == season]
        for days in dict.fromkeys(span.weekdays for span in there):
            times = sorted((s.starts_min, s.ends_min) for s in there if s.weekdays == days)
            said.append(f"{_SEASON_WORDS[season]}{written_days(days)}{_written_times(times)}")
    return "；".join(said)


def day_line(day: int, text: str) -> str:
    """9:00-17:00 of a Tuesday -> 周二 9:00-17:00."""
    return f"周{DAY_NAMES[day]} {text.strip()}"


def times_of_day(day: int, text: str) -> tuple[tuple[int, int], ...] | None:
    """When a day is open, read from what was written of it alone; None if it cannot be read."""
    found = read_opening(day_line(day, text))
    if not found.is_read or any(span.days != (day,) or span.season != ALL_YEAR for span in found.spans):
        return None
    return tuple((span.starts_min, span.ends_min) for span in found.spans)


def written_day(spans: Sequence[Span], day: int) -> str:
    """The times of one day all the year, as `times_of_day` reads them back."""
    there = sorted((s.starts_min, s.ends_min) for s in spans if s.season == ALL_YEAR and day in s.days)
    return _written_times(there).strip() if there else ""


def written_days(days: int) -> str:
    """周二至周五, 周一、周三; every day is 周一至周日."""
    runs: list[list[int]] = []
    for day in (day for day in range(WEEK) if days >> day & 1):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    names = [f"周{DAY_NAMES[day]}" for day in range(WEEK)]
    return "、".join(names[run[0]] if len(run) == 1 else _run(names, run) for run in runs)


def _run(names: list[str], run: list[int]) -> str:
    return f"{names[run[0]]}{'、' if len(run) == 2 else '至'}{names[run[-1]]}"


def _written_times(times: list[tuple[int, int]]) -> str:
    if any(first == last for first, last in times):
        return "闭馆"
    return " " + "、".join(f"{clock(first)}–{'次日' if last > DAY_MIN else ''}{clock(last)}" for first, last in times)


def clock(minutes: int) -> str:
    """570 -> 9:30; past midnight it counts anew, midnight itself is 24:00."""
    if minutes == DAY_MIN:
        return "24:00"
    hours, rest = divmod(minutes % DAY_MIN, 60)
    return f"{hours}:{rest:02}"

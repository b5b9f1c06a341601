"""When a venue is open: the spans that its opening hours consist of, what wrong ones are, and what a day gets of them.

The text that people wrote stays with the venue; `opening_text` reads it into these spans (R12).
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

ALL_YEAR, TERM, SUMMER, WINTER = "0", "1", "2", "3"
"""`opening_season`."""
WEEK = 7
EVERY_DAY = (1 << WEEK) - 1
DAY_MIN = 24 * 60
LATEST_MIN = 2 * DAY_MIN
LONGEST_MIN = DAY_MIN
_SPELT = re.compile(r"(\d)/([01]{7})/(\d+)-(\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when to when on some days of the week (bit 0 is Monday); past midnight above 1440.

    One that ends as it starts says that those days are closed, in that season.
    """

    season: str
    weekdays: int
    starts_min: int
    ends_min: int

    @property
    def is_closed(self) -> bool:
        return self.starts_min == self.ends_min

    @property
    def days(self) -> tuple[int, ...]:
        """Monday is 0."""
        return bits(self.weekdays)


def bits(weekdays: int) -> tuple[int, ...]:
    """The days of a mask, Monday is 0."""
    return tuple(day for day in range(WEEK) if weekdays >> day & 1)


def mask(days: Iterable[int]) -> int:
    """The bits of some days, Monday is 0."""
    found = 0
    for day in days:
        found |= 1 << day
    return found


def closed(weekdays: int, season: str) -> Span:
    """Those days are closed in that season, whatever holds the rest of the year."""
    return Span(season, weekdays, 0, 0)


def told_spans(spans: Iterable[Span]) -> str:
    """As the audit keeps them, in one line; `spelt_spans` reads it back."""
    return "；".join(f"{span.season}/{span.weekdays:07b}/{span.starts_min}-{span.ends_min}" for span in spans)


def spelt_spans(text: str) -> tuple[Span, ...]:
    """What `told_spans` wrote; what cannot be read is left out."""
    found = [_SPELT.fullmatch(part) for part in text.split("；")]
    return tuple(Span(one[1], int(one[2], 2), int(one[3]), int(one[4])) for one in found if one is not None)


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why hours cannot be so: `kind` is empty-days, out-of-day, too-long or overlap; `weekday` where it shows."""

    kind: str
    weekday: int
    one: Span
    other: Span | None = None


def wrong_with(spans: Sequence[Span]) -> Wrong | None:
    """The first thing that is wrong; None when all is well. Spans of one season may touch, not overlap."""
    for span in spans:
        if not 0 < span.weekdays <= EVERY_DAY:
            return Wrong("empty-days", 0, span)
        if not 0 <= span.starts_min < DAY_MIN or not span.starts_min <= span.ends_min <= LATEST_MIN:
            return Wrong("out-of-day", span.days[0], span)
        if span.ends_min - span.starts_min > LONGEST_MIN:
            return Wrong("too-long", span.days[0], span)
    for place, one in enumerate(spans):
        for other in spans[place:]:
            if one.season == other.season and (day := _meet(one, other)) is not None:
                return Wrong("overlap", day, one, other)
    return None


def _meet(one: Span, other: Span) -> int | None:
    """The day on which both are open at once, or open and closed; the night before counts too."""
    if one is other:
        return _meets_itself(one)
    for day in one.days:
        for shift in (-1, 0, 1):
            if other.weekdays >> ((day + shift) % WEEK) & 1 and _overlap(one, other, shift * DAY_MIN):
                return day
    return None


def _meets_itself(one: Span) -> int | None:
    """A night that is still going on when the next day opens."""
    reaches = one.ends_min > one.starts_min + DAY_MIN
    return next((day for day in one.days if reaches and one.weekdays >> ((day + 1) % WEEK) & 1), None)


def _overlap(one: Span, other: Span, shift: int) -> bool:
    if one.is_closed or other.is_closed:
        return shift == 0
    return one.starts_min < other.ends_min + shift and other.starts_min + shift < one.ends_min


def season_of(day: date, terms: Collection[tuple[date, date]]) -> str:
    """学期中 within a term of the district; between them the summer or the winter holidays."""
    if any(first <= day <= last for first, last in terms):
        return TERM
    return SUMMER if 6 <= day.month <= 9 else WINTER


def spans_on(spans: Iterable[Span], weekday: int, season: str) -> list[tuple[int, int]]:
    """What holds on a weekday in a season, in order: a season's own words go before those for the whole year."""
    there = [span for span in spans if span.weekdays >> weekday & 1]
    own = [span for span in there if span.season == season]
    meant = own or [span for span in there if span.season == ALL_YEAR]
    return sorted((span.starts_min, span.ends_min) for span in meant if not span.is_closed)


def open_on(spans: Sequence[Span], day: date, terms: Collection[tuple[date, date]]) -> list[tuple[int, int]]:
    """Minutes of a civil day in which it is open, in order and joined, with what is left of the night before."""
    eve = day - timedelta(days=1)
    night = [(0, ends - DAY_MIN) for _, ends in spans_on(spans, eve.weekday(), season_of(eve, terms)) if ends > DAY_MIN]
    today = [(first, min(last, DAY_MIN)) for first, last in spans_on(spans, day.weekday(), season_of(day, terms))]
    return _joined(sorted([*night, *today]))


def _joined(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined

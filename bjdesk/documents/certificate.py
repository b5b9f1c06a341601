"""Certificates on A4 landscape: what stands on one, and how many become one file in roster order (R77, D12)."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from bjdesk.documents.faces import PRESS, CertificateFaces
from bjdesk.documents.saving import Disk, save
from bjdesk.documents.text import drawable
from bjdesk.kernel.errors import DiskFull, RuleBroken, StorageProblem

REISSUED_ON = "补发日期："
_WORDS = ("title", "body", "closing", "issuer", "date", "printed_number", "number", "name", "reissued", "reissued_on")
_SPARE = 1 << 17  # bytes left free on a full disk, so that what was printed can still be written down
_REISSUE_MARKS = re.compile(rf"(?:（补发）|\(补发\))?{REISSUED_ON}[〇一二三四五六七八九十0-9年月日-]+$|（补发）$")

Told = Callable[[int, int], None]
"""(pages done, pages in all); may raise to end the work."""


@dataclass(frozen=True)
class Paper:
    """One certificate as plain words; `name` stands out where it first occurs in `body`."""

    title: str
    body: str
    closing: str
    issuer: str
    date: str
    printed_number: str
    number: str
    name: str
    square: str
    day: str = ""
    """ISO date on which the file is dated."""
    reissued: str = ""
    """（补发） on a second print, with the date of it in `reissued_on` as it is to be read."""
    reissued_on: str = ""
    is_training: bool = False
    shows_seal: bool = False
    """For the screen: where the seal will be pressed. Never on paper."""

    @property
    def seen(self) -> "Paper":
        """As it is drawn: unseen characters gone, Latin letters composed."""
        words: dict[str, Any] = {name: drawable(getattr(self, name)) for name in _WORDS}
        return replace(self, **words)

    def texts(self) -> tuple[str, ...]:
        """All words of the page in the order in which they are read out of the file."""
        parts = (self.title, self.body, self.closing, self.issuer, self.date, self.printed_number, self.number)
        marks = (self.reissued, REISSUED_ON + self.reissued_on if self.reissued_on else "")
        return (*parts, *(mark for mark in marks if mark))


@dataclass(frozen=True)
class Kept:
    """A file with the first `len(digests)` papers; `problem` says why it is not all of them."""

    path: Path
    digests: tuple[bytes, ...]
    problem: StorageProblem | None = None


def page_text(paper: Paper) -> str:
    """The words that the proof covers, without spaces: what is copied out of the page once the reissue is taken off."""
    return _unspaced("".join(replace(paper, reissued="", reissued_on="").seen.texts()))


def without_reissue(copied: str) -> str:
    """Words copied out of a page, without spaces and without the marks of a second print at their end."""
    return _REISSUE_MARKS.sub("", _unspaced(copied))


def unprintable(paper: Paper, faces: CertificateFaces) -> list[str]:
    """Characters of this paper that no face draws, each once."""
    with PRESS:
        return list(_undrawn(paper.seen, faces))


def certificates_pdf(
    papers: Sequence[Paper],
    target: Path | BinaryIO,
    faces: CertificateFaces,
    progress: Told | None = None,
    *,
    replace: bool = False,
) -> tuple[bytes, ...]:
    """One page a paper, in order, written whole; gives the digest of each page: what is drawn on it, in SHA-256.

    The same papers give the same bytes; a page has the same digest whatever file it stands in. Raises
    RuleBroken("certificate-unprintable" or "certificate-too-long") before anything is written, and what `saving.save`
    raises. Some 10 ms a page: call it in a job.
    """
    document, digests = drawn(papers, faces, progress)
    save(document, target, replace=replace)
    return digests


def keep_certificates(
    papers: Sequence[Paper],
    path: Path,
    faces: CertificateFaces,
    progress: Told | None = None,
    *,
    disk: Disk | None = None,
) -> Kept:
    """As `certificates_pdf`, but a disk that is too small gets as many of the first papers as it takes, whole.

    The rest is done later under another name: `papers[len(kept.digests):]`. Raises DiskFull where not one fits.
    """
    disk = disk or Disk()
    document, digests = drawn(papers, faces, progress)
    try:
        disk.save(document, path)
        return Kept(path, digests)
    except DiskFull as problem:
        count = _fitting(papers, faces, disk.room(path.parent) - _SPARE, len(document))
        if not count:
            raise
        document, digests = drawn(papers[:count], faces)
        disk.save(document, path)
        return Kept(path, digests, problem)


def drawn(
    papers: Sequence[Paper], faces: CertificateFaces, progress: Told | None = None
) -> tuple[bytes, tuple[bytes, ...]]:
    """The file in memory, and the digests of its pages."""
    from bjdesk.documents.certificate_sheet import CertificateSheet  # reportlab: 50 ms the first paint must not pay

    document, digests = BytesIO(), list[bytes]()
    with PRESS:
        sheet = CertificateSheet(document, faces, papers[0].seen) if papers else None
    for number, paper in enumerate(papers, 1):
        with PRESS:
            seen = paper.seen
            _refuse_unprintable(seen, faces)
            assert sheet is not None
            digests.append(sheet.draw(seen))
        if progress is not None:
            progress(number, len(papers))
    if sheet is not None:
        with PRESS:
            sheet.finish()
    return document.getvalue(), tuple(digests)


def _fitting(papers: Sequence[Paper], faces: CertificateFaces, room: int, size: int) -> int:
    """How many of the first papers make a file of at most `room` bytes; all of them make `size`.

    Files grow almost evenly with their pages, so a few guesses between what fits and what does not are enough.
    """
    fits, over = (0, 0), (len(papers), size)
    while over[0] - fits[0] > 1:
        guess = fits[0] + int((room - fits[1]) * (over[0] - fits[0]) / (over[1] - fits[1]))
        count = max(fits[0] + 1, min(guess, over[0] - 1))
        found = (count, len(drawn(papers[:count], faces)[0]))
        fits, over = (found, over) if found[1] <= room else (fits, found)
    return fits[0]


def _refuse_unprintable(paper: Paper, faces: CertificateFaces) -> None:
    missing = list(_undrawn(paper, faces))
    if missing:
        raise RuleBroken("certificate-unprintable", name=paper.name, characters=" ".join(missing))


def _undrawn(paper: Paper, faces: CertificateFaces) -> Iterator[str]:
    chars = dict.fromkeys("".join(paper.texts()))
    for char in chars:
        if not char.isspace() and faces.serif.for_char(char) is None:
            yield char


def _unspaced(text: str) -> str:
    return "".join(text.split())

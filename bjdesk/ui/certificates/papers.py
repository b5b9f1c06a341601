"""From a certificate, or from one that is only drafted, to the page that is drawn of it (R77)."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import resources
from bjdesk.certificates.proof import MOST_BYTES, PREFIX
from bjdesk.certificates.wording import Text, chinese_date
from bjdesk.documents.certificate import Paper
from bjdesk.documents.faces import CertificateFaces, certificate_faces
from bjdesk.kernel.clock import day_of
from bjdesk.ui.desk_workspace import DeskWorkspace

if TYPE_CHECKING:
    from bjdesk.certificates.queries import CertificateRow

FONTS = Path(resources.__file__).parent / "fonts"
UNSIGNED = PREFIX + ("PREVIEW" * MOST_BYTES)[: MOST_BYTES * 8 // 5]
"""The square of a draft: as dense as a real one, and proof of nothing."""
_FORBIDDEN = dict.fromkeys(map(ord, '\\/:*?"<>|\r\n\t'), "_")

_lock = threading.Lock()
_known: dict[tuple[Path, ...], CertificateFaces] = {}


def faces_of(desk: DeskWorkspace) -> CertificateFaces:
    """The faces of certificates with those for rare names; read once (0.3 s). Call it in a job."""
    with _lock:
        if desk.faces not in _known:
            _known.clear()
            _known[desk.faces] = certificate_faces(FONTS, desk.faces)
        return _known[desk.faces]


def drafted(text: Text, day: str, *, is_training: bool) -> Paper:
    """A page to look at before it is issued."""
    return _paper(text, UNSIGNED, day, is_training=is_training, shows_seal=True)


def issued(row: "CertificateRow", desk: DeskWorkspace, *, shows_seal: bool = False) -> Paper | None:
    """A page as it is printed; None after an erasure, when nothing is left to print."""
    if row.text is None or row.square is None:
        return None
    reissued_on = "" if row.reissued_at is None else chinese_date(day_of(row.reissued_at, desk.facts.zone))
    return _paper(
        row.text,
        row.square,
        row.facts.get("day", ""),
        is_training=desk.facts.is_training,
        shows_seal=shows_seal,
        reissued_on=reissued_on,
    )


def _paper(text: Text, square: str, day: str, *, is_training: bool, shows_seal: bool, reissued_on: str = "") -> Paper:
    return Paper(
        title=text.title,
        body=text.body,
        closing=text.closing,
        issuer=text.issuer,
        date=text.date,
        printed_number=text.printed_number,
        number=text.number,
        name=text.name,
        square=square,
        day=day,
        reissued=text.reissued if reissued_on else "",
        reissued_on=reissued_on,
        is_training=is_training,
        shows_seal=shows_seal,
    )


def file_name(rows: "Sequence[CertificateRow]") -> str:
    """结业证书 书法（演示） 010001-010024.pdf, in the language of the paper."""
    first, last = (row.number.split("-")[-2] for row in (rows[0], rows[-1]))
    numbers = first if first == last else f"{first}-{last}"
    title = rows[0].text.title if rows[0].text is not None else ""
    name = f"{title} {rows[0].facts.get('class_name', '')} {numbers}".translate(_FORBIDDEN)
    return f"{name.strip()[:100]}.pdf"

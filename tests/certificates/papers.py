"""Certificates on paper: PDFs and pictures of them, true and forged. All people are invented."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import segno
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import resources
from bjdesk.certificates.numbers import Number
from bjdesk.certificates.proof import Delegation, Signed, key_id, signed, signer_of, state
from bjdesk.certificates.verdict import Knowledge, KnownKey
from bjdesk.certificates.wording import Text
from bjdesk.documents.certificate import Paper, certificates_pdf
from bjdesk.documents.faces import CertificateFaces, certificate_faces
from bjdesk.documents.rendering import opened

DAY = date(2026, 11, 20)
SIGN, PUBLIC = signer_of(b"d" * 32)
DISTRICT_SIGN, DISTRICT = signer_of(b"D" * 32)


@cache
def faces() -> CertificateFaces:
    return certificate_faces(Path(resources.__file__).parent / "fonts")


def words_for(name: str = "王桂芳", count: int = 1) -> Text:
    number = Number("330108003", 2026, "JY", 10_000 + count)
    body = f"{name}于2026年9月1日至2026年11月20日参加书法（演示）学习，学满36.5学时，准予结业。"
    place, day = "滨江区社区学院浦沿街道分院", "二〇二六年十一月二十日"
    printed = f"滨社院浦沿〔2026〕结字第{number.n:06}号"
    return Text("结业证书", body, "特发此证。", place, day, printed, str(number), name)


def proof_of(text: Text, day: date = DAY) -> Signed:
    number = Number("330108003", 2026, "JY", int(text.number.split("-")[3]))
    return signed(state(number, day, text.name, text.wording, b"saltsalt", PUBLIC), SIGN)


def paper(text: Text, square: str | None = None, **more: Any) -> Paper:
    """The page of a certificate; with another square it is forged."""
    words = (text.title, text.body, text.closing, text.issuer, text.date, text.printed_number, text.number, text.name)
    return Paper(*words, proof_of(text).square if square is None else square, **more)


def pdf(*papers: Paper) -> bytes:
    made = BytesIO()
    certificates_pdf(papers, made, faces())
    return made.getvalue()


def photograph(document: bytes, kind: str = "PNG", dpi: float = 200) -> bytes:
    """Its first page as a picture."""
    with opened(document) as pages:
        found = pages.picture(0, dpi)
    image = Image.frombuffer("RGB", (found.width, found.height), found.pixels, "raw", "RGB", found.stride, 1)
    return saved(image, kind)


def code(text: str) -> bytes:
    """A square alone, as a picture."""
    made = BytesIO()
    segno.make_qr(text, error="m", boost_error=False, mask=3).save(made, kind="png", scale=4, border=4)
    return made.getvalue()


def saved(image: Image.Image, kind: str) -> bytes:
    made = BytesIO()
    image.save(made, kind)
    return made.getvalue()


def scan(picture: bytes, read: str = "") -> bytes:
    """A PDF as a copier makes it: a picture, and under it, unseen, what the copier has read."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=landscape(A4))
    canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, *landscape(A4))
    if read:
        text = canvas.beginText(50, 50)
        text.setTextRenderMode(3)
        text.textOut(read)
        canvas.drawText(text)
    canvas.save()
    return made.getvalue()


def blank(pages: int, password: str | None = None) -> bytes:
    made = BytesIO()
    canvas = Canvas(made, encrypt=password)
    for _ in range(pages):
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def known(**more: Any) -> Knowledge:
    """A machine that knows the key for this year and the next."""
    return replace(Knowledge(DISTRICT, {key_id(PUBLIC): (leave(),)}, {}, {}, date(2026, 11, 24)), **more)


def leave(first: date = date(2026, 1, 1), last: date = date(2027, 12, 31), revoked_on: date | None = None) -> KnownKey:
    unsigned = Delegation(PUBLIC, bytes(range(16)), first, last)
    return KnownKey(replace(unsigned, signature=DISTRICT_SIGN(unsigned.content)), revoked_on)


@dataclass
class Ticks:
    """A clock that goes on by `step` at every look."""

    step: float
    now: float = 0.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now

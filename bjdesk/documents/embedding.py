"""A TrueType face whose text can be copied out of the PDF again, characters beyond the BMP included."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

_ENTRIES_A_BLOCK = 100  # PDF 32000-1 §9.10.3 after Adobe note 5014: no more in one beginbfchar block


def embeddable(path: Path) -> "EmbeddedFace":
    """The face in this file, registered with reportlab; two files of the same PostScript name are one face."""
    name = TTFontFile(str(path), charInfo=0).name.decode("ascii")
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(EmbeddedFace(name, str(path), asciiReadable=False, shapable=False))
    face = pdfmetrics.getFont(name)
    assert isinstance(face, EmbeddedFace)
    return face


class EmbeddedFace(TTFont):  # type: ignore[misc]  # reportlab carries no types
    """reportlab's dynamic face with a right ToUnicode table.

    reportlab writes a code point as `<%04X>`; beyond the BMP that gives five digits, which every reader takes for two
    other characters (𬭸 is copied as ⲷ). The table wants UTF-16BE.
    """

    def addObjects(self, doc: Any) -> None:
        """Let reportlab add fonts, descriptors and tables, then say again what each code means."""
        state = self.state[doc]
        subsets = [list(subset) for subset in state.subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            base = fonts[name].BaseFont
            doc.idToObject[f"toUnicodeCMap:{base}"].content = to_unicode(base, subset)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The ToUnicode CMap of a one-byte subset: `subset[code]` is the code point; 0 (no glyph) is left out."""
    entries = [f"<{code:02X}> <{_utf16(point)}>" for code, point in enumerate(subset) if point]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(entries), _ENTRIES_A_BLOCK):
        block = entries[start : start + _ENTRIES_A_BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _utf16(point: int) -> str:
    return chr(point).encode("utf-16-be", "surrogatepass").hex().upper()

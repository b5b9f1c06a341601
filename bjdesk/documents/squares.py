"""The square of a certificate as an image of one bit a module: 0.4 kB in the page, where a path takes 5."""

from dataclasses import dataclass

_MASK = 3  # what is encoded is as good as random, so no mask is better than another; trying all eight takes 26 ms


@dataclass(frozen=True)
class Square:
    """A QR code without its quiet zone; `rows` are packed from the left, a set bit is dark."""

    modules: int
    rows: bytes


def square(text: str) -> Square:
    """`text` with error correction M, as small as it can be."""
    import segno  # late: only who prints needs it

    matrix = segno.make_qr(text, error="m", boost_error=False, mask=_MASK).matrix
    size, width = len(matrix), (len(matrix) + 7) // 8
    bits = (int("".join("1" if module else "0" for module in row), 2) << (width * 8 - size) for row in matrix)
    return Square(size, b"".join(row.to_bytes(width, "big") for row in bits))

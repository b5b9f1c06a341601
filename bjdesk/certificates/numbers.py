"""Numbers of certificates: branch, year, kind, a count that begins with the desk's number, a check digit (D12).

Two desks that never met count in ranges of their own, so no number is given twice and each desk's stand in order.
"""

from dataclasses import dataclass

KINDS = ("JY", "XS", "XF", "RY", "SF", "PS", "PX", "CJ")
"""`certificate_kind`; their place counted from 1 goes into the check digit."""
PER_DESK = 10_000
"""Numbers of one kind that a desk can give in a year."""
_MODULUS, _BASE = 10, 11


@dataclass(frozen=True, slots=True)
class Number:
    """`n` has six digits: two of the desk, four of its own count."""

    branch: str
    year: int
    kind: str
    n: int

    def __str__(self) -> str:
        """As machines read it: 330108003-2026-JY-000123-5."""
        return f"{self.branch}-{self.year}-{self.kind}-{self.n:06}-{self.check}"

    @property
    def check(self) -> int:
        """ISO 7064 MOD 11,10 over branch, year, index of the kind, and count."""
        index = KINDS.index(self.kind) + 1
        return check_digit(f"{self.branch}{self.year:04}{index:02}{self.n:06}")

    @property
    def desk(self) -> int:
        return self.n // PER_DESK

    def printed(self, pattern: str, short: str) -> str:
        """As the paper says it: 滨社院浦沿〔2026〕结字第000123号."""
        return pattern.format(short=short, year=self.year, n=f"{self.n:06}")


def check_digit(digits: str) -> int:
    """ISO 7064 MOD 11,10, the pure system for digits."""
    rest = _MODULUS
    for digit in digits:
        rest = (rest + int(digit)) % _MODULUS or _MODULUS
        rest = rest * 2 % _BASE
    return (_BASE - rest) % _MODULUS


def parse(text: str) -> Number | None:
    """The number that `text` writes, None if it is none or its check digit is wrong."""
    parts = text.strip().upper().split("-")
    if len(parts) != 5 or parts[2] not in KINDS or not all(part.isascii() for part in parts):
        return None
    branch, year, kind, n, check = parts
    if not (branch + year + n + check).isdigit() or (len(branch), len(year), len(n), len(check)) != (9, 4, 6, 1):
        return None
    found = Number(branch, int(year), kind, int(n))
    return found if found.check == int(check) else None


def numbered(branch: str, year: int, kind: str, desk: int, count: int) -> Number | None:
    """The desk's `count`-th number, from 1; None when the year's are used up."""
    if not 1 <= count < PER_DESK:
        return None
    return Number(branch, year, kind, desk * PER_DESK + count)

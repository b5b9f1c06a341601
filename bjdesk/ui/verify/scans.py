"""What a reader has sent: the square of a certificate, or a card; known by its letters alone (R24, P36)."""

_SQUARE = "BJ1:"
_LONGEST_CARD = 64


def is_square(text: str) -> bool:
    """Whether it is the square of a certificate, which opens 查验 wherever it is scanned."""
    return text.strip()[: len(_SQUARE)].upper() == _SQUARE


def is_whole_square(text: str) -> bool:
    """Whether nothing is missing; a gun need not end its line."""
    from bjdesk.certificates.proof import read_square

    return is_square(text) and read_square(text) is not None


def is_paper(text: str) -> bool:
    """Whether 查验 takes it when it is in front: any square, also a foreign one; a card goes to 签到."""
    return ":" in text or "/" in text or len(text) > _LONGEST_CARD

"""Walks msgpack bytes before they are decoded: no recursion, no allocation by a length that somebody claims.

Refused are: more than 32 levels, floats, extension types, keys that are not text or stand twice, numbers outside
±2^53, texts over 4,000 characters or with U+0000, surrogates or direction controls, lengths past the end, a rest.
"""

from typing import NoReturn

from sync.protocol.bounds import DEPTH, FORBIDDEN, NODES, NUMBER, TEXT, refuse

_SKIP, _LARGE, _TEXT, _BYTES, _ARRAY, _MAP, _WRONG, _FLOAT = range(8)
_LONG = {
    0xC0: (_SKIP, 0, 0),
    0xC2: (_SKIP, 0, 0),
    0xC3: (_SKIP, 0, 0),
    0xC4: (_BYTES, 1, 0),
    0xC5: (_BYTES, 2, 0),
    0xC6: (_BYTES, 4, 0),
    0xCA: (_FLOAT, 0, 0),
    0xCB: (_FLOAT, 0, 0),
    0xCC: (_SKIP, 0, 1),
    0xCD: (_SKIP, 0, 2),
    0xCE: (_SKIP, 0, 4),
    0xCF: (_LARGE, 0, 8),
    0xD0: (_SKIP, 0, 1),
    0xD1: (_SKIP, 0, 2),
    0xD2: (_SKIP, 0, 4),
    0xD3: (_LARGE, 0, 8),
    0xD9: (_TEXT, 1, 0),
    0xDA: (_TEXT, 2, 0),
    0xDB: (_TEXT, 4, 0),
    0xDC: (_ARRAY, 2, 0),
    0xDD: (_ARRAY, 4, 0),
    0xDE: (_MAP, 2, 0),
    0xDF: (_MAP, 4, 0),
}
_SIGNED = 0xD3
_PATH = 6


def _tag(byte: int) -> tuple[int, int, int]:
    """(kind, bytes of the length that follow, length or payload if it stands in the tag)."""
    if byte <= 0x7F or byte >= 0xE0:
        return _SKIP, 0, 0
    if byte <= 0x8F:
        return _MAP, 0, byte & 0x0F
    if byte <= 0x9F:
        return _ARRAY, 0, byte & 0x0F
    if byte <= 0xBF:
        return _TEXT, 0, byte & 0x1F
    return _LONG.get(byte, (_WRONG, 0, 0))


_TAGS = tuple(map(_tag, range(256)))


class _Open:
    """An array or map that is being walked: how many values are still to come, and the keys met."""

    __slots__ = ("keys", "left", "size")

    def __init__(self, size: int, keys: dict[bytes, None] | None) -> None:
        self.left = self.size = size
        self.keys = keys

    def __str__(self) -> str:
        """The place of the value that was begun last."""
        if self.keys is None:
            return f"[{self.size - self.left - 1}]"
        return f".{next(reversed(self.keys)).decode(errors='replace')}" if self.keys else ""


def walk(data: bytes, field: str) -> None:
    """Refuse `data` unless it is exactly one msgpack value within the bounds; `field` names it."""
    quick = _Walk(data, field, careful=False)
    quick.run()
    if not quick.are_texts_sound():
        _Walk(data, field, careful=True).run()  # once more, to name the place


class _Walk:
    """One pass over the bytes. Texts are judged one by one only if `careful`: together that is much faster."""

    def __init__(self, data: bytes, field: str, careful: bool) -> None:
        self._data = data
        self._field = field
        self._careful = careful
        self._at = 0
        self._nodes = 0
        self._texts: list[bytes] = []
        self._stack = [_Open(1, None)]

    def run(self) -> None:
        stack = self._stack
        while stack:
            top = stack[-1]
            if not top.left:
                stack.pop()
                continue
            top.left -= 1
            kind, size = self._tag()
            if top.keys is not None and top.left & 1:
                self._meet_key(top.keys, kind, size)
            if kind is _ARRAY or kind is _MAP:
                self._open(kind, size)
            else:
                self._pass(kind, size)
        if self._at != len(self._data):
            self._refuse("rest")

    def are_texts_sound(self) -> bool:
        try:
            return not FORBIDDEN.search(b"\n".join(self._texts).decode())
        except UnicodeDecodeError:
            return False

    def _tag(self) -> tuple[int, int]:
        """Step over a tag and the length that belongs to it."""
        at = self._at
        if at >= len(self._data):
            self._refuse("cut")
        kind, width, size = _TAGS[self._data[at]]
        self._at = at + 1 + width
        return kind, int.from_bytes(self._data[at + 1 : self._at], "big") if width else size

    def _open(self, kind: int, size: int) -> None:
        """Enter an array or map: not too deep, and it claims no more values than bytes are left."""
        values = size * 2 if kind is _MAP else size
        self._nodes += values
        if values > len(self._data) - self._at:
            self._refuse("cut")
        if len(self._stack) > DEPTH:
            self._refuse("depth")
        if self._nodes > NODES:
            self._refuse("too-large")
        self._stack.append(_Open(values, {} if kind is _MAP else None))

    def _pass(self, kind: int, size: int) -> None:
        """Step over a value that holds no others."""
        start = self._at
        self._at = start + size
        if self._at > len(self._data):
            self._refuse("cut")
        if kind is _TEXT:
            self._texts.append(self._data[start : self._at])
            if self._careful or size > TEXT:
                self._judge_text(self._texts[-1])
        elif kind is _LARGE:
            signed = self._data[start - 1] == _SIGNED
            if not -NUMBER <= int.from_bytes(self._data[start : self._at], "big", signed=signed) <= NUMBER:
                self._refuse("number")
        elif kind is _FLOAT or kind is _WRONG:
            self._refuse("float" if kind is _FLOAT else "kind")

    def _meet_key(self, keys: dict[bytes, None], kind: int, size: int) -> None:
        key = self._data[self._at : self._at + size]
        if kind is not _TEXT:
            self._refuse("key")
        if key in keys:
            self._refuse("duplicate-key")
        keys[key] = None

    def _judge_text(self, text: bytes) -> None:
        try:
            found = text.decode()
        except UnicodeDecodeError:
            self._refuse("characters")
        if len(found) > TEXT:
            self._refuse("length")
        if FORBIDDEN.search(found):
            self._refuse("characters")

    def _refuse(self, why: str) -> NoReturn:
        """Name the place as `head.cursors.*[1]`."""
        refuse(self._field + "".join(map(str, self._stack[1 : 1 + _PATH])), why)

"""gzip both ways: out with the same bytes every time, in with every bound counted while the bytes come (fault 58)."""

import zlib
from collections.abc import Iterable

from sync.protocol.blocks import borders
from sync.protocol.bounds import EXPANDED, RATIO, RATIO_FREE, REPLY_PACKED, REQUEST_PACKED, refuse
from sync.protocol.errors import NotOurServer

_GZIP = 16 + zlib.MAX_WBITS
_LEVEL = 6
_MEMORY = 8
_CHUNK = 256 << 10
_FIELD = "body"
_MAGIC = b"\x1f\x8b"


def pack(body: bytes, level: int = _LEVEL) -> bytes:
    """`body` as gzip, without a time or a name, and never so small that the other end takes it for a bomb."""
    packed = _packed(body, level, zlib.Z_FILTERED)
    return packed if len(body) <= max(RATIO_FREE, len(packed) * RATIO) else _packed(body, level, zlib.Z_HUFFMAN_ONLY)


def _packed(body: bytes, level: int, strategy: int) -> bytes:
    """Without repeats (`Z_HUFFMAN_ONLY`) no byte becomes less than a bit."""
    packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP, _MEMORY, strategy)
    packed = bytearray()
    start = 0
    for border in borders(body):
        packed += packer.compress(body[start:border]) + packer.flush(zlib.Z_BLOCK)
        start = border
    return bytes(packed + packer.compress(body[start:]) + packer.flush())


def unpack(
    packed: bytes | Iterable[bytes], limit: int = EXPANDED, ratio: int = RATIO, packed_limit: int = REQUEST_PACKED
) -> bytes:
    """The body of packed bytes, whole or in the pieces in which they arrive."""
    unpacker = Unpacker(limit, ratio, packed_limit)
    for piece in (packed,) if isinstance(packed, bytes) else packed:
        unpacker.feed(piece)
    return unpacker.finish()


def unpack_reply(packed: Iterable[bytes]) -> bytes:
    """The body of a reply in pieces; what is no gzip at all is the page of a portal or a proxy (fault 44)."""
    unpacker, start = Unpacker(packed_limit=REPLY_PACKED), b""
    for piece in packed:
        start += piece[: len(_MAGIC) - len(start)]
        if not _MAGIC.startswith(start):
            raise NotOurServer
        unpacker.feed(piece)
    if start != _MAGIC:
        raise NotOurServer
    return unpacker.finish()


class Unpacker:
    """Expands a body piece by piece and stops at the first byte too many, holding no more than what came out."""

    def __init__(self, limit: int = EXPANDED, ratio: int = RATIO, packed_limit: int = REQUEST_PACKED) -> None:
        self._limit = limit
        self._ratio = ratio
        self._packed_limit = packed_limit
        self._inflater = zlib.decompressobj(_GZIP)
        self._pieces: list[bytes] = []
        self._packed = 0
        self._expanded = 0

    @property
    def expanded(self) -> int:
        """Bytes that came out so far."""
        return self._expanded

    def feed(self, piece: bytes) -> None:
        """The next bytes as they came."""
        self._packed += len(piece)
        if self._packed > self._packed_limit:
            refuse(_FIELD, "too-large")
        while piece:
            if self._inflater.eof:
                refuse(_FIELD, "rest")
            self._keep(self._inflate(piece))
            piece = self._inflater.unconsumed_tail or self._inflater.unused_data

    def finish(self) -> bytes:
        """The whole body, once every piece was fed."""
        if not self._inflater.eof:
            refuse(_FIELD, "cut")
        return b"".join(self._pieces)

    def _inflate(self, piece: bytes) -> bytes:
        try:
            return self._inflater.decompress(piece, _CHUNK)
        except zlib.error:
            refuse(_FIELD, "gzip")

    def _keep(self, expanded: bytes) -> None:
        self._expanded += len(expanded)
        if self._expanded > self._limit:
            refuse(_FIELD, "too-large")
        if self._expanded > max(RATIO_FREE, self._packed * self._ratio):
            refuse(_FIELD, "ratio")
        self._pieces.append(expanded)

"""Very many ids in little room: sixteen bytes each, made into UUIDs only where somebody looks (a list of 100,000)."""

from collections.abc import Iterable, Sequence
from typing import overload
from uuid import UUID

_SIZE = 16


class Ids(Sequence[UUID]):
    """Ids one after another in one string of bytes."""

    __slots__ = ("_packed",)

    def __init__(self, packed: bytes = b"") -> None:
        self._packed = packed

    @classmethod
    def of(cls, raw: Iterable[bytes]) -> "Ids":
        """Each once, in the order in which they first come."""
        return cls(b"".join(dict.fromkeys(raw)))

    @property
    def raw(self) -> list[bytes]:
        """As the database keeps them."""
        return [self._packed[at : at + _SIZE] for at in range(0, len(self._packed), _SIZE)]

    def first(self, count: int) -> "Ids":
        """No more than so many."""
        return Ids(self._packed[: count * _SIZE])

    def __len__(self) -> int:
        return len(self._packed) // _SIZE

    @overload
    def __getitem__(self, place: int) -> UUID: ...
    @overload
    def __getitem__(self, place: slice) -> list[UUID]: ...
    def __getitem__(self, place: int | slice) -> UUID | list[UUID]:
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = range(len(self))[place] * _SIZE
        return UUID(bytes=self._packed[at : at + _SIZE])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids):
            return self._packed == other._packed
        return isinstance(other, Sequence) and len(other) == len(self) and list(other) == list(self)

    def __hash__(self) -> int:
        return hash(self._packed)

    def __contains__(self, record: object) -> bool:
        return isinstance(record, UUID) and self._place(record) is not None

    def index(self, record: UUID, start: int = 0, stop: int | None = None) -> int:
        """Where it stands; ValueError if it does not."""
        found = self._place(record, start)
        if found is None or (stop is not None and found >= stop):
            raise ValueError(record)
        return found

    def _place(self, record: UUID, start: int = 0) -> int | None:
        """The bytes may be found across two ids; then the search goes on."""
        wanted, at = record.bytes, self._packed.find(record.bytes, start * _SIZE)
        while at >= 0 and at % _SIZE:
            at = self._packed.find(wanted, at + 1)
        return at // _SIZE if at >= 0 else None

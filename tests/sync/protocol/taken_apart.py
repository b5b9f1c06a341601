"""Bodies as their parts, so that a test can put one wrong value into an otherwise sound one."""

from collections.abc import Iterator
from typing import Any

from msgspec import msgpack

from sync.protocol.body import MAGIC

Path = tuple[Any, ...]


def parts_of(body: bytes) -> list[bytes]:
    """The parts behind the magic, without their lengths."""
    found, at = [], len(MAGIC)
    while at < len(body):
        size = int.from_bytes(body[at : at + 4], "big")
        found.append(body[at + 4 : at + 4 + size])
        at += 4 + size
    return found


def joined(parts: list[bytes]) -> bytes:
    """Back from `parts_of`."""
    return MAGIC + b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every value inside."""
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, found in inner:
        yield from paths(found, (*path, key))


def changed(value: Any, path: Path, into: Any) -> Any:
    """A copy in which the value at `path` is another one."""
    if not path:
        return into
    key, *rest = path
    copy = dict(value) if isinstance(value, dict) else list(value)
    copy[key] = changed(value[key], tuple(rest), into) if rest else into
    return copy


def with_value(body: bytes, number: int, path: Path, into: Any) -> bytes:
    """The body with another value at `path` of its part `number`."""
    parts = parts_of(body)
    parts[number] = msgpack.encode(changed(msgpack.decode(parts[number]), path, into))
    return joined(parts)

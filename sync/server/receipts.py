"""Receipts: the district signs where it stood after an exchange, so that a desk can show it later."""

from collections.abc import Mapping
from typing import Protocol

from msgspec import msgpack

from sync.protocol.messages import FeedPage, Link


class Signer(Protocol):
    """Signs with the district's key."""

    @property
    def kid(self) -> str:
        """Which key it is."""
        ...

    @property
    def public_key(self) -> bytes: ...

    def sign(self, content: bytes) -> bytes: ...


def receipt_content(device: bytes, chain: Link, pages: Mapping[str, FeedPage], time: int) -> bytes:
    """What is signed: device, chain, cursors and digests by scope, time."""
    cursors = [[scope, *page.next] for scope, page in sorted(pages.items())]
    digests = [[scope, page.digest.to_bytes(8, "big"), page.rows] for scope, page in sorted(pages.items())]
    return msgpack.encode([device, list(chain), cursors, digests, time])


class Ed25519Signer:
    """A signer whose private key is 32 bytes."""

    def __init__(self, private_key: bytes) -> None:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import (
            Ed25519PrivateKey,
        )  # only where receipts are wanted

        self._key = Ed25519PrivateKey.from_private_bytes(private_key)
        self._public = self._key.public_key().public_bytes_raw()

    @property
    def kid(self) -> str:
        return self._public.hex()[:16]

    @property
    def public_key(self) -> bytes:
        return self._public

    def sign(self, content: bytes) -> bytes:
        return self._key.sign(content)

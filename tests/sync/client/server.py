"""A small server on this machine whose answers a test writes down byte for byte."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Answer = Callable[[bytes], Iterator[bytes]]
"""What was asked, head and body -> pieces to send; the line is closed after the last one."""


def plainly(status: str, body: bytes, *headers: str) -> Answer:
    """One whole answer."""
    head = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, ""))
    return lambda _asked: iter([head.encode() + body])


@dataclass
class Server:
    """Answers every connection alike."""

    address: str
    asked: list[bytes] = field(default_factory=list)


@contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that lives as long as the block."""
    listener = socket.create_server(("127.0.0.1", 0))
    scheme = "https" if tls is not None else "http"
    server = Server(f"{scheme}://127.0.0.1:{listener.getsockname()[1]}")
    is_over = threading.Event()

    def serve() -> None:
        while not is_over.is_set():
            try:
                line, _ = listener.accept()
                with tls.wrap_socket(line, server_side=True) if tls is not None else line as peer:
                    server.asked.append(_asked(peer))
                    for piece in answer(server.asked[-1]):
                        peer.sendall(piece)
            except OSError:
                continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        is_over.set()
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


def _asked(peer: socket.socket) -> bytes:
    """Head and body of a request."""
    found = b""
    while b"\r\n\r\n" not in found:
        piece = peer.recv(65536)
        if not piece:
            return found
        found += piece
    head, _, body = found.partition(b"\r\n\r\n")
    wanted = next((int(x.split(b":")[1]) for x in head.split(b"\r\n") if x.lower().startswith(b"content-length:")), 0)
    while len(body) < wanted:
        body += peer.recv(65536)
    return head + b"\r\n\r\n" + body


@dataclass
class Authority:
    """A CA of our own, and servers that it vouches for."""

    name: str
    _key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))

    @property
    def pem(self) -> str:
        found = _certificate(self.name, self._key, self.name, self._key, is_authority=True)
        return found.public_bytes(serialization.Encoding.PEM).decode()

    def context(self, folder: str, *, host: str = "127.0.0.1", days: int = 30) -> ssl.SSLContext:
        """The side of a server whose certificate names `host`."""
        key = ec.generate_private_key(ec.SECP256R1())
        found = _certificate(self.name, self._key, host, key, days=days)
        path = f"{folder}/server.pem"
        with open(path, "wb") as file:
            file.write(found.public_bytes(serialization.Encoding.PEM))
            form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
            file.write(key.private_bytes(*form))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context


def _certificate(
    issuer: str,
    signer: ec.EllipticCurvePrivateKey,
    subject: str,
    key: ec.EllipticCurvePrivateKey,
    *,
    is_authority: bool = False,
    days: int = 30,
) -> x509.Certificate:
    now = datetime.now(UTC)
    start, end = (now - timedelta(days=60), now + timedelta(days=days))
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
    )
    if not is_authority:
        builder = builder.add_extension(x509.SubjectAlternativeName([_name(subject)]), critical=False)
    return builder.sign(signer, hashes.SHA256())


def _name(host: str) -> x509.GeneralName:
    return x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)

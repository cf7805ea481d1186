"""Self-signed certificates for laptops in one room: each is believed only as the very one that was pinned.

P-256, because every OpenSSL that Python comes with speaks it. They hold for ever as far as dates go: a laptop without
internet may have any clock, and what ends a certificate is that it is no longer pinned. The name in one is made of its
key: TLS looks for certificates by name, and two of one name would stand in each other's way.
"""

import base64
import hashlib
import secrets
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from fieldapp.vault.durable import durable_folder, durable_write

_FROM = datetime(2000, 1, 1, tzinfo=UTC)
_UNTIL = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Certificate:
    """``der`` is shown to everybody, ``key`` (PKCS 8) to nobody."""

    der: bytes
    key: bytes = field(repr=False)

    @property
    def fingerprint(self) -> str:
        """What others pin."""
        return fingerprint_of(self.der)


def fingerprint_of(der: bytes) -> str:
    """SHA-256 of a certificate, in hexadecimal."""
    return hashlib.sha256(der).hexdigest()


def new_certificate() -> Certificate:
    """A fresh key and its certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(key.public_key())
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    plain = serialization.NoEncryption()
    der, pkcs8 = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    return Certificate(built.public_bytes(der), key.private_bytes(der, pkcs8, plain))


def write_certificate(certificate: Certificate) -> str:
    """As the encrypted store keeps it."""
    return f"{_text(certificate.der)} {_text(certificate.key)}"


def read_certificate(text: str) -> Certificate:
    """What ``write_certificate`` wrote. Raises ValueError."""
    der, key = (base64.b64decode(part, validate=True) for part in text.split(" "))
    return Certificate(der, key)


def usable(der: bytes) -> bool:
    """Whether it is one that can be pinned: P-256, signed by itself, named for its key."""
    try:
        found = x509.load_der_x509_certificate(der)
        found.verify_directly_issued_by(found)
    except Exception:  # whatever a stranger sends: the library raises many kinds
        return False
    key = found.public_key()
    right = isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1)
    return right and found.subject == _name(key)


def relay_context(own: Certificate, pinned: Sequence[bytes], folder: Path, *, strangers: bool) -> ssl.SSLContext:
    """For the laptop that listens. With ``strangers`` a caller may come without a certificate, as for pairing; one that
    shows one must show a pinned one in any case."""
    context = _context(ssl.PROTOCOL_TLS_SERVER, own, folder)
    context.verify_mode = ssl.CERT_OPTIONAL if strangers else ssl.CERT_REQUIRED
    context.num_tickets = 0  # nothing to resume: every connection shows both certificates
    _trust(context, pinned)
    return context


def caller_context(own: Certificate | None, pinned: bytes, folder: Path) -> ssl.SSLContext:
    """For the laptop that calls: exactly one certificate is believed; without ``own`` nothing is shown."""
    context = _context(ssl.PROTOCOL_TLS_CLIENT, own, folder)
    context.check_hostname = False  # an address in a room names nobody; the certificate itself is pinned
    context.verify_mode = ssl.CERT_REQUIRED
    _trust(context, [pinned])
    return context


def blind_context() -> ssl.SSLContext:
    """For a first look at the certificate of whoever answers: nothing is believed and nothing is said."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def _context(protocol: int, own: Certificate | None, folder: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(protocol)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    if own is not None:
        _load(context, own, folder)
    return context


def _load(context: ssl.SSLContext, own: Certificate, folder: Path) -> None:
    """``ssl`` reads keys from files only: one is written, locked with a word that lives as long as this call."""
    word = secrets.token_hex(16)
    key = serialization.load_der_private_key(own.key, None)
    pem, pkcs8 = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    locked = key.private_bytes(pem, pkcs8, serialization.BestAvailableEncryption(word.encode()))
    durable_folder(folder)
    file = folder / f".{secrets.token_hex(4)}.tmp"  # a killed process leaves a name that the next opening removes
    try:
        durable_write(file, ssl.DER_cert_to_PEM_cert(own.der).encode() + locked)
        context.load_cert_chain(file, password=word)
    finally:
        file.unlink(missing_ok=True)


def _trust(context: ssl.SSLContext, pinned: Sequence[bytes]) -> None:
    for der in pinned:
        context.load_verify_locations(cadata=ssl.DER_cert_to_PEM_cert(der))


def _name(key: PublicKeyTypes) -> x509.Name:
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    digest = hashlib.sha256(key.public_bytes(serialization.Encoding.DER, form)).hexdigest()
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, digest[:32])])


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")

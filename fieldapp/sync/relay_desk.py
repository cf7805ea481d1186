"""What stands behind the listening side of a relay: the port that ``fieldbook`` fills.

Every call is of one caller, named by the fingerprint of the certificate it showed, "" for none. Calls come from several
threads; each is one step that is on the disk, or not done, when it returns.
"""

from typing import Protocol

from fieldapp.sync.relay_protocol import (
    Hello,
    PackOffer,
    PackTaken,
    PairingDone,
    PairingOpen,
    PairingProof,
    PairingReply,
    PairingStart,
    Welcome,
)


class Declined(Exception):
    """The answer is no. ``status`` is of HTTP, ``code`` short and stable, ``offset`` where an upload stands."""

    def __init__(self, status: int, code: str, offset: int | None = None) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.offset = offset


class RelayDesk(Protocol):
    """All of them may raise Declined."""

    def pairing(self) -> PairingOpen:
        """Whether a code is on the screen."""

    def pair(self, start: PairingStart) -> PairingReply:
        """Take one try."""

    def prove(self, proof: PairingProof) -> PairingDone:
        """Believe the caller, for ever, when it has the code."""

    def pinned(self, fingerprint: str) -> bool:
        """Whether this certificate is one of the paired, now."""

    def hello(self, fingerprint: str, hello: Hello) -> Welcome:
        """Who is here, and what lies here for it."""

    def held(self, fingerprint: str, sha256: str) -> int:
        """How many bytes of a pack are here."""

    def append(self, fingerprint: str, sha256: str, offset: int, piece: bytes, size: int) -> int:
        """The next bytes of a pack; returns how many are here, durably. ``size``: of the whole, as the caller says."""

    def take(self, fingerprint: str, sha256: str, offer: PackOffer) -> PackTaken:
        """The pack is whole: believe it only if it is."""

    def piece(self, fingerprint: str, sha256: str, offset: int, count: int) -> tuple[bytes, int]:
        """Bytes of a file that was offered to this caller, and the size of the whole."""

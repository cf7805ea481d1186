"""Who a paired laptop is: its certificate, its device's key, and the team card where there is one."""

from pathlib import Path
from ssl import SSLContext
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from fieldapp.domain.relay import RelayTrouble, Side
from fieldapp.domain.team import Team
from fieldapp.sync.relay_protocol import Laptop, binding
from fieldapp.vault import certificates, signatures
from fieldapp.vault.certificates import Certificate

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection

OWN = "relay_certificate"


class TeamCard(Protocol):
    """What the province said of this laptop's team."""

    def now(self) -> Team | None:
        """The card; None while there is none."""


class Letters(Protocol):
    """What a supervisor writes to one laptop, sealed to it (``.jgletter``)."""

    def sealed_for(self, device_id: str) -> bytes | None:
        """Everything decided and asked for since; None when there is nothing to say."""

    def read_bytes(self, content: bytes) -> object:
        """Take in a letter; read twice it changes nothing. Raises StoreError kinds."""


class NoTeam:
    """Stands in while nobody said anything of a team."""

    def now(self) -> Team | None:
        """No card."""
        return None


class Trust:
    """This laptop's certificate, and whom it believes. Thread-safe."""

    def __init__(self, folder: Path, store: "Store", connection: "Connection") -> None:
        self._folder = folder
        self._store = store
        self._connection = connection
        self._lock = RLock()
        self._context: tuple[object, SSLContext] | None = None
        self.team: TeamCard = NoTeam()

    def own(self) -> Certificate:
        """Made once, kept in the store."""
        with self._lock:
            kept = self._store.setting(OWN)
            if kept:
                return certificates.read_certificate(kept)
            made = certificates.new_certificate()
            self._store.put_setting(OWN, certificates.write_certificate(made))
            return made

    def introduced(self, other_fingerprint: str) -> Laptop:
        """This laptop, as it says who it is to one other."""
        get = self._store.setting
        said = binding(get("device_id"), self.own().fingerprint, other_fingerprint)
        signature = self._connection.sign(said)
        return Laptop(
            get("device_id"), get("device_code"), get("worker_name"), self._connection.public_key(), signature
        )

    def check(self, laptop: Laptop, fingerprint: str, side: Side) -> None:
        """Raises RelayTrouble unless the certificate is this device's: by the team card where it names the device,
        else by the key that came with the first greeting."""
        known = next(
            (one for one in self._store.relay_laptops() if (one.fingerprint, one.side) == (fingerprint, side)), None
        )
        if known is None or known.device_id != laptop.device_id:
            raise RelayTrouble("not_paired")
        team = self.team.now() or Team(known.paired_at)
        named = (one.public_key for one in (*team.supervisors, *team.members) if one.device_id == laptop.device_id)
        key = next(named, "") or self._store.relay_key(fingerprint, side) or laptop.public_key
        said = binding(laptop.device_id, fingerprint, self.own().fingerprint)
        if key != laptop.public_key or not signatures.verify(key, said, laptop.signature):
            raise RelayTrouble("other_key")

    def listening(self, *, strangers: bool) -> SSLContext:
        """For the next connection of somebody to this laptop."""
        with self._lock:
            pinned = self._store.relay_certificates(Side.TEAM)
            state = (strangers, frozenset(pinned))
            if self._context is None or self._context[0] != state:
                made = certificates.relay_context(self.own(), list(pinned.values()), self._folder, strangers=strangers)
                self._context = (state, made)
            return self._context[1]

    def calling(self, certificate: bytes, *, showing: bool) -> SSLContext:
        """For a connection to one laptop. ``showing`` this one's own certificate, unless they are only pairing."""
        return certificates.caller_context(self.own() if showing else None, certificate, self._folder)

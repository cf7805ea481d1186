"""Pairing, on both sides: the code on one screen, typed on the other, and afterwards two pinned certificates."""

from base64 import b64decode, b64encode
from threading import Event, RLock
from typing import TYPE_CHECKING

from fieldapp.domain.relay import RelayTrouble, Side
from fieldapp.fieldbook.relay_trust import Trust
from fieldapp.sync.relay_desk import Declined
from fieldapp.sync.relay_protocol import (
    RELAY_VERSION,
    PairingDone,
    PairingOpen,
    PairingProof,
    PairingReply,
    PairingStart,
)
from fieldapp.vault import certificates
from fieldapp.vault.pairing import Handshake, Offer, PairingFailed, Parties, read_code

if TYPE_CHECKING:
    from fieldapp.db.store import Store


class CodeOnScreen:
    """The relay's side. Thread-safe: laptops may try at the same moment."""

    def __init__(self, store: "Store", trust: Trust) -> None:
        self._store = store
        self._trust = trust
        self._lock = RLock()
        self._tries: dict[str, tuple[Handshake, str, bytes]] = {}
        self.offer: Offer | None = None

    @property
    def open(self) -> bool:
        """Whether a stranger may come in to try."""
        return self.offer is not None and self.offer.live

    def show(self) -> str:
        """A new code; an older one is worth nothing from now on."""
        with self._lock:
            self._tries.clear()
            self.offer = Offer()
            return self.offer.code

    def hide(self) -> None:
        """No code any more."""
        with self._lock:
            self._tries.clear()
            self.offer = None

    def pairing(self) -> PairingOpen:
        """See ``RelayDesk``."""
        if self.offer is None or not self.offer.live or not self.offer.tries_left:
            raise Declined(404, "no_code")
        return PairingOpen(RELAY_VERSION, self._store.setting("device_id"))

    def pair(self, start: PairingStart) -> PairingReply:
        """See ``RelayDesk``: from here on the try counts."""
        with self._lock:
            if self.offer is None or not self.offer.begin():
                raise Declined(404, "no_code")
            certificate, message = _decoded(start.certificate), _decoded(start.message)
            if not certificates.usable(certificate) or not 0 < len(start.device_id) <= 100:
                raise Declined(400, "bad_request")
            fingerprint = certificates.fingerprint_of(certificate)
            own = self._store.setting("device_id"), self._trust.own().fingerprint
            half = Handshake("relay", self.offer.code, Parties(start.device_id, fingerprint, *own))
            try:
                half.finish(message)
            except PairingFailed:
                raise Declined(422, "wrong_code") from None
            attempt = b64encode(half.message[-12:]).decode()
            self._tries[attempt] = (half, start.device_id, certificate)
            return PairingReply(attempt, b64encode(half.message).decode())

    def prove(self, proof: PairingProof) -> PairingDone:
        """See ``RelayDesk``."""
        with self._lock:
            half, device_id, certificate = self._tries.pop(proof.attempt, (None, "", b""))
            if half is None or self.offer is None or not self.offer.live:
                raise Declined(404, "no_code")
            try:
                half.check(_decoded(proof.proof))
            except PairingFailed:
                raise Declined(422, "wrong_code") from None
            fingerprint = certificates.fingerprint_of(certificate)
            self._store.pair_laptop(Side.TEAM, device_id, fingerprint, certificate, "")
            self.offer.use()
            self._tries.clear()
            return PairingDone(b64encode(half.proof()).decode())


def pair_with(store: "Store", trust: Trust, address: str, code: str, cancelled: Event) -> str:
    """The caller's side; returns the relay's fingerprint. Raises RelayTrouble, Cancelled."""
    from fieldapp.sync.http import Pinned, new_session
    from fieldapp.sync.relay_client import RelayAt, certificate_at, read_address

    address, word = read_address(address), read_code(code)
    if not word:
        raise RelayTrouble("wrong_code")
    seen = certificate_at(address, certificates.blind_context())
    if not certificates.usable(seen):
        raise RelayTrouble("stranger")
    fingerprint, own = certificates.fingerprint_of(seen), trust.own()
    with new_session(pinned=Pinned(trust.calling(seen, showing=False), fingerprint)) as session:
        relay = RelayAt(address, session, cancelled)
        there = relay.pairing()
        device_id = store.setting("device_id")
        half = Handshake("caller", word, Parties(device_id, own.fingerprint, there.device_id, fingerprint))
        attempt, message = relay.pair(device_id, own.der, half.message)
        try:
            half.finish(message)
            half.check(relay.prove(attempt, half.proof()))
        except PairingFailed:
            raise RelayTrouble("wrong_code") from None
    store.pair_laptop(Side.RELAY, there.device_id, fingerprint, seen, address)
    return fingerprint


def _decoded(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except ValueError:
        raise Declined(400, "bad_request") from None

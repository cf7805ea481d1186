"""Laptops in one room, without internet: a supervisor's offers itself, the team's hand over their packs and fetch.

What crosses are courier packs, return files, letters, published forms and update files, each as it is: the relay adds
no format for work, and reads nothing of it. Two laptops are paired once by a code (``vault/pairing.py``) and know each
other's certificate from then on. Listening is up to the screen: it begins with ``offer`` and ends with ``stop``, and in
any case when the profile is locked. Calls marked *slow* use the network of the room.
"""

from collections.abc import Callable
from pathlib import Path
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING

from fieldapp.domain.relay import Exchanged, FoundRelay, Offering, PairedLaptop, RelayTrouble, Side, Step, Visit
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.relay_files import forget_unfinished_with
from fieldapp.fieldbook.relay_offers import Offers
from fieldapp.fieldbook.relay_trust import Letters, TeamCard, Trust

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection
    from fieldapp.fieldbook.courier import Courier
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.relay_pairing import CodeOnScreen
    from fieldapp.fieldbook.relay_serving import Desk
    from fieldapp.fieldbook.updating import Updating
    from fieldapp.sync.relay_listener import Listener

SEARCH_SECONDS = 5.0
Progress = Callable[[Step, int, int], None]


def _quiet(step: Step, done: int, total: int) -> None:
    """Nobody listens."""


class Relay:
    """One profile's."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        connection: "Connection",
        courier: "Courier",
        permit: "Permit",
        updating: "Updating",
    ) -> None:
        self._folder = folder / "relay"
        self._store = store
        self._connection = connection
        self._courier = courier
        self._permit = permit
        self._trust = Trust(self._folder, store, connection)
        self._offers = Offers(self._folder, store, courier, updating)
        self._lock = RLock()
        self._listener: Listener | None = None
        self._desk: Desk | None = None
        self._code: CodeOnScreen | None = None
        self._silence = Event()
        self._let_go: dict[PairedLaptop, bytes] = {}  # in this session

    def join_team(self, team: TeamCard | None = None, letters: Callable[[], Letters | None] | None = None) -> None:
        """From now on the team card is asked who somebody is, and letters are handed out and read."""
        if team is not None:
            self._trust.team = team
        if letters is not None:
            self._offers.letters = letters

    # offering

    def offer(self, host: str, port: int = 0) -> Offering:
        """Listen on this address of this laptop; raises NotAllowed, SignIn before enrolment, RelayTrouble(network)."""
        from fieldapp.fieldbook.relay_pairing import CodeOnScreen
        from fieldapp.fieldbook.relay_serving import Desk
        from fieldapp.sync.relay_listener import Listener

        self._permit.require(Permission.TEAM)
        self._connection.credentials()
        with self._lock:
            self.stop()
            code = CodeOnScreen(self._store, self._trust)
            desk = Desk(self._folder, self._store, self._courier, self._trust, code, self._offers)
            listener = Listener(desk, lambda: self._trust.listening(strangers=code.open), host, port)
            self._trust.listening(strangers=False)  # a disk that is full says so now
            try:
                listener.start()
            except OSError:
                raise RelayTrouble("network") from None
            self._listener, self._desk, self._code = listener, desk, code
            self._silence = Event()
            self._speak(listener)
            return self._offering()

    def new_code(self) -> Offering:
        """A code for one more laptop, good for two minutes. Raises RelayTrouble(network) when nothing is offered."""
        self._permit.require(Permission.TEAM)
        with self._lock:
            if self._code is None:
                raise RelayTrouble("network")
            self._code.show()
            return self._offering()

    def hide_code(self) -> None:
        """Nobody new any more."""
        with self._lock:
            if self._code is not None:
                self._code.hide()

    def offering(self) -> Offering | None:
        """How the offer stands; None while there is none. Quick."""
        with self._lock:
            return self._offering() if self._listener is not None else None

    def visits(self) -> tuple[Visit, ...]:
        """Who is here now and what they are at. Quick."""
        desk = self._desk
        return desk.visits() if desk is not None else ()

    def stop(self) -> None:
        """Listen no more; whoever is cut goes on the next time. Harmless when nothing is offered."""
        with self._lock:
            self._silence.set()
            listener, self._listener, self._desk, self._code = self._listener, None, None, None
        if listener is not None:
            listener.stop()

    # who is paired

    def laptops(self) -> tuple[PairedLaptop, ...]:
        """Those whose certificate is believed here."""
        return self._store.relay_laptops()

    def remove(self, laptop: PairedLaptop) -> None:
        """Believe it no more; what came from it stays."""
        self._permit.require(Permission.CARRY)
        certificate = self._store.unpair_laptop(laptop.fingerprint, laptop.side)
        if certificate is not None:
            self._let_go[laptop] = certificate
        forget_unfinished_with(self._folder, laptop.fingerprint)

    def take_back(self, laptop: PairedLaptop) -> None:
        """Undo ``remove``; harmless when there is nothing to undo."""
        self._permit.require(Permission.CARRY)
        certificate = self._let_go.pop(laptop, None)
        if certificate is not None:
            self._store.repair_laptop(laptop, certificate)

    # connecting

    def search(self, cancelled: Event | None = None, seconds: float = SEARCH_SECONDS) -> tuple[FoundRelay, ...]:
        """Laptops in this room that offer themselves. *Slow.*"""
        from fieldapp.sync.relay_beacon import listen

        paired = [one.fingerprint for one in self.laptops() if one.side is Side.RELAY]
        return tuple(listen(paired, cancelled or Event(), seconds))

    def pair(self, address: str, code: str, cancelled: Event | None = None) -> PairedLaptop:
        """Know the laptop that shows this code, for ever. *Slow.*

        Raises RelayTrouble, NotAllowed, SignIn, Cancelled.
        """
        from fieldapp.fieldbook.relay_pairing import pair_with

        self._permit.require(Permission.CARRY)
        self._connection.credentials()
        fingerprint = pair_with(self._store, self._trust, address, code, cancelled or Event())
        return next(one for one in self.laptops() if (one.fingerprint, one.side) == (fingerprint, Side.RELAY))

    def exchange(
        self, fingerprint: str, address: str = "", progress: Progress = _quiet, cancelled: Event | None = None
    ) -> Exchanged:
        """Hand over what has no answer and fetch what lies there; ``address``: where it was last when none is named.

        *Slow.* Raises RelayTrouble, NotAllowed, SignIn, StoreError kinds, Cancelled; single things that could not be
        taken in are in the result.
        """
        from fieldapp.fieldbook.relay_calling import Calling
        from fieldapp.sync.relay_client import read_address

        self._permit.require(Permission.CARRY)
        self._connection.credentials()
        known = {one.fingerprint: one.address for one in self.laptops() if one.side is Side.RELAY}
        place = read_address(address or known.get(fingerprint, ""))
        calling = Calling(
            self._folder, self._store, self._courier, self._trust, self._offers, progress, cancelled or Event()
        )
        return calling.exchange(fingerprint, place)

    def _offering(self) -> Offering:
        assert self._listener is not None
        assert self._code is not None
        address, offer = f"{self._listener.host}:{self._listener.port}", self._code.offer
        if offer is None:
            return Offering(address)
        if offer.used or not offer.live or not offer.tries_left:
            why = "used" if offer.used else "time" if not offer.live else "tries"
            return Offering(address, why=why)
        return Offering(address, offer.code, int(offer.seconds_left), offer.tries_left)

    def _speak(self, listener: "Listener") -> None:
        from fieldapp.sync.relay_beacon import shout

        facts = (listener.host, listener.port, self._trust.own().fingerprint, self._silence)
        Thread(target=shout, args=facts, name="relay beacon", daemon=True).start()

"""The relay's desk: what stands behind the listening side (``sync/relay_desk.py``).

Packs come in piece by piece, each durable before it is acknowledged, and are taken as from a stick once they are whole:
``Courier.take`` believes only what their own signatures say. Whatever is repeated changes nothing.
"""

import time
from dataclasses import replace
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

from fieldapp.domain.relay import RelayTrouble, Side, Step, Visit
from fieldapp.domain.team import Road
from fieldapp.errors import DiskFull, StickTrouble
from fieldapp.fieldbook.relay_files import Parts
from fieldapp.fieldbook.relay_offers import Lying, Offers
from fieldapp.fieldbook.relay_pairing import CodeOnScreen
from fieldapp.fieldbook.relay_trust import Trust
from fieldapp.sync.courier_frame import PACK_ENDING
from fieldapp.sync.relay_desk import Declined
from fieldapp.sync.relay_protocol import (
    MAX_FORMS,
    MAX_PACK,
    OFFSET_CONFLICT,
    RELAY_VERSION,
    Hello,
    PackOffer,
    PackTaken,
    PairingDone,
    PairingOpen,
    PairingProof,
    PairingReply,
    PairingStart,
    Welcome,
    safe_file_name,
)

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.courier import Courier

STALE_SECONDS = 60.0  # a visit without a word for so long is over
MAX_KNOWN = 2_000  # pack ids in one welcome


class Desk:
    """One offer of this laptop, from the press of the button to its end. Thread-safe."""

    def __init__(
        self, folder: Path, store: "Store", courier: "Courier", trust: Trust, code: CodeOnScreen, offers: Offers
    ) -> None:
        self._folder = folder / "in"
        self._store = store
        self._courier = courier
        self._trust = trust
        self._code = code
        self._offers = offers
        self._lying: dict[str, dict[str, Lying]] = {}
        self._visits: dict[str, tuple[float, Visit]] = {}
        self._lock = RLock()
        self._taking = Lock()

    def visits(self) -> tuple[Visit, ...]:
        """Who is here now."""
        now = time.monotonic()
        with self._lock:
            return tuple(visit for seen, visit in self._visits.values() if now - seen < STALE_SECONDS)

    # pairing

    def pairing(self) -> PairingOpen:
        """See ``RelayDesk``."""
        return self._code.pairing()

    def pair(self, start: PairingStart) -> PairingReply:
        """See ``RelayDesk``."""
        return self._code.pair(start)

    def prove(self, proof: PairingProof) -> PairingDone:
        """See ``RelayDesk``."""
        return self._code.prove(proof)

    def pinned(self, fingerprint: str) -> bool:
        """See ``RelayDesk``."""
        return fingerprint in self._store.relay_certificates(Side.TEAM)

    # an exchange

    def hello(self, fingerprint: str, hello: Hello) -> Welcome:
        """See ``RelayDesk``."""
        laptop = hello.laptop
        if hello.v != RELAY_VERSION or len(hello.forms) > MAX_FORMS:
            raise Declined(422, "busy")
        try:
            self._trust.check(laptop, fingerprint, Side.TEAM)
        except RelayTrouble as error:
            raise Declined(422, str(error.facts["why"])) from None
        told = {"device_code": laptop.device_code[:40], "worker_name": laptop.worker_name[:200]}
        self._store.saw_laptop(fingerprint, Side.TEAM, **told, public_key=laptop.public_key)
        lying = self._offers.lying_for(hello)
        carried = [pack for pack in self._courier.carried() if pack.status != "refused"]
        packs = [pack.pack_id for pack in carried if pack.device_code == laptop.device_code]
        with self._lock:
            self._lying[fingerprint] = lying
            self._visits[fingerprint] = (time.monotonic(), Visit(fingerprint, Step.GREETING))
        files = tuple(one.file for one in lying.values())
        return Welcome(RELAY_VERSION, self._trust.introduced(fingerprint), tuple(packs[:MAX_KNOWN]), files)

    def held(self, fingerprint: str, sha256: str) -> int:
        """See ``RelayDesk``."""
        return self._parts(fingerprint).held(sha256)

    def append(self, fingerprint: str, sha256: str, offset: int, piece: bytes, size: int) -> int:
        """See ``RelayDesk``."""
        if max(offset + len(piece), size) > MAX_PACK:
            raise Declined(413, "too_large")
        with self._lock:
            parts = self._parts(fingerprint)
            try:
                held = parts.append(sha256, offset, piece)
            except DiskFull:
                raise Declined(507, "busy") from None
            if held is None:
                raise Declined(OFFSET_CONFLICT, "offset", parts.held(sha256))
        self._tell(fingerprint, Step.HANDING, held, max(held, size))
        return held

    def take(self, fingerprint: str, sha256: str, offer: PackOffer) -> PackTaken:
        """See ``RelayDesk``."""
        with self._taking:
            parts = self._parts(fingerprint)
            whole = parts.whole(sha256, offer.size)
            if whole is None:
                raise Declined(422, "damaged")
            name = safe_file_name(offer.name)
            named = whole.with_name(name if name.endswith(PACK_ENDING) else f"{name}{PACK_ENDING}")
            result = self._taken(fingerprint, whole.replace(named))
        self._tell(fingerprint, Step.GREETING)
        return PackTaken(result)

    def _taken(self, fingerprint: str, path: Path) -> str:
        try:
            taken = self._courier.take([path], road=Road.RELAY)
        except (StickTrouble, DiskFull):
            raise Declined(507, "busy") from None
        finally:
            path.unlink(missing_ok=True)  # what was not taken now comes again, with the laptop's next visit
        if taken.refused:
            return str(taken.refused[0].facts["why"])
        records = sum(pack.submissions for pack in taken.fresh)
        if taken.fresh:
            self._store.count_relayed(fingerprint, Side.TEAM, packs=1, records=records)
            self._tell(fingerprint, Step.GREETING, packs=1, records=records)
        return "fresh" if taken.fresh else "known"

    def piece(self, fingerprint: str, sha256: str, offset: int, count: int) -> tuple[bytes, int]:
        """See ``RelayDesk``."""
        with self._lock:
            lying = self._lying.get(fingerprint, {}).get(sha256)
        if lying is None or offset >= lying.file.size:
            raise Declined(404, "not_found")
        try:
            content = lying.piece(offset, min(count, lying.file.size - offset))
        except OSError:
            raise Declined(404, "not_found") from None
        end = offset + len(content)
        last = end == lying.file.size
        if last:
            self._store.count_relayed(fingerprint, Side.TEAM, files=1)
        self._tell(fingerprint, Step.FETCHING, end, lying.file.size, files=int(last))
        return content, lying.file.size

    def _parts(self, fingerprint: str) -> Parts:
        return Parts(self._folder / fingerprint[:16])

    def _tell(self, fingerprint: str, step: Step, done: int = 0, total: int = 0, **more: int) -> None:
        """What the screen shows of it; ``more`` packs, records and files in this visit."""
        with self._lock:
            _, before = self._visits.get(fingerprint, (0.0, Visit(fingerprint, step)))
            added = {name: getattr(before, name) + count for name, count in more.items()}
            visit = replace(before, step=step, done=done, total=total, **added)
            self._visits[fingerprint] = (time.monotonic(), visit)

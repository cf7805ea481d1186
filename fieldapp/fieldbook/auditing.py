"""The audit of one open profile: what is written down of acts that change no row, and whether all of it is whole.

Acts that change rows write their line in the same transaction (``db/audit_writing``). Beside the store lie the failed
unlocks (``vault/attempts``), taken in at the next unlock, and ``audit.end``: how the audit ended when it was last left.
An older copy of the store that is put back does not reach that end.
"""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.domain.audit import AuditCheck, AuditEnd, AuditLine, Deed, Verb, Witness
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment
from fieldapp.errors import StoreError
from fieldapp.fieldbook.clock_watch import boot_id, steady_seconds
from fieldapp.vault import attempts
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

END_FILE: Final = "audit.end"
ATTEMPTS: Final = "attempts.json"
PLACE: Final = "attempts_place"  # of the failed unlocks that are in the audit already
SAME_SECONDS: Final = 60.0  # the same look again within so long is one look
OWED: Final = 200  # looks that wait for room on a full disk


class Auditing:
    """Of one open profile. Any thread."""

    def __init__(self, folder: Path, store: "Store", permit: "Permit", who: Callable[[], tuple[str, str]]) -> None:
        """``who``: the worker's name and the device code. Every line from here on says them."""
        self._folder = folder
        self._store = store
        self._permit = permit
        self._steady = time.monotonic
        self._who = who
        self._boot = boot_id()
        store.witness = self._witness
        permit.refused = lambda permission: self.looked(Verb.NOT_ALLOWED, "permission", permission.value)
        self._looks: dict[tuple[str, Deed], float] = {}
        self._owed: list[Deed] = []

    def _witness(self) -> Witness:
        return Witness(*self._who(), self._boot, steady_seconds())

    def note(self, verb: Verb, kind: str = "", object_id: str = "", why: str = "") -> None:
        """An act, before it is done or right after: durable on return. Raises StoreError kinds."""
        deeds = [*self._owed, Deed(verb, kind, object_id, why)]
        self._store.audited(*deeds)
        del self._owed[: len(deeds) - 1]

    def done(self, verb: Verb, kind: str = "", object_id: str = "", why: str = "") -> None:
        """An act that is over whatever happens now: where the disk says no its line waits in memory."""
        try:
            self.note(verb, kind, object_id, why)
        except StoreError:
            self._owed = [*self._owed, Deed(verb, kind, object_id, why)][-OWED:]

    def looked(self, verb: Verb, kind: str = "", object_id: str = "", why: str = "") -> None:
        """Somebody looks at something: once a minute of the same person at the same thing.

        A full disk keeps nobody from reading what is here.
        """
        look = (self._store.witness().who, Deed(verb, kind, object_id, why))
        now = self._steady()
        if now - self._looks.get(look, -SAME_SECONDS) < SAME_SECONDS:
            return
        self._looks = {one: at for one, at in self._looks.items() if now - at < SAME_SECONDS} | {look: now}
        self.done(verb, kind, object_id, why)

    # at the door ----------------------------------------------------------------------------------

    def opened(self, way: str) -> None:
        """The profile was unlocked by ``way``; the failed unlocks before it are taken in. Raises StoreError kinds."""
        place = _place(self._store.setting(PLACE))
        path = self._folder / ATTEMPTS
        found = attempts.read(path, place)
        deeds = [Deed(Verb.FAILED_UNLOCK, "profile", "", line) for line in found.lines]
        deeds += [] if found.whole else [Deed(Verb.ATTEMPTS_LOST, "file", ATTEMPTS)]
        kept = {PLACE: json.dumps([found.now.count, found.now.key])}
        self._store.audited(*deeds, Deed(Verb.UNLOCK, "profile", "", way), keep=kept)
        with suppress(StoreError):  # a full disk: they are passed over at the next unlock
            attempts.taken(path, found.now)
        self.leave_end()

    def closing(self) -> None:
        """The profile is about to be locked. Raises nothing: locking must not fail."""
        with suppress(StoreError):
            self.note(Verb.LOCK, "profile")
        self.leave_end()

    def leave_end(self) -> None:
        """Write beside the store how the audit ends; what it does not reach any more is told first.

        A full disk is no trouble: an earlier end is true as well.
        """
        with suppress(StoreError):
            seen = self._end_beside()
            if seen is not None and not self._store.holds(seen):
                self._store.audited(Deed(Verb.BEHIND, "audit", str(seen.seq)))
            end, mac = self._store.seal_audit_end()
            content = {"seq": end.seq, "chain": end.chain, "mac": mac}
            durable_write(self._folder / END_FILE, json.dumps(content).encode())

    def _end_beside(self) -> AuditEnd | None:
        """None where there is no file, or one of another store."""
        try:
            said = json.loads((self._folder / END_FILE).read_bytes())
            end = AuditEnd(int(said["seq"]), str(said["chain"]))
            return end if self._store.sealed_here(end, str(said["mac"])) else None
        except (OSError, ValueError, TypeError, KeyError):
            return None

    # looking at it --------------------------------------------------------------------------------

    def check(self) -> AuditCheck:
        """Follow every line, and compare the end with the one beside the store and the province's. *Slow.*"""
        found = self._store.check_audit()
        if not found.whole:
            return found
        signed = self._store.heads()
        for end in (self._end_beside(), signed[0].end if signed else None):
            if end is not None and not self._store.holds(end):
                return AuditCheck(found.lines, min(end.seq, found.lines + 1), "beside")
        return found

    def countersigned(self) -> int:
        """The last line that the province has signed for; 0 before any."""
        signed = self._store.heads()
        return signed[0].end.seq if signed else 0

    def found_earlier(self, verbs: Sequence[Verb]) -> tuple[AuditLine, ...]:
        """What the audit itself tells of its troubles, newest first."""
        found = (line for verb in verbs for line in self._store.audit_lines(verb=verb, limit=20))
        return tuple(sorted(found, key=lambda line: -line.seq))

    def lines(self, *, verb: str = "", who: str = "", limit: int = 200, before: int = 0) -> tuple[AuditLine, ...]:
        """A page of the audit, newest first. Raises NotAllowed."""
        self._require()
        return self._store.audit_lines(verb=verb, who=who, limit=limit, before=before)

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The verbs and the workers it speaks of. Raises NotAllowed."""
        self._require()
        return self._store.audit_names()

    def lines_of_all(self, after: int, limit: int) -> tuple[str, ...]:
        """The next lines as they were sealed, oldest first. Raises NotAllowed."""
        self._require()
        return self._store.audit_texts(after, limit)

    def form_audits(self, name: str) -> tuple[tuple[str, str, Attachment], ...]:
        """(form id, instance id, attachment) of every submission with a file of this name. Raises NotAllowed."""
        self._require()
        return self._store.attached_as(name)

    def _require(self) -> None:
        self._permit.require(Permission.READ_AUDIT)

    def about(self, object_ids: Sequence[str]) -> tuple[AuditLine, ...]:
        """What was done with a person under any of these ids, newest first."""
        return self._store.audit_lines(object_ids)


def note_failed(folder: Path, at: str, way: str) -> None:
    """Nobody could open the profile by ``way`` at this time. A full disk keeps nobody from being told."""
    with suppress(StoreError):
        attempts.note(folder / ATTEMPTS, f"{at} {way}")


def _place(kept: str) -> attempts.Place | None:
    try:
        count, key = json.loads(kept)
        return attempts.Place(int(count), str(key))
    except (ValueError, TypeError):
        return None

"""The users of one laptop: who has a slot, who they are and what they may do; added and removed without the network.

All of them share the database key of this profile; what keeps their work apart is ``fieldbook``, not cryptography
(``docs/security.md``). The first user is who made the profile, with the name and role a province gave at enrolment.
"""

import json
import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.roles import Permission, Role, may, role_of
from fieldapp.errors import NotAllowed, SlotRevoked, StoreError
from fieldapp.fieldbook.profile import SEATS, SLOTS
from fieldapp.vault import device_secret, slots
from fieldapp.vault.durable import durable_write
from fieldapp.vault.slot import KEYRING, PASSPHRASE

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

USERS, ALLOWED = "users", "slots"
FIRST: Final = ""
MOST: Final = 12
ADDED: Final = (Role.WORKER, Role.INTAKE, Role.SUPERVISOR)  # what a supervisor may make somebody


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who works on this laptop. ``removed_at``: when they no longer could, "" while they may."""

    user_id: str
    name: str
    role: str
    added_at: str = ""
    removed_at: str = ""


class Users:
    """Of one open profile; ``user_id`` says who opened it."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        permit: "Permit",
        clock: Callable[[], datetime],
        user_id: str,
        done: Callable[..., None],
    ) -> None:
        self._done = done
        self._slots = folder / SLOTS
        self._store = store
        self._permit = permit
        self._clock = clock
        self.user_id = user_id

    def all(self) -> tuple[User, ...]:
        """Everybody, the first user first; those who were removed too, because their work names them."""
        get = self._store.setting
        first = User(FIRST, get("worker_name"), get("worker_role"))
        return (first, *(User(**kept) for kept in json.loads(get(USERS) or "[]")))

    def names(self) -> dict[str, str]:
        """Of everybody, by id."""
        return {user.user_id: user.name for user in self.all()}

    def now(self) -> User:
        """Who works here."""
        return self.named(self.user_id)

    def named(self, user_id: str) -> User:
        """One of them; an id nobody knows has no name and the least rights."""
        known = {one.user_id: one for one in self.all()}
        return known.get(user_id) or User(user_id, "", Role.WORKER)

    def add(self, name: str, role: str, passphrase: str) -> tuple[User, str]:
        """Somebody more; returns them and their recovery code, shown once. *Slow.* Raises NotAllowed, StoreError."""
        self._permit.require(Permission.USERS)
        if role_of(role) not in ADDED or not self._may_name(role_of(role)):
            raise NotAllowed(permission=Permission.USERS.value, role=role)
        name = " ".join(name.split())
        active = [one for one in self.all() if not one.removed_at]
        if not name or any(one.name.casefold() == name.casefold() for one in active):
            raise StoreError("There is already a user of that name on this laptop. Choose another name.")
        if len(active) >= MOST:
            raise StoreError("A laptop has at most {most} users. Remove one first.", most=MOST)
        user = User(secrets.token_hex(8), name, role_of(role).value, self._clock().isoformat())
        added = Deed(Verb.ADD_USER, "user", user.user_id, user.role)
        self._keep(
            added, *self.all()[1:], user
        )  # first: a slot of somebody nobody knows would be worse than the contrary
        return user, self._wrap(user, passphrase)

    def issue_passphrase(self, user_id: str, passphrase: str) -> str:
        """A new passphrase for somebody who lost theirs; returns their new recovery code. *Slow.* Raises NotAllowed."""
        self._permit.require(Permission.USERS)
        user = self.named(user_id)
        if user.removed_at:
            raise StoreError("This user was removed from this laptop.")
        code = self._wrap(user, passphrase)
        self._done(Verb.SLOT, "user", user_id, "new passphrase")
        return code

    def issue_first(self, passphrase: str) -> str:
        """As ``issue_passphrase`` for the first user, by whoever holds the province's key. *Slow.*"""
        code = self._wrap(self.named(FIRST), passphrase)
        self._done(Verb.SLOT, "user", FIRST, "new passphrase")
        return code

    def remove(self, user_id: str) -> None:
        """They cannot open this laptop any more; their work stays. Raises NotAllowed; StoreError for oneself."""
        self._permit.require(Permission.USERS)
        if user_id == self.user_id:
            raise StoreError("Nobody removes themselves. Let another supervisor do it.")
        gone = [slot.slot_id for slot in slots.SlotFile.read(self._slots).slots if slot.user == user_id]
        at = self._clock().isoformat()
        left = [replace(one, removed_at=at) if one.user_id == user_id else one for one in self.all()[1:]]
        self._store.put_setting(ALLOWED, json.dumps([one for one in self.allowed() if one not in gone]))
        self._keep(Deed(Verb.REMOVE_USER, "user", user_id), *left)
        slots.remove_user(self._slots, user_id)

    def change_passphrase(self, old: str, new: str) -> None:
        """One's own; the recovery code stays. *Slow.* Raises WrongPassphrase, TooManyTries."""
        slots.change_passphrase(self._slots, old, new, self.user_id, allow=self._allow)
        self._done(Verb.SLOT, "user", self.user_id, "passphrase")
        self.prune()

    def recover(self, code: str, new_passphrase: str) -> str:
        """A recovery code opened: exchange it and its user's passphrase; returns the next code, shown once. *Slow.*"""
        _, next_code = slots.recover(self._slots, code, new_passphrase, allow=self._allow)
        self._done(Verb.RECOVERY, "user", self.user_id)
        self.prune()
        return next_code

    # the system's keyring, a convenience that each user chooses ----------------------------------

    @property
    def in_keyring(self) -> bool:
        """Whether this user's account of the computer opens the laptop."""
        return bool(slots.SlotFile.read(self._slots).of(KEYRING, self.user_id))

    @property
    def may_keyring(self) -> bool:
        """Whether the province lets a computer's account open this laptop."""
        policy = self._permit.policy
        return policy is None or policy.keyring

    def keep_in_keyring(self) -> bool:
        """Open with this computer's account from now on; False where it has no keyring. Raises NotAllowed by policy."""
        if not self.may_keyring:
            raise NotAllowed(permission="keyring", role=self.now().role)
        secret = secrets.token_hex(32)
        if not device_secret.store(self._place, secret):
            return False
        self._store.hand_over_key(
            lambda key: slots.keep_in_keyring(self._slots, key, self.user_id, bytes.fromhex(secret), allow=self._allow)
        )
        self._done(Verb.SLOT, "user", self.user_id, "keyring")
        return True

    def forget_keyring(self) -> None:
        """Ask for the passphrase again."""
        slots.forget_kind(self._slots, KEYRING, self.user_id)
        device_secret.forget(self._place)
        self._done(Verb.SLOT, "user", self.user_id, "no keyring")
        self.prune()
        self._show()

    def keep_for_province(self) -> None:
        """The slot that the province's ingest key opens, once the laptop is enrolled."""
        recipient = self._store.setting("ingest_recipient")
        if recipient:
            self._store.hand_over_key(
                lambda key: slots.keep_for_province(self._slots, key, recipient, allow=self._allow)
            )

    def limit_sending(self) -> None:
        """Where the province wants it, only what this user recorded is sent while they work here."""
        policy = self._permit.policy
        self._store.sends_only = self.user_id if policy and not policy.send_others else None

    # which slots still count --------------------------------------------------------------------

    def allowed(self) -> list[str]:
        """Ids of slots that may open this profile; [] before the first list is kept."""
        kept: list[str] = json.loads(self._store.setting(ALLOWED) or "[]")
        return kept

    def must_count(self, slot_id: str) -> None:
        """Raises SlotRevoked for a slot of an old file that was put back: a removed user, an old passphrase."""
        allowed = self.allowed()
        if allowed and slot_id not in allowed:
            self._done(Verb.FAILED_UNLOCK, "user", self.user_id, "slot that counts no more")
            raise SlotRevoked

    def prune(self) -> None:
        """The file holds what counts and nothing else, and what the file holds is what counts."""
        standing, allowed = slots.SlotFile.read(self._slots), self.allowed()
        strays = [slot.slot_id for slot in standing.slots if allowed and slot.slot_id not in allowed]
        left = standing.without(lambda slot: slot.slot_id in strays)
        if strays and left.of(PASSPHRASE) and len(left.slots) > 1:  # else what is harmed is about to be replaced
            left.write(self._slots)
        ids = [slot.slot_id for slot in left.slots]
        if ids != allowed:
            self._store.put_setting(ALLOWED, json.dumps(ids))

    def _allow(self, slot_id: str) -> None:
        if self.allowed():
            self._store.put_setting(ALLOWED, json.dumps([*self.allowed(), slot_id]))

    def _wrap(self, user: User, passphrase: str) -> str:
        codes: list[str] = []
        self._store.hand_over_key(
            lambda key: codes.append(slots.add_user(self._slots, key, user.user_id, passphrase, allow=self._allow))
        )
        self.prune()
        return codes[0]

    def _may_name(self, role: Role) -> bool:
        """Nobody gives what they do not have."""
        return role is not Role.SUPERVISOR or may(role_of(self.now().role), Permission.DECIDE)

    def _keep(self, deed: Deed, *users: User) -> None:
        self._store.audited(deed, keep={USERS: self._written(users)})
        self._show()

    def _show(self) -> None:
        """What the unlock page may know."""
        keyring = {slot.user for slot in slots.SlotFile.read(self._slots).of(KEYRING)}
        seats = [(one.user_id, one.name, one.user_id in keyring) for one in self.all() if not one.removed_at]
        durable_write(self._slots.with_name(SEATS), json.dumps(seats, ensure_ascii=False).encode())

    @staticmethod
    def _written(users: Iterable[User]) -> str:
        return json.dumps([asdict(one) for one in users], ensure_ascii=False)

    @property
    def _place(self) -> str:
        return device_secret.unlock_place(self._slots, self.user_id)


def seats_of(settings: Mapping[str, str]) -> list[tuple[str, str, bool]]:
    """What the unlock page shows of a store with these settings, on a computer whose keyring knows nobody."""
    users = [User(**kept) for kept in json.loads(settings.get(USERS) or "[]")]
    named = [(one.user_id, one.name, False) for one in users if not one.removed_at]
    return [(FIRST, settings.get("worker_name", ""), False), *named]

"""Expected trouble, grouped by who can act on it.

    FieldappError
    ├── FormError      the form's author: sheet, row, column, cause, cure
    ├── StoreError     this computer
    │   ├── WrongPassphrase, SlotRevoked, DiskFull, DiskTrouble, DamagedStore, NewerStore, StoreInUse, NotADraft,
    │   │   WorkPurged, TrainingOnly, FileInUse, BadBoundaries, BadPack, BadBackup, BadTable, StickTrouble, StickFull
    ├── SyncError      the way to the province
    │   ├── Offline, SignIn, ServerTrouble, OutdatedApp, ClockWrong, CaptivePortal, Untrusted
    ├── CannotFollow   the worker: a step that the case's state does not allow
    ├── NotAllowed     the worker: somebody else may do this
    ├── ConsentMissing the worker: the client did not agree that this receiver is told
    └── Cancelled      a person said stop; never shown as an error

Every error carries a ``code`` (stable, for screens and logs) and ``facts`` (numbers and names of
things, never answers). ``str(error)`` is an English sentence that says what to do; screens say it in
the worker's language from ``code`` and ``facts``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar


class FieldappError(Exception):
    """Expected trouble; ``code`` names it, ``facts`` fill the sentence people read."""

    code: ClassVar[str] = "trouble"
    sentence: ClassVar[str] = "Something went wrong."

    def __init__(self, sentence: str | None = None, **facts: object) -> None:
        self.facts = facts
        super().__init__((sentence or self.sentence).format(**facts))


@dataclass(frozen=True, slots=True)
class FormProblem:
    """One mistake in a workbook or XForm: where, what, and what to change."""

    message: str
    cure: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    code: str = "form"

    @property
    def place(self) -> str:
        """``survey, row 12, relevant``: as much of the place as is known."""
        row = f"row {self.row}" if self.row else ""
        return ", ".join(part for part in (self.sheet, row, self.column) if part)

    def __str__(self) -> str:
        head = f"{self.place}: " if self.place else ""
        return f"{head}{self.message} {self.cure}".rstrip()


class FormError(FieldappError):
    """The form's author can fix it; ``problems`` lists every mistake found at once."""

    code = "form"

    def __init__(self, problems: Sequence[FormProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("{text}", text="\n".join(str(problem) for problem in self.problems))


class StoreError(FieldappError):
    """This computer: its disk, its file, its passphrase."""

    code = "store"


class WrongPassphrase(StoreError):
    """No key slot opens with it. Facts: ``tries_left`` (int), ``wait_seconds`` (int, 0 = none)."""

    code = "wrong_passphrase"
    sentence = "Wrong passphrase. {tries_left} tries left."


class SlotRevoked(StoreError):
    """The passphrase opens an old slot file that was put back; the store no longer counts that slot."""

    code = "slot_revoked"
    sentence = (
        "This password no longer counts on this laptop. Use the newest one, or ask your supervisor for a new one."
    )


class TooManyTries(StoreError):
    """Unlocking waits after repeated wrong passphrases. Facts: ``wait_seconds`` (int)."""

    code = "too_many_tries"
    sentence = "Too many tries. Try again in {wait_seconds} seconds."


class DiskFull(StoreError):
    """Nothing was written. Facts: ``needed`` and ``free`` in bytes where known."""

    code = "disk_full"
    sentence = "The disk is full. Free some space, then try again. Nothing typed is lost while the app stays open."


class DiskTrouble(StoreError):
    """A disk or folder does not do what it must. Facts: ``why`` (a key of ``SENTENCES``), ``number`` (for support).

    Nothing that was called saved is lost by it; the same step may be tried again when the cause is gone.
    """

    code = "disk_trouble"
    SENTENCES: ClassVar[dict[str, str]] = {
        "read_only": "The disk can be read but not written (code {number}). Ask your administrator, then try again.",
        "gone": "The folder of this laptop's data is not there (code {number}). Connect its disk, then try again.",
        "not_allowed": "This computer account may not use this laptop's data (code {number}). Ask your administrator.",
        "busy": "Another program is using this laptop's data (code {number}). Wait a moment, then try again.",
        "silent": "The disk does not answer (code {number}). Try again.",
    }

    def __init__(self, why: str, number: str) -> None:
        super().__init__(self.SENTENCES[why], why=why, number=number)


class DamagedStore(StoreError):
    """The file cannot be read. Facts: ``reference`` (short code for support)."""

    code = "damaged_store"
    sentence = "This laptop's data cannot be opened. Delete nothing; contact your administrator with code {reference}."


class NewerStore(StoreError):
    """Written by a newer app. Facts: ``found`` and ``known`` schema numbers."""

    code = "newer_store"
    sentence = (
        "This data was written by a newer version of the app (schema {found}, this app knows {known}). Update the app."
    )


class StoreInUse(StoreError):
    """Another process has the store open."""

    code = "store_in_use"
    sentence = "Jangkau is already open on this laptop. Use the window that is open."


class WorkPurged(StoreError):
    """The answers left this laptop by policy; a stub is here. Facts: ``day`` (date)."""

    code = "purged"
    sentence = (
        "The answers of this record left this laptop on {day}, as the province's retention policy says. The province "
        "holds them; ask its administrator, or fill in a new form."
    )


class NotADraft(StoreError):
    """A finalized assessment was about to be edited. Facts: ``state``."""

    code = "not_a_draft"
    sentence = "This assessment is {state}; only drafts can be edited."


class TrainingOnly(StoreError):
    """Made-up records were about to leave the laptop."""

    code = "training_only"
    sentence = "This is training: everything here is made up, and nothing is ever sent."


class FileInUse(StoreError):
    """A file could not be replaced because another program holds it open. Facts: ``name``."""

    code = "file_in_use"
    sentence = "{name} is open in another program. Close it there, or save under another name."


class BadBoundaries(StoreError):
    """The file of boundaries is no GeoJSON that can be drawn. Facts: ``why``."""

    code = "bad_boundaries"
    sentence = "The map of boundaries cannot be used: {why}. Ask the province for a new file; tiles are shown instead."


class BadPack(StoreError):
    """A courier pack or a file of receipts that is not taken; nothing was changed.

    Facts: ``name`` of the file, ``why`` (a key below), ``laptop`` (device code, where one is known), ``item``.
    """

    code = "bad_pack"
    WHYS: ClassVar[dict[str, str]] = {
        "not_this": "{name} is neither a courier pack nor a file of receipts. Choose another file.",
        "cut": "{name} is cut short. Copy it again, or let the laptop it came from make the pack again.",
        "changed": "{name} was changed after it was made (part {item}). Copy it again from the stick, "
        "or let the laptop it came from make the pack again; nothing is lost there.",
        "unreadable": "{name} was not made by Jangkau, or is damaged. Let the laptop it came from make it again.",
        "newer": "{name} was made by a newer version of the app. Update the app on this laptop.",
        "foreign": "{name} is for another province. Give it to a laptop of that province.",
        "other_laptop": "{name} holds the receipts of laptop {laptop}. Open it there; nothing was changed here.",
        "untrusted": "{name} is not signed by the province. Nothing was changed; ask for the receipts again.",
        "sealed": "{name} was not sealed to this laptop as it is now. Ask the province for the receipts again.",
        "unknown_laptop": "{name}: the province does not know laptop {laptop}. Enrol that laptop again, then make "
        "a new pack on it.",
        "refused": "{name}: the province does not take it. Ask the province with the name of the file.",
    }

    def __init__(self, name: str, why: str, laptop: str = "", item: int = 0) -> None:
        super().__init__(self.WHYS[why], name=name, why=why, laptop=laptop or "?", item=item)


class BadUpdate(StoreError):
    """An update of the program that is not taken; nothing was changed. Facts: ``place``, ``why`` (a key below)."""

    code = "bad_update"
    WHYS: ClassVar[dict[str, str]] = {
        "none": "There is no update of Jangkau in {place}. Choose the folder that holds metadata and targets.",
        "untrusted": "The update in {place} is not signed by those who make Jangkau. Do not use this stick; "
        "ask the province for a new one.",
        "expired": "The update in {place} is too old to be trusted. Ask the province for a new one.",
        "older": "The update in {place} is older than one this laptop has seen. Ask the province for a new one.",
        "changed": "The update in {place} is damaged, or was changed. Copy it again.",
        "not_built": "This Jangkau was not installed from a package; it cannot update itself.",
    }

    def __init__(self, place: str, why: str) -> None:
        super().__init__(self.WHYS[why], place=place, why=why)


class BadBackup(StoreError):
    """A backup that nothing is brought back from; nothing was changed. Facts: ``place``, ``why`` (a key below)."""

    code = "bad_backup"
    WHYS: ClassVar[dict[str, str]] = {
        "none": "There is no whole backup in {place}. Choose the folder whose name begins with jangkau-.",
        "changed": "The backup {place} is damaged, or was changed after it was made. Use an older one.",
        "newer": "The backup {place} was made by a newer version of the app. Update the app, then bring it back.",
        "read_back": "What was written to {place} does not read back as it was. Use another stick or disk.",
    }

    def __init__(self, place: str, why: str) -> None:
        super().__init__(self.WHYS[why], place=place, why=why)


class BadTable(StoreError):
    """A file holds no table that can be taken. Facts: ``why`` (as ``xlsform.tables`` tells), ``place``, ``limit``."""

    code = "bad_table"
    sentence = "This file cannot be taken as a table: {why} {place} (limit {limit})."

    def __init__(self, why: str, place: str = "", limit: int = 0) -> None:
        super().__init__(why=why, place=place, limit=limit)


class StickTrouble(StoreError):
    """A stick or folder for courier packs cannot be used; what is in the outbox stays there. Facts: ``place``."""

    code = "stick_trouble"
    sentence = "{place} cannot be read or written. Put the stick in again, or choose another folder."


class StickFull(StoreError):
    """Nothing more fits on a stick. Facts: ``place``, ``needed`` and ``free`` in bytes."""

    code = "stick_full"
    sentence = "{place} is too full: {needed} bytes are needed, {free} are free. Use another stick, or make room."


class NobodyHere(StoreError):
    """The register does not hold this person: never recorded here, or taken back to a draft."""

    code = "nobody_here"
    sentence = "This person is not on this laptop."


class AlreadyMerged(StoreError):
    """Two records that were to be compared are one person."""

    code = "already_merged"
    sentence = "These two records are one person already."


class RecordsChanged(StoreError):
    """A decision about two records that are no longer what was on screen."""

    code = "records_changed"
    sentence = "One of the two records has changed. Compare them again."


class ClaimsChanged(StoreError):
    """A decision about entries that are no longer what was on screen."""

    code = "claims_changed"
    sentence = "The entries about this person have changed meanwhile. Look at them again, then decide."


class ReasonMissing(FieldappError):
    """A decision that has to say why, without a word of why."""

    code = "reason_missing"
    sentence = "Say why in one line: what is flagged is approved, and what is returned comes back, with a reason."


class NotAllowed(FieldappError):
    """The role of who works here does not go so far. Facts: ``permission`` and ``role`` (``domain/roles``)."""

    code = "not_allowed"
    sentence = "Your role does not allow this ({permission}). Ask your supervisor."


class CannotFollow(FieldappError):
    """A step was about to be taken that cannot follow the last one. Facts: ``state``, ``said``."""

    code = "cannot_follow"
    sentence = "This is {state}; {said} cannot follow. Look at its steps and choose another."


class ConsentMissing(FieldappError):
    """Nothing was told. Facts: ``receiver`` (of the share list, ``office``, or ``named`` for a list of names) and
    ``why``: refused, unknown or withdrawn."""

    code = "consent_missing"
    sentence = (
        "The client's consent does not cover this receiver ({receiver}: {why}). Ask the client and record it, or give "
        "a legal basis with its reason, at least 10 characters."
    )


class PolicyExpired(NotAllowed):
    """The province was not heard from for so long that what is here stays closed. Facts: ``until`` (ISO day)."""

    code = "policy_expired"
    sentence = (
        "This laptop was not in touch with the province since {until}. Connect and send once; new records can be made."
    )


class SyncError(FieldappError):
    """The way to the province. ``retry_after`` is seconds to wait, None when time alone cures nothing."""

    code = "sync"

    def __init__(self, sentence: str | None = None, *, retry_after: float | None = None, **facts: object) -> None:
        self.retry_after = retry_after
        super().__init__(sentence, **facts)


class Offline(SyncError):
    """No connection. Facts: ``sent`` (bool): whether the request may have reached the province."""

    code = "offline"
    sentence = "No internet. Everything is safe on this laptop and is sent by itself once connected."


class SignIn(SyncError):
    """The province does not accept this laptop's credentials (401, 403)."""

    code = "sign_in"
    sentence = "Sign in again to send. Records are safe."


class LaptopSealed(SyncError):
    """The province told this laptop to seal itself; it opens for the province only."""

    code = "laptop_sealed"
    sentence = "The province has sealed this laptop. Nothing is lost. Bring it to the Social Service."


class ServerTrouble(SyncError):
    """5xx, 429, or an answer nobody understands. Facts: ``status`` (int), ``sent`` (bool)."""

    code = "server_trouble"
    sentence = "The server is not answering properly. It is tried again later."


class OutdatedApp(SyncError):
    """The province no longer speaks this protocol version. Facts: ``needed``."""

    code = "outdated_app"
    sentence = "This app is too old for the province's server. Update needed: {needed}."


class ClockWrong(SyncError):
    """The laptop's clock is off, or was changed (``uncertain``). Facts: ``offset_seconds`` (int), ``uncertain``."""

    code = "clock_wrong"
    sentence = "The laptop clock is {offset_seconds} seconds off. Correct it so record times are right."


class CaptivePortal(SyncError):
    """Somebody else answered: a hotel or café sign-in page, not the province."""

    code = "captive_portal"
    sentence = "This network asks for its own sign-in first. Open a browser, sign in, then send again."


class Untrusted(SyncError):
    """The certificate, a redirect or a signature does not belong to the province."""

    code = "untrusted"
    sentence = (
        "The connection is not to the province's server. Nothing was sent. "
        "Use another network or contact your administrator."
    )


class Refused(SyncError):
    """The province understood and said no to the whole request. Facts: ``title``, ``detail``."""

    code = "refused"
    sentence = "{title}. {detail}"


class Cancelled(FieldappError):
    """A person said stop; never shown as an error."""

    code = "cancelled"
    sentence = "Stopped."

"""This computer: keys, disks, the store, and what does not fit the state of a record."""

from typing import ClassVar

from fieldapp.errors.base import StoreError


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

"""What was brought: packs, backups, updates, tables, sticks."""

from typing import ClassVar

from fieldapp.errors.base import StoreError


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
        "no_supervisor": "{name} is not from a supervisor of this laptop (it says {laptop}). Nothing was changed; send "
        "once over the network, then read it again.",
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

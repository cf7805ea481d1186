"""The audit as files that leave the laptop: for a supervisor who verifies it elsewhere, and of forms as ODK writes it.

{"seq":1,"at":"2026-11-27T…","who":"…","verb":"begin",…}      each line exactly as it was sealed
{"head":{"signed":"…","signature":"…"},"public_key":"…"}       the last line: where it ends, signed by the laptop
"""

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.domain.audit import AuditCheck, AuditEnd, Verb, chained, read_line
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment
from fieldapp.errors import FieldappError
from fieldapp.fieldbook import audit_log
from fieldapp.sync.audit_protocol import AuditHeadText
from fieldapp.sync.protocol import decode, encode
from fieldapp.vault import signatures
from fieldapp.vault.durable import durable_file, durable_folder, durable_write

if TYPE_CHECKING:
    from fieldapp.fieldbook.book import Fieldbook

AT_ONCE: Final = 5000  # lines in memory


def export_audit(book: "Fieldbook", path: Path, purpose: str, now: datetime) -> int:
    """Write all lines and the signed end; returns how many. Raises NotAllowed, DiskFull, StoreError. *Slow.*

    That it was exported is the last line in it.
    """
    book.permit.require(Permission.READ_AUDIT)
    book.audit.note(Verb.EXPORT, "audit", path.name, purpose)
    store = book.audit.lines_of_all
    end = AuditEnd()
    with durable_file(path) as file:
        while lines := store(end.seq, AT_ONCE):
            for line in lines:
                end = AuditEnd(end.seq + 1, chained(end.chain, line))
                file.write(line.encode() + b"\n")
        device_id = book.setting("device_id")
        signed = encode(AuditHeadText(1, "audit-head", device_id, end.seq, end.chain, now))
        head = {"signed": signed.decode(), "signature": book.connection.sign(signed)}
        file.write(json.dumps({"head": head, "public_key": book.connection.public_key()}).encode() + b"\n")
    return end.seq


def check_exported(path: Path, public_key: str = "") -> AuditCheck:
    """Follow the lines of a file and verify the signature at its end; no profile and no network is needed.

    ``public_key``: the laptop's, as a province knows it; without it the one in the file is believed. Raises
    FieldappError where the file cannot be read.
    """
    try:
        *lines, last = path.read_text(encoding="utf-8").splitlines()
        said = json.loads(last)
        signed, signature = said["head"]["signed"], said["head"]["signature"]
        head = decode(signed, AuditHeadText)
        key = public_key or said["public_key"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FieldappError("{name} is no exported audit, or its last line is missing.", name=path.name) from error
    end = AuditEnd()
    for line in lines:
        if not _numbered(line, end.seq + 1):
            return AuditCheck(end.seq, end.seq + 1, "edited")
        end = AuditEnd(end.seq + 1, chained(end.chain, line))
    if (head.seq, head.chain) != (end.seq, end.chain):
        return AuditCheck(end.seq, end.seq, "edited" if head.seq == end.seq else "missing")
    return AuditCheck(end.seq) if signatures.verify(key, signed.encode(), signature) else AuditCheck(end.seq, 0, "end")


def export_form_audits(book: "Fieldbook", folder: Path, purpose: str) -> int:
    """``FOLDER/form id/instance id/audit.csv`` of every submission whose form asks for one; returns how many. *Slow.*

    They may hold answers (``track-changes``): a purpose is needed. Raises NotAllowed, ValueError, StoreError.
    """
    book.permit.require(Permission.READ_AUDIT)
    book.permit.require(Permission.EXPORT)
    if not purpose.strip():
        raise ValueError("a purpose is needed")
    found = book.audit.form_audits(audit_log.NAME)
    book.audit.note(Verb.EXPORT, "form audit", str(len(found)), purpose)
    for form_id, instance_id, attachment in found:
        _put(book, folder / _plain(form_id) / _plain(instance_id.removeprefix("uuid:")), attachment)
    return len(found)


def _put(book: "Fieldbook", folder: Path, attachment: Attachment) -> None:
    durable_folder(folder)
    durable_write(folder / audit_log.NAME, book.connection.read_attachment(attachment))


def _plain(name: str) -> str:
    """Part of a path, whatever a form's author called it."""
    return "".join(letter if letter.isalnum() or letter in "-_." else "_" for letter in name).strip(".") or "_"


def _numbered(line: str, seq: int) -> bool:
    try:
        return read_line(line).seq == seq
    except ValueError:
        return False

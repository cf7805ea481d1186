"""The verbs of the audit in words, and what was found of it."""

from datetime import datetime

from fieldapp.domain.audit import AuditCheck, AuditLine, Verb
from fieldapp.domain.formats import show_datetime, show_number
from fieldapp.ui import words
from fieldapp.ui.words import translate


def verb_words() -> dict[str, str]:
    """Every verb that this version knows, in the order of a list to choose from."""
    return {
        Verb.OPEN: translate("Audit", "Opened"),
        Verb.NIK: translate("Audit", "Showed the NIK"),
        Verb.SEARCH: translate("Audit", "Searched"),
        Verb.PRINT: translate("Audit", "Printed"),
        Verb.EXPORT: translate("Audit", "Exported"),
        Verb.REPORT: translate("Audit", "Saved a report"),
        Verb.START: translate("Audit", "Started"),
        Verb.FINALIZE: translate("Audit", "Finalised"),
        Verb.CORRECT: translate("Audit", "Corrected"),
        Verb.DISCARD: translate("Audit", "Discarded"),
        Verb.UNDISCARD: translate("Audit", "Took out of the bin"),
        Verb.RECALL: translate("Audit", "Took back to draft"),
        Verb.MOVE: translate("Audit", "Moved to another version"),
        Verb.PUT_AWAY: translate("Audit", "Put away"),
        Verb.MERGE: translate("Audit", "Merged"),
        Verb.SPLIT: translate("Audit", "Split"),
        Verb.DECIDE: translate("Audit", "Decided between claims"),
        Verb.APART: translate("Audit", "Told two people apart"),
        Verb.PUT_OFF: translate("Audit", "Put off a pair"),
        Verb.ASK_AGAIN: translate("Audit", "Asked about a pair again"),
        Verb.CONSENT: translate("Audit", "Recorded consent"),
        Verb.WITHDRAW: translate("Audit", "Recorded a withdrawal"),
        Verb.PURGE: translate("Audit", "Purged"),
        Verb.PACK: translate("Audit", "Made a courier pack"),
        Verb.TAKE_PACK: translate("Audit", "Took a courier pack"),
        Verb.BATCH: translate("Audit", "Queued a batch of paper forms"),
        Verb.UNBATCH: translate("Audit", "Took a batch of paper forms back"),
        Verb.KEYING: translate("Audit", "Keyed a paper form a second time"),
        Verb.PAIR: translate("Audit", "Paired with a laptop in the room"),
        Verb.UNPAIR: translate("Audit", "Let go of a paired laptop"),
        Verb.BACKUP: translate("Audit", "Backed up"),
        Verb.RESTORE: translate("Audit", "Restored a backup"),
        Verb.UNLOCK: translate("Audit", "Unlocked"),
        Verb.FAILED_UNLOCK: translate("Audit", "Failed to unlock"),
        Verb.LOCK: translate("Audit", "Locked"),
        Verb.RECOVERY: translate("Audit", "Used a recovery code"),
        Verb.SLOT: translate("Audit", "Changed a way to unlock"),
        Verb.ADD_USER: translate("Audit", "Added a user"),
        Verb.REMOVE_USER: translate("Audit", "Removed a user"),
        Verb.ROLE: translate("Audit", "Changed a role"),
        Verb.POLICY: translate("Audit", "Took a policy"),
        Verb.NOT_ALLOWED: translate("Audit", "Refused for want of permission"),
        Verb.ENROL: translate("Audit", "Enrolled"),
        Verb.FORM: translate("Audit", "Took in a form"),
        Verb.SUPPORT: translate("Audit", "Saved a support bundle"),
        Verb.CLOCK: translate("Audit", "The clock was set"),
        Verb.SEAL: translate("Audit", "Sealed itself"),
        Verb.BEGIN: translate("Audit", "The audit began"),
        Verb.ATTEMPTS_LOST: translate("Audit", "The list of failed unlocks was changed"),
        Verb.BEHIND: translate("Audit", "An older store was put back"),
        Verb.BROKEN: translate("Audit", "A changed line was found"),
        Verb.FORKED: translate("Audit", "The province knows other lines"),
    }


def line_words(line: AuditLine, known: dict[str, str]) -> tuple[str, str]:
    """(what was done, by whom and when; to what and why)."""
    when = show_datetime(line.at.astimezone(), words.language())
    head = " · ".join(filter(None, (known.get(line.verb, line.verb), line.who, when)))
    named = _lists().get(line.object_id, line.object_id) if line.kind == "list" else line.object_id
    thing = " ".join(filter(None, (_kinds().get(line.kind, line.kind), named)))
    return head, " · ".join(filter(None, (thing, _why(line))))


def verdict(found: AuditCheck, signed: int) -> tuple[str, bool]:
    """A sentence, and whether all is well."""
    if not found.whole:
        text = translate("Audit", "The audit was changed at line {number}. Tell the province, and delete nothing.")
        return text.format(number=show_number(max(1, found.broken_at), words.language())), False
    whole = translate("Audit", "%n lines, none was changed.", found.lines)
    if not signed:
        return f"{whole} {translate('Audit', 'No province has signed it yet.')}", True
    text = translate("Audit", "The province has signed it up to line {number}.")
    return f"{whole} {text.format(number=show_number(signed, words.language()))}", True


def _why(line: AuditLine) -> str:
    """Reasons are told as they were written; what the app itself wrote has words."""
    if line.verb == Verb.SEARCH:
        return ", ".join(_searched().get(kind, kind) for kind in line.why.split())
    if line.verb == Verb.UNLOCK:
        return _way(line.why)
    if line.verb == Verb.BACKUP:
        return _backups().get(line.why, line.why)
    if line.verb == Verb.BEGIN:
        return ""
    if line.verb == Verb.FAILED_UNLOCK:
        at, _, way = line.why.partition(" ")
        try:
            return f"{show_datetime(datetime.fromisoformat(at).astimezone(), words.language())} · {_way(way)}"
        except ValueError:
            return line.why
    return line.why


def _backups() -> dict[str, str]:
    return {
        "daily": translate("Audit", "by itself"),
        "asked": translate("Audit", "asked for"),
        "upgrade": translate("Audit", "before an upgrade"),
    }


def _searched() -> dict[str, str]:
    return {
        "name": translate("Audit", "name"),
        "nik": "NIK",
        "sex": translate("Audit", "sex"),
        "birth_date": translate("Audit", "birth date"),
        "age": translate("Audit", "age"),
        "region": translate("Audit", "place"),
    }


def _way(text: str) -> str:
    return _ways().get(text.split(" ")[0], text)


def _ways() -> dict[str, str]:
    return {
        "passphrase": translate("Audit", "password"),
        "recovery": translate("Audit", "recovery code"),
        "keyring": translate("Audit", "account of the computer"),
        "province's": translate("Audit", "key of the province"),
        "new": translate("Audit", "new profile"),
    }


def _lists() -> dict[str, str]:
    return {"review": translate("Audit", "Review"), "conflicts": translate("Audit", "Different entries")}


def _kinds() -> dict[str, str]:
    return {
        "person": translate("Audit", "person"),
        "assessment": translate("Audit", "record"),
        "form": translate("Audit", "form"),
        "report": translate("Audit", "report"),
        "pack": translate("Audit", "pack"),
        "list": translate("Audit", "list"),
        "user": translate("Audit", "user"),
        "profile": "",
        "permission": translate("Audit", "permission"),
        "device": translate("Audit", "laptop"),
        "backup": "",
        "access": "",
    }

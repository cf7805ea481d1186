"""The page *Audit*: what was done on laptops and by whom, and where an audit does not follow. It changes nothing."""

from contextlib import suppress
from datetime import date
from typing import Final

from fastapi import APIRouter, Response

from fieldapp.domain.audit import Verb
from fieldapp.server import audit_reading
from fieldapp.server.audit_reading import Break, Told, Wish
from fieldapp.server.desk import figures
from fieldapp.server.desk.frame import choice, field, page
from fieldapp.server.desk.html import Html, table, tag, unbroken
from fieldapp.server.desk.sessions import HOME, AtDesk, Visit
from fieldapp.server.desk.words import count, say

router = APIRouter(include_in_schema=False)
PATH: Final = HOME + "/audit"
VERBS: Final = {
    Verb.BEGIN: "The audit began",
    Verb.UNLOCK: "Unlocked",
    Verb.FAILED_UNLOCK: "Failed to unlock",
    Verb.LOCK: "Locked",
    Verb.ENROL: "Enrolled",
    Verb.OPEN: "Opened",
    Verb.NIK: "Showed the NIK",
    Verb.SEARCH: "Searched",
    Verb.START: "Started",
    Verb.FINALIZE: "Finalised",
    Verb.CORRECT: "Corrected",
    Verb.DISCARD: "Discarded",
    Verb.UNDISCARD: "Took out of the bin",
    Verb.RECALL: "Took back to draft",
    Verb.MOVE: "Moved to another version",
    Verb.PUT_AWAY: "Put away",
    Verb.PRINT: "Printed",
    Verb.EXPORT: "Exported",
    Verb.REPORT: "Saved a report",
    Verb.PACK: "Made a courier pack",
    Verb.TAKE_PACK: "Took a courier pack",
    Verb.BATCH: "Queued a batch of paper forms",
    Verb.UNBATCH: "Took a batch of paper forms back",
    Verb.KEYING: "Keyed a paper form a second time",
    Verb.PAIR: "Paired with a laptop in the room",
    Verb.UNPAIR: "Let go of a paired laptop",
    Verb.MERGE: "Merged",
    Verb.SPLIT: "Split",
    Verb.DECIDE: "Decided between claims",
    Verb.APART: "Told two people apart",
    Verb.PUT_OFF: "Put off a pair",
    Verb.ASK_AGAIN: "Asked about a pair again",
    Verb.CONSENT: "Recorded consent",
    Verb.WITHDRAW: "Recorded a withdrawal",
    Verb.PURGE: "Purged",
    Verb.BACKUP: "Backed up",
    Verb.RESTORE: "Restored a backup",
    Verb.RECOVERY: "Used a recovery code",
    Verb.SLOT: "Changed a way to unlock",
    Verb.ADD_USER: "Added a user",
    Verb.REMOVE_USER: "Removed a user",
    Verb.ROLE: "Changed a role",
    Verb.POLICY: "Took a policy",
    Verb.FORM: "Took in a form",
    Verb.SUPPORT: "Saved a support bundle",
    Verb.CLOCK: "The clock was set",
    Verb.SEAL: "Sealed itself",
    Verb.ATTEMPTS_LOST: "The list of failed unlocks was changed",
    Verb.BEHIND: "An older store was put back",
    Verb.BROKEN: "A changed line was found",
    Verb.FORKED: "Told that it forks",
    Verb.NOT_ALLOWED: "Refused for want of permission",
}
BREAKS: Final = {
    "forked": "Other lines than before follow line {seq}. Nothing explains it.",
    "restored": "Other lines follow line {seq}: a backup was restored, says the laptop.",
    "found": "The laptop itself found it, in line {seq}.",
    "chain": "Lines did not lead where they were said to end ({seq} times).",
    "signature": "The end was not signed by this laptop ({seq} times).",
}


@router.get(PATH)
def audit(
    visit: AtDesk, laptop: str = "", object_id: str = "", verb: str = "", since: str = "", until: str = ""
) -> Response:
    """Lines that fit, the newest first."""
    tongue = visit.language
    wish = Wish(
        _clean(laptop).upper(),
        _clean(object_id),
        _clean(verb),
        _day(since),
        _day(until),
        visit.office.settings.utc_offset_hours,
    )
    note = tag("p", say(tongue, "Lines hold ids, never names of people or answers."), class_="soft")
    shown = (_search(visit, wish, since, until), _breaks(visit), _lines(visit, wish), note)
    return page(visit, PATH, say(tongue, "Audit"), *shown)


def _search(visit: Visit, wish: Wish, since: str, until: str) -> Html:
    tongue = visit.language
    day = {"placeholder": "2026-11-30", "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}", "maxlength": "10"}
    verbs = {"": say(tongue, "Everything"), **{of.value: say(tongue, words) for of, words in VERBS.items()}}
    parts = (
        field(say(tongue, "Code of the laptop"), "laptop", value=wish.laptop, maxlength="16"),
        field(say(tongue, "Id of a person or record"), "object_id", value=wish.object_id, maxlength="255"),
        choice(say(tongue, "Act"), "verb", verbs, wish.verb),
        field(say(tongue, "Since"), "since", value=_clean(since)[:10], **day),
        field(say(tongue, "Until"), "until", value=_clean(until)[:10], **day),
        tag("button", say(tongue, "Look")),
    )
    return tag("form", *parts, method="get", action=PATH, class_="card", role="search")


def _breaks(visit: Visit) -> Html:
    tongue = visit.language
    found = audit_reading.breaks(visit.office.engine)
    rows = [_break(visit, one) for one in found]
    head = [say(tongue, name) for name in ("Laptop", "Heard", "What does not follow")]
    return table(
        say(tongue, "What does not follow"), head, rows, say(tongue, "Every audit follows from its first line.")
    )


def _break(visit: Visit, one: Break) -> list[str]:
    tongue = visit.language
    told = say(tongue, BREAKS[one.kind], seq=count(tongue, one.seq))
    return [unbroken(one.device_code), unbroken(figures.local_time(visit.office, one.at, visit.language)), told]


def _lines(visit: Visit, wish: Wish) -> Html:
    tongue = visit.language
    rows = [_line(visit, one) for one in audit_reading.lines(visit.office.engine, wish)]
    names = ("When", "Laptop", "Line", "Who", "Act", "What", "Reason")
    none = say(tongue, "No laptop has told anything that fits.")
    return table(say(tongue, "What was done"), [say(tongue, name) for name in names], rows, none)


def _line(visit: Visit, told: Told) -> list[str]:
    tongue, one = visit.language, told.line
    number = count(tongue, one.seq) + (f" ({told.branch})" if told.branch > 1 else "")
    words = VERBS.get(one.verb)  # type: ignore[call-overload]
    return [
        unbroken(figures.local_time(visit.office, one.at.isoformat(), visit.language)),
        unbroken(told.device_code),
        unbroken(number),
        one.who or "–",
        say(tongue, words) if words else one.verb,
        " ".join(part for part in (one.kind, one.object_id) if part) or "–",
        one.why or "–",
    ]


def _clean(text: str) -> str:
    return text.replace("\0", "").strip()[:255]


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(_clean(text))
    return None

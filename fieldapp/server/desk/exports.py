"""The page *Export*: files of what was received, accounts of the feed, and who took what out."""

import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import BinaryIO, Final

from fastapi import APIRouter, Response
from fastapi.responses import StreamingResponse

from fieldapp.errors import StoreError
from fieldapp.server import library
from fieldapp.server.desk import figures
from fieldapp.server.desk.frame import check, choice, field, form, page
from fieldapp.server.desk.html import Html, table, tag, unbroken
from fieldapp.server.desk.sessions import HOME, AtDesk, Fields, OwnForm, Visit
from fieldapp.server.desk.words import LANGUAGES, count, say
from fieldapp.server.exports import accounts, recording
from fieldapp.server.exports.accounts import MAX_DAYS, Account
from fieldapp.server.exports.choosing import Wish, span
from fieldapp.server.exports.making import ENDINGS, ROOM, Look, make
from fieldapp.server.scopes import BadScopeError, codes_in, scope_of

router = APIRouter(include_in_schema=False)
PATH: Final = HOME + "/export"
FORMATS: Final = {"xlsx": "Excel", "csv": "CSV (zip)", "jsonl": "JSON lines"}
MORE: Final = {"sensitive": "Sensitive questions", "withheld": "People whose consent has ended"}
WRONG: Final = "This cannot be done: check what you wrote."
LEFT_SECONDS: Final = 86_400.0  # after which what a crash left behind is taken away
CHUNK: Final = 1 << 18
_NAME: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")


@router.get(PATH)
def exports(visit: AtDesk) -> Response:
    """What may be taken out, and what was."""
    return exports_page(visit)


def exports_page(visit: Visit, said: str = "", *, bad: bool = False, status: int = 200) -> Response:
    """With what an act did or did not do."""
    tongue, path = visit.language, PATH
    acts = tag("div", _file_form(visit), _account_form(visit), _revoke_form(visit), class_="cards")
    title = say(tongue, "Export")
    return page(visit, path, title, acts, _accounts(visit), _records(visit), said=said, bad=bad, status=status)


def _file_form(visit: Visit) -> Html:
    tongue = visit.language
    forms = {one.form_id: f"{one.title} ({one.form_id})" for one in library.offered(visit.office.engine)}
    day = {"placeholder": "2026-11-30", "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}", "maxlength": "10"}
    words = {**LANGUAGES, "names": say(tongue, "Names of questions")}
    return form(
        visit,
        PATH + "/file",
        say(tongue, "Download"),
        tag("h2", say(tongue, "A file")),
        choice(say(tongue, "Form"), "form_id", forms, ""),
        field(say(tongue, "Received since"), "since", **day),
        field(say(tongue, "Received until"), "until", **day),
        field(say(tongue, "Regions, such as 64.72 (none: the whole province)"), "regions", maxlength="1000"),
        choice(say(tongue, "Format"), "format", FORMATS, "xlsx"),
        choice(say(tongue, "Above the columns"), "words", words, tongue),
        check(say(tongue, "A column for each choice as well"), "split"),
        check(say(tongue, "What was corrected later as well"), "corrected"),
        *_more(visit),
    )


def _account_form(visit: Visit) -> Html:
    tongue = visit.language
    return form(
        visit,
        PATH + "/accounts",
        say(tongue, "Make a token"),
        tag("h2", say(tongue, "An account for spreadsheets")),
        field(say(tongue, "Name (letters, digits, . _ -)"), "name", required=True, maxlength="64"),
        field(say(tongue, "Regions, such as 64.72 (none: the whole province)"), "regions", maxlength="1000"),
        field(say(tongue, "Days"), "days", type="number", min="1", max=str(MAX_DAYS), value="90", required=True),
        *_more(visit),
    )


def _more(visit: Visit) -> tuple[Html, ...]:
    tongue = visit.language
    checks = (check(say(tongue, words), name) for name, words in MORE.items())
    return (*checks, field(say(tongue, "Reason, where one of these two is meant"), "reason", maxlength="500"))


def _revoke_form(visit: Visit) -> Html:
    tongue = visit.language
    name = field(say(tongue, "Name"), "name", required=True, maxlength="64")
    heading = tag("h2", say(tongue, "Stop an account"))
    return form(visit, PATH + "/revoke", say(tongue, "Revoke"), heading, name, look="bad")


def _accounts(visit: Visit) -> Html:
    tongue, office = visit.language, visit.office
    now = office.clock().isoformat()
    rows = [
        [
            one.name,
            one.regions.replace(" ", ", ") or say(tongue, "Whole province"),
            ", ".join(say(tongue, words) for name, words in MORE.items() if getattr(one, name)) or "–",
            one.reason or "–",
            one.made_by,
            unbroken(figures.local_time(office, one.expires_at, tongue)),
            say(tongue, "Revoked" if one.revoked_at else "Expired" if one.expires_at <= now else "Yes"),
        ]
        for one in accounts.accounts(office.engine)
    ]
    head = ("Name", "Regions", "With", "Reason", "Made by", "Good until", "Works")
    none = say(tongue, "There is no account yet.")
    return table(say(tongue, "Accounts for spreadsheets"), [say(tongue, name) for name in head], rows, none)


def _records(visit: Visit) -> Html:
    tongue, office = visit.language, visit.office
    rows = []
    for one in recording.latest(office.engine):
        asked = json.loads(one.wish)
        told = [say(tongue, words) for name, words in MORE.items() if asked.get(name)]
        rows.append(
            [
                unbroken(figures.local_time(office, one.taken_at, tongue)),
                *(one.who, one.form_id, one.way, count(tongue, one.rows_out)),
                ", ".join((*asked.get("regions", ()), *told)) or "–",
                one.reason or "–",
            ]
        )
    head = ("Taken out", "By", "Form", "Format", "Rows", "With", "Reason")
    none = say(tongue, "Nothing was taken out yet.")
    return table(say(tongue, "What was taken out"), [say(tongue, name) for name in head], rows, none)


@router.post(PATH + "/file")
def file(visit: AtDesk, fields: OwnForm) -> Response:
    """Make the file, then send it. *Slow* for many."""
    wish, look = _wish(visit, fields), _look(fields)
    if wish is None or look is None or not visit.office.library.knows(wish.form_id):
        return exports_page(visit, say(visit.language, WRONG), bad=True, status=400)
    assert visit.who is not None
    data = visit.office.settings.data
    _sweep(data)
    with tempfile.TemporaryDirectory(dir=data, prefix=ROOM, ignore_cleanup_errors=True) as room:
        out = Path(room) / "export"
        try:
            make(visit.office, wish, look, out, visit.who.name)
        except StoreError:
            sentence = "A sheet of Excel holds 1,048,575 rows. Choose a shorter period, or CSV."
            return exports_page(visit, say(visit.language, sentence), bad=True, status=400)
        content, size = out.open("rb"), out.stat().st_size  # its name goes now, the content when it was sent
    name = re.sub(r"[^A-Za-z0-9._-]", "_", f"{wish.form_id}_{visit.office.clock():%Y-%m-%d}.{ENDINGS[look.format]}")
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Content-Length": str(size)}
    return StreamingResponse(_pieces(content), media_type="application/octet-stream", headers=headers)


@router.post(PATH + "/accounts")
def account(visit: AtDesk, fields: OwnForm) -> Response:
    """A token for the feed; shown once."""
    tongue, days, name = visit.language, fields.get("days", ""), fields.get("name", "")
    good_days = days.isascii() and days.isdigit() and len(days) < 4 and 1 <= int(days) <= MAX_DAYS
    wish = _wish(visit, fields)
    if wish is None or not (good_days and _NAME.fullmatch(name)):
        return exports_page(visit, say(tongue, WRONG), bad=True, status=400)
    assert visit.who is not None
    made = Account(name, wish.regions, wish.sensitive, wish.withheld, wish.reason)
    token = accounts.new_token(visit.office.engine, made, visit.who.name, visit.office.clock(), int(days))
    sentence = "The token of {name} is {token}. It is shown once and is good for {days} days."
    return exports_page(visit, say(tongue, sentence, name=name, token=token, days=days))


@router.post(PATH + "/revoke")
def revoke(visit: AtDesk, fields: OwnForm) -> Response:
    """Stop an account, at once."""
    name = fields.get("name", "")[: accounts.MAX_NAME]
    if not accounts.revoke(visit.office.engine, name, visit.office.clock()):
        return exports_page(visit, say(visit.language, "No account has this name."), bad=True, status=404)
    return exports_page(visit, say(visit.language, "{name} can no longer read.", name=name))


def _wish(visit: Visit, fields: Fields) -> Wish | None:
    """None for what cannot be meant: what is left out by default needs a reason."""
    corrected, sensitive, withheld = (bool(fields.get(name)) for name in ("corrected", *MORE))
    reason = " ".join(fields.get("reason", "").split())[:500]
    try:
        regions = scope_of("worker", codes_in(fields.get("regions", "")[:1000])).regions
        days = [date.fromisoformat(text) if text else None for text in (fields.get("since"), fields.get("until"))]
        since, until = span(days[0], days[1], visit.office.settings.utc_offset_hours)
    except (BadScopeError, ValueError, OverflowError):
        return None
    if (sensitive or withheld) and not reason:
        return None
    return Wish(fields.get("form_id", "")[:255], since, until, regions, corrected, sensitive, withheld, reason)


def _look(fields: Fields) -> Look | None:
    format_, words = fields.get("format", ""), fields.get("words", "")
    known = format_ in ENDINGS and words in ("names", *LANGUAGES)
    return Look(format_, words, bool(fields.get("split"))) if known else None


def _pieces(content: BinaryIO) -> Iterator[bytes]:
    with content:
        while piece := content.read(CHUNK):
            yield piece


def _sweep(data: Path) -> None:
    for left in data.glob(f"{ROOM}*"):
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - LEFT_SECONDS:
                shutil.rmtree(left, ignore_errors=True)

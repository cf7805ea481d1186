"""What the administrator sees. Every page is a GET that changes nothing."""

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter, Response
from fastapi.responses import RedirectResponse

from fieldapp.server import audit_reading
from fieldapp.server.desk import figures
from fieldapp.server.desk.frame import CSS, STYLE, choice, field, form, page
from fieldapp.server.desk.html import Html, table, tag, unbroken
from fieldapp.server.desk.returning import way_back
from fieldapp.server.desk.sessions import HOME, SIGN_IN, TOKEN, Anyone, AtDesk, Visit
from fieldapp.server.desk.words import count, say
from fieldapp.server.heartbeats import Standing, standings
from fieldapp.server.staging import behind

router = APIRouter(include_in_schema=False)
ROLE_WORDS = {
    "worker": "Outreach worker",
    "intake": "Intake officer",
    "supervisor": "Supervisor",
    "partner": "Partner",
    "administrator": "Administrator",
}


@router.get(STYLE)
def style() -> Response:
    """The one style sheet."""
    return Response(CSS, media_type="text/css")


@router.get(SIGN_IN)
def sign_in(visit: Anyone) -> Response:
    """Name and passphrase."""
    return sign_in_page(visit)


def sign_in_page(visit: Visit, said: str = "", status: int = 200) -> Response:
    """With what went wrong, if anything."""
    tongue = visit.language
    fields = (
        field(say(tongue, "Name"), "name", autocomplete="username", required=True, autofocus=True),
        field(say(tongue, "Passphrase"), "passphrase", type="password", autocomplete="current-password", required=True),
    )
    other = tag("p", tag("a", say(tongue, "Sign in with a one-time token"), href=TOKEN))
    content = form(visit, SIGN_IN, say(tongue, "Sign in"), *fields)
    return page(visit, SIGN_IN, say(tongue, "Sign in"), content, other, said=said, bad=True, status=status)


@router.get(TOKEN)
def token(visit: Anyone) -> Response:
    """The first time: a token from the command line, and a passphrase of one's own."""
    return token_page(visit)


def token_page(visit: Visit, said: str = "", status: int = 200) -> Response:
    """With what went wrong, if anything."""
    tongue = visit.language
    new: dict[str, str | bool] = {"type": "password", "autocomplete": "new-password", "required": True}
    content = form(
        visit,
        TOKEN,
        say(tongue, "Set the passphrase"),
        field(say(tongue, "Name"), "name", autocomplete="username", required=True, autofocus=True),
        field(say(tongue, "One-time token"), "token", autocomplete="one-time-code", required=True),
        field(say(tongue, "New passphrase"), "passphrase", **new),
        field(say(tongue, "Write the passphrase again"), "again", **new),
    )
    return page(visit, TOKEN, say(tongue, "Set the passphrase"), content, said=said, bad=True, status=status)


@router.get(HOME + "/")
def slash() -> Response:
    """What people type."""
    return RedirectResponse(HOME, 303)


@router.get(HOME)
def overview(visit: AtDesk) -> Response:
    """Today in four numbers, and the last received."""
    tongue, now = visit.language, figures.totals(visit.office)
    told = {
        "Received today": now.received_today,
        "Refused today": now.refused_today,
        "Waiting for review": now.waiting,
        "Unsent in the field": now.unsent,
    }
    numbers = tag(
        "dl",
        [tag("div", tag("dt", say(tongue, name)), tag("dd", count(tongue, of))) for name, of in told.items()],
        class_="figures",
    )
    unchecked = behind(visit.office) if visit.office.settings.checks == "staged" else 0
    sentence = "Received submissions not checked yet, about: {count}."
    late = [tag("p", say(tongue, sentence, count=count(tongue, unchecked)), class_="soft")] if unchecked else []
    last = _submissions(visit, "The last received", figures.latest(visit.office), "Nothing was received yet.")
    return page(visit, HOME, say(tongue, "Overview"), numbers, *late, last)


@router.get(HOME + "/laptops")
def laptops(visit: AtDesk) -> Response:
    """Who has what in the field."""
    return laptops_page(visit)


def laptops_page(visit: Visit, said: str = "", *, bad: bool = False, status: int = 200) -> Response:
    """With what an act did or did not do."""
    tongue, path = visit.language, HOME + "/laptops"
    shown = _laptops(visit)
    enrol = form(
        visit,
        HOME + "/codes",
        say(tongue, "Make a code"),
        tag("h2", say(tongue, "Enrol a laptop")),
        field(say(tongue, "Worker"), "worker", required=True, maxlength="200"),
        *_scope_fields(tongue),
        field(say(tongue, "Days"), "days", type="number", min="1", max="366", value="7", required=True),
    )
    scope = form(
        visit,
        HOME + "/scopes",
        say(tongue, "Change"),
        tag("h2", say(tongue, "What a laptop may see")),
        field(say(tongue, "Code of the laptop"), "code", required=True, maxlength="16"),
        *_scope_fields(tongue),
    )
    revoke = form(
        visit,
        HOME + "/revoke",
        say(tongue, "Revoke"),
        tag("h2", say(tongue, "Stop a laptop")),
        field(say(tongue, "To revoke {code}, write its code", code="KT-A01"), "code", required=True, maxlength="16"),
        look="bad",
    )
    seal = form(
        visit,
        HOME + "/seals",
        say(tongue, "Seal"),
        tag("h2", say(tongue, "Seal a lost laptop")),
        tag(
            "p",
            say(tongue, "It sends what is finalised, then opens for the province only."),
            class_="soft",
        ),
        field(say(tongue, "To seal {code}, write its code", code="KT-A01"), "code", required=True, maxlength="16"),
        look="bad",
    )
    acts = tag("div", enrol, scope, revoke, seal, class_="cards")
    return page(visit, path, say(tongue, "Laptops"), shown, acts, said=said, bad=bad, status=status)


def _laptops(visit: Visit) -> Html:
    tongue = visit.language
    head = (
        "Code",
        "Worker",
        "Role",
        "Regions",
        "Laptop",
        "Unsent",
        "Drafts",
        "Held",
        "Last contact",
        "App",
        "Audit",
        "Works",
    )
    follows = audit_reading.follows(visit.office.engine)
    rows = [_laptop(visit, one, follows.get(one.device_code)) for one in standings(visit.office.engine)]
    none = say(tongue, "No laptop is enrolled yet. Make a code for the first one.")
    return table(say(tongue, "Laptops"), [say(tongue, name) for name in head], rows, none, titled=False)


def _scope_fields(tongue: str) -> tuple[Html, Html]:
    roles = {role: say(tongue, words) for role, words in ROLE_WORDS.items()}
    places = field(say(tongue, "Regions, such as 64.72 (none: the whole province)"), "regions", maxlength="1000")
    return choice(say(tongue, "Role"), "role", roles, "worker"), places


def _laptop(visit: Visit, one: Standing, follows: bool | None) -> list[str]:
    """``follows``: of its audit; None while it told none."""
    tongue = visit.language
    audit = "–" if follows is None else say(tongue, "Follows") if follows else _broken_audit(tongue, one.device_code)
    counts = ["–" if of is None else count(tongue, of) for of in (one.unsent, one.drafts, one.held)]
    seen = figures.local_time(visit.office, one.seen_at, visit.language) or say(tongue, "Never")
    works = say(tongue, _works(one))
    return [
        *(unbroken(one.device_code), one.worker_name, say(tongue, ROLE_WORDS[one.worker_role])),
        one.regions.replace(" ", ", ") or say(tongue, "Whole province"),
        *(one.device_name, *counts, unbroken(seen), one.app or "–", audit, works),
    ]


def _broken_audit(tongue: str, code: str) -> Html:
    return tag("a", say(tongue, "Does not follow"), href=f"{HOME}/audit?{urlencode({'laptop': code})}")


def _works(one: Standing) -> str:
    if one.sealed_at:
        return "Sealed"
    if one.seal_order:
        return "Will be sealed"
    return "Revoked" if one.revoked_at else "Yes"


@router.get(HOME + "/submissions")
def submissions(visit: AtDesk, number: str = "") -> Response:
    """Find one by its number and see what became of it."""
    tongue, path = visit.language, HOME + "/submissions"
    looked = number.replace("\0", "").strip()[:255]
    query = tag(
        "form",
        field(say(tongue, "Number or receipt"), "number", value=looked, required=True, maxlength="255", type="search"),
        tag("button", say(tongue, "Look")),
        method="get",
        action=path,
        class_="card",
        role="search",
    )
    note = tag("p", say(tongue, "No answers of people are shown here."), class_="soft")
    if not looked:
        return page(visit, path, say(tongue, "Submissions"), query, note)
    found = figures.search(visit.office, looked)
    said = "" if found else say(tongue, "Nothing was found for this number.")
    shown = [_submissions(visit, "Submissions", found, "", titled=False)] if found else []
    return page(visit, path, say(tongue, "Submissions"), query, *shown, note, said=said)


@router.get(HOME + "/reviews")
def reviews(visit: AtDesk) -> Response:
    """What the checks found, for a person to decide."""
    return reviews_page(visit)


def reviews_page(visit: Visit, said: str = "", *, bad: bool = False, status: int = 200) -> Response:
    """With what an act did or did not do."""
    tongue = visit.language
    waiting = [[*_reviewed(visit, one), _both_ways(visit, one)] for one in figures.waiting(visit.office)]
    back = [[*_reviewed(visit, one), _keep(visit, one)] for one in figures.returned(visit.office)]
    head = [say(tongue, name) for name in ("Number", "Form", "Laptop", "Received", "Reasons", "Decision")]
    none = say(tongue, "Nothing waits for a review.")
    first = table(say(tongue, "Waiting for review"), head, waiting, none, titled=bool(back))
    second = [table(say(tongue, "Returned, newest first"), head, back, "")] if back else []
    path = HOME + "/reviews"
    return page(visit, path, say(tongue, "Reviews"), first, *second, said=said, bad=bad, status=status)


def _reviewed(visit: Visit, one: figures.Item) -> list[str]:
    received = unbroken(figures.local_time(visit.office, one.stored_at, visit.language))
    return [unbroken(one.number), one.form, unbroken(one.device_code), received, _reasons(one)]


def _both_ways(visit: Visit, one: figures.Item) -> Html:
    return tag("div", _keep(visit, one), way_back(visit, one), class_="choices")


def _keep(visit: Visit, one: figures.Item) -> Html:
    hidden = (
        tag("input", type="hidden", name="instance_id", value=one.instance_id),
        tag("input", type="hidden", name="state", value="kept"),
    )
    words = say(visit.language, "Accept anyway")
    return form(visit, HOME + "/decisions", words, *hidden, kind="row", about=one.number)


def _submissions(visit: Visit, caption: str, items: Sequence[figures.Item], none: str, *, titled: bool = True) -> Html:
    tongue = visit.language
    head = [say(tongue, name) for name in ("Number", "Form", "Laptop", "Received", "Receipt", "Outcome")]
    rows = [
        [
            unbroken(one.number),
            one.form,
            unbroken(one.device_code),
            unbroken(figures.local_time(visit.office, one.stored_at, visit.language)),
            unbroken(one.receipt or "–"),
            tag(
                "span",
                say(tongue, one.outcome),
                _reasons(one),
                [way_back(visit, one)] if one.returnable and not titled else [],
            ),
        ]
        for one in items
    ]
    return table(say(tongue, caption), head, rows, say(tongue, none) if none else "", titled=titled)


def _reasons(one: figures.Item) -> Html:
    told = [" ".join(part for part in (place, code, sentence) if part) for place, code, sentence in one.reasons]
    return tag("ul", [tag("li", text) for text in told]) if told else Html()

"""What the administrator does. Every act is a POST that only our own page can send."""

from typing import Literal, cast

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from fieldapp.server import administrators, enrolment
from fieldapp.server.deciding import MAX_NOTE, decide
from fieldapp.server.desk import figures
from fieldapp.server.desk.pages import laptops_page, reviews_page, sign_in_page, token_page
from fieldapp.server.desk.returning import return_page
from fieldapp.server.desk.sessions import (
    HOME,
    SIGN_IN,
    TOKEN,
    Anyone,
    AtDesk,
    Fields,
    FirstForm,
    OwnForm,
    Visit,
    begin,
    end,
)
from fieldapp.server.desk.words import say
from fieldapp.server.scopes import BadScopeError, Scope, codes_in, scope_of
from fieldapp.vault.passphrase import MIN_CHARACTERS, check_passphrase

router = APIRouter(include_in_schema=False)
WEAK = {
    "too_short": "At least {least} characters, or five words.",
    "too_long": "This passphrase is too long.",
    "too_common": "This passphrase is too easy to guess.",
}
SLOW_DOWN, WRONG = "Too many tries. Wait a minute.", "This cannot be done: check what you wrote."


async def ask_to_sign_in(_request: Request, _error: Exception) -> Response:
    """For SignInFirst: whatever was meant is repeated by the person after signing in."""
    return RedirectResponse(SIGN_IN, 303)


def _too_many(visit: Visit, request: Request, name: str) -> bool:
    """Guessing is slow for one address, and for one account wherever the guesses come from."""
    address = request.client.host if request.client else ""
    return any(visit.office.desk_turnstile.wait(one) > 0 for one in (f"from {address}", f"as {name.lower()}"))


@router.post(SIGN_IN)
def sign_in(request: Request, visit: Anyone, fields: FirstForm) -> Response:
    """With name and passphrase."""
    name = fields.get("name", "")[: administrators.MAX_NAME]
    if _too_many(visit, request, name):
        return sign_in_page(visit, say(visit.language, SLOW_DOWN), 429)
    who = administrators.sign_in(visit.office.engine, name, fields.get("passphrase", ""))
    if who is None:
        return sign_in_page(visit, say(visit.language, "Nobody has this name with this passphrase."), 403)
    response = RedirectResponse(HOME, 303)
    begin(response, visit, who)
    return response


@router.post(TOKEN)
def first_time(request: Request, visit: Anyone, fields: FirstForm) -> Response:
    """Spend a one-time token, set a passphrase, sign in."""
    name, passphrase = fields.get("name", "")[: administrators.MAX_NAME], fields.get("passphrase", "")
    if _too_many(visit, request, name):
        return token_page(visit, say(visit.language, SLOW_DOWN), 429)
    if passphrase != fields.get("again", ""):
        return token_page(visit, say(visit.language, "The two passphrases differ."), 400)
    if weak := check_passphrase(passphrase):
        return token_page(visit, say(visit.language, WEAK[weak], least=MIN_CHARACTERS), 400)
    office = visit.office
    who = administrators.set_passphrase(office.engine, name, fields.get("token", ""), passphrase, office.clock())
    if who is None:
        return token_page(visit, say(visit.language, "This token is not good, or was used."), 403)
    response = RedirectResponse(HOME, 303)
    begin(response, visit, who)
    return response


@router.post(HOME + "/sign-out")
def sign_out(visit: AtDesk, _fields: OwnForm) -> Response:
    """Forget this browser's session."""
    response = RedirectResponse(SIGN_IN, 303)
    end(response, visit)
    return response


@router.post(HOME + "/codes")
def new_code(visit: AtDesk, fields: OwnForm) -> Response:
    """A one-time code for a laptop; shown once."""
    worker, days = fields.get("worker", ""), fields.get("days", "")
    good_days = days.isascii() and days.isdigit() and len(days) < 4 and 1 <= int(days) <= 366
    scope = _scope(fields)
    if not (worker and len(worker) <= 200 and scope and good_days):
        return laptops_page(visit, say(visit.language, WRONG), bad=True, status=400)
    code = enrolment.new_code(visit.office.engine, worker, scope, visit.office.clock(), int(days))
    sentence = "The code for {name} is {code}. It is shown once and is good for {days} days."
    return laptops_page(visit, say(visit.language, sentence, name=worker, code=code, days=days))


@router.post(HOME + "/scopes")
def new_scope(visit: AtDesk, fields: OwnForm) -> Response:
    """What a laptop may be shown from now on."""
    code, scope = fields.get("code", "")[:16].upper(), _scope(fields)
    if scope is None:
        return laptops_page(visit, say(visit.language, WRONG), bad=True, status=400)
    if not enrolment.change_scope(visit.office.engine, code, scope):
        return laptops_page(visit, say(visit.language, "No laptop has this code."), bad=True, status=404)
    return laptops_page(visit, say(visit.language, "Decided."))


def _scope(fields: Fields) -> Scope | None:
    try:
        return scope_of(fields.get("role", ""), codes_in(fields.get("regions", "")[:1000]))
    except BadScopeError:
        return None


@router.post(HOME + "/revoke")
def revoke(visit: AtDesk, fields: OwnForm) -> Response:
    """Stop accepting a laptop, at once."""
    code = fields.get("code", "")[:16].upper()
    if not enrolment.revoke(visit.office.engine, code, visit.office.clock()):
        return laptops_page(visit, say(visit.language, "No laptop has this code."), bad=True, status=404)
    return laptops_page(visit, say(visit.language, "{code} can no longer send.", code=code))


@router.post(HOME + "/seals")
def seal(visit: AtDesk, fields: OwnForm) -> Response:
    """Have a lost laptop seal itself at its next contact."""
    code, office = fields.get("code", "")[:16].upper(), visit.office
    if not enrolment.seal(office.engine, office.identity, code, office.clock()):
        return laptops_page(visit, say(visit.language, "No laptop has this code."), bad=True, status=404)
    return laptops_page(visit, say(visit.language, "{code} seals itself at its next contact.", code=code))


@router.post(HOME + "/decisions")
def decision(visit: AtDesk, fields: OwnForm) -> Response:
    """Keep or return a submission; a return may bring a note, pinned to a question of its form."""
    state, instance_id = fields.get("state", ""), fields.get("instance_id", "")
    note, reference = fields.get("note", ""), fields.get("reference", "")
    if state not in ("kept", "returned"):
        return reviews_page(visit, say(visit.language, WRONG), bad=True, status=400)
    if len(note) > MAX_NOTE or not _is_asked(visit, instance_id, reference):
        return return_page(visit, instance_id, say(visit.language, WRONG), note[:MAX_NOTE], 400)
    if not decide(visit.office, instance_id, cast('Literal["kept", "returned"]', state), note, reference):
        if state == "returned" and not note:
            return return_page(visit, instance_id, say(visit.language, "Write what should be mended."), status=400)
        return reviews_page(visit, say(visit.language, WRONG), bad=True, status=404)
    return reviews_page(visit, say(visit.language, "Decided."))


def _is_asked(visit: Visit, instance_id: str, reference: str) -> bool:
    """Whether the form of a submission has this question; "" is the whole."""
    found = figures.received(visit.office, instance_id) if reference else None
    asked = visit.office.library.form(found.form_id, found.form_version) if found else None
    return not reference or (asked is not None and reference in asked.references)

"""Who is at the desk. A session is a token of the province's own in a cookie that scripts and other sites never see.

Every form carries a word that is made of that cookie, so that only a page of ours can have sent it. Signing in has no
session yet: there the browser's own word about where the form came from must be ours.
"""

import hashlib
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request, Response
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException

from fieldapp.server.administrators import Administrator, find
from fieldapp.server.body import Body
from fieldapp.server.desk.words import choose
from fieldapp.server.office import Here, Office
from fieldapp.vault.sign_in import same

HOME, SIGN_IN, TOKEN = "/admin", "/admin/sign-in", "/admin/token"
COOKIE, LANGUAGE = "jangkau_desk", "jangkau_language"
AUDIENCE = "jangkau-desk"
SECONDS = 8 * 3600
MAX_FIELDS = 20


class SignInFirst(Exception):
    """Nobody is signed in, or the form did not come from our page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request at the desk. ``who`` is None before signing in; ``secret`` goes into every form."""

    office: Office
    language: str
    who: Administrator | None
    secret: str
    secure: bool


@dataclass(frozen=True, slots=True)
class Upload:
    """A file from a form of our own page; ``name`` is as the browser says, "" when none was chosen."""

    name: str
    content: bytes


async def _visit(request: Request, office: Here) -> Visit:
    cookie = request.cookies.get(COOKIE, "")
    asked, kept = request.query_params.get("language", ""), request.cookies.get(LANGUAGE, "")
    language = choose(asked, kept, request.headers.get("Accept-Language", ""))
    secure = request.url.scheme == "https"
    return Visit(office, language, None, _secret(cookie), secure)


Anyone = Annotated[Visit, Depends(_visit)]


def _signed_in(request: Request, visit: Anyone) -> Visit:
    cookie = request.cookies.get(COOKIE, "")
    subject = visit.office.mint.subject(cookie, AUDIENCE, visit.office.clock()) if cookie else None
    generation, _, name = (subject or "").partition(":")
    known = find(visit.office.engine, name) if name else None
    if known is None or str(known.generation) != generation:
        raise SignInFirst
    return Visit(visit.office, visit.language, known, visit.secret, visit.secure)


AtDesk = Annotated[Visit, Depends(_signed_in)]
Fields = dict[str, str]


def _fields(body: Body) -> Fields:
    try:
        parsed = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except ValueError:
        return {}
    return {name: texts[-1].replace("\0", "").strip() for name, texts in parsed.items()}


def _own_fields(fields: Annotated[Fields, Depends(_fields)], visit: AtDesk) -> Fields:
    if not same(fields.get("secret", ""), visit.secret):
        raise SignInFirst
    return fields


def _first_fields(request: Request, fields: Annotated[Fields, Depends(_fields)]) -> Fields:
    origin, site = request.headers.get("Origin", ""), request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in ("same-origin", "none") or (origin and urlsplit(origin).netloc != request.headers.get("Host", "")):
        raise SignInFirst
    return fields


async def _own_upload(request: Request, visit: AtDesk) -> Upload:
    try:
        async with request.form(max_files=1, max_fields=MAX_FIELDS) as sent:
            if not same(str(sent.get("secret", "")), visit.secret):
                raise SignInFirst
            file = sent.get("file")
            return Upload(file.filename or "", await file.read()) if isinstance(file, UploadFile) else Upload("", b"")
    except HTTPException:  # no form, or one that is cut
        raise SignInFirst from None


OwnUpload = Annotated[Upload, Depends(_own_upload)]
OwnForm = Annotated[Fields, Depends(_own_fields)]
FirstForm = Annotated[Fields, Depends(_first_fields)]


def begin(response: Response, visit: Visit, who: Administrator) -> None:
    """Sign in."""
    office = visit.office
    token = office.mint.mint(AUDIENCE, f"{who.generation}:{who.name}", office.clock(), SECONDS)
    response.set_cookie(COOKIE, token, SECONDS, path=HOME, secure=visit.secure, httponly=True, samesite="strict")


def end(response: Response, visit: Visit) -> None:
    """Sign out."""
    response.delete_cookie(COOKIE, path=HOME, secure=visit.secure, httponly=True, samesite="strict")


def _secret(cookie: str) -> str:
    return hashlib.sha256(b"jangkau-form\n" + cookie.encode()).hexdigest() if cookie else ""

"""``/v1/odata/{form_id}``: what was received of a form, as spreadsheets read it (OData 4.0, read only).

Signed in with the name and the token of an export account (Basic); what it may be told was decided when it was made.
Tables, columns, ``$top``, ``$skip``, ``$count`` and pages with ``@odata.nextLink``; nothing is filtered or sorted here.
"""

import base64
import json
from typing import Annotated, Final
from urllib.parse import quote, unquote, urlencode

from fastapi import APIRouter, Depends, Query, Request, Response

from fieldapp.server.exports import accounts, choosing, edm, feed, recording
from fieldapp.server.exports.accounts import Account
from fieldapp.server.exports.choosing import Wish
from fieldapp.server.exports.making import Reader
from fieldapp.server.office import Here, Office
from fieldapp.server.problems import ProblemError

FEED: Final = "/v1/odata/{form_id}"
CHALLENGE: Final = {"WWW-Authenticate": 'Basic realm="Jangkau", charset="UTF-8"'}
OPTIONS: Final = frozenset({"$top", "$skip", "$skiptoken", "$count", "$format"})
TOKEN: Final = r"\d{1,18}\.\d{1,18}"  # noqa: S105 (a pattern)
HEADERS: Final = {"OData-Version": "4.0"}
MOST: Final = 2**31 - 1
router = APIRouter(tags=["odata"])


def _account(request: Request, office: Here) -> Account:
    name, token = _basic(request.headers.get("Authorization", ""))
    found = accounts.sign_in(office.engine, name, token, office.clock()) if name else None
    if found is not None:
        return found
    address = request.client.host if request.client else ""
    for one in (f"feed from {address}", f"feed as {name.lower()}"):  # who guesses waits; who reads pages does not
        if wait := office.desk_turnstile.wait(one):
            headers = {"Retry-After": str(round(wait) + 1)}
            raise ProblemError(429, "too_many_tries", "Too many tries", "Wait a minute.", headers)
    raise ProblemError(401, "account_refused", "Sign in with an export account", "Name and token.", CHALLENGE)


def _basic(header: str) -> tuple[str, str]:
    scheme, _, said = header.partition(" ")
    try:
        name, _, token = base64.b64decode(said.encode(), validate=True).decode().partition(":")
    except ValueError:
        return "", ""
    usable = scheme.lower() == "basic" and "\0" not in name
    return (name[: accounts.MAX_NAME], token) if usable else ("", "")


Signed = Annotated[Account, Depends(_account)]


@router.get(FEED, response_class=Response, responses={200: {"content": {"application/json": {}}}})
def service(request: Request, form_id: str, office: Here, account: Signed) -> Response:
    """The tables of a form."""
    reader = _reader(office, _wish(form_id, account))
    return _json(edm.service(_at(request, form_id, "$metadata"), reader.tables))


@router.get(FEED + "/$metadata", response_class=Response)
def metadata(form_id: str, office: Here, account: Signed) -> Response:
    """Their columns."""
    reader = _reader(office, _wish(form_id, account))
    return Response(edm.metadata(reader.tables), media_type="application/xml", headers=HEADERS)


@router.get(FEED + "/{table}", response_class=Response, responses={200: {"content": {"application/json": {}}}})
def rows(
    request: Request,
    form_id: str,
    table: str,
    office: Here,
    account: Signed,
    top: Annotated[int | None, Query(alias="$top", ge=0, le=MOST)] = None,
    skip: Annotated[int, Query(alias="$skip", ge=0, le=MOST)] = 0,
    begin: Annotated[str, Query(alias="$skiptoken", pattern=f"^{TOKEN}$")] = "0.0",
    count: Annotated[bool, Query(alias="$count")] = False,
) -> Response:
    """One page; the next is at ``@odata.nextLink``. ``$count`` of the form's own table only."""
    wish = _wish(form_id, account)
    reader = _reader(office, wish)
    place = feed.named(reader.tables, unquote(table))
    if place is None:
        raise ProblemError(404, "not_found", "There is no such table here")
    if unknown := [name for name in request.query_params if name.startswith("$") and name not in OPTIONS]:
        raise ProblemError(501, "option_unknown", "This is not offered here", ", ".join(unknown)[:200])
    if count and place:
        raise ProblemError(501, "option_unknown", "This is not offered here", "$count of rows of a repeat")
    first, left = map(int, begin.split("."))
    page = feed.read(office, wish, reader, place, feed.Asked(first, skip or left, top))
    recording.record(office.engine, office.clock(), account.name, "odata", len(page.rows), wish)
    told: dict[str, object] = {"@odata.context": f"{_at(request, form_id, '$metadata')}#{reader.tables[place].name}"}
    if count:
        told["@odata.count"] = choosing.count(office.engine, wish)
    told["value"] = page.rows
    if page.next is not None:
        more = {"$skiptoken": f"{page.next.first}.{page.next.skip}"}
        more |= {} if page.next.top is None else {"$top": str(page.next.top)}
        told["@odata.nextLink"] = f"{_at(request, form_id, unquote(table))}?{urlencode(more, safe='$')}"
    return _json(told)


def _wish(form_id: str, account: Account) -> Wish:
    told = (account.sensitive, account.withheld)
    return Wish(unquote(form_id), "", "", account.regions, False, *told, account.reason)


def _reader(office: Office, wish: Wish) -> Reader:
    if "\0" in wish.form_id or not office.library.knows(wish.form_id):
        raise ProblemError(404, "not_found", "There is no such form here")
    return Reader(office, wish)


def _at(request: Request, form_id: str, name: str) -> str:
    base = str(request.base_url).rstrip("/")
    return f"{base}/v1/odata/{quote(unquote(form_id), safe='')}/{quote(name, safe='$')}"


def _json(told: dict[str, object]) -> Response:
    return Response(json.dumps(told, ensure_ascii=False), media_type="application/json", headers=HEADERS)

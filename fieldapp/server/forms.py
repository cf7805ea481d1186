"""``/v1/forms``: the offered forms, and the content of any published version."""

from urllib.parse import unquote

from fastapi import APIRouter, Request, Response

from fieldapp.server import library
from fieldapp.server.office import Here, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.sync.protocol import FORMS, FormList, encode

router = APIRouter(tags=["forms"])


@router.get(FORMS, response_class=Response, responses={200: {"model": FormList}, 304: {"description": "Not changed"}})
def list_forms(request: Request, office: Here, _device: SignedIn) -> Response:
    """The newest version of each form. With ``If-None-Match`` the answer is 304 while nothing changed."""
    body = encode(FormList(library.offered(office.engine)))
    tag = library.etag(body)
    known = {part.strip().removeprefix("W/") for part in request.headers.get("If-None-Match", "").split(",")}
    if tag in known:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, headers={"ETag": tag}, media_type="application/json")


@router.get(FORMS + "/{form_id}/{version}", response_class=Response)
def form(form_id: str, version: str, office: Here, _device: SignedIn) -> Response:
    """The XForm of one version; ids are percent-encoded in the path."""
    content = library.form_xml(office.engine, unquote(form_id), unquote(version))
    return _file(content, "application/xml")


@router.get(FORMS + "/{form_id}/{version}/files/{name}", response_class=Response)
def form_file(form_id: str, version: str, name: str, office: Here, _device: SignedIn) -> Response:
    """One media file of a form version."""
    content = library.one_file(office.engine, unquote(form_id), unquote(version), unquote(name))
    return _file(content, "application/octet-stream")


def _file(content: bytes | None, media_type: str) -> Response:
    if content is None:
        raise ProblemError(404, "not_found", "There is no such form here")
    return Response(content, media_type=media_type, headers={"ETag": library.etag(content)})

"""``/v1/updates``: the signed folder of updates, given out as it lies in the province's folder ``updates``.

Nothing of it is believed or made here; ``fieldapp server update add`` puts it there, or an administrator copies it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from fieldapp.server.office import Here, SignedIn
from fieldapp.server.problems import ProblemError
from fieldapp.sync.updates_protocol import METADATA, RANGE_REFUSED, TARGETS, UPDATES, folder_of

router = APIRouter(tags=["updates"])
_RANGE = re.compile(r"bytes=([0-9]{1,15})-([0-9]{0,15})")
_READ = 1 << 18
_PART = {
    "description": "The range",
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


@router.get(f"{UPDATES}/{METADATA}/{{name}}", response_class=JSONResponse)
def metadata(name: str, office: Here, _device: SignedIn) -> Response:
    """One signed file; a root that does not exist yet is 404."""
    path = _named(office.settings.updates, METADATA, name)
    return Response(path.read_bytes(), media_type="application/json")


@router.get(f"{UPDATES}/{TARGETS}/{{name}}", response_class=StreamingResponse, responses={206: _PART})
def archive(name: str, request: Request, office: Here, _device: SignedIn) -> StreamingResponse:
    """One archive, or one ``Range`` of it, so that a fetch goes on where it was cut."""
    path = _named(office.settings.updates, TARGETS, name)
    size = path.stat().st_size
    headers = {"Accept-Ranges": "bytes"}
    asked = _RANGE.fullmatch(request.headers.get("Range", ""))
    first, last = (int(asked[1]), min(int(asked[2] or size), size - 1)) if asked else (0, size - 1)
    if asked and not first <= last:
        title = "The archive has no such bytes"
        raise ProblemError(RANGE_REFUSED, "range", title, headers={"Content-Range": f"bytes */{size}"})
    if asked:
        headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    headers["Content-Length"] = str(last - first + 1)
    content = _pieces(path, first, last - first + 1)
    return StreamingResponse(content, 206 if asked else 200, headers, "application/octet-stream")


def _named(folder: Path, part: str, name: str) -> Path:
    """Only names that a signed folder has: none is a place of its own."""
    path = folder / part / name
    if folder_of(name) != part or not path.is_file():
        raise ProblemError(404, "not_found", "There is no such update here")
    return path


def _pieces(path: Path, first: int, left: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        while left and (piece := file.read(min(left, _READ))):
            left -= len(piece)
            yield piece

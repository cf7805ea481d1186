"""``/v1/packs``: courier packs, brought by any laptop that may send; the work in them is the origin laptop's.

A pack may come twice, in any order with the online upload, from several carriers at once. The origin's signature is
checked before anything is kept. A blocked origin is taken and flagged: its laptop may have been carried in good faith,
a person looks at it.
"""

import io
import re

from fastapi import APIRouter, Request, Response
from sqlalchemy import select, update

from fieldapp.server import enrolment, pack_items, pack_opening
from fieldapp.server.body import Body
from fieldapp.server.database import reading, writing
from fieldapp.server.office import Here, Office, SignedIn, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tables import pack
from fieldapp.sync import courier_frame
from fieldapp.sync.courier_frame import FrameError, Head, PackManifest
from fieldapp.sync.courier_protocol import PACK_TYPE, PACKS, RETURN_TYPE, PackState
from fieldapp.sync.protocol import CHUNK_TYPE
from fieldapp.vault.sealing import is_recipient
from fieldapp.vault.signatures import verify

router = APIRouter(tags=["packs"])
_SHA256 = re.compile(r"[0-9a-f]{64}")


def _takes(media_type: str) -> dict[str, object]:
    return {"requestBody": {"required": True, "content": {media_type: {"schema": {"type": "string"}}}}}


@router.post(PACKS, response_class=Response, responses={200: {"model": PackState}}, openapi_extra=_takes(PACK_TYPE))
def offer(request: Request, body: Body, office: Here, device: SignedIn) -> Response:
    """The head of a pack; the answer says which items to bring. Repeating it tells how things stand."""
    if request.headers.get("Content-Type") != PACK_TYPE:
        raise ProblemError(415, "pack_type", "A pack has another media type", PACK_TYPE)
    head, manifest = _read(body)
    flagged = _check_origin(office, head, manifest)
    known = select(pack.c.pack_id).where(pack.c.pack_id == head.pack_id)
    with writing(office.engine) as connection:
        if connection.execute(known).first() is None:
            now = office.clock().isoformat()
            pack_opening.admit(connection, head, manifest, device.device_id, flagged, now)
        elif flagged:
            connection.execute(update(pack).where(pack.c.pack_id == head.pack_id).values(flagged=flagged))
    return answer(_opened(office, head.pack_id))


@router.patch(
    PACKS + "/{pack_id}/items/{sha256}",
    status_code=204,
    response_class=Response,
    openapi_extra=_takes(CHUNK_TYPE),
)
def append(pack_id: str, sha256: str, request: Request, body: Body, office: Here, _device: SignedIn) -> Response:
    """Append bytes of an item at ``Upload-Offset``; 409 with the right offset when it is elsewhere."""
    if request.headers.get("Content-Type") != CHUNK_TYPE:
        raise ProblemError(415, "chunk_type", "A piece of an item has another media type", CHUNK_TYPE)
    at = request.headers.get("Upload-Offset", "")
    if not (at.isascii() and at.isdigit() and len(at) < 16):
        raise ProblemError(400, "header_missing", "Upload-Offset must be a number of bytes")
    if not (_SHA256.fullmatch(pack_id) and _SHA256.fullmatch(sha256)):
        raise ProblemError(404, "not_found", "There is no such item of a pack")
    reached, whole = pack_items.put(office, pack_id, sha256, int(at), body)
    if whole:
        pack_opening.open_arrived(office, pack_id, pack_opening.ingest_identity(office.settings.data))
    return Response(status_code=204, headers={"Upload-Offset": str(reached)})


@router.get(PACKS + "/{pack_id}/receipts", response_class=Response)
def return_file(pack_id: str, office: Here, _device: SignedIn) -> Response:
    """What became of a complete pack, sealed to the laptop it came from."""
    _known(office, pack_id)
    if not _opened(office, pack_id).complete:
        raise ProblemError(409, "pack_open", "The pack is not complete", "Ask again when nothing is wanted or closed.")
    return Response(pack_opening.return_file(office, pack_id), media_type=RETURN_TYPE)


def _read(body: bytes) -> tuple[Head, PackManifest]:
    file = io.BytesIO(body)
    try:
        head = courier_frame.read_head(file, courier_frame.PACK_MAGIC)
        manifest = courier_frame.pack_manifest(head)
    except FrameError as error:
        raise ProblemError(400, "pack_unreadable", "The head of the pack cannot be read", error.why) from None
    named = manifest.device_id.isascii() and manifest.device_id.isprintable()
    if file.read(1) or not named or not is_recipient(manifest.return_to):
        raise ProblemError(400, "pack_unreadable", "The head of the pack cannot be read", "Only the head is sent here.")
    return head, manifest


def _check_origin(office: Office, head: Head, manifest: PackManifest) -> str:
    """Why a person should look at the pack, "" when nobody need to. Raises ProblemError."""
    if manifest.province != office.card.ingest_recipient:
        detail = "Give it to a laptop of the province that it was made for."
        raise ProblemError(422, "pack_foreign", "The pack is for another province", detail)
    origin = enrolment.find_device(office.engine, manifest.device_id)
    if origin is None:
        detail = "Enrol the laptop it came from, then make a new pack there."
        raise ProblemError(422, "pack_origin_unknown", "The laptop it came from is not known here", detail)
    if not verify(origin.public_key, head.signed, head.signature):
        detail = "Copy it again from the stick, or make a new pack on the laptop it came from."
        raise ProblemError(422, "pack_signature", "The pack was changed, or not made by that laptop", detail)
    return "revoked" if origin.revoked else ""


def _known(office: Office, pack_id: str) -> None:
    if not _SHA256.fullmatch(pack_id):
        raise ProblemError(404, "not_found", "There is no such pack")
    with reading(office.engine) as connection:
        if connection.execute(select(pack.c.pack_id).where(pack.c.pack_id == pack_id)).first() is None:
            raise ProblemError(404, "not_found", "There is no such pack")


def _opened(office: Office, pack_id: str) -> PackState:
    pack_items.verify_whole(office, pack_id)
    pack_opening.open_arrived(office, pack_id, pack_opening.ingest_identity(office.settings.data))
    return pack_opening.state_of(office, pack_id)

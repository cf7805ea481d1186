"""``/v1/registry``: what the province has numbered of the entities that a device may see, page by page."""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from fieldapp.server import registry_pages
from fieldapp.server.cursors import PATTERN
from fieldapp.server.database import snapshot
from fieldapp.server.office import Here, SignedIn, answer
from fieldapp.sync.registry_protocol import MAX_CHANGES, REGISTRY, REGISTRY_SIZE, REGISTRY_TYPE, RegistrySize

router = APIRouter(tags=["registry"])
After = Annotated[str, Query(json_schema_extra={"pattern": f"^{PATTERN}$"})]
Limit = Annotated[int, Query(ge=1, le=MAX_CHANGES)]
_STRING = {"schema": {"type": "string", "format": "binary"}}


@router.get(REGISTRY, response_class=Response, responses={200: {"content": {REGISTRY_TYPE: _STRING}}})
def changes(office: Here, device: SignedIn, after: After = "", limit: Limit = 500) -> Response:
    """The next changes after a cursor; "" from the beginning. Safe to repeat."""
    with snapshot(office.engine) as connection:
        reading = registry_pages.begin(connection, office.card, device, after)
        return Response(registry_pages.page(reading, limit), media_type=REGISTRY_TYPE)


@router.get(REGISTRY_SIZE, response_class=Response, responses={200: {"model": RegistrySize}})
def size(office: Here, device: SignedIn, after: After = "") -> Response:
    """How much that will be, so that a first fetch is told ahead."""
    with snapshot(office.engine) as connection:
        return answer(registry_pages.size(registry_pages.begin(connection, office.card, device, after)))

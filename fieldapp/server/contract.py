"""``/openapi.json``: what FastAPI finds by itself, and what only prose would say otherwise.

``OPERATIONS`` names, for each address and method, the problem codes by status, the headers in and out, and an
example. Every answer that can come is in it; a problem's ``code`` is one of those listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from fieldapp import __version__
from fieldapp.server.odata import FEED
from fieldapp.sync import protocol
from fieldapp.sync.audit_protocol import AUDIT, RESTART
from fieldapp.sync.courier_protocol import PACKS, RETURN_TYPE
from fieldapp.sync.policy_protocol import POLICY
from fieldapp.sync.registry_protocol import REGISTRY, REGISTRY_SIZE, REGISTRY_TYPE
from fieldapp.sync.reviews_protocol import REVIEWS
from fieldapp.sync.settled_protocol import SETTLED
from fieldapp.sync.team_protocol import TEAM
from fieldapp.sync.team_work_protocol import FILES, WORK, WORK_TYPE
from fieldapp.sync.updates_protocol import METADATA, TARGETS, UPDATES

Codes = Mapping[int, tuple[str, ...]]
EVERYWHERE: Codes = {
    400: ("request_unreadable",),
    408: ("too_slow",),
    413: ("too_large",),
    426: ("outdated",),
    500: ("server_error",),
    503: ("busy",),
}
SIGNED_IN: Codes = {401: ("token_refused",), 403: ("device_revoked",)}
BY_ACCOUNT: Codes = {401: ("account_refused",), 404: ("not_found",), 429: ("too_many_tries",)}
SECURITY, ACCOUNT = "deviceToken", "exportAccount"
HEX = "a" * 64
RETRY_AFTER = {"Retry-After": {"description": "Seconds to wait", "schema": {"type": "integer", "minimum": 0}}}
OFFSET = {"Upload-Offset": {"description": "Bytes that are here", "schema": {"type": "integer", "minimum": 0}}}
RANGE = {"Content-Range": {"description": "Which bytes these are, and of how many", "schema": {"type": "string"}}}
ODATA = {"OData-Version": {"schema": {"const": "4.0"}}}
ETAG = {"ETag": {"description": "Tells whether it changed", "schema": {"type": "string"}}}


@dataclass(frozen=True, slots=True)
class Operation:
    """What FastAPI cannot know of one method at one address."""

    codes: Codes = field(default_factory=dict)
    signed_in: bool = True
    account: bool = False  # signed in with an export account, not as a laptop
    headers_in: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    headers_out: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    body: object = None  # an example of the request
    answer: object = None  # an example of the answer
    media_type: str = ""  # of the answer where it is not JSON
    paths: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


_SHA256 = {"pattern": "^[0-9a-f]{64}$", "example": HEX}
_COUNT = {"type": "integer", "minimum": 0, "maximum": protocol.MAX_ATTACHMENT}
_FORM = {"form_id": {"example": "visit"}, "version": {"example": "1"}}
_FEED = {"form_id": {"example": "visit"}}
_TABLE = {"name": "Submissions"}
_CURSOR = {"after": {"example": "5f0c6a3f.9b1c2d3e.120"}}
_REVIEWED = {"after": {"example": "5f0c6a3f.12"}}
_DIGEST = {"type": "string", "example": protocol.content_digest(bytes(32))}
_OUTCOME = {"instance_id": "uuid:0b3ad9e2-6c1f-4b7a-9f60-2f0c6a3f5d11", "sha256": HEX}
_ANSWER = {
    "outcomes": [{**_OUTCOME, "kind": "unknown", "receipt": None, "reasons": [], "wanted": []}],
    "server_time": "2026-11-26T03:00:00Z",
    "epoch": "5f0c6a3f",
}
OPERATIONS: Mapping[tuple[str, str], Operation] = {
    (protocol.DEVICES, "post"): Operation(
        {
            400: ("key_unreadable", "name_unreadable"),
            404: ("code_unknown",),
            409: ("code_used",),
            410: ("code_expired",),
            429: ("too_many_tries",),
        },
        signed_in=False,
        headers_out={429: RETRY_AFTER},
        body={
            "code": "7F3K-92QD-0A1B",
            "public_key": "A" * 43 + "=",
            "device_name": "laptop-07",
            "app_name": "jangkau",
        },
    ),
    (protocol.NONCE, "get"): Operation(signed_in=False, answer={"nonce": "eyJ…", "expires_in": 300}),
    (protocol.TOKENS, "post"): Operation(
        {401: ("nonce_expired", "nonce_used", "device_unknown"), 403: ("device_revoked",)},
        signed_in=False,
        body={"device_id": HEX[:32], "nonce": "eyJ…", "signature": "A" * 86 + "=="},
    ),
    (protocol.HEARTBEAT, "post"): Operation(
        {400: ("heartbeat_unreadable",)},
        body={"app": "jangkau/0.1.0", "unsent": 12, "drafts": 3, "held": 0, "forms": {"outreach_rapid": "2026112605"}},
    ),
    (protocol.FORMS, "get"): Operation(
        headers_in={"If-None-Match": {"required": False, "schema": {"type": "string"}}},
        headers_out={200: ETAG, 304: ETAG},
    ),
    (protocol.FORMS + "/{form_id}/{version}", "get"): Operation(
        {404: ("not_found",)}, headers_out={200: ETAG}, media_type="application/xml", paths=_FORM
    ),
    (protocol.FORMS + "/{form_id}/{version}/files/{name}", "get"): Operation(
        {404: ("not_found",)},
        headers_out={200: ETAG},
        media_type="application/octet-stream",
        paths=_FORM | {"name": {"example": "places.csv"}},
    ),
    (protocol.BATCHES, "post"): Operation(
        {
            400: ("batch_unreadable", "line_unreadable", "digest_missing", "digest_mismatch"),
            409: ("outline_unknown",),
            415: ("batch_type",),
        },
        headers_in={
            "Content-Digest": {"required": True, "schema": _DIGEST},
            protocol.OUTLINE_HEADER: {"required": False, "schema": {"type": "string"}},
        },
        answer=_ANSWER,
    ),
    (protocol.RECEIPTS, "post"): Operation(body={"items": [_OUTCOME]}, answer=_ANSWER),
    (protocol.RECEIPTS_SHORT, "post"): Operation({400: ("question_unreadable",), 415: ("question_type",)}),
    (protocol.HELD, "post"): Operation({400: ("question_unreadable",), 415: ("question_type",)}),
    (protocol.ATTACHMENTS + "/{sha256}", "head"): Operation(
        {404: ("not_found",)}, headers_out={200: OFFSET}, paths={"sha256": _SHA256}
    ),
    (protocol.ATTACHMENTS + "/{sha256}", "post"): Operation(
        {400: ("header_missing",), 404: ("not_found",), 422: ("attachment_unwanted", "attachment_damaged")},
        headers_in={"Upload-Length": {"required": True, "schema": _COUNT}},
        headers_out={201: OFFSET},
        paths={"sha256": _SHA256},
    ),
    (protocol.ATTACHMENTS + "/{sha256}", "patch"): Operation(
        {
            400: ("header_missing",),
            404: ("not_found",),
            409: ("offset",),
            415: ("chunk_type",),
            422: ("attachment_damaged",),
        },
        headers_in={"Upload-Offset": {"required": True, "schema": _COUNT}},
        headers_out={204: OFFSET, 409: OFFSET},
        paths={"sha256": _SHA256},
    ),
    (REGISTRY, "get"): Operation(
        {400: ("cursor_unreadable",), 409: ("registry_restart",)}, media_type=REGISTRY_TYPE, paths=_CURSOR
    ),
    (REGISTRY_SIZE, "get"): Operation(
        {400: ("cursor_unreadable",), 409: ("registry_restart",)},
        answer={"changes": 5210, "people": 1804, "bytes": 389_000},
        paths=_CURSOR,
    ),
    (REVIEWS, "get"): Operation(
        {400: ("cursor_unreadable",), 409: ("reviews_restart",)},
        answer={"results": [], "cursor": "5f0c6a3f.12", "more": False, "epoch": "5f0c6a3f"},
        paths=_REVIEWED,
    ),
    (POLICY, "get"): Operation(answer={"signed": "…", "signature": "…"}),
    (SETTLED, "get"): Operation(answer={"signed": "…", "signature": "…"}),
    (TEAM, "post"): Operation(
        {400: ("recipient_unreadable",)},
        body={"recipient": "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudy5cacqysvvvk"},
        answer={"signed": "…", "signature": "…"},
    ),
    (WORK, "get"): Operation(
        {400: ("cursor_unreadable",), 403: ("not_supervisor",), 409: ("team_restart",)},
        media_type=WORK_TYPE,
        paths={"after": {"example": "5f0c6a3f.9b1c2d3e.12.120"}},
    ),
    (FILES + "/{sha256}", "get"): Operation(
        {403: ("not_supervisor",), 404: ("not_found",)},
        media_type="application/octet-stream",
        paths={"sha256": _SHA256},
    ),
    (f"{UPDATES}/{METADATA}/{{name}}", "get"): Operation(
        {404: ("not_found",)}, answer={"signatures": [], "signed": {}}, paths={"name": {"example": "timestamp.json"}}
    ),
    (f"{UPDATES}/{TARGETS}/{{name}}", "get"): Operation(
        {404: ("not_found",), 416: ("range",)},
        headers_in={"Range": {"required": False, "schema": {"type": "string", "example": "bytes=0-1048575"}}},
        headers_out={206: RANGE, 416: RANGE},
        media_type="application/octet-stream",
        paths={"name": {"example": f"{HEX}.jangkau-linux-x86_64.tar.xz"}},
    ),
    (AUDIT, "post"): Operation(
        {
            400: ("audit_unreadable",),
            409: (RESTART,),
            415: ("audit_type",),
            422: ("audit_chain", "audit_signature"),
        },
        answer={"kept": {"signed": "…", "signature": "…"}, "forked_at": None},
    ),
    (PACKS, "post"): Operation(
        {
            400: ("pack_unreadable",),
            415: ("pack_type",),
            422: ("pack_foreign", "pack_origin_unknown", "pack_signature"),
        },
    ),
    (PACKS + "/{pack_id}/items/{sha256}", "patch"): Operation(
        {
            400: ("header_missing",),
            404: ("not_found",),
            409: ("offset",),
            415: ("chunk_type",),
            422: ("item_damaged",),
        },
        headers_in={"Upload-Offset": {"required": True, "schema": _COUNT}},
        headers_out={204: OFFSET, 409: OFFSET},
        paths={"pack_id": _SHA256, "sha256": _SHA256},
    ),
    (FEED, "get"): Operation(
        account=True,
        headers_out={200: ODATA, 429: RETRY_AFTER},
        answer={"@odata.context": "…/$metadata", "value": [_TABLE | {"kind": "EntitySet", "url": "Submissions"}]},
        paths=_FEED,
    ),
    (FEED + "/$metadata", "get"): Operation(
        account=True, headers_out={200: ODATA, 429: RETRY_AFTER}, media_type="application/xml", paths=_FEED
    ),
    (FEED + "/{table}", "get"): Operation(
        {501: ("option_unknown",)},
        account=True,
        headers_out={200: ODATA, 429: RETRY_AFTER},
        answer={"@odata.context": "…/$metadata#Submissions", "@odata.count": 1, "value": [{"number": "JGK-0B3A-D9E2"}]},
        paths=_FEED | {"table": {"example": "Submissions"}},
    ),
    (PACKS + "/{pack_id}/receipts", "get"): Operation(
        {404: ("not_found",), 409: ("pack_open",)}, media_type=RETURN_TYPE, paths={"pack_id": _SHA256}
    ),
}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole contract as OpenAPI 3.1; made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=__version__,
            openapi_version="3.1.0",
            description="Protocol v1 between laptops and a province; the prose is docs/protocol.md.",
            routes=app.routes,
            separate_input_output_schemas=False,
        )
        made["components"]["securitySchemes"] = {
            SECURITY: {"type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": "From /v1/tokens"},
            ACCOUNT: {"type": "http", "scheme": "basic", "description": "Made by an administrator at /admin/export"},
        }
        for path, verbs in made["paths"].items():
            for verb, told in verbs.items():
                if (path, verb) in OPERATIONS:
                    _complete(told, OPERATIONS[path, verb], verb)
        for unused in ("HTTPValidationError", "ValidationError"):
            made["components"]["schemas"].pop(unused, None)
        app.openapi_schema = made
    return app.openapi_schema


def _complete(told: dict[str, Any], operation: Operation, verb: str) -> None:
    responses = {status: answer for status, answer in told["responses"].items() if status.isdigit() and status != "422"}
    kinds: dict[int, tuple[str, ...]] = {}
    who = BY_ACCOUNT if operation.account else SIGNED_IN if operation.signed_in else {}
    for codes in (EVERYWHERE, who, operation.codes):
        for status, names in codes.items():
            kinds[status] = (*kinds.get(status, ()), *names)
    for status, names in sorted(kinds.items()):
        responses[str(status)] = _problem(status, names, with_body=verb != "head")
    good = next(answer for status, answer in responses.items() if status.startswith("2"))
    if operation.media_type:
        good["content"] = {operation.media_type: {"schema": {"type": "string", "format": "binary"}}}
    if operation.answer is not None:
        good["content"]["application/json"]["example"] = operation.answer
    if operation.body is not None:
        told["requestBody"]["content"]["application/json"]["example"] = operation.body
    for status, headers in operation.headers_out.items():
        responses[str(status)].setdefault("headers", {}).update(headers)
    for answer in responses.values():
        answer.setdefault("headers", {})[protocol.PROTOCOL_HEADER] = {"schema": {"const": protocol.VERSION}}
    told["responses"] = responses
    parameters = told.setdefault("parameters", [])
    for parameter in parameters:
        said = operation.paths.get(parameter["name"], {})
        parameter["schema"] |= {name: value for name, value in said.items() if name != "example"}
        parameter |= {name: value for name, value in said.items() if name == "example"}
    parameters += [{"name": name, "in": "header", **said} for name, said in operation.headers_in.items()]
    version = {"type": "string", "const": protocol.VERSION}
    parameters.append({"name": protocol.PROTOCOL_HEADER, "in": "header", "required": False, "schema": version})
    if operation.signed_in:
        told["security"] = [{ACCOUNT if operation.account else SECURITY: []}]


def _problem(status: int, codes: tuple[str, ...], *, with_body: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {"description": ", ".join(codes)}
    if with_body:
        of = {"properties": {"code": {"enum": list(codes)}, "status": {"const": status}}}
        schema = {"allOf": [{"$ref": "#/components/schemas/Problem"}, of]}
        example = {"type": f"urn:jangkau:problem:{codes[0]}", "title": "…", "status": status, "detail": "…"}
        answer["content"] = {protocol.PROBLEM_TYPE: {"schema": schema, "example": example | {"code": codes[0]}}}
    if status == 503:
        answer["headers"] = dict(RETRY_AFTER)
    return answer

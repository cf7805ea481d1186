"""Bodies that Schemathesis cannot make from a schema: batches, questions and pieces of files, whole and harmed.

Runs inside Schemathesis' own environment. ``bodies`` beside the working folder holds good ones by media type.
"""

import base64
import hashlib
import itertools
import json
from pathlib import Path

import schemathesis
from hypothesis import strategies as st

GOOD = {path.name: path.read_bytes() for path in sorted((Path.cwd() / "bodies").iterdir())}
CODES = GOOD["codes"].decode().splitlines()
TOKENS = [json.loads(text) for text in GOOD["tokens"].decode().splitlines()]
TURNS = itertools.count()
MEDIA_TYPES = {
    "application/x-ndjson+zstd": ("ndjson",),
    "application/x-jangkau-columns+zstd": ("columns",),
    "application/x-jangkau-question+zstd": ("question",),
    "application/offset+octet-stream": ("piece", "item"),
    "application/vnd.jangkau.pack": ("pack",),
}


def harmed(content: bytes) -> "st.SearchStrategy[bytes]":
    """One byte changed, or the end cut off."""
    place = st.integers(0, max(0, len(content) - 1))
    changed = st.builds(lambda at, to: content[:at] + bytes([to]) + content[at + 1 :], place, st.integers(0, 255))
    return st.one_of(changed, st.builds(lambda at: content[:at], place))


for _media_type, _names in MEDIA_TYPES.items():
    _known = [one for name in _names for one in (st.just(GOOD[name]), harmed(GOOD[name]))]
    schemathesis.openapi.media_type(_media_type, st.one_of(*_known, st.binary(max_size=2000)))


def _place(case: "schemathesis.Case") -> None:
    """Where the file that is waited for begins, and how long it is."""
    if case.headers is not None and next(TURNS) % 2:
        for name, value in (("Upload-Length", GOOD["size"].decode()), ("Upload-Offset", "0")):
            if name in case.headers:
                case.headers[name] = value


@schemathesis.hook
def before_call(_context: object, case: "schemathesis.Case", _kwargs: object) -> None:
    """Half the files and packs are waited for; most batches say what their digest is."""
    named = case.path_parameters or {}
    if named.keys() & {"sha256", "pack_id"} and next(TURNS) % 2:
        known = {"pack_id": "pack_id", "sha256": "item_sha256" if "pack_id" in named else "sha256"}
        named.update({name: GOOD[known[name]].decode() for name in known.keys() & named.keys()})
        _place(case)
    if isinstance(case.body, dict) and next(TURNS) % 2:
        if case.path.endswith("/devices") and CODES:
            case.body |= {"code": CODES.pop(), "public_key": "A" * 43 + "="}
        if case.path.endswith("/tokens") and TOKENS:
            case.body |= TOKENS.pop()
    wanted = case.headers is not None and "Content-Digest" in case.headers
    if wanted and case.path.endswith("/batches") and isinstance(case.body, bytes) and len(case.body) % 5:
        digest = base64.b64encode(hashlib.sha256(case.body).digest()).decode()
        case.headers["Content-Digest"] = f"sha-256=:{digest}:"

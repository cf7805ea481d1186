"""Bodies that Schemathesis cannot make from a schema: batches, questions and pieces of files, whole and harmed.

Runs inside Schemathesis' own environment. ``bodies`` beside the working folder holds good ones by media type.
"""

import base64
import hashlib
import itertools
from pathlib import Path

import schemathesis
from hypothesis import strategies as st

GOOD = {path.name: path.read_bytes() for path in sorted((Path.cwd() / "bodies").iterdir())}
TURNS = itertools.count()
MEDIA_TYPES = {
    "application/x-ndjson+zstd": ("ndjson",),
    "application/x-jangkau-columns+zstd": ("columns",),
    "application/x-jangkau-question+zstd": ("question",),
    "application/offset+octet-stream": ("piece",),
}


def harmed(content: bytes) -> "st.SearchStrategy[bytes]":
    """One byte changed, or the end cut off."""
    place = st.integers(0, max(0, len(content) - 1))
    changed = st.builds(lambda at, to: content[:at] + bytes([to]) + content[at + 1 :], place, st.integers(0, 255))
    return st.one_of(changed, st.builds(lambda at: content[:at], place))


for _media_type, _names in MEDIA_TYPES.items():
    _good = GOOD[_names[0]]
    schemathesis.openapi.media_type(_media_type, st.one_of(st.just(_good), harmed(_good), st.binary(max_size=2000)))


@schemathesis.hook
def before_call(_context: object, case: "schemathesis.Case", _kwargs: object) -> None:
    """Half the files are waited for; most batches say what their digest is."""
    if "sha256" in (case.path_parameters or {}) and next(TURNS) % 2:
        case.path_parameters["sha256"] = GOOD["sha256"].decode()  # a file that is waited for
    wanted = case.headers is not None and "Content-Digest" in case.headers
    if wanted and case.path.endswith("/batches") and isinstance(case.body, bytes) and len(case.body) % 5:
        digest = base64.b64encode(hashlib.sha256(case.body).digest()).decode()
        case.headers["Content-Digest"] = f"sha-256=:{digest}:"

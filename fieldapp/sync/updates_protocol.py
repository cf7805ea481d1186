"""Addresses of updates of the program at a province: a signed folder, as a web server would give it out.

``docs/protocol.md``, "Updates", is the prose. The province vouches for nothing of it: laptops verify all of it.
"""

import re

UPDATES = "/v1/updates"
METADATA, TARGETS = "metadata", "targets"
PIECE = 1 << 20  # bytes of an archive in one request
RANGE_REFUSED = 416

_METADATA_NAME = re.compile(r"timestamp\.json|[1-9][0-9]{0,8}\.(root|snapshot|targets)\.json")
_TARGET_NAME = re.compile(r"[0-9a-f]{64}\.jangkau-[a-z0-9]{1,20}-[a-z0-9_]{1,20}\.tar\.xz")


def folder_of(name: str) -> str:
    """``metadata`` or ``targets``: where a file of this name lies; "" for a name that is neither."""
    if _METADATA_NAME.fullmatch(name):
        return METADATA
    return TARGETS if _TARGET_NAME.fullmatch(name) else ""


def update_path(name: str) -> str:
    """The address of one file."""
    return f"{UPDATES}/{folder_of(name)}/{name}"

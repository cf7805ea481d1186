"""Wire values of the registry: what the province has numbered of the entities that a laptop may see.

``docs/protocol.md``, "Registry", is the prose. An answer is JSON in one zstd frame that states its content size.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from fieldapp.domain.registry import Heard, Numbered
from fieldapp.domain.submission import EntityChange
from fieldapp.sync.frame import unpacked
from fieldapp.sync.protocol import decode

REGISTRY = "/v1/registry"
REGISTRY_SIZE = "/v1/registry/size"
REGISTRY_TYPE = "application/x-jangkau-registry+zstd"
RESTART = "registry_restart"  # the problem that says: begin again, with no cursor
MAX_CHANGES = 2000  # asked for in one answer; what moved into sight comes with all that was said before
MAX_PAGE_WIRE = 1 << 20  # bytes of an answer, unless one change alone brings more
MAX_PAGE_PLAIN = 64 << 20  # bytes that a laptop unpacks


@dataclass(frozen=True, slots=True)
class RegistryChange:
    """One change of one entity. ``version`` counts those of its entity, ``position`` all of its lane.

    ``properties``, ``base_version``, ``branch_id`` and ``trunk_version`` are as the submission states them, ``at`` is
    when it was finalized, ``device`` the code of the laptop that made it.
    """

    list: str
    id: str
    version: int
    position: int
    instance_id: str
    form_id: str
    action: str
    label: str
    properties: dict[str, str]
    base_version: int
    branch_id: str
    trunk_version: int
    at: datetime
    device: str


@dataclass(frozen=True, slots=True)
class RegistryPage:
    """``gone``: list and id of what may not be seen any more. ``remaining``: changes that were not looked at yet."""

    changes: tuple[RegistryChange, ...]
    gone: tuple[tuple[str, str], ...]
    cursor: str
    more: bool
    remaining: int
    epoch: str

    def heard(self, *, restart: bool = False) -> Heard:
        """As the laptop keeps it."""
        return Heard(tuple(map(_numbered, self.changes)), self.gone, self.cursor, restart)


@dataclass(frozen=True, slots=True)
class RegistrySize:
    """What a laptop would fetch from its cursor on; ``bytes`` is an estimate of those on the wire."""

    changes: int
    people: int
    bytes: int


def registry_path(cursor: str, limit: int) -> str:
    """Where the changes after ``cursor`` are read."""
    return f"{REGISTRY}?{urlencode({'after': cursor, 'limit': limit})}"


def registry_size_path(cursor: str) -> str:
    """Where their size is."""
    return f"{REGISTRY_SIZE}?{urlencode({'after': cursor})}"


def unpack_page(body: bytes) -> RegistryPage:
    """The answer in ``body``. Raises ValueError for anything else, and for one that is too large."""
    plain = unpacked(body, MAX_PAGE_PLAIN)
    return decode(plain, RegistryPage)


def _numbered(one: RegistryChange) -> Numbered:
    change = EntityChange(
        one.list, one.id, one.action, one.label, one.properties, one.base_version, one.branch_id, one.trunk_version
    )
    return Numbered(change, one.version, one.position, one.instance_id, one.form_id, one.at, one.device)

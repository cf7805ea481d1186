"""The registry: what the province has numbered of the entities that a laptop may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from fieldapp.domain.submission import EntityChange


@dataclass(frozen=True, slots=True)
class Numbered:
    """A change with the province's ``version`` among those of its entity and ``position`` among all; from 1 on."""

    change: EntityChange
    version: int
    position: int
    instance_id: str
    form_id: str
    at: datetime
    device: str  # the code of the laptop that made it


@dataclass(frozen=True, slots=True)
class Heard:
    """One page of the registry. ``gone``: entities this laptop may not see any more. ``restart``: it holds everything
    from the beginning, whatever was heard before is void."""

    changes: tuple[Numbered, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    cursor: str = ""
    restart: bool = False


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a fetch would bring: changes, of so many people, about so many bytes over the wire."""

    changes: int
    people: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a conflict. ``device`` and ``at`` are blank when the submission is not known here."""

    value: str
    instance_id: str
    form_title: str = ""
    device: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Fields of one entity that laptops state differently: property → claims, the one that is shown first."""

    entity_list: str
    entity_id: str
    label: str
    claims: Mapping[str, tuple[Claim, ...]]

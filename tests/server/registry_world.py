"""The registry without the wire: changes go in by ``project``, pages come out as laptops get them, all in one
transaction that is thrown away. The oracle says in its own words who may see what."""

import json
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, delete, select

from fieldapp.domain.submission import Base, EntityChange
from fieldapp.server import registry_pages
from fieldapp.server.database import writing
from fieldapp.server.enrolment import Device
from fieldapp.server.entities import Statement, project
from fieldapp.server.identity import ProvinceCard
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import entity, entity_change, tally
from fieldapp.sync.registry_protocol import RegistryChange, RegistryPage, RegistrySize, unpack_page

AT = datetime(2026, 11, 26, 3, tzinfo=UTC)
CARD = ProvinceCard("id", "Dinas Sosial Uji", "KT", "5f0c6a3f", "k", "r", "i")
FACILITY = {"bed", "bed_mark", "night_count", "stay", "waiting"}
Key = tuple[str, str]


@dataclass
class Desk:
    """What one laptop has of the registry."""

    device: Device
    cursor: str = ""
    kept: dict[tuple[str, str, int], RegistryChange] = field(default_factory=dict)

    def hear(self, page: RegistryPage) -> None:
        """As the store does."""
        self.kept |= {(one.list, one.id, one.version): one for one in page.changes}
        self.kept = {key: one for key, one in self.kept.items() if key[:2] not in set(map(tuple, page.gone))}
        self.cursor = page.cursor

    def known(self) -> set[Key]:
        """The entities it knows something of."""
        return {key[:2] for key in self.kept}


@dataclass
class World:
    """One province in one transaction."""

    connection: Connection
    card: ProvinceCard = CARD
    said: int = 0

    def say(
        self,
        device_id: str,
        entity_list: str,
        entity_id: str,
        properties: Mapping[str, str] = {},
        *,
        base: Base = Base(),  # noqa: B008 (frozen)
        action: str = "update",
        lane: int = 0,
    ) -> None:
        """One submission."""
        self.said += 1
        change = EntityChange(entity_list, entity_id, action, "", dict(properties), *base)
        at = AT + timedelta(seconds=self.said)
        statement = Statement(change, f"uuid:{self.said}", "visit", at, device_id)
        project(self.connection, self.card, lane, [statement])

    def page(self, desk: Desk, limit: int = 500) -> RegistryPage:
        """The next page, kept."""
        reading = registry_pages.begin(self.connection, self.card, desk.device, desk.cursor)
        page = unpack_page(registry_pages.page(reading, limit))
        desk.hear(page)
        return page

    def pages(self, desk: Desk, limit: int = 500) -> list[RegistryPage]:
        """All there are."""
        found = [self.page(desk, limit)]
        while found[-1].more:
            found.append(self.page(desk, limit))
        return found

    def size(self, desk: Desk) -> RegistrySize:
        """How much is to come."""
        return registry_pages.size(registry_pages.begin(self.connection, self.card, desk.device, desk.cursor))

    def may_see(self, desk: Desk) -> set[tuple[str, str, int]]:
        """The oracle: all changes of the entities that the laptop may see."""
        rows = self.connection.execute(select(entity_change)).all()
        wrote = {(row.entity_list, row.entity_id) for row in rows if row.device_id == desk.device.device_id}
        stands = {
            (row.entity_list, row.entity_id): json.loads(row.properties)
            for row in self.connection.execute(select(entity))
        }
        seen = {key for key in stands if _sees(desk.device.scope, key, stands, wrote)}
        return {
            (row.entity_list, row.entity_id, row.version) for row in rows if (row.entity_list, row.entity_id) in seen
        }


def _sees(scope: Scope, key: Key, stands: Mapping[Key, Mapping[str, str]], wrote: set[Key]) -> bool:
    entity_list, values = key[0], stands[key]
    if scope.role == "partner" and entity_list not in ("person", "referral"):
        return False
    if key in wrote or (entity_list in FACILITY and scope.role in ("intake", "supervisor")):
        return True
    if entity_list == "merge":
        people = [("person", values.get(name, "")) for name in ("kept_id", "merged_id")]
        return any(one in wrote for one in people) or any(
            _here(scope, stands.get(one, {})) for one in people if one[1] or one == people[0]
        )
    if entity_list != "person" and values.get("person_id"):
        values = stands.get(("person", values["person_id"]), {})
    return _here(scope, values)


def _here(scope: Scope, values: Mapping[str, str]) -> bool:
    if values.get("consent") in ("withdrawn", "refused"):
        return False
    region = values.get("region", "")
    return not scope.regions or any(f"{region}.".startswith(f"{one}.") for one in scope.regions)


@contextmanager
def world(engine: Engine, lanes: int = 1, generation: int = 0) -> Iterator[World]:
    """An empty province; nothing of it stays."""
    with engine.connect() as plain:
        connection = plain.execution_options(jangkau_writer=True)
        with connection.begin() as transaction:
            for table in (entity_change, entity, tally):
                connection.execute(delete(table))
            yield World(connection, replace(CARD, lanes=lanes, generation=generation))
            transaction.rollback()


def desk(role: str = "worker", *regions: str, device_id: str = "") -> Desk:
    """A laptop of that scope."""
    return Desk(Device(device_id or uuid.uuid4().hex, "KT-A01", "", "", Scope(role, regions), revoked=False))


def committed(engine: Engine, statements: Sequence[Statement], card: ProvinceCard = CARD, lane: int = 0) -> None:
    """A transaction of its own."""
    with writing(engine) as connection:
        project(connection, card, lane, statements)

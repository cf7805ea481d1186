"""Whom the team saw last, what came from each laptop and by which road, what was returned and not made right."""

from collections.abc import Collection, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import exists, func, select, text

from fieldapp.db.part import Part
from fieldapp.db.schema import entity_change, person, registry_change
from fieldapp.db.team_tables import team_work
from fieldapp.domain.laptop import Carried, Piece
from fieldapp.domain.team import Reviewed, Road

_PIECE = tuple(team_work.c[one.name] for one in fields(Piece))
_SOME = 500  # values of one query


class TeamOverview(Part):
    """``who_saw``, ``regions_of``, ``team_roads``, ``team_returned``, ``team_latest``."""

    def who_saw(self, person_ids: Collection[str]) -> dict[str, str]:
        """Person id → code of the laptop that said something of them last, "" for this one; without unknown ones."""
        wanted = sorted(person_ids)
        found: dict[str, tuple[datetime, str]] = {}
        with self._reading() as connection:
            for start in range(0, len(wanted), _SOME):
                for person_id, at, device in connection.execute(_last_said(wanted[start : start + _SOME])):
                    if person_id not in found or at >= found[person_id][0]:
                        found[person_id] = at, device
        return {person_id: device for person_id, (_, device) in found.items()}

    def regions_of(self, person_ids: Collection[str]) -> dict[str, str]:
        """Person id → region code, of those whom the register holds."""
        wanted = sorted(person_ids)
        found: dict[str, str] = {}
        with self._reading() as connection:
            for start in range(0, len(wanted), _SOME):
                some = person.c.person_id.in_(wanted[start : start + _SOME])
                found |= dict(connection.execute(select(person.c.person_id, person.c.region).where(some)).all())
        return found

    def team_roads(self) -> dict[str, tuple[Carried, ...]]:
        """Device code → what came from it, by road."""
        newest = func.max(team_work.c.finalized_at, type_=team_work.c.finalized_at.type)
        keys = (team_work.c.device_code, team_work.c.road)
        found: dict[str, tuple[Carried, ...]] = {}
        with self._reading() as connection:
            for device, road, count, last in connection.execute(select(*keys, func.count(), newest).group_by(*keys)):
                found[device] = (*found.get(device, ()), Carried(Road(road), count, last))
        return found

    def team_returned(self) -> tuple[Piece, ...]:
        """What was returned and has no correction here, the oldest decision first."""
        later = team_work.alias("later")
        corrected = exists(select(later.c.instance_id).where(later.c.corrects == team_work.c.instance_id))
        wanted = select(*_PIECE).where(team_work.c.state == Reviewed.RETURNED.value, ~corrected)
        return self._pieces(wanted.order_by(team_work.c.decided_at, team_work.c.instance_id))

    def team_latest(self, device_code: str, limit: int) -> tuple[Piece, ...]:
        """The newest work of a laptop that is here."""
        wanted = select(*_PIECE).where(team_work.c.device_code == device_code)
        return self._pieces(wanted.order_by(team_work.c.finalized_at.desc(), team_work.c.instance_id).limit(limit))

    def _pieces(self, wanted: Any) -> tuple[Piece, ...]:
        with self._reading() as connection:
            rows = connection.execute(wanted).mappings().all()
        return tuple(Piece(**{**row, "road": Road(row["road"]), "state": Reviewed(row["state"])}) for row in rows)


def _last_said(person_ids: Sequence[str]) -> Any:
    heard, own = registry_change.c, entity_change.c
    there = select(heard.entity_id, func.max(heard.at, type_=heard.at.type), heard.device)
    there = there.where(heard.entity_list == "person", heard.entity_id.in_(person_ids)).group_by(heard.entity_id)
    here = select(own.entity_id, func.max(own.at, type_=own.at.type), text("''"))
    here = here.where(own.entity_list == "person", own.entity_id.in_(person_ids)).group_by(own.entity_id)
    return here.union_all(there)

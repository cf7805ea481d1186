"""What a device may be shown of the registry, as conditions on rows. Scopes say where (``scopes``), here stands what.

- An entity is where its region is; what belongs to a person is where the person is. Of an unknown place, or of a
  person nobody knows yet, devices of the whole province see it.
- Beds, stays and who waits for a place belong to a facility: intake officers and supervisors see them all, always.
- A merge is seen by whoever sees one of its two people. A partner sees people and referrals, nothing else.
- A person whose consent has ended, and what else belongs to them, is seen by nobody any more.
- A device sees what it wrote about itself, all the same; not what else belongs to that person.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final

from sqlalchemy import ColumnElement, FromClause, Select, and_, bindparam, exists, func, or_, select, true

from fieldapp.casework.entities import BED, BED_MARK, MERGE, NIGHT_COUNT, REFERRAL, STAY, WAITING
from fieldapp.casework.projection import PERSON
from fieldapp.server import scopes
from fieldapp.server.belonging import MOVED
from fieldapp.server.scopes import Scope
from fieldapp.server.tables import entity, entity_change

FACILITY: Final = tuple(kind.name for kind in (BED, BED_MARK, NIGHT_COUNT, STAY, WAITING))
FACILITY_ROLES: Final = ("intake", "supervisor")
NARROW: Final[dict[str, tuple[str, ...]]] = {"partner": (PERSON, REFERRAL.name), "administrator": ()}  # lists shown
ME: Final = "me"  # the parameter that is the device's id
whose = entity.alias("whose")  # the person an entity belongs to; of a person itself
also = entity.alias("also")  # the second person of a merge


@dataclass(frozen=True)
class Sight:
    """Of the devices of one scope. Conditions are on ``entity``, joined with its people (``with_people``), and take
    the device as ``ME``. They are made once: that takes longer than to ask."""

    scope: Scope

    @cached_property
    def condition(self) -> ColumnElement[bool]:
        """Seen at all."""
        return and_(self._shown_lists(), or_(self.by_scope, self.wrote))

    @cached_property
    def by_scope(self) -> ColumnElement[bool]:
        """Seen without having written about it."""
        alone = and_(entity.c.person_id == "", scopes.seen(self.scope, entity.c.region))
        ways = [alone, and_(entity.c.person_id != "", self._here(whose))]
        second = and_(entity.c.also_id != "", self._here(also))
        people = [second, *(self._wrote_of(PERSON, one) for one in (entity.c.person_id, entity.c.also_id))]
        ways.append(and_(entity.c.entity_list == MERGE.name, or_(*people)))
        if self.scope.role in FACILITY_ROLES:
            ways.append(entity.c.entity_list.in_(FACILITY))
        return and_(self._shown_lists(), or_(*ways))

    @cached_property
    def wrote(self) -> ColumnElement[bool]:
        """Whether this device said something of it."""
        return and_(self._shown_lists(), self._wrote_of(entity.c.entity_list, entity.c.entity_id))

    @cached_property
    def may_go(self) -> ColumnElement[bool]:
        """Of a change: whether its entity, or what belongs to it, may have been seen before and no longer."""
        change = entity_change.c
        before = and_(change.moved != MOVED.NOT, scopes.seen(self.scope, change.region_before))
        elsewhere = and_(change.moved == MOVED.OTHERWISE, change.entity_list != PERSON)
        return and_(self._shown_lists(), or_(before, elsewhere))

    def knows(self, entity_list: str) -> bool:
        """Whether a device of its role is told anything of such entities."""
        return self.scope.role not in NARROW or entity_list in NARROW[self.scope.role]

    def saw(self, region: str) -> bool:
        """Whether what was there was seen."""
        return scopes.may_see(self.scope, region)

    def _shown_lists(self) -> ColumnElement[bool]:
        shown = NARROW.get(self.scope.role)
        return true() if shown is None else entity.c.entity_list.in_(shown)

    def _here(self, person: FromClause) -> ColumnElement[bool]:
        place = scopes.seen(self.scope, func.coalesce(person.c.region, ""))
        return and_(func.coalesce(person.c.withheld, 0) == 0, place)

    def _wrote_of(self, entity_list: Any, entity_id: Any) -> ColumnElement[bool]:
        of = entity_change.alias("written").c
        return exists(
            select(1).where(of.device_id == bindparam(ME), of.entity_list == entity_list, of.entity_id == entity_id)
        )


@lru_cache(maxsize=256)
def sight_of(scope: Scope) -> Sight:
    """The same for the same scope."""
    return Sight(scope)


def with_people(wanted: Select[Any], of: FromClause) -> Select[Any]:
    """``wanted`` from ``of`` (which has ``entity`` in it) and the people whose the entities are."""
    joined = of.outerjoin(whose, and_(whose.c.entity_list == PERSON, whose.c.entity_id == entity.c.person_id))
    second = and_(also.c.entity_list == PERSON, also.c.entity_id == entity.c.also_id, entity.c.also_id != "")
    return wanted.select_from(joined.outerjoin(also, second))

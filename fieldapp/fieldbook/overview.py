"""The team at a glance: its laptops, what is due, how full the shelters are. ``book.overview``; it only reads."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, Protocol

from fieldapp import __version__
from fieldapp.casework.beds import FREE, NO_BED
from fieldapp.casework.laptop_warnings import newest_app, warnings_of
from fieldapp.casework.shelter_values import CLEANING, HELD, OUT
from fieldapp.casework.tasks import Task
from fieldapp.domain.laptop import Laptop, Piece
from fieldapp.domain.roles import Permission
from fieldapp.domain.team import Member, Standing, Team
from fieldapp.domain.visit import VisitFilter, VisitState

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.referrals import Referrals
    from fieldapp.fieldbook.shelters import Shelters
    from fieldapp.fieldbook.visits import Visits
    from fieldapp.fieldbook.worker import Worker

LATEST: Final = 8  # pieces of work that the panel of a laptop lists
FOLLOW_UPS: Final = frozenset(("answer", "send", "serve", "declined", "visit", "aftercare"))


class Card(Protocol):
    """``book.team``: what the province says of the team."""

    def now(self) -> Team | None: ...
    def standings(self) -> Sequence[Standing]: ...


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One thing that is due for a person: where they are, and who saw them last ("" nobody of whom this laptop
    knows)."""

    task: Task
    region: str
    device_code: str


@dataclass(frozen=True, slots=True)
class Occupancy:
    """Beds of one shelter, and people: ``without`` a bed of their own, ``waiting`` for a place."""

    code: str
    name: str
    beds: int
    occupied: int
    held: int
    out: int
    free: int
    without: int
    waiting: int
    conflicts: int


class Overview:
    """Every call is slow and raises NotAllowed."""

    def __init__(
        self,
        store: "Store",
        visits: "Visits",
        referrals: "Referrals",
        shelters: "Shelters",
        card: Callable[[], Card | None],
        worker: "Callable[[], Worker]",
        permit: "Permit",
    ) -> None:
        """``card``: None while this laptop knows no team."""
        self._store = store
        self._visits = visits
        self._referrals = referrals
        self._shelters = shelters
        self._card = card
        self._worker = worker
        self._permit = permit

    def members(self) -> tuple[Member, ...]:
        """The laptops that can be asked: those of the team, and this one where a province named it."""
        self._permit.require(Permission.TEAM)
        card = self._card()
        team = card.now() if card else None
        found = team.members if team else ()
        own = self._worker()
        if own.device_code and all(one.device_code != own.device_code for one in found):
            found = (*found, Member("", own.device_code, own.name, own.role, ""))
        return found

    def laptops(self) -> tuple[Laptop, ...]:
        """Those of the team, in the order of the card."""
        self._permit.require(Permission.TEAM)
        card = self._card()
        team = card.now() if card else None
        if card is None or team is None:
            return ()
        told = {one.device_id: one for one in card.standings()}
        roads, returned = self._store.team_roads(), Counter(one.device_code for one in self._store.team_returned())
        today, visits = self._visits.today(), self._store.visits(VisitFilter())
        asked = Counter(one.device_code for one in visits if one.open)
        late = Counter(one.device_code for one in visits if one.late(today))
        done = Counter(one.device_code for one in visits if one.state is VisitState.DONE)
        return tuple(
            Laptop(
                one,
                told.get(one.device_id),
                roads.get(one.device_code, ()),
                asked[one.device_code],
                late[one.device_code],
                done[one.device_code],
                returned[one.device_code],
            )
            for one in team.members
        )

    def warnings(self, laptops: Sequence[Laptop], now: datetime) -> dict[str, tuple[str, ...]]:
        """Device code → codes of ``laptop_warnings``; an app is old where this laptop or another has a newer one."""
        newest = newest_app((__version__, *(one.standing.app for one in laptops if one.standing)))
        return {one.code: warnings_of(one, now, newest) for one in laptops}

    def latest(self, device_code: str) -> tuple[Piece, ...]:
        """The newest work of a laptop that is here."""
        self._permit.require(Permission.TEAM)
        return self._store.team_latest(device_code, LATEST)

    def returned(self) -> tuple[Piece, ...]:
        """What was returned to the team and was not made right, the oldest decision first."""
        self._permit.require(Permission.TEAM)
        return self._store.team_returned()

    def due(self, until: date | None = None) -> tuple[FollowUp, ...]:
        """Referrals that wait and visits that were agreed on, as far as the agenda looks; longest overdue first."""
        self._permit.require(Permission.TEAM)
        agenda = self._referrals.agenda()
        tasks = [task for part in agenda.values() for task in part if task.kind in FOLLOW_UPS]
        tasks = [task for task in tasks if until is None or task.due <= until]
        people = {task.person_id for task in tasks if task.person_id}
        places, seen, own = self._store.regions_of(people), self._store.who_saw(people), self._worker().device_code
        return tuple(
            FollowUp(
                task,
                places.get(task.person_id, ""),
                (seen[task.person_id] or own) if task.person_id in seen else "",
            )
            for task in tasks
        )

    def week(self) -> date:
        """Until when follow-ups are worth asking for: a week from today."""
        return self._visits.today() + timedelta(days=7)

    def shelters(self) -> tuple[Occupancy, ...]:
        """Every shelter that has beds or people, the fullest first."""
        self._permit.require(Permission.TEAM)
        found = []
        for facility in self._shelters.facilities():
            board = self._shelters.board(facility)
            counts = board.counts
            if counts["beds"] or board.stays or board.waiting:
                found.append(
                    Occupancy(
                        code=facility.code,
                        name=facility.name,
                        beds=counts["beds"],
                        occupied=sum(bool(tile.stays and tile.bed_ids) for tile in board.tiles),
                        held=counts[HELD],
                        out=counts[OUT] + counts[CLEANING],
                        free=counts[FREE],
                        without=sum(len(room.tiles) for room in board.rooms if room.kind == NO_BED),
                        waiting=len(board.waiting),
                        conflicts=len(board.conflicts),
                    )
                )
        return tuple(sorted(found, key=lambda one: (one.free, -one.waiting, one.name)))

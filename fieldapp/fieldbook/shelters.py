"""The bed boards of shelters: what they show, and every decision a desk takes, each one a submission.

Nothing here keeps a state of its own. ``board`` is computed from the projection; a decision files a form
(``shelter_move``, ``bed_mark`` …) that goes to the outbox, so the same decision stands on every laptop and at the
province, and can be taken back by another one. Which shelter this desk works for is a setting.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from fieldapp.casework import census, shelter_values
from fieldapp.casework.beds import Board, Room, Tile, board
from fieldapp.casework.projection import WITA
from fieldapp.casework.shelter_values import HELD, STAYING, Mark, NightCount, Stay, Waiting
from fieldapp.casework.stay_moves import SETTLES
from fieldapp.domain.assessment import Assessment
from fieldapp.domain.entity import Entity
from fieldapp.domain.person import Person
from fieldapp.domain.roles import Permission
from fieldapp.fieldbook.desk_filling import Answers
from fieldapp.fieldbook.facilities import Facility, facilities

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.draft import OpenAssessment
    from fieldapp.fieldbook.permit import Permit

SETTING = "shelter"
_TICK = timedelta(milliseconds=1)


class File(Protocol):
    """Fill a form and finalize it."""

    def __call__(self, form_id: str, answers: Answers, person_id: str = "") -> Assessment: ...


class Start(Protocol):
    """A new draft with what is known."""

    def __call__(
        self, form_id: str, *, carried: Mapping[str, str] | None = None, person: Person | None = None
    ) -> "OpenAssessment": ...


@dataclass(frozen=True, slots=True)
class NewWaiting:
    """Who will wait: all but the name may be unknown."""

    name: str
    person_id: str = ""
    sex: str = ""
    age: int | None = None
    room_kind: str = ""
    urgency: str = ""
    reason: str = ""


class Shelters:
    """Boards by the code of a shelter.

    Every decision is durable on return and raises FormError, StoreError or NotAllowed; ``file`` and ``start`` ask.
    """

    def __init__(
        self, store: "Store", file: File, start: Start, permit: "Permit", clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._permit = permit
        self._file = file
        self._start = start
        self._clock = clock

    # what a desk sees ---------------------------------------------------------------------------

    def facilities(self) -> tuple[Facility, ...]:
        """Everywhere people can stay, shelters first."""
        return tuple(sorted(facilities(), key=lambda one: one.kind != "shelter"))

    @property
    def chosen(self) -> Facility | None:
        """The shelter of this desk."""
        code = self._store.setting(SETTING)
        return next((one for one in facilities() if one.code == code), None)

    def choose(self, code: str) -> None:
        """This desk works for that shelter."""
        self._store.put_setting(SETTING, code)

    def board(self, facility: Facility) -> Board:
        """Every bed and everybody who stays, now. Raises NotAllowed."""
        self._permit.require(Permission.READ_PEOPLE)
        stays = self._to_stays(self._store.shelter_entities("stay", facility.code, STAYING))
        people = {stay.person_id for stay in stays}
        merged = self._store.now_one()
        people |= {old for old, kept in merged.items() if kept in people}
        elsewhere = [
            stay for stay in self._to_stays(self._store.open_stays_of(people)) if stay.facility != facility.code
        ]
        return board(
            map(shelter_values.to_bed, self._store.shelter_entities("bed", facility.code, "in_use")),
            stays,
            map(shelter_values.to_mark, self._store.shelter_entities("bed_mark", facility.code, "set")),
            self._waiting(facility),
            now=self._clock(),
            limit_days=facility.max_days,
            elsewhere=elsewhere,
        )

    def open_stays(self, person_id: str) -> tuple[Stay, ...]:
        """Where somebody stays now, in every shelter."""
        return self._to_stays(self._store.open_stays_of([person_id]))

    def stays(self, facility: Facility, first: date, last: date) -> tuple[Stay, ...]:
        """Stays that touch a period, for census and register; recorded twice left out."""
        begin, end = census.midnight_after(first - census.DAY), census.midnight_after(last)
        return census.counted(self._to_stays(self._store.stays_between(facility.code, begin, end)))

    def day(self, facility: Facility) -> census.DayFlow:
        """Who came and who left today."""
        today = self.today()
        return census.flow(self.stays(facility, today - census.DAY, today), today)

    def today(self) -> date:
        """The day in East Kalimantan."""
        return self._clock().astimezone(WITA).date()

    def night_counts(self, facility: Facility) -> tuple[NightCount, ...]:
        """The latest count of each night, the last night first."""
        made = map(shelter_values.to_night_count, self._store.shelter_entities("night_count", facility.code))
        by_night = {count.night: count for count in made if count is not None}
        return tuple(by_night[night] for night in sorted(by_night, reverse=True))

    # people -------------------------------------------------------------------------------------

    def admit(
        self,
        facility: Facility,
        tile: Tile | None,
        kind: str,
        *,
        person: Person | None = None,
        waiting: Waiting | None = None,
        known: Mapping[str, str] | None = None,
    ) -> "OpenAssessment":
        """The intake form with the bed and everything known of the person.

        Once finalized it lifts the hold of the bed, and whoever waited has a place: the intake itself says so.
        """
        carried = {"facility": facility.code, "room": kind, "bed": tile.code if tile else "", **(known or {})}
        if tile and tile.mark and tile.mark.what == HELD:
            carried["mark_id"] = tile.mark.mark_id
        if waiting:
            carried |= _who(waiting)
        return self._start("shelter_intake", carried=carried, person=person)

    def discharge(self, stay: Stay, person: Person | None) -> "OpenAssessment":
        """The discharge form with the stay, also for somebody who has no record of their own."""
        carried = {
            "stay_id": stay.stay_id,
            "stay_name": stay.name,
            "stay_bed": stay.bed,
            "facility": stay.facility,
            "full_name": stay.name,
            "admit_at": stay.admitted_at.astimezone().isoformat(timespec="milliseconds"),
            "register_no": stay.register_no,
        }
        return self._start("shelter_discharge", carried=carried, person=person)

    def move(self, stay: Stay, bed: str, kind: str = "", *, reason: str = "", settles: bool = False) -> None:
        """Another bed, ``bed`` "" for none yet. ``settles`` ends a doubt about where they are."""
        at = self._clock()
        if stay.moves:  # a clock that was set back must not put a decision before the one it follows
            at = max(at, stay.moves[-1].at + _TICK)
        answers = {
            "stay_id": stay.stay_id,
            "stay_name": stay.name,
            "moved_at": at.astimezone().isoformat(timespec="milliseconds"),
            "stamp": at.isoformat(),
            "how": SETTLES if settles else "moved",
            "from_bed": stay.bed,
            "bed": bed,
            "room": kind,
            "over_reason": reason,
        }
        self._file("shelter_move", _said(answers), stay.person_id)

    def end_double(self, stay: Stay) -> None:
        """This stay was recorded twice: it never was."""
        at = max(self._clock(), stay.admitted_at)
        answers = {
            "stay_id": stay.stay_id,
            "stay_name": stay.name,
            "moved_at": at.astimezone().isoformat(timespec="milliseconds"),
            "stamp": at.isoformat(),
            "how": "twice",
        }
        self._file("shelter_move", answers, stay.person_id)

    # beds ---------------------------------------------------------------------------------------

    def add_room(self, facility: Facility, name: str, kind: str, codes: Sequence[str]) -> None:
        """New beds; a room of that name gets more of them."""
        beds = [{"code": code} for code in codes]
        self._file("shelter_room", {"facility": facility.code, "room_name": name, "room_kind": kind, "beds": beds})

    def keep_bed(self, facility: Facility, tile: Tile, room: Room, *, there: bool) -> None:
        """Whether a bed is there at all. Whoever stays in one that goes is shown on a mattress of its code."""
        state = "in_use" if there else "removed"
        beds = [{"bed_id": bed_id, "code": tile.code, "bed_state": state} for bed_id in tile.bed_ids]
        answers: Answers = {"facility": facility.code, "room_name": room.name, "room_kind": room.kind, "beds": beds}
        self._file("shelter_room", answers)

    def mark(
        self,
        facility: Facility,
        bed: str,
        what: str,
        *,
        reason: str = "",
        until: datetime | None = None,
        held_for: str = "",
        person_id: str = "",
    ) -> None:
        """Hold a bed, take it out of use or ask for its cleaning."""
        answers = {
            "facility": facility.code,
            "bed": bed,
            "what": what,
            "mark_state": "set",
            "since": self._clock().astimezone().isoformat(timespec="milliseconds"),
            "until": until.astimezone().isoformat(timespec="milliseconds") if until else "",
            "held_for": held_for,
            "held_person": person_id,
            "reason": reason,
        }
        self._file("bed_mark", _said(answers), person_id)

    def extend(self, facility: Facility, mark: Mark, until: datetime) -> None:
        """A hold lasts longer."""
        moment = until.astimezone().isoformat(timespec="milliseconds")
        self._file("bed_mark", self._of_mark(facility, mark) | {"mark_state": "set", "until": moment})

    def lift(self, facility: Facility, tile: Tile) -> None:
        """What keeps the bed from being free is over: every mark of the strongest kind."""
        for mark in tile.marks:
            if tile.mark and mark.what == tile.mark.what:
                self._file("bed_mark", self._of_mark(facility, mark) | {"mark_state": "lifted"})

    # waiting list and nights --------------------------------------------------------------------

    def wait(self, facility: Facility, new: NewWaiting) -> None:
        """Somebody waits for a place."""
        answers = {
            "facility": facility.code,
            "person_id": new.person_id,
            "full_name": new.name,
            "waiting_state": "waiting",
            "sex": new.sex,
            "age": "" if new.age is None else str(new.age),
            "room_kind": new.room_kind,
            "urgency": new.urgency,
            "reason": new.reason,
            "since": self._clock().astimezone().isoformat(timespec="milliseconds"),
        }
        self._file("shelter_waiting", _said(answers), new.person_id)

    def give_up(self, facility: Facility, waiting: Waiting) -> None:
        """They do not wait any longer, and got no place here."""
        answers = {
            "waiting_id": waiting.waiting_id,
            "facility": facility.code,
            "full_name": waiting.name,
            "waiting_state": "gave_up",
        }
        self._file("shelter_waiting", answers, waiting.person_id)

    def count_night(
        self, facility: Facility, night: date, expected: int, counted: int, absent: Sequence[Stay], remark: str = ""
    ) -> None:
        """Who was found in the beds. A stay nobody was found for stays open: its end is a discharge."""
        answers = {
            "facility": facility.code,
            "night": night.isoformat(),
            "expected": str(expected),
            "counted": str(counted),
            "absent": " ".join(stay.stay_id for stay in absent),
            "remark": remark,
        }
        self._file("night_count", _said(answers))

    # ---------------------------------------------------------------------------------------------

    def _to_stays(self, entities: Sequence[Entity]) -> tuple[Stay, ...]:
        """With the names of the register; records that were merged are one person."""
        kept = self._store.now_one()
        names = self._store.names_of(_one(kept, entity.text("person_id")) for entity in entities)
        known = {entity.text("person_id"): names.get(_one(kept, entity.text("person_id")), "") for entity in entities}
        made = [shelter_values.to_stay(entity, known) for entity in entities]
        return tuple(replace(stay, person_id=_one(kept, stay.person_id)) for stay in made)

    def _waiting(self, facility: Facility) -> tuple[Waiting, ...]:
        entities = self._store.shelter_entities("waiting", facility.code, "waiting")
        return tuple(shelter_values.to_waiting(entity) for entity in entities)

    def _of_mark(self, facility: Facility, mark: Mark) -> dict[str, str]:
        return {"mark_id": mark.mark_id, "facility": facility.code, "bed": mark.bed, "what": mark.what}


def _said(answers: Answers) -> Answers:
    """Without the blank ones; an intake or a move to no bed says so by leaving the bed out."""
    return {name: given for name, given in answers.items() if given}


def _one(kept: Mapping[str, str], person_id: str) -> str:
    """The record that counts, through several merges; a circle ends where it began."""
    seen = {person_id}
    while (following := kept.get(person_id)) and following not in seen:
        seen.add(following)
        person_id = following
    return person_id


def _who(waiting: Waiting) -> dict[str, str]:
    return {
        "waiting_id": waiting.waiting_id,
        "full_name": waiting.name,
        "sex": waiting.sex,
        "age_est": "" if waiting.age is None else str(waiting.age),
    }

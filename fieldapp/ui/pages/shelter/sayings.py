"""The words of the bed board: faces, rooms, needs, reasons, times. Needs never name an illness."""

from datetime import datetime

from fieldapp.casework import beds, placing, shelter_values
from fieldapp.casework.beds import Board, Room, Tile
from fieldapp.casework.census import nights_between
from fieldapp.casework.projection import WITA
from fieldapp.casework.shelter_values import Mark, Stay, Waiting
from fieldapp.domain import formats
from fieldapp.ui import words
from fieldapp.ui.widgets.avatar import initials
from fieldapp.ui.words import translate

CALLED = frozenset(("bapak", "ibu", "pak", "bu", "oma", "opa", "mbah", "nenek", "kakek", "haji", "hj", "kel."))
UNKNOWN = ("tidak diketahui", "tanpa nama")
NEED_ICONS = {"health": "stethoscope", "access": "accessibility", "with_child": "baby"}
NEED_INKS = {"health": "danger", "access": "text2", "with_child": "text2"}


def face_word(face: str) -> str:
    """What a bed is."""
    return {
        beds.FREE: translate("Shelter", "Free"),
        beds.OCCUPIED: translate("Shelter", "Occupied"),
        shelter_values.HELD: translate("Shelter", "Held"),
        shelter_values.OUT: translate("Shelter", "Out of use"),
        shelter_values.CLEANING: translate("Shelter", "Needs cleaning"),
        beds.CONFLICT: translate("Shelter", "Needs a decision"),
    }[face]


FACE_PILLS = {
    beds.FREE: ("check", "success"),
    beds.OCCUPIED: ("user-round", "neutral"),
    shelter_values.HELD: ("clock", "warning"),
    shelter_values.OUT: ("x", "neutral"),
    shelter_values.CLEANING: ("brush", "info"),
    beds.CONFLICT: ("circle-alert", "danger"),
}


def room_kinds() -> dict[str, str]:
    """Kinds of rooms, in the order they are offered; the words of the intake form."""
    return {
        "male": translate("Shelter", "Men"),
        "female": translate("Shelter", "Women"),
        "family": translate("Shelter", "Family, mother and child"),
        "child": translate("Shelter", "Children"),
        "odgj": translate("Shelter", "Mental illness room"),
        "isolation": translate("Shelter", "Health isolation"),
    }


def room_name(room: Room) -> str:
    """The name of a room, or what those without a bed of the shelter have in common."""
    own = {
        beds.EXTRA: translate("Shelter", "Extra mattresses"),
        beds.NO_BED: translate("Shelter", "No bed yet"),
    }
    return room.name or own.get(room.kind, "") or room_kinds().get(room.kind, "")


def room_note(room: Room) -> str:
    """``2 kosong dari 8``; how many people where there are no beds of the shelter."""
    if room.kind in (beds.EXTRA, beds.NO_BED):
        return translate("Shelter", "%n people", len(room.tiles))
    return translate("Shelter", "{free} free of {beds}").format(free=room.free, beds=len(room.tiles))


def bed_title(tile: Tile) -> str:
    """``Tempat tidur B4``."""
    if not tile.code:
        return translate("Shelter", "No bed yet")
    return tile.code if not tile.bed_ids else translate("Shelter", "Bed {code}").format(code=tile.code)


def need_word(need: str) -> str:
    """What somebody needs, for the legend and the panel."""
    return {
        "health": translate("Shelter", "Needs health staff"),
        "access": translate("Shelter", "Needs an aid or a lower room"),
        "with_child": translate("Shelter", "With a child"),
    }[need]


def name_of(stay: Stay) -> str:
    """The name; somebody whose name nobody knows is without one."""
    return translate("Shelter", "No name") if stay.name.casefold() in UNKNOWN or not stay.name else stay.name


def shown_name(stay: Stay, *, hidden: bool) -> str:
    """The whole name, or the initials while the board hides names."""
    return initials(stay.name) if hidden else name_of(stay)


def tile_name(stay: Stay, *, hidden: bool) -> str:
    """``Yohanes B.``, ``Nurhayati + 2`` with children; initials while names are hidden."""
    if hidden:
        return initials(stay.name)
    first, *others = name_of(stay).split()
    known = stay.name.casefold() not in UNKNOWN
    cut = known and bool(others) and first.casefold() not in CALLED and len(others[-1]) > 1
    short = f"{first} {others[-1][0].upper()}." if cut else name_of(stay)
    return f"{short} + {stay.children}" if stay.children else short


def age_and_sex(sex: str, age: int | None) -> str:
    """``L, 45 th``; only what is known."""
    years = translate("Shelter", "{age} y").format(age=age) if age is not None else ""
    letter = {"L": translate("Shelter", "M"), "P": translate("Shelter", "F")}.get(sex, sex)
    return ", ".join(part for part in (letter, years) if part)


def days(stay: Stay, now: datetime) -> str:
    """``12 hari``; ``hari ini`` on the first."""
    count = nights_between(stay.admitted_at, now)
    return translate("Shelter", "%n days", count) if count else translate("Shelter", "since today")


def clock(moment: datetime, now: datetime) -> str:
    """``18.00`` today, else ``27/11 18.00``."""
    at, today = moment.astimezone(WITA), now.astimezone(WITA).date()
    time = formats.show_time(at, words.language())
    return time if at.date() == today else f"{formats.show_date(at.date())[:5]} {time}"


def until(mark: Mark, now: datetime) -> str:
    """``s.d. 18.00``; that it ended, once it did."""
    if mark.until is None:
        return translate("Shelter", "no end set")
    if mark.until <= now:
        return translate("Shelter", "ended {time}").format(time=clock(mark.until, now))
    return translate("Shelter", "until {time}").format(time=clock(mark.until, now))


def since(mark: Mark) -> str:
    """``sejak 20/11``."""
    day = formats.show_date(mark.since.astimezone(WITA).date())[:5]
    return translate("Shelter", "since {day}").format(day=day)


def conflict(tile: Tile, board: Board, *, hidden: bool) -> str:
    """What a person must decide."""
    if tile.shared:
        count = translate("Shelter", "%n people are recorded in {bed}. Choose who is here.", len(tile.stays))
        return count.format(bed=tile.code)
    stay = tile.stays[0]
    name = shown_name(stay, hidden=hidden)
    if tile.twice:
        others = [one for one in board.tiles for s in one.stays if one is not tile and s.person_id == stay.person_id]
        places = " + ".join(one.code for one in (tile, *others) if one.code)
        if others:
            return translate("Shelter", "{name} is recorded in {beds}. Choose where.").format(name=name, beds=places)
        return translate("Shelter", "{name} is also recorded in another shelter.").format(name=name)
    found = " + ".join(bed or translate("Shelter", "no bed") for bed in stay.doubted_beds)
    return translate("Shelter", "Two desks moved {name}: {beds}. Choose where.").format(name=name, beds=found)


def why_not(reason: str) -> str:
    """Why somebody may not sleep in a room."""
    return {
        placing.MEN_AND_WOMEN: translate("Shelter", "Rooms of men and women are separate."),
        placing.CHILD_ALONE: translate("Shelter", "A child without parents sleeps in a children's or family room."),
        placing.AMONG_CHILDREN: translate("Shelter", "No adult sleeps in a room for children."),
    }[reason]


def waiting_note(waiting: Waiting, now: datetime) -> str:
    """``24 th · malam ini · sejak 09.10``."""
    urgency = urgencies().get(waiting.urgency, "")
    at = translate("Shelter", "since {day}").format(day=clock(waiting.since, now))
    return " · ".join(part for part in (age_and_sex(waiting.sex, waiting.age), urgency or at) if part)


def urgencies() -> dict[str, str]:
    """How soon somebody needs a place."""
    return {
        "tonight": translate("Shelter", "tonight"),
        "soon": translate("Shelter", "within days"),
        "later": translate("Shelter", "may be later"),
    }


def described(tile: Tile, board: Board, *, hidden: bool) -> str:
    """A tile as screen readers say it."""
    room = board.room_of(tile)
    parts = [bed_title(tile), room_name(room), face_word(tile.face)]
    parts += [shown_name(stay, hidden=hidden) for stay in tile.stays]
    if not hidden:
        parts += [need_word(need) for stay in tile.stays for need in stay.needs]
    if tile.mark and not tile.stays:
        parts.append(until(tile.mark, board.now) if tile.face == shelter_values.HELD else tile.mark.reason)
    return ", ".join(part for part in parts if part)

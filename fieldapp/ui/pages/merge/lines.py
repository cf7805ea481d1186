"""A row of the list in words: a group that may be one person, a merge, somebody whom laptops state differently."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from fieldapp.casework.pair_groups import band
from fieldapp.domain.formats import show_date
from fieldapp.domain.pairs import PairGroup, Suspect
from fieldapp.domain.person import Person
from fieldapp.fieldbook.deciding import Differences
from fieldapp.fieldbook.merging import Merged
from fieldapp.fieldbook.report_names import short_name
from fieldapp.ui import words
from fieldapp.ui.pages.merge import sayings
from fieldapp.ui.pages.people.sayings import level_word, pair_reasons, shown_name
from fieldapp.ui.pages.queue.faces import Face
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Regions

Entry = PairGroup | Merged | Differences
Describe = Callable[[Person], str]
_KABUPATEN = len("64.72")
_TONES = {3: ("warning", "users"), 2: ("info", "equal-approximately"), 1: ("neutral", "circle-dashed")}


@dataclass(frozen=True, slots=True)
class Line:
    """``who`` over ``facts``, ``why`` over ``note``, a place, and a word with its icon and colour."""

    who: str
    facts: str
    why: str
    note: str
    place: str
    face: Face


def key_of(entry: Entry) -> str:
    """The same for the same row after reading again."""
    if isinstance(entry, PairGroup):
        return entry.key
    return entry.merge_id if isinstance(entry, Merged) else entry.person.person_id


def group_line(
    group: PairGroup, people: Mapping[str, Suspect], describe: Describe, regions: "Regions", today: date
) -> Line:
    """Two to four people and why they may be one."""
    suspects = [people[one] for one in group.members if one in people]
    here = [one.person for one in suspects]
    why = "; ".join(pair_reasons(group.reasons))
    note = ""
    if group.until is not None:
        note = translate("Merge", "Comes back on {date}").format(date=show_date(group.until, words.language()))
    elif any(one.unsure for one in suspects):
        said = next((one.note for one in suspects if one.note), "")
        note = f"“{said}”" if said else translate("Merge", "The field worker was not sure")
    level = band(group.score)
    tone, icon = _TONES[level]
    places = ", ".join(dict.fromkeys(short_name(regions.name(code[:_KABUPATEN])) for code in group.regions))
    return Line(
        "  ·  ".join(shown_name(one) for one in here),
        "  ·  ".join(dict.fromkeys(describe(one) for one in here)),
        why[:1].upper() + why[1:],
        note,
        places,
        Face(level_word(level), icon, tone),
    )


def merged_line(one: Merged, today: date) -> Line:
    """Two records that are one person now, and how long they can be split."""
    at = show_date(one.at.astimezone().date(), words.language())
    left = (one.until - today).days
    until = show_date(one.until, words.language())
    return Line(
        sayings.merged_names(one.label),
        translate("Merge", "Merged {date}").format(date=at),
        translate("Merge", "Reason: {reason}").format(reason=one.reason),
        translate("Merge", "Can be split again until {until}").format(until=until),
        "",
        Face(translate("Merge", "%n days left", left), "undo-2", "neutral" if left > 7 else "warning"),
    )


def differences_line(one: Differences, describe: Describe) -> Line:
    """One person and the entries that laptops state differently."""
    count = translate("Merge", "%n entries differ", len(one.fields))
    return Line(
        shown_name(one.person),
        describe(one.person),
        sayings.field_words(one),
        "",
        "",
        Face(count, "laptop", "neutral"),
    )

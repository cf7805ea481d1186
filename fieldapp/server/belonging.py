"""Whose an entity is, and where: what decides who may be shown it (``sight``), kept beside it for questions."""

from collections.abc import Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from fieldapp.casework.consent import ENDED
from fieldapp.casework.entities import MERGE
from fieldapp.casework.projection import PERSON

LONGEST: Final = 255  # characters that the tables keep; a longer one is nobody's


class Belonging(NamedTuple):
    """``person_id``: the person it belongs to, of a person its own id; ``also_id``: the second one of a merge.

    ``withheld``: a person whose consent has ended.
    """

    region: str = ""
    person_id: str = ""
    also_id: str = ""
    withheld: bool = False


class MOVED(IntEnum):
    """What a change did to who may see its entity."""

    NOT = 0
    NEW = 1  # nobody saw it before
    REGION = 2  # it is elsewhere now
    OTHERWISE = 3  # consent ended or came back, or it belongs to another person


def belonging(entity_list: str, entity_id: str, values: Mapping[str, str]) -> Belonging:
    """From what holds of the entity."""
    region = _kept(values.get("region", ""))
    if entity_list == PERSON:
        return Belonging(region, entity_id, "", values.get("consent", "") in ENDED)
    if entity_list == MERGE.name:
        return Belonging(region, _kept(values.get("kept_id", "")), _kept(values.get("merged_id", "")))
    return Belonging(region, _kept(values.get("person_id", "")))


def moved(entity_list: str, version: int, before: Belonging, now: Belonging) -> MOVED:
    """``version``: of the entity before the change. What belongs to a person is where the person is."""
    if not version:
        return MOVED.NEW
    if (before.person_id, before.also_id, before.withheld) != (now.person_id, now.also_id, now.withheld):
        return MOVED.OTHERWISE
    own = entity_list == PERSON or not now.person_id
    return MOVED.REGION if own and before.region != now.region else MOVED.NOT


def _kept(text: str) -> str:
    return text if len(text) <= LONGEST else ""

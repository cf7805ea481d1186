"""What lists show of a submission of the team, read from its frozen bytes: whom it is about, who recorded it, when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldapp.casework.projection import PERSON
from fieldapp.domain.submission import EntityChange
from fieldapp.forms.xml import local, parse_xml

START, WORKER, META, NAME = "start", "username", "meta", "instanceName"  # ODK's own questions


@dataclass(frozen=True, slots=True)
class Said:
    """``label`` is whom it is about, as the form names it; all is blank where the form does not say."""

    label: str = ""
    person_id: str = ""
    region: str = ""
    worker_name: str = ""
    started_at: datetime | None = None


def said_of(xml: bytes, changes: Sequence[EntityChange]) -> Said:
    """``changes``: what the submission says of entities. Raises FormError when the bytes are no XML."""
    root = parse_xml(xml)
    top = {local(child): child for child in root}
    named = next((one.text or "" for one in top.get(META, ()) if local(one) == NAME), "")
    told = {name: (top[name].text or "").strip() for name in (START, WORKER) if name in top}
    person = next((one for one in changes if one.entity_list == PERSON), None)
    others = [one.properties.get("person_id", "") for one in changes]
    regions = [one.properties.get("region", "") for one in (*([person] if person else ()), *changes)]
    return Said(
        label=" ".join((named or (person.label if person else "")).split()),
        person_id=person.entity_id if person else next(filter(None, others), ""),
        region=next(filter(None, regions), ""),
        worker_name=told.get(WORKER, ""),
        started_at=_moment(told.get(START, "")),
    )


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None

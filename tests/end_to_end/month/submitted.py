"""What the submissions of a laptop say, read from their bytes with an XML reader and the forms' own ``saveto`` binds.

Nothing of the app's form engine or its projection is used, so that figures can be counted a second time from here.
"""

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from sqlalchemy import text

from fieldapp import config
from fieldapp.domain.submission import EntityChange
from fieldapp.fieldbook import Fieldbook
from tests.reports.filings import Filing

ENTITIES = "{http://www.opendatakit.org/xforms/entities}"
YES = ("1", "true")


def filings(book: Fieldbook) -> list[Filing]:
    """One for each submission that counts, in the order they were finalized."""
    with book._store._reading() as connection:
        rows = connection.execute(
            text(
                "SELECT a.form_id, s.xml, s.finalized_at FROM submission s JOIN assessment a USING (instance_id)"
                " WHERE a.state != 'returned' ORDER BY s.rowid"
            )
        ).all()
    return [Filing(_moment(at), tuple(_changes(form_id, ET.fromstring(xml)))) for form_id, xml, at in rows]


def count_of(book: Fieldbook) -> dict[str, int]:
    """Form → its finalized submissions."""
    with book._store._reading() as connection:
        rows = connection.execute(text("SELECT form_id, count(*) FROM submission GROUP BY form_id")).all()
    return {str(form_id): int(count) for form_id, count in rows}


def _moment(at: str | datetime) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at


def _changes(form_id: str, root: ET.Element) -> Iterator[EntityChange]:
    saved = _saved(form_id)
    holders = list(_holders(root, f"/{root.tag}"))
    paths = [path for path, _, _ in holders]
    for path, holder, entity in holders:
        creates, updates = (entity.get(how, "") in YES for how in ("create", "update"))
        if not (creates or updates) or not entity.get("id"):
            continue
        inner = [other for other in paths if other.startswith(f"{path}/")]
        facts = {
            name: leaf.text.strip()
            for nodeset, name in saved.items()
            if nodeset.startswith(f"{path}/") and not any(nodeset.startswith(f"{one}/") for one in inner)
            for leaf in holder.iterfind(nodeset[len(path) + 1 :])
            if leaf.text and leaf.text.strip()
        }
        label = entity.findtext("{*}label") or ""
        yield EntityChange(
            entity.get("dataset", ""), entity.get("id", ""), "create" if creates else "update", label, facts
        )


def _holders(element: ET.Element, path: str) -> Iterator[tuple[str, ET.Element, ET.Element]]:
    """Every group or instance that declares an entity: its path without positions, itself, the declaration."""
    entity = element.find("{*}meta/{*}entity")
    if entity is not None:
        yield path, element, entity
    for child in element:
        yield from _holders(child, f"{path}/{child.tag}")


@cache
def _saved(form_id: str) -> Mapping[str, str]:
    """Path of a question → the property it is saved to."""
    compiled = Path(config.resources()) / "forms" / "compiled" / f"{form_id}.json"
    form = ET.fromstring(json.loads(compiled.read_text())["xml"])
    binds = (element for element in form.iter() if f"{ENTITIES}saveto" in element.attrib)
    return {bind.attrib["nodeset"]: bind.attrib[f"{ENTITIES}saveto"] for bind in binds}


def as_one(filings: list[Filing]) -> list[Filing]:
    """With every merge that stands at the end carried out by hand: both records told as the one that was kept."""
    standing: dict[str, dict[str, str]] = {}
    for filing in filings:
        for change in filing.changes:
            if change.entity_list == "merge":
                standing.setdefault(change.entity_id, {}).update(change.properties)
    merged = {one["merged_id"]: one["kept_id"] for one in standing.values() if one["state"] == "merged"}
    facts: dict[str, dict[str, str]] = {}
    told: list[Filing] = []
    for filing in filings:
        changes = [_renamed(change, merged) for change in filing.changes]
        for change in filing.changes:
            if change.entity_list == "person":
                facts.setdefault(change.entity_id, {}).update(change.properties)
            elif change.entity_list == "merge" and standing[change.entity_id]["merged_id"] in merged:
                changes.append(_chosen(standing[change.entity_id], facts))
        told.append(Filing(filing.at, tuple(changes)))
    return told


def _renamed(change: EntityChange, merged: Mapping[str, str]) -> EntityChange:
    who = merged.get(change.entity_id, change.entity_id) if change.entity_list == "person" else change.entity_id
    told = dict(change.properties)
    if "person_id" in told:
        told["person_id"] = merged.get(told["person_id"], told["person_id"])
    return EntityChange(change.entity_list, who, change.action, change.label, told)


def _chosen(merge: Mapping[str, str], facts: Mapping[str, Mapping[str, str]]) -> EntityChange:
    """What a person chose of both, and the categories of both."""
    sides = {"kept": facts[merge["kept_id"]], "merged": facts[merge["merged_id"]]}
    chosen = dict(word.split("=") for word in merge.get("chosen", "").split())
    told = {name: sides[side][name] for name, side in chosen.items() if name in sides[side]}
    codes = " ".join(dict.fromkeys(code for side in sides.values() for code in side.get("ppks", "").split()))
    return EntityChange("person", merge["kept_id"], "update", "", told | {"ppks": codes})

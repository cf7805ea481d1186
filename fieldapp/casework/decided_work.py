"""What a ``work_review`` says: one item for each submission it decides about, with the notes pinned to its questions.

for decision in decisions(xml): …
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from fieldapp.domain.team import Note, Reviewed
from fieldapp.forms.xml import local, parse_xml

FORM: Final = "work_review"


@dataclass(frozen=True, slots=True)
class Decision:
    """About one submission. ``reason``: why it is approved although flagged; a note without reference is for all."""

    instance_id: str
    sha256: str
    device_id: str
    state: Reviewed
    reason: str = ""
    notes: tuple[Note, ...] = ()

    @property
    def words(self) -> str:
        """What is said about the whole: the note, else the reason."""
        return next((note.text for note in self.notes if not note.reference), self.reason)


def decisions(xml: bytes) -> tuple[Decision, ...]:
    """In the order of the items; one with a state nobody knows is left out. Raises FormError when it is no XML."""
    root = parse_xml(xml)
    pinned: dict[str, list[Note]] = defaultdict(list)
    for pin in _facts(root, "pin"):
        if pin.get("pin_target") and pin.get("pin_text"):
            pinned[pin["pin_target"]].append(Note(pin.get("pin_reference", ""), pin["pin_text"]))
    return tuple(
        Decision(
            item.get("target_id", ""),
            item.get("target_sha256", ""),
            item.get("target_device", ""),
            Reviewed(item["state"]),
            item.get("reason", ""),
            (*_whole(item), *pinned[item.get("target_id", "")]),
        )
        for item in _facts(root, "item")
        if item.get("state") in frozenset(Reviewed)
    )


def answers(decided: Sequence[Decision]) -> dict[str, Sequence[dict[str, str]]]:
    """What is to be answered in the form, by its repeats; ``decisions`` reads it back."""
    items = [
        {
            "target_id": one.instance_id,
            "target_sha256": one.sha256,
            "target_device": one.device_id,
            "state": one.state.value,
            "reason": one.reason,
            "note": next((note.text for note in one.notes if not note.reference), ""),
        }
        for one in decided
    ]
    pins = [
        {"pin_target": one.instance_id, "pin_reference": note.reference, "pin_text": note.text}
        for one in decided
        for note in one.notes
        if note.reference
    ]
    return {"item": [_given(item) for item in items], "pin": pins}


def _given(facts: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in facts.items() if text}


def _whole(item: dict[str, str]) -> tuple[Note, ...]:
    return (Note("", item["note"]),) if item.get("note") else ()


def _facts(root: Element, name: str) -> list[dict[str, str]]:
    return [{local(child): child.text or "" for child in one} for one in root if local(one) == name]

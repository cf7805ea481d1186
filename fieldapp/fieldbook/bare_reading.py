"""A frozen submission read without its form's help, and with every soft warning loud again."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from fieldapp.forms import Form
from fieldapp.forms.soft import CONFIRMED
from fieldapp.forms.xml import local, parse_xml

_POSITION: Final = re.compile(r"\[\d+\]")


def bare(reference: str) -> str:
    """Without positions in repeats."""
    return _POSITION.sub("", reference)


def without_confirmations(form: Form, saved: Mapping[str, str]) -> dict[str, str]:
    """The worker said that an unusual answer is right; a supervisor sees all the same that it is unusual."""
    notes = {soft.note.reference for soft in form.soft}
    return {name: text for name, text in saved.items() if text != CONFIRMED or bare(name) not in notes}


def confirmed(form: Form, saved: Mapping[str, str]) -> frozenset[str]:
    """Questions (without positions) whose unusual answer the worker called right."""
    told = {bare(name) for name, text in saved.items() if text == CONFIRMED}
    warned = (soft.note for soft in form.soft if soft.note.reference in told)
    return frozenset(note.warns.reference for note in warned if note.warns is not None)


def leaves(xml: bytes) -> tuple[tuple[str, str], ...]:
    """(path, text) of every answered node, where the form is not on this laptop. Raises FormError for no XML."""
    root = parse_xml(xml)
    return tuple(_leaves(root, f"/{local(root)}"))


def _leaves(element: Element, path: str) -> Iterator[tuple[str, str]]:
    for child in element:
        name = local(child)
        if name == "meta":
            continue
        if len(child):
            yield from _leaves(child, f"{path}/{name}")
        elif child.text and child.text.strip():
            yield f"{path}/{name}", child.text.strip()

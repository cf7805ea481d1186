"""What of a session is stored, and how stored texts or a submission become a session's tree again.

Stored are the texts of answers, defaults, preloads, setvalues and results of chance (uuid(), random(), once()),
and the number of instances of each repeat under its reference without position. Everything else is computed
again: a calculation that is pure gives the same result from the same answers.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from fieldapp.errors import FormError, FormProblem
from fieldapp.forms.definition import Definition
from fieldapp.forms.form import Form
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.logic import MAX_INSTANCES
from fieldapp.forms.xml import local, parse_xml, refusal

_POSITION = re.compile(r"\[(\d{1,9})\](?=/|$)")


def kept(node: InstanceNode) -> bool:
    """It has a text that restore could not compute."""
    return node.text != "" and not node.definition.computed and not node.definition.fixed


def stored(top: InstanceNode) -> dict[str, str]:
    """Reference → text for a node and everything below."""
    found: dict[str, str] = {}
    for node in top.family():
        if kept(node):
            found[node.reference] = node.text
        for definition, kids in node.kids.items():
            if definition.repeat:
                found[f"{node.reference}/{definition.name}"] = str(len(kids))
    return found


def instance_counts(form: Form, saved: Mapping[str, str]) -> dict[str, int]:
    """Repeat reference (positions around it) → instances: as stored, and enough for every stored answer."""
    counts: dict[str, int] = {}
    for reference, text in saved.items():
        definition = form.by_reference.get(_POSITION.sub("", reference))
        if definition is None:
            continue
        if definition.repeat and not reference.endswith("]") and text.isdecimal():
            counts[reference] = max(counts.get(reference, 0), min(int(text), MAX_INSTANCES))
        for match in _POSITION.finditer(reference):
            repeat = reference[: match.start()]
            counts[repeat] = max(counts.get(repeat, 0), min(int(match[1]), MAX_INSTANCES))
    return counts


def read_submission(form: Form, xml: bytes) -> dict[str, str]:
    """A submission as stored texts.

    FormError: ``xml`` (unreadable), ``unknown_form`` (another form or version), ``unknown_question``, ``too_many``
    (instances of a repeat).
    """
    document = parse_xml(xml)
    if local(document) != form.root.name or document.get("id") != form.form_id:
        raise refusal("unknown_form", f"The submission is not of the form {form.form_id}.", "Choose its own form.")
    if (document.get("version") or "") != form.version:
        raise refusal("unknown_form", f"The submission is not of version {form.version}.", "Choose its own version.")
    unknown: list[str] = []
    saved = dict(_read(document, form.root, form.root.reference, unknown))
    for reference, text in saved.items():
        definition = form.by_reference.get(_POSITION.sub("", reference))
        if definition is not None and definition.repeat and int(text) > MAX_INSTANCES:
            raise refusal("too_many", f"There are {text} instances of {reference}.", f"Keep under {MAX_INSTANCES}.")
    if unknown:
        raise FormError(
            [
                FormProblem(
                    f"There is no question {name} in the form.", "Choose its own form.", code="unknown_question"
                )
                for name in unknown
            ]
        )
    return saved


def _read(element: Element, definition: Definition, reference: str, unknown: list[str]) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        if f"@{name}" in definition.children:
            yield f"{reference}/@{name}", value
    if definition.leaf:
        if element.text:
            yield reference, element.text
        return
    seen: dict[str, int] = {}
    for child in element:
        inner = definition.children.get(local(child))
        place = f"{reference}/{local(child)}"
        seen[place] = seen.get(place, 0) + 1
        if inner is None or (seen[place] > 1 and not inner.repeat):
            if not _extra(place, definition):
                unknown.append(place)
            continue
        yield from _read(child, inner, f"{place}[{seen[place]}]" if inner.repeat else place, unknown)
    for child_definition in definition.children.values():
        if child_definition.repeat:
            place = f"{reference}/{child_definition.name}"
            yield place, str(seen.get(place, 0))


def _extra(place: str, definition: Definition) -> bool:
    """deprecatedID, which a correction has and its form need not have."""
    return definition.name == "meta" and place.endswith("/deprecatedID")

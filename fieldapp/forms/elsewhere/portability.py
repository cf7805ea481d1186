"""``differences``: everything in a form that Collect, Enketo or Web Forms take otherwise, in the form's order.

Only what changes an answer, or what a person can do, is told; a look that an app does not have is not.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.elsewhere.difference import APPEARANCES, COLLECT, PREFIXES, Difference
from fieldapp.forms.elsewhere.expressions import Reading, Wanted
from fieldapp.forms.form import Form
from fieldapp.forms.loading.primary import absolute
from fieldapp.forms.xml import attribute, local, parse_xml

_RULES: dict[str, Wanted] = {
    "relevant": "truth",
    "required": "truth",
    "readonly": "truth",
    "constraint": "truth",
    "calculate": "value",
}
_PLAIN = ("true()", "false()", "")


def differences(form: Form, xml: bytes) -> tuple[Difference, ...]:
    """``xml`` is the XForm that ``form`` was loaded from. Each difference of a question is told once."""
    document = parse_xml(xml)
    found = [
        *_rules(form, document),
        *_lists(form, document),
        *_root(form),
        *(one for definition in form.root.family() for one in _control(definition)),
        *_elements(document),
    ]
    return tuple(dict.fromkeys(found))


def _rules(form: Form, document: Element) -> Iterator[Difference]:
    for bind in document.iter():
        if not isinstance(bind.tag, str) or local(bind) != "bind":
            continue
        owner = form.by_reference.get(absolute(attribute(bind, "nodeset") or attribute(bind, "ref"), ""))
        for column, wanted in _RULES.items():
            text = bind.get(column, "").strip()
            if owner is not None and text not in _PLAIN:
                yield from Reading(form, owner, column).differences(text, wanted)


def _lists(form: Form, document: Element) -> Iterator[Difference]:
    """Conditions of choices, repeat counts and what events set."""
    for element in document.iter():
        kind = local(element) if isinstance(element.tag, str) else ""
        if kind == "repeat" and attribute(element, "count"):
            owner = form.by_reference.get(absolute(attribute(element, "nodeset"), ""))
            if owner is not None and owner.parent is not None:
                made = Reading(form, owner.parent, "count").differences(attribute(element, "count"), "value")
                yield from (Difference(one.kind, owner.name, "count", one.what, one.where) for one in made)
        elif kind == "setvalue" and attribute(element, "value"):
            owner = form.by_reference.get(absolute(attribute(element, "ref"), ""))
            if owner is not None:
                yield from Reading(form, owner, "calculate").differences(attribute(element, "value"), "value")
        for itemset in element:
            if isinstance(itemset.tag, str) and local(itemset) == "itemset":
                owner = form.by_reference.get(absolute(attribute(element, "ref"), ""))
                if owner is not None:
                    yield from Reading(form, owner, "nodeset").differences(attribute(itemset, "nodeset"), "nodes")


def _root(form: Form) -> Iterator[Difference]:
    if form.root.relevant is not None:
        yield Difference("root_relevant", form.root.name, "relevant")
    if form.meta("audit") is not None:
        yield Difference("only", "audit", "", "audit", COLLECT)


def _control(definition: Definition) -> Iterator[Difference]:
    for word in definition.control.appearance if definition.control is not None else ():
        where = APPEARANCES.get(word) or next((PREFIXES[start] for start in PREFIXES if word.startswith(start)), "")
        if where:
            yield Difference("only", definition.name, "appearance", word.partition(":")[0], where)


def _elements(document: Element) -> Iterator[Difference]:
    for element in document.iter():
        kind = local(element) if isinstance(element.tag, str) else ""
        name = (attribute(element, "ref") or attribute(element, "nodeset")).rpartition("/")[2].strip()
        if kind == "instance" and attribute(element, "src").endswith("/last-saved"):
            yield Difference("last_saved", "last-saved")
        elif kind == "recordaudio":
            yield Difference("only", name, "", "background-audio", COLLECT)
        elif "search(" in attribute(element, "appearance"):
            yield Difference("only", name, "appearance", "search()", COLLECT)
        elif kind == "input" and attribute(element, "query"):
            yield Difference("only", name, "", "select_one_external", COLLECT)

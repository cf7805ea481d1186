"""``<h:body>``: controls, groups and repeats in the order people meet them."""

from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Control, Definition
from fieldapp.forms.form import Part
from fieldapp.forms.loading.choices import read_choices, read_query
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.loading.searches import read_search, split_search
from fieldapp.forms.xml import attribute, local

_QUESTIONS = ("input", "secret", "textarea", "select1", "select", "upload", "trigger", "range", "rank")
_LOOKS = {"secret": ("masked",), "textarea": ("multiline",)}  # what XLSForm says by appearance
_STRUCTURE = ("ref", "bind", "nodeset", "appearance", "mediatype", "count", "noAddRemove", "class", "query")


def read_body(body: Element, draft: FormDraft) -> tuple[Part, ...]:
    """The parts of the page, in order."""
    return _parts(body, draft.root, draft)


def _parts(parent: Element, around: Definition, draft: FormDraft) -> tuple[Part, ...]:
    parts: list[Part] = []
    for element in parent:
        kind = local(element)
        if kind in _QUESTIONS:
            parts += _question(element, kind, around, draft)
        elif kind == "group":
            parts += _group(element, around, draft)
        elif kind == "repeat":
            parts += _repeat(element, None, around, draft)
    return tuple(parts)


def _question(element: Element, kind: str, around: Definition, draft: FormDraft) -> list[Part]:
    if kind == "trigger" and not (attribute(element, "ref") or attribute(element, "bind")):
        draft.warn("trigger", "A trigger without a question is not shown.")
        return []
    definition = draft.asked(element, around)
    if definition is None:
        return []
    control = Control({"secret": "input", "textarea": "input"}.get(kind, kind))
    search, appearance = split_search(attribute(element, "appearance"))
    control.appearance = (*appearance.split(), *_LOOKS.get(kind, ()))
    control.media_type = attribute(element, "accept") or attribute(element, "mediatype")
    control.parameters = _parameters(element, definition)
    definition.control = control
    _texts(element, definition, draft)
    query = attribute(element, "query")
    if search and kind in ("select", "select1", "rank"):
        control.choices = read_search(element, search, definition, draft)
    elif query and kind == "input":
        control.choices = read_query(query, definition, draft)
        control.kind = "input" if control.choices.open else "select1"
    elif kind in ("select", "select1", "rank"):
        control.choices = read_choices(element, definition, draft)
    return [Part(definition)]


def _parameters(element: Element, definition: Definition) -> dict[str, str]:
    """Start, end, step, rows, max-pixels …: attributes of the control and extra ones of the bind."""
    known = {name: value for name, value in definition.attributes.items() if name not in _BIND}
    for name, value in element.attrib.items():
        plain = name.rpartition("}")[2]
        if plain not in _STRUCTURE:
            known[plain] = value
    return known


_BIND = ("preload", "preloadParams", "constraintMsg", "requiredMsg", "saveto")


def _texts(element: Element, definition: Definition, draft: FormDraft) -> None:
    found = {local(child): child for child in element if local(child) in ("label", "hint")}
    definition.label = draft.label(found.get("label"), definition)
    definition.hint = draft.label(found.get("hint"), definition)
    definition.guidance = draft.label(found.get("hint"), definition, "guidance")
    for form in ("image", "big-image", "audio", "video"):
        media = draft.label(found.get("label"), definition, form)
        if media is not None:
            definition.media[form] = media


def _group(element: Element, around: Definition, draft: FormDraft) -> list[Part]:
    reference = attribute(element, "ref") or attribute(element, "nodeset") or attribute(element, "bind")
    shown = [child for child in element if local(child) in (*_QUESTIONS, "group", "repeat")]
    if len(shown) == 1 and local(shown[0]) == "repeat" and _same_place(element, shown[0]):
        return _repeat(shown[0], element, around, draft)
    if not reference:
        return [Part(None, _parts(element, around, draft))]
    definition = draft.asked(element, around)
    if definition is None:
        return [Part(None, _parts(element, around, draft))]
    if definition.repeat or definition.leaf:  # a group about a repeat and more, or about a question
        return [Part(None, _parts(element, definition if definition.repeat else around, draft))]
    definition.control = Control("group", tuple(attribute(element, "appearance").split()))
    _texts(element, definition, draft)
    return [Part(definition, _parts(element, definition, draft))]


def _same_place(group: Element, repeat: Element) -> bool:
    """The group is only the repeat's frame: it has no node of its own, or the same."""
    own = attribute(group, "ref") or attribute(group, "nodeset")
    return not own or own.strip() == (attribute(repeat, "nodeset") or attribute(repeat, "ref")).strip()


def _repeat(element: Element, group: Element | None, around: Definition, draft: FormDraft) -> list[Part]:
    definition = draft.asked(element, around)
    if definition is None:
        return []
    appearance = attribute(element, "appearance") or (attribute(group, "appearance") if group is not None else "")
    definition.control = Control("repeat", tuple(appearance.split()))
    if group is not None:
        _texts(group, definition, draft)
    count = attribute(element, "count")
    if count.strip() and definition.parent is not None:
        definition.count = draft.rule("count", definition, count, definition.parent)
        if definition.count is not None and definition in definition.count.reads.values():
            draft.refuse(
                definition.name, "Its repeat count depends on itself.", "Count something else.", "cycle", "count"
            )
    if attribute(element, "noAddRemove").strip() == "true()":
        definition.control.parameters["noAddRemove"] = "true"
    return [Part(definition, _parts(element, definition, draft))]

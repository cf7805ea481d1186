"""``<setvalue>`` and its kin: what happens at first load, at a new repeat, when an answer changes."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.form import SetValue
from fieldapp.forms.loading.draft import BLANK, FormDraft
from fieldapp.forms.loading.primary import absolute
from fieldapp.forms.xml import attribute, local
from fieldapp.forms.xpath.evaluation import Compiled

FIRST_LOAD = "odk-instance-first-load"
EVERY_LOAD = "odk-instance-load"
NEW_REPEAT = "odk-new-repeat"
CHANGED = "xforms-value-changed"
KNOWN = (FIRST_LOAD, EVERY_LOAD, NEW_REPEAT, CHANGED)
ALSO = {"xforms-ready": FIRST_LOAD, "jr-insert": NEW_REPEAT}
IGNORED = ("xforms-revalidate", "odk-instance-saved")


def read_events(model: Element, body: Element, draft: FormDraft) -> tuple[SetValue, ...]:
    """Of the model, then those inside controls and repeats, in document order."""
    found = [_read(element, draft.root, None, draft) for element in model if local(element) == "setvalue"]
    found += [_read(element, around, trigger, draft) for element, around, trigger in _nested(body, draft.root, draft)]
    for element in (*model, *body.iter()):
        if isinstance(element.tag, str) and local(element) in ("setgeopoint", "recordaudio", "setaudio"):
            name = attribute(element, "ref").rpartition("/")[2]
            draft.warn(name, f"{local(element)} has no effect on a laptop; the question stays blank.")
    return tuple(event for event in found if event is not None)


def _nested(
    parent: Element, around: Definition, draft: FormDraft
) -> Iterator[tuple[Element, Definition, Definition | None]]:
    for element in parent:
        reference = attribute(element, "ref") or attribute(element, "nodeset")
        name = local(element)
        if name == "setvalue":
            trigger = around if around.control is not None and around.control.kind not in ("group", "repeat") else None
            yield element, around, trigger
        elif name in ("itemset", "item", "label", "hint"):
            continue
        elif reference and (inside := draft.by_reference.get(_absolute(reference, around))) is not None:
            yield from _nested(element, inside, draft)
        else:
            yield from _nested(element, around, draft)


def _absolute(reference: str, around: Definition) -> str:
    return absolute(reference, around.reference)


def _read(element: Element, around: Definition, trigger: Definition | None, draft: FormDraft) -> SetValue | None:
    written = attribute(element, "ref") or attribute(element, "bind")
    places = (around, around.parent or around, draft.root)  # a relative path begins at the control; some forms differ
    found = (draft.seek(written, place) for place in places)
    target = draft.binds.get(written) or next((target for target in found if target is not None), None)
    if target is None or not target.leaf:
        draft.warn(written.rpartition("/")[2], f"A setvalue is for {written}, which is no question of the form.")
        return None
    events = tuple(ALSO.get(name, name) for name in attribute(element, "event").split())
    for name in events:
        if name not in KNOWN and name not in IGNORED:
            draft.warn(target.name, f"The event {name} is not known; nothing happens at it.")
    value = _value(element, target, draft)
    if CHANGED in events and trigger is not None:
        trigger.watched = True
    return SetValue(target, events, value, trigger)


def _value(element: Element, target: Definition, draft: FormDraft) -> Compiled | None:
    expression = attribute(element, "value")
    if expression.strip():
        made = draft.compile(expression, target, "calculate")
        return made[0] if made is not None else BLANK
    text = (element.text or "").strip()
    return Compiled(lambda _e, _n: text, constant=True) if text else None

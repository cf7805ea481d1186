"""``<bind>``: datatype, rules and messages of a node."""

from xml.etree.ElementTree import Element

from fieldapp.forms.datatypes import canonical_datatype
from fieldapp.forms.definition import Definition
from fieldapp.forms.labels import Label
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.xml import SOFT, attribute, local

_WARNS = f"{{{SOFT}}}warns"
_OWN = ("nodeset", "ref", "type", "relevant", "required", "readonly", "constraint", "calculate", _WARNS)


def read_binds(model: Element, draft: FormDraft) -> None:
    """All binds of the model; one without a node has no effect (JavaRosa)."""
    for bind in model:
        if local(bind) == "bind":
            _read(bind, draft.root, draft)


def _read(bind: Element, around: Definition, draft: FormDraft) -> None:
    reference = attribute(bind, "nodeset") or attribute(bind, "ref")
    definition = draft.seek(reference, around)
    if definition is None:
        draft.warn(reference.rpartition("/")[2], f"A bind is for {reference}, which is not in the form.")
        return
    if bind.get("id"):
        draft.binds[bind.attrib["id"]] = definition
    _read_bind(bind, definition, draft)
    for inner in bind:
        if local(inner) == "bind":
            _read(inner, definition, draft)


def _read_bind(bind: Element, definition: Definition, draft: FormDraft) -> None:
    """A second bind of a node adds to the first."""
    if attribute(bind, "type"):
        definition.datatype = canonical_datatype(attribute(bind, "type").removeprefix("odk:"))
    if definition.datatype == "rank":
        definition.datatype = "string"
    definition.attributes |= {name.rpartition("}")[2]: value for name, value in bind.attrib.items() if name not in _OWN}
    if bind.get(_WARNS, "").strip():
        draft.warns[definition] = bind.attrib[_WARNS]
    relevant, calculate, constraint = (bind.get(name, "").strip() for name in ("relevant", "calculate", "constraint"))
    if relevant not in ("true()", ""):
        definition.relevant = draft.rule("relevant", definition, relevant)
    if calculate:
        definition.calculate = draft.rule("calculate", definition, calculate)
    if constraint not in ("true()", ""):
        definition.constraint = draft.rule("constraint", definition, constraint)
    if bind.get("required") is not None:
        definition.required = draft.truth("required", definition, bind.attrib["required"])
    if bind.get("readonly") is not None:
        definition.readonly = draft.truth("readonly", definition, bind.attrib["readonly"])
    definition.constraint_message = _message(bind, "constraintMsg", definition, draft) or definition.constraint_message
    definition.required_message = _message(bind, "requiredMsg", definition, draft) or definition.required_message


def _message(bind: Element, name: str, definition: Definition, draft: FormDraft) -> Label | None:
    """Plain text, or ``jr:itext('id')``."""
    text = attribute(bind, name)
    if not text:
        return None
    return draft.written(text, definition) if draft.text_id(text) else Label({"": (text,)})

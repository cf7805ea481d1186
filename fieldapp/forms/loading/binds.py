"""``<bind>``: datatype, rules and messages of a node."""

from xml.etree.ElementTree import Element

from fieldapp.forms.datatypes import canonical_datatype
from fieldapp.forms.definition import Definition
from fieldapp.forms.labels import Label
from fieldapp.forms.loading.draft import FormDraft
from fieldapp.forms.xml import attribute, local

_OWN = ("nodeset", "ref", "type", "relevant", "required", "readonly", "constraint", "calculate")


def read_binds(model: Element, draft: FormDraft) -> None:
    """All binds of the model."""
    for bind in model:
        if local(bind) == "bind":
            reference = attribute(bind, "nodeset") or attribute(bind, "ref")
            definition = draft.find(reference, draft.root, "nodeset")
            if definition is not None:
                _read_bind(bind, definition, draft)


def _read_bind(bind: Element, definition: Definition, draft: FormDraft) -> None:
    definition.datatype = canonical_datatype(attribute(bind, "type").removeprefix("odk:"))
    if definition.datatype == "rank":
        definition.datatype = "string"
    definition.attributes = {name.rpartition("}")[2]: value for name, value in bind.attrib.items() if name not in _OWN}
    relevant = bind.get("relevant")
    if relevant is not None and relevant.strip() not in ("true()", ""):
        definition.relevant = draft.rule("relevant", definition, relevant)
    calculate = bind.get("calculate")
    if calculate is not None and calculate.strip():
        definition.calculate = draft.rule("calculate", definition, calculate)
    constraint = bind.get("constraint")
    if constraint is not None and constraint.strip() not in ("true()", ""):
        definition.constraint = draft.rule("constraint", definition, constraint)
    definition.required = draft.truth("required", definition, bind.get("required", ""))
    definition.readonly = draft.truth("readonly", definition, bind.get("readonly", ""))
    definition.constraint_message = _message(bind, "constraintMsg", definition, draft)
    definition.required_message = _message(bind, "requiredMsg", definition, draft)


def _message(bind: Element, name: str, definition: Definition, draft: FormDraft) -> Label | None:
    """Plain text, or ``jr:itext('id')``."""
    text = attribute(bind, name)
    if not text:
        return None
    return draft.written(text, definition) if draft.text_id(text) else Label({"": (text,)})

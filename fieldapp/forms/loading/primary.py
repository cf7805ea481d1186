"""The primary instance → definitions: one per node, repeats once however many instances the form begins with."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.xml import OPENROSA, XFORMS, attribute, local, namespace, refusal


def primary_element(model: Element) -> Element:
    """The root element of the first instance. FormError (code ``xml``) without one."""
    for block in model:
        if local(block) == "instance" and len(block) and not attribute(block, "src"):
            return block[0]
    raise refusal("xml", "The form has no primary instance.", "Export the form again.")


def repeat_references(body: Element) -> set[str]:
    """What ``<repeat nodeset=…>`` names, however deep."""
    return {
        attribute(element, "nodeset") or attribute(element, "ref")
        for element in body.iter()
        if isinstance(element.tag, str) and local(element) == "repeat"
    }


def read_primary(element: Element, repeats: set[str]) -> Definition:
    """The root definition, all others below it, numbered in document order; instanceID added when missing."""
    root = Definition(local(element), None, namespace(element))
    _read_children(root, element, repeats)
    _ensure_instance_id(root)
    for index, definition in enumerate(root.family()):
        definition.index = index
        definition.scope = next((above for above in definition.ancestors() if above.repeat), None)
    return root


def _read_children(parent: Definition, element: Element, repeats: set[str]) -> None:
    for name, value in element.attrib.items():
        if parent.parent is not None and not name.startswith("{"):
            Definition(f"@{name}", parent, default=value)
    for child in element:
        name = local(child)
        if name in parent.children:  # the template came first, or more instances to begin with
            continue
        definition = Definition(name, parent, namespace(child))
        definition.repeat = definition.reference in repeats
        if not len(child):
            definition.default = child.text or ""
        _read_children(definition, child, repeats)


def _ensure_instance_id(root: Definition) -> None:
    if find_meta(root, "instanceID") is None:
        meta = root.children.get("meta") or Definition("meta", root, OPENROSA)
        instance_id = Definition("instanceID", meta, OPENROSA)
        instance_id.attributes = {"preload": "uid"}


def find_meta(root: Definition, name: str) -> Definition | None:
    """``meta/instanceID``, ``meta/instanceName`` …"""
    meta = root.children.get("meta")
    return meta.children.get(name) if meta is not None else None


def references(root: Definition) -> Iterator[str]:
    """Of all nodes below the root, in document order."""
    for definition in root.family():
        if definition is not root:
            yield definition.reference


def root_attributes(element: Element) -> dict[str, str]:
    """As they must stand on a submission: id, version and whatever else the form wrote there."""
    return {name: value for name, value in element.attrib.items() if not name.startswith(f"{{{XFORMS}}}")}

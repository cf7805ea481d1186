"""The primary instance → definitions: one per node, repeats once however many instances the form begins with."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from fieldapp.forms.definition import Definition
from fieldapp.forms.xml import JAVAROSA, OPENROSA, XFORMS, attribute, local, namespace, refusal

MAX_NODES = 50_000


def primary_element(model: Element) -> Element:
    """The root element of the first instance. FormError (code ``xml``) without one."""
    for block in model:
        if local(block) == "instance" and len(block) and not attribute(block, "src"):
            return block[0]
    raise refusal("xml", "The form has no primary instance.", "Export the form again.")


def repeat_references(body: Element, root: str) -> set[str]:
    """What ``<repeat nodeset=…>`` names, however deep; relative names are completed from the groups around."""
    return set(_repeats(body, f"/{root}"))


def _repeats(parent: Element, around: str) -> Iterator[str]:
    for element in parent:
        if local(element) not in ("group", "repeat"):
            continue
        written = (attribute(element, "nodeset") or attribute(element, "ref")).strip()
        reference = absolute(written, around) if written else around
        if local(element) == "repeat":
            yield reference
        yield from _repeats(element, reference)


def absolute(reference: str, around: str) -> str:
    """The path a control or bind names: without prefixes, ``.`` and ``..``; ``around`` is where it stands."""
    parts = reference.strip().split("/")
    path = parts if reference.strip().startswith("/") else [*around.split("/"), *parts]
    clean: list[str] = []
    for part in path:
        if part == ".." and clean:
            clean.pop()
        elif part not in (".", ".."):
            clean.append(part.rpartition(":")[2] if "@" not in part else f"@{part[1:].rpartition(':')[2]}")
    return "/".join(clean)


def read_primary(element: Element, repeats: set[str]) -> Definition:
    """The root definition, all others below it, numbered in document order; instanceID added when missing."""
    root = Definition(local(element), None, namespace(element))
    root.marks = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    _read_children(root, element, repeats, [root])
    _ensure_instance_id(root)
    for index, definition in enumerate(root.family()):
        definition.index = index
        definition.scope = next((above for above in definition.ancestors() if above.repeat), None)
    return root


def _read_children(
    parent: Definition, element: Element, repeats: set[str], made: list[Definition], *, template: bool = False
) -> None:
    for name, value in element.attrib.items():
        if parent.parent is not None and not name.startswith("{"):
            _count(made, Definition(f"@{name}", parent, default=value))
    for child in element:
        name = local(child)
        if name in parent.children:  # the template came first, or more instances to begin with
            continue
        definition = Definition(name, parent, namespace(child))
        _count(made, definition)
        definition.repeat = definition.reference in repeats
        if not len(child) and not definition.repeat:
            definition.default = (child.text or "").strip()
        if definition.repeat and template:
            definition.begins = sum(local(other) == name and not _is_template(other) for other in element)
        _read_children(definition, child, repeats, made, template=template or _is_template(child))


def _count(made: list[Definition], definition: Definition) -> None:
    made.append(definition)
    if len(made) > MAX_NODES:
        message = f"The form has too many nodes (over {MAX_NODES:,})."
        raise refusal("unsupported", message, "Split it into several forms.")


def first_texts(element: Element, root: Definition) -> dict[str, str]:
    """What the primary instance begins with, as if it had been stored: how many instances each repeat has, and
    the texts of later instances that differ from the default. A counted repeat begins as its count says."""
    return dict(_first(element, root, root.reference))


def _first(element: Element, definition: Definition, reference: str) -> Iterator[tuple[str, str]]:
    text = (element.text or "").strip() if definition.leaf else ""
    if text != definition.default and definition.scope is not None and definition.leaf:
        yield reference, text
    counts = {child: 0 for child in definition.children.values() if child.repeat and child.count is None}
    done: set[Definition] = set()
    for inner in element:
        child = definition.children.get(local(inner))
        if child is None or child in done or _is_template(inner) or child.count is not None:
            continue
        if not child.repeat:
            done.add(child)
            yield from _first(inner, child, f"{reference}/{child.name}")
            continue
        counts[child] += 1
        yield from _first(inner, child, f"{reference}/{child.name}[{counts[child]}]")
    for child, count in counts.items():
        yield f"{reference}/{child.name}", str(count)


def _is_template(element: Element) -> bool:
    return f"{{{JAVAROSA}}}template" in element.attrib


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

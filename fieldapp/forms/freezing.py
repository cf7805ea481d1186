"""The submission: ODK XML of relevant nodes, the same bytes for the same answers."""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from fieldapp.forms.entity_changes import attribute_text, entity_action
from fieldapp.forms.instance import InstanceNode
from fieldapp.forms.live import Live
from fieldapp.forms.xml import JAVAROSA, OPENROSA, XFORMS

_PREFIXES = {OPENROSA: "orx", JAVAROSA: "jr"}
_META = ("instanceID", "instanceName", "deprecatedID")
_ENTITY_ATTRIBUTES = ("dataset", "id", "baseVersion", "trunkVersion", "branchId")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no characters of XML 1.0


def submission_xml(live: Live, deprecated_id: str = "") -> bytes:
    """UTF-8. ``deprecated_id`` names the instance this one replaces."""
    lines = "".join(_element(live, live.e.root, deprecated_id))
    return f"<?xml version='1.0' encoding='UTF-8'?>\n{lines}".encode()


def _element(live: Live, node: InstanceNode, deprecated_id: str) -> Iterator[str]:
    if not node.relevant and not _always(live, node):
        return
    entity = node.definition.name == "entity" and node.definition in {plan.entity for plan in live.form.entities}
    if entity and not entity_action(node):
        return
    name = _tag(node)
    attributes = _root_attributes(live) if node.parent is None else _entity(node) if entity else _attributes(node)
    inner = "".join(_inside(live, node, deprecated_id))
    if inner:
        yield f"<{name}{attributes}>{inner}</{name}>"
    elif node.definition.name != "meta" or node.parent is None:
        yield f"<{name}{attributes}/>"  # also a group in which nothing is relevant (JavaRosa)


def _inside(live: Live, node: InstanceNode, deprecated_id: str) -> Iterator[str]:
    if node.definition.leaf:
        yield _clean(live.canonical(node))
    for definition, kids in node.kids.items():
        if definition.name.startswith("@") or (_is_deprecated_slot(node, definition.name)):
            continue
        for kid in kids:
            yield from _element(live, kid, deprecated_id)
    if deprecated_id and _is_meta(node):
        yield f"<orx:deprecatedID>{_clean(deprecated_id)}</orx:deprecatedID>"


def _always(live: Live, node: InstanceNode) -> bool:
    """The form itself and its instance id, whatever their conditions say: without them there is nothing to send."""
    return node.definition in live.form.instance_id.ancestors()


def _is_meta(node: InstanceNode) -> bool:
    return node.definition.name == "meta" and node.parent is not None and node.parent.parent is None


def _is_deprecated_slot(node: InstanceNode, name: str) -> bool:
    return name == "deprecatedID" and _is_meta(node)


def _tag(node: InstanceNode) -> str:
    name, parent = node.definition.name, node.parent
    if _is_meta(node) or (name in _META and parent is not None and _is_meta(parent)):
        return f"orx:{name}"
    prefix = _PREFIXES.get(node.definition.namespace, "")
    return f"{prefix}:{name}" if prefix else name


def _root_attributes(live: Live) -> str:
    """id and version, the form's own namespace as the default one, and whatever else the form wrote there."""
    form = live.form
    own = form.root.namespace
    text = f' xmlns="{own}"' if own not in ("", XFORMS) else ""
    text += f' xmlns:jr="{JAVAROSA}" xmlns:orx="{OPENROSA}"'
    named = {"id": form.form_id, "version": form.version, **form.attributes}
    for number, (name, value) in enumerate(named.items()):
        space, _, plain = name.rpartition("}")
        prefix = _PREFIXES.get(space[1:], f"ns{number}")
        if space and space[1:] not in _PREFIXES:
            text += f" xmlns:{prefix}={quoteattr(space[1:])}"
        if value:
            text += f" {f'{prefix}:{plain}' if space else plain}={_quoted(value)}"
    return text


def _entity(node: InstanceNode) -> str:
    text = f' {entity_action(node)}="1"'
    for name in _ENTITY_ATTRIBUTES:
        value = attribute_text(node, name)
        text += f" {name}={_quoted(value)}" if value else ""
    return text


def _attributes(node: InstanceNode) -> str:
    text = ""
    for definition, kids in node.kids.items():
        if definition.name.startswith("@") and kids[0].relevant and kids[0].text:
            text += f" {definition.name[1:]}={_quoted(kids[0].text)}"
    return text


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(_FORBIDDEN.sub("", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})

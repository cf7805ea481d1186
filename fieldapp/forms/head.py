"""What a submission says of itself: form, version and instanceID, read without building a tree.

Well-formedness, size and the absence of a DTD are those of ``xml.parse_xml``, at a third of its cost; how deep the
elements are nested is not looked at. Whatever is unusual (comments, CDATA, an instanceID with attributes or in more
than one place) is read by ``parse_xml`` after all.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from fieldapp.forms.xml import MAX_BYTES, MAX_PARTS, attribute, local, parse_xml, refusal

_INSTANCE_ID = re.compile(rb"<((?:[\w.-]+:)?instanceID)>([^<&]*)</\1\s*>")


@dataclass(frozen=True, slots=True)
class Head:
    """``instance_ids`` are those in ``meta`` below the root; a good submission has one."""

    form_id: str
    version: str
    instance_ids: tuple[str, ...]


def read_head(content: bytes) -> Head:
    """FormError (code ``xml``/``unsupported``) when ill-formed, too big, or with a DOCTYPE."""
    named = _INSTANCE_ID.match(content, content.rfind(b"<", 0, max(0, content.find(b"instanceID>"))))
    if named is None or content.count(b"instanceID") != 2 or b"<!" in content or content.find(b"<?", 5) >= 0:
        return _from_tree(content)
    if (len(content) > MAX_PARTS and content.count(b"<") + content.count(b"=") > MAX_PARTS) or len(content) > MAX_BYTES:
        raise refusal("unsupported", "The XML is too big.", f"Keep it under {MAX_BYTES // 1_000_000} MB.")
    attributes = _root_attributes(content)
    return Head(attributes.get("id", ""), attributes.get("version", ""), (named[2].decode().strip(),))


def _root_attributes(content: bytes) -> dict[str, str]:
    """By local name, those without a namespace before the others. Reads to the end: all of it must be well-formed."""
    found: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator="}")

    def root(_name: str, attributes: dict[str, str]) -> None:
        parser.StartElementHandler = None
        for name, text in sorted(attributes.items(), key=lambda one: "}" in one[0]):
            found.setdefault(name.rpartition("}")[2], text)

    parser.StartElementHandler = root
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refusal("xml", f"The XML cannot be read ({error}).", "Export the form again.") from error
    return found


def _from_tree(content: bytes) -> Head:
    root = parse_xml(content)
    meta = next((child for child in root if local(child) == "meta"), None)
    ids = [(child.text or "").strip() for child in (meta if meta is not None else ()) if local(child) == "instanceID"]
    return Head(attribute(root, "id"), attribute(root, "version"), tuple(ids))

"""XML in, safely: no DTD (so no entities), bounded size, number and depth. The only place that parses XML."""

from typing import NoReturn
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from fieldapp.errors import FormError, FormProblem

MAX_BYTES = 20_000_000
MAX_PARTS = 800_000  # tags and attributes: all villages of Indonesia as a list have 700,000
MAX_DEPTH = 200

XFORMS = "http://www.w3.org/2002/xforms"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
SOFT = "urn:jangkau:soft"


class _NoDoctype(TreeBuilder):
    def doctype(self, _name: str, _pubid: str | None, _system: str | None) -> NoReturn:
        raise refusal("unsupported", "The XML has a DOCTYPE.", "Remove the DOCTYPE.")


def refusal(code: str, message: str, cure: str, column: str = "") -> FormError:
    """One problem as an error."""
    return FormError([FormProblem(message, cure, code=code, column=column)])


def parse_xml(content: bytes) -> Element:
    """The root element. FormError (code ``xml``/``unsupported``) when ill-formed, too big or too deep."""
    if len(content) > MAX_BYTES:
        raise refusal("unsupported", "The XML is too big.", f"Keep it under {MAX_BYTES // 1_000_000} MB.")
    if content.count(b"<") + content.count(b"=") > MAX_PARTS:
        raise refusal(
            "unsupported", f"The XML has too many parts (over {MAX_PARTS:,}).", "Keep long lists in CSV files."
        )
    parser = XMLParser(target=_NoDoctype())  # noqa: S314 (no DTD, bounded size and depth)
    try:
        parser.feed(content)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise refusal("xml", f"The XML cannot be read ({error}).", "Export the form again.") from error
    if not isinstance(root, Element):
        raise refusal("xml", "The XML has no root element.", "Export the form again.")
    _check_depth(root)
    return root


def _check_depth(root: Element) -> None:
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return
    raise refusal("unsupported", f"The XML is nested more than {MAX_DEPTH} levels deep.", "Flatten it.")


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The element's namespace, "" when it has none."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by local name whatever its namespace, "" when absent."""
    plain = element.get(name)
    if plain is not None:
        return plain
    ending = "}" + name
    for key, value in element.attrib.items():
        if key.endswith(ending):
            return value
    return ""

"""What the feed says of itself: its service document and its ``$metadata`` (OData 4.0, CSDL in XML)."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

from fieldapp.server.exports.columns import Column, Table

EDMX: Final = "http://docs.oasis-open.org/odata/ns/edmx"
EDM: Final = "http://docs.oasis-open.org/odata/ns/edm"
NAMESPACE: Final = "jangkau"
TYPES: Final = {"int": "Edm.Int64", "decimal": "Edm.Double", "date": "Edm.Date", "moment": "Edm.DateTimeOffset"}


def service(context: str, tables: Sequence[Table]) -> dict[str, object]:
    """The tables and where they are."""
    sets = [{"name": table.name, "kind": "EntitySet", "url": table.name} for table in tables]
    return {"@odata.context": context, "value": sets}


def metadata(tables: Sequence[Table]) -> bytes:
    """Each table with its columns and their kinds; every value but a key may be null."""
    root = Element("edmx:Edmx", {"xmlns:edmx": EDMX, "Version": "4.0"})
    schema = SubElement(SubElement(root, "edmx:DataServices"), "Schema", {"xmlns": EDM, "Namespace": NAMESPACE})
    for table in tables:
        kind = SubElement(schema, "EntityType", {"Name": _type(table)})
        key = table.columns[0].name
        SubElement(SubElement(kind, "Key"), "PropertyRef", {"Name": key})
        for column in table.columns:
            SubElement(kind, "Property", _property(column, is_key=column.name == key))
    container = SubElement(schema, "EntityContainer", {"Name": "Container"})
    for table in tables:
        said = SubElement(container, "EntitySet", {"Name": table.name, "EntityType": f"{NAMESPACE}.{_type(table)}"})
        for term, way in (("FilterRestrictions", "Filterable"), ("SortRestrictions", "Sortable")):
            note = SubElement(said, "Annotation", {"Term": f"Org.OData.Capabilities.V1.{term}"})
            SubElement(SubElement(note, "Record"), "PropertyValue", {"Property": way, "Bool": "false"})
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made


def _type(table: Table) -> str:
    return table.name.replace(".", "_")


def _property(column: Column, *, is_key: bool) -> dict[str, str]:
    said = {"Name": column.name, "Type": TYPES.get(column.kind, "Edm.String")}
    return said | {"Nullable": "false"} if is_key else said

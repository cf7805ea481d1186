"""Secondary instances: choice lists and external files as read-only records with hash indexes."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from fieldapp.forms.values import number
from fieldapp.forms.xml import local, parse_xml, refusal

MAX_ROWS, MAX_CELLS = 300_000, 1_500_000  # of one list; all villages of Indonesia are 84,000 rows
MAX_PARTS = 2_000_000  # values of one GeoJSON file, numbers counted
_DIGITS = 11


_SMALLER = "Keep only what the form needs."


class Record:
    """One element of a secondary instance. Leaf children are kept as text in ``fields`` until asked for."""

    __slots__ = ("fields", "kids", "name", "parent", "text")

    def __init__(self, name: str, parent: "Record | None", text: str = "") -> None:
        self.name = name
        self.parent = parent
        self.text = text
        self.fields: dict[str, str] = {}
        self.kids: dict[str, list[Record]] = {}

    def named(self, name: str) -> "list[Record]":
        """The children of that name, in document order; ``*`` for all but attributes."""
        if name == "*":
            return [child for key in (*self.fields, *self.kids) if key[0] != "@" for child in self.named(key)]
        if name in self.fields:
            return [Record(name, self, self.fields[name])]
        return self.kids.get(name, [])

    @property
    def branches(self) -> bool:
        """It has children."""
        return bool(self.kids) or any(not name.startswith("@") for name in self.fields)

    def text_at(self, name: str) -> str:
        """The text of the first child of that name, "" when there is none."""
        text = self.fields.get(name)
        if text is not None:
            return text
        found = self.kids.get(name)
        return found[0].text if found else ""


class Table:
    """A secondary instance. ``absent``: its external file was not given, so it is empty."""

    def __init__(self, name: str, document: Record, *, absent: bool = False) -> None:
        self.name = name
        self.absent = absent
        self.document = document
        self._rows: dict[tuple[str, ...], list[Record]] = {}
        self._numbers: dict[tuple[tuple[str, ...], str], dict[float, list[Record]]] = {}
        self._indexes: dict[tuple[tuple[str, ...], tuple[str, ...]], dict[tuple[str, ...], list[Record]]] = {}

    def rows(self, path: tuple[str, ...]) -> list[Record]:
        """All records at ``path`` (e.g. root, item), computed once."""
        found = self._rows.get(path)
        if found is None:
            found = [self.document]
            for name in path:
                found = [child for record in found for child in record.named(name)]
            self._rows[path] = found
        return found

    def matching(self, path: tuple[str, ...], columns: tuple[str, ...], key: tuple[str, ...]) -> Sequence[Record]:
        """Records at ``path`` whose ``columns`` have exactly the texts ``key``; hash look-up, built on first use."""
        index = self._indexes.get((path, columns))
        if index is None:
            index = {}
            for record in self.rows(path):
                index.setdefault(tuple(record.text_at(column) for column in columns), []).append(record)
            self._indexes[path, columns] = index
        return index.get(key, ())

    def numbered(self, path: tuple[str, ...], column: str, amount: float) -> Sequence[Record]:
        """Records at ``path`` whose ``column`` is that number, to eleven digits behind the point; by hash."""
        index = self._numbers.get((path, column))
        if index is None:
            index = {}
            for record in self.rows(path):
                read = number(record.text_at(column))
                if read == read:
                    index.setdefault(round(read, _DIGITS), []).append(record)
            self._numbers[path, column] = index
        return index.get(round(amount, _DIGITS), ())


def internal_table(name: str, instance: Element) -> Table:
    """From the elements inside ``<instance id=…>``."""
    document = Record("", None)
    for child in instance:
        _add(document, child)
    return Table(name, document)


def external_table(name: str, source: str, files: Mapping[str, bytes]) -> Table:
    """From a file given by name: CSV, XML or GeoJSON, after ``jr://file-csv/name`` or ``jr://file/name``."""
    file_name = source.rpartition("/")[2]
    content = files.get(file_name)
    if content is None:
        return Table(name, Record("", None), absent=True)
    lowered = file_name.lower()
    if source.startswith("jr://file-csv/") or lowered.endswith(".csv"):
        return Table(name, _csv_document(file_name, content))
    if lowered.endswith((".geojson", ".json")):
        return Table(name, _geojson_document(file_name, content))
    document = Record("", None)
    _add(document, parse_xml(content))
    return Table(name, document)


def listed_table(name: str, file_name: str, files: Mapping[str, bytes]) -> Table:
    """The rows of a CSV file whose column ``list_name`` is ``name``; absent when there is no such file."""
    table = external_table(name, f"jr://file-csv/{file_name}", files)
    if table.absent:
        return table
    document, root = _document()
    root.kids["item"] = [row for row in table.rows(("root", "item")) if row.text_at("list_name") == name]
    return Table(name, document)


def _add(parent: Record, element: Element) -> None:
    name = local(element)
    if not len(element) and not element.attrib and name not in parent.fields and name not in parent.kids:
        parent.fields[name] = (element.text or "").strip()
        return
    if name in parent.fields:
        parent.kids[name] = [Record(name, parent, parent.fields.pop(name))]
    record = Record(name, parent, (element.text or "").strip() if not len(element) else "")
    parent.kids.setdefault(name, []).append(record)
    for key, value in element.attrib.items():
        record.fields["@" + key.rpartition("}")[2]] = value
    for child in element:
        _add(record, child)


def _csv_document(file_name: str, content: bytes) -> Record:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refusal("unsupported", f"{file_name} is not UTF-8 text.", "Save it as CSV UTF-8.") from error
    try:
        header = text.partition("\n")[0]
        delimiter = next((sign for sign in (",", ";", "\t") if sign in header), ",")
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        head = [cell.strip() for cell in next(rows, [])]
        document, root = _document()
        items = root.kids["item"] = []
        cells = 0
        for row in rows:
            if any(row):
                cells += len(row)
                if len(items) >= MAX_ROWS or cells > MAX_CELLS:
                    raise refusal("unsupported", f"{file_name} has too many rows or cells.", _SMALLER)
                record = Record("item", root)
                record.fields = dict(zip(head, row, strict=False))
                items.append(record)
    except csv.Error as error:
        raise refusal("unsupported", f"{file_name} is not a CSV file ({error}).", "Save it as CSV.") from error
    return document


def _geojson_document(file_name: str, content: bytes) -> Record:
    """Features as items: properties, ``id`` and ``geometry`` as ODK's "lat lon 0 0" text."""
    if sum(content.count(sign) for sign in (b"[", b"{", b",")) > MAX_PARTS:
        raise refusal("unsupported", f"{file_name} has too many parts (over {MAX_PARTS:,}).", _SMALLER)
    try:
        features = json.loads(content)["features"]
        document, root = _document()
        items = root.kids["item"] = []
        for feature in features:
            record = Record("item", root)
            properties = feature.get("properties") or {}
            record.fields = {str(key): _property(value) for key, value in properties.items()}
            if "id" in feature:
                record.fields["id"] = str(feature["id"])
            record.fields["geometry"] = _geometry(feature.get("geometry") or {})
            items.append(record)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise refusal("unsupported", f"{file_name} is not a GeoJSON feature collection.", "Export it again.") from error
    return document


def _property(value: object) -> str:
    """As text: true and false in small letters, nothing for null, JSON for what has parts."""
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)


def _geometry(geometry: Mapping[str, object]) -> str:
    points = geometry.get("coordinates", [])
    if not isinstance(points, list):
        return ""
    kind = geometry.get("type")
    if kind == "Point":
        points = [points]
    elif kind == "Polygon":
        points = points[0]
    return "; ".join(f"{point[1]} {point[0]} 0 0" for point in points)


def _document() -> tuple[Record, Record]:
    document = Record("", None)
    root = Record("root", document)
    document.kids["root"] = [root]
    return document, root

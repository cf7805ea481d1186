"""The tables of a form: one for the form itself, one for each repeat, with the questions of all its versions.

The newest version gives the order; what only older ones ask stands behind the question it stood behind there. Notes
and ``meta`` are no columns. A column is named by its path (``g_meet_place``), the same in every format.

Sensitive are questions whose bind, or that of a group around them, has a ``class`` other than ``umum`` (column
``bind::class`` of the workbook), what is saved as one of ``SENSITIVE`` of a person, other selects of that list, and
what suggests a category.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from fieldapp.forms import Form
from fieldapp.forms.definition import Definition
from fieldapp.forms.labels import Label
from fieldapp.forms.xml import attribute, local, parse_xml

Path = tuple[str, ...]
ROOT: Final[Path] = ()
SENSITIVE: Final = frozenset({"ppks", "risks", "disability"})
LANGUAGES: Final = ("id", "en")
LONGEST: Final = 120  # characters of a name; OData allows 128
SYSTEM: Final[Mapping[str, tuple[str, str]]] = {
    "instance_id": ("ID kiriman", "Submission id"),
    "number": ("Nomor", "Number"),
    "receipt": ("Tanda terima", "Receipt"),
    "finalized_at": ("Difinalisasi", "Finalized"),
    "received_at": ("Diterima", "Received"),
    "device_code": ("Kode laptop", "Laptop code"),
    "form_version": ("Versi formulir", "Form version"),
    "review": ("Pemeriksaan", "Review"),
    "corrects": ("Memperbaiki", "Corrects"),
}
KEYS: Final[Mapping[str, tuple[str, str]]] = {"key": ("Kunci", "Key"), "parent_key": ("Kunci induk", "Parent key")}
_SUGGESTS: Final = re.compile(r"(^|_)(ppks|suggest)")
_INSTANCE: Final = re.compile(r"instance\('([^']+)'\)")
_KINDS: Final = {"int": "int", "decimal": "decimal", "date": "date"}


@dataclass(slots=True)
class Column:
    """``kind``: text, moment, int, decimal or date; ``labels`` by language; ``choices``: the values of a select
    multiple whose list is written in the form."""

    name: str
    path: Path
    kind: str = "text"
    labels: Mapping[str, str] = field(default_factory=dict)
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class Table:
    """``path`` of the repeat, () of the form; ``name`` as in the feed. The first columns are the province's own."""

    name: str
    path: Path
    columns: list[Column] = field(default_factory=list)

    @property
    def own(self) -> int:
        """How many columns come before the questions."""
        return len(SYSTEM) if self.path == ROOT else len(KEYS)


def tables_of(versions: Sequence[tuple[Form, bytes]], *, sensitive: bool) -> list[Table]:
    """``versions`` newest first, each with its XForm; the form's own table comes first."""
    found: dict[Path, list[Column]] = {ROOT: []}
    hidden: set[tuple[Path, Path]] = set()
    for form, xml in versions:
        lists = _lists(parse_xml(xml))
        hidden |= set(_sensitive(form, lists))
        for path, columns in _questions(form.root, ROOT, ROOT, form, lists).items():
            _join(found.setdefault(path, []), columns)
    made: list[Table] = []
    for path, columns in found.items():
        shown = [one for one in columns if sensitive or (path, one.path) not in hidden]
        made.append(_table(path, shown, {table.name for table in made}))
    return made


def _table(path: Path, columns: Iterable[Column], taken: set[str]) -> Table:
    own = KEYS if path else SYSTEM
    table = Table(_unique(".".join(("Submissions", *map(_plain, path))), taken), path)
    names: set[str] = set()
    for name, words in own.items():
        kind = "moment" if name.endswith("_at") else "text"
        table.columns.append(Column(_unique(name, names), (), kind, dict(zip(LANGUAGES, words, strict=True))))
    for one in columns:
        name = _unique(_plain("_".join(one.path)), names)
        table.columns.append(Column(name, one.path, one.kind, one.labels, one.choices))
    return table


def _unique(wished: str, taken: set[str]) -> str:
    name, again = wished, 2
    while name.lower() in taken:
        name, again = f"{wished}_{again}", again + 1
    taken.add(name.lower())
    return name


def _plain(name: str) -> str:
    """Letters, digits and underscores: a name in every program."""
    made = re.sub(r"\W", "_", name)[:LONGEST]
    return f"_{made}" if made[0].isdigit() else made


def _join(columns: list[Column], older: Sequence[Column]) -> None:
    """What two versions ask differently is text; the labels are the newer version's, choices are of both."""
    at = -1
    known = {one.path: one for one in columns}
    for one in older:
        if one.path in known:
            same = known[one.path]
            at = columns.index(same)
            same.kind = same.kind if same.kind == one.kind else "text"
            same.choices = tuple(dict.fromkeys((*same.choices, *one.choices)))
        else:
            at += 1
            columns.insert(at, one)


def _questions(
    at: Definition, table: Path, path: Path, form: Form, lists: Mapping[str, "_List"]
) -> dict[Path, list[Column]]:
    found: dict[Path, list[Column]] = {table: []}
    for child in at.children.values():
        if child.name.startswith("@") or child.name == "meta" or child.note:
            continue
        step = (*path, child.name)
        below: dict[Path, list[Column]] = {}
        if child.repeat:
            below = _questions(child, table + step, ROOT, form, lists)
        elif child.leaf:
            below = {table: [_column(child, step, form, lists)]}
        else:
            below = _questions(child, table, step, form, lists)
        for place, columns in below.items():
            found.setdefault(place, []).extend(columns)
    return found


def _column(of: Definition, path: Path, form: Form, lists: Mapping[str, "_List"]) -> Column:
    several = of.control is not None and of.control.kind == "select"
    choices = lists[of.reference].values if several and of.reference in lists else ()
    labels = {code: words for code in LANGUAGES if (words := _words(of.label, form.language_for(code)))}
    return Column("", path, _KINDS.get(of.datatype, "text"), labels, choices)


def _words(label: Label | None, language: str) -> str:
    """On one line; answers inside are shown as ``…``."""
    if label is None:
        return ""
    parts = label.texts.get(language) or label.texts.get("", ())
    return " ".join("".join(part if isinstance(part, str) else "…" for part in parts).split())


def _sensitive(form: Form, lists: Mapping[str, "_List"]) -> Iterator[tuple[Path, Path]]:
    saved = [one for plan in form.entities for name, one in plan.properties.items() if name in SENSITIVE]
    marked = [one for one in form.root.family() if _marked(one)] + saved
    # yes and no are a list too: a class is of its own question, not of all that are answered alike
    named = {lists[one.reference].name for one in saved if one.reference in lists}
    alike = {reference for reference, one in lists.items() if one.name in named}
    for one in form.root.family():
        if one in marked or one.reference in alike or any(above in marked for above in one.ancestors()):
            yield _place(one)


def _marked(one: Definition) -> bool:
    return one.attributes.get("class", "umum").strip().lower() not in ("", "umum") or bool(_SUGGESTS.search(one.name))


def _place(one: Definition) -> tuple[Path, Path]:
    """Path of the table, and in it."""
    table, path = ROOT, ROOT
    for at in reversed(list(one.ancestors())[:-1]):
        path = (*path, at.name)
        if at.repeat:
            table, path = table + path, ROOT
    return table, path


@dataclass(frozen=True, slots=True)
class _List:
    """``name`` tells the list from others, whether or not its values stand in the form."""

    name: str
    values: tuple[str, ...]


def _lists(document: Element) -> dict[str, _List]:
    """The list of each select, by the question's reference."""
    instances = {attribute(one, "id"): one for one in document.iter() if local(one) == "instance"}
    found = {}
    for select in document.iter():
        if local(select) in ("select", "select1"):
            itemset = next((one for one in select if local(one) == "itemset"), None)
            named = _INSTANCE.search(attribute(itemset, "nodeset")) if itemset is not None else None
            reference = attribute(select, "ref")
            name = named[1] if named else f"of {reference}"
            parts = itemset if itemset is not None else ()
            wanted = next((attribute(one, "ref") for one in parts if local(one) == "value"), "value")
            found[reference] = _List(name, tuple(_values(instances.get(name, select), wanted)))
    return found


def _values(items: Element, wanted: str) -> Iterator[str]:
    for item in items.iter():
        if local(item) == "item":
            yield from ((one.text or "").strip() for one in item if local(one) == wanted)

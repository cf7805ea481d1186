"""Everything else that comes from outside: expressions, workbooks, lists, packages, dates and numbers."""

import contextlib
import io
import tempfile
import zipfile
from datetime import timedelta, timezone
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from fieldapp.errors import FormError
from fieldapp.forms import load_form
from fieldapp.forms.datatypes import canonical_text, coerce, parse
from fieldapp.forms.dates import parse_date, parse_datetime, parse_time
from fieldapp.forms.values import boolean, equal, number, stored_text, text_of
from fieldapp.forms.xpath.functions import FUNCTIONS
from fieldapp.forms.xpath.functions.patterns import endless, pattern
from fieldapp.xlsform.opening import open_form
from fieldapp.xlsform.pipeline import compile_content
from fieldapp.xlsform.problems import Problems
from tests.conformance.test_any_expression import ATOMS, filled
from tests.fuzz.dice import Dice
from tests.fuzz.playing import fill_in
from tests.hostile.lists import form_with
from tests.hostile.packages import FORM as SMALL_FORM

NAMES = sorted(FUNCTIONS)
OPERATORS = ("+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|")
AFTER = ("/..", "//*", "[1]", "[last()]", "/ancestor::*", "/following-sibling::*[1]", "/text()", "[. > 1]", "/@id", "")
WITA = timezone(timedelta(hours=8))
TYPES = ("int", "decimal", "date", "dateTime", "time", "boolean", "geopoint", "geotrace", "geoshape", "string", "odd")


session = cache(filled)


def expression(data: bytes) -> None:
    """Text as an expression, or one that is put together."""
    dice = Dice(data)
    at = dice.pick(("", "/data/kid[2]/old", "/data/age", "/data/kid[1]"))
    text = dice.rest().decode("utf-8", "replace") if dice.often(4) else _made(dice, 4)
    session().ask(text, at)


def _made(dice: Dice, depth: int) -> str:
    kind = dice.number(5) if depth and dice.left else 0
    if kind == 0:
        return dice.pick(ATOMS) if dice.often(8) else f"'{dice.text(8)}'"
    if kind == 1:
        inner = ", ".join(_made(dice, depth - 1) for _ in range(dice.number(5)))
        return f"{dice.pick(NAMES)}({inner})"
    if kind == 2:
        return f"({_made(dice, depth - 1)} {dice.pick(OPERATORS)} {_made(dice, depth - 1)})"
    if kind == 3:
        return f"{_made(dice, depth - 1)}{dice.pick(AFTER)}"
    return f"{_made(dice, depth - 1)}[{_made(dice, depth - 1)}]"


SURVEY = (
    (
        "type",
        "name",
        "label::Indonesia (id)",
        "label::English (en)",
        "relevant",
        "calculation",
        "constraint",
        "required",
    ),
    ("text", "who", "Siapa", "Who", "", "", "", "yes"),
    ("select_one kind", "kind", "Jenis", "Kind", "${who} != ''", "", "", ""),
    ("begin_repeat", "kid", "Anak", "Child", "", "", "", ""),
    ("integer", "age", "Umur ${who}", "Age", "", "", ". > 0", ""),
    ("end_repeat", "", "", "", "", "", "", ""),
    ("calculate", "total", "", "", "", "sum(${age})", "", ""),
    ("note", "said", "Ada ${total}", "There are", "", "", "", ""),
)
CHOICES = (
    ("list_name", "name", "label::Indonesia (id)", "label::English (en)", "image", "part"),
    ("kind", "a", "A", "A", "", "1"),
    ("kind", "b", "B ${who}", "B", "", "2"),
)
SETTINGS = (("form_title", "form_id", "version", "instance_name"), ("T", "t", "1", "concat(${who}, 'x')"))
CELLS = (
    *("", "begin_group", "end_group", "begin_repeat", "end_repeat", "select_one kind", "select_multiple kind or_other"),
    *(
        "select_one_from_file a.csv",
        "rank kind",
        "range",
        "calculate",
        "note",
        "geopoint",
        "image",
        "start",
        "deviceid",
    ),
    *("select_one ${kid}", "select_one_external kind", "xml-external", "csv-external", "hidden", "trigger", "audit"),
    *("${who}", "${nobody}", "${", "}", "${age} + 1", "once(uuid())", "1 +", "concat('a'", "who", "kid", "kind", "a b"),
    *(
        "yes",
        "TRUE",
        "1",
        "'",
        '"',
        "start=1 end=5 step=0",
        "randomize=true seed=${age}",
        "name=value",
        "label",
        "hint",
    ),
    *("parameters", "repeat_count", "choice_filter", "trigger", "save_to", "media::image", "appearance", "default"),
    *("bind::jr:x", "instance::a:b", "body::accept", "search('a')", "table-list", "field-list", "w1", "meta", "data"),
    *("part=${who}", "jr:choice-name(${kind},'${kind}')", "indexed-repeat(${age},${kid},1)", "${last-saved#who}"),
    *("now()", "=1+1", "<b>x</b>", "&amp;", "x" * 3000, "é😀", "osm", "background-audio", "acknowledge", "barcode"),
)


def workbook(data: bytes) -> None:
    """A small workbook with cells changed, compiled as the child process does."""
    dice = Dice(data)
    sheets = {"survey": SURVEY, "choices": CHOICES, "settings": SETTINGS}
    grids = {name: [list(row) for row in rows] for name, rows in sheets.items()}
    if dice.often(2):
        grids["entities"] = [["list_name", "label", "entity_id", "create_if", "update_if"], ["p", "${who}", "", "", ""]]
    for _ in range(1 + dice.number(6)):
        _change_cells(grids[dice.pick(list(grids))], dice)
    with tempfile.TemporaryDirectory() as folder:
        compile_content(_packed(grids), Path(folder) / "form.xlsx", Problems("id"))


def _change_cells(grid: list[list[str]], dice: Dice) -> None:
    row = dice.pick(grid)
    kind = dice.number(6)
    if kind < 4 and row:
        row[dice.number(len(row))] = dice.pick(CELLS) if dice.often(8) else dice.text()
    elif kind == 4:
        grid.insert(dice.number(len(grid) + 1), list(row))
    elif len(grid) > 1:
        grid.remove(row)


def _packed(grids: dict[str, list[list[str]]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for title, rows in grids.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(["".join(sign for sign in cell if sign.isprintable()) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


LISTS = (
    b"name,label\na,A\n",
    b'{"features": [{"id": 1, "properties": {"name": "a"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}',
    b"<root><item><name>a</name><label>A</label></item><item x='1'/></root>",
)


def lists(data: bytes) -> None:
    """Bytes as a list of each kind, and a form that asks for it."""
    dice = Dice(data)
    name = dice.pick(("towns.csv", "towns.geojson", "towns.xml"))
    with contextlib.suppress(FormError):
        fill_in(load_form(form_with(name), {name: dice.rest()}), Dice(b"\1" * 20))


def package(data: bytes) -> None:
    """A ZIP of a form with other entries, or any bytes after its mark."""
    dice = Dice(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "form.zip"
        path.write_bytes(_zipped(dice) if dice.often(7) else b"PK\3\4" + dice.rest())
        with contextlib.suppress(FormError):
            open_form(path, "en")
        assert [file.name for file in Path(folder).iterdir()] == ["form.zip"]


def _zipped(dice: Dice) -> bytes:
    import warnings

    made = io.BytesIO()
    how = dice.pick((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w", how) as archive:
        archive.writestr(dice.pick(("form.xml", "a/form.xml", "form.xlsx", ".form.xml", "../form.xml")), SMALL_FORM)
        for _ in range(dice.number(3)):
            archive.writestr(f"n{dice.text(20)}", dice.text(20))
    content = bytearray(made.getvalue())
    for _ in range(dice.number(4)):
        content[dice.number(65_536) % len(content)] = dice.number(256)
    return bytes(content)


def values(data: bytes) -> None:
    """Text as every kind of value, and as a pattern."""
    text = data.decode("utf-8", "replace")
    for datatype in TYPES:
        value = parse(text, datatype, WITA)
        if value is not None and text.strip():
            canonical_text(text, value, datatype)
            for other in TYPES:
                stored_text(coerce(value, other, WITA))
        stored_text(coerce(text, datatype, WITA))
    parse_date(text)
    parse_time(text)
    parse_datetime(text, WITA)
    amount = number(text)
    text_of(amount)
    boolean(text)
    equal(text, amount)
    found = pattern(text[:200])
    endless(text[:200])
    if found is not None:
        found.fullmatch(text)

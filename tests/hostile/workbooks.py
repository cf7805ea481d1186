"""Workbooks made to hurt: what is packed into them, and what stands in their cells."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

from tests.hostile.attack import Attack, check

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SETTINGS = [["form_title", "form_id", "version"], ["A form", "a_form", "1"]]
HEADER = ["type", "name", "label"]
SHEET = "xl/worksheets/sheet1.xml"
MEBI = 2**20
Rows = Sequence[Sequence[object]]


def workbook(questions: Iterable[Sequence[object]], header: Sequence[str] = HEADER, **sheets: Rows) -> bytes:
    """The bytes of a workbook: the survey without its header, other sheets with theirs."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in {"survey": [header, *questions], "settings": SETTINGS, **sheets}.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """With other parts, or more of them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, text in parts.items():
            after.writestr(name, text)
    return made.getvalue()


def _book(make: Callable[[], bytes], **beside: bytes) -> Callable[[Path], list[str]]:
    return lambda folder: check("form.xlsx", make(), **beside)(folder)


def _survey(make: Callable[[], Iterable[Sequence[object]]], **sheets: Rows) -> Callable[[Path], list[str]]:
    return _book(lambda: workbook(make(), **sheets))


def _sheet(rows: str) -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def _with(name: str, make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return _book(lambda: repacked(workbook([["text", "a", "A"]]), {name: make()}))


def _gibibyte(folder: Path) -> list[str]:
    """A sheet with one cell of a gibibyte, packed while it is made."""
    (folder / "form.xlsx").write_bytes(workbook([["text", "a", "A"]]))
    with (
        zipfile.ZipFile(folder / "form.xlsx", "a", zipfile.ZIP_DEFLATED, compresslevel=1) as book,
        book.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part,
    ):
        part.write(f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>'.encode())
        for _ in range(1024):
            part.write(b"x" * MEBI)
    return ["form", "check", "form.xlsx"]


def _nested(depth: int) -> Iterable[Sequence[object]]:
    yield from (["begin_group", f"g{n}", "G"] for n in range(depth))
    yield ["text", "a", "A"]
    yield from ([["end_group"]] * depth)


def _long_chain(count: int) -> Iterable[Sequence[object]]:
    yield ["text", "q0", "Q", ""]
    yield from (["calculate", f"q{n}", "", f"${{q{n - 1}}} + 1"] for n in range(1, count))


def _calculated(expression: str) -> Callable[[Path], list[str]]:
    header = [*HEADER, "calculation"]
    return _book(lambda: workbook([["text", "a", "A"], ["calculate", "c", "", expression]], header))


def _wide(rows: int) -> bytes:
    return _sheet("".join(f'<row r="{n}"><c r="XFD{n}" t="str"><v> </v></c></row>' for n in range(1, rows + 1)))


def _unlike(count: int) -> Iterable[Sequence[object]]:
    """Names of the greatest length, and references that are none of them."""
    yield from (["text", f"x{_noise(2000)}{n}", f"${{y{_noise(2000)}{n}}}"] for n in range(count))


def _circle() -> bytes:
    rows = [["calculate", f"c{n}", "", f"${{c{(n + 1) % 50}}} + 1"] for n in range(50)]
    return workbook([["text", "a", "A"], *rows], [*HEADER, "calculation"])


def _filled(content: Callable[[], bytes], name: str = "form.xlsx") -> Callable[[Path], list[str]]:
    return lambda folder: ["form", "fill", check(name, content())(folder)[-1]]


def _gibibyte_filled(folder: Path) -> list[str]:
    return ["form", "fill", _gibibyte(folder)[-1]]


WORKBOOKS = [
    Attack("a gibibyte to be filled in", _gibibyte_filled, "larger than"),
    Attack("3,000 nested groups to be filled in", _filled(lambda: workbook(_nested(3000))), "more than 80 groups"),
    Attack("no workbook to be filled in", _filled(lambda: b"junk"), "damaged"),
    Attack("no text to be filled in", _filled(lambda: b"\xff\xfe", "form.md"), "cannot be read"),
    Attack("a sheet that unpacks to a gibibyte", _gibibyte, "larger than"),
    Attack(
        "a cell of 29 MB, well packed",
        _with(SHEET, lambda: _sheet(f'<row r="1"><c t="inlineStr"><is><t>{"x" * 29 * MEBI}</t></is></c></row>')),
        "larger than",
    ),
    Attack(
        "a cell of 25 MB, badly packed",
        _with(SHEET, lambda: _sheet(f'<row r="1"><c t="inlineStr"><is><t>{_noise(25 * MEBI)}</t></is></c></row>')),
        "more than",
    ),
    Attack(
        "10 MB of shared texts",
        _with(
            "xl/sharedStrings.xml",
            lambda: (
                f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{n}</t></si>" for n in range(600_000)) + "</sst>"
            ).encode(),
        ),
        "",
    ),
    Attack(
        "400,000 styles",
        _with(
            "xl/styles.xml",
            lambda: (
                f'<styleSheet xmlns="{MAIN}"><cellXfs>'
                + "".join(f'<xf numFmtId="{n}" fontId="0"/>' for n in range(400_000))
                + "</cellXfs></styleSheet>"
            ).encode(),
        ),
        "damaged",
    ),
    Attack(
        "100,000 names of ranges",
        _with(
            "xl/workbook.xml",
            lambda: (
                f'<workbook xmlns="{MAIN}"><definedNames>'
                + "".join(f'<definedName name="n{n}">survey!$A$1</definedName>' for n in range(100_000))
                + "</definedNames></workbook>"
            ).encode(),
        ),
        "damaged",
    ),
    Attack("a sheet of 2,000,000 nested elements", _with(SHEET, lambda: b"<a>" * 2_000_000), "larger than"),
    Attack(
        "a sheet of 280,000 nested elements",
        _with(SHEET, lambda: _sheet("".join(f"<a{n * 7919 % 99991}>" for n in range(280_000)))),
        "damaged",
    ),
    Attack(
        "a row of 1,000,000 cells",
        _with(
            SHEET,
            lambda: _sheet(
                '<row r="1">' + "".join(f"<c><v>{n * 7919 % 9973}</v></c>" for n in range(1_000_000)) + "</row>"
            ),
        ),
        "damaged",
    ),
    Attack(
        "a row numbered 1,048,576",
        _with(SHEET, lambda: _sheet('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
        "below row",
    ),
    Attack("a row numbered 10^15", _with(SHEET, lambda: _sheet('<row r="1000000000000000"><c><v>1</v></c></row>')), ""),
    Attack("20,000 rows with a blank at XFD", _with(SHEET, lambda: _wide(20_000)), ""),
    Attack(
        "a dimension of A1:XFD1048576",
        _with(SHEET, lambda: _sheet("").replace(b"<sheetData", b'<dimension ref="A1:XFD1048576"/><sheetData')),
        "",
    ),
    Attack(
        "billion laughs in a sheet",
        _with(
            SHEET,
            lambda: (
                (
                    '<!DOCTYPE x [<!ENTITY l0 "lol">'
                    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
                    + "]>"
                ).encode()
                + _sheet("<row><c><v>&l11;</v></c></row>")
            ),
        ),
        "damaged",
    ),
    Attack(
        "entities behind two kilobytes",
        _with(
            SHEET,
            lambda: (
                (
                    "<!--"
                    + " " * 2000
                    + '--><!DOCTYPE x [<!ENTITY l0 "lol">'
                    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
                    + "]>"
                ).encode()
                + _sheet("<row><c><v>&l11;</v></c></row>")
            ),
        ),
        "damaged",
    ),
    Attack(
        "an external entity in a sheet",
        _with(
            SHEET,
            lambda: b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + _sheet("<row><c><v>&x;</v></c></row>"),
        ),
        "damaged",
    ),
    Attack(
        "a number of 1e400 and a day of the year 99999",
        _with(
            SHEET, lambda: _sheet('<row r="1"><c r="A1"><v>1e400</v></c><c r="B1" t="d"><v>99999-01-01</v></c></row>')
        ),
        "",
    ),
    Attack("10,000 nested groups in a workbook", _survey(lambda: _nested(9_999)), "Flatten"),
    Attack("70 nested groups in a workbook", _survey(lambda: _nested(70)), ""),
    Attack(
        "10,000 open groups",
        _survey(lambda: [["begin_group", f"g{n}", "G"] for n in range(10_000)]),
        "Flatten",
    ),
    Attack(
        "2,000 calculations one after the other",
        _book(lambda: workbook(_long_chain(2000), [*HEADER, "calculation"])),
        "",
    ),
    Attack("a circle of 50 calculations in a workbook", _book(_circle), "circle"),
    Attack("4,000 names of 2,000 characters, all unlike", _survey(lambda: _unlike(4_000)), "no question"),
    Attack("9,000 unknown types", _survey(lambda: [[f"kind{n}", f"q{n}", "Q"] for n in range(9_000)]), "type"),
    Attack(
        "9,000 unknown lists",
        _survey(
            lambda: [[f"select_one liste{n}", f"q{n}", "Q"] for n in range(9_000)],
            choices=[["list_name", "name", "label"], *[[f"list_{n}", "a", "A"] for n in range(9_000)]],
        ),
        "list",
    ),
    Attack("20,000 questions of one name", _survey(lambda: [["text", "a", "A"]] * 19_000), "taken by"),
    Attack("10,000 parentheses in a cell", _calculated("(" * 10_000 + "1" + ")" * 10_000), "nested"),
    Attack("30,000 characters of ${", _calculated("${" * 15_000), "}"),
    Attack("10,000 times ${a}", _calculated(" + ".join(["${a}"] * 4_000)), "too long"),
    Attack("quotes without end", _calculated("'\"" * 16_000), ""),
    Attack("32,000 letters before a bracket", _calculated("a" * 32_000 + "("), ""),
    Attack("regex (a+)+$ in a cell", _calculated("regex(${a}, '(?=(a+)+$)b')"), "cannot be read"),
    Attack(
        "10,000 choices",
        _survey(
            lambda: [["select_one l", "q", "Q"]],
            choices=[["list_name", "name", "label"], *[["l", f"c{n}", f"C {n}"] for n in range(10_000)]],
        ),
        "",
    ),
    Attack(
        "an empty workbook",
        lambda folder: check("form.xlsx", repacked(b"PK\x05\x06" + bytes(18), {}))(folder),
        "damaged",
    ),
]


def _noise(size: int) -> str:
    """Text that packs to half."""
    import random

    return random.Random(1).randbytes(size // 2).hex()

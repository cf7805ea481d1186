"""Write the support tables of ``docs/forms.md`` from the code and from the conformance cases.

Functions come from the engine's table, question types from forms of one question each that the engine loads and the
catalogue of question widgets answers for, appearances from the words the widgets know. A *case* is an expression, a
form of ``tests/conformance``, or a question of ``packaging/question_kinds`` that uses the thing.
"""

import ast
import random
import re
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pyxform.xls2xform import convert

from fieldapp.forms import Context, Form, FormSession, Node, load_form
from fieldapp.forms.elsewhere.difference import APPEARANCES as ELSEWHERE
from fieldapp.forms.elsewhere.difference import FUNCTIONS as APPS
from fieldapp.forms.elsewhere.difference import PREFIXES
from fieldapp.forms.loading import events
from fieldapp.forms.xpath.functions import FUNCTIONS
from fieldapp.forms.xpath.functions.signature import MANY
from fieldapp.ui.widgets.questions import catalogue, unusual
from fieldapp.ui.widgets.questions.arrangement import NUMBERED
from fieldapp.xlsform.question_types import CONTAINERS, FROM_FILE, LISTS, PLAIN

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "forms.md"
CASES = ROOT / "tests" / "conformance"
KINDS = ROOT / "packaging" / "question_kinds" / "form.md"
WIDGETS = ("fieldapp/ui/widgets/questions", "fieldapp/ui/pages/form", "fieldapp/forms/loading")
BEGIN, END = "<!-- made by packaging/make_forms_page.py: begin -->", "<!-- end -->"

REFUSED: dict[str, str] = {}  # functions of the ODK specification that do not run here → why
TYPES = (*PLAIN, *LISTS, *FROM_FILE, "select_one_external", *(name for name in CONTAINERS if name[:5] == "begin"))
NOT_HERE = {  # types whose work no widget does → what becomes of them
    "background-audio": "nothing is recorded; the question stays blank",
    "background-geopoint": "a laptop has no receiver; the question stays blank",
    "start-geopoint": "a laptop has no receiver; the question stays blank",
}
_LOOKS = """
numbers thousands-sep multiline url masked counter bearing vertical horizontal no-ticks picker rating minimal
autocomplete search quick columns columns-3 columns-pack compact quickcompact no-buttons likert list image-map map
label list-nolabel table-list field-list month-year year no-calendar ethiopian coptic islamic bikram-sambat myanmar
persian buddhist signature draw annotate new new-front maps placement-map streets satellite terrain hide-input
hidden-answer ex: printer: search() comment w1
"""
LOOKS = tuple(dict.fromkeys((*_LOOKS.split(), *(look for _, look in catalogue.SPECIAL))))
ABOUT_LOOKS = {
    "field-list": ("yes", "each top-level group is one page anyway"),
    "table-list": ("yes", "becomes `label` and `list-nolabel`"),
    "search()": ("yes", "from a CSV file, as in Collect"),
    "columns-3": ("yes", "any number; as many as fit"),
    "new": ("no effect", "camera and file are both offered"),
    "new-front": ("no effect", "camera and file are both offered"),
}
ASKED_AS = {  # appearances that only a question of this type has a remark about
    **dict.fromkeys(unusual.CALENDARS, "date"),
    "map": "select_one l",
}
REMARKS = (  # what the worker is told of an appearance that is shown otherwise
    (unusual.CALENDARS, "the Gregorian calendar"),
    ({"map"}, "no map: a list"),
    (unusual.OUTSIDE, "no other app: people answer"),
)
BINDS = {
    "nodeset": ("yes", ""),
    "type": ("yes", "unknown types are text"),
    "relevant": ("yes", ""),
    "required": ("yes", "an expression too"),
    "readonly": ("yes", "an expression too; inherited from groups"),
    "constraint": ("yes", ""),
    "calculate": ("yes", ""),
    "jr:constraintMsg": ("yes", "translated"),
    "jr:requiredMsg": ("yes", "translated"),
    "jr:preload": ("yes", "uid, date, timestamp, property"),
    "jr:preloadParams": ("yes", ""),
    "orx:max-pixels": ("yes", ""),
    "entities:saveto": ("yes", ""),
    "soft:warns": ("yes", "this app's own: soft warnings"),
    "jr:noAppErrorString": ("no effect", "no other apps are called"),
    "saveIncomplete": ("no effect", "every answer is saved at once"),
}
EVENT_NOTES = {
    **dict.fromkeys(events.KNOWN, ("yes", "")),
    **{name: ("yes", f"as `{other}`") for name, other in events.ALSO.items()},
    **dict.fromkeys(events.IGNORED, ("no effect", "")),
}


# what is counted ----------------------------------------------------------------------------------


@cache
def expressions() -> tuple[str, ...]:
    """Every line of the expression cases, and of those that have a clock or keys of their own."""
    files = [*sorted((CASES / "expressions").glob("*.txt")), CASES / "test_calendar.py", CASES / "test_signed.py"]
    return tuple(line for path in files for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def forms() -> tuple[str, ...]:
    """The forms of the conformance cases: what stands before their steps."""
    files = sorted((CASES / "forms").glob("*.md"))
    return tuple(path.read_text(encoding="utf-8").partition("@steps")[0] for path in files)


@cache
def xforms() -> tuple[str, ...]:
    """The same as XForms."""
    made = []
    for text in forms():
        table = text.partition("\n@file")[0]
        xml = table.partition("@xml")[2]
        made.append(xml or str(convert("\n".join(map(str.strip, table.splitlines())), file_type=".md").xform))
    return tuple(made)


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Survey rows of all tables, by column."""
    found: list[dict[str, str]] = []
    for text in (*forms(), KINDS.read_text(encoding="utf-8")):
        sheet, head = "", []
        for line in text.splitlines():
            if not line.strip().startswith("|"):
                continue
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if cells[0]:
                sheet, head = cells[0], []
            elif sheet == "survey":
                if head:
                    found.append(dict(zip(head, cells, strict=False)))
                else:
                    head = cells
    return tuple(found)


def called(name: str) -> int:
    """Cases that call a function."""
    call = re.compile(rf"(?<![\w:.-]){re.escape(name)}\s*\(")
    return sum(bool(call.search(text)) for text in (*expressions(), *forms()))


def typed(name: str) -> int:
    """Questions of a type."""
    words = name.replace("_", "[ _]") if name.startswith("begin") else re.escape(name)
    return sum(bool(re.match(rf"{words}(?: |$)", row.get("type", ""))) for row in rows())


def looking(word: str) -> int:
    """Questions with an appearance."""
    start = word.removesuffix(")") if word[-1] in ":)" else ""
    all_words = [row.get("appearance", "").split() for row in rows()]
    return sum(any(each == word or (start and each.startswith(start)) for each in words) for words in all_words)


def holding(pattern: str) -> int:
    """Forms whose XForm has it."""
    return sum(bool(re.search(pattern, xml)) for xml in xforms())


# the tables ---------------------------------------------------------------------------------------


def table(head: str, lines: list[str]) -> str:
    """Markdown."""
    names = [name.strip() for name in head.split("|")]
    return "\n".join([f"| {' | '.join(names)} |", "|" + "---|" * len(names), *lines])


def functions() -> Iterator[str]:
    """Each function of the engine, and ``instance``, which begins a path."""
    for name in sorted({*FUNCTIONS, "instance"} | REFUSED.keys()):
        if name in REFUSED:
            yield f"| `{name}` | | no | {REFUSED[name]} | |"
            continue
        known = FUNCTIONS.get(name)
        least, most = (known.least, known.most) if known else (1, 1)
        count = str(least) if least == most else f"{least} or more" if most == MANY else f"{least} to {most}"
        apps = f"elsewhere only {APPS[name]}" if name in APPS else ""
        yield f"| `{name}` | {count} | yes | {apps} | {called(name)} |"


def types() -> Iterator[str]:
    """Each type of XLSForm, with the widget that a form of that one question gets."""
    for name in TYPES:
        support, note = _type(name)
        yield f"| `{name}` | {support} | {note} | {typed(name)} |"


def _type(name: str) -> tuple[str, str]:
    if name in NOT_HERE:
        return "partly", NOT_HERE[name]
    if name.startswith("begin"):
        return "yes", "a page, or a head on it" if name == "begin_group" else "people add and remove, or a count"
    if name == "audit":
        return "yes", "audit.csv with the questions, times and, where asked for, changes and worker; no places"
    if name.endswith("-external"):
        return "yes", "a list for expressions"
    if name == "select_one_external":
        return "yes", "a search in itemsets.csv; a line of text without that file"
    node = _node(name)
    if node is None:
        return "yes", "not shown"
    return "yes", WIDGET_NOTES[catalogue.kind_of(node, node.media_type)]


WIDGET_NOTES = {  # kinds of the catalogue that a plain type gets
    "text": "one line",
    "integer": "digits, thousands grouped on leaving",
    "decimal": "comma or point",
    "date": "typed or from a calendar; 4/7/61, 040761, hari ini",
    "time": "typed, or *Sekarang*",
    "dateTime": "typed, or *Sekarang*",
    "note": "text",
    "photo": "from a camera or a file, made smaller",
    "audio": "from a file",
    "video": "from a file",
    "file": "any file",
    "barcode": "a line for a scanner that types",
    "geopoint": "coordinates, typed or pasted",
    "geotrace": "a list of coordinates",
    "geoshape": "a list of coordinates",
    "scale": "slider and number, blank until touched",
    "acknowledge": "one box with the whole sentence",
    "one": "cards up to 12 choices, then a search",
    "many": "cards up to 12 choices, then a search",
    "ranking": "up and down",
}


def _node(kind: str) -> Node | None:
    """The one question of a form, None when nothing shows it."""
    words = (
        f"{kind} l" if kind in (*LISTS, "select_one_external") else f"{kind} towns.csv" if kind in FROM_FILE else kind
    )
    form = _one_question(words)
    definition = form.by_reference.get("/data/q")
    if definition is None or definition.control is None:
        return None
    return FormSession.start(form, _context()).node("/data/q")


def _one_question(words: str, appearance: str = "") -> Form:
    sheet = "external_choices" if "external" in words else "choices"
    extra = "true()" if sheet == "external_choices" else ""
    calculated = "1" if words == "calculate" else ""
    text = f"""
| survey | | | | | | | |
| | type | name | label | appearance | choice_filter | calculation | parameters |
| | {words} | q | Q | {appearance} | {extra} | {calculated} | {"start=0 end=9 step=1" if words == "range" else ""} |
| {sheet} | | | |
| | list_name | name | label |
| | l | a | A |
| settings | | |
| | form_id | version |
| | f | 1 |
"""
    xml = convert("\n".join(line for line in text.splitlines() if line), file_type=".md", form_name="data").xform
    return load_form(str(xml).encode(), {"towns.csv": b"name,label\na,A\n"})


def _context() -> Context:
    return Context(lambda: datetime(2026, 11, 26, tzinfo=UTC), lambda: "0", random.Random(1))


@cache
def known_words() -> frozenset[str]:
    """Every word that stands in quotes in the widgets and the loader."""
    found: set[str] = set()
    for folder in WIDGETS:
        for path in (ROOT / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " not in node.value:
                    found.add(node.value)
    return frozenset(found)


def looks() -> Iterator[str]:
    """Each appearance of XLSForm."""
    for word in LOOKS:
        support, note = ABOUT_LOOKS.get(word) or _look(word)
        where = ELSEWHERE.get(word) or PREFIXES.get(word) or ("Collect" if word == "search()" else "")
        more = f"elsewhere only {where}" if where else ""
        yield f"| `{word}` | {support} | {'; '.join(part for part in (note, more) if part)} | {looking(word)} |"


def _look(word: str) -> tuple[str, str]:
    if _remarked(word):
        return "partly", next(note for words, note in REMARKS if word in words)
    return ("yes", "") if word in known_words() or NUMBERED.fullmatch(word) else ("no effect", "")


def _remarked(word: str) -> bool:
    """The worker is told that the question is shown otherwise."""
    if word not in ASKED_AS and not word.endswith(":"):
        return False
    shown = f"{word}app" if word.endswith(":") else word
    form = _one_question(ASKED_AS.get(word, "text"), shown)
    return bool(unusual.remark(FormSession.start(form, _context()).node("/data/q")))


def binds() -> Iterator[str]:
    """Each attribute of a bind."""
    for name, (support, note) in BINDS.items():
        yield f"| `{name}` | {support} | {note} | {holding(rf'<bind [^>]*{name}=')} |"


def happenings() -> Iterator[str]:
    """Events, and the actions that answer them."""
    for name, (support, note) in EVENT_NOTES.items():
        cases = holding(f'event="[^"]*{name}')
        yield f"| `{name}` | {support} | {note} | {cases} |"
    for name, support, note in (
        ("setvalue", "yes", ""),
        ("odk:setgeopoint", "no effect", "a laptop has no receiver; told as a warning"),
        ("odk:recordaudio", "no effect", "told as a warning"),
    ):
        yield f"| `{name}` | {support} | {note} | {holding(f'<{name} ')} |"


PARTS: tuple[tuple[str, str, Callable[[], Iterator[str]]], ...] = (
    ("Question types", "Type | Runs | Note | Cases", types),
    ("Appearances", "Appearance | Shown | Note | Cases", looks),
    ("Bind attributes", "Attribute | Read | Note | Cases", binds),
    ("Events and actions", "Name | Runs | Note | Cases", happenings),
    ("Functions", "Function | Arguments | Runs | Note | Cases", functions),
)


def page(text: str) -> str:
    """``text`` of the page with its tables made again."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = "\n\n".join(f"### {title}\n\n{table(head, list(lines()))}" for title, head, lines in PARTS)
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def main() -> int:
    """Returns 0; writes the page."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{len(FUNCTIONS)} functions, {len(TYPES)} types, {len(LOOKS)} appearances in {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""XForms: any bytes, and our own forms with parts of them changed, moved or doubled."""

from functools import cache
from xml.etree.ElementTree import Element, fromstring, tostring

from fieldapp.forms import load_form
from tests.conformance.script import FORMS
from tests.forms.play import xform
from tests.fuzz.dice import Dice
from tests.fuzz.playing import fill_in

JUNK = (
    *("", "/", "//", "..", ".", "/data", "/data/x/y", "instance('x')", "instance('x')/root/item", "randomize()", "1 +"),
    *("true()", "'", "[", "]", "/data[1]", "jr:itext('q')", "position(..)", "current()", "-1", "999999999", "NaN"),
    *("a b c", "pulldata('a','b','c','d')", "/data/@x", "count(/data/*)", "indexed-repeat(/data,/data,1)", "text"),
    *(
        "select",
        "int",
        "repeat",
        "concat(., .)",
        "sum(//*)",
        "//*[//*]",
        "once(uuid())",
        "../../..",
        "date",
        "geoshape",
    ),
    *("jr:choice-name(/data/a, '/data/a')", "search('a', 'matches', 'b', 'c')", "jr://file-csv/a.csv", "{}", "${a}"),
    *("odk-instance-first-load", "xforms-value-changed", "odk-new-repeat", "true", "regex(., '(a+)+b')", "*", "@*"),
    *("format-date(today(), '%Y')", "if(1, 2)", "coalesce()", ". + 1", "1 div 0", "round(., 99)", "meta", "minimal"),
)


def any_xform(data: bytes) -> None:
    """Bytes as a form; the last ones decide how it is filled in."""
    body, _, how = data.rpartition(b"\0")
    fill_in(load_form(body or data, {}), Dice(how))


def changed_xform(data: bytes) -> None:
    """One of our own forms, changed."""
    dice = Dice(data)
    xml, files = dice.pick(own_forms())
    root = fromstring(xml)
    for _ in range(1 + dice.number(4)):
        _change(root, dice)
    try:
        changed = tostring(root)
    except (ValueError, TypeError):  # no XML can say it
        return
    fill_in(load_form(changed, files, strict=dice.often(2)), dice)


@cache
def own_forms() -> list[tuple[bytes, dict[str, bytes]]]:
    """Every form of the conformance suite with its files."""
    return [_split(path.read_text(encoding="utf-8")) for path in sorted(FORMS.glob("*.md"))]


def _split(text: str) -> tuple[bytes, dict[str, bytes]]:
    head, *blocks = text.split("\n@")
    if head.startswith("@"):
        head, blocks = "", [head[1:], *blocks]
    named = {block.partition("\n")[0].strip(): block.partition("\n")[2] for block in blocks}
    files = {name.removeprefix("file ").strip(): body.encode() for name, body in named.items() if name[:5] == "file "}
    return (named["xml"].strip().encode() if "xml" in named else xform(head)), files


def _change(root: Element, dice: Dice) -> None:
    elements = list(root.iter())
    element, other = dice.pick(elements), dice.pick(elements)
    kind = dice.number(8)
    names = sorted(element.attrib)
    if kind == 0 and names:
        del element.attrib[dice.pick(names)]
    elif kind in (1, 2) and names:
        values = [value for one in elements for value in one.attrib.values()]
        element.attrib[dice.pick(names)] = dice.pick(JUNK) if dice.often(6) else dice.pick(values)
    elif kind == 3 and len(element):
        element.remove(dice.pick(list(element)))
    elif kind == 4:
        element.text = dice.pick(JUNK)
    elif kind == 5 and other is not root and element not in list(other.iter()):
        element.append(other)
    elif kind == 6:
        element.tag = other.tag
    elif kind == 7:
        taken = [*other.attrib.items(), ("nodeset", "/data"), ("ref", "."), ("calculate", ". + 1"), ("id", "x")]
        name, value = dice.pick(taken)
        element.attrib[name] = value

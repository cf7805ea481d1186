"""Lists beside a form, made to hurt: CSV, GeoJSON and XML."""

from collections.abc import Callable
from pathlib import Path

from tests.forms.play import raw
from tests.hostile.attack import Attack, check

MEBI = 2**20


def form_with(name: str) -> bytes:
    """A form whose choices come from that file."""
    body = (
        "<select1 ref='/data/a'><label>A</label><itemset nodeset=\"instance('l')/root/item\"><value ref='name'/>"
        "<label ref='label'/></itemset></select1>"
    )
    kind = "file-csv" if name.endswith(".csv") else "file"
    return raw("<a/>", "", body, f"<instance id='l' src='jr://{kind}/{name}'/>")


def _list(name: str, make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return lambda folder: check("form.xml", form_with(name), **{name.replace(".", "__"): make()})(folder)


def _csv(make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return _list("towns.csv", make)


def _geo(make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return _list("towns.geojson", make)


def _features(inside: bytes) -> bytes:
    return b'{"features": [' + inside + b"]}"


def _pipe(folder: Path) -> list[str]:
    """Reading it would wait for ever."""
    import os

    words = check("form.xml", form_with("towns.csv"))(folder)
    os.mkfifo(folder / "towns.csv")
    return words


def _endless(folder: Path) -> list[str]:
    (folder / "form.xml").symlink_to("/dev/zero")
    return ["form", "check", "form.xml"]


LISTS = [
    Attack("a CSV line of 100 MB", _csv(lambda: b"name,label\n" + b"x" * 100 * MEBI), "too large"),
    Attack("a CSV line of 20 MB", _csv(lambda: b"name,label\n" + b"x" * 20 * MEBI), "not a CSV file"),
    Attack("a CSV of 5,000,000 rows", _csv(lambda: b"name\n" + b"a\n" * 5_000_000), "too long"),
    Attack("a CSV of 2,000,000 columns", _csv(lambda: b"a," * 2_000_000 + b"\n" + b"1," * 2_000_000), "too many"),
    Attack("a CSV of 84,000 rows", _csv(lambda: b"name,label\n" + b"6401010001,Desa\n" * 84_000)),
    Attack("a CSV of NUL bytes", _csv(lambda: b"name,label\na\0b,c\n" + bytes(1000))),
    Attack("a CSV in UTF-16", _csv(lambda: "name,label\na,A\n".encode("utf-16")), "not UTF-8"),
    Attack("a CSV in UTF-32", _csv(lambda: "name,label\na,A\n".encode("utf-32")), "not UTF-8"),
    Attack("a CSV in Latin-1", _csv(lambda: "name,label\na,Ä\n".encode("latin-1")), "not UTF-8"),
    Attack("a CSV in EBCDIC", _csv(lambda: "name,label\na,A\n".encode("cp037")), "not UTF-8"),
    Attack("a CSV in UTF-7", _csv(lambda: b"name,label\na,+AMQ-\n")),
    Attack("a CSV of quotes", _csv(lambda: b'name,label\n"' + b'""' * 5 * MEBI), "not a CSV file"),
    Attack("a CSV that is empty", _csv(lambda: b"")),
    Attack("a CSV that is a picture", _csv(lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 100), "not UTF-8"),
    Attack("GeoJSON nested 1,000,000 deep", _geo(lambda: b"[" * 1_000_000), "not a GeoJSON"),
    Attack("GeoJSON of 5,000,000 empty lists", _geo(lambda: _features(b"[]," * 5_000_000 + b"[]")), "too long"),
    Attack(
        "a property nested 900 deep",
        _geo(lambda: _features(b'{"properties": {"name": ' + b"[" * 900 + b"]" * 900 + b"}}")),
        "",
    ),
    Attack(
        "a number of 1,000,000 digits in GeoJSON",
        _geo(lambda: _features(b'{"properties": {"name": ' + b"9" * 1_000_000 + b"}}")),
        "not a GeoJSON",
    ),
    Attack(
        "points without numbers",
        _geo(lambda: _features(b'{"geometry": {"type": "Point", "coordinates": []}}')),
        "not a GeoJSON",
    ),
    Attack(
        "a polygon without rings",
        _geo(lambda: _features(b'{"geometry": {"type": "Polygon", "coordinates": []}}')),
        "not a GeoJSON",
    ),
    Attack(
        "infinity in GeoJSON",
        _geo(lambda: _features(b'{"geometry": {"type": "Point", "coordinates": [Infinity, NaN]}}')),
    ),
    Attack(
        "XML list with external entity",
        _list(
            "towns.xml", lambda: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><root><item>&b;</item></root>'
        ),
        "DOCTYPE",
    ),
    Attack(
        "XML list of 1,000,000 rows",
        _list("towns.xml", lambda: b"<root>" + b"<item/>" * 1_000_000 + b"</root>"),
        "too many",
    ),
    Attack("XML list nested 10,000 deep", _list("towns.xml", lambda: b"<a>" * 10_000 + b"</a>" * 10_000), "nested"),
    Attack("a list that is a pipe", _pipe),
    Attack("a form without end", _endless, "no file"),
    Attack(
        "a folder for a form",
        lambda folder: ((folder / "form.xml").mkdir(), ["form", "check", "form.xml"])[1],
        "no file",
    ),
]

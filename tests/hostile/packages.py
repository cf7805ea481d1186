"""ZIPs of a form with its files, made to hurt: climbing names, bombs, numbers, names twice."""

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.forms.play import raw
from tests.hostile.attack import Attack, check

FORM = raw("<a/>", "", "<input ref='/data/a'><label>A</label></input>")
MEBI = 2**20
Entry = tuple[str | zipfile.ZipInfo, bytes]


def zipped(entries: Sequence[Entry], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with those entries, in that order, whatever their names."""
    made = io.BytesIO()
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(made, "w", how) as archive:  # of names twice
        for name, content in entries:
            archive.writestr(name, content)
    return made.getvalue()


def _zip(make: Callable[[], bytes]) -> Callable[[Path], list[str]]:
    return lambda folder: check("form.zip", make())(folder)


def _with(*entries: Entry) -> Callable[[Path], list[str]]:
    return _zip(lambda: zipped([("form.xml", FORM), *entries]))


def _symlink(name: str, target: str) -> Entry:
    link = zipfile.ZipInfo(name)
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return link, target.encode()


def _renamed(content: bytes, old: bytes, new: bytes) -> bytes:
    """Names of the same length are written over, in the directory and before the content."""
    assert len(old) == len(new)
    return content.replace(old, new)


def _lying(size: int) -> bytes:
    """The directory says the form has ``size`` bytes; it has 60 MiB."""
    content = bytearray(zipped([("form.xml", b" " * 60 * MEBI)]))
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(content)


def _damaged(how: int) -> bytes:
    content = bytearray(zipped([("form.xml", FORM * 50)], how))
    for at in range(60, 120):
        content[at] ^= 0x5A
    return bytes(content)


def _overlapping(count: int) -> bytes:
    """Every entry of the directory points to the same packed content."""
    one = zipped([("00000.xml", FORM + b" " * MEBI)])
    at, end = one.rfind(b"PK\x01\x02"), one.rfind(b"PK\x05\x06")
    entry = one[at:end]
    directory = b"".join(entry.replace(b"00000.xml", b"%05d.xml" % n) for n in range(count))
    return one[:at] + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), at, 0)


PACKAGES = [
    Attack("a good ZIP", _with(("towns.csv", b"name,label\na,A\n"))),
    Attack("a name that climbs out", _with(("../../evil.csv", b"x"))),
    Attack("a form whose name climbs out", _zip(lambda: zipped([("../../../tmp/evil.xml", FORM)]))),
    Attack("names from the root", _with(("/etc/evil.csv", b"x"), ("C:\\evil.csv", b"x"))),
    Attack("a name that is only points", _with((".", b"x"), ("..", b"x"), ("a/..", b"x"))),
    Attack("a name of nothing", _zip(lambda: _renamed(zipped([("form.xml", FORM), ("//", b"")]), b"//", b"\0/"))),
    Attack("a name of 60,000 letters", _zip(lambda: zipped([("x" * 60_000 + ".csv", b"x"), ("form.xml", FORM)]))),
    Attack("a workbook of 60,000 letters", _zip(lambda: zipped([("x" * 60_000 + ".xlsx", b"x")])), "name"),
    Attack(
        "a NUL in the name", _zip(lambda: _renamed(zipped([("form.xml", FORM), ("a_b.csv", b"x")]), b"a_b", b"a\0b"))
    ),
    Attack("a link out of the folder", _with(_symlink("towns.csv", "/etc/passwd"))),
    Attack("a form that is a link", _zip(lambda: zipped([_symlink("form.xml", "/etc/passwd")])), "no form"),
    Attack("a ZIP in a ZIP", _zip(lambda: zipped([("form.zip", zipped([("form.xml", FORM)]))])), "no form"),
    Attack("100,000 entries", _zip(lambda: zipped([(f"{n}.csv", b"") for n in range(100_000)])), "larger than"),
    Attack("two forms of one name", _zip(lambda: zipped([("form.xml", FORM), ("form.xml", FORM)])), "several files"),
    Attack("two lists of one name", _with(("a/towns.csv", b"name\n"), ("b/towns.csv", b"name\n")), "several files"),
    Attack("a bomb", _zip(lambda: zipped([("form.xml", b" " * 1000 * MEBI)])), "larger than"),
    Attack("a thousand small bombs", _zip(lambda: zipped([(f"{n}.csv", b" " * MEBI) for n in range(500)])), "larger"),
    Attack("a bomb that lies about its size", _zip(lambda: _lying(1000)), "not a ZIP"),
    Attack("a thousand entries of one content", _zip(lambda: _overlapping(900)), "larger than"),
    Attack("forty forms of one content", _zip(lambda: _overlapping(40)), "form"),
    Attack("damaged, deflated", _zip(lambda: _damaged(zipfile.ZIP_DEFLATED)), "not a ZIP"),
    Attack("damaged, bzip2", _zip(lambda: _damaged(zipfile.ZIP_BZIP2)), "not a ZIP"),
    Attack("damaged, LZMA", _zip(lambda: _damaged(zipfile.ZIP_LZMA)), "not a ZIP"),
    Attack("a bomb in LZMA", _zip(lambda: zipped([("form.xml", b" " * 29 * MEBI)], zipfile.ZIP_LZMA)), "larger than"),
    Attack("a directory of nothing", _zip(lambda: b"PK\x05\x06" + bytes(18)), "no form"),
    Attack(
        "a ZIP of names in no encoding",
        _zip(lambda: _renamed(zipped([("form.xml", FORM), ("abc.csv", b"x")]), b"abc", b"\xff\xfe\x80")),
    ),
    Attack("billion laughs in a ZIP", _with(("towns.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'))),
    Attack("a form with a DOCTYPE in a ZIP", _zip(lambda: zipped([("form.xml", b"<!DOCTYPE a>" + FORM)])), "DOCTYPE"),
    Attack("a form in UTF-16 in a ZIP", _zip(lambda: zipped([("form.xml", FORM.decode().encode("utf-16"))]))),
]

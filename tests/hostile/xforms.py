"""XForms made to hurt the reader of XML: entities, depth, sheer number, encodings."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.forms.play import raw
from tests.hostile.attack import Attack, check

MEBI = 2**20
LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
GOOD = raw("<a/>", "", "<input ref='/data/a'><label>A</label></input>")


def _declared(inside: str, text: str = "&x;") -> bytes:
    """The good form with a DOCTYPE, and ``text`` as the label."""
    return f'<?xml version="1.0"?><!DOCTYPE h [{inside}]>'.encode() + _labelled(text)


def _labelled(text: str) -> bytes:
    return GOOD.replace(b"<label>A", b"<label>" + text.encode())


def _encoded(codec: str, declared: str = "") -> bytes:
    text = f'<?xml version="1.0" encoding="{declared or codec}"?>{_labelled("Nama é").decode()}'
    return text.encode(codec)


def _late_doctype() -> bytes:
    return b'<?xml version="1.0"?><!--' + b" " * MEBI + b'-->\n<!DOCTYPE h [<!ENTITY x "y">]>' + GOOD


def _nested(depth: int) -> bytes:
    binds = "<bind nodeset='/data/q' required='true()'/>"
    groups = "<group><label>G</label>" * depth + "<input ref='/data/q'/>" + "</group>" * depth
    return raw("<q/>", binds, groups)


def _nested_nodes(depth: int) -> bytes:
    return raw("".join(f"<g{n}>" for n in range(depth)) + "".join(f"</g{n}>" for n in reversed(range(depth))))


def _late(make: Callable[[], bytes], **beside: bytes) -> Callable[[Path], list[str]]:
    """Large contents are made when they are wanted."""
    return lambda folder: check("form.xml", make(), **beside)(folder)


def _items(count: int) -> bytes:
    rows = "".join(f"<item><name>{n}</name></item>" for n in range(count))
    return raw("<a/>", more=f"<instance id='l'><root>{rows}</root></instance>")


def _many_attributes(count: int) -> bytes:
    return _labelled("A").replace(b"<h:body", b"<h:body " + b" ".join(b"a%d=''" % n for n in range(count)))


def _itexts(languages: int, texts: int) -> bytes:
    inner = "".join(f"<text id='t{n}'><value>{n}</value></text>" for n in range(texts))
    return raw(
        "<a/>",
        more="<itext>"
        + "".join(f"<translation lang='l{n}'>{inner}</translation>" for n in range(languages))
        + "</itext>",
    )


def _encodings() -> Iterator[Attack]:
    yield Attack("UTF-7", _late(lambda: _encoded("utf-7")), "cannot be read")
    yield Attack("UTF-32", _late(lambda: _encoded("utf-32")), "cannot be read")
    yield Attack("EBCDIC", _late(lambda: _encoded("cp037")), "cannot be read")
    yield Attack("unknown encoding", _late(lambda: _encoded("utf-8", "klingon")), "cannot be read")
    yield Attack("Latin-1 that says UTF-8", _late(lambda: _encoded("latin-1", "utf-8")), "cannot be read")
    yield Attack("UTF-16 that says UTF-8", _late(lambda: _encoded("utf-16", "utf-8")))
    yield Attack("an encoding that is no encoding", _late(lambda: _encoded("utf-8", "zlib_codec")), "cannot be read")


XFORMS = [
    Attack("external entity, file", _late(lambda: _declared('<!ENTITY x SYSTEM "file:///etc/passwd">')), "DOCTYPE"),
    Attack("external entity, http", _late(lambda: _declared('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">')), "DOCTYPE"),
    Attack("parameter entity", _late(lambda: _declared('<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;')), "DOCTYPE"),
    Attack("billion laughs", _late(lambda: _declared(LAUGHS, "&l11;")), "DOCTYPE"),
    Attack("quadratic entity", _late(lambda: _declared(f'<!ENTITY x "{"x" * MEBI}">', "&x;" * 100_000)), "DOCTYPE"),
    Attack("DOCTYPE after a mebibyte", _late(_late_doctype), "DOCTYPE"),
    Attack("entity without a declaration", _late(lambda: _labelled("&x;")), "cannot be read"),
    Attack("10,000 nested groups", _late(lambda: _nested(10_000)), "nested more than"),
    Attack("10,000 nested nodes", _late(lambda: _nested_nodes(10_000)), "nested more than"),
    Attack("a million nested elements", _late(lambda: b"<a>" * 1_000_000), "too many"),
    Attack("150 nested groups", _late(lambda: _nested(150))),
    Attack("150 nested nodes", _late(lambda: _nested_nodes(150))),
    Attack("a million attributes of one element", _late(lambda: _many_attributes(1_000_000)), "too many"),
    Attack("two million elements", _late(lambda: raw("<a/>" * 2_000_000)), "too many"),
    Attack("a million rows in the form", _late(lambda: _items(500_000)), "too many"),
    Attack("30,000 rows in the form", _late(lambda: _items(30_000))),
    Attack("a hundred languages of 2,000 texts", _late(lambda: _itexts(100, 2000)), "too many"),
    Attack("a text of 60 MB", _late(lambda: _labelled("x" * 60 * MEBI)), "large"),
    Attack("a label of 10 MB", _late(lambda: _labelled("x" * 10 * MEBI))),
    Attack("10 million line ends", _late(lambda: _labelled("\n" * 10 * MEBI))),
    Attack("2 million references to characters", _late(lambda: _labelled("&#65;" * 2_000_000))),
    Attack("an attribute of 15 MB", _late(lambda: GOOD.replace(b"<h:body", b"<h:body a='%s'" % (b"x" * 15 * MEBI)))),
    Attack("a name of 10 MB", _late(lambda: raw(f"<{'x' * 10 * MEBI}/>"))),
    Attack(
        "200,000 namespaces",
        _late(
            lambda: GOOD.replace(
                b"<h:body", b"<h:body " + b" ".join(b"xmlns:n%d='u%d'" % (n, n) for n in range(200_000))
            )
        ),
    ),
    Attack("NUL bytes", _late(lambda: GOOD.replace(b"A<", b"A\0<")), "cannot be read"),
    Attack("half a file", _late(lambda: GOOD[: len(GOOD) // 2]), "cannot be read"),
    Attack("an empty file", _late(lambda: b""), "cannot be read"),
    Attack("a style sheet from elsewhere", _late(lambda: b"<?xml-stylesheet href='http://127.0.0.1:9/x'?>" + GOOD)),
    Attack(
        "XInclude",
        _late(
            lambda: _labelled("<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd' parse='text'/>")
        ),
    ),
    Attack(
        "a list outside the folder",
        _late(lambda: raw("<a/>", more="<instance id='l' src='jr://file/../../../../etc/passwd'/>")),
    ),
    Attack("a list of the system", _late(lambda: raw("<a/>", more="<instance id='l' src='file:///etc/passwd'/>"))),
    Attack("a list from elsewhere", _late(lambda: raw("<a/>", more="<instance id='l' src='http://127.0.0.1:9/x'/>"))),
    *_encodings(),
]

"""What a published form tells about its submissions before there is one: which slots, in which order, which words.

Both sides make the same outline from the same XForm, byte by byte: the laptop spreads its batches against it, the
province gathers them with it. It holds nothing but the form: no answer of anybody goes into it (``docs/decisions``).
"""

import re
from dataclasses import dataclass

from fieldapp.domain.submission import sha256_hex
from fieldapp.sync.columns import FIELDS, LAST, slots

NAME_LENGTH = 16  # hex characters of the XForm's sha256
MOST_WORDS = 64 << 10  # bytes of words
_DECLARATION = "<?xml version='1.0' encoding='UTF-8'?>\n"
_INSTANCE = re.compile(r"<instance>\s*(<.*?)\s*</instance>", re.DOTALL)
_BETWEEN = re.compile(r">\s+<")
_PAIR = re.compile(r"<([\w:.-]+)></\1>")
_WORDS = re.compile(r"<(?:name|value|label)>([^<]{1,60})</|'([^'<>]{2,40})'")


@dataclass(frozen=True, slots=True)
class Outline:
    """``name`` is how the wire calls it, ``keys`` the slots in the form's order, ``words`` what answers may repeat."""

    name: str
    keys: tuple[str, ...]
    words: bytes


def outline_of(xform: bytes) -> Outline:
    """The outline of a published XForm. Raises UnicodeDecodeError for bytes that are not text."""
    text = xform.decode()
    found = _INSTANCE.search(text)
    blank = _PAIR.sub(r"<\1/>", _BETWEEN.sub("><", found[1])) if found else ""
    keys = dict.fromkeys([*FIELDS, *(key for key, _ in slots(_DECLARATION + blank)), LAST])
    words = dict.fromkeys(one or other for one, other in _WORDS.findall(text))
    return Outline(outline_name(sha256_hex(xform)), tuple(keys), "\x00".join(words).encode()[-MOST_WORDS:])


def outline_name(sha256: str) -> str:
    """How the outline of the XForm with this sha256 is called."""
    return sha256[:NAME_LENGTH]

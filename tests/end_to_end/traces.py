"""Looking for a word in bytes, however it may be written there."""

import base64
from collections.abc import Iterable, Iterator
from contextlib import suppress

import zstandard

_ZSTD = b"\x28\xb5\x2f\xfd"
_LARGEST = 1 << 26


def found_in(content: bytes, words: Iterable[str | bytes]) -> list[str | bytes]:
    """The words whose letters stand in ``content``, or in what is compressed there; case does not matter."""
    readable = [part.lower() for part in (content, *_unpacked(content))]
    return [word for word in words if any(form in part for form in spellings(word) for part in readable)]


def spellings(word: str | bytes) -> set[bytes]:
    """In small letters: UTF-8, UTF-16 of both orders, and each of them in hex and in base64 at all alignments."""
    if isinstance(word, str):
        plain = {word.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
        plain |= {word.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")}
    else:
        plain = {word}
    written = {form.hex().encode() for form in plain}
    for form in plain:
        written |= {_base64(form, before) for before in range(3)}
    return {form.lower() for form in plain | written | {form.translate(_URL_SAFE) for form in written}}


_URL_SAFE = bytes.maketrans(b"+/", b"-_")


def _base64(form: bytes, before: int) -> bytes:
    """The middle that does not depend on the ``before`` bytes in front of it, nor on what follows."""
    coded = base64.b64encode(bytes(before) + form + bytes(2))
    whole = (before + len(form)) // 3 * 4
    return coded[4 if before else 0 : whole]


def _unpacked(content: bytes) -> Iterator[bytes]:
    """What every zstd frame in it holds."""
    at = content.find(_ZSTD)
    while at >= 0:
        with suppress(zstandard.ZstdError):
            yield zstandard.ZstdDecompressor().decompressobj().decompress(content[at : at + _LARGEST])
        at = content.find(_ZSTD, at + 1)

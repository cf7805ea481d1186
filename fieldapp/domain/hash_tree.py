"""One signature over many texts, each of which is proven alone for ever: a hash tree whose root is signed.

As in Certificate Transparency (RFC 9162, section 2.1): a leaf is sha256(0x00 | text), a node is sha256(0x01 | left |
right), the left half is the largest power of two that leaves something for the right. What is signed is
``jangkau-tree-v1``, the number of leaves and the root in hex, joined by line feeds.

A tree signature is text: ``tree <leaf's number from 0> <number of leaves> <signature of the root> <hash> …``, the
hashes of its neighbours from the leaf upwards; base64 both. ``vault/signatures.verify`` takes it too.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

MARK = "tree"
DEEPEST = 32  # halvings
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Place:
    """A tree signature taken apart. ``path``: raw hashes from the leaf upwards."""

    number: int
    count: int
    root_signature: str
    path: tuple[bytes, ...] = ()


def root_message(texts: Sequence[bytes]) -> bytes:
    """The bytes to sign for these texts; at least one."""
    return _message(len(texts), _root([_leaf(text) for text in texts]))


def signatures_of(texts: Sequence[bytes], root_signature: str) -> list[str]:
    """The tree signature of each text, in order."""
    _, paths = _paths([_leaf(text) for text in texts])
    return [
        " ".join([MARK, str(number), str(len(paths)), root_signature, *map(_text, path)])
        for number, path in enumerate(paths)
    ]


def place_of(signature: str) -> Place | None:
    """None for anything that is not a tree signature."""
    mark, *parts = signature.split(" ")
    if mark != MARK or len(parts) < 3 or len(parts) > 3 + DEEPEST or not (parts[0].isdigit() and parts[1].isdigit()):
        return None
    try:
        path = tuple(base64.b64decode(part, validate=True) for part in parts[3:])
    except (ValueError, binascii.Error):
        return None
    number, count = int(parts[0][:9]), int(parts[1][:9])
    return Place(number, count, parts[2], path) if number < count else None


def message_of(place: Place, text: bytes) -> bytes | None:
    """The bytes that the root's signature must be of if the text stands there; None when the path does not fit."""
    steps = _steps(place.number, place.count)
    if len(steps) != len(place.path) or any(len(one) != _DIGEST for one in place.path):
        return None
    found = _leaf(text)
    for right, beside in zip(steps, place.path, strict=True):
        found = _node(beside, found) if right else _node(found, beside)
    return _message(place.count, found)


def verify_in_tree(text: bytes, signature: str, verify: Callable[[bytes, str], bool]) -> bool:
    """Whether a tree signature holds for ``text``; ``verify(message, signature)`` judges the root's."""
    place = place_of(signature)
    message = message_of(place, text) if place else None
    return message is not None and place is not None and verify(message, place.root_signature)


def _message(count: int, root: bytes) -> bytes:
    return f"jangkau-tree-v1\n{count}\n{root.hex()}".encode()


def _leaf(text: bytes) -> bytes:
    return hashlib.sha256(b"\x00" + text).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _half(count: int) -> int:
    return 1 << (count - 1).bit_length() - 1


def _root(leaves: Sequence[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    half = _half(len(leaves))
    return _node(_root(leaves[:half]), _root(leaves[half:]))


def _paths(leaves: Sequence[bytes]) -> tuple[bytes, list[list[bytes]]]:
    """The root, and of each leaf the neighbours from the leaf upwards."""
    if len(leaves) == 1:
        return leaves[0], [[]]
    half = _half(len(leaves))
    left, of_left = _paths(leaves[:half])
    right, of_right = _paths(leaves[half:])
    return _node(left, right), [[*one, right] for one in of_left] + [[*one, left] for one in of_right]


def _steps(number: int, count: int) -> list[bool]:
    """From the leaf upwards: whether it stands on the right of its neighbour."""
    if count == 1:
        return []
    half = _half(count)
    if number < half:
        return [*_steps(number, half), False]
    return [*_steps(number - half, count - half), True]


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")

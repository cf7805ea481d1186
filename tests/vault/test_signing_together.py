"""One signature over many texts proves each of them, and nothing else."""

import hashlib

import pytest

from fieldapp.domain import hash_tree
from fieldapp.vault import signatures

SEED, PUBLIC = signatures.new_key()
TEXTS = [f"receipt {number}".encode() for number in range(17)]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 16, 17])
def test_each_is_proven_alone(count: int) -> None:
    texts = TEXTS[:count]
    made = signatures.sign_each(SEED, texts)
    assert [signatures.verify(PUBLIC, text, one) for text, one in zip(texts, made, strict=True)] == [True] * count
    if count > 1:
        assert not signatures.verify(PUBLIC, texts[1], made[0])
        assert not signatures.verify(signatures.new_key()[1], texts[0], made[0])


def test_a_changed_proof_proves_nothing() -> None:
    made = signatures.sign_each(SEED, TEXTS)[5]
    mark, number, count, root, *path = made.split(" ")
    for other in (
        [mark, "4", count, root, *path],
        [mark, number, "16", root, *path],
        [mark, number, count, root, *path[:-1]],
        [mark, number, count, root, *path[::-1]],
        [mark, number, count, root, *path, path[0]],
        [mark, number, count, signatures.sign(SEED, TEXTS[5]), *path],
        [mark, "x", count, root, *path],
        [mark, "17", count, root, *path],
        [mark, number, count, root, "?"],
        [mark],
    ):
        assert not signatures.verify(PUBLIC, TEXTS[5], " ".join(other))


def test_a_node_never_passes_for_a_text() -> None:
    """The root of two leaves, shown as a leaf of its own."""
    message = hash_tree.root_message(TEXTS[:2])
    root = bytes.fromhex(message.decode().split("\n")[2])
    signature = signatures.sign(SEED, message)
    assert not signatures.verify(PUBLIC, root, f"tree 0 1 {signature}")
    assert not signatures.verify(PUBLIC, b"jangkau-tree-v1", signature)


def test_known_tree() -> None:
    """RFC 9162, section 2.1.1: the leaf of nothing, and three leaves written out."""
    one, two, three = (hashlib.sha256(b"\x00" + text).digest() for text in TEXTS[:3])
    left = hashlib.sha256(b"\x01" + one + two).digest()
    root = hashlib.sha256(b"\x01" + left + three).hexdigest()
    assert hash_tree.root_message(TEXTS[:3]) == f"jangkau-tree-v1\n3\n{root}".encode()
    assert hash_tree.root_message([b""]) == (
        b"jangkau-tree-v1\n1\n6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )

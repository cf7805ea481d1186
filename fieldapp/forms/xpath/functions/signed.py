"""extract-signed(): what stands behind a valid Ed25519 signature (RFC 8032), as on signed barcodes.

Written in whole numbers only, because the engine runs in a bare interpreter. It checks public data with a public key:
time that depends on the data gives nothing away.
"""

import base64
import binascii
import hashlib

from fieldapp.forms.values import Value, text_of
from fieldapp.forms.xpath.compiler import Compiler
from fieldapp.forms.xpath.evaluation import AnyNode, Compiled, Evaluation
from fieldapp.forms.xpath.functions.signature import Function, Table
from fieldapp.forms.xpath.tree import Call

Point = tuple[int, int, int]  # projective: x/z, y/z

COST = 5000  # steps of the budget: it takes as long
_PRIME = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_CURVE = -121665 * pow(121666, -1, _PRIME) % _PRIME
_ROOT = pow(2, (_PRIME - 1) // 4, _PRIME)  # of -1
_NOTHING: Point = (0, 1, 1)


def extract_signed(contents: Value, public_key: Value) -> Value:
    """``contents``: base64 of a 64-byte signature and the message; ``public_key``: base64 of 32 bytes.

    The message; "" when the signature is not that of the key.
    """
    signed, key = _decoded(contents), _decoded(public_key)
    if len(signed) < 64 or len(key) != 32 or not verifies(signed[:64], signed[64:], key):
        return ""
    try:
        return signed[64:].decode()
    except UnicodeDecodeError:
        return ""


def verifies(signature: bytes, message: bytes, key: bytes) -> bool:
    """The 64-byte signature of ``message`` was made with the private half of ``key``."""
    mine, theirs = _point(key), _point(signature[:32])
    scale = int.from_bytes(signature[32:], "little")
    if mine is None or theirs is None or scale >= _ORDER:
        return False
    hashed = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % _ORDER
    left, right = _times(scale, _BASE), _sum(theirs, _times(hashed, mine))
    return all((left[axis] * right[2] - right[axis] * left[2]) % _PRIME == 0 for axis in (0, 1))


def _decoded(value: Value) -> bytes:
    try:
        return base64.b64decode(text_of(value).strip(), validate=True)
    except (binascii.Error, ValueError):
        return b""


def _point(packed: bytes) -> Point | None:
    number = int.from_bytes(packed, "little")
    odd, y = number >> 255, number & (2**255 - 1)
    if y >= _PRIME:
        return None
    square = (y * y - 1) * pow(_CURVE * y * y + 1, -1, _PRIME) % _PRIME
    x = pow(square, (_PRIME + 3) // 8, _PRIME)
    if (x * x - square) % _PRIME:
        x = x * _ROOT % _PRIME
    if (x * x - square) % _PRIME or (x == 0 and odd):
        return None
    return (x if x % 2 == odd else _PRIME - x), y, 1


def _sum(one: Point, two: Point) -> Point:
    """Of two points of the curve -x² + y² = 1 + d·x²·y²."""
    z = one[2] * two[2] % _PRIME
    square, x, y = z * z % _PRIME, one[0] * two[0] % _PRIME, one[1] * two[1] % _PRIME
    cross = _CURVE * x * y % _PRIME
    less, more = square - cross, square + cross
    mixed = (one[0] + one[1]) * (two[0] + two[1]) - x - y
    return z * less * mixed % _PRIME, z * more * (y + x) % _PRIME, less * more % _PRIME


def _times(scale: int, point: Point) -> Point:
    found = _NOTHING
    while scale:
        if scale & 1:
            found = _sum(found, point)
        point = _sum(point, point)
        scale >>= 1
    return found


_BASE = _point((4 * pow(5, -1, _PRIME) % _PRIME).to_bytes(32, "little")) or _NOTHING


def _counted(_compiler: Compiler, _call: Call, arguments: list[Compiled]) -> Compiled:
    one, two = (argument.value for argument in arguments)

    def value(e: Evaluation, n: AnyNode) -> Value:
        e.spend(COST)
        return extract_signed(one(e, n), two(e, n))

    return Compiled(value)


SIGNED: Table = {"extract-signed": Function(2, 2, _counted)}

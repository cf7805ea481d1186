"""Pairing two laptops by a short code (SPAKE2): whoever listens or sits in between gets one guess a try, and no more.

What both sides must agree on besides the code, their device ids and the certificates that each one really saw, goes
into the transcript: with somebody in between the two certificates differ, and so do the keys. A code is good for two
minutes, for three tries, and once.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without 0 O, 1 I L, U (V): 8 of 30 are 39 bits
LENGTH = 8
SECONDS = 120.0
TRIES = 3
Side = Literal["caller", "relay"]


class PairingFailed(Exception):
    """The two do not share a code, or do not see each other but somebody in between."""


def new_code() -> str:
    """Eight characters."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def show_code(code: str) -> str:
    """``ABCD-EFGH``."""
    half = LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def read_code(text: str) -> str:
    """What a person typed, without blanks, lines and case; "" when it cannot be a code."""
    code = "".join(symbol for symbol in text.upper() if not symbol.isspace() and symbol not in "-–_.")
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


@dataclass(frozen=True, slots=True)
class Parties:
    """Who pairs with whom: device ids, and fingerprints of the certificates as this side saw them."""

    caller_id: str
    caller_fingerprint: str
    relay_id: str
    relay_fingerprint: str

    def named(self, side: Side) -> bytes:
        """One of the two as the transcript knows it."""
        if side == "caller":
            return f"jangkau relay 1 caller\n{self.caller_id}\n{self.caller_fingerprint}".encode()
        return f"jangkau relay 1 relay\n{self.relay_id}\n{self.relay_fingerprint}".encode()


class Handshake:
    """One side of one try. ``message`` goes to the other side."""

    def __init__(self, side: Side, code: str, parties: Parties) -> None:
        from spake2 import SPAKE2_A, SPAKE2_B

        kind = SPAKE2_A if side == "caller" else SPAKE2_B
        self._side: Side = side
        self._parties = parties
        self._half = kind(code.encode(), idA=parties.named("caller"), idB=parties.named("relay"))
        self.message: bytes = self._half.start()
        self._key = b""

    def finish(self, message: bytes) -> None:
        """Take the other side's message. Raises PairingFailed for what is none."""
        try:
            self._key = self._half.finish(message)
        except Exception as error:  # whatever a stranger sends: the library raises many kinds
            raise PairingFailed from error

    def proof(self) -> bytes:
        """That this side has the code: said by the caller first, then by the relay."""
        return self._mac(self._side)

    def check(self, proof: bytes) -> None:
        """Raises PairingFailed unless the other side has the same code and saw the same certificates."""
        other: Side = "relay" if self._side == "caller" else "caller"
        if not self._key or not hmac.compare_digest(self._mac(other), proof):
            raise PairingFailed

    def _mac(self, side: Side) -> bytes:
        both = self._parties.named("caller") + b"\n" + self._parties.named("relay")
        return hmac.digest(self._key, side.encode() + b"\n" + hashlib.sha256(both).digest(), "sha256")


class Offer:
    """One code on the screen. Thread-safe as its caller keeps it: one question at a time."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.code = new_code()
        self._clock = clock
        self._until = clock() + SECONDS
        self._tries = TRIES
        self._used = False

    @property
    def live(self) -> bool:
        """Whether a try that began may still end well."""
        return not self._used and self._clock() < self._until

    @property
    def seconds_left(self) -> float:
        """Of its two minutes."""
        return max(0.0, self._until - self._clock())

    @property
    def tries_left(self) -> int:
        """How many."""
        return self._tries

    @property
    def used(self) -> bool:
        """A laptop was paired with it."""
        return self._used

    def begin(self) -> bool:
        """Take one try; it counts from the first message on, whether or not a proof follows."""
        if not self.live or not self._tries:
            return False
        self._tries -= 1
        return True

    def use(self) -> None:
        """It did its work."""
        self._used = True

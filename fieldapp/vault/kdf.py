"""From a passphrase to a key: Argon2id (RFC 9106) with its cost written beside each use."""

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_BYTES = 32
SALT_BYTES = 16
_MIB = 1024
CALIBRATED_MIB = (64, 128, 256, 512)
MOST_PASSES = 10


@dataclass(frozen=True, slots=True)
class Cost:
    """Argon2id parameters: passes, memory in KiB, lanes."""

    iterations: int = 3
    memory_kib: int = 256 * _MIB
    lanes: int = 2

    @property
    def reasonable(self) -> bool:
        """False for values that would hang or exhaust the machine (checked before computing)."""
        return 1 <= self.iterations <= 20 and 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= 2048 * _MIB

    @property
    def numbers(self) -> tuple[int, int, int]:
        """As a slot file keeps them."""
        return self.iterations, self.memory_kib, self.lanes

    @property
    def strong(self) -> bool:
        """At least the floor for real profiles: 3 passes over 64 MiB."""
        return self.iterations >= FLOOR.iterations and self.memory_kib >= FLOOR.memory_kib


DEFAULT = Cost()
FLOOR = Cost(memory_kib=64 * _MIB)


def derive(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """32 bytes; about half a second at the default cost, outside the interpreter lock."""
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib
    )
    return kdf.derive(secret)


def passphrase_bytes(passphrase: str) -> bytes:
    """NFKC, so that one passphrase typed on two keyboards is one passphrase."""
    return unicodedata.normalize("NFKC", passphrase).encode()


def calibrate(limit_seconds: float = 1.0, clock: Callable[[], float] = time.perf_counter) -> Cost:
    """The dearest of 64..512 MiB that derives within ``limit_seconds`` here, at least the floor. *Slow.*

    What memory leaves of three quarters of the limit is filled with passes, so that an unlock takes 0.4 to 1.0 seconds
    where the machine is not too slow for the floor.
    """
    chosen, took = FLOOR, limit_seconds
    for mib in CALIBRATED_MIB:
        cost = Cost(memory_kib=mib * _MIB)
        started = clock()
        derive(b"calibration", bytes(SALT_BYTES), cost)
        seconds = clock() - started
        if seconds > limit_seconds:
            break
        chosen, took = cost, seconds
    passes = int(chosen.iterations * 0.75 * limit_seconds / max(took, 0.001))
    return replace(chosen, iterations=min(max(chosen.iterations, passes), MOST_PASSES))

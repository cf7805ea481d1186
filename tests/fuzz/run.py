"""``make fuzz MINUTES=10``: every target for its share of the time; exit code 1 when a fault was found.

With atheris installed the tries are led by coverage; without it by what came of them: an input with an outcome that
was not there before is kept, and changed again. Either way new inputs go to ``build/fuzz/TARGET`` and faults, made
small, to ``tests/fuzz/found``.
"""

import argparse
import hashlib
import logging
import random
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
try:
    import atheris
except ImportError:
    atheris = None
if atheris is not None and "--only" in sys.argv and "--plain" not in sys.argv:
    logging.disable(logging.INFO)
    with atheris.instrument_imports(include=["fieldapp"]):
        import fieldapp.forms
        import fieldapp.xlsform.opening
        import fieldapp.xlsform.pipeline  # noqa: F401

from tests.fuzz.attempt import FOLDER, SECONDS, Tries  # noqa: E402
from tests.fuzz.targets import SEEDS, TARGETS  # noqa: E402

INSTRUMENTED = 3  # times slower
LONGEST = 4000  # bytes of an input
BUILD = ROOT / "build" / "fuzz"


def main(words: list[str]) -> int:
    """All targets, each in a process of its own, or the one that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="for all targets together")
    parser.add_argument("--target", choices=TARGETS, action="append", help="only these")
    parser.add_argument("--only", choices=TARGETS, help="run this one, here")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--plain", action="store_true", help="without atheris")
    options = parser.parse_args(words)
    if options.only:
        return _one(options.only, options.minutes * 60, options.seed, plain=options.plain)
    names = options.target or list(TARGETS)
    share = str(options.minutes / len(names))
    more = ["--plain"] if options.plain else []
    command = [sys.executable, __file__, "--minutes", share, "--seed", str(options.seed), *more, "--only"]
    return max(subprocess.run([*command, name], cwd=ROOT).returncode for name in names)


def _one(name: str, seconds: float, seed: int, *, plain: bool) -> int:
    tries = Tries(name, TARGETS[name], seconds=SECONDS if plain or atheris is None else SECONDS * INSTRUMENTED)
    grown = BUILD / name
    grown.mkdir(parents=True, exist_ok=True)
    for data in SEEDS.get(name, list)():
        (grown / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
    began = time.monotonic()
    if atheris is not None and not plain:
        _led_by_coverage(tries, grown, seconds, seed)
    else:
        _led_by_outcome(tries, grown, seconds, seed)
    return _told(tries, time.monotonic() - began)


def _told(tries: Tries, seconds: float) -> int:
    print(
        f"{tries.name}: {tries.count} tries in {seconds:.0f} s, {tries.refused} refused, {len(tries.faults)} faults",
        flush=True,
    )
    return 1 if tries.faults else 0


def _led_by_coverage(tries: Tries, grown: Path, seconds: float, seed: int) -> None:
    """atheris ends the process itself: the figures are told by the last try."""
    until, began = time.monotonic() + seconds, time.monotonic()

    def one(data: bytes) -> None:
        tries.once(data)
        if time.monotonic() > until:
            import os

            code = _told(tries, time.monotonic() - began)
            os._exit(code)

    kept = FOLDER / "corpus" / tries.name
    kept.mkdir(parents=True, exist_ok=True)
    options = [f"-max_len={LONGEST}", f"-seed={seed % 2**31}", "-timeout=120", "-rss_limit_mb=4000", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *options, str(grown), str(kept)], one)
    atheris.Fuzz()


def _led_by_outcome(tries: Tries, grown: Path, seconds: float, seed: int) -> None:
    chance = random.Random(seed)
    places = [*(FOLDER / "corpus" / tries.name).glob("*"), *grown.glob("*")]
    corpus = [path.read_bytes() for path in places] or [b"\0" * 8]
    seen: set[str] = set()
    until = time.monotonic() + seconds
    for data in corpus:
        seen.add(tries.once(data))
    while time.monotonic() < until:
        data = chance.randbytes(chance.randrange(1, 60)) if chance.random() < 0.1 else _changed(corpus, chance)
        said = tries.once(data)
        if said not in seen:
            seen.add(said)
            corpus.append(data)
            (grown / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def _changed(corpus: list[bytes], chance: random.Random) -> bytes:
    data = bytearray(chance.choice(corpus))
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at, kind = chance.randrange(len(data) + 1), chance.randrange(5)
        if kind == 0:
            data[at:at] = chance.randbytes(chance.randrange(1, 8))
        elif kind == 1:
            del data[at : at + chance.randrange(1, 20)]
        elif kind == 2:
            other = chance.choice(corpus)
            start = chance.randrange(len(other) + 1)
            data[at : at + chance.randrange(20)] = other[start : start + chance.randrange(1, 60)]
        elif at < len(data):
            data[at] = chance.randrange(256) if kind == 3 else data[at] ^ (1 << chance.randrange(8))
    return bytes(data[:LONGEST])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""What this project is built from, checked without a network: ``python packaging/audit.py``; exit code 1 on a finding.

Every library in the requirement files is pinned with hashes and names no address; what is installed here is what is
pinned; no pinned version has a weakness of ``advisories.json``. ``make audit`` asks the network for newer ones too.
"""

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parent
FILES = ("requirements.txt", "requirements-dev.txt")
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;[^\\]*)?\s*\\?$")


def pins(path: Path) -> dict[str, str]:
    """Library → version. Raises ValueError for a line that is no pin with hashes, or names an address."""
    found: dict[str, str] = {}
    logical = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in filter(None, (part.strip() for part in logical.splitlines())):
        if line.startswith("#"):
            continue
        head, *hashes = line.split(" --hash=")
        pin = _PIN.match(head.strip())
        if pin is None or not hashes or "://" in line:
            raise ValueError(f"{path.name}: not a pin with hashes and without an address: {head[:60]}")
        found[canonicalize_name(pin[1])] = pin[2]
    return found


def findings() -> Iterator[str]:
    """One sentence for each thing that is wrong."""
    known = json.loads((HERE / "advisories.json").read_text(encoding="utf-8"))["advisories"]
    for name in FILES:
        try:
            pinned = pins(ROOT / name)
        except ValueError as error:
            yield str(error)
            continue
        for one in known:
            version = pinned.get(canonicalize_name(one["package"]))
            if version and SpecifierSet(one["affected"]).contains(version, prereleases=True):
                yield f"{name}: {one['package']} {version} has {one['id']}; it is mended where not {one['affected']}."
        yield from _not_as_pinned(name, pinned)


def _not_as_pinned(name: str, pinned: dict[str, str]) -> Iterator[str]:
    """Only libraries that are here: markers leave some out on some systems."""
    for library, version in pinned.items():
        try:
            here = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            continue
        if here != version:
            yield f"{name}: {library} {version} is pinned, {here} is installed. Run make setup."


def main() -> int:
    """Print what was found."""
    found = list(findings())
    for sentence in found:
        print(sentence, file=sys.stderr)
    if not found:
        print(
            f"{sum(len(pins(ROOT / name)) for name in FILES)} pins: hashed, without addresses, none known to be weak."
        )
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main())

"""The signed folder of updates: who makes Jangkau runs it where the keys are, never on a laptop or a server.

    python packaging/release.py keys FOLDER                 new keys and a root of trust (once; keep the keys apart)
    python packaging/release.py add FOLDER ARCHIVE VERSION  sign one archive for its system into FOLDER/repository

``FOLDER/repository`` (``metadata``, ``targets``) goes onto sticks and servers as it is. ``resources/updates/root.json``
of a build is ``repository/metadata/1.root.json``. Root and targets are good for two years, snapshot and timestamp for
half a year, so that a stick lives as long. https://theupdateframework.github.io/specification/latest/
"""

import argparse
import os
import re
import shutil
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner, Signer
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

ROLES = ("root", "targets", "snapshot", "timestamp")
DAYS = {"root": 730, "targets": 730, "snapshot": 183, "timestamp": 183}
SYSTEM = re.compile(r"jangkau-[0-9.]+-(?P<system>[a-z0-9]+-[a-z0-9_]+)\.tar\.xz")


def main(words: list[str]) -> int:
    """Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    keys = verbs.add_parser("keys")
    keys.add_argument("folder", type=Path)
    add = verbs.add_parser("add")
    add.add_argument("folder", type=Path)
    add.add_argument("archive", type=Path)
    add.add_argument("version")
    options = parser.parse_args(words)
    if options.verb == "keys":
        make_keys(options.folder)
    else:
        add_version(options.folder, options.archive, options.version)
    return 0


def make_keys(folder: Path) -> None:
    """A key for each role, and the first metadata, of no version yet. Raises FileExistsError rather than replace."""
    (folder / "keys").mkdir(parents=True)
    (folder / "repository" / "metadata").mkdir(parents=True)
    (folder / "repository" / "targets").mkdir()
    root = Root(expires=_until("root"), consistent_snapshot=True)
    for role in ROLES:
        signer = CryptoSigner.generate_ed25519()
        path = folder / "keys" / f"{role}.pem"
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(signer.private_bytes)
        root.add_key(signer.public_key, role)
    _write(folder, "root", Metadata(root))
    _write(folder, "targets", Metadata(Targets(expires=_until("targets"))))
    _sign_rest(folder)


def add_version(folder: Path, archive: Path, version: str) -> None:
    """Sign ``archive`` as the newest version of its system. Raises ValueError for a name that says no system."""
    named = SYSTEM.fullmatch(archive.name)
    if named is None:
        raise ValueError(f"{archive.name}: call it jangkau-VERSION-SYSTEM.tar.xz, such as linux-x86_64")
    path = f"jangkau-{named['system']}.tar.xz"
    targets = _read(folder, "targets")
    target = TargetFile.from_file(path, str(archive), ["sha256"])
    target.unrecognized_fields["custom"] = {"version": version}
    old = targets.signed.targets.get(path)
    targets.signed.targets[path] = target
    targets.signed.version += 1
    targets.signed.expires = _until("targets")
    _write(folder, "targets", targets)
    kept = folder / "repository" / "targets"
    shutil.copyfile(archive, kept / f"{target.hashes['sha256']}.{path}")
    if old is not None and old.hashes != target.hashes:
        (kept / f"{old.hashes['sha256']}.{path}").unlink(missing_ok=True)
    _sign_rest(folder)


def _sign_rest(folder: Path) -> None:
    targets = _read(folder, "targets").signed
    metadata = folder / "repository" / "metadata"
    before = [int(one.name.split(".")[0]) for one in metadata.glob("*.snapshot.json")]
    number = max(before, default=0) + 1
    snapshot = Snapshot(number, expires=_until("snapshot"), meta={"targets.json": MetaFile(targets.version)})
    _write(folder, "snapshot", Metadata(snapshot))
    _write(
        folder, "timestamp", Metadata(Timestamp(number, expires=_until("timestamp"), snapshot_meta=MetaFile(number)))
    )


def _read(folder: Path, role: str) -> "Metadata":
    metadata = folder / "repository" / "metadata"
    newest = max(metadata.glob(f"*.{role}.json"), key=lambda one: int(one.name.split(".")[0]))
    return Metadata.from_file(str(newest))


def _write(folder: Path, role: str, made: "Metadata") -> None:
    made.sign(_signer(folder, role))
    name = f"{role}.json" if role == "timestamp" else f"{made.signed.version}.{role}.json"
    made.to_file(str(folder / "repository" / "metadata" / name))


def _signer(folder: Path, role: str) -> Signer:
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    return CryptoSigner(load_pem_private_key((folder / "keys" / f"{role}.pem").read_bytes(), None))


def _until(role: str) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + timedelta(days=DAYS[role])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

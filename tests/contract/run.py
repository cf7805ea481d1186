"""Schemathesis against a real province: thousands of requests made from ``/openapi.json``, good ones and bad ones.

No answer may be a 500, and none may be one that the contract does not name. Schemathesis lives in an environment of
its own (``make contract`` makes it from the pinned requirements beside this file); it runs once for each database.

    make contract [EXAMPLES=100]
"""

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from fieldapp.domain.submission import sha256_hex
from fieldapp.server.exports import accounts
from fieldapp.server.exports.accounts import Account
from fieldapp.server.identity import load_identity
from fieldapp.sync import batches, protocol, questions
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.vault.sealing import new_identity
from tests.server import postgres
from tests.server.packing import pack_of
from tests.server.running import Site, bare, connected, in_process, make_province
from tests.server.visit import line, photo

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,"
CHECKS += "response_schema_conformance,ignored_auth"


def main() -> int:
    """Exit code 0 when Schemathesis found nothing on any database."""
    options = _options()
    worst = 0
    for name, url in _databases():
        with url as address, tempfile.TemporaryDirectory() as room:
            print(f"== {name}", flush=True)
            often = {"enrolments_per_minute": 10_000, "sign_ins_per_minute": 10_000}
            settings = make_province(Path(room) / "province", database_url=address, **often)
            with in_process(settings) as site:
                worst = max(worst, _run(site, options.schemathesis, options.examples, Path(room)))
    return worst


def _run(site: Site, program: str, examples: int, room: Path) -> int:
    device, seed = site.laptop()
    with connected(site, device) as province:
        token = province.token()
        file = photo(b"a face that never arrives")
        lines = [line(), line(age="131"), line(attachments=(file,))]
        province.send_batch(batches.pack(lines))
    _write_bodies(room / "bodies", lines)
    _write_pack(room / "bodies", site, device.device_id, seed)
    _write_proofs(room / "bodies", site, device, min(examples, 100))
    words = [program, "run", site.address + "/openapi.json", "--checks", CHECKS, "--max-examples", str(examples)]
    words += ["--header", f"{protocol.PROTOCOL_HEADER}: 1", "--phases", "examples,coverage,fuzzing", "--no-color"]
    words += ["--continue-on-failure", "--seed", "7"]
    account = accounts.new_token(site.engine, Account("bps"), "Ani", datetime.now(UTC), 1)
    basic = base64.b64encode(f"bps:{account}".encode()).decode()
    ways = {
        ("--exclude-path-regex", "^/v1/odata"): f"Bearer {token}",
        ("--include-path-regex", "^/v1/odata"): f"Basic {basic}",
    }
    home = {"PATH": os.environ["PATH"], "HOME": str(room), "PYTHONPATH": str(Path(__file__).parent)}
    environment = home | {"SCHEMATHESIS_HOOKS": "hooks"}
    return max(
        subprocess.run(
            [*words, *some, "--header", f"Authorization: {by}"], cwd=room, env=environment, check=False
        ).returncode
        for some, by in ways.items()
    )


def _write_bodies(folder: Path, known: Sequence[SubmissionLine]) -> None:
    """Good bodies of each kind, for ``hooks.py`` to harm."""
    folder.mkdir()
    fresh = [line(), line(age="131"), line(full_name="")]
    (folder / "ndjson").write_bytes(batches.pack(fresh))
    (folder / "columns").write_bytes(batches.pack_columns([line(), line(age="131")]))
    asked = [protocol.AskedSubmission(one.instance_id, one.sha256) for one in (*known, *fresh)]
    (folder / "question").write_bytes(questions.pack(asked))
    (folder / "piece").write_bytes(b"a face ")
    (folder / "sha256").write_text(known[-1].attachments[0].sha256)
    (folder / "size").write_text(str(known[-1].attachments[0].size))


def _write_pack(folder: Path, site: Site, device_id: str, seed: str) -> None:
    """A pack that the device may bring: its head, its ids, its item."""
    to, back = load_identity(site.settings.data).card.ingest_recipient, new_identity()[1]
    head, item = pack_of(batches.pack([line()]), to=to, device_id=device_id, seed=seed, return_to=back)
    (folder / "pack").write_bytes(head.to_bytes())
    (folder / "pack_id").write_text(head.pack_id)
    (folder / "item").write_bytes(item)
    (folder / "item_sha256").write_text(sha256_hex(item))


def _write_proofs(folder: Path, site: Site, device: DeviceCredentials, count: int) -> None:
    """Codes that are good, and nonces that the device signed: each can be used once."""
    (folder / "codes").write_text("\n".join(site.code() for _ in range(count)))
    signed = []
    with bare() as session:
        for _ in range(count):
            nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
            signature = device.sign(protocol.token_challenge(device.device_id, nonce))
            signed.append({"device_id": device.device_id, "nonce": nonce, "signature": signature})
    (folder / "tokens").write_text("\n".join(map(json.dumps, signed)))


def _databases() -> Iterator[tuple[str, AbstractContextManager[str]]]:
    yield "SQLite", _nothing()
    if reason := postgres.missing():
        print(reason)
    else:
        yield "PostgreSQL", _cluster()


@contextmanager
def _nothing() -> Iterator[str]:
    yield ""


@contextmanager
def _cluster() -> Iterator[str]:
    with postgres.cluster("fsync=off") as running:
        yield running.url()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--schemathesis", default="build/contract/bin/schemathesis")
    parser.add_argument("--examples", type=int, default=100)
    options = parser.parse_args()
    options.schemathesis = str(Path(options.schemathesis).absolute())
    return options


if __name__ == "__main__":
    raise SystemExit(main())

"""Attachments in a bucket of a real S3 server: the same promises as in the folder.

``make bucket`` installs that server and runs this; without it these tests skip.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fieldapp.__main__ import main
from fieldapp.errors import FieldappError
from fieldapp.server.contents import open_contents
from fieldapp.server.settings import Settings
from fieldapp.sync import batches
from tests.server.running import Site, bare, connected, in_process, in_thread, make_province
from tests.server.visit import line, photo

HERE = Path(__file__).resolve().parents[2] / "build" / "bucket" / "bin" / "moto_server"
PROGRAM = str(HERE) if HERE.exists() else shutil.which("moto_server")
LARGE = bytes(range(256)) * (12 << 12)  # 12 MiB: in parts


@pytest.fixture(scope="session")
def store() -> Iterator[str]:
    """The address of an S3 server with one bucket."""
    if PROGRAM is None:
        pytest.skip("No S3 server is installed here (run: make bucket)")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    patch = pytest.MonkeyPatch()
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        patch.setenv(name, "testing")
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen([PROGRAM, "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        for _ in range(200):
            try:
                assert bare().put(f"{address}/photos", timeout=5).status_code == 200
                break
            except OSError:
                time.sleep(0.1)
        yield address
        server.terminate()
    patch.undo()


@pytest.fixture
def settings(store: str, tmp_path: Path) -> Settings:
    made = make_province(tmp_path / "data")
    return replace(made, attachments_url=f"s3://photos/{tmp_path.name}?endpoint={store}")


def words(settings: Settings) -> list[str]:
    return ["--data", str(settings.data), "--attachments", settings.attachments_url]


def send(site: Site, *contents: bytes) -> None:
    with connected(site, site.device()[0]) as province:
        province.send_batch(batches.pack([line(attachments=(photo(one),)) for one in contents]))
        for one in contents:
            province.put_attachment(photo(one), one)


def kept(settings: Settings, content: bytes) -> bytes:
    return b"".join(open_contents(settings).read(hashlib.sha256(content).hexdigest()))


def whole(site: Site) -> bool:
    return all(row["receipt"] for row in site.held().values())


def test_contents_are_in_the_bucket_and_receipts_follow(settings: Settings) -> None:
    with in_process(settings, "--attachments", settings.attachments_url) as site:
        send(site, b"a small photo", LARGE, b"a small photo")
        assert whole(site)
        assert len(site.held()) == 3
    assert kept(settings, b"a small photo") == b"a small photo"
    assert kept(settings, LARGE) == LARGE
    assert not list(settings.uploads.iterdir())
    assert not settings.attachments.exists()
    assert main(["server", "verify", *words(settings)]) == 0


def test_a_crash_between_the_bucket_and_the_record(settings: Settings) -> None:
    with in_thread(settings) as site:
        with connected(site, site.device()[0]) as province:
            province.send_batch(batches.pack([line(attachments=(photo(b"taken"),))]))
            part = settings.data / "part"
            part.write_bytes(b"taken")
            open_contents(settings).take(part, photo(b"taken").sha256)
            assert not whole(site)
            assert province.put_attachment(photo(b"taken"), b"taken") == 0, "nothing travels again"
        assert whole(site)


def test_damage_in_the_bucket_is_found_set_aside_and_mended(settings: Settings) -> None:
    digest = photo(b"a photo").sha256
    with in_thread(settings) as site:
        send(site, b"a photo")
    part = settings.data / "part"
    part.write_bytes(b"rotten!")
    open_contents(settings).take(part, digest)
    assert main(["server", "verify", *words(settings), "--set-aside"]) == 1
    assert open_contents(settings).size(digest) is None
    with in_thread(settings) as site, connected(site, site.device()[0]) as province:
        assert province.put_attachment(photo(b"a photo"), b"a photo") == 7
    assert main(["server", "verify", *words(settings)]) == 0


def test_backed_up_and_restored_into_another_bucket(settings: Settings, store: str, tmp_path: Path) -> None:
    with in_thread(settings) as site:
        send(site, b"a photo")
    assert main(["server", "backup", *words(settings), str(tmp_path / "backup")]) == 0
    shutil.copytree(settings.data, tmp_path / "keys", ignore=shutil.ignore_patterns("*.sqlite*", "province.json"))
    other = Settings(tmp_path / "keys", attachments_url=f"s3://photos/other{os.getpid()}?endpoint={store}")
    assert main(["server", "restore", *words(other), str(tmp_path / "backup")]) == 0
    assert kept(other, b"a photo") == b"a photo"


def test_a_bucket_that_does_not_answer_makes_laptops_wait(settings: Settings) -> None:
    gone = replace(settings, attachments_url="s3://photos/x?endpoint=http://127.0.0.1:9")
    with in_thread(gone) as site:
        device, _ = site.device()
        with connected(site, device) as province:
            province.send_batch(batches.pack([line(attachments=(photo(b"waits"),))]))
            token = province.token()
        asked = bare().post(
            f"{site.address}/v1/attachments/{photo(b'waits').sha256}",
            headers={"Authorization": f"Bearer {token}", "Upload-Length": "5"},
            timeout=200,
        )
    assert asked.status_code == 503
    assert asked.json()["code"] == "busy"


@pytest.mark.parametrize("address", ["https://photos", "s3:///photos", "photos"])
def test_other_addresses_are_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(FieldappError, match="s3://bucket/prefix"):
        open_contents(Settings(tmp_path, attachments_url=address))

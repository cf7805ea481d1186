"""Finding each other, names of files, what stays on the disk; over a cable between two namespaces where root may."""

import os
import shutil
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldapp.devices.networks import networks
from fieldapp.domain.relay import FoundRelay
from fieldapp.fieldbook.relay_files import Parts, form_file, read_form_file
from fieldapp.sync import relay_beacon
from fieldapp.sync.relay_beacon import beacon, listen, read_beacon, shout
from fieldapp.sync.relay_protocol import safe_file_name
from fieldapp.vault import certificates
from tests.relay.conftest import HERE
from tests.server.visit import visit_form

ROOT = Path(__file__).parents[2]
ONE, TWO = "1" * 64, "2" * 64


def free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        way.bind((HERE, 0))
        return int(way.getsockname()[1])


def test_a_relay_is_heard_and_recognised_by_whom_it_is_paired_with() -> None:
    port, stopped = free_port(), threading.Event()
    speaking = threading.Thread(target=shout, args=(HERE, 47610, ONE, stopped, (HERE, port)))
    heard: list[FoundRelay] = []

    def hear() -> None:
        heard.append(next(listen([TWO, ONE], threading.Event(), 10.0, port)))

    hearing = threading.Thread(target=hear)
    hearing.start()
    speaking.start()
    hearing.join(10)
    stopped.set()
    speaking.join(10)
    assert heard == [FoundRelay(f"{HERE}:47610", ONE)]


def test_a_beacon_tells_nothing_and_is_never_the_same_twice() -> None:
    said = {beacon(47610, ONE) for _ in range(50)}
    assert len(said) == 50
    assert all(read_beacon(one, [TWO]) == (47610, "") for one in said)
    assert all(read_beacon(one, [TWO, ONE]) == (47610, ONE) for one in said)


@given(st.binary(max_size=60))
def test_noise_is_no_beacon(content: bytes) -> None:
    assert read_beacon(content, [ONE]) is None


def test_noise_in_the_room_is_not_heard() -> None:
    port, cancelled = free_port(), threading.Event()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        threading.Timer(0.3, lambda: way.sendto(b"JKRELAY1" + bytes(500), (HERE, port))).start()
        threading.Timer(0.6, cancelled.set).start()
        assert list(listen([], cancelled, 5.0, port)) == []


@given(st.text(max_size=200))
def test_a_name_is_never_a_place(text: str) -> None:
    name = safe_file_name(text)
    assert name
    assert Path(name).name == name
    assert not name.startswith((".", "-"))
    assert len(name) <= 120
    assert not set(name) & set('/\\:*?"<>|\0')


def test_networks_are_of_this_computer() -> None:
    addresses = [one.address for one in networks()]
    assert not any(one.startswith("127.") for one in addresses)
    for one in addresses:
        with socket.socket() as way:
            way.bind((one, 0))


def test_a_form_travels_whole_and_the_same_each_time(tmp_path: Path) -> None:
    form = visit_form()
    assert form_file(form) == form_file(form)
    file = tmp_path / "form.zip"
    file.write_bytes(form_file(form))
    assert read_form_file(file, form.sha256) == (form.xml, dict(form.files))
    with pytest.raises(ValueError, match="another form"):
        read_form_file(file, ONE)
    file.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(ValueError, match="no form"):
        read_form_file(file, form.sha256)


def test_parts_keep_their_place_and_give_way_to_newer_ones(tmp_path: Path) -> None:
    parts = Parts(tmp_path / "in")
    assert parts.append(ONE, 0, b"abc") == 3
    assert parts.append(ONE, 0, b"abc") is None
    assert parts.append(ONE, 3, b"d") == 4
    assert parts.whole(ONE, 4) is None, "another sha256"
    assert parts.held(ONE) == 0
    for number in range(30):
        parts.append(f"{number:064x}", 0, b"x")
    assert len(list((tmp_path / "in").iterdir())) <= 12


def test_no_key_is_left_on_the_disk(tmp_path: Path) -> None:
    own = certificates.new_certificate()
    certificates.relay_context(own, [own.der], tmp_path, strangers=False)
    certificates.caller_context(own, own.der, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert certificates.read_certificate(certificates.write_certificate(own)) == own
    assert "key" not in repr(own)


def _run(*words: str) -> bool:
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


@pytest.fixture
def two_rooms() -> "object":
    """A namespace with a cable to this one: 10.77.0.1 here, 10.77.0.2 there."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("ip") is None:
        pytest.skip("needs root and iproute2")
    made = _run("ip", "netns", "add", "jkroom") and _run(
        *["ip", "link", "add", "jkhere", "type", "veth", "peer", "name", "jkthere", "netns", "jkroom"]
    )
    if not made:
        _run("ip", "netns", "del", "jkroom")
        pytest.skip("no network namespaces here")
    for words in (
        "ip addr add 10.77.0.1/24 dev jkhere",
        "ip link set jkhere up",
        "ip -n jkroom addr add 10.77.0.2/24 dev jkthere",
        "ip -n jkroom link set jkthere up",
    ):
        assert _run(*words.split())
    yield None
    with suppress(OSError):
        _run("ip", "netns", "del", "jkroom")


def test_a_broadcast_reaches_the_other_side_of_a_cable(two_rooms: object) -> None:
    code = (
        "import threading\nfrom fieldapp.sync.relay_beacon import listen\n"
        f"print(next(listen(['{ONE}'], threading.Event(), 20.0)), flush=True)"
    )
    command = ["ip", "netns", "exec", "jkroom", str(ROOT / ".venv" / "bin" / "python"), "-c", code]
    stopped = threading.Event()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as hearing:
        speaking = threading.Thread(target=shout, args=("10.77.0.1", 47610, ONE, stopped))
        speaking.start()
        said, _ = hearing.communicate(timeout=30)
        stopped.set()
        speaking.join(5)
    assert "10.77.0.1:47610" in said
    assert ONE in said
    assert relay_beacon.EVERY_SECONDS <= 5

"""Forms from a real OpenRosa server in another process: list, manifest, download, and each trouble by its name."""

import threading

import pytest

from fieldapp.errors import Cancelled, Offline, Refused, SignIn, Untrusted
from fieldapp.sync.openrosa import FormServer
from tests.sync.openrosa_process import serving
from tests.sync.openrosa_site import FORM, LIST, PASSWORD, PICTURE, USER


@pytest.mark.parametrize("end", ["", "/", "/formList"])
def test_a_form_comes_with_its_files(end: str) -> None:
    with serving() as address, FormServer(address + end, USER, PASSWORD) as server:
        (listed,) = server.forms()
        assert (listed.form_id, listed.version, listed.title) == ("market", "7", "Pasar")
        heard: list[tuple[int, int]] = []
        xml, files = server.download(listed, progress=lambda done, total: heard.append((done, total)))
    assert (xml, files) == (FORM, {"towns.csv": LIST, "map.png": PICTURE})
    assert (heard[0], heard[-1]) == ((0, 3), (3, 3))
    assert server.host == "127.0.0.1"


@pytest.mark.parametrize("kind", ["basic", "digest"])
def test_name_and_password_open_the_list(kind: str) -> None:
    with serving(kind) as address:
        with FormServer(address, USER, PASSWORD) as server:
            (listed,) = server.forms()
            assert server.download(listed)[0] == FORM
        for user, password in (("", ""), (USER, "salah")):
            with FormServer(address, user, password) as server, pytest.raises(SignIn):
                server.forms()


@pytest.mark.parametrize(
    ("kind", "reason"), [("page", "not_openrosa"), ("moved", "redirect"), ("empty", "not_found"), ("damaged", "digest")]
)
def test_each_trouble_has_its_name(kind: str, reason: str) -> None:
    with serving(kind) as address, FormServer(address) as server:
        with pytest.raises(Refused) as refused:
            server.download(server.forms()[0])
        assert refused.value.facts["reason"] == reason
        if reason == "digest":
            assert refused.value.facts["name"] == "towns.csv"


def test_only_https_or_this_computer() -> None:
    for address in ("http://forms.example.org", "ftp://127.0.0.1", "forms"):
        with pytest.raises(Untrusted):
            FormServer(address)


def test_nobody_there_and_stopping_are_told_apart() -> None:
    with serving() as address:
        pass
    with FormServer(address) as server:
        with pytest.raises(Offline):
            server.forms()
        stopped = threading.Event()
        stopped.set()
        with pytest.raises(Cancelled):
            server.forms(cancelled=stopped)

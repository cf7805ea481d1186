"""An OpenRosa server in the place of the province, through the fieldbook: join, forms with entity lists, upload."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.acceptance import acceptance_in
from fieldapp.domain.assessment import State
from fieldapp.domain.form import Source
from fieldapp.errors import FieldappError, SignIn, StoreError, TrainingOnly
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.connection import device_secret
from fieldapp.fieldbook.library import ServerAccess
from fieldapp.fieldbook.profile import create
from fieldapp.sync.uploader import UploadReport
from tests.fieldbook.conftest import CHEAP, PASSPHRASE
from tests.server.running import in_thread, make_province
from tests.sync.central_process import Central, central
from tests.sync.central_site import TOKEN


@pytest.fixture(scope="module")
def site() -> Iterator[Central]:
    with central("digest") as one:
        yield one


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Fieldbook]:
    """A profile without the visit form: it comes from the server."""
    one, _ = create(tmp_path / "profile", PASSPHRASE, cost=CHEAP)
    yield one
    one.lock()


def access(site: Central, password: str | None = None) -> ServerAccess:
    return ServerAccess(f"{site.address}/formList", site.user, site.password if password is None else password)


def upload(book: Fieldbook) -> UploadReport:
    return book.connection.upload(lambda sending: None, threading.Event(), at_once=True)


def test_the_whole_way_with_an_entity_list_of_the_server(book: Fieldbook, site: Central) -> None:
    assert not book.connection.enrolled
    assert book.connection.join_form_server(access(site)) == 2
    assert book.connection.enrolled
    assert book.connection.fetch_forms() == 1
    assert book.connection.form_server.left_out == ("Rusak",)
    visit = next(one for one in book.library.versions() if one.info.form_id == "visit")
    assert (visit.origin.source, visit.origin.place, visit.offered) == (Source.SERVER, "127.0.0.1", True)
    assert book.connection.fetch_forms() == 0, "what is here is not fetched again"
    desk = book.start("visit")
    people = [(one.value, one.label) for one in desk.session.node("/data/known").choices]
    assert people == [("p-1", "Budi Invented"), ("p-2", "Wati Invented")]
    desk.answer("/data/full_name", "Wati Invented")
    desk.answer("/data/known", "p-2")
    desk.attach("/data/photo", "photo.jpg", b"\xff\xd8 a photo\r\n--", "image/jpeg")
    desk.finalize()
    report = upload(book)
    assert (report.received, report.cause) == (1, None)
    (instance_id, kept), *others = site.stored().items()
    assert not others
    shown = book.assessment(instance_id)
    assert shown.state is State.RECEIVED
    assert kept["xml"] == book._store.submission(instance_id).xml
    assert b"<known>p-2</known>" in kept["xml"]
    assert list(kept["files"].values()) == [b"\xff\xd8 a photo\r\n--"]
    accepted = acceptance_in(shown.receipt)
    assert accepted is not None
    assert accepted.host == book.worker.province_name == "127.0.0.1"


def test_it_is_remembered_and_the_password_is_in_no_file(book: Fieldbook, site: Central, tmp_path: Path) -> None:
    book.connection.join_form_server(access(site))
    book.lock()
    folder = tmp_path / "profile"
    told = site.password.encode(), b"127.0.0.1"
    assert not any(word in path.read_bytes() for word in told for path in folder.rglob("*") if path.is_file())
    again = unlock(folder, PASSPHRASE)
    assert again.connection.form_server.host == "127.0.0.1"
    assert again.connection.fetch_forms() == 1
    again.lock()


def test_a_token_in_the_address_is_shown_nowhere(book: Fieldbook) -> None:
    with central("token") as site:
        book.connection.join_form_server(ServerAccess(site.address))
        assert book.connection.fetch_forms() == 1
        assert TOKEN not in str(book.worker)
        book.start("visit").answer("/data/full_name", "Budi Invented")
        assert upload(book).cause is None


def test_where_there_is_a_keyring_the_secret_is_not_in_the_store(
    book: Fieldbook, site: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring: dict[str, str] = {}
    monkeypatch.setattr(device_secret, "store", lambda name, secret: ring.update({name: secret}) or True)
    monkeypatch.setattr(device_secret, "load", ring.get)
    book.connection.join_form_server(access(site))
    assert site.password in json.loads(ring.popitem()[1])
    assert not book.setting("form_server_secret")
    with pytest.raises(SignIn):
        upload(book)


@pytest.mark.parametrize("password", ["", "wrong"])
def test_what_does_not_work_is_not_kept(book: Fieldbook, site: Central, password: str) -> None:
    with pytest.raises(SignIn):
        book.connection.join_form_server(access(site, password))
    assert not book.connection.enrolled
    assert not book.connection.form_server.host


def test_a_later_password_takes_the_place_of_the_first(book: Fieldbook, site: Central) -> None:
    book.connection.join_form_server(access(site))
    with pytest.raises(FieldappError):
        book.connection.join_form_server(access(site, "wrong"))
    assert book.connection.fetch_forms() == 1


def test_training_never_joins(book: Fieldbook, site: Central) -> None:
    book.connection.practise()
    with pytest.raises(TrainingOnly):
        book.connection.join_form_server(access(site))


def test_a_province_comes_first(book: Fieldbook, site: Central, tmp_path: Path) -> None:
    book.connection.join_form_server(access(site))
    with in_thread(make_province(tmp_path / "data", enrolments_per_minute=1000)) as province:
        book.connection.enrol(province.address, province.code())
        assert not book.connection.form_server.in_use
        assert not book.setting("form_server_secret")
        with pytest.raises(StoreError):
            book.connection.join_form_server(access(site))

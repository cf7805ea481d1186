"""The team card on a laptop: it comes by itself, is believed as the province signed it, and only here."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest

from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.server.enrolment import change_scope
from fieldapp.server.scopes import scope_of
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.teams import KOTA, placed, team_of
from tests.server.running import Site, in_thread, make_province


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_thread(make_province(tmp_path_factory.mktemp("province") / "data")) as one:
        yield one


@pytest.fixture
def site(served: Site) -> Site:
    served.empty()
    return served


def run(book: Fieldbook, *, at_once: bool = True) -> None:
    assert book.connection.upload(lambda _: None, Event(), at_once=at_once).cause is None


def test_it_comes_with_the_enrolment_and_with_every_pressed_send(book: Fieldbook, site: Site, folder: Path) -> None:
    assert (book.team.now(), book.team.standings(), book.team.recipients()) == (None, (), ())
    site.device()  # a worker of the whole province
    book.connection.enrol(site.address, site.code("Dewi Invented", scope_of("penyelia")))
    team = team_of(book)
    assert len(team.members) == len(book.team.standings()) == 1
    assert book.team.member(team.members[0].public_key) == team.members[0]
    assert book.team.supervisor(team.members[0].public_key) is None
    site.device()
    run(book, at_once=False)
    assert len(team_of(book).members) == 1, "once a day"
    run(book)
    assert len(team_of(book).members) == 2
    site.device()
    clock = book.team._clock
    book.team._clock = lambda: clock() + timedelta(days=1, minutes=1)
    run(book, at_once=False)
    assert len(team_of(book).members) == 3
    book.lock()
    again = unlock(folder, PASSPHRASE)
    assert len(team_of(again).members) == 3, "kept, and proven again"
    again.lock()


def test_a_supervisor_is_believed_once_the_province_named_it(book: Fieldbook, site: Site) -> None:
    book.connection.enrol(site.address, site.code())
    placed(book, site, "petugas", KOTA)
    run(book)
    assert team_of(book).supervisors == ()
    _, code = site.device()
    change_scope(site.engine, code, scope_of("penyelia"))
    run(book)
    (supervisor,) = team_of(book).supervisors
    assert (supervisor.device_code, supervisor.recipient) == (code, "")
    assert book.team.recipients() == (), "it never told what may be sealed to it"
    assert book.team.supervisor(supervisor.public_key) == supervisor


def test_what_somebody_wrote_into_the_store_is_no_card(book: Fieldbook, site: Site) -> None:
    book.connection.enrol(site.address, site.code("Dewi Invented", scope_of("penyelia")))
    site.device()
    run(book)
    kept = book.setting("team")
    assert team_of(book).members
    book.put_setting("team", kept.replace("supervisor", "supervisoR").replace("KT-A01", "KT-X01"))
    assert (book.team.now(), book.team.standings()) == (None, ())
    book.put_setting("team", "no card")
    assert book.team.now() is None
    book.put_setting("team", kept)
    assert book.team.now() is not None
    book.put_setting("device_id", "another laptop")
    assert book.team.now() is None

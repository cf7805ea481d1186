"""The made-up province: plausible, the same each time, nobody real, and nothing of it can leave the laptop."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.assessment import State
from fieldapp.domain.nik import read_nik
from fieldapp.domain.person import PersonQuery
from fieldapp.errors import Cancelled, TrainingOnly
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import local_now
from fieldapp.training import open_training, remove_training, training_folder
from fieldapp.training.province import EVENTS


class Opened(closing[Fieldbook]):
    """A book that is locked at the end."""

    def __exit__(self, *_exc: object) -> None:
        self.thing.lock()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up province, written once."""
    folder = training_folder(tmp_path_factory.mktemp("laptop") / "Jangkau")
    told: list[tuple[int, int]] = []
    open_training(folder, lambda done, total: told.append((done, total))).lock()
    assert told[-1] == (EVENTS, EVENTS)
    return folder


@pytest.fixture
def book(made: Path) -> Iterator[Fieldbook]:
    found = open_training(made)
    yield found
    found.lock()


def test_it_lies_beside_the_real_profile_never_inside() -> None:
    profile = Path("/home/rina/.local/share/Jangkau")
    assert training_folder(profile) == Path("/home/rina/.local/share/Jangkau-latihan")


def test_every_form_was_used_and_half_a_year_is_told(book: Fieldbook) -> None:
    shown = book.assessments(limit=5_000)
    used = Counter(one.form_id for one in shown if one.state is State.FINALIZED)
    assert {info.form_id for info in book.forms()} == set(used)
    assert min(used.values()) >= 5
    days = [one.finalized_at for one in shown if one.finalized_at]
    assert max(days) <= local_now()
    assert max(days) - min(days) > timedelta(days=150)
    assert book.count_by_state()[State.DRAFT] > 0


def test_its_made_up_days_leave_no_doubt_about_the_clock(book: Fieldbook) -> None:
    assert book.watch.look() is None
    assert book._store.setting("clock_state")


def test_people_are_plausible_and_marked_as_invented(book: Fieldbook) -> None:
    store = book._store
    with store._reading() as connection:
        niks = [nik for (nik,) in connection.exec_driver_sql("SELECT nik FROM person WHERE nik <> ''")]
        regions = [code for (code,) in connection.exec_driver_sql("SELECT region FROM person WHERE region <> ''")]
    assert book.people.count() > 90
    assert len(niks) > 50
    assert all(int(nik[-4:]) >= 9001 for nik in niks)
    assert all(read_nik(nik, local_now().date()).sex for nik in niks)
    assert all(book.regions.path(code) for code in regions)
    assert len({code[:5] for code in regions}) >= 5


def test_somebody_was_recorded_twice_and_is_found_in_both_spellings(book: Fieldbook) -> None:
    assert store_pairs(book)
    one, other = store_pairs(book)[0]
    found = {match.person.person_id for match in book.people.find(PersonQuery(name=one))}
    assert other in found


def store_pairs(book: Fieldbook) -> list[tuple[str, str]]:
    """(name of one, id of the other) of each pair."""
    return [(book.people.person(line.one).name, line.other) for line in book._store.pair_lines()]


def test_everything_follows_from_the_submissions(book: Fieldbook) -> None:
    rebuilt = book._store.rebuild_from_submissions(ChangeReader(book.form), replace=False)
    assert rebuilt.sound
    assert rebuilt.submissions > 300


def test_nothing_can_leave_the_laptop(book: Fieldbook) -> None:
    assert book.connection.practising
    with pytest.raises(TrainingOnly):
        book.connection.enrol("http://127.0.0.1:9", "KODE")
    book._store.put_settings({"device_id": "stolen", "province_address": "http://127.0.0.1:9", "receipt_keys": "{}"})
    with pytest.raises(TrainingOnly):
        book.connection.upload(lambda _sending: None, threading.Event())
    with pytest.raises(TrainingOnly):
        book.connection.fetch_forms()
    book._store.put_setting("device_id", "")


def test_the_same_people_each_time_and_what_was_left_half_is_begun_again(tmp_path: Path, book: Fieldbook) -> None:
    folder = training_folder(tmp_path / "Jangkau")
    heard: list[int] = []
    with pytest.raises(Cancelled):
        open_training(folder, lambda done, _total: heard.append(done), lambda: len(heard) > 5)
    again = open_training(folder)
    assert again.people.count() == book.people.count()
    names = sorted(match.person.name for match in again.people.find(PersonQuery(name="Siti")))
    assert names == sorted(match.person.name for match in book.people.find(PersonQuery(name="Siti")))
    again.lock()
    remove_training(folder)
    assert not folder.exists()

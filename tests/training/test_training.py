"""The made-up province: plausible, the same each time, nobody real, and nothing of it can leave the laptop."""

import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from fieldapp.casework.desk_forms import DESK_FORMS
from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.assessment import State
from fieldapp.domain.batch import RowState, Stage
from fieldapp.domain.nik import read_nik
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.reviewing import Shelf, WorkFilter
from fieldapp.domain.roles import Role
from fieldapp.domain.team import Road
from fieldapp.domain.visit import VisitState
from fieldapp.errors import Cancelled, NotAllowed, TrainingOnly
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.profile import local_now
from fieldapp.training import open_training, province, remove_training, training_folder

FEW = 8  # stories are enough where the province is written anew


class Opened(closing[Fieldbook]):
    """A book that is locked at the end."""

    def __exit__(self, *_exc: object) -> None:
        self.thing.lock()  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def made(trained: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the made-up province."""
    return Path(shutil.copytree(trained, training_folder(tmp_path_factory.mktemp("laptop") / "Jangkau")))


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
    assert {info.form_id for info in book.forms()} == set(used) - DESK_FORMS
    assert min(used[info.form_id] for info in book.forms()) >= 5
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
    stolen = {"device_id": "stolen", "province_address": "http://127.0.0.1:9", "receipt_keys": "{}"}
    own = {key: book.setting(key) for key in stolen}
    book._store.put_settings(stolen)
    assert not book.connection.registered
    with pytest.raises(TrainingOnly):
        book.connection.upload(lambda _sending: None, threading.Event())
    with pytest.raises(TrainingOnly):
        book.connection.fetch_forms()
    book._store.put_settings(own)


def test_the_same_people_each_time_and_what_was_left_half_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(province, "EVENTS", FEW)
    left, whole = training_folder(tmp_path / "Left"), training_folder(tmp_path / "Whole")
    heard: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        open_training(left, lambda done, total: heard.append((done, total)), lambda: len(heard) > FEW // 2)
    assert names(whole, heard) == names(left, heard)
    assert heard[-2 * FEW :] == 2 * [(done, FEW) for done in range(1, FEW + 1)]
    remove_training(left)
    assert not left.exists()


def names(folder: Path, heard: list[tuple[int, int]]) -> set[tuple[str, str, str]]:
    """Everybody of a made-up province, which is written if it is not there."""
    book = open_training(folder, lambda done, total: heard.append((done, total)))
    with book._store._reading() as connection:
        found = {(*row,) for row in connection.exec_driver_sql("SELECT name, nik, region FROM person")}
    book.lock()
    assert len(found) >= FEW // 2
    return found


@pytest.fixture
def chief(book: Fieldbook) -> Iterator[Fieldbook]:
    """The supervisor practises."""
    book.connection.practise("penyelia")
    yield book
    book.connection.practise()


def test_a_worker_practises_until_somebody_else_is_chosen(book: Fieldbook) -> None:
    assert book.worker.kind is Role.WORKER
    with pytest.raises(NotAllowed):
        book.reviewing.counts()
    book.connection.practise("penerimaan")
    assert book.worker.kind is Role.INTAKE
    assert book.shelters.facilities()
    book.connection.practise()


def test_the_team_has_work_that_waits_and_the_checks_have_looked(chief: Fieldbook) -> None:
    desk = chief.reviewing
    counts = desk.counts()
    assert counts[Shelf.WAITING] >= 25
    assert min(counts[shelf] for shelf in (Shelf.TO_CHECK, Shelf.APPROVED, Shelf.RETURNED)) >= 2
    waiting = desk.rows(desk.numbers(WorkFilter(Shelf.WAITING)))
    assert {one.road for one in waiting} == {Road.PACK}
    assert len({one.device_code for one in waiting}) == 4
    noticed = {found.code for one in waiting for found in one.found}
    assert {"too_fast", "rule", "photo_missing", "same_answers", "odd_hour", "duplicate"} <= noticed
    (returned, *_) = desk.rows(desk.numbers(WorkFilter(Shelf.RETURNED)))
    assert desk.open(returned.instance_id).notes
    pictured = next(one for one in waiting if desk.attachments(one.instance_id))
    assert desk.read_attachment(pictured.instance_id, desk.attachments(pictured.instance_id)[0]).startswith(b"\x89PNG")


def test_the_other_desks_of_a_supervisor_have_something_on_them(chief: Fieldbook) -> None:
    team = chief.team.now()
    assert team is not None
    assert [one.device_code for one in team.members] == ["KT-A07", "KT-A08", "KT-A09", "KT-B02"]
    assert sorted(one.unsent for one in chief.team.standings()) == [0, 0, 5, 14]
    visits = chief.visits.all()
    assert {one.state for one in visits} == {VisitState.ASKED, VisitState.DONE, VisitState.NOT_FOUND}
    batches = {batch.stage: batch for batch in chief.batches.all()}
    assert batches.keys() == {Stage.FILED, Stage.CHECKING}
    filed = batches[Stage.FILED]
    assert min(filed.count(one) for one in (RowState.FILED, RowState.DOUBTFUL, RowState.REFUSED)) > 0
    (keying,) = chief.keyings.all()
    assert len(chief.keyings.differences(keying.keying_id)) >= 3
    assert chief.deciding.count() == 2
    assert {2, 3, 4} <= {len(group.members) for group in chief.pairs.read().waiting}

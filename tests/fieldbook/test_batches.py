"""A table of paper becomes assessments in the queue: every spoiled row is named, none is lost and none comes twice."""

from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.batch import DOUBTS, REFUSES, Batch, RowState, Stage
from fieldapp.errors import BadTable, Cancelled, NotADraft
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.fieldbook.batch_questions import head_row
from fieldapp.fieldbook.batch_reasons import placed
from fieldapp.fieldbook.batches import Batches
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.paper import FORM, HEADS, SPOILED, Pile, good, mapped, pile, rapid

READY, DOUBTFUL, REFUSED, FILED = RowState.READY, RowState.DOUBTFUL, RowState.REFUSED, RowState.FILED


@pytest.fixture
def desk(book: Fieldbook) -> Batches:
    book._store.put_form(rapid())
    return book.batches


def taken(desk: Batches, path: Path) -> Batch:
    """Read, mapped as suggested, checked."""
    table = desk.read(path)
    batch = desk.make(table, head_row(table.rows), FORM, mapped(desk._book))
    return desk.check(batch.batch_id)


def test_three_hundred_rows_with_every_kind_of_mistake(desk: Batches, tmp_path: Path) -> None:
    made = pile(300, 0.15)
    batch = taken(desk, made.saved(tmp_path / "kertas.xlsx"))
    assert set(made.spoiled.values()) == set(SPOILED)
    wrong = {row.number: row for row in desk.rows(batch.batch_id) if row.state != READY}
    told = {number: {reason.code for reason in row.reasons} for number, row in wrong.items()}
    assert {n: code for n, code in made.spoiled.items() if code not in told.get(n, ())} == {}
    assert set(told) == set(made.spoiled)
    assert batch.count() == 300
    assert batch.count(READY) == 255
    assert desk._store.count_by_state()[State.FINALIZED] == 0  # nothing before somebody says so

    steps = iter(range(300))
    with pytest.raises(Cancelled):  # the whole way to the end is gone in tests/crash
        desk.file(batch.batch_id, stop=lambda: next(steps) >= 60)
    assert desk._store.count_by_state()[State.FINALIZED] == 60
    assert desk.batch(batch.batch_id).count(READY) == 195
    results = desk.results(batch.batch_id)
    assert len({one.number for one in results}) == len({one.instance_id for one in results}) == 60
    assert all(len(one.sha256) == 64 for one in results)


def test_a_row_says_what_was_read_and_where(desk: Batches, tmp_path: Path) -> None:
    one = Pile([good(1)])
    one.rows[0]["NIK"] = int(str(one.rows[0]["NIK"])[:15] + "0")
    batch = taken(desk, one.saved(tmp_path / "a.xlsx"))
    (row,) = desk.rows(batch.batch_id)
    said = [placed(reason, batch.heads, "id") for reason in row.reasons]
    assert row.state == REFUSED
    assert any(text.startswith("F (NIK): NIK ") and "digit akhirnya hilang" in text for text in said)
    assert any("hitungan hari Excel" in text and text.startswith("I (Tgl lahir)") for text in said)


def test_the_answers_of_a_row_are_those_of_the_paper(desk: Batches, book: Fieldbook, tmp_path: Path) -> None:
    batch = taken(desk, pile(1).saved(tmp_path / "a.xlsx"))
    desk.file(batch.batch_id)
    (one,) = desk.results(batch.batch_id)
    xml = book.submission(one.instance_id).xml.decode()
    row = good(0)
    for name, text in {
        "full_name": row["Nama"],
        "nik": row["NIK"],
        "birth_date": f"{row['Tgl lahir']:%Y-%m-%d}",
        "loc_kab": "64.72",
        "phone": f"0{row['No HP']}",
        "ppks": "07",
        "dob_known": "yes",
    }.items():
        assert f"<{name}>{text}</{name}>" in xml
    person = book.people.person(book.assessment(one.instance_id).person_id)
    assert (person.name, person.nik) == (row["Nama"], row["NIK"])


def test_mended_in_place_a_row_is_judged_again(desk: Batches, tmp_path: Path) -> None:
    made = pile(3)
    made.rows[1]["Kecamatan"] = "Atlantis"
    batch = taken(desk, made.saved(tmp_path / "a.xlsx"))
    assert batch.count(REFUSED) == 1
    row = desk.mend(batch.batch_id, 5, HEADS.index("Kecamatan"), "Samarinda Ilir")
    assert (row.state, row.cell(3).text) == (READY, "Samarinda Ilir")
    assert desk.file(batch.batch_id).filed == 3


def test_somebody_known_is_a_doubt_until_a_person_says_who_it_is(
    desk: Batches, book: Fieldbook, tmp_path: Path
) -> None:
    first = taken(desk, pile(2).saved(tmp_path / "a.xlsx"))
    desk.file(first.batch_id)
    again = Pile([good(0), good(1)])
    for row in again.rows:
        row["Catatan"] = "Didatangi lagi."
    batch = taken(desk, again.saved(tmp_path / "b.xlsx"))
    rows = desk.rows(batch.batch_id)
    assert [row.state for row in rows] == [DOUBTFUL, DOUBTFUL]
    reason = next(one for one in rows[0].reasons if one.code == "person_same_nik")
    known = reason.fact("person_id")
    assert desk.accept(batch.batch_id, 4, known).state == READY
    assert desk.accept(batch.batch_id, 5).state == READY
    assert desk.accept(batch.batch_id, 5, accepted=False).state == DOUBTFUL
    before = book.people.count()
    assert desk.file(batch.batch_id).filed == 1
    assert book.people.count() == before
    (one,) = desk.results(batch.batch_id)
    assert book.assessment(one.instance_id).person_id == known
    assert book.people.person(known).assessments == 2


def test_the_same_file_again_is_named_and_only_new_rows_go(desk: Batches, tmp_path: Path) -> None:
    path = pile(4).saved(tmp_path / "a.xlsx")
    first = taken(desk, path)
    desk.file(first.batch_id)
    assert [one.batch_id for one in desk.made_from(desk.read(path))] == [first.batch_id]
    longer = pile(6).saved(tmp_path / "b.xlsx")
    second = taken(desk, longer)
    rows = desk.rows(second.batch_id)
    assert [row.state for row in rows] == [DOUBTFUL] * 4 + [READY] * 2
    assert all(any(one.code == "row_before" for one in row.reasons) for row in rows[:4])
    assert "a.xlsx" in placed(next(r for r in rows[0].reasons if r.code == "row_before"), HEADS, "id")
    assert desk.file(second.batch_id).filed == 2


def test_a_row_that_stands_twice_is_a_doubt(desk: Batches, tmp_path: Path) -> None:
    twice = Pile([good(0), good(0), good(1)])
    twice.rows[2]["NIK"] = twice.rows[0]["NIK"]
    batch = taken(desk, twice.saved(tmp_path / "a.xlsx"))
    codes = [[one.code for one in row.reasons if one.weight == DOUBTS] for row in desk.rows(batch.batch_id)]
    assert codes[0] == []
    assert codes[1] == ["row_twice"]
    assert "nik_twice" in codes[2]


def test_taken_back_until_the_first_was_tried(desk: Batches, book: Fieldbook, tmp_path: Path) -> None:
    path = pile(3).saved(tmp_path / "a.xlsx")
    batch = taken(desk, path)
    assert not desk.may_withdraw(batch.batch_id)
    desk.file(batch.batch_id)
    assert desk.may_withdraw(batch.batch_id)
    assert desk.withdraw(batch.batch_id) == 3
    assert desk._store.count_by_state() == dict.fromkeys(State, 0)
    assert book.people.count() == 0
    assert desk.batch(batch.batch_id).stage == Stage.WITHDRAWN
    again = taken(desk, path)  # as if it had never been
    assert again.count(READY) == 3
    desk.file(again.batch_id)
    one = desk.results(again.batch_id)[0]
    book._store.record_sending([one.instance_id])
    assert not desk.may_withdraw(again.batch_id)
    with pytest.raises(NotADraft):
        desk.withdraw(again.batch_id)
    assert desk.batch(again.batch_id).count(FILED) == 3
    assert book._store.count_by_state()[State.FINALIZED] == 2


def test_stopped_and_opened_again_it_goes_on(folder: Path, tmp_path: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book._store.put_form(rapid())
    desk = book.batches
    table = desk.read(pile(55).saved(tmp_path / "a.xlsx"))
    batch = desk.make(table, head_row(table.rows), FORM, mapped(book))
    steps = iter(range(100))
    with pytest.raises(Cancelled):
        desk.check(batch.batch_id, stop=lambda: next(steps) >= 1)
    half = desk.batch(batch.batch_id)
    assert half.count(READY) == 50
    book.lock()
    book = unlock(folder, PASSPHRASE)
    desk = book.batches
    desk.check(batch.batch_id)
    steps = iter(range(1000))
    with pytest.raises(Cancelled):
        desk.file(batch.batch_id, stop=lambda: next(steps) >= 10)
    assert desk.batch(batch.batch_id).stage == Stage.FILING
    book.lock()
    book = unlock(folder, PASSPHRASE)
    assert book.batches.file(batch.batch_id).filed == 45
    assert book._store.count_by_state()[State.FINALIZED] == 55
    assert book.batches.batch(batch.batch_id).stage == Stage.FILED
    book.lock()


def test_the_mapping_is_remembered_for_such_tables(desk: Batches, book: Fieldbook, tmp_path: Path) -> None:
    guess, remembered = desk.suggest(FORM, HEADS)
    assert not remembered
    names = dict(guess.columns)
    assert {HEADS[at]: name for at, name in names.items()} == {
        "Tanggal": "met_at",
        "Kabupaten": "loc_kab",
        "Kecamatan": "loc_kec",
        "Nama": "full_name",
        "NIK": "nik",
        "No KK": "no_kk",
        "JK": "sex",
        "Tgl lahir": "birth_date",
        "No HP": "phone",
        "Kategori PPKS": "ppks",
        "Kegiatan saat ditemukan": "activity",
        "Catatan": "summary",
    }
    taken(desk, pile(1).saved(tmp_path / "a.xlsx"))
    kept, remembered = desk.suggest(FORM, HEADS)
    assert remembered
    assert dict(kept.fixed)["capacity"] == "adult"


def test_what_was_never_filed_can_be_forgotten(desk: Batches, tmp_path: Path) -> None:
    batch = taken(desk, pile(2).saved(tmp_path / "a.xlsx"))
    desk.drop(batch.batch_id)
    assert desk.all() == ()
    made = pile(3)
    made.rows[1]["Nama"] = None
    batch = taken(desk, made.saved(tmp_path / "a.xlsx"))
    desk.expect(batch.batch_id, 3)
    desk.file(batch.batch_id)
    desk.drop(batch.batch_id)
    left = desk.batch(batch.batch_id)
    assert (left.expected, left.counts) == (3, {RowState.FILED: 2})


def test_a_table_without_rows_is_named(desk: Batches, tmp_path: Path) -> None:
    with pytest.raises(BadTable) as caught:
        desk.read(Pile().saved(tmp_path / "a.xlsx"))
    assert caught.value.facts["why"] == "empty"


def test_every_reason_has_words_in_both_languages() -> None:
    from fieldapp.fieldbook import batch_reasons

    assert batch_reasons.ID.keys() == batch_reasons.EN.keys()
    assert REFUSES != DOUBTS

"""The audit at the desk: every kind of act has its line, the door is watched, nothing of anybody stands in it."""

import json
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from fieldapp.casework.period import preset
from fieldapp.domain.assessment import State
from fieldapp.domain.audit import AuditLine, Verb
from fieldapp.domain.form import Origin, Source
from fieldapp.domain.person import PersonQuery
from fieldapp.errors import StoreError, WrongPassphrase
from fieldapp.fieldbook import Fieldbook, recover, unlock
from fieldapp.fieldbook.auditing import ATTEMPTS, END_FILE
from fieldapp.fieldbook.reporting import Order
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.desk import returned, visit
from tests.fieldbook.test_clock import Hands
from tests.fieldbook.test_merging import BUDI, SANTOSA, recorded
from tests.server.visit import visit_form
from tests.ui.form.desk import full_disk

NIK = "6471060505630002"
MONTH = preset("month", date(2026, 11, 26))


def lines(book: Fieldbook) -> list[AuditLine]:
    """Oldest first."""
    return list(reversed(book._store.audit_lines(limit=1000)))


def verbs(book: Fieldbook) -> list[str]:
    return [line.verb for line in lines(book)]


def case(book: Fieldbook) -> str:
    return recorded(book, BUDI)


def merged(book: Fieldbook) -> str:
    two = book.merging.compare(recorded(book, BUDI), recorded(book, SANTOSA))
    book.merging.merge(two, {}, "Foto sama")
    (one,) = book.merging.splittable()
    book.merging.split(one.merge_id, "Ternyata dua orang")
    return two.kept.person.person_id


def corrected(book: Fieldbook) -> str:
    first = returned(book, visit(book))
    book.repairs.answers(first)
    book.correct(first)
    book.repairs.put_away(first, "Isian ganda")
    return first


def recalled(book: Fieldbook) -> str:
    one = visit(book).finalize().instance_id
    book.recall(one)
    book.resume(one)
    book.discard(one)
    book.undiscard(one)
    return one


def jumped(book: Fieldbook) -> str:
    hands = Hands()
    watch = hands.watch(book)
    hands.ahead = timedelta(days=-400)
    watch.look()
    watch.look()
    return ""


ACTS: dict[str, tuple[Callable[[Fieldbook], str], list[str]]] = {
    "a person": (lambda book: book.cases.read(case(book)).person.person_id, ["start", "finalize", "open"]),
    "a NIK": (lambda book: book.cases.note("p1", Verb.NIK) or "p1", ["nik"]),
    "a summary": (lambda book: book.cases.note("p1", Verb.PRINT, "rapat kasus") or "p1", ["print"]),
    "a search": (lambda book: str(book.people.find(PersonQuery(name="Budi", nik=NIK)))[:0], ["search"]),
    "a draft": (recalled, ["start", "finalize", "recall", "open", "discard", "undiscard"]),
    "work that came back": (corrected, ["start", "finalize", "open", "start", "correct", "put_away"]),
    "two records": (
        merged,
        ["start", "finalize", "start", "finalize", "open", "open", "start", "finalize", "merge", "start", "finalize",
         "split"],
    ),
    "a form from a file": (
        lambda book: str(book._store.put_form(visit_form("2"), Origin(Source.FILE, "visit.xlsx")) or ""), ["form"],
    ),
    "a clock that was set": (jumped, ["clock"]),
}  # fmt: skip


@pytest.mark.parametrize("what", ACTS)
def test_every_act_has_its_line(book: Fieldbook, what: str) -> None:
    act, wanted = ACTS[what]
    before = len(lines(book))
    about = act(book)
    new = lines(book)[before:]
    assert [line.verb for line in new] == wanted
    assert not about or about in {line.object_id for line in new}
    assert book.audit.check().whole


def test_the_door_is_written_down(folder: Path, made: Made) -> None:
    for wrong in ("kapal sungai", "kapal karam"):
        with pytest.raises(WrongPassphrase):
            unlock(folder, wrong)
    with pytest.raises(WrongPassphrase):
        recover(folder, made.code[:-1] + ("Y" if made.code.endswith("X") else "X"), "sungai kayu pasar hujan kapal")
    book = unlock(folder, PASSPHRASE)
    failed = [line for line in lines(book) if line.verb == "failed_unlock"]
    assert [line.why.split()[-1] for line in failed] == ["passphrase", "passphrase", "code"]
    assert verbs(book)[-4:] == ["failed_unlock"] * 3 + ["unlock"]
    book.change_passphrase(PASSPHRASE, "sungai kayu pasar hujan kapal")
    assert verbs(book)[-1] == "slot"
    book.lock()
    book, _ = recover(folder, made.code, PASSPHRASE)
    assert verbs(book)[-3:] == ["lock", "unlock", "recovery"]
    assert lines(book)[-2].why == "recovery code"
    assert "attempts_lost" not in verbs(book)
    book.lock()


def test_a_list_of_failed_unlocks_that_is_taken_away_is_missed(folder: Path) -> None:
    unlock(folder, PASSPHRASE).lock()
    with pytest.raises(WrongPassphrase):
        unlock(folder, "kapal karam")
    (folder / ATTEMPTS).unlink()
    book = unlock(folder, PASSPHRASE)
    assert verbs(book)[-2:] == ["attempts_lost", "unlock"]
    book.lock()


def test_an_older_store_put_back_is_seen_at_the_door(folder: Path, tmp_path: Path) -> None:
    """The database alone, as somebody would who wants a line gone; what lies beside it knows how it ended."""
    unlock(folder, PASSPHRASE).lock()
    shutil.copy(folder / "store.db", tmp_path / "older.db")
    book = unlock(folder, PASSPHRASE)
    book.cases.note("p1", Verb.NIK)
    book.lock()
    shutil.copy(tmp_path / "older.db", folder / "store.db")
    book = unlock(folder, PASSPHRASE)
    assert "behind" in verbs(book)
    assert "nik" not in verbs(book)
    assert book.audit.check().whole, "told once, then it goes on"
    book.lock()
    (folder / END_FILE).write_text(json.dumps({"seq": 900, "chain": "0" * 64, "mac": "0" * 64}))
    book = unlock(folder, PASSPHRASE)
    assert verbs(book)[-1] == "unlock", "what this store never sealed says nothing about it"
    book.lock()


def test_the_same_look_within_a_minute_is_one_line(book: Fieldbook) -> None:
    who = case(book)
    seconds = [0.0]
    book.audit._steady = lambda: seconds[0]
    for _ in range(5):
        book.cases.read(who)
    assert verbs(book).count("open") == 1
    seconds[0] = 61.0
    book.cases.read(who)
    assert verbs(book).count("open") == 2


def test_a_full_disk_keeps_nobody_from_reading(book: Fieldbook) -> None:
    book.audit.looked(Verb.OPEN, "person", "p")
    with full_disk():
        for number in range(20):
            book.audit.looked(Verb.OPEN, "person", f"p{number}")
        with pytest.raises(StoreError):
            book.cases.note("p1", Verb.NIK)
    book.cases.note("p1", Verb.NIK)
    new = lines(book)[-21:]
    assert [line.object_id for line in new] == [f"p{number}" for number in range(20)] + ["p1"], "once there is room"
    assert book.audit.check().whole


def test_nothing_of_anybody_stands_in_it(book: Fieldbook) -> None:
    """Names, numbers and answers in every place that takes them."""
    who = recorded(book, BUDI | {"id_status": "known", "nik": NIK})
    book.people.find(PersonQuery(name="Budi Santoso", nik=NIK))
    book.cases.read(who)
    recorded(book, BUDI | {"ppks": "13"}, book.people.person(who))
    returned(book, visit(book, "Rudi Invented"))
    told = "".join(book._store.audit_texts(0, 1000))
    assert len(lines(book)) > 10
    for planted in ("Budi", "Santoso", "Rudi", "Invented", NIK, "6471", "1969"):
        assert planted not in told, planted
    (search,) = [line for line in lines(book) if line.verb == "search"]
    assert search.why == "name nik"


def test_a_report_says_what_for(book: Fieldbook, tmp_path: Path) -> None:
    case(book)
    made = book.reports.make(Order("register", MONTH), "id")
    book.reports.write(made, tmp_path / "one.csv", b"x", "rapat bulanan")
    assert (lines(book)[-1].verb, lines(book)[-1].why) == ("report", "rapat bulanan")
    book.reports.printed(made, "rapat bulanan")
    assert lines(book)[-1].verb == "print"


def test_a_draft_is_not_written_down_twice(book: Fieldbook) -> None:
    desk = visit(book)
    assert desk.assessment.state is State.DRAFT
    assert verbs(book).count("start") == 1


def test_users_and_help_are_written_down(book: Fieldbook, tmp_path: Path) -> None:
    before = len(lines(book))
    user, _ = book.users.add("Joko Invented", "worker", "ombak lampu kertas jalan padi")
    book.users.issue_passphrase(user.user_id, "padi jalan kertas lampu ombak")
    book.users.remove(user.user_id)
    book.support.save(tmp_path / "help.txt", book.support.text())
    new = lines(book)[before:]
    assert [line.verb for line in new] == ["add_user", "slot", "remove_user", "support"]
    assert {line.object_id for line in new[:3]} == {user.user_id}
    assert new[0].why == "worker"
    assert "Joko" not in "".join(book._store.audit_texts(0, 1000))

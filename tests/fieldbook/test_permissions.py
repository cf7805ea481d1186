"""Every permission of every role, by direct calls: what screens do not offer ``fieldbook`` refuses too."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fieldapp.casework.period import Period
from fieldapp.domain.person import PersonQuery
from fieldapp.domain.registry import Heard
from fieldapp.domain.reviewing import WorkFilter
from fieldapp.domain.roles import AFTER_EXPIRY, ROLES, Permission, Role, role_of
from fieldapp.domain.submission import Attachment
from fieldapp.domain.team import Reviewed
from fieldapp.domain.visit import VisitOrder
from fieldapp.errors import FieldappError, NotAllowed
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.facilities import Facility
from fieldapp.fieldbook.merging import Comparison
from fieldapp.fieldbook.reporting import Order
from fieldapp.fieldbook.reviewing import Decided
from fieldapp.fieldbook.telling import Telling
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.test_merging import BUDI, recorded

P = Permission
SAID = {
    Role.OWNER: "",
    Role.WORKER: "petugas",
    Role.INTAKE: "intake",
    Role.SUPERVISOR: "Penyelia",
    Role.ADMINISTRATOR: "administrator",
    Role.PARTNER: "mitra",
}


def shelter(book: Fieldbook) -> Facility:
    return book.shelters.facilities()[0]


def month() -> Period:
    return Period(date(2026, 11, 1), date(2026, 11, 30))


CALLS: list[tuple[Permission, Callable[[Fieldbook], Any]]] = [
    (P.ASSESS, lambda book: book.start("visit")),
    (P.ASSESS, lambda book: book.file("visit", {})),
    (P.READ_PEOPLE, lambda book: book.people.find(PersonQuery(name="Budi"))),
    (P.READ_PEOPLE, lambda book: book.pairs.read()),
    (P.READ_PEOPLE, lambda book: book.pairs.people([])),
    (P.READ_PEOPLE, lambda book: book.people.person("nobody")),
    (P.READ_PEOPLE, lambda book: book.cases.read("nobody")),
    (P.READ_PEOPLE, lambda book: book.merging.compare("a", "b")),
    (P.READ_PEOPLE, lambda book: book.referrals.agenda()),
    (P.READ_PEOPLE, lambda book: book.referrals.referral("none")),
    (P.READ_PEOPLE, lambda book: book.shelters.board(shelter(book))),
    (P.REFER, lambda book: book.referrals.take_step("none", "sent", date(2026, 11, 3))),
    (P.CONSENT, lambda book: book.consents.withdraw("nobody", ["all"], "client", "spoken")),
    (P.CONSENT, lambda book: book.consents.stopped("nobody")),
    (P.PRINT, lambda book: book.consents.case_for("nobody", Telling("Rapat"))),
    (P.PRINT, lambda book: book.referrals.tell("none")),
    (P.SHELTER, lambda book: book.shelters.admit(shelter(book), None, "")),
    (P.SHELTER, lambda book: book.shelters.add_room(shelter(book), "", "", [])),
    (P.REPORT, lambda book: book.reports.make(Order("recap", month()), "id")),
    (P.EXPORT, lambda book: book.reports.make(Order("register", month()), "id")),
    (P.MERGE, lambda book: book.pairs.tell_apart(["a", "b"])),
    (P.MERGE, lambda book: book.pairs.put_off(["a", "b"], date(2999, 1, 1))),
    (P.MERGE, lambda book: book.pairs.ask_again(["a", "b"])),
    (P.MERGE, lambda book: book.merging.merge(Comparison((), (), (), {}), {}, "")),
    (P.MERGE, lambda book: book.merging.split("none", "")),
    (P.MERGE, lambda book: book.merging.take_back(["none"], "")),
    (P.DECIDE, lambda book: book.deciding.decide(None, {}, "")),  # type: ignore[arg-type]
    (P.REVIEW, lambda book: book.reviewing.counts()),
    (P.REVIEW, lambda book: book.reviewing.numbers(WorkFilter())),
    (P.REVIEW, lambda book: book.reviewing.rows([1])),
    (P.REVIEW, lambda book: book.reviewing.choices()),
    (P.REVIEW, lambda book: book.reviewing.number_of("none")),
    (P.REVIEW, lambda book: book.reviewing.open("none")),
    (P.REVIEW, lambda book: book.reviewing.compare(None, "none")),  # type: ignore[arg-type]
    (P.REVIEW, lambda book: book.reviewing.attachments("none")),
    (P.REVIEW, lambda book: book.reviewing.read_attachment("none", None)),  # type: ignore[arg-type]
    (P.REVIEW, lambda book: book.reviewing.approve(["none"])),
    (P.REVIEW, lambda book: book.reviewing.send_back(["none"], "Perbaiki")),
    (P.REVIEW, lambda book: book.reviewing.attend(["none"])),
    (P.REVIEW, lambda book: book.reviewing.reopen(Decided(Reviewed.APPROVED, ()))),
    (P.TEAM, lambda book: book.visits.all()),
    (P.TEAM, lambda book: book.visits.ask(VisitOrder("nobody", "follow_up", "KT-A01"))),
    (P.TEAM, lambda book: book.visits.ask_many(())),
    (P.TEAM, lambda book: book.visits.load()),
    (P.TEAM, lambda book: book.visits.move("none", "KT-A01")),
    (P.TEAM, lambda book: book.visits.cancel("none", "")),
    (P.TEAM, lambda book: book.overview.members()),
    (P.TEAM, lambda book: book.overview.laptops()),
    (P.TEAM, lambda book: book.overview.latest("KT-A01")),
    (P.TEAM, lambda book: book.overview.returned()),
    (P.TEAM, lambda book: book.overview.due()),
    (P.TEAM, lambda book: book.overview.shelters()),
    (P.ASSESS, lambda book: book.visits.not_found("none", "")),
    (P.READ_PEOPLE, lambda book: book.visits.visit("none")),
    (P.REVIEW, lambda book: book.team_work.open_pack(book.folder / "none.jgpack")),
    (P.REVIEW, lambda book: book.team_work.fetch(None)),  # type: ignore[arg-type]
    (P.REVIEW, lambda book: book.team_work.read_attachment(Attachment("a", "0" * 64, 1, ""))),
    (P.REVIEW, lambda book: book.letters.write(book.folder)),
    (P.BATCH, lambda book: book.batches.read(Path("nothing.xlsx"))),
    (P.BATCH, lambda book: book.batches.check("none")),
    (P.BATCH, lambda book: book.batches.file("none")),
    (P.BATCH, lambda book: book.batches.withdraw("none")),
    (P.BATCH, lambda book: book.batches.mend("none", 1, 0, "")),
    (P.BATCH, lambda book: book.batches.all()),
    (P.TEAM, lambda book: book.relay.offer("127.0.0.1")),
    (P.TEAM, lambda book: book.relay.new_code()),
    (P.CARRY, lambda book: book.relay.pair("127.0.0.1", "")),
    (P.CARRY, lambda book: book.relay.exchange("none")),
    (P.KEY_AGAIN, lambda book: book.keyings.papers()),
    (P.KEY_AGAIN, lambda book: book.keyings.begin("none")),
    (P.KEY_AGAIN, lambda book: book.keyings.settle("none")),
    (P.IMPORT_FORM, lambda book: book.library.add(None)),  # type: ignore[arg-type]
    (P.USERS, lambda book: book.users.add("Joko", "worker", PASSPHRASE)),
    (P.USERS, lambda book: book.users.remove("")),
    (P.USERS, lambda book: book.users.issue_passphrase("", PASSPHRASE)),
]


def allowed(book: Fieldbook, call: Callable[[Fieldbook], Any]) -> bool:
    """Whether a call got past the permit: what it then stumbles over is its own affair."""
    try:
        call(book)
    except NotAllowed:
        return False
    except (FieldappError, AttributeError, KeyError, TypeError, ValueError):
        return True
    return True


@pytest.mark.parametrize("role", list(Role))
def test_what_a_role_may_and_may_not(role: Role, book: Fieldbook) -> None:
    book._store.put_setting("worker_role", SAID[role])
    assert book.worker.kind is role
    found = {(permission, allowed(book, call)) for permission, call in CALLS}
    expected = {(permission, permission in ROLES[role]) for permission, _ in CALLS}
    assert found == expected


def test_recording_and_sending_are_never_taken_away() -> None:
    for role, permissions in ROLES.items():
        assert {P.UPLOAD, P.CARRY, P.BACK_UP, P.SUPPORT} <= permissions, role
    assert {P.ASSESS, P.UPLOAD} <= AFTER_EXPIRY
    assert not {P.READ_PEOPLE, P.EXPORT, P.READ_OTHERS} & AFTER_EXPIRY


def test_a_word_nobody_knows_gets_the_least() -> None:
    assert role_of("raja") is Role.WORKER
    assert role_of(" ") is Role.OWNER


def test_sensitive_fields_are_the_officers_and_the_supervisors(book: Fieldbook) -> None:
    store = book._store
    store.put_setting("worker_role", "supervisor")
    other, _ = book.users.add("Dewi Invented", "worker", "ombak lampu kertas jalan padi")
    person_id = recorded(book, BUDI | {"ppks": "12 16"})
    assert book.cases.read(person_id).codes == ("12", "16")
    store.put_setting("worker_role", "worker")
    assert book.cases.read(person_id).codes == ("12", "16"), "whose case it is"
    book.users.user_id = other.user_id
    case = book.cases.read(person_id)
    assert (case.codes, case.closed, case.value("ppks")) == (("12",), True, "12")
    assert all("16" not in one.codes + one.added for one in case.categories)


def test_nobody_practises_in_a_fieldbook_of_real_people(book: Fieldbook) -> None:
    book._store.put_settings({"device_id": "one of the province", "worker_role": "petugas"})
    with pytest.raises(NotAllowed):
        book.connection.practise("penyelia")
    with pytest.raises(NotAllowed):
        book.connection.hear_made_up(Heard())
    assert book.worker.kind is Role.WORKER
    assert not book.connection.practising

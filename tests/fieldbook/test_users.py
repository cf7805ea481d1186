"""Several users of one laptop: each with a passphrase, a code, drafts of their own; nobody who was removed gets in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.errors import NotAllowed, SlotRevoked, StoreError, WrongPassphrase
from fieldapp.fieldbook import Fieldbook, recover, unlock
from fieldapp.fieldbook.profile import profile_seats
from fieldapp.vault.slot import PASSPHRASE as BY_PASSPHRASE
from fieldapp.vault.slot_file import SlotFile
from tests.fieldbook.conftest import PASSPHRASE, Made
from tests.fieldbook.desk import visit

DEWI = "ombak lampu kertas jalan padi"
NEXT = "gunung kereta pisang tikar angin"


@pytest.fixture
def supervised(folder: Path) -> Iterator[Fieldbook]:
    """A laptop whose first user supervises."""
    book = unlock(folder, PASSPHRASE)
    book._store.put_settings({"worker_name": "Rina Invented", "worker_role": "supervisor", "device_code": "KT-A07"})
    yield book
    book.lock()


def added(book: Fieldbook, role: str = "worker", passphrase: str = DEWI) -> tuple[str, str]:
    """A second user; (id, recovery code)."""
    user, code = book.users.add("Dewi Invented", role, passphrase)
    return user.user_id, code


def test_each_user_opens_with_their_own_words(supervised: Fieldbook) -> None:
    dewi, _ = added(supervised)
    folder = supervised.folder
    supervised.lock()
    assert [(one.user, one.name) for one in profile_seats(folder)] == [("", "Rina Invented"), (dewi, "Dewi Invented")]
    with pytest.raises(WrongPassphrase):
        unlock(folder, DEWI)
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE, dewi)
    book = unlock(folder, DEWI, dewi)
    assert (book.worker.name, book.worker.kind, book.worker.device_code) == ("Dewi Invented", "worker", "KT-A07")
    book.lock()


def test_wrong_tries_of_one_do_not_make_another_wait(supervised: Fieldbook) -> None:
    dewi, _ = added(supervised)
    folder = supervised.folder
    supervised.lock()
    for _ in range(5):
        with pytest.raises(WrongPassphrase):
            unlock(folder, "x" * 20, dewi)
    unlock(folder, PASSPHRASE).lock()


def test_drafts_are_their_owners_and_the_outbox_is_everybodys(supervised: Fieldbook) -> None:
    dewi, _ = added(supervised)
    folder = supervised.folder
    draft, sent = visit(supervised, "Budi Invented"), visit(supervised, "Siti Invented")
    sent.finalize()
    supervised.lock()
    book = unlock(folder, DEWI, dewi)
    (seen,) = book.assessments()
    assert (seen.instance_id, seen.title) == (sent.instance_id, "(Rina Invented)"), (
        "it waits, and names nobody it is about"
    )
    counts = book.count_by_state()
    assert (counts[State.DRAFT], counts[State.FINALIZED]) == (0, 1)
    for read in (book.resume, book.discard, book.recall, book.submission, book.correct):
        with pytest.raises(NotAllowed):
            read(draft.instance_id if read in (book.resume, book.discard) else sent.instance_id)
    own = visit(book, "Joko Invented")
    book.lock()
    book = unlock(folder, PASSPHRASE)
    assert {one.instance_id for one in book.assessments()} == {draft.instance_id, sent.instance_id, own.instance_id}
    assert book.resume(own.instance_id).session.node("/data/full_name").text == "Joko Invented", "a supervisor may"
    book.lock()


def test_a_removed_user_does_not_come_back_with_an_old_slot_file(supervised: Fieldbook) -> None:
    dewi, _ = added(supervised)
    folder = supervised.folder
    old = (folder / "slots.json").read_bytes()
    supervised.users.remove(dewi)
    supervised.lock()
    with pytest.raises(WrongPassphrase):
        unlock(folder, DEWI, dewi)
    (folder / "slots.json").write_bytes(old)
    with pytest.raises(SlotRevoked):
        unlock(folder, DEWI, dewi)
    unlock(folder, PASSPHRASE).lock()  # heals the file
    with pytest.raises(WrongPassphrase):
        unlock(folder, DEWI, dewi)
    assert len(SlotFile.read(folder / "slots.json").of(BY_PASSPHRASE)) == 1


def test_an_old_passphrase_does_not_come_back_with_an_old_slot_file(book: Fieldbook) -> None:
    folder = book.folder
    old = (folder / "slots.json").read_bytes()
    book.change_passphrase(PASSPHRASE, NEXT)
    book.lock()
    (folder / "slots.json").write_bytes(old)
    with pytest.raises(SlotRevoked):
        unlock(folder, PASSPHRASE)


def test_a_supervisor_issues_a_new_passphrase_without_the_network(supervised: Fieldbook) -> None:
    dewi, old_code = added(supervised)
    folder = supervised.folder
    new_code = supervised.users.issue_passphrase(dewi, NEXT)
    supervised.lock()
    unlock(folder, NEXT, dewi).lock()
    for words in (lambda: unlock(folder, DEWI, dewi), lambda: recover(folder, old_code, DEWI)):
        with pytest.raises(WrongPassphrase):
            words()
    book, _ = recover(folder, new_code, DEWI)
    assert book.worker.name == "Dewi Invented"
    book.lock()


def test_a_code_opens_for_its_own_user_only(supervised: Fieldbook, made: Made) -> None:
    dewi, code = added(supervised)
    folder = supervised.folder
    supervised.lock()
    book, _ = recover(folder, code, NEXT)
    assert book.users.user_id == dewi
    book.lock()
    book, _ = recover(folder, made.code, "kapal sungai kayu pasar dermaga")
    assert book.users.user_id == ""
    book.lock()
    unlock(folder, NEXT, dewi).lock()


@pytest.mark.parametrize("role", ["worker", "intake", "partner"])
def test_only_supervisors_and_administrators_have_to_do_with_users(role: str, supervised: Fieldbook) -> None:
    dewi, _ = added(supervised)
    supervised._store.put_setting("worker_role", role)
    users = supervised.users
    for call in (
        lambda: users.add("Joko", "worker", NEXT),
        lambda: users.remove(dewi),
        lambda: users.issue_passphrase(dewi, NEXT),
    ):
        with pytest.raises(NotAllowed):
            call()


def test_nobody_gives_more_than_they_have(supervised: Fieldbook) -> None:
    with pytest.raises(NotAllowed):
        added(supervised, "administrator")
    supervised._store.put_setting("worker_role", "administrator")
    with pytest.raises(NotAllowed):
        added(supervised, "supervisor")
    added(supervised)


def test_names_are_not_given_twice_and_nobody_removes_themselves(supervised: Fieldbook) -> None:
    added(supervised)
    for name in (" dewi  invented ", "", "Rina Invented"):
        with pytest.raises(StoreError):
            supervised.users.add(name, "worker", NEXT)
    with pytest.raises(StoreError):
        supervised.users.remove("")


def test_the_province_opens_with_its_slot_and_nobody_else(folder: Path) -> None:
    from fieldapp.fieldbook.profile import open_for_province
    from fieldapp.vault.sealing import new_identity

    identity, recipient = new_identity()
    book = unlock(folder, PASSPHRASE)
    book._store.put_setting("ingest_recipient", recipient)
    draft = visit(book)
    book.lock()
    unlock(folder, PASSPHRASE).lock()  # the slot is made at the next unlock
    with pytest.raises(StoreError):
        open_for_province(folder, new_identity()[0], NEXT)
    open_for_province(folder, identity, NEXT)
    book = unlock(folder, NEXT)
    assert book.resume(draft.instance_id).session.node("/data/full_name").text == "Budi Invented"
    book.lock()
    with pytest.raises(WrongPassphrase):
        unlock(folder, PASSPHRASE)

"""Letters on a stick: a supervisor's decisions reach the laptop they are about, and nobody else tells it anything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from fieldapp.domain.courier import ReadReceipts
from fieldapp.domain.receipt import Reason
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.team import Note, ReadLetters, Reviewed
from fieldapp.domain.visit import VisitOrder
from fieldapp.errors import BadPack, NotAllowed
from fieldapp.server.database import writing
from fieldapp.server.team_tables import store_recipient
from fieldapp.sync import batches, courier_frame
from fieldapp.sync.courier_frame import SealedItem
from fieldapp.sync.letter_frame import LetterManifest, LetterText, ToldDecision, letter_head, pack_letter
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.vault.sealing import seal
from tests.courier.road import NAME, Laptop, packed
from tests.fieldbook.teams import KOTA, KUTAI, VILLAGE, carded, placed
from tests.relay.conftest import HERE, pair
from tests.server.review_lines import publish, review_form, shipped
from tests.server.running import Site
from tests.server.visit import visit

Make = Callable[[str], Laptop]
PIN = Note("/data/full_name", "Nama lengkap?")


@pytest.fixture
def chief(laptop: Make, site: Site) -> Laptop:
    made = laptop("chief")
    made.book._store.put_form(review_form())
    placed(made.book, site, "penyelia", KOTA, worker="Dewi Invented")
    return made


@pytest.fixture
def worker(laptop: Make, site: Site) -> Laptop:
    made = laptop("worker")
    placed(made.book, site, "petugas", VILLAGE, worker="Rina Invented")
    return made


@pytest.fixture
def teamed(chief: Laptop, worker: Laptop, stick: Path) -> tuple[str, str]:
    """Two visits of the worker that lie on the supervisor's desk; no network is needed from here on."""
    carded(chief.book, worker.book)
    ids = worker.finalize(), worker.finalize(name="Sari Rekaan")
    packed(worker, stick)
    assert chief.book.courier.take([stick]).work.fresh == 2
    return ids


def letter_of(chief: Laptop, stick: Path) -> Path:
    chief.book.letters.write(stick)
    (path,) = stick.glob("*.jgletter")
    return path


def needing(laptop: Laptop) -> list[str]:
    return [one.instance_id for one in laptop.book.needing()]


def kinds(laptop: Laptop, instance_id: str) -> list[str]:
    return [event.kind for event in laptop.book.history(instance_id)]


def test_a_return_comes_by_letter_is_corrected_and_undone(
    chief: Laptop, worker: Laptop, stick: Path, teamed: tuple[str, str]
) -> None:
    first, second = teamed
    chief.book.reviewing.send_back([first], "Lihat lagi.", [PIN])
    chief.book.reviewing.approve([second])
    assert chief.book.letters.write(stick) == 1
    assert worker.book.letters.read([stick]) == ReadLetters(files=1, decisions=2)
    assert needing(worker) == [first]
    back = worker.book.assessment(first)
    assert back.sent_back
    assert back.receipt is None, "the province has not even heard of it"
    assert back.reasons == (Reason("", "note", "Lihat lagi."), Reason("/data/full_name", "note", "Nama lengkap?"))
    assert worker.book.letters.read([stick]) == ReadLetters(files=1, known=2), "read twice it changes nothing"
    assert kinds(worker, first).count("sent_back") == 1
    undone = chief.book.reviewing
    undone.attend([first], "Sudah jelas.")
    chief.book.letters.write(stick)
    assert worker.book.letters.read([stick]) == ReadLetters(files=1, decisions=1, known=1)
    assert needing(worker) == []
    assert kinds(worker, first)[-1] == "review_over"
    undone.send_back([first], "Tetap salah.")
    chief.book.letters.write(stick)
    worker.book.letters.read([stick])
    desk = worker.book.repairs.open(first)
    desk.answer("/data/full_name", "Budi Lengkap")
    desk.finalize()
    assert needing(worker) == []


def test_after_the_province_said_the_same_it_changes_nothing(
    chief: Laptop, worker: Laptop, stick: Path, site: Site, teamed: tuple[str, str]
) -> None:
    publish(site)
    first, _ = teamed
    chief.book.reviewing.send_back([first], "Lihat lagi.", [PIN])
    path = letter_of(chief, stick)
    assert worker.upload().received == 2
    assert chief.upload().received == 1
    worker.upload()
    assert needing(worker) == [first]
    cursor = worker.book._store.reviews_heard_to()
    assert cursor
    assert worker.book.letters.read([path]) == ReadLetters(files=1, known=1)
    assert worker.book._store.reviews_heard_to() == cursor
    chief.book.reviewing.approve([first])
    chief.upload()
    worker.upload()
    assert needing(worker) == []
    assert worker.book.letters.read([path]) == ReadLetters(files=1, known=1), "an old letter takes nothing back"
    assert needing(worker) == []


def test_an_old_letter_after_an_undo_changes_nothing(
    chief: Laptop, worker: Laptop, stick: Path, teamed: tuple[str, str]
) -> None:
    first, _ = teamed
    chief.book.reviewing.send_back([first], "Lihat lagi.")
    old = letter_of(chief, stick).rename(stick / "old.jgletter")
    chief.book.reviewing.attend([first])
    chief.book.letters.write(stick)
    (new,) = stick.glob("Surat*")
    assert worker.book.letters.read([new]).decisions == 1
    assert worker.book.letters.read([old]) == ReadLetters(files=1, known=1)
    assert needing(worker) == []


def test_each_laptop_gets_what_is_about_its_own_work(
    chief: Laptop, worker: Laptop, laptop: Make, site: Site, stick: Path
) -> None:
    other = laptop("other")
    placed(other.book, site, "petugas", KOTA, worker="Tono Invented")
    carded(chief.book, worker.book, other.book)
    ids = worker.finalize(), other.finalize(name="Sari Rekaan")
    for one in (worker, other):
        packed(one, stick)
    chief.book.courier.take([stick])
    chief.book.reviewing.send_back(ids, "Lihat lagi.")
    assert chief.book.letters.write(stick) == 2
    assert worker.book.letters.read([stick]) == ReadLetters(files=1, decisions=1, others=(other.code,))
    assert (needing(worker), needing(other)) == ([ids[0]], [])
    sealed = chief.book.letters.sealed_for(other.book.setting("device_id"))
    assert sealed is not None
    with pytest.raises(BadPack) as bad:
        worker.book.letters.read_bytes(sealed)
    assert bad.value.facts["why"] == "other_laptop"
    assert other.book.letters.read_bytes(sealed).decisions == 1
    assert chief.book.letters.sealed_for(other.book.setting("device_id")) == sealed, "the same while nothing is new"
    assert chief.book.letters.sealed_for("nobody") is None
    assert b"Lihat" not in sealed


def test_nothing_to_say_is_no_letter_and_workers_write_none(
    chief: Laptop, worker: Laptop, stick: Path, teamed: tuple[str, str]
) -> None:
    assert teamed
    assert chief.book.letters.write(stick) == 0
    assert chief.book.letters.sealed_for(worker.book.setting("device_id")) is None
    with pytest.raises(NotAllowed):
        worker.book.letters.write(stick)
    assert worker.book.letters.write_if_any(stick) == 0
    assert worker.book.letters.sealed_for(chief.book.setting("device_id")) is None
    assert worker.book.letters.read([stick]) == ReadLetters()


def test_without_a_team_card_no_letter_is_believed(
    chief: Laptop, worker: Laptop, stick: Path, teamed: tuple[str, str]
) -> None:
    chief.book.reviewing.send_back([teamed[0]], "Lihat lagi.")
    letter_of(chief, stick)
    kept = worker.book.setting("team")
    worker.book.put_setting("team", "")
    (bad,) = worker.book.letters.read([stick]).refused
    assert (bad.facts["why"], bad.facts["laptop"]) == ("no_supervisor", chief.code)
    assert needing(worker) == []
    worker.book.put_setting("team", kept)
    assert worker.book.letters.read([stick]).decisions == 1


def test_who_is_no_supervisor_any_more_is_not_believed(
    chief: Laptop, worker: Laptop, stick: Path, site: Site, teamed: tuple[str, str]
) -> None:
    chief.book.reviewing.send_back([teamed[0]], "Lihat lagi.")
    letter_of(chief, stick)
    site.revoke(chief.code)
    carded(worker.book)
    assert [bad.facts["why"] for bad in worker.book.letters.read([stick]).refused] == ["no_supervisor"]
    assert needing(worker) == []


def forged(by: Laptop, to: Laptop, text: LetterText, **facts: str) -> bytes:
    """A letter that somebody signs with their own key, saying whatever they like."""
    sealed = seal(pack_letter(text), [to.book.setting("recipient")])
    item = SealedItem("letter", len(sealed), sha256_hex(sealed))
    named = {"device_id": by.book.setting("device_id"), "public_key": by.book.connection.public_key()} | facts
    manifest = LetterManifest(
        1,
        "letter",
        named["device_id"],
        by.code,
        named["public_key"],
        to.book.setting("device_id"),
        to.code,
        by.book._clock(),
        (item,),
    )
    head = letter_head(manifest, by.book.connection.sign)
    return head.to_bytes() + courier_frame.item_length(item) + sealed


def told(worker: Laptop, instance_id: str, sha256: str = "") -> LetterText:
    frozen = worker.book.submission(instance_id)
    said = (Reason("", "note", "Palsu."),)
    one = ToldDecision("uuid:x", worker.book._clock(), instance_id, sha256 or frozen.sha256, Reviewed.RETURNED, said)
    return LetterText(1, (one,), ())


def test_forged_letters_are_not_believed(
    chief: Laptop, worker: Laptop, laptop: Make, site: Site, teamed: tuple[str, str]
) -> None:
    stranger = laptop("stranger")
    placed(stranger.book, site, "penyelia", KUTAI)
    carded(stranger.book)
    text = told(worker, teamed[0])
    honest = chief.book.connection.public_key()
    attempts = {
        "no_supervisor": forged(stranger, worker, text),
        "changed": forged(stranger, worker, text, public_key=honest),
    }
    for why, content in attempts.items():
        with pytest.raises(BadPack) as bad:
            worker.book.letters.read_bytes(content)
        assert bad.value.facts["why"] == why
    with pytest.raises(BadPack):  # a member of the same team, who knows the recipient
        worker.book.letters.read_bytes(forged(worker, worker, text))
    with pytest.raises(BadPack):  # the right key, another device
        worker.book.letters.read_bytes(forged(chief, worker, text, device_id="somebody else"))
    good = forged(chief, worker, text)
    for at in (0, 20, 200, len(good) // 2, len(good) - 1):
        with pytest.raises(BadPack):
            worker.book.letters.read_bytes(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])
        with pytest.raises(BadPack):
            worker.book.letters.read_bytes(good[:at])
    with pytest.raises(BadPack):
        worker.book.letters.read_bytes(good + b"x")
    assert needing(worker) == []
    assert worker.book.letters.read_bytes(forged(chief, worker, told(worker, teamed[0], "0" * 64))).decisions == 0
    assert needing(worker) == [], "a word about other bytes"
    assert worker.book.letters.read_bytes(good).decisions == 1


def test_a_pack_is_no_letter_and_a_letter_no_pack(
    chief: Laptop, worker: Laptop, stick: Path, teamed: tuple[str, str]
) -> None:
    pack = next(stick.glob("*.jgpack"))
    with pytest.raises(BadPack) as bad:
        worker.book.letters.read_bytes(pack.read_bytes())
    assert bad.value.facts["why"] == "not_this"
    chief.book.reviewing.send_back([teamed[0]], "Lihat lagi.")
    letter = letter_of(chief, stick)
    taken = chief.book.courier.take([letter])
    assert [error.facts["why"] for error in taken.refused] == ["not_this"]
    assert worker.book.courier.read_receipts([letter]) == ReadReceipts(), "letters are read as such"
    assert worker.book.letters.read([letter, pack]).decisions == 1


def asked(worker: Laptop, code: str = "") -> SubmissionLine:
    """A request for a visit, as the form of visits has it."""
    line = batches.line_of(visit(full_name="Sari Rekaan"))
    xml = line.xml.replace("<full_name>", f"<device_code>{code or worker.code}</device_code><full_name>")
    return replace(line, form_id="visit_request", xml=xml, sha256=sha256_hex(xml.encode()))


def test_requests_for_visits_are_heard_or_kept(
    chief: Laptop, worker: Laptop, teamed: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert teamed
    line, other = asked(worker), asked(worker)
    wrong = replace(asked(worker), sha256="0" * 64)
    no_visit = batches.line_of(visit())
    content = forged(chief, worker, LetterText(1, (), (line, wrong, no_visit)))
    monkeypatch.setattr(worker.book, "visits", None, raising=False)
    assert worker.book.letters.read_bytes(content) == ReadLetters(files=1, visits=1)
    assert [instance_id for instance_id, _ in worker.book._store.letter_lines()] == [line.instance_id]
    heard: list[SubmissionLine] = []
    monkeypatch.setattr(worker.book, "visits", SimpleNamespace(hear=heard.append), raising=False)
    assert worker.book.letters.read_bytes(forged(chief, worker, LetterText(1, (), (other,)))).visits == 1
    assert heard == [line, other], "what was kept is heard too"
    assert worker.book._store.letter_lines() == ()


def test_a_member_whose_recipient_only_its_pack_told_gets_a_letter(
    chief: Laptop, worker: Laptop, stick: Path, site: Site
) -> None:
    carded(chief.book, worker.book)
    with writing(site.engine) as connection:
        mine = store_recipient.c.device_id == worker.book.setting("device_id")
        connection.execute(store_recipient.delete().where(mine))
    with chief.book.connection.reach() as province:
        chief.book.team.fetch(province)
    team = chief.book.team.now()
    assert team is not None
    assert [one.recipient for one in team.members] == [""]
    first = worker.finalize()
    packed(worker, stick)
    chief.book.courier.take([stick])
    chief.book.reviewing.send_back([first], "Lihat lagi.")
    assert chief.book.letters.write(stick) == 1
    assert worker.book.letters.read([stick]).decisions == 1


def test_a_visit_that_is_asked_for_comes_with_the_letter(
    chief: Laptop, worker: Laptop, laptop: Make, site: Site, stick: Path
) -> None:
    other = laptop("other")
    placed(other.book, site, "petugas", KOTA)
    for one in (chief, worker, other):
        one.book._store.put_form(shipped("visit_request"))
    carded(chief.book, worker.book, other.book)
    met = chief.book.assessment(chief.finalize()).person_id
    chief.book.visits.ask(VisitOrder(met, "visit", worker.code, date(2099, 1, 5), note="Bawa foto."))
    assert chief.book.letters.write(stick) == 1, "nobody else is asked"
    for _ in range(2):
        assert worker.book.letters.read([stick]).visits == 1
        (visit,) = worker.book.visits.mine()
        assert (visit.person_name, visit.note, visit.form_id) == (NAME, "Bawa foto.", "visit")
    assert worker.book._store.letter_lines() == ()


def test_a_letter_goes_over_the_relay_as_it_does_on_a_stick(
    chief: Laptop, worker: Laptop, teamed: tuple[str, str]
) -> None:
    chief.book.reviewing.send_back([teamed[0]], "Lihat lagi.")
    chief.book.relay.offer(HERE)
    try:
        paired = pair(chief, worker)
        assert worker.book.relay.exchange(paired.fingerprint).letters == 1
    finally:
        chief.book.relay.stop()
    assert needing(worker) == [teamed[0]]

"""The way to the province through the fieldbook, with a real province in another process and a bad link between."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fieldapp.domain.assessment import State
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import Cancelled, FieldappError, Offline, SignIn, StoreError
from fieldapp.fieldbook import Fieldbook, OpenAssessment, unlock
from fieldapp.server import library
from fieldapp.server.heartbeats import standings
from fieldapp.sync import protocol
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault import signatures
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.versions import home_form, put_versions
from tests.server.running import Site, in_process, in_thread, make_province
from tests.server.visit import visit_form
from tests.sync.proxy import Message, Proxy


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = make_province(tmp_path_factory.mktemp("province") / "data", enrolments_per_minute=1000)
    with in_thread(settings) as running:
        yield running


@pytest.fixture
def proxy(site: Site) -> Iterator[Proxy]:
    one = Proxy(site.address)
    yield one
    one.close()


@pytest.fixture
def enrolled(book: Fieldbook, site: Site, proxy: Proxy) -> Fieldbook:
    book.connection.enrol(proxy.address, site.code())
    return book


def finalize(book: Fieldbook, name: str = "Budi Invented") -> OpenAssessment:
    desk = book.start("visit")
    desk.answer("/data/full_name", name)
    desk.finalize()
    return desk


def upload(book: Fieldbook) -> UploadReport:
    return book.connection.upload(lambda sending: None, threading.Event(), at_once=True)


def in_background(work: Callable[[], object]) -> tuple[threading.Thread, list[BaseException]]:
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except FieldappError as error:
            raised.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, raised


def test_enrolling_tells_who_works_here(enrolled: Fieldbook, folder: Path, proxy: Proxy) -> None:
    assert enrolled.connection.enrolled
    worker = enrolled.worker
    assert (worker.name, worker.role, worker.address) == ("Rina Invented", "worker", proxy.address)
    assert worker.province_name == "Dinas Sosial Uji"
    assert (folder / "device.txt").read_text() == worker.device_code


def test_without_a_keyring_the_seed_is_inside_the_store(enrolled: Fieldbook, folder: Path) -> None:
    seed = enrolled.setting("device_seed")
    assert enrolled.setting("device_seed_in") == "store"
    assert signatures.public_key(seed)
    assert not any(seed.encode() in path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_a_lost_reply_to_enrolling_is_harmless(book: Fieldbook, site: Site, proxy: Proxy) -> None:
    code = site.code()
    proxy.harm("lost_reply", protocol.DEVICES)
    with pytest.raises(FieldappError):
        book.connection.enrol(proxy.address, code)
    assert not book.connection.enrolled
    book.connection.enrol(proxy.address, code)
    finalize(book)
    assert upload(book).received == 1


def test_nothing_is_sent_before_enrolling(book: Fieldbook) -> None:
    finalize(book)
    with pytest.raises(SignIn):
        upload(book)
    assert book.count_by_state()[State.FINALIZED] == 1


def test_a_laptop_whose_keyring_lost_its_key_can_be_enrolled_again(enrolled: Fieldbook, site: Site) -> None:
    finalize(enrolled)
    enrolled.put_setting("device_seed_in", "keyring")  # which is empty
    with pytest.raises(SignIn, match="Enrol the laptop again"):
        upload(enrolled)
    before = enrolled.worker.device_code
    enrolled.connection.enrol(site.address, site.code())
    assert enrolled.worker.device_code != before
    assert upload(enrolled).received == 1


def test_enrolling_again_forgets_the_token_of_the_old_device(enrolled: Fieldbook, site: Site) -> None:
    finalize(enrolled)
    upload(enrolled)
    assert enrolled.setting("access_token")
    enrolled.put_setting("device_seed_in", "keyring")
    enrolled.connection.enrol(site.address, site.code())
    assert enrolled.setting("access_token") == ""


def test_no_socket_stays_open_after_a_call(book: Fieldbook, tmp_path: Path) -> None:
    settings = make_province(tmp_path / "data")
    with in_process(settings) as elsewhere:

        def sockets() -> int:
            open_now = [entry for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()]
            return sum(str(entry.readlink()).startswith("socket:") for entry in open_now)

        before = sockets()
        book.connection.enrol(elsewhere.address, elsewhere.code())
        finalize(book)
        assert upload(book).received == 1
        book.connection.fetch_forms()
        assert sockets() == before


def test_fetched_forms_are_the_newest_and_drafts_keep_theirs(enrolled: Fieldbook, site: Site) -> None:
    draft = enrolled.start("visit")
    assert draft.session.form.version == "1"
    assert site.office is not None
    library.publish(site.office.engine, visit_form("2"), datetime.now(UTC))
    try:
        assert enrolled.connection.fetch_forms() == 1
        assert enrolled.connection.fetch_forms() == 0
        assert enrolled.start("visit").session.form.version == "2"
        assert enrolled.resume(draft.instance_id).session.form.version == "1"
    finally:
        site.empty()


def test_locking_ends_a_call_for_forms_to_a_silent_province(folder: Path, site: Site, proxy: Proxy) -> None:
    book = unlock(folder, PASSPHRASE)
    book.connection.enrol(proxy.address, site.code())
    waiting = threading.Event()

    def met(_message: Message) -> bool:
        waiting.set()
        return True

    proxy.harm("black_hole", protocol.FORMS, only=met)
    thread, raised = in_background(book.connection.fetch_forms)
    assert waiting.wait(10)
    started = time.monotonic()
    book.lock()
    thread.join()
    assert time.monotonic() - started < 2
    assert [type(error) for error in raised] == [Cancelled]


def test_locking_during_a_run_leaves_it_to_be_asked_about(folder: Path, site: Site, proxy: Proxy) -> None:
    """The run finds the store closed; the next one asks, and nothing is sent twice."""
    book = unlock(folder, PASSPHRASE)
    book.connection.enrol(proxy.address, site.code())
    desk = finalize(book)

    def lock_now(_message: Message) -> bool:
        book.lock()
        return True

    proxy.harm("duplicate", protocol.BATCHES, only=lock_now)
    thread, raised = in_background(lambda: upload(book))
    thread.join()
    assert [str(error) for error in raised] == ["This laptop's data is locked."]
    again = unlock(folder, PASSPHRASE)
    assert again.assessment(desk.instance_id).state == State.SENDING
    so_far = len(proxy.seen)
    assert upload(again).received == 1
    assert f"POST {protocol.BATCHES}" not in proxy.paths()[so_far:]
    again.lock()


def test_after_locking_no_call_works(folder: Path) -> None:
    book = unlock(folder, PASSPHRASE)
    book.lock()
    with pytest.raises(StoreError, match="locked"):
        book.setting("language")
    book.lock()


def test_the_library_learns_what_the_province_has(enrolled: Fieldbook, site: Site) -> None:
    put_versions(enrolled)
    assert site.office is not None
    library.publish(site.office.engine, home_form("2"), datetime.now(UTC))
    enrolled.library.hide("home", "1")
    heard: list[tuple[int, int]] = []
    try:
        enrolled.connection.fetch_forms(lambda done, total: heard.append((done, total)))
    finally:
        site.empty()
    home = {one.info.version: one.offered for one in enrolled.library.versions() if one.info.form_id == "home"}
    assert home == {"2": True, "1": False}
    assert heard
    assert heard[-1][0] == heard[-1][1]


def test_fetching_stops_when_asked(enrolled: Fieldbook) -> None:
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(Cancelled):
        enrolled.connection.fetch_forms(cancelled=stopped)


def test_a_record_of_a_form_the_province_does_not_know_is_held(enrolled: Fieldbook) -> None:
    stranger = home_form("1")
    xml = stranger.xml.replace(b"id='home'", b"id='unheard'")
    enrolled._store.put_form(replace(stranger, form_id="unheard", xml=xml, sha256=sha256_hex(xml)))
    desk = enrolled.start("unheard")
    desk.answer("/data/name", "Budi Invented")
    made = desk.finalize()
    report = upload(enrolled)
    assert (report.held, report.returned, report.cause) == (1, 0, None)
    held = enrolled.assessment(made.instance_id)
    assert held.state is State.HELD
    assert held.refusal is not None
    assert [reason.code for reason in held.refusal.reasons] == ["unknown_form"]
    assert enrolled.submission(made.instance_id).xml


def test_after_a_run_the_province_knows_how_the_laptop_stands(enrolled: Fieldbook, site: Site, proxy: Proxy) -> None:
    enrolled.start("visit")
    finalize(enrolled)
    assert upload(enrolled).received == 1
    (mine,) = [one for one in standings(site.engine) if one.device_code == enrolled.worker.device_code]
    assert (mine.unsent, mine.drafts, mine.held) == (0, 1, 0)
    assert mine.seen_at is not None
    upload(enrolled)
    (same,) = [one for one in standings(site.engine) if one.device_code == enrolled.worker.device_code]
    assert same.seen_at == mine.seen_at, "the same news within a quarter of an hour is not told again"


def test_a_province_that_does_not_hear_the_heart_is_no_trouble(
    enrolled: Fieldbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf(*_args: object, **_more: object) -> None:
        raise Offline

    monkeypatch.setattr("fieldapp.sync.client.Province.heartbeat", deaf)
    finalize(enrolled)
    report = upload(enrolled)
    assert (report.received, report.cause) == (1, None)

"""From the encrypted store to a server like ODK Central: nothing is lost, nothing is doubled, every state is true."""

import logging
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from fieldapp.db.store import Store
from fieldapp.domain.acceptance import acceptance_in
from fieldapp.domain.assessment import State
from fieldapp.domain.submission import Submission, sha256_hex
from fieldapp.errors import Untrusted
from fieldapp.sync.allowance import UNLIMITED, Allowance
from fieldapp.sync.credentials import DeviceCredentials
from fieldapp.sync.openrosa_run import Trips, upload_to_form_server
from fieldapp.sync.openrosa_upload import FormServerAccess, FormServerUpload
from fieldapp.sync.uploader import Sending, UploadReport
from tests.server.visit import visit
from tests.sync.central_process import Central, central
from tests.sync.central_site import TOKEN
from tests.sync.laptop import Laptop, laptop

NASTY = bytes(range(256)) * 3 + b"\r\n--\r\n\n\r\r\n" + "é\u0085\u2028".encode() + b"\r\n"


@dataclass
class Desk:
    """A laptop on the way to one such server."""

    laptop: Laptop
    site: Central
    trips: Trips = field(default_factory=Trips)
    told: list[Sending] = field(default_factory=list)
    access: FormServerAccess = field(init=False)

    def __post_init__(self) -> None:
        self.access = FormServerAccess(self.site.address, self.site.user, self.site.password)

    @property
    def store(self) -> Store:
        return self.laptop.store

    def send(
        self,
        cancelled: threading.Event | None = None,
        *,
        hear: Callable[[Sending], object] = lambda sending: None,
        at_once: bool = True,
        budget: int = UNLIMITED,
    ) -> UploadReport:
        def told(sending: Sending) -> None:
            self.told.append(sending)
            hear(sending)

        with FormServerUpload(self.access, "jangkau:UJI-1", silence_seconds=10) as server:
            return upload_to_form_server(
                self.store,
                server,
                self.laptop.read,
                told,
                cancelled or threading.Event(),
                self.laptop.now,
                random.Random(1),
                trips=self.trips,
                allowance=Allowance(budget),
                at_once=at_once,
            )

    def finalize(self, *contents: bytes, **answers: str) -> Submission:
        """A visit in the outbox; each content becomes an attachment."""
        return self.laptop.finalize(*contents, **answers)

    def queue_version(self, version: str, root: str) -> Submission:
        """A finalized visit of another form version."""
        made = visit(root=root)
        return self.laptop.queue(replace(made, form_version=version))

    def state(self, submission: Submission) -> State:
        return self.store.assessment(submission.instance_id).state


@contextmanager
def at(folder: Path, site: Central) -> Iterator[Desk]:
    nobody = DeviceCredentials("", {}, lambda content: "", lambda *_parts: False)
    with laptop(folder, nobody, "") as one:
        yield Desk(one, site)


@pytest.fixture
def site() -> Iterator[Central]:
    with central() as one:
        yield one


@pytest.fixture
def desk(tmp_path: Path, site: Central) -> Iterator[Desk]:
    with at(tmp_path, site) as one:
        yield one


def test_everything_arrives_byte_by_byte(desk: Desk, site: Central) -> None:
    one, two = desk.finalize(), desk.finalize(NASTY, b"%PDF letter\n", full_name='Wati "Invented"')
    report = desk.send()
    assert (report.received, report.held, report.waiting, report.unconfirmed, report.cause) == (2, 0, 0, 0, None)
    stored = site.stored()
    assert {name: kept["xml"] for name, kept in stored.items()} == {
        one.instance_id: one.xml,
        two.instance_id: two.xml,
    }
    assert stored[two.instance_id]["files"] == {"photo.jpg": NASTY, "letter.pdf": b"%PDF letter\n"}
    assert all(kept["whole"] and kept["posts"] == 1 for kept in stored.values())
    assert desk.state(one) is desk.state(two) is State.RECEIVED


def test_what_is_kept_of_a_yes_is_unsigned_and_says_who_gave_it(desk: Desk) -> None:
    sent = desk.finalize()
    before = datetime.now(UTC)
    desk.send()
    kept = desk.store.assessment(sent.instance_id).receipt
    accepted = acceptance_in(kept)
    assert kept is not None
    assert accepted is not None
    assert (kept.signature, kept.key_id, kept.number) == ("", "", "")
    assert (accepted.host, accepted.status, accepted.sha256) == ("127.0.0.1", 201, sent.sha256)
    assert before <= accepted.at <= datetime.now(UTC)
    assert [(one.kind, one.note) for one in desk.store.history(sent.instance_id)][-1] == ("accepted", "127.0.0.1")


def test_requests_are_what_such_servers_want(desk: Desk, site: Central) -> None:
    desk.finalize()
    desk.finalize()
    desk.send()
    assert [one["method"] for one in site.seen()] == ["HEAD", "POST", "POST"]
    for one in site.seen():
        assert one["X-OpenRosa-Version"] == "1.0"
        assert one["query"] == "deviceID=jangkau%3AUJI-1"
        assert abs(parsedate_to_datetime(one["Date"]) - datetime.now(UTC)) < timedelta(minutes=1)
        assert not one["Jangkau-Protocol"]
    desk.send()
    assert len(site.seen()) == 3


def test_text_goes_before_files(desk: Desk, site: Central) -> None:
    photo, text = desk.finalize(b"photo"), desk.finalize()
    desk.send()
    assert list(site.stored()) == [text.instance_id, photo.instance_id]


@pytest.mark.parametrize("kind", ["basic", "digest", "token"])
def test_every_way_to_sign_in(tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with central(kind) as site, at(tmp_path, site) as desk:
        sent = desk.finalize(b"photo")
        again = desk.finalize()
        assert desk.send().received == 2
        site.tell(nonce="n2")  # a server renews it whenever it likes
        later = desk.finalize(b"other photo")
        assert desk.send().received == 1
        assert set(site.stored()) == {one.instance_id for one in (sent, again, later)}
        written = caplog.text + repr(desk.access)
        assert TOKEN not in written
        assert not site.password or site.password not in written


def test_a_question_renewed_in_the_middle_of_a_run_is_answered(tmp_path: Path) -> None:
    with central("digest") as site, at(tmp_path, site) as desk:
        desk.finalize()
        desk.finalize(b"photo")
        renewed = threading.Event()

        def renew(sending: Sending) -> None:
            if sending.done == 1 and not renewed.is_set():
                renewed.set()
                site.tell(nonce="n9")

        assert desk.send(hear=renew).received == 2
        assert all(kept["posts"] == 1 for kept in site.stored().values())
        assert site.stored().popitem()[1]["files"] == {"photo.jpg": b"photo"}


@pytest.mark.parametrize("kind", ["basic", "digest", "token"])
def test_who_is_not_let_in_sends_nothing_and_is_told(tmp_path: Path, kind: str) -> None:
    with central(kind) as site, at(tmp_path, site) as desk:
        sent = desk.finalize()
        address = site.address.replace(TOKEN, "another")
        desk.access = FormServerAccess(address, site.user, "wrong" if site.user else "")
        report = desk.send()
        assert report.cause is not None
        assert report.cause.code == ("sign_in" if site.user else "refused")
        assert desk.state(sent) is State.FINALIZED
        assert not site.stored()
        assert TOKEN not in str(report.cause) + str(report.cause.facts)
        assert "another" not in str(report.cause) + str(report.cause.facts)


@pytest.mark.parametrize("harm", ["lost", "truncated"])
def test_a_lost_answer_is_asked_for_by_sending_the_same_again(desk: Desk, site: Central, harm: str) -> None:
    sent = desk.finalize(NASTY)
    site.tell(harm)
    report = desk.send()
    assert (report.received, report.unconfirmed) == (0, 1)
    assert report.cause is not None
    assert desk.state(sent) is State.UNCONFIRMED
    assert desk.send().received == 1
    kept = site.stored()[sent.instance_id]
    assert (kept["xml"], kept["files"], kept["posts"]) == (sent.xml, {"photo.jpg": NASTY}, 2)
    assert len(site.stored()) == 1


def test_a_line_cut_half_way_stores_nothing_and_loses_nothing(desk: Desk, site: Central) -> None:
    sent = desk.finalize(NASTY * 500)
    site.tell("cut", "cut")
    assert desk.send().unconfirmed == 1
    assert not site.stored()
    assert desk.send().unconfirmed == 1
    assert desk.send().received == 1
    assert site.stored()[sent.instance_id]["posts"] == 1


def test_other_content_under_the_id_is_held_for_a_person_and_holds_up_nobody(
    desk: Desk, site: Central, tmp_path: Path
) -> None:
    (tmp_path / "two").mkdir()
    first = desk.finalize()
    desk.send()
    other = first.xml.replace(b"Budi", b"Bada")
    twin = replace(first, xml=other, sha256=sha256_hex(other), number="JGK-TWIN")
    later = desk.finalize()
    with at(tmp_path / "two", site) as second:
        second.laptop.queue(twin)
        free = second.finalize()
        report = second.send()
        assert (report.held, report.received, report.cause) == (1, 1, None)
        assert second.state(twin) is State.HELD
        refusal = second.store.assessment(twin.instance_id).refusal
        assert refusal is not None
        assert [reason.code for reason in refusal.reasons] == ["conflict"]
        assert second.state(free) is State.RECEIVED
    assert site.stored()[first.instance_id]["xml"] == first.xml
    assert desk.send().received == 1
    assert desk.state(later) is State.RECEIVED


def test_a_form_that_is_not_published_there_waits_and_holds_up_nobody(desk: Desk, site: Central) -> None:
    root = 'id="visit" version="2"'
    waiting = [desk.queue_version("2", root) for _ in range(3)]
    free = desk.finalize()
    report = desk.send()
    assert (report.received, report.held, report.waiting) == (1, 0, 3)
    assert report.cause is not None
    assert report.cause.facts["reason"] == "form_unknown"
    assert desk.state(free) is State.RECEIVED
    assert {desk.state(one) for one in waiting} == {State.FINALIZED}
    assert len(site.seen("POST")) == 2, "one of the three asks for all"
    assert desk.send(at_once=False).received == 0
    assert len(site.seen("POST")) == 2, "it waits"
    site.tell(forms=["visit 1", "visit 2"])
    desk.laptop.ahead = timedelta(hours=1, minutes=1)
    assert desk.send(at_once=False).received == 3


def test_a_closed_form_is_no_conflict(desk: Desk, site: Central) -> None:
    sent = desk.finalize()
    site.tell(closed=["visit 1"])
    report = desk.send()
    assert report.cause is not None
    assert report.cause.facts["reason"] == "form_closed"
    assert desk.state(sent) is State.FINALIZED
    site.tell(closed=[])
    assert desk.send().received == 1


def test_files_beyond_the_limit_go_in_several_requests_with_the_same_text(desk: Desk, site: Central) -> None:
    sent = desk.finalize(NASTY * 4, NASTY * 5)
    site.tell(limit=6000)
    assert desk.send().received == 1
    kept = site.stored()[sent.instance_id]
    assert kept["files"] == {"photo.jpg": NASTY * 4, "letter.pdf": NASTY * 5}
    assert (kept["posts"], kept["whole"], kept["xml"]) == (2, True, sent.xml)


def test_all_but_the_last_request_say_that_more_follows(desk: Desk, site: Central) -> None:
    sent = desk.finalize(NASTY * 4, NASTY * 5)
    site.tell("", "cut", limit=6000)
    assert desk.send().unconfirmed == 1
    assert not site.stored()[sent.instance_id]["whole"]
    assert desk.state(sent) is State.UNCONFIRMED
    assert desk.send().received == 1
    kept = site.stored()[sent.instance_id]
    assert kept["whole"]
    assert set(kept["files"]) == {"photo.jpg", "letter.pdf"}
    assert [one["length"] > 4000 for one in site.seen("POST")] == [False, True], "what is there is not sent again"


def test_what_is_there_is_sent_again_when_it_was_forgotten(desk: Desk, site: Central) -> None:
    sent = desk.finalize(NASTY * 4, NASTY * 5)
    site.tell("", "cut", limit=6000)
    desk.send()
    desk.trips = Trips()
    assert desk.send().received == 1
    assert site.stored()[sent.instance_id]["files"] == {"photo.jpg": NASTY * 4, "letter.pdf": NASTY * 5}


def test_a_record_too_large_waits_alone(desk: Desk, site: Central) -> None:
    large, free = desk.finalize(NASTY * 50), desk.finalize()
    site.tell(refuse_above=5000)
    report = desk.send()
    assert (report.received, report.waiting) == (1, 1)
    assert report.cause is not None
    assert report.cause.facts["reason"] == "too_large"
    assert (desk.state(large), desk.state(free)) == (State.FINALIZED, State.RECEIVED)


@pytest.mark.parametrize(
    ("harm", "code"), [("page", "captive_portal"), ("plain", "refused"), ("moved", "captive_portal")]
)
def test_only_201_and_202_are_a_yes(desk: Desk, site: Central, harm: str, code: str) -> None:
    sent, behind = desk.finalize(), desk.finalize()
    site.tell(harm)
    report = desk.send()
    assert report.received == 0
    assert report.cause is not None
    assert report.cause.code == code
    assert desk.state(sent) in (State.FINALIZED, State.UNCONFIRMED)
    assert desk.state(behind) is State.FINALIZED
    assert not site.stored()
    assert desk.send().received == 2


def test_a_sign_in_page_instead_of_the_server_is_told_before_anything_leaves(desk: Desk, site: Central) -> None:
    sent = desk.finalize()
    site.tell(head=200)
    report = desk.send()
    assert report.cause is not None
    assert report.cause.code == "captive_portal"
    assert not site.seen("POST")
    assert desk.state(sent) is State.FINALIZED


@pytest.mark.parametrize("harm", ["429", "503"])
def test_a_busy_server_is_left_alone_as_long_as_it_asks(desk: Desk, site: Central, harm: str) -> None:
    sent, behind = desk.finalize(), desk.finalize()
    site.tell(harm)
    report = desk.send()
    assert (report.received, report.waiting) == (0, 2)
    assert report.cause is not None
    assert report.cause.retry_after == 120
    assert desk.state(sent) is desk.state(behind) is State.FINALIZED
    assert desk.send(at_once=False).cause is None
    assert len(site.seen("POST")) == 1
    desk.laptop.ahead = timedelta(seconds=121)
    assert desk.send(at_once=False).received == 2


def test_one_record_that_breaks_the_server_holds_up_nobody(desk: Desk, site: Central) -> None:
    poison, free = desk.finalize(), desk.finalize()
    site.tell("500")
    report = desk.send()
    assert (report.received, report.unconfirmed) == (1, 1)
    assert (desk.state(poison), desk.state(free)) == (State.UNCONFIRMED, State.RECEIVED)
    newer = desk.finalize()
    site.tell("", "500")
    assert desk.send().received == 1
    assert desk.state(newer) is State.RECEIVED, "the one that spoiled a run goes last"


def test_a_server_that_only_breaks_is_left_alone(desk: Desk, site: Central) -> None:
    for _ in range(4):
        desk.finalize()
    site.tell(*["500"] * 4)
    report = desk.send()
    assert report.received == 0
    assert len(site.seen("POST")) == 2
    site.tell("")  # the two left over
    assert sum(desk.laptop.states().values()) == 4


def test_a_refusal_of_one_form_is_not_a_refusal_of_the_laptop(desk: Desk, site: Central) -> None:
    sent, other = desk.finalize(), desk.queue_version("2", 'id="visit" version="2"')
    site.tell("403", forms=["visit 1", "visit 2"])
    report = desk.send()
    assert report.received == 1
    assert report.cause is not None
    assert report.cause.facts["reason"] == "not_allowed"
    assert {desk.state(sent), desk.state(other)} == {State.FINALIZED, State.RECEIVED}


def test_a_wrong_address_is_told_as_one(desk: Desk, site: Central) -> None:
    sent = desk.finalize()
    desk.access = FormServerAccess(site.address.replace("projects/1", "projects/9"))
    report = desk.send()
    assert report.cause is not None
    assert report.cause.facts["reason"] == "not_found"
    assert desk.state(sent) is State.FINALIZED


def test_submissions_go_where_the_server_says_on_its_own_host(desk: Desk, site: Central) -> None:
    sent = desk.finalize()
    site.tell(location=f"{site.origin}/elsewhere")
    assert desk.send().received == 1
    assert site.seen("POST")[0]["path"] == "/elsewhere"
    site.tell(location="https://stranger.example/submission")
    other = desk.finalize()
    report = desk.send()
    assert report.cause is not None
    assert report.cause.facts["reason"] == "redirect"
    assert desk.state(other) is State.FINALIZED
    assert set(site.stored()) == {sent.instance_id}


def test_without_an_id_of_its_own_nothing_is_sent(desk: Desk, site: Central) -> None:
    named = desk.finalize()
    xml = named.xml.replace(f"<instanceID>{named.instance_id}</instanceID>".encode(), b"")
    nameless = replace(named, instance_id="uuid:nameless", xml=xml, sha256=sha256_hex(xml), number="JGK-NAMELESS")
    desk.laptop.queue(nameless)
    report = desk.send()
    assert (report.received, report.held) == (1, 1)
    assert desk.state(nameless) is State.HELD
    assert list(site.stored()) == [named.instance_id]


def test_a_file_that_is_gone_keeps_its_record_here(desk: Desk, site: Central) -> None:
    sent, free = desk.finalize(b"photo"), desk.finalize()
    desk.laptop.files.clear()
    report = desk.send()
    assert (report.received, report.held) == (1, 1)
    assert (desk.state(sent), desk.state(free)) == (State.HELD, State.RECEIVED)
    assert list(site.stored()) == [free.instance_id]


def test_stop_is_heard_while_an_answer_is_waited_for(desk: Desk, site: Central) -> None:
    sent, behind = desk.finalize(NASTY), desk.finalize(b"x" * 5000)
    site.tell("deaf")
    stop, begun = threading.Event(), threading.Event()
    reports: list[UploadReport] = []

    def work() -> None:
        reports.append(desk.send(stop, hear=lambda sending: begun.set()))

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(10)
    stop.set()
    started = time.monotonic()
    thread.join(10)
    assert time.monotonic() - started < 5  # ten seconds of silence are allowed
    assert reports[0].cancelled
    assert desk.state(sent) is State.UNCONFIRMED
    assert desk.state(behind) is State.FINALIZED
    assert desk.send().received == 2


def test_progress_is_told_to_the_end(desk: Desk) -> None:
    desk.finalize(NASTY * 200)
    desk.finalize()
    desk.send()
    done = [(one.done, one.bytes_done) for one in desk.told]
    assert done == sorted(done)
    assert desk.told[-1].done == desk.told[-1].total == 2
    assert desk.told[-1].bytes_done == desk.told[-1].bytes_total
    assert len({one.bytes_done for one in desk.told}) > 5


def test_a_budget_of_bytes_ends_the_run_before_it_is_overdrawn(desk: Desk) -> None:
    first, second = desk.finalize(), desk.finalize(b"x" * 50_000)
    report = desk.send(budget=20_000)
    assert (report.received, report.limit, report.cause) == (1, "budget", None)
    assert 1_000 < report.wire_bytes < 20_000
    assert (desk.state(first), desk.state(second)) == (State.RECEIVED, State.FINALIZED)
    assert desk.send().wire_bytes > 50_000


def test_the_address_is_https_or_on_this_computer() -> None:
    with pytest.raises(Untrusted):
        FormServerUpload(FormServerAccess("http://central.example/v1/projects/1"), "d")


def test_any_weather(desk: Desk, site: Central) -> None:
    """Whatever befalls them in whatever order, in the end every record is there once."""
    chance = random.Random(11)
    harms = ("lost", "cut", "truncated", "500", "503", "page", "plain", "moved", "", "", "")
    site.tell(*[chance.choice(harms) for _ in range(40)])
    sent = [desk.finalize(*([NASTY] if number % 3 == 0 else [])) for number in range(12)]
    for _ in range(60):
        if desk.laptop.states() == {State.RECEIVED: 12}:
            break
        desk.send()
    assert desk.laptop.states() == {State.RECEIVED: 12}
    stored = site.stored()
    assert {name: kept["xml"] for name, kept in stored.items()} == {one.instance_id: one.xml for one in sent}
    for one in sent:
        assert stored[one.instance_id]["whole"]
        assert set(stored[one.instance_id]["files"]) == {file.name for file in one.attachments}

"""Answers are rows the moment they are given."""

from collections.abc import Callable
from pathlib import Path

import pytest

from fieldapp.db.store import Store
from fieldapp.domain.assessment import Progress, State
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.errors import NotADraft, StoreError
from tests.db.desk import NOON, Clock, draft, finalized, opened, photo, receipt_for


def test_answers_come_back_as_they_were_given(path: Path, clock: Clock) -> None:
    store = opened(path, clock)
    started = draft(store, "uuid:1", {"/data/name": "Budi", "/data/age": "lima puluh"})
    assert (started.state, started.progress, started.started_at) == (State.DRAFT, Progress(1, 4), NOON)
    at = store.save(
        "uuid:1", {"/data/age": "57", "/data/name": None, "/data/note": "ñ\n'"}, Progress(2, 4, 2, 3), "Budi"
    )
    assert at == clock()
    store.close()
    store = opened(path, clock)
    assert store.answers("uuid:1") == {"/data/age": "57", "/data/note": "ñ\n'"}
    kept = store.assessment("uuid:1")
    assert (kept.title, kept.progress) == ("Budi", Progress(2, 4, 2, 3))
    store.close()


def test_one_id_is_one_assessment(store: Store) -> None:
    draft(store, "uuid:1", {"/data/name": "Budi"})
    with pytest.raises(Exception, match="id of its own"):
        draft(store, "uuid:1", {"/data/name": "Ani"})
    assert store.answers("uuid:1") == {"/data/name": "Budi"}


def test_lists_are_newest_first_without_the_bin(store: Store, clock: Clock) -> None:
    for number in range(5):
        clock.turn(minutes=1)
        draft(store, f"uuid:{number}")
    finalized(store, "uuid:f", clock)
    clock.turn(minutes=1)
    store.save("uuid:0", {}, Progress(), "")
    store.discard("uuid:3")
    ids = [one.instance_id for one in store.assessments([State.DRAFT])]
    assert ids == ["uuid:0", "uuid:4", "uuid:2", "uuid:1"]
    assert [one.instance_id for one in store.assessments([State.DRAFT], 2, 1)] == ids[1:3]
    assert len(store.assessments()) == 5
    counts = store.count_by_state()
    assert (counts[State.DRAFT], counts[State.FINALIZED], len(counts)) == (4, 1, len(State))


def test_the_bin_gives_back(store: Store) -> None:
    draft(store, "uuid:1")
    store.undiscard("uuid:1")
    store.discard("uuid:1")
    with pytest.raises(NotADraft):
        store.save("uuid:1", {}, Progress(), "")
    assert store.assessment("uuid:1").instance_id == "uuid:1"
    store.undiscard("uuid:1")
    store.save("uuid:1", {}, Progress(), "")
    assert [event.kind for event in store.history("uuid:1")] == ["started", "discarded", "restored"]


DRAFTS_ONLY: list[Callable[[Store], object]] = [
    lambda store: store.save("uuid:1", {"/data/x": "1"}, Progress(), ""),
    lambda store: store.discard("uuid:1"),
    lambda store: store.undiscard("uuid:1"),
    lambda store: store.attach("uuid:1", photo(), "a.age"),
]


@pytest.mark.parametrize("call", DRAFTS_ONLY)
def test_finalized_work_is_not_edited(store: Store, clock: Clock, call: Callable[[Store], object]) -> None:
    submission = finalized(store, "uuid:1", clock)
    with pytest.raises(NotADraft) as caught:
        call(store)
    assert caught.value.facts == {"state": "finalized"}
    store.record_receipt(receipt_for(submission))
    with pytest.raises(NotADraft) as caught:
        call(store)
    assert caught.value.facts == {"state": "received"}
    assert store.answers("uuid:1") == {"/data/full_name": "Budi"}


@pytest.mark.parametrize("name", ["assessment", "submission", "discard", "recall"])
def test_what_is_not_here_is_said(store: Store, name: str) -> None:
    with pytest.raises(StoreError):
        getattr(store, name)("uuid:nowhere")


def test_one_content_is_in_one_file(store: Store) -> None:
    draft(store, "uuid:1")
    store.attach("uuid:1", photo("a.jpg"), "one.age")
    store.attach("uuid:1", photo("b.jpg"), "two.age")
    assert store.attachments("uuid:1") == (photo("a.jpg"), photo("b.jpg"))
    assert store.attachment_file(photo().sha256) == "two.age", "the file that was certainly whole last"
    other = photo("a.jpg", b"another")
    store.attach("uuid:1", other, "three.age")
    assert store.attachments("uuid:1")[0] == other
    with pytest.raises(StoreError):
        store.attachment_file("0" * 64)
    assert store.unused_files() == ()
    store.attach("uuid:1", Attachment("b.jpg", other.sha256, other.size, "image/jpeg"), "four.age")
    assert store.unused_files() == ("two.age",)
    assert store.unused_files() == ()
    assert store.attachment_file(other.sha256) == "four.age"


def published(version: str, title: str = "Asesmen", xml: bytes = b"<h:html/>") -> PublishedForm:
    return PublishedForm("outreach", version, title, sha256_hex(xml), xml, {"services.csv": b"name,label\n"})


def test_published_forms_stay_as_they_were(store: Store, clock: Clock) -> None:
    store.put_form(published("1"))
    store.put_form(published("1"))
    clock.turn(days=1)
    store.put_form(published("2", "Asesmen baru"))
    assert store.form("outreach") == published("2", "Asesmen baru")
    assert store.form("outreach", "1") == published("1")
    (info,) = store.forms()
    assert (info.version, info.files) == ("2", {"services.csv": sha256_hex(b"name,label\n")})
    with pytest.raises(StoreError):
        store.put_form(published("1", xml=b"<other/>"))
    with pytest.raises(StoreError):
        store.form("outreach", "3")
    assert store.form("outreach", "1") == published("1")


def test_the_newest_form_is_the_one_that_came_last_whatever_the_clock_says(store: Store, clock: Clock) -> None:
    store.put_form(published("1"))
    clock.turn(days=-3000)
    store.put_form(published("2"))
    assert store.form("outreach").version == "2"
    assert [info.version for info in store.forms()] == ["2"]


def test_settings_are_texts_by_key(store: Store) -> None:
    assert store.setting("language") == ""
    assert store.setting("language", "id") == "id"
    store.put_setting("language", "en")
    store.put_setting("language", "en-GB")
    assert store.setting("language", "id") == "en-GB"

"""The desk of the queue's tests, with work of another laptop on it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from fieldapp import config
from fieldapp.db.reviewing import write_found
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.domain.team import Found
from fieldapp.xlsform.ready import ready_form
from tests.db.team_rows import put, row
from tests.server.visit import visit
from tests.ui.queue.conftest import desk, dressed, sender, show
from tests.ui.queue.desk import Desk

__all__ = ["desk", "dressed", "filled", "sender", "show"]

FAST = (Found("too_fast", facts=(("seconds", "48"),)),)
NO_PHOTO = (Found("photo_missing", "/data/photo"),)
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
NAMES = ("Yohanes Bria", "Maria Goreti", "Budi Susanto", "Ahmad Ridwan", "Oma Dina", "Agnes Bria")


def work(number: int, **facts: Any) -> dict[str, Any]:
    """A visit of another laptop, the higher the number the later."""
    name = NAMES[number % len(NAMES)]
    instance_id = f"uuid:{number:08}-0000-4000-8000-000000000000"
    made = visit(instance_id, full_name=name, **facts.pop("answers", {}))
    at = AT + timedelta(hours=number)
    usual: dict[str, Any] = {"form_id": "visit", "form_version": "1", "form_title": "Kunjungan", "label": name}
    whole = {"instance_id": instance_id, "xml": made.xml, "finalized_at": at, "started_at": at} | usual | facts
    return row(**whole)


@pytest.fixture(scope="session")
def review_form() -> PublishedForm:
    path = config.resources() / "forms" / "work_review.xlsx"
    made = ready_form(path)
    assert made is not None
    return PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files))


@pytest.fixture
def filled(desk: Desk, review_form: PublishedForm) -> Desk:
    """Six submissions that wait: one was too fast, one may be a duplicate, two are about one person."""
    desk.store.put_form(review_form)
    desk.book.put_setting("worker_role", "penyelia")
    desk.book.put_setting("worker_name", "Dewi Invented")
    put(
        desk.store,
        [
            work(0, person_id="p1", answers={"age": "34"}),
            work(1, checks=write_found(FAST), flags=1, worker_name="Andi P.", device_code="KT-B02"),
            work(2, alike=1, checks=write_found((Found("duplicate", facts=(("people", "1"),)),))),
            work(3, person_id="p1", answers={"age": "44"}),
            work(4, checks=write_found(NO_PHOTO), flags=1),
            work(5),
        ],
    )
    return desk


def photo_of(desk: Desk, content: bytes) -> tuple[str, Attachment]:
    """This laptop's own submission with a photo, lying on the review's desk too."""
    made = desk.finalized("Rudi Invented", photo=content)
    (file,) = made.attachments
    put(desk.store, [work(9, instance_id=made.instance_id, road="here", xml=None, sha256=made.sha256)])
    return made.instance_id, file

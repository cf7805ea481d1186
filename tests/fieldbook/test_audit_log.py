"""audit.csv: written where the form asks for it, sealed, through leaving and coming back, part of the submission."""

import csv
import io
from datetime import datetime, timedelta

import pytest

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.fieldbook import Fieldbook
from tests.forms.play import xform

FORM = """
    | survey |
    | | type | name | label | parameters |
    | | audit | audit | | track-changes=true identify-user=true |
    | | text | who | Who | |
    | | begin_repeat | kid | Kid | |
    | | integer | age | Age | |
    | | end_repeat | | | |
    | settings |
    | | form_id | version |
    | | audited | 1 |
    """


def audited_form() -> PublishedForm:
    """A form that asks for an audit of its filling."""
    xml = xform(FORM)
    return PublishedForm("audited", "1", "Audited", sha256_hex(xml), xml)


@pytest.fixture
def audited(book: Fieldbook) -> Fieldbook:
    """A profile whose clock goes on by a second at each look."""
    book._store.put_form(audited_form())
    began, ticks = datetime(2026, 11, 26, 10, 0).astimezone(), iter(range(10_000))
    book._clock = lambda: began + timedelta(seconds=next(ticks))  # type: ignore[method-assign]
    return book


def events(content: bytes) -> list[tuple[str, ...]]:
    """(event, node, old, new) of every line."""
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    for row in rows:
        assert row["start"].isdecimal()
        assert row["end"] == "" or int(row["end"]) > int(row["start"])
    return [(row["event"], row["node"], row["old-value"], row["new-value"]) for row in rows]


def test_who_looked_at_what_is_kept_through_leaving_and_coming_back(audited: Fieldbook) -> None:
    draft = audited.start("audited")
    draft.answer("/data/who", "Ani")
    draft.position("/data/kid[1]/age")
    draft.answer("/data/kid[1]/age", "7")
    draft.leave()
    again = audited.resume(draft.instance_id)
    again.position("/data/who")
    again.answer("/data/who", "Ani S")
    again.add_repeat("/data/kid")
    again.finalize()
    submission = audited.submission(draft.instance_id)
    assert b"<audit>audit.csv</audit>" in submission.xml
    assert [file.name for file in submission.attachments] == ["audit.csv"]
    sha256 = submission.attachments[0].sha256
    content = audited._files().read(audited._store.attachment_file(sha256), sha256)
    assert events(content) == [
        ("form start", "", "", ""),
        ("question", "/data/who", "", "Ani"),
        ("question", "/data/kid[1]/age", "", "7"),
        ("form exit", "", "", ""),
        ("form resume", "", "", ""),
        ("question", "/data/who", "Ani", "Ani S"),
        ("add repeat", "/data/kid", "", ""),
        ("form finalize", "", "", ""),
    ]


def test_the_workers_place_stays_and_nothing_lies_in_clear(audited: Fieldbook) -> None:
    draft = audited.start("audited")
    draft.answer("/data/who", "Rahmawati")
    draft.leave()
    assert draft.assessment.progress.reference == "/data/who"
    for file in (audited.folder / "attachments").iterdir():
        assert b"Rahmawati" not in file.read_bytes()


def test_a_form_without_audit_has_none(book: Fieldbook) -> None:
    info = book.forms()[0]
    draft = book.start(info.form_id)
    draft.leave()
    assert book._store.attachments(draft.instance_id) == ()

"""Reviews as a supervisor's laptop files them: the shipped form, filled and frozen."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from fieldapp.casework.decided_work import FORM, Decision, answers
from fieldapp.config import resources
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.team import Note, Reviewed
from fieldapp.fieldbook.desk_filling import fill
from fieldapp.forms import FormSession, load_form
from fieldapp.server import library
from fieldapp.sync.protocol import SubmissionLine
from fieldapp.xlsform.ready import ready_form
from tests.forms.play import context
from tests.server.running import Site

NOON = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)


@cache
def shipped(name: str) -> PublishedForm:
    """A form as it comes with the app."""
    made = ready_form(resources() / "forms" / f"{name}.xlsx")
    assert made is not None
    return PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, made.files)


def review_form() -> PublishedForm:
    return shipped(FORM)


def publish(site: Site) -> None:
    """Let the province take reviews."""
    library.publish(site.engine, review_form(), datetime.now(UTC))


def decided(
    of: SubmissionLine, state: str, note: str = "", pins: Sequence[tuple[str, str]] = (), sha256: str = ""
) -> Decision:
    notes = ((Note("", note),) if note else ()) + tuple(Note(*pin) for pin in pins)
    return Decision(of.instance_id, sha256 or of.sha256, "a laptop", Reviewed(state), notes=notes)


def review_line(*told: Decision, minutes: float = 0) -> SubmissionLine:
    """Finalized so many minutes after noon."""
    form = load_form(review_form().xml, {})
    at = NOON + timedelta(minutes=minutes)
    session = FormSession.start(form, replace(context(), new_uuid=lambda: str(uuid.uuid4())))
    fill(session, answers(told))
    xml = session.freeze()
    number = f"JGK-{session.instance_id[-8:-4]}-{session.instance_id[-4:]}".upper()
    return SubmissionLine(session.instance_id, form.form_id, form.version, sha256_hex(xml), xml.decode(), at, number)

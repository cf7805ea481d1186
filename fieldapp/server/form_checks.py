"""A form that an administrator brings: checked as ``server publish`` does, kept for a day, published as it is."""

import secrets
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
from sqlalchemy import Engine, delete, insert, select

from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import load_form
from fieldapp.server import library
from fieldapp.server.database import reading, writing
from fieldapp.server.form_changes import FormChange, form_changes
from fieldapp.server.tables import form_check
from fieldapp.xlsform.opening import KINDS, open_form

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Checked:
    """``check_id`` publishes it; "" when mistakes are in the way. ``replaces``: the version offered now, "" for none.

    ``standing``: "" new, "same" published already, "other" published with other content.
    """

    title: str = ""
    form_id: str = ""
    version: str = ""
    check_id: str = ""
    replaces: str = ""
    standing: str = ""
    mistakes: tuple[FormProblem, ...] = ()
    doubts: tuple[FormProblem, ...] = ()
    changes: tuple[FormChange, ...] = ()


def check(engine: Engine, name: str, content: bytes, language: str, now: datetime) -> Checked:
    """Look at a workbook, an XForm or a ZIP of one with its files. *Slow* (a second or two)."""
    kind = Path(name).suffix.lower()
    if kind not in KINDS:
        return Checked(mistakes=(FormProblem(f"{name[:100]}: .xlsx, .xml, .zip?", "", code="file_kind"),))
    with tempfile.TemporaryDirectory(prefix="jangkau-form-") as folder:
        path = Path(folder) / f"form{kind}"
        path.write_bytes(content)
        try:
            made = open_form(path, language, strict=True)
        except FormError as error:
            return Checked(mistakes=error.problems)
    published = PublishedForm(made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files))
    facts = Checked(made.title, made.form_id, made.version, doubts=made.warnings)
    return _compared(engine, published, facts, now)


def publish_checked(engine: Engine, check_id: str, now: datetime) -> PublishedForm | None:
    """Offer to every laptop exactly what was checked; None when it is not known any more.

    Raises StoreError when the version was published with other content meanwhile.
    """
    named = form_check.c.check_id == check_id
    with reading(engine) as connection:
        row = connection.execute(select(form_check).where(named)).one_or_none()
    if row is None:
        return None
    files = msgspec.msgpack.decode(row.files, type=dict[str, bytes])
    published = PublishedForm(row.form_id, row.version, row.title, sha256_hex(row.xml), row.xml, files)
    library.publish(engine, published, now)
    with writing(engine) as connection:
        connection.execute(delete(form_check).where(named))
    return published


def _compared(engine: Engine, published: PublishedForm, facts: Checked, now: datetime) -> Checked:
    """With what is offered now."""
    before = next((one for one in library.offered(engine) if one.form_id == published.form_id), None)
    changes: tuple[FormChange, ...] = ()
    if before is not None:
        old = library.form_xml(engine, before.form_id, before.version) or b""
        here = load_form(old, library.form_files(engine, before.form_id, before.version))
        changes = tuple(form_changes(here, load_form(published.xml, published.files)))
    standing = _standing(engine, published)
    check_id = "" if standing else _keep(engine, published, now)
    replaces = before.version if before else ""
    return replace(facts, check_id=check_id, replaces=replaces, standing=standing, changes=changes)


def _standing(engine: Engine, published: PublishedForm) -> str:
    there = library.form_xml(engine, published.form_id, published.version)
    if there is None:
        return ""
    files = library.form_files(engine, published.form_id, published.version)
    return "same" if (there, files) == (published.xml, published.files) else "other"


def _keep(engine: Engine, published: PublishedForm, now: datetime) -> str:
    check_id = secrets.token_hex(16)
    row = {
        "check_id": check_id,
        "form_id": published.form_id,
        "version": published.version,
        "title": published.title,
        "xml": published.xml,
        "files": msgspec.msgpack.encode(dict(published.files)),
        "made_at": now.isoformat(),
    }
    with writing(engine) as connection:
        connection.execute(delete(form_check).where(form_check.c.made_at < (now - KEPT).isoformat()))
        connection.execute(insert(form_check).values(row))
    return check_id

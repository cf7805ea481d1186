"""Published forms. A published version never changes; the newest of each form is offered."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from threading import Lock

from sqlalchemy import Connection, Engine, insert, select

from fieldapp.casework.submitted import SubmissionReader
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import StoreError
from fieldapp.forms import Form, load_form
from fieldapp.server.database import reading, writing
from fieldapp.server.tables import form, form_file
from fieldapp.sync.outline import NAME_LENGTH, Outline, outline_of
from fieldapp.sync.protocol import OfferedForm

_OUTLINE_NAME = re.compile(rf"[0-9a-f]{{{NAME_LENGTH}}}")


def publish(engine: Engine, published: PublishedForm, now: datetime) -> bool:
    """Offer a form version; False when exactly this was published before.

    Raises FormError when submissions of the form could not be checked, StoreError when the version stands
    with other content.
    """
    load_form(published.xml, published.files)
    key = {"form_id": published.form_id, "version": published.version}
    with writing(engine) as connection:
        known = _hashes(connection, published.form_id, published.version)
        if known is not None:
            if known != _content(published):
                raise StoreError(
                    "Version {version} of {form_id} is already published with other content. "
                    "Raise the version on the settings sheet, then publish again.",
                    **key,
                )
            return False
        values = {"title": published.title, "sha256": published.sha256, "xml": published.xml}
        connection.execute(insert(form).values(**key, **values, published_at=now.isoformat()))
        for name, content in published.files.items():
            file = {"name": name, "sha256": sha256_hex(content), "content": content}
            connection.execute(insert(form_file).values(**key, **file))
    return True


def offered(engine: Engine) -> tuple[OfferedForm, ...]:
    """The newest version of each form, by form_id."""
    columns = (form.c.form_id, form.c.version, form.c.title, form.c.sha256)
    with reading(engine) as connection:
        rows = connection.execute(select(*columns).order_by(form.c.published_at)).all()
        newest = {row.form_id: row for row in rows}
        return tuple(
            OfferedForm(*row, files=dict(sorted(_file_hashes(connection, row.form_id, row.version).items())))
            for _, row in sorted(newest.items())
        )


def versions(engine: Engine, form_id: str) -> list[tuple[str, bytes]]:
    """Version and XForm of all that were published of a form, newest first."""
    wanted = select(form.c.version, form.c.xml).where(form.c.form_id == form_id)
    with reading(engine) as connection:
        rows = connection.execute(wanted.order_by(form.c.published_at.desc(), form.c.version.desc())).all()
    return [(row.version, row.xml) for row in rows]


def form_xml(engine: Engine, form_id: str, version: str) -> bytes | None:
    """The XForm of a version, None when it was never published."""
    named = (form.c.form_id == form_id) & (form.c.version == version)
    with reading(engine) as connection:
        content: bytes | None = connection.execute(select(form.c.xml).where(named)).scalar_one_or_none()
    return content


def form_files(engine: Engine, form_id: str, version: str) -> dict[str, bytes]:
    """The files of a version by name."""
    named = (form_file.c.form_id == form_id) & (form_file.c.version == version)
    with reading(engine) as connection:
        rows = connection.execute(select(form_file.c.name, form_file.c.content).where(named)).all()
    return {row.name: row.content for row in rows}


def one_file(engine: Engine, form_id: str, version: str, name: str) -> bytes | None:
    """One file of a version, None when it has no such file."""
    named = (form_file.c.form_id == form_id) & (form_file.c.version == version) & (form_file.c.name == name)
    with reading(engine) as connection:
        content: bytes | None = connection.execute(select(form_file.c.content).where(named)).scalar_one_or_none()
    return content


class Library:
    """Forms loaded into the engine, each once. Thread-safe."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._loaded: dict[tuple[str, str], tuple[Form, SubmissionReader]] = {}
        self._outlines: dict[str, Outline] = {}
        self._lock = Lock()

    def form(self, form_id: str, version: str) -> Form | None:
        """The form to check a submission with; None when the version was never published."""
        found = self._load(form_id, version)
        return found[0] if found else None

    def reader(self, form_id: str, version: str) -> SubmissionReader | None:
        """What reads of a submission of this version what it says about entities; None as for ``form``."""
        found = self._load(form_id, version)
        return found[1] if found else None

    def _load(self, form_id: str, version: str) -> tuple[Form, SubmissionReader] | None:
        with self._lock:
            if (form_id, version) not in self._loaded:
                xml = form_xml(self._engine, form_id, version)
                if xml is None:
                    return None
                made = load_form(xml, form_files(self._engine, form_id, version))
                self._loaded[form_id, version] = (made, SubmissionReader(made))
            return self._loaded[form_id, version]

    def outline(self, name: str) -> Outline | None:
        """The outline of a published version by the name the wire has for it; None when it is of none."""
        with self._lock:
            if name not in self._outlines and _OUTLINE_NAME.fullmatch(name):
                named = select(form.c.xml).where(form.c.sha256.startswith(name)).limit(1)
                with reading(self._engine) as connection:
                    xml: bytes | None = connection.execute(named).scalar_one_or_none()
                if xml is not None:
                    self._outlines[name] = outline_of(xml)
            return self._outlines.get(name)

    def knows(self, form_id: str) -> bool:
        """Whether any version of the form was published."""
        with reading(self._engine) as connection:
            found = connection.execute(select(form.c.version).where(form.c.form_id == form_id).limit(1))
            return found.first() is not None


def etag(body: bytes) -> str:
    """A strong ETag of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _content(published: PublishedForm) -> tuple[str, Mapping[str, str]]:
    return published.sha256, {name: sha256_hex(content) for name, content in published.files.items()}


def _hashes(connection: Connection, form_id: str, version: str) -> tuple[str, Mapping[str, str]] | None:
    named = (form.c.form_id == form_id) & (form.c.version == version)
    sha256 = connection.execute(select(form.c.sha256).where(named)).scalar_one_or_none()
    return None if sha256 is None else (sha256, _file_hashes(connection, form_id, version))


def _file_hashes(connection: Connection, form_id: str, version: str) -> dict[str, str]:
    named = (form_file.c.form_id == form_id) & (form_file.c.version == version)
    rows = connection.execute(select(form_file.c.name, form_file.c.sha256).where(named)).all()
    return {row.name: row.sha256 for row in rows}

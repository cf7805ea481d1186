"""Published forms: every version ever used here stays, and none of them changes."""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select, text

from fieldapp.db.part import Part
from fieldapp.db.schema import form, form_file
from fieldapp.domain.form import FormInfo, PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import StoreError

_LATEST = text("form.rowid DESC")  # the order of arrival, whatever the clock said then; none is ever deleted


class PublishedForms(Part):
    """``put_form``, ``form``, ``forms``."""

    def put_form(self, published: PublishedForm) -> None:
        """Store a version; the same again is harmless. Raises StoreError when this version has other content here."""
        with self._writing() as connection:
            known = self._row(connection, published.form_id, published.version)
            if known is not None:
                if known.sha256 != published.sha256 or _files(connection, known) != published.files:
                    raise StoreError("A published form version came with different content.")
                return
            connection.execute(
                form.insert().values(
                    form_id=published.form_id,
                    version=published.version,
                    title=published.title,
                    sha256=published.sha256,
                    xml=published.xml,
                    stored_at=self._clock(),
                )
            )
            for name, content in published.files.items():
                connection.execute(
                    form_file.insert().values(
                        form_id=published.form_id,
                        version=published.version,
                        name=name,
                        sha256=sha256_hex(content),
                        content=content,
                    )
                )

    def form(self, form_id: str, version: str = "") -> PublishedForm:
        """One version, the one stored last when ``version`` is "". Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = self._row(connection, form_id, version)
            if row is None:
                raise StoreError("This form is not on this laptop. Fetch forms from the province.")
            return PublishedForm(row.form_id, row.version, row.title, row.sha256, row.xml, _files(connection, row))

    def forms(self) -> tuple[FormInfo, ...]:
        """The latest version of each form, by title; no XML is read."""
        columns = select(form.c.form_id, form.c.version, form.c.title, form.c.sha256, form.c.stored_at)
        names = select(form_file.c.form_id, form_file.c.version, form_file.c.name, form_file.c.sha256)
        with self._reading() as connection:
            rows = connection.execute(columns.order_by(_LATEST)).all()
            media: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
            for form_id, version, name, sha256 in connection.execute(names):
                media[form_id, version][name] = sha256
        latest: dict[str, FormInfo] = {}
        for row in rows:
            files = media.get((row.form_id, row.version), {})
            info = FormInfo(row.form_id, row.version, row.title, row.sha256, files, row.stored_at)
            latest.setdefault(row.form_id, info)
        return tuple(sorted(latest.values(), key=lambda info: (info.title, info.form_id)))

    def _row(self, connection: Connection, form_id: str, version: str) -> Row[Any] | None:
        wanted = select(form).where(form.c.form_id == form_id)
        if version:
            wanted = wanted.where(form.c.version == version)
        return connection.execute(wanted.order_by(_LATEST).limit(1)).one_or_none()


def _files(connection: Connection, row: Row[Any]) -> dict[str, bytes]:
    wanted = select(form_file.c.name, form_file.c.content).where(
        form_file.c.form_id == row.form_id, form_file.c.version == row.version
    )
    return dict(connection.execute(wanted).all())

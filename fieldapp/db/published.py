"""Published forms: every version ever used here stays, and none of them changes."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, func, select, text, update
from sqlalchemy.dialects.sqlite import insert

from fieldapp.db.part import Part
from fieldapp.db.schema import assessment, form, form_file, form_origin
from fieldapp.domain.assessment import State
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.form import FormInfo, FormVersion, Origin, PublishedForm, Source
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import StoreError

_LATEST = text("form.rowid DESC")  # the order of arrival, whatever the clock said then; none is ever deleted
_ORIGIN = (form_origin.c.source, form_origin.c.place, form_origin.c.offered_at, form_origin.c.hidden_at)
_PROVINCE = Origin(Source.PROVINCE)


class PublishedForms(Part):
    """``put_form``, ``form``, ``forms``, and what the library knows of every version."""

    def put_form(self, published: PublishedForm, origin: Origin = _PROVINCE) -> None:
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
            of = {"form_id": published.form_id, "version": published.version}
            came = insert(form_origin).values(**of, source=origin.source.value, place=origin.place)
            connection.execute(came.on_conflict_do_nothing(["form_id", "version"]))
            if origin.source is not Source.SHIPPED:
                place = f"{published.form_id} {published.version}"
                self._tell(connection, Deed(Verb.FORM, "form", place, origin.source.value))

    def form(self, form_id: str, version: str = "") -> PublishedForm:
        """One version, the one stored last when ``version`` is "". Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = self._row(connection, form_id, version)
            if row is None:
                raise StoreError("This form is not on this laptop. Fetch forms from the province.")
            return PublishedForm(row.form_id, row.version, row.title, row.sha256, row.xml, _files(connection, row))

    def form_xml(self, form_id: str, version: str) -> bytes:
        """The XForm of one version, without its files. Raises StoreError when it is not here."""
        with self._reading() as connection:
            row = self._row(connection, form_id, version)
        if row is None:
            raise StoreError("This form is not on this laptop. Fetch forms from the province.")
        return bytes(row.xml)

    def forms(self) -> tuple[FormInfo, ...]:
        """The latest version of each form that is not hidden, by title; no XML is read."""
        return tuple(one.info for one in self.form_versions() if one.newest)

    def form_versions(self) -> tuple[FormVersion, ...]:
        """Every version here, by title, the latest of each form first; hidden ones too. No XML is read."""
        columns = select(form.c.form_id, form.c.version, form.c.title, form.c.sha256, form.c.stored_at, *_ORIGIN)
        same = (form_origin.c.form_id == form.c.form_id) & (form_origin.c.version == form.c.version)
        with self._reading() as connection:
            rows = connection.execute(columns.select_from(form.outerjoin(form_origin, same)).order_by(_LATEST)).all()
            media = _media(connection)
            drafts = _drafts(connection)
        newest: set[str] = set()
        found = []
        for row in rows:
            first = row.hidden_at is None and row.form_id not in newest
            newest |= {row.form_id} if first else set()
            found.append(_version(row, media, drafts, newest=first))
        titles = {one.info.form_id: one.info.title for one in reversed(found)}
        return tuple(sorted(found, key=lambda one: (titles[one.info.form_id], one.info.form_id)))

    def hide_form(self, form_id: str, version: str, *, hidden: bool) -> None:
        """New assessments do not use a hidden version; drafts on it go on."""
        self._of(form_id, version, hidden_at=self._clock() if hidden else None)

    def offer_forms(self, offered: Collection[tuple[str, str]]) -> None:
        """The province has these (form_id, version): it can receive submissions of them."""
        now = self._clock()
        with self._writing() as connection:
            for form_id, version in offered:
                here = (form_origin.c.form_id == form_id) & (form_origin.c.version == version)
                connection.execute(update(form_origin).where(here).values(offered_at=now))

    def _of(self, form_id: str, version: str, **values: object) -> None:
        here = (form_origin.c.form_id == form_id) & (form_origin.c.version == version)
        with self._writing() as connection:
            connection.execute(update(form_origin).where(here).values(**values))

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


def _media(connection: Connection) -> dict[tuple[str, str], dict[str, str]]:
    names = select(form_file.c.form_id, form_file.c.version, form_file.c.name, form_file.c.sha256)
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for form_id, version, name, sha256 in connection.execute(names):
        found[form_id, version][name] = sha256
    return found


def _drafts(connection: Connection) -> dict[tuple[str, str], int]:
    """Drafts on each version, the bin left out."""
    of = (assessment.c.form_id, assessment.c.form_version)
    here = (assessment.c.state == State.DRAFT.value) & assessment.c.discarded_at.is_(None)
    rows = connection.execute(select(*of, func.count()).where(here).group_by(*of))
    return {(form_id, version): count for form_id, version, count in rows}


def _version(
    row: Any,
    media: Mapping[tuple[str, str], dict[str, str]],
    drafts: Mapping[tuple[str, str], int],
    *,
    newest: bool,
) -> FormVersion:
    key = row.form_id, row.version
    info = FormInfo(*key, row.title, row.sha256, media.get(key, {}), row.stored_at)
    source = Source(row.source or Source.PROVINCE)
    offered = row.offered_at is not None or source is Source.PROVINCE
    hidden = row.hidden_at is not None
    return FormVersion(info, Origin(source, row.place or ""), hidden, offered, newest, drafts.get(key, 0))

"""The forms of this laptop: which there are, and new ones by hand, from the province or from an OpenRosa server.

A form that comes in is checked first (``Candidate``); nothing is stored before ``add``. Versions are never deleted:
records of them stay readable. Hiding one only keeps it from new assessments.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.form import FormVersion, ListedForm, Origin, PublishedForm, Source
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FormError, FormProblem
from fieldapp.forms import load_form

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.xlsform import CompiledForm

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """An OpenRosa server; ``user`` is "" where it asks for none. Never stored."""

    address: str
    user: str = ""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class FormFacts:
    """What a version asks: its questions (notes and calculations not counted) and its languages."""

    questions: int
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A form that passed the check and may be added.

    ``here``: "" when this version is new, "same" when it is here already, "hidden" when it is here and hidden,
    "other" when the version stands here with other content, which is refused. ``replaces`` is the version that
    new assessments used so far. ``offered``: the province is known to have this version.
    """

    published: PublishedForm = field(repr=False)
    origin: Origin
    facts: FormFacts
    warnings: tuple[FormProblem, ...] = ()
    here: str = ""
    replaces: str = ""
    offered: bool = False


class Library:
    """The form library of one profile."""

    def __init__(self, store: "Store", permit: "Permit") -> None:
        self._store = store
        self._permit = permit
        self._facts: dict[tuple[str, str], FormFacts] = {}

    def install_shipped(self) -> int:
        """Compile the workbooks of ``resources/forms`` that are new to this profile; returns how many. *Slow.*

        Asked at every unlock too: an update of the app brings new workbooks. A version that the province
        published already stays as it is.
        """
        from fieldapp.fieldbook.shipped import compile_shipped

        known = {(one.info.form_id, one.info.version) for one in self._store.form_versions()}
        new = compile_shipped(lambda sha256: bool(self._store.setting(f"workbook:{sha256}")))
        for sha256, form in new:
            if (form.form_id, form.version) not in known:
                self._store.put_form(form, Origin(Source.SHIPPED))
            self._store.put_setting(f"workbook:{sha256}", form.version)
        return len(new)

    def versions(self) -> tuple[FormVersion, ...]:
        """Every version here, by title, the latest of each form first; hidden ones too."""
        return self._store.form_versions()

    def facts(self, form_id: str, version: str) -> FormFacts:
        """Questions and languages of a version; *slow* the first time. Raises StoreError when it is not here."""
        found = self._facts.get((form_id, version))
        if found is None:
            published = self._store.form(form_id, version)
            found = self._facts[form_id, version] = _facts(published)
        return found

    def check_file(self, path: Path) -> Candidate:
        """The same check as ``fieldapp form check``. *Slow.* Raises FormError with every mistake found."""
        from fieldapp.xlsform.opening import open_form

        made = open_form(path, self._store.setting("language", "id"))
        return self._candidate(made, Origin(Source.FILE, path.name))

    def ask_server(self, server: ServerAccess, cancelled: Event | None = None) -> tuple[ListedForm, ...]:
        """What an OpenRosa server offers. *Slow.* Raises SyncError kinds and Cancelled."""
        from fieldapp.sync.openrosa import FormServer

        with FormServer(server.address, server.user, server.password) as there:
            return there.forms(cancelled=cancelled)

    def check_listed(
        self,
        server: ServerAccess,
        listed: ListedForm,
        progress: Progress = lambda done, total: None,
        cancelled: Event | None = None,
    ) -> Candidate:
        """Download one form of an OpenRosa server and check it. *Slow.* Raises SyncError kinds, FormError, Cancelled.

        ``progress`` hears (done, total) in files.
        """
        from fieldapp.sync.openrosa import FormServer
        from fieldapp.xlsform.opening import check_xform

        with FormServer(server.address, server.user, server.password) as there:
            xml, files = there.download(listed, progress=progress, cancelled=cancelled)
            host = there.host
        made = check_xform(xml, files, self._store.setting("language", "id"))
        return self._candidate(made, Origin(Source.SERVER, host))

    def add(self, candidate: Candidate) -> None:
        """Keep it, durable on return; shows a hidden one again.

        Raises StoreError when the version is another here, NotAllowed.
        """
        self._permit.require(Permission.IMPORT_FORM)
        published = candidate.published
        self._store.put_form(published, candidate.origin)
        self.show(published.form_id, published.version)

    def hide(self, form_id: str, version: str) -> None:
        """Keep a version from new assessments; drafts on it go on."""
        self._store.hide_form(form_id, version, hidden=True)

    def show(self, form_id: str, version: str) -> None:
        """Undo ``hide``."""
        self._store.hide_form(form_id, version, hidden=False)

    def _candidate(self, made: "CompiledForm", origin: Origin) -> Candidate:
        published = PublishedForm(
            made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files)
        )
        same_form = [one for one in self.versions() if one.info.form_id == made.form_id]
        twin = next((one for one in same_form if one.info.version == made.version), None)
        return Candidate(
            published,
            origin,
            _facts(published),
            tuple(doubt for doubt in made.warnings if doubt.code != "portability"),  # of no use on this laptop
            _standing(published, twin),
            next((one.info.version for one in same_form if one.newest), ""),
            twin.offered if twin else False,
        )


def _standing(published: PublishedForm, twin: FormVersion | None) -> str:
    if twin is None:
        return ""
    hashes = {name: sha256_hex(content) for name, content in published.files.items()}
    if (published.sha256, hashes) != (twin.info.sha256, twin.info.files):
        return "other"
    return "hidden" if twin.hidden else "same"


def _facts(published: PublishedForm) -> FormFacts:
    from fieldapp.xlsform.compiled import CompiledForm
    from fieldapp.xlsform.report import count_parts

    questions, _ = count_parts(CompiledForm(published.xml, "", "", ""))
    try:
        languages = load_form(published.xml, published.files).languages
    except FormError:  # stored by another version of the app
        languages = ()
    return FormFacts(questions, languages)

"""Laptops of the histories: real profiles with real encrypted stores, which can be cut off, copied and set wrong.

They are copied from a template, so that opening one costs no key derivation and no compiling of forms.
"""

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import Submission, sha256_hex
from fieldapp.errors import SyncError
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.draft import OpenAssessment
from fieldapp.forms import Form, load_form
from fieldapp.server import enrolment
from fieldapp.server.database import open_engine
from fieldapp.server.identity import load_identity
from fieldapp.server.scopes import Scope
from fieldapp.server.settings import Settings
from fieldapp.sync.link import Link
from fieldapp.sync.protocol import EnrolmentRequest, encode
from fieldapp.sync.uploader import UploadReport
from fieldapp.vault.lockfile import Lockfile
from tests.histories.way import ADDRESS
from tests.server.visit import visit_form

KEY = bytes(range(32))
BATCH = 2  # lines of a run's first batch, so that few submissions are several batches
CHANGE, UNKNOWN = "change", "unknown"
_MADE = datetime(2026, 11, 24, tzinfo=UTC)
_CHANGE_XML = b"""<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms"
  xmlns:entities="http://www.opendatakit.org/xforms/entities">
<h:head><h:title>Perubahan</h:title>
<model odk:xforms-version="1.0.0" entities:entities-version="2024.1.0">
<instance><data id="change" version="1"><person_id/><alias/><marks/><photo/>
  <meta><instanceID/><entity dataset="person" id="" update="1" baseVersion="" trunkVersion="" branchId=""/></meta>
</data></instance>
<bind nodeset="/data/person_id" type="string" required="true()"/>
<bind nodeset="/data/alias" type="string" entities:saveto="alias"/>
<bind nodeset="/data/marks" type="string" entities:saveto="marks"/>
<bind nodeset="/data/photo" type="binary"/>
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
<bind nodeset="/data/meta/entity/@id" type="string" readonly="true()" calculate=" /data/person_id "/>
</model></h:head>
<h:body>
<input ref="/data/person_id"><label>Orang</label></input>
<input ref="/data/alias"><label>Panggilan</label></input>
<input ref="/data/marks"><label>Ciri</label></input>
<upload ref="/data/photo" mediatype="image/*"><label>Foto</label></upload>
</h:body></h:html>
"""


def change_form(form_id: str = CHANGE, version: str = "1") -> PublishedForm:
    """A form that updates a person it names."""
    stated = f'id="{form_id}" version="{version}"'.encode()
    xml = _CHANGE_XML.replace(b'id="change" version="1"', stated)
    return PublishedForm(form_id, version, "Perubahan", sha256_hex(xml), xml, {})


PUBLISHED = (visit_form(), change_form())
CARRIED = (*PUBLISHED, change_form(UNKNOWN), change_form("newer", "2"))  # two that the province will not take
AT_PROVINCE = (*PUBLISHED, change_form("newer", "1"))
_LOADED: dict[tuple[str, str], Form] = {}


def loaded() -> dict[tuple[str, str], Form]:
    """Every form, compiled once for all laptops: they are immutable."""
    if not _LOADED:
        _LOADED.update({(one.form_id, one.version): load_form(one.xml, one.files) for one in CARRIED})
    return dict(_LOADED)


class PowerCutError(BaseException):
    """The laptop goes off in the middle of what it does; no code of it may catch this."""


@dataclass
class Laptop:
    """One profile. ``ahead`` is how wrong its clock is; ``drafts`` are open assessments."""

    name: str
    folder: Path
    time: Callable[[], datetime]
    ahead: timedelta = field(default_factory=timedelta)
    drafts: list[str] = field(default_factory=list)
    _book: Fieldbook | None = field(init=False, default=None)

    @property
    def book(self) -> Fieldbook:
        """The open fieldbook; the app is started where it is not."""
        if self._book is None:
            self._book = Fieldbook.open(self.folder, KEY, self.now, Lockfile(self.folder / "lock"))
            self._book._forms.update(loaded())
            self._book.connection._link = Link(lines=BATCH, rate=1.0)  # slow at first: several batches and pieces
        return self._book

    @property
    def used(self) -> bool:
        """Whether anything was ever done on it."""
        return self._book is not None

    @property
    def waiting(self) -> int:
        """How many have no answer yet."""
        counts = self.book.count_by_state()
        return sum(counts[state] for state in OUTBOX)

    def waiting_for(self, form_id: str) -> list[str]:
        """Ids of those of a form, newest change first."""
        return [one.instance_id for one in self.book.assessments(OUTBOX) if one.form_id == form_id]

    def close(self) -> None:
        """End the app."""
        if self._book is not None:
            self._book.lock()
            self._book = None

    def now(self) -> datetime:
        """What its clock shows."""
        return self.time() + self.ahead

    def restart(self) -> None:
        """Close the app and start it again."""
        self.close()
        assert self.book

    def image(self, to: Path) -> Path:
        """The disk at this moment, as a power cut or a copying person would find it."""
        shutil.copytree(self.folder, to, ignore=shutil.ignore_patterns("*-shm", "lock"))
        return to

    def come_back(self, image: Path) -> None:
        """Start again from what was on the disk when the power went."""
        self.close()
        shutil.rmtree(self.folder)
        image.rename(self.folder)
        assert self.book

    def clone(self, name: str, folder: Path) -> "Laptop":
        """Another computer with a copy of the profile; both go on."""
        self.image(folder)
        copy = replace(self, name=name, folder=folder, drafts=list(self.drafts))
        assert copy.book
        return copy

    def upload(self, *, at_once: bool = True) -> UploadReport:
        """One run of the uploader."""
        return self.book.connection.upload(lambda sending: None, threading.Event(), at_once=at_once)

    def purge(self) -> int:
        """Ask how far the backup goes, and let go of what may go."""
        with suppress(SyncError), self.book.connection.reach() as province:
            self.book.retention.fetch(province, threading.Event())
        return self.book.retention.purge(threading.Event())

    def begin(self, form_id: str) -> str:
        """A draft that stays open."""
        instance_id = self.book.start(form_id).instance_id
        self.drafts.append(instance_id)
        return instance_id

    def finish(self, instance_id: str, answers: dict[str, str], photo: bytes = b"") -> Submission:
        """Fill and finalize a draft."""
        desk = self.book.resume(instance_id)
        self.drafts.remove(instance_id)
        for name, text in answers.items():
            desk.answer(f"/data/{name}", text)
        return self._finalize(desk, photo)

    def file(self, form_id: str, answers: dict[str, str], photo: bytes = b"") -> Submission:
        """Fill and finalize a form that is new."""
        return self._finalize(self.book.start(form_id, carried=answers), photo)

    def _finalize(self, desk: OpenAssessment, photo: bytes) -> Submission:
        if photo:
            desk.attach("/data/photo", "photo.jpg", photo, "image/jpeg")
        desk.finalize()
        return self.book.submission(desk.instance_id)


def enrolled(name: str, folder: Path, settings: Settings) -> Laptop:
    """A new profile with the forms, known to the province. Around the wire: enrolling is rate limited."""
    folder.mkdir()
    laptop = Laptop(name, folder, lambda: _MADE)
    for form in CARRIED:
        laptop.book._store.put_form(form)
    engine = open_engine(settings.database)
    try:
        code = enrolment.new_code(engine, "Rina Invented", Scope("worker"), _MADE, 7)
        request = EnrolmentRequest(code, laptop.book.connection.public_key(), "laptop", "tests")
        made = enrolment.enrol(engine, load_identity(settings.data).card, request, _MADE)
    finally:
        engine.dispose()
    facts = {
        "province_address": ADDRESS,
        "province_name": made.province_name,
        "device_code": made.device_code,
        "receipt_keys": encode(made.receipt_keys).decode(),
        "epoch": made.epoch,
        "ingest_recipient": made.ingest_recipient,
        "device_id": made.device_id,
        "access_token": "",
    }
    laptop.book._store.put_settings(facts)
    return laptop

"""This laptop and its province, or the OpenRosa server in its place: enrol, fetch forms, upload. All *slow* (network).

The device's signing seed lives in the operating system's keyring where there is one, otherwise inside
the encrypted store. Access tokens stay inside the encrypted store.
"""

import platform
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from fieldapp import __version__
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.form import Origin, Source
from fieldapp.domain.registry import Ahead, Heard
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment
from fieldapp.errors import Cancelled, LaptopSealed, NotAllowed, SignIn, StoreError, SyncError, TrainingOnly
from fieldapp.fieldbook.allowed import Allowed
from fieldapp.fieldbook.audit_road import AuditRoad
from fieldapp.fieldbook.auditing import Auditing
from fieldapp.fieldbook.clock_watch import ClockWatch
from fieldapp.fieldbook.files import AttachmentFiles
from fieldapp.fieldbook.form_server import FormServerConnection
from fieldapp.fieldbook.heart import Heart
from fieldapp.fieldbook.library import Library, ServerAccess
from fieldapp.fieldbook.policy import KEPT, Policies
from fieldapp.fieldbook.proving import Proving
from fieldapp.fieldbook.registry import Progress, RegistryRoad
from fieldapp.fieldbook.retention import Retention
from fieldapp.fieldbook.reviews import ReviewRoad
from fieldapp.fieldbook.sealing import Sealing
from fieldapp.fieldbook.team import KEPT as TEAM_CARD
from fieldapp.fieldbook.team import Teams
from fieldapp.vault import device_secret, signatures
from fieldapp.vault.durable import durable_write

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.allowance import Allowance
    from fieldapp.sync.client import Province
    from fieldapp.sync.credentials import DeviceCredentials
    from fieldapp.sync.link import Link
    from fieldapp.sync.uploader import Sending, UploadReport

PRACTISED = {"petugas": "Petugas Latihan", "penerimaan": "Petugas Shelter Latihan", "penyelia": "Penyelia Latihan"}
SMALL_BYTES = 6_000  # a sign-in, a heartbeat, and a question for decisions with a few in the answer


class BringWork(Protocol):
    """Fetches work of the team at the end of a run."""

    def __call__(self, province: "Province", cancelled: threading.Event, *, at_once: bool = False) -> None: ...


def _no_work(province: "Province", cancelled: threading.Event, *, at_once: bool = False) -> None:
    """Nobody has a desk."""


class Connection:
    """One profile's way to one province."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        files: Callable[[], AttachmentFiles],
        library: Library,
        clock: Callable[[], datetime],
        watch: ClockWatch,
        audit: Auditing,
    ) -> None:
        self._folder = folder
        self._store = store
        self._files = files
        self._clock = clock
        self._watch = watch
        self.allowed = Allowed(store, clock)
        self._link: Link | None = None
        self._hung_up = threading.Event()
        self._heart = Heart(store, clock)
        self.proving = Proving(store, self._read_attachment, clock)
        self._registry = RegistryRoad(store, clock)
        self.sealing = Sealing(folder, store)
        self.reviews = ReviewRoad(store, clock)
        self.policies = Policies(store, clock)
        self.teams = Teams(store, clock)
        self.bring_work: BringWork = _no_work  # of a team; whoever has its desk sets it
        self.retention = Retention(folder, store, clock, watch)
        self.audit_road = AuditRoad(store, audit, clock)
        self.form_server = FormServerConnection(store, library, self._read_attachment, clock)

    def join_form_server(self, access: ServerAccess) -> int:
        """Send to an OpenRosa server from now on; see ``FormServerConnection.join``."""
        return self.form_server.join(access, self._hung_up)

    def hang_up(self) -> None:
        """End a call for enrolling or forms within a second, and begin none any more; an upload has its own stop."""
        self._hung_up.set()

    @property
    def enrolled(self) -> bool:
        """True once there is somebody to send to: a province that knows this laptop, or an OpenRosa server."""
        return self.registered or self.form_server.in_use

    @property
    def registered(self) -> bool:
        """True once a province knows this laptop; never where everything is made up."""
        return bool(self._store.setting("device_id")) and not self.practising

    @property
    def practising(self) -> bool:
        """True where nothing may ever leave the laptop: everything in this profile is made up."""
        return bool(self._store.setting("practising"))

    def practise(self, role: str = "petugas") -> None:
        """Mark this profile as made up, for ever, and say who practises in it: one of ``PRACTISED``.

        Raises NotAllowed in a profile that a province knows: nobody makes themselves more there.
        """
        if self.registered:
            raise NotAllowed(permission=Permission.USERS.value, role=role)
        facts = {"practising": "1", "worker_name": PRACTISED[role], "worker_role": role, "device_code": "LATIHAN"}
        self._store.put_settings(facts)

    def hear_made_up(self, told: Heard) -> None:
        """What a made-up province tells of people. Raises NotAllowed where people are real."""
        if not self.practising:
            raise NotAllowed(permission=Permission.DECIDE.value)
        self._store.hear(told)

    def enrol(self, address: str, code: str) -> None:
        """Exchange a one-time code for this device's place at the province. Raises SyncError kinds, TrainingOnly.

        A lost reply is harmless: the same code with the same key gets the same answer.
        """
        from fieldapp.sync.client import enrol
        from fieldapp.sync.http import new_session
        from fieldapp.sync.protocol import EnrolmentRequest, encode

        if self.practising:
            raise TrainingOnly
        public_key = signatures.public_key(self._seed_to_enrol())
        request = EnrolmentRequest(code, public_key, platform.node() or "laptop", f"jangkau/{__version__}")
        with new_session() as session:
            answer = enrol(address, session, request, cancelled=self._hung_up)
        facts = {
            "province_address": address,
            "province_name": answer.province_name,
            "worker_name": answer.worker_name,
            "worker_role": answer.worker_role,
            "device_code": answer.device_code,
            "receipt_keys": encode(answer.receipt_keys).decode(),
            "ingest_recipient": answer.ingest_recipient,
            "regions": " ".join(answer.regions),
            "device_id": answer.device_id,
            "access_token": "",  # of the device this laptop was before
            "reviews_cursor": "",
            KEPT: "",
            TEAM_CARD: "",
            "team_work_cursor": "",
        }
        self._store.audited(Deed(Verb.ENROL, "device", answer.device_code), keep=facts)
        self.proving.hear(answer.epoch)
        self.form_server.leave()
        durable_write(self._folder / "device.txt", answer.device_code.encode())
        with suppress(SyncError, Cancelled), self._province() as province:
            self.teams.fetch(province, self._hung_up)
        self._store.put_setting("access_token", "")  # the first run signs in itself, and says so where it may not

    def fetch_forms(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: threading.Event | None = None,
    ) -> int:
        """Bring new form versions; returns how many. ``progress`` hears (done, total). SyncError kinds, Cancelled."""
        from fieldapp.sync.downloader import fetch_forms

        if self.form_server.in_use:
            return self.form_server.fetch_forms(progress, cancelled or self._hung_up)
        have = [one.info for one in self._store.form_versions()]
        offered: list[tuple[str, str]] = []
        with self._province() as province:
            fetched = fetch_forms(
                province, have, progress=progress, heard=offered.extend, cancelled=cancelled or self._hung_up
            )
        for form in fetched:
            self._store.put_form(form, Origin(Source.PROVINCE))
        self._store.offer_forms(offered)
        return len(fetched)

    def upload(
        self,
        progress: "Callable[[Sending], None]",
        cancelled: threading.Event,
        *,
        at_once: bool = False,
        budget: int | None = None,
        seconds: float = 0.0,
    ) -> "UploadReport":
        """Send what is due until done, cancelled or blocked; the one blocking cause is in the report.

        Goes on by itself over a link that breaks again and again, and afterwards with an open round of questions
        (``proving``). Told to by the province, the laptop seals itself at the end (``sealing``).
        ``at_once``: a person pressed send, waiting times are ignored. ``budget``: bytes over the wire today, as set for
        the day (``allowed``) where none is named; ``seconds``: no request begins that would end later.
        Raises SignIn before enrolment.
        """
        from fieldapp.sync.allowance import UNLIMITED, Allowance
        from fieldapp.sync.riding import ride
        from fieldapp.sync.uploader import upload

        budget = self.allowed.day_limit() if budget is None else budget
        left = self.allowed.left_of(budget)
        allowance = Allowance(UNLIMITED if left is None else left, seconds)
        link = self._link = self._link or self.allowed.link()
        if self.form_server.in_use:
            report = self.form_server.upload(progress, cancelled, allowance, at_once=at_once)
            self.allowed.keep(link, report.wire_bytes)
            self._watch.heard(report.clock_offset_seconds)
            return report
        wanted: dict[str, frozenset[str]] = {}
        with self._province() as province:
            used = 0

            def run() -> "UploadReport":
                nonlocal used
                try:
                    return upload(
                        self._store,
                        province,
                        self._read_attachment,
                        progress,
                        cancelled,
                        self._clock,
                        random.Random(),  # noqa: S311 (jitter of waiting times)
                        link=link,
                        at_once=at_once,
                        allowance=allowance,
                        wanted=wanted,
                    )
                finally:
                    self.allowed.keep(link, province.wire_bytes - used)
                    used = province.wire_bytes

            report = ride(run)
            report = self.proving.go_on(province, report, progress, cancelled, link, allowance)
            self.allowed.keep(link, province.wire_bytes - used)
            if report.cause is None and not report.cancelled:
                self._look_round(province, cancelled, link, allowance, at_once=at_once)
            return self._obeyed(province, replace(report, wire_bytes=province.wire_bytes))

    def _obeyed(self, province: "Province", report: "UploadReport") -> "UploadReport":
        """At the end of a run, whatever came of it: the order to seal."""
        self.sealing.hear(province.order)
        if not self.sealing.ordered:
            return report
        self._heart.last_beat(province)
        self.sealing.obey()
        return replace(report, cause=LaptopSealed())

    def _look_round(
        self,
        province: "Province",
        cancelled: threading.Event,
        link: "Link",
        allowance: "Allowance",
        *,
        at_once: bool,
    ) -> None:
        """After a run that went through. Within a limit, only what is small: the rest is for work that goes up."""
        used = province.wire_bytes
        if not allowance.refuses(used, SMALL_BYTES, link.rate):
            self._heart.beat(province, cancelled)
            self.reviews.fetch_if_due(province, cancelled, at_once=at_once)
            self.policies.fetch_if_due(province, cancelled, at_once=at_once)
            self.teams.fetch_if_due(province, cancelled, at_once=at_once)
            self.retention.fetch_if_due(province, cancelled)
        if not allowance.limited:
            self.audit_road.send_if_due(province, cancelled, at_once=at_once)
            self.bring_work(province, cancelled, at_once=at_once)
            self._registry.fetch_if_due(province, cancelled, at_once=at_once)
        self.allowed.keep(link, province.wire_bytes - used)

    def fetch_people(
        self, progress: "Progress" = lambda done, left: None, cancelled: threading.Event | None = None
    ) -> None:
        """Bring what the province knows of the people of this laptop's regions, now. SyncError kinds, Cancelled."""
        with self._province() as province:
            self._registry.fetch(province, cancelled or self._hung_up, progress)

    def people_standing(self) -> tuple[int, datetime | None]:
        """How many people the province has told of, and when it was asked last."""
        return self._registry.standing()

    def people_ahead(self, cancelled: threading.Event | None = None) -> Ahead:
        """How much ``fetch_people`` would bring. SyncError kinds, Cancelled."""
        with self._province() as province:
            return self._registry.ahead(province, cancelled or self._hung_up)

    def credentials(self) -> "DeviceCredentials":
        """Who this laptop is to its province; no network. Raises TrainingOnly, SignIn before enrolment."""
        from fieldapp.sync.credentials import DeviceCredentials
        from fieldapp.sync.protocol import decode

        if self.practising:
            raise TrainingOnly
        if not self.registered:
            raise SignIn("This laptop is not enrolled with a province yet.")
        seed = self._seed()
        return DeviceCredentials(
            device_id=self._store.setting("device_id"),
            receipt_keys=decode(self._store.setting("receipt_keys"), dict[str, str]),
            sign=lambda content: signatures.sign(seed, content),
            verify=signatures.verify,
        )

    def public_key(self) -> str:
        """What others verify this laptop's signatures with."""
        return signatures.public_key(self._seed())

    def sign(self, content: bytes) -> str:
        """This laptop's signature of exactly these bytes."""
        return signatures.sign(self._seed(), content)

    def reach(self) -> "AbstractContextManager[Province]":
        """The province, on sockets that are closed afterwards. Raises as ``credentials``."""
        return self._province()

    def read_attachment(self, attachment: Attachment) -> bytes:
        """The plain content of an attachment of a submission. Raises StoreError."""
        return self._read_attachment(attachment)

    def _read_attachment(self, attachment: Attachment) -> bytes:
        return self._files().read(self._store.attachment_file(attachment.sha256), attachment.sha256)

    @contextmanager
    def _province(self) -> "Iterator[Province]":
        """The province, on sockets that are closed afterwards."""
        from fieldapp.sync.client import Province
        from fieldapp.sync.http import new_session

        device = self.credentials()
        get = self._store.setting
        with new_session() as session:
            province = Province(
                get("province_address"),
                device,
                session,
                token=get("access_token"),
                keep_token=lambda token: self._store.put_setting("access_token", token),
                clock=self._clock,
            )
            try:
                yield province
            finally:
                with suppress(StoreError):  # locked meanwhile: it is heard again
                    self.sealing.hear(province.order)
                    self._watch.heard(province.clock_offset_seconds)
                    self.proving.hear(province.epoch)

    def _seed(self) -> str:
        """The device's signing seed; made once and never shown."""
        profile = self._store.setting("profile_id")
        where = self._store.setting("device_seed_in")
        if where == "keyring":
            seed = device_secret.load(profile)
            if seed is None:
                raise SignIn("The keyring no longer holds this laptop's key. Enrol the laptop again.")
            return seed
        if where == "store":
            return self._store.setting("device_seed")
        return self._new_seed(profile)

    def _seed_to_enrol(self) -> str:
        """The same seed as before, so that a lost reply is harmless; a new one when the keyring lost it."""
        try:
            return self._seed()
        except SignIn:
            return self._new_seed(self._store.setting("profile_id"))

    def _new_seed(self, profile: str) -> str:
        seed, _ = signatures.new_key()
        if device_secret.store(profile, seed):
            self._store.put_setting("device_seed_in", "keyring")
        else:
            self._store.put_settings({"device_seed": seed, "device_seed_in": "store"})
        return seed

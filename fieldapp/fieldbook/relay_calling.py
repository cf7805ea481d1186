"""One exchange with a relay: hand over what has no answer, fetch what lies there, take it in as from a stick.

Order: work first. Everything goes on where it was cut: packs wait in a folder of their own until the relay has them,
fetched files grow until they are whole. A pack that was handed over stays in the outbox, like any pack.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from hashlib import file_digest
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from fieldapp.domain.courier import ReadReceipts
from fieldapp.domain.form import Origin, PublishedForm, Source
from fieldapp.domain.relay import Exchanged, Kind, RelayTrouble, Side, Step
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import BadPack, Cancelled, FieldappError, FormError
from fieldapp.fieldbook.relay_files import Parts, read_form_file
from fieldapp.fieldbook.relay_offers import Offers, known_forms
from fieldapp.fieldbook.relay_trust import Trust
from fieldapp.sync import courier_frame
from fieldapp.sync.courier_frame import PACK_ENDING, PACK_MAGIC, FrameError
from fieldapp.sync.http import Pinned, new_session
from fieldapp.sync.relay_client import RelayAt
from fieldapp.sync.relay_protocol import (
    MAX_FILE,
    RELAY_VERSION,
    Hello,
    OfferedFile,
    PackOffer,
    Welcome,
    is_sha256,
    safe_file_name,
)
from fieldapp.vault.durable import durable_folder

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.courier import Courier

Progress = Callable[[Step, int, int], None]  # what it is at, bytes done, bytes in all


class Calling:
    """One run with one relay, in one worker thread."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        courier: "Courier",
        trust: Trust,
        offers: Offers,
        progress: Progress,
        cancelled: Event,
    ) -> None:
        self._folder = folder
        self._store = store
        self._courier = courier
        self._trust = trust
        self._offers = offers
        self._progress = progress
        self._cancelled = cancelled
        self._done = Exchanged()

    def exchange(self, fingerprint: str, address: str) -> Exchanged:
        """Raises RelayTrouble, StoreError kinds, Cancelled."""
        certificate = self._store.relay_certificates(Side.RELAY).get(fingerprint)
        if certificate is None:
            raise RelayTrouble("not_paired")
        self._progress(Step.GREETING, 0, 0)
        pinned = Pinned(self._trust.calling(certificate, showing=True), fingerprint)
        with new_session(pinned=pinned) as session:
            relay = RelayAt(address, session, self._cancelled)
            welcome = self._greet(relay, fingerprint, address)
            self._hand_over(relay, fingerprint, welcome)
            self._fetch(relay, fingerprint, welcome)
        return self._done

    def _greet(self, relay: RelayAt, fingerprint: str, address: str) -> Welcome:
        have = tuple(sorted(self._store.relay_files()))[-5_000:]
        hello = Hello(RELAY_VERSION, self._trust.introduced(fingerprint), known_forms(self._store), have)
        welcome = relay.hello(hello)
        self._trust.check(welcome.laptop, fingerprint, Side.RELAY)
        there = welcome.laptop
        self._store.saw_laptop(
            fingerprint,
            Side.RELAY,
            device_code=there.device_code[:40],
            worker_name=there.worker_name[:200],
            public_key=there.public_key,
            address=address,
        )
        return welcome

    # over

    def _hand_over(self, relay: RelayAt, fingerprint: str, welcome: Welcome) -> None:
        folder = self._folder / "out" / fingerprint[:16]
        durable_folder(folder)
        waiting = self._waiting(folder, welcome)
        without = self._courier.inside({*welcome.packs, *waiting.values()})
        self._courier.pack(
            folder, lambda done, total: self._progress(Step.PACKING, done, total), self._cancelled, without=without
        )
        paths = sorted(folder.glob(f"*{PACK_ENDING}"))
        total, before = sum(path.stat().st_size for path in paths), 0
        for path in paths:
            size = path.stat().st_size
            self._hand_one(relay, fingerprint, path, size, partial(self._over, total, before))
            before += size

    def _over(self, total: int, before: int, done: int) -> None:
        self._progress(Step.HANDING, before + done, total)
        self._stop_if_asked()

    def _waiting(self, folder: Path, welcome: Welcome) -> dict[Path, str]:
        """Packs of an earlier run that the relay does not have yet; the others go."""
        made = {pack.pack_id: pack for pack in self._courier.made()}
        waiting: dict[Path, str] = {}
        for path in folder.glob(f"*{PACK_ENDING}"):
            pack_id = _pack_id(path)
            if pack_id in welcome.packs or pack_id not in made or made[pack_id].settled:
                path.unlink()
            else:
                waiting[path] = pack_id
        return waiting

    def _hand_one(self, relay: RelayAt, fingerprint: str, path: Path, size: int, told: Callable[[int], None]) -> None:
        records = next((one.submissions for one in self._courier.made() if one.pack_id == _pack_id(path)), 0)
        with path.open("rb") as file:
            sha256 = file_digest(file, "sha256").hexdigest()

            def read(offset: int, count: int) -> bytes:
                file.seek(offset)
                return file.read(count)

            result = relay.hand_over(PackOffer(path.name, size), sha256, read, told)
        path.unlink()  # the relay has it, or never will
        done = self._done
        if result == "fresh":
            self._store.count_relayed(fingerprint, Side.RELAY, packs=1, records=records)
            self._done = replace(done, handed=done.handed + 1, records=done.records + records)
        elif result == "known":
            self._done = replace(done, again=done.again + 1)
        else:
            self._note(BadPack(path.name, result if result in BadPack.WHYS else "refused"))

    # back

    def _fetch(self, relay: RelayAt, fingerprint: str, welcome: Welcome) -> None:
        files = [one for one in welcome.files if is_sha256(one.sha256) and 0 < one.size <= MAX_FILE]
        total, before = sum(one.size for one in files), 0
        parts = Parts(self._folder / "in" / fingerprint[:16])
        for one in files:
            if one.kind is Kind.UPDATE and not self._offers.arriving.wants(one.name):
                continue
            path = self._fetch_one(relay, parts, one, before, total)
            if path is None:
                self._note(RelayTrouble("damaged"))
            else:
                self._take_in(one, path)
                parts.drop(one.sha256)
                if one.kind is not Kind.UPDATE:
                    self._store.count_relayed(fingerprint, Side.RELAY, files=1)
            before += one.size
        self._take_update()

    def _fetch_one(self, relay: RelayAt, parts: Parts, file: OfferedFile, before: int, total: int) -> Path | None:
        held = parts.held(file.sha256)
        while held < file.size:
            self._stop_if_asked()
            self._progress(Step.FETCHING, before + held, total)
            more = parts.append(file.sha256, held, relay.fetch(file, held))
            if more is None:  # somebody else writes to it
                return None
            held = more
        self._progress(Step.FETCHING, before + file.size, total)
        return parts.whole(file.sha256, file.size)

    def _take_in(self, file: OfferedFile, path: Path) -> None:
        """Trouble with one thing keeps nothing else away; it is fetched again at the next visit."""
        take = {
            Kind.RECEIPTS: self._receipts,
            Kind.LETTER: self._letter,
            Kind.FORM: self._form,
            Kind.UPDATE: self._update,
        }
        try:
            take[file.kind](file, path)
        except Cancelled:
            raise
        except FieldappError as error:
            self._note(error)
            return
        if file.kind is not Kind.UPDATE:  # some kilobytes that are looked at anew each time; the archive only once
            self._store.keep_relay_file(file.sha256, file.kind, safe_file_name(file.name))

    def _receipts(self, _file: OfferedFile, path: Path) -> None:
        read = self._courier.read_receipts([path], self._cancelled)
        before, counts = self._done.receipts, ("files", "received", "returned", "known", "incomplete", "strange")
        both = {name: getattr(before, name) + getattr(read, name) for name in counts}
        self._done = replace(self._done, receipts=ReadReceipts(**both))
        for error in read.refused:
            self._note(error)

    def _letter(self, _file: OfferedFile, path: Path) -> None:
        letters = self._offers.letters()
        if letters is not None:
            letters.read_bytes(path.read_bytes())
        self._done = replace(self._done, letters=self._done.letters + 1)

    def _form(self, file: OfferedFile, path: Path) -> None:
        """Checked like a form that comes by hand; the relay says that the province has it."""
        from fieldapp.xlsform.opening import check_xform

        try:
            xml, media = read_form_file(path, file.form.sha256 if file.form else "")
        except ValueError:
            raise RelayTrouble("damaged") from None
        try:
            made = check_xform(xml, media, self._store.setting("language", "id"))
        except FormError as error:
            raise RelayTrouble("damaged") from error
        if file.form is None or (made.form_id, made.version) != (file.form.form_id, file.form.version):
            raise RelayTrouble("damaged")
        form = PublishedForm(made.form_id, made.version, made.title, sha256_hex(xml), xml, media)
        self._store.put_form(form, Origin(Source.FILE, safe_file_name(file.name)))
        self._store.offer_forms([(made.form_id, made.version)])
        self._done = replace(self._done, forms=(*self._done.forms, made.title))

    def _update(self, file: OfferedFile, path: Path) -> None:
        """Gathered; what it is worth is seen when all of it has come."""
        self._offers.arriving.keep(file.name, path)

    def _take_update(self) -> None:
        try:
            version = self._offers.arriving.take(partial(self._progress, Step.FETCHING), self._cancelled)
        except Cancelled:
            raise
        except FieldappError as error:
            self._note(error)
            return
        self._done = replace(self._done, updates=(version,) if version else ())

    def _note(self, error: FieldappError) -> None:
        self._done = replace(self._done, troubles=(*self._done.troubles, error))

    def _stop_if_asked(self) -> None:
        if self._cancelled.is_set():
            raise Cancelled


def _pack_id(path: Path) -> str:
    """ "" for what is no pack: a file that a crash left."""
    try:
        with path.open("rb") as file:
            return courier_frame.read_head(file, PACK_MAGIC).pack_id
    except (OSError, FrameError):
        return ""

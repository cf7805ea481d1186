"""How the team's work comes onto a supervisor's laptop. ``book.team_work``.

Packs of the team open here: what is sealed to this store becomes rows, item by item, each in one transaction; a pack
read again, or once more after it was cut, changes nothing. Packs of other teams stay closed.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Final

from fieldapp.domain.courier import CarriedPack
from fieldapp.domain.roles import Permission
from fieldapp.domain.submission import Attachment, sha256_hex
from fieldapp.domain.team import Road, TakenWork
from fieldapp.errors import BadPack, Cancelled, DamagedStore, Refused, StoreError, SyncError
from fieldapp.forms import Form
from fieldapp.vault.durable import durable_folder, durable_write
from fieldapp.vault.sealing import seal, unseal

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.connection import Connection
    from fieldapp.fieldbook.permit import Permit
    from fieldapp.fieldbook.team_packs import PackOpening
    from fieldapp.sync.client import Province
    from fieldapp.sync.team_work_protocol import WorkPage

ASKED_AT: Final = "team_work_asked_at"
EVERY: Final = timedelta(minutes=15)  # where a run goes anyway, unless a person pressed send
MOST_BYTES: Final = 20 << 20  # of files that come with one run
OPENED: Final = "team.opened."  # settings: packs that were read to their end, by id


class TeamDesk:
    """Of one profile. Every call but those about one attachment is *slow*."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        connection: "Connection",
        form: Callable[[str, str], Form],
        permit: "Permit",
        names: Callable[[], dict[str, str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._folder = folder
        self._store = store
        self._connection = connection
        self._form = form
        self._permit = permit
        self._names = names
        self._clock = clock

    @property
    def allowed(self) -> bool:
        """Whether who works here reviews a team."""
        return self._permit.may(Permission.REVIEW)

    def look(self, cancelled: Event | None = None) -> TakenWork:
        """Bring onto the desk what is on this laptop already: its own work, and carried packs that could not be read
        before. Nothing where nobody reviews. Raises Cancelled, StoreError."""
        if not self.allowed:
            return TakenWork()
        return TakenWork(fresh=self.gather_own(cancelled)) + self.open_carried(cancelled=cancelled)

    # packs --------------------------------------------------------------------------------------

    def open_pack(self, pack: Path | CarriedPack, road: Road = Road.PACK, cancelled: Event | None = None) -> TakenWork:
        """Put what a pack of the team holds onto the desk. Raises NotAllowed, BadPack, StickTrouble, StoreError,
        Cancelled; what was read by then stays."""
        from fieldapp.fieldbook.courier_carrying import taken_file

        self._permit.require(Permission.REVIEW)
        path = taken_file(self._folder / "courier", pack.pack_id) if isinstance(pack, CarriedPack) else pack
        return self._opening().open(path, road, cancelled or Event())

    def open_carried(self, road: Road = Road.PACK, cancelled: Event | None = None) -> TakenWork:
        """The same of every pack that is carried here and was not read to its end; trouble with one is left to the
        next time. Nothing where nobody reviews. Raises Cancelled."""
        from fieldapp.fieldbook.courier_carrying import carried_packs

        done = TakenWork()
        if not self.allowed or not self._connection.registered:
            return done
        opened = frozenset(self._store.pack_records(OPENED))
        for pack in carried_packs(self._store):
            if pack.pack_id in opened or pack.status in ("delivered", "refused"):
                continue
            try:
                done += self.open_pack(pack, road, cancelled)
            except (BadPack, StoreError):
                continue
        return done

    # the province -------------------------------------------------------------------------------

    def fetch_if_due(self, province: "Province", cancelled: Event, *, at_once: bool = False) -> None:
        """Everything new, where a supervisor works, at the end of a run. Raises StoreError only."""
        if self.allowed and (at_once or self._due()):
            with suppress(SyncError, Cancelled):
                self.fetch(province, cancelled)
                self.bring_files(province, cancelled)

    def fetch(self, province: "Province", cancelled: Event | None = None) -> int:
        """Everything new that the province received from the team, and what was decided; how many submissions.

        Each page is kept with its cursor. Raises NotAllowed, SyncError kinds, Cancelled, StoreError.
        """
        from fieldapp.fieldbook.team_rows import Projecting
        from fieldapp.sync.team_work import fetch_work

        self._permit.require(Permission.REVIEW)
        rows, fresh = Projecting(self._store, self._form), 0

        def keep(page: "WorkPage") -> None:
            nonlocal fresh
            found = []
            for one in page.work:
                with suppress(ValueError):  # what is no submission is left out
                    found.append(rows.received(one))
            told = [one.verdict() for one in (*(work.stands for work in page.work), *page.decided)]
            fresh += self._store.hear_team_work(found, [one for one in told if one is not None], page.cursor)

        fetch_work(province, self._store.work_heard_to(), keep, cancelled=cancelled)
        self._store.put_setting(ASKED_AT, self._clock().isoformat())
        return fresh

    def bring_files(self, province: "Province", cancelled: Event | None = None, most: int = MOST_BYTES) -> int:
        """Files of what waits for a decision and that are not here yet, of the newest first; how many.

        ``most``: bytes in one go, one file at least. Raises NotAllowed, SyncError kinds, Cancelled, StoreError.
        """
        self._permit.require(Permission.REVIEW)
        brought = size = 0
        for file in self._store.team_files_to_look_at():
            if self.has_attachment(file) or (brought and size + file.size > most):
                continue
            with suppress(Refused):  # it has not arrived at the province yet
                self.bring_file(province, file, cancelled)
                brought, size = brought + 1, size + file.size
        return brought

    def bring_file(self, province: "Province", file: Attachment, cancelled: Event | None = None) -> None:
        """One file, sealed to this store. Raises NotAllowed, SyncError kinds, Cancelled, StoreError."""
        from fieldapp.sync.team_work import fetch_file

        self._permit.require(Permission.REVIEW)
        content = fetch_file(province, file.sha256, cancelled=cancelled)
        folder = self._folder / "team" / "attachments"
        durable_folder(folder)
        durable_write(folder / file.sha256, seal(content, [self._store.setting("recipient")]))

    def _due(self) -> bool:
        try:
            before = datetime.fromisoformat(self._store.setting(ASKED_AT))
        except ValueError:
            return True
        return not timedelta() <= self._clock() - before < EVERY

    def _opening(self) -> "PackOpening":
        from fieldapp.fieldbook.team_packs import PackOpening

        return PackOpening(self._folder / "team" / "attachments", self._store, self._connection.teams, self._form)

    # own work -----------------------------------------------------------------------------------

    def gather_own(self, cancelled: Event | None = None) -> int:
        """A row for each of this laptop's own submissions that has none yet; how many were looked at.

        Raises Cancelled; what was gathered by then stays.
        """
        get, looked = self._store.setting, 0
        while found := self._store.gather_own_work(get("device_id"), get("device_code"), self._names()):
            looked += found
            if cancelled is not None and cancelled.is_set():
                raise Cancelled
        return looked

    # attachments --------------------------------------------------------------------------------

    def attachments_of(self, instance_id: str) -> tuple[Attachment, ...]:
        """The files that belong to a submission of the team, whether they came or not."""
        return self._store.team_attachments(instance_id)

    def has_attachment(self, attachment: Attachment) -> bool:
        """Whether the content of a file came to this laptop."""
        return (self._folder / "team" / "attachments" / attachment.sha256).is_file()

    def read_attachment(self, attachment: Attachment) -> bytes:
        """The plain content. Raises NotAllowed, StoreError when it did not come, DamagedStore."""
        self._permit.require(Permission.REVIEW)
        try:
            sealed = (self._folder / "team" / "attachments" / attachment.sha256).read_bytes()
        except OSError as error:
            raise StoreError("This attachment has not come to this laptop.") from error
        content = unseal(sealed, self._store.setting("identity"))
        if sha256_hex(content) != attachment.sha256:
            raise DamagedStore(reference="FILE-2")
        return content

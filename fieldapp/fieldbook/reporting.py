"""Reports of this laptop: made from one reading of the store, stamped, written in one piece, and logged when they name
people. All calls but the cheap ones are *slow* and belong in the background."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp import __version__
from fieldapp.casework.boundaries import Boundaries, read_boundaries
from fieldapp.casework.caseload import KABUPATEN_LENGTH, Caseload, Names
from fieldapp.casework.consent import OFFICE
from fieldapp.casework.period import Period
from fieldapp.casework.reports import REPORTS, Report, tables
from fieldapp.casework.table import Table
from fieldapp.domain.assessment import OUTBOX
from fieldapp.domain.audit import Deed, Verb
from fieldapp.domain.roles import Permission
from fieldapp.errors import BadBoundaries, Cancelled
from fieldapp.fieldbook.handing_out import put_file
from fieldapp.fieldbook.regions import Regions
from fieldapp.fieldbook.report_names import LoadForm, report_names, short_name
from fieldapp.reports.stamp import PROVINCE, Stamp, file_name

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

LOG = "report_log"
KEPT = 500  # entries of the log
FORMATS = ("pdf", "xlsx", "csv")
Stop = Callable[[], bool]
Sharable = Callable[[Iterable[str], str], frozenset[str]]  # of these people those whom a receiver may be told of


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for. ``region``: code of a kab/kota or kecamatan, "" for the province; ``sex``: L, P or "".

    ``receiver``: for whom a list of names is made, of the share list or the office itself; ``device``: the code of
    a laptop of the team whose work is counted alone.
    """

    report: str
    period: Period
    region: str = ""
    sex: str = ""
    published: bool = False
    receiver: str = OFFICE
    device: str = ""  # the laptop of the team whose work is counted alone


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was made: its tables, ready to show and to write. ``left_out``: people whom consent keeps off."""

    report: Report
    order: Order
    tables: tuple[Table, ...]
    stamp: Stamp
    language: str
    left_out: int = 0

    @property
    def empty(self) -> bool:
        """Nothing to count in the period."""
        return all(table.empty for table in self.tables)

    def file_name(self, ending: str) -> str:
        """``Rekap-PPKS_Kaltim_2026-11.xlsx``."""
        return file_name(self.report.file, self.stamp, ending)


@dataclass(frozen=True, slots=True)
class Logged:
    """One list of names that was saved, and what for."""

    at: datetime
    report: str
    period: str
    format: str
    people: int
    purpose: str


class Reporting:
    """``who``: name and device code of the worker."""

    def __init__(
        self,
        folder: Path,
        store: "Store",
        regions: Regions,
        form: LoadForm,
        who: Callable[[], tuple[str, str]],
        permit: "Permit",
        sharable: Sharable,
        clock: Callable[[], datetime],
    ) -> None:
        self._folder = folder
        self._store = store
        self._regions = regions
        self._form = form
        self._who = who
        self._permit = permit
        self._sharable = sharable
        self._clock = clock

    def caseload(self) -> Caseload:
        """Everything that is counted, of this moment. *Slow.*"""
        return self._store.caseload()

    def names(self, language: str) -> Names:
        """What codes are called. *Slow* the first time."""
        return report_names(self._regions, self._form, self._store.beds(), language)

    def make(self, order: Order, language: str, stop: Stop = lambda: False) -> Made:
        """Count. *Slow.* Raises Cancelled soon after ``stop`` says so, StoreError, NotAllowed."""
        self._permit.require(Permission.EXPORT if REPORTS[order.report].named else Permission.REPORT)
        if REPORTS[order.report].team or order.device:
            self._permit.require(Permission.TEAM)
        names = self._names_for(order, language)
        load = self.caseload()
        if stop():
            raise Cancelled
        narrow = load.of_device(order.device).narrowed(order.region, order.sex, names.facility_regions)
        report = REPORTS[order.report]
        everybody = len(narrow.people)
        if report.named:
            named = self._sharable((one.person_id for one in narrow.people), order.receiver)
            narrow = replace(narrow, people=tuple(one for one in narrow.people if one.person_id in named))
        made = tables(report, narrow, order.period, names, published=order.published)
        if stop():
            raise Cancelled
        left_out = everybody - len(narrow.people)
        return Made(report, order, made, self._stamp(order, load.as_of), language, left_out)

    def offered(self) -> tuple[Report, ...]:
        """The reports that who works here may make, lists of names too: those ask for more when they are made."""
        team = self._permit.may(Permission.TEAM)
        return tuple(report for report in REPORTS.values() if team or not report.team)

    def devices(self) -> tuple[tuple[str, str], ...]:
        """Code and worker of the laptops whose work this desk holds; () for who is no supervisor."""
        return self._store.team_devices() if self._permit.may(Permission.TEAM) else ()

    def _names_for(self, order: Order, language: str) -> Names:
        """The recapitulation of one kab/kota goes by its kecamatan."""
        names = self.names(language)
        if len(order.region) != KABUPATEN_LENGTH:
            return names
        inside = {one.code: one.name for one in self._regions.children(order.region)}
        return replace(names, kecamatan=inside)

    def _stamp(self, order: Order, as_of: datetime) -> Stamp:
        counts = self._store.count_by_state()
        region = self._regions.name(order.region) if order.region else ""
        who, device = self._who()
        return Stamp(
            as_of=as_of,
            unsent=sum(counts.get(state, 0) for state in OUTBOX),
            who=who,
            device=device,
            version=__version__,
            period=order.period,
            region=region,
            area=short_name(region) or PROVINCE,
            sex=order.sex,
            published=order.published,
            device_counted=order.device,
        )

    def contents(self, made: Made, ending: str) -> dict[str, bytes]:
        """File name → content for ``xlsx`` (one file) or ``csv`` (one file a table). *Slow.*"""
        if ending == "xlsx":
            from fieldapp.reports.excel import to_excel

            return {made.file_name(ending): to_excel(made.tables, made.stamp, made.language)}
        from fieldapp.reports.csv_file import to_csv

        named = {table.key: to_csv(table, made.language) for table in made.tables}
        if len(named) == 1:
            return {made.file_name(ending): next(iter(named.values()))}
        return {file_name(made.report.file, made.stamp, ending, key): text for key, text in named.items()}

    def write(self, made: Made, path: Path, content: bytes, purpose: str = "") -> None:
        """Put a file down in one piece; one that names people goes into the log first, with its purpose.

        Raises FileInUse, DiskFull, StoreError; ValueError for a list of names without a purpose.
        """
        if made.report.named:
            self._log(made, path.suffix.lstrip("."), purpose)
        self._audited(Verb.REPORT, made, path.suffix.lstrip("."), purpose)
        put_file(path, content)

    def printed(self, made: Made, purpose: str = "") -> None:
        """Remember that a list of names went to a printer. Raises ValueError without a purpose."""
        if made.report.named:
            self._log(made, "print", purpose)
        self._audited(Verb.PRINT, made, "print", purpose)

    def log(self) -> tuple[Logged, ...]:
        """Lists of names that were saved or printed, oldest first."""
        kept = json.loads(self._store.setting(LOG, "[]"))
        return tuple(Logged(datetime.fromisoformat(at), *rest) for at, *rest in kept)

    def _log(self, made: Made, ending: str, purpose: str) -> None:
        if not purpose.strip():
            raise ValueError("a list of names needs a purpose")
        people = sum(len(table.rows) for table in made.tables)
        entry = [self._clock().isoformat(), made.report.key, made.stamp.period.code(), ending, people, purpose.strip()]
        kept = [*json.loads(self._store.setting(LOG, "[]")), entry]
        self._store.put_setting(LOG, json.dumps(kept[-KEPT:], ensure_ascii=False))

    def _audited(self, verb: Verb, made: Made, ending: str, purpose: str) -> None:
        which = f"{made.report.key} {made.stamp.period.code()} {ending}"
        self._store.audited(Deed(verb, "report", which, purpose))

    def boundaries(self) -> Boundaries | None:
        """The province's map where the profile has it (``lists/boundaries.geojson``), else None. *Slow.*

        Raises BadBoundaries.
        """
        path = self._folder / "lists" / "boundaries.geojson"
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BadBoundaries(why="it cannot be read") from error
        return read_boundaries(content)

"""Reports that are made by themselves at the first unlock after their day, and what was made.

A period is made once: the schedule moves on in the transaction that follows the file, and a file that a crash left is
written again under the same name. What could not be made (a stick that is not there) is tried again.
"""

import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fieldapp.casework.period import wita_day
from fieldapp.casework.reports import REPORTS
from fieldapp.casework.schedule import EVERY, Schedule, due, ended
from fieldapp.domain.roles import Permission
from fieldapp.errors import FieldappError, FileInUse
from fieldapp.fieldbook.reporting import FORMATS, Made, Order, Reporting

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.fieldbook.permit import Permit

SCHEDULES: Final = "report_schedules"
RUNS: Final = "report_runs"
KEPT: Final = 200
Draw = Callable[[Made], bytes]  # a report as PDF
Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Run:
    """One attempt. ``trouble``: "" when it was made, else folder, in_use or failed."""

    at: datetime
    report: str
    period: str
    format: str
    files: tuple[str, ...]
    trouble: str = ""


class ScheduledReports:
    """The schedules of this laptop, and their runs."""

    def __init__(self, store: "Store", reports: Reporting, permit: "Permit", clock: Callable[[], datetime]) -> None:
        self._store = store
        self._reports = reports
        self._permit = permit
        self._clock = clock

    def all(self) -> tuple[Schedule, ...]:
        """In the order in which they were made."""
        kept = json.loads(self._store.setting(SCHEDULES, "[]"))
        return tuple(Schedule(**{**one, "made_until": date.fromisoformat(one["made_until"])}) for one in kept)

    def add(self, report: str, every: str, ending: str, folder: Path, region: str = "", after: int = 0) -> Schedule:
        """From the period that runs now on. Raises NotAllowed; ValueError for a list of names, which needs a purpose
        every time, and for words nobody knows."""
        self._permit.require(Permission.REPORT)
        if REPORTS[report].named or every not in EVERY or ending not in FORMATS or not 0 <= after <= 31:
            raise ValueError("this cannot be made by itself")
        until = ended(every, self._today())
        made = Schedule(uuid.uuid4().hex, report, every, ending, str(folder), until, region, after)
        self._keep((*self.all(), made))
        return made

    def remove(self, schedule_id: str) -> None:
        """It is not made any more; what was made stays. Raises NotAllowed."""
        self._permit.require(Permission.REPORT)
        self._keep([one for one in self.all() if one.schedule_id != schedule_id])

    def restore(self, schedule: Schedule) -> None:
        """Take a removed one back. Raises NotAllowed."""
        self._permit.require(Permission.REPORT)
        self._keep((*self.all(), schedule))

    def due(self) -> bool:
        """Whether something is to be made that who works here may make."""
        return any(due(one, self._today()) for one in self._allowed())

    def make_due(self, draw: Draw, language: str, stop: Stop = lambda: False) -> tuple[Run, ...]:
        """Make what is due. *Slow.* Raises Cancelled soon after ``stop`` says so; other trouble is told in the runs."""
        runs: list[Run] = []
        for schedule in self._allowed():
            for period in due(schedule, self._today()):
                order = Order(schedule.report, period, schedule.region)
                made = self._reports.make(order, language, stop)
                run = self._write(schedule, made, draw)
                runs.append(run)
                self._remember(run, None if run.trouble else replace(schedule, made_until=period.last))
                if run.trouble:
                    break
        return tuple(runs)

    def runs(self) -> tuple[Run, ...]:
        """What was made and what was not, newest first."""
        kept = json.loads(self._store.setting(RUNS, "[]"))
        return tuple(
            Run(datetime.fromisoformat(at), report, period, ending, tuple(files), trouble)
            for at, report, period, ending, files, trouble in reversed(kept)
        )

    def _allowed(self) -> list[Schedule]:
        if not self._permit.may(Permission.REPORT):
            return []
        offered = {report.key for report in self._reports.offered()}
        return [one for one in self.all() if one.report in offered]

    def _write(self, schedule: Schedule, made: Made, draw: Draw) -> Run:
        folder, files, trouble = Path(schedule.folder), [], ""
        try:
            if not folder.is_dir():
                trouble = "folder"
            else:
                contents = self._contents(made, schedule.format, draw)
                for name, content in contents.items():
                    self._reports.write(made, folder / name, content)
                    files.append(str(folder / name))
        except FileInUse:
            trouble = "in_use"
        except (FieldappError, OSError):
            trouble = "failed"
        return Run(self._clock(), schedule.report, made.stamp.period.code(), schedule.format, tuple(files), trouble)

    def _contents(self, made: Made, ending: str, draw: Draw) -> dict[str, bytes]:
        return {made.file_name("pdf"): draw(made)} if ending == "pdf" else self._reports.contents(made, ending)

    def _remember(self, run: Run, moved: Schedule | None) -> None:
        kept = json.loads(self._store.setting(RUNS, "[]"))
        kept.append([run.at.isoformat(), run.report, run.period, run.format, list(run.files), run.trouble])
        self._store.put_setting(RUNS, json.dumps(kept[-KEPT:], ensure_ascii=False))
        if moved is not None:
            self._keep([moved if one.schedule_id == moved.schedule_id else one for one in self.all()])

    def _keep(self, schedules: Sequence[Schedule]) -> None:
        told = [{**asdict(one), "made_until": one.made_until.isoformat()} for one in schedules]
        self._store.put_setting(SCHEDULES, json.dumps(told, ensure_ascii=False))

    def _today(self) -> date:
        return wita_day(self._clock())

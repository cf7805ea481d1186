"""Submissions of the team as rows of the supervisor's desk, whatever road they came on."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from fieldapp.casework.arriving import Said, said_of
from fieldapp.casework.submitted import ChangeReader
from fieldapp.domain.submission import sha256_hex
from fieldapp.domain.team import Arrived, Member, Reviewed, Road, TeamWork
from fieldapp.errors import FormError, StoreError
from fieldapp.forms import Form

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.protocol import SubmissionLine
    from fieldapp.sync.team_work_protocol import ReceivedWork


class Projecting:
    """Rows of submissions, from their bytes and the forms that are here."""

    def __init__(self, store: "Store", form: Callable[[str, str], Form]) -> None:
        self._changes = ChangeReader(form)
        self._titles = {one.info.form_id: one.info.title for one in reversed(store.form_versions())}

    def received(self, one: "ReceivedWork") -> Arrived:
        """What the province received. Raises ValueError for what is no submission."""
        member = Member(one.device_id, one.device_code, one.worker_name, "", "")
        found = self.arrived(one.line, member, Road.PROVINCE)
        stands = one.stands
        work = replace(
            found.work,
            state=stands.state,
            note=stands.note,
            decided_at=stands.decided_at,
            decided_by=stands.decided_by,
        )
        return replace(found, work=work)

    def arrived(self, line: "SubmissionLine", member: Member, road: Road) -> Arrived:
        """Raises ValueError for what is no submission of this member."""
        xml = line.xml.encode()
        if sha256_hex(xml) != line.sha256 or line.finalized_at.tzinfo is None or not line.instance_id:
            raise ValueError("not a submission")
        said = self._said(line, xml)
        work = TeamWork(
            instance_id=line.instance_id,
            sha256=line.sha256,
            number=line.number,
            form_id=line.form_id,
            form_version=line.form_version,
            form_title=self._titles.get(line.form_id, line.form_id),
            device_code=member.device_code,
            worker_name=said.worker_name or member.worker_name,
            person_id=said.person_id,
            label=said.label,
            region=said.region,
            started_at=said.started_at,
            finalized_at=line.finalized_at,
            road=road,
            state=Reviewed.WAITING,
            corrects=line.corrects,
        )
        return Arrived(work, member.device_id, xml, line.attachments)

    def _said(self, line: "SubmissionLine", xml: bytes) -> Said:
        try:
            changes = self._changes(line.form_id, line.form_version, xml)
        except (StoreError, FormError):  # a form version that this laptop does not have: it says less of itself
            changes = ()
        try:
            return said_of(xml, changes)
        except FormError:
            raise ValueError("no XML") from None

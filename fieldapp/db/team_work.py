"""Submissions of the team that this laptop holds, and what was decided about them."""

from sqlalchemy import func, select

from fieldapp.db.part import Part
from fieldapp.db.team_tables import team_work
from fieldapp.domain.team import Reviewed


class TeamWorkPart(Part):
    """``count_team_work``."""

    def count_team_work(self) -> dict[Reviewed, int]:
        """How many stand where; states without any are left out."""
        counted = select(team_work.c.state, func.count()).group_by(team_work.c.state)
        with self._reading() as connection:
            return {Reviewed(state): count for state, count in connection.execute(counted)}

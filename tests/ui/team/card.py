"""A team as the province would state it: laptops in every condition, with work of theirs that came by every road."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from fieldapp import __version__
from fieldapp.db.team_tables import team_work
from fieldapp.domain.team import Member, Standing, Team
from fieldapp.fieldbook import Fieldbook

NOW = datetime.now(UTC)
WORKERS = (
    ("KT-A07", "Rina Wulandari"),
    ("KT-A08", "Andi Pratama"),
    ("KT-A09", "Desi Lestari"),
    ("KT-A10", "Yohanes Bria"),
    ("KT-A11", "Siti Rahmah"),
)


@dataclass
class Card:
    """What ``book.team`` says."""

    members: tuple[Member, ...]
    told: tuple[Standing, ...]

    def now(self) -> Team | None:
        return Team(NOW, (), self.members)

    def standings(self) -> tuple[Standing, ...]:
        return self.told


def ago(**gone: float) -> datetime:
    return NOW - timedelta(**gone)


def member(code: str, name: str, role: str = "worker") -> Member:
    return Member(f"id-{code}", code, name, role, "key")


def a_team() -> Card:
    """One laptop is well, one long silent, one stuck, one behind, one was never heard of."""
    told = (
        Standing("id-KT-A07", ago(hours=3), __version__, {}, 0, 2, 0, ago(hours=3)),
        Standing("id-KT-A08", ago(days=9), __version__, {}, 4, 0, 0, ago(days=9)),
        Standing("id-KT-A09", ago(hours=20), __version__, {}, 12, 3, 1, ago(days=5)),
        Standing("id-KT-A10", ago(days=2), "0.0.9", {"follow_up": "2026010101"}, 0, 0, 0, ago(days=2)),
    )
    return Card(tuple(member(*one) for one in WORKERS), told)


def work(book: Fieldbook, code: str, number: int, **facts: object) -> str:
    """A submission of the team on this laptop; its id."""
    instance_id = f"uuid:{code}-{number}"
    row: dict[str, object] = dict.fromkeys(
        ("worker_name", "person_id", "region", "corrects", "checks", "decided_by", "decision", "note"), ""
    )
    row |= {"sha256": "0" * 64, "number": f"{code}-{number}", "form_id": "outreach_rapid", "form_version": "1"}
    row |= {"form_title": "Asesmen cepat penjangkauan", "device_id": f"id-{code}", "device_code": code, "flags": 0}
    row |= {"label": "Budi Santoso", "road": "pack", "xml": b"<data/>", "alike": 0, "state": "waiting", "got_at": NOW}
    row |= {"instance_id": instance_id, "finalized_at": ago(days=number), **facts}
    with book._store._writing() as connection:
        connection.execute(team_work.insert().values(row))
    return instance_id

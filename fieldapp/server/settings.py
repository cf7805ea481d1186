"""Where a province keeps its things, and its limits."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """``data`` is the province's folder (made by ``init``); ``database_url`` "" means SQLite inside it.

    ``enrolments_per_minute`` bounds guesses of one-time codes per client address,
    ``sign_ins_per_minute`` those of administrators' passphrases per address and per name. ``utc_offset_hours`` is
    the province's own time, in which "today" is judged. ``checks``: "full" checks everything before the
    receipt, "staged" checks form rules afterwards (docs/decisions/0023). ``connections`` to the database are
    held by each worker, half as many more for a moment. ``attachments_url`` names a bucket for complete attachments
    (``contents.py``); "" means the folder.
    """

    data: Path
    database_url: str = ""
    attachments_url: str = ""
    token_seconds: int = 900
    nonce_seconds: int = 300
    enrolments_per_minute: int = 10
    sign_ins_per_minute: int = 10
    checks: Literal["full", "staged"] = "full"
    connections: int = 12
    utc_offset_hours: int = 8  # WITA, all of East Kalimantan

    @property
    def database(self) -> str:
        """The SQLAlchemy URL."""
        return self.database_url or f"sqlite:///{self.data / 'province.sqlite'}"

    @property
    def attachments(self) -> Path:
        """Complete attachments, named by their sha256."""
        return self.data / "attachments"

    @property
    def uploads(self) -> Path:
        """Attachments on their way."""
        return self.data / "uploads"

    @property
    def damaged(self) -> Path:
        """Attachments that were set aside (``scrub.py``)."""
        return self.data / "damaged"

    @property
    def updates(self) -> Path:
        """The signed folder of updates for laptops (``updates.py``)."""
        return self.data / "updates"

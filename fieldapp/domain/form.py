"""A form as it is published and stored: compiled XForm and its files."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PublishedForm:
    """One version of a form; it never changes. ``sha256`` is of ``xml``; ``files`` are its media by name."""

    form_id: str
    version: str
    title: str
    sha256: str
    xml: bytes = field(repr=False)
    files: dict[str, bytes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class FormInfo:
    """A line of a form list. ``files`` maps a media name to its sha256."""

    form_id: str
    version: str
    title: str
    sha256: str
    files: dict[str, str] = field(default_factory=dict)
    stored_at: datetime | None = None

"""A form as it is published and stored: compiled XForm and its files."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


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


class Source(StrEnum):
    """How a form version came to this laptop."""

    SHIPPED = "shipped"  # with the app
    PROVINCE = "province"
    FILE = "file"  # imported by hand
    SERVER = "server"  # an OpenRosa server


@dataclass(frozen=True, slots=True)
class Origin:
    """``place``: the file's name or the server's host; blank for the app and the province."""

    source: Source
    place: str = ""


@dataclass(frozen=True, slots=True)
class FormVersion:
    """A line of the form library.

    ``offered``: the province is known to have this version, so it can receive submissions of it.
    ``newest``: new assessments of this form use it. ``drafts`` counts those on it, the bin left out.
    """

    info: FormInfo
    origin: Origin
    hidden: bool = False
    offered: bool = False
    newest: bool = False
    drafts: int = 0


@dataclass(frozen=True, slots=True)
class ListedForm:
    """One line of an OpenRosa server's form list. ``digest``: ``md5:…``; ``manifest`` is "" when it has no files."""

    form_id: str
    version: str
    title: str
    digest: str
    download: str
    manifest: str = ""

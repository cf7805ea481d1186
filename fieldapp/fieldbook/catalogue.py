"""Which catalogue of services counts: the list the province published last, else the one that comes with the app.

Lists travel as files of forms (``services.csv`` beside a published form). A form of the province brings its edition of
the list, so that of the province's form that was stored last is the newest; forms that came with the app or from a file
picked by hand never replace it. The same holds for facilities.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from fieldapp import config
from fieldapp.casework.services import Catalogue, read_facilities, read_services
from fieldapp.domain.form import FormVersion, Source

if TYPE_CHECKING:
    from fieldapp.db.store import Store

SERVICES, FACILITIES = "services.csv", "facilities.csv"
_EARLIEST = datetime.min.replace(tzinfo=UTC)


def catalogue_of(store: "Store") -> Catalogue:
    """Services and facilities as they count now; read again only when another edition came."""
    versions = store.form_versions()
    return _read(_newest(store, versions, SERVICES), _newest(store, versions, FACILITIES))


def _newest(store: "Store", versions: Sequence[FormVersion], name: str) -> bytes:
    """The list's bytes in force."""
    published = [one for one in versions if one.origin.source is Source.PROVINCE and name in one.info.files]
    if not published:
        return _shipped(name)
    last = max(published, key=lambda one: one.info.stored_at or _EARLIEST)
    return store.form(last.info.form_id, last.info.version).files[name]


@lru_cache(maxsize=4)
def _shipped(name: str) -> bytes:
    return (config.resources() / "services" / name).read_bytes()


@lru_cache(maxsize=4)
def _read(services: bytes, facilities: bytes) -> Catalogue:
    return Catalogue(read_services(services), read_facilities(facilities))

"""One statement of one submission about one entity, and its place in the order of finalization."""

from datetime import datetime
from typing import NamedTuple

from fieldapp.domain.submission import EntityChange


class Said(NamedTuple):
    """One change with the submission it comes from.

    ``order`` counts over all changes of all submissions; ``version`` is the province's number of this change among
    those of its entity, 0 while this laptop has not heard it.
    """

    change: EntityChange
    at: datetime
    instance_id: str
    form_title: str
    order: int = 0
    version: int = 0

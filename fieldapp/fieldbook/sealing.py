"""The province's order that this laptop seal itself: heard with an access token, obeyed at the end of a run.

What is finalized is brought first, as far as the link allows. Then the database key is left to the province alone:
nothing of the profile opens here any more, and nothing of it is deleted.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from fieldapp.domain.audit import Deed, Verb
from fieldapp.fieldbook.profile import SLOTS
from fieldapp.fieldbook.users import ALLOWED
from fieldapp.vault import device_secret
from fieldapp.vault.closing import seal_off

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.sync.protocol import OrderText

ORDER = "seal_order"


class Sealing:
    """Of one open profile."""

    def __init__(self, folder: Path, store: "Store") -> None:
        self._folder = folder
        self._store = store

    @property
    def ordered(self) -> bool:
        """Whether the order was heard; an interrupted run is made up for by the next."""
        return bool(self._store.setting(ORDER))

    def hear(self, order: "OrderText | None") -> None:
        """Keep a verified order."""
        if order is not None and not self.ordered:
            self._store.put_setting(ORDER, order.ordered_at.isoformat())

    def obey(self) -> None:
        """From now on the profile opens for the province only; it is still open here until it is locked.

        Raises StoreError kinds; then everything is as before.
        """
        self._store.audited(Deed(Verb.SEAL, "profile"))
        get = self._store.setting
        facts = {name: get(name) for name in ("profile_id", "device_id", "device_code")}
        recipient = get("ingest_recipient")
        self._store.put_setting(ALLOWED, "")  # the province makes new slots
        self._store.hand_over_key(lambda key: seal_off(self._folder, SLOTS, key, facts, recipient))
        device_secret.forget(get("profile_id"))

"""An OpenRosa server (ODK Central, KoboToolbox) in the place of the province: join, fetch forms, upload. *Slow* calls.

Address, name and password are one secret: an address may hold a token. It lies in the operating system's keyring where
there is one, otherwise inside the encrypted store; screens and logs get the host only.
"""

import json
import random
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from fieldapp.domain.submission import Attachment
from fieldapp.errors import FormError, SignIn, StoreError, TrainingOnly
from fieldapp.fieldbook.library import Library, ServerAccess
from fieldapp.vault import device_secret

if TYPE_CHECKING:
    from fieldapp.db.store import Store
    from fieldapp.domain.form import ListedForm
    from fieldapp.sync.allowance import Allowance
    from fieldapp.sync.openrosa_run import Trips
    from fieldapp.sync.openrosa_upload import FormServerAccess
    from fieldapp.sync.uploader import Sending, UploadReport

HOST, PLACE, SECRET = "form_server_host", "form_server_secret_in", "form_server_secret"


class FormServerConnection:
    """One profile's way to one such server. A province that knows this laptop comes first."""

    def __init__(
        self,
        store: "Store",
        library: Library,
        read_attachment: Callable[[Attachment], bytes],
        clock: Callable[[], datetime],
    ) -> None:
        self._store, self._library, self._read_attachment, self._clock = store, library, read_attachment, clock
        self._trips: Trips | None = None
        self.left_out: tuple[str, ...] = ()  # titles of offered forms that cannot be used here, since the last fetch

    @property
    def in_use(self) -> bool:
        """True where submissions go to such a server."""
        return bool(self.host) and not self._store.setting("device_id")

    @property
    def host(self) -> str:
        """The server's name, "" where there is none."""
        return self._store.setting(HOST)

    def join(self, access: ServerAccess, cancelled: threading.Event | None = None) -> int:
        """Try the connection, then keep it; returns how many forms the server offers to this name.

        Raises SyncError kinds (nothing is kept then), Cancelled, TrainingOnly, and StoreError where a province
        knows this laptop.
        """
        from fieldapp.sync.openrosa import FormServer
        from fieldapp.sync.openrosa_upload import FormServerUpload

        if self._store.setting("practising"):
            raise TrainingOnly
        if self._store.setting("device_id"):
            raise StoreError("This laptop is registered with a province already.")
        wanted = _sync_access(access)
        with FormServerUpload(wanted, self._device()) as there:
            there.look(cancelled)
            host = there.host
        with FormServer(wanted.base, wanted.user, wanted.password) as there_too:
            offered = there_too.forms(cancelled=cancelled)
        self._keep(wanted, host)
        self._trips = None
        return len(offered)

    def leave(self) -> None:
        """Forget the server and its secret; what it accepted stays noted."""
        if self.host:
            if self._store.setting(PLACE) == "keyring":
                device_secret.forget(self._secret_name())
            self._store.put_settings({HOST: "", PLACE: "", SECRET: ""})

    def fetch_forms(
        self,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: threading.Event | None = None,
    ) -> int:
        """Bring form versions that are not here yet; returns how many. ``left_out`` tells those with mistakes.

        Raises SyncError kinds and Cancelled.
        """
        access = self._access()
        server = ServerAccess(access.base, access.user, access.password)
        offered = self._library.ask_server(server, cancelled)
        here = {(one.info.form_id, one.info.version) for one in self._library.versions()}
        missing = [one for one in offered if (one.form_id, one.version) not in here]
        left_out = []
        for number, listed in enumerate(missing):
            progress(number, len(missing))
            if not self._bring(server, listed, cancelled):
                left_out.append(listed.title)
        progress(len(missing), len(missing))
        self.left_out = tuple(left_out)
        self._store.offer_forms([(one.form_id, one.version) for one in offered])
        return len(missing) - len(left_out)

    def upload(
        self,
        progress: "Callable[[Sending], None]",
        cancelled: threading.Event,
        allowance: "Allowance",
        *,
        at_once: bool = False,
    ) -> "UploadReport":
        """Send what is due; the one blocking cause is in the report. Raises SignIn where the secret is gone."""
        from fieldapp.sync.openrosa_run import Trips, upload_to_form_server
        from fieldapp.sync.openrosa_upload import FormServerUpload

        self._trips = self._trips or Trips()
        with FormServerUpload(self._access(), self._device()) as server:
            return upload_to_form_server(
                self._store,
                server,
                self._read_attachment,
                progress,
                cancelled,
                self._clock,
                random.Random(),  # noqa: S311 (jitter of waiting times)
                trips=self._trips,
                allowance=allowance,
                at_once=at_once,
            )

    def _bring(self, server: ServerAccess, listed: "ListedForm", cancelled: threading.Event | None) -> bool:
        """Whether it can be used here. A form with mistakes keeps none of the others away."""
        try:
            self._library.add(self._library.check_listed(server, listed, cancelled=cancelled))
        except (FormError, StoreError):
            return False
        return True

    def _device(self) -> str:
        return f"jangkau:{self._store.setting('profile_id')}"

    def _keep(self, access: "FormServerAccess", host: str) -> None:
        secret = json.dumps([access.base, access.user, access.password])
        kept = device_secret.store(self._secret_name(), secret)
        facts = {
            PLACE: "keyring" if kept else "store",
            SECRET: "" if kept else secret,
            HOST: host,
            "province_name": host,
            "province_address": f"https://{host}",
        }
        self._store.put_settings(facts | ({"worker_name": access.user} if access.user else {}))

    def _access(self) -> "FormServerAccess":
        if self._store.setting("practising"):
            raise TrainingOnly
        in_keyring = self._store.setting(PLACE) == "keyring"
        secret = device_secret.load(self._secret_name()) if in_keyring else self._store.setting(SECRET)
        if not secret:
            raise SignIn("The password of the server is not on this laptop any more. Enter it again.")
        return _sync_access(ServerAccess(*json.loads(secret)))

    def _secret_name(self) -> str:
        return f"{self._store.setting('profile_id')}/form-server"


def _sync_access(access: ServerAccess) -> "FormServerAccess":
    from fieldapp.sync.openrosa_upload import FormServerAccess

    return FormServerAccess(access.address, access.user, access.password)

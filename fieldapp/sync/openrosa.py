"""Blank forms from an OpenRosa server (ODK Central, KoboToolbox, Ona …): list, manifest, download.

Every byte is checked against the MD5 the server lists (the only digest this protocol has: it finds damage, and
https keeps strangers out). A name and password are sent only when the server asks for them, and only to the host
the person typed; what lies on another host is fetched without them.
"""

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Event
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from fieldapp.domain.form import ListedForm
from fieldapp.errors import FormError, Refused, ServerTrouble, SignIn, SyncError
from fieldapp.forms.xml import local, parse_xml
from fieldapp.sync.http import MAX_FILE, Gate, Request, new_session
from fieldapp.sync.server_sign_in import sign_in
from fieldapp.sync.verdict import NOT_TAKEN, SIGN_IN, retry_after

FORM_LIST = "formList"
_HEADERS = {"X-OpenRosa-Version": "1.0", "Accept": "text/xml, application/xml, */*"}


class FormServer:
    """One server; a context manager that closes its sockets. One thread at a time."""

    def __init__(self, address: str, user: str = "", password: str = "") -> None:
        """``address``: with or without ``/formList``. Raises Untrusted when it is neither https nor this computer."""
        base = address.strip().rstrip("/").removesuffix(f"/{FORM_LIST}")
        self._user, self._password = user, password
        self._session, self._open = new_session(), new_session()
        self._gate = Gate(base, self._session, judge=_trouble)
        parts = urlsplit(self._gate.address)
        self.host = parts.hostname or ""
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._root = Gate(self._origin, self._session, judge=_trouble)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every socket."""
        self._session.close()
        self._open.close()

    def forms(self, *, cancelled: Event | None = None) -> tuple[ListedForm, ...]:
        """What the server offers, in its order. Raises SyncError kinds and Cancelled."""
        address = f"{self._gate.address}/{FORM_LIST}"
        root = _document(self._read(address, cancelled), "xforms")
        return tuple(_listed(one, address) for one in root if local(one) == "xform")

    def download(
        self,
        listed: ListedForm,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
        cancelled: Event | None = None,
    ) -> tuple[bytes, dict[str, bytes]]:
        """The XForm and its files by name, digests checked. ``progress`` hears (done, total) in files.

        Raises SyncError kinds (Refused with ``reason`` digest, manifest … and ``name``) and Cancelled.
        """
        wanted = self._manifest(listed, cancelled) if listed.manifest else ()
        total = 1 + len(wanted)
        progress(0, total)
        xml = self._checked(listed.download, listed.digest, listed.title, cancelled)
        files: dict[str, bytes] = {}
        for name, digest, address in wanted:
            progress(1 + len(files), total)
            files[name] = self._checked(address, digest, name, cancelled)
        progress(total, total)
        return xml, files

    def _manifest(self, listed: ListedForm, cancelled: Event | None) -> tuple[tuple[str, str, str], ...]:
        """(name, digest, address) of each file."""
        root = _document(self._read(listed.manifest, cancelled), "manifest")
        found = []
        for one in root:
            if local(one) == "mediaFile":
                parts = _texts(one)
                name = parts.get("filename", "")
                if not name or "/" in name or "\\" in name or name.startswith(".") or not parts.get("downloadUrl"):
                    raise _refused("manifest", name)
                found.append((name, parts.get("hash", ""), urljoin(listed.manifest, parts["downloadUrl"])))
        return tuple(found)

    def _checked(self, address: str, digest: str, name: str, cancelled: Event | None) -> bytes:
        content = self._read(address, cancelled)
        kind, _, value = digest.partition(":")
        if kind.lower() != "md5" or not value:
            raise _refused("no_digest", name)
        if hashlib.md5(content, usedforsecurity=False).hexdigest() != value.lower():
            raise _refused("digest", name)
        return content

    def _read(self, address: str, cancelled: Event | None) -> bytes:
        """One answer; a server that asks for a name and password gets them once."""
        parts = urlsplit(address)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        request = Request("GET", path, headers=_HEADERS, limit=MAX_FILE, cancelled=cancelled)
        if f"{parts.scheme}://{parts.netloc}" != self._origin:
            there = Gate(f"{parts.scheme}://{parts.netloc}", self._open, judge=_trouble)
            return there.call(request).body
        try:
            return self._root.call(request).body
        except SignIn as asked:
            challenge = str(asked.facts.get("challenge", ""))
            renewed = "digest" in challenge.lower()
            if not self._user or (self._session.auth is not None and not renewed):
                raise
        sign_in(self._session, self._user, self._password, challenge)
        return self._root.call(request).body


def _trouble(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> SyncError | None:
    """What an answer means that is not the asked document; None when it is one."""
    if status in SIGN_IN:
        return SignIn(status=status, challenge=headers.get("WWW-Authenticate", ""))
    if status == 429 or status >= 500:
        return ServerTrouble(status=status, sent=status not in NOT_TAKEN, retry_after=retry_after(headers, now))
    if 300 <= status < 400:
        return _refused("redirect", headers.get("Location", ""))
    return _refused("not_found", "") if status >= 400 else None


def _refused(reason: str, name: str) -> Refused:
    sentences = {
        "not_openrosa": "This address does not answer as an OpenRosa server",
        "not_found": "There is no form list at this address",
        "redirect": "The server points to another address",
        "digest": "A file arrived other than the server listed it",
        "no_digest": "The server lists a file without a checksum",
        "manifest": "The server's list of files cannot be read",
    }
    return Refused(reason=reason, name=name, title=sentences[reason], detail=name or "Check the address.")


def _document(content: bytes, kind: str) -> Element:
    try:
        root = parse_xml(content)
    except FormError:
        raise _refused("not_openrosa", "") from None
    if local(root) != kind:
        raise _refused("not_openrosa", "")
    return root


def _listed(one: Element, address: str) -> ListedForm:
    parts = _texts(one)
    if not parts.get("formID") or not parts.get("downloadUrl"):
        raise _refused("not_openrosa", "")
    manifest = parts.get("manifestUrl", "")
    return ListedForm(
        parts["formID"],
        parts.get("version", ""),
        parts.get("name") or parts["formID"],
        parts.get("hash", ""),
        urljoin(address, parts["downloadUrl"]),
        urljoin(address, manifest) if manifest else "",
    )


def _texts(one: Element) -> dict[str, str]:
    return {local(part): (part.text or "").strip() for part in one}

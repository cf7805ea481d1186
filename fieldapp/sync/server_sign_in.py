"""Name and password for a server that asks for them: Basic or Digest, whichever its challenge names.

Nothing is sent before it was asked for. A body that has left is gone, so a question that comes in answer to it is
never answered by itself: the caller sends again.
"""

from typing import Any
from urllib.request import parse_http_list

import requests
from requests.auth import HTTPBasicAuth, HTTPDigestAuth


class _Digest(HTTPDigestAuth):
    """Answers a challenge that was seen before the request (RFC 7616)."""

    _thread_local: Any  # of the library's class

    def __init__(self, user: str, password: str, challenge: str) -> None:
        super().__init__(user, password)
        self.init_per_thread_state()
        pairs = (part.partition("=") for part in parse_http_list(challenge))
        facts = {name.strip(): value.strip().strip('"') for name, _, value in pairs}
        self._thread_local.chal = facts
        self._thread_local.last_nonce = facts.get("nonce", "-")
        self._thread_local.nonce_count = 0

    def handle_401(self, r: requests.Response, **_kwargs: Any) -> requests.Response:
        """Left to the caller."""
        return r


def sign_in(session: requests.Session, user: str, password: str, challenge: str) -> None:
    """All later requests of this session carry the name and password as ``challenge`` (WWW-Authenticate) wants."""
    start = challenge.lower().find("digest ")
    if start >= 0:
        session.auth = _Digest(user, password, challenge[start + len("digest ") :])
    else:
        session.auth = HTTPBasicAuth(user.encode(), password.encode())

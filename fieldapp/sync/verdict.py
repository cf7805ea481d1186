"""What an answer that is not a success means: status, headers and body become a SyncError kind, here only."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

from fieldapp.errors import CaptivePortal, OutdatedApp, Refused, ServerTrouble, SignIn, SyncError
from fieldapp.sync.protocol import PROTOCOL_HEADER, VERSION, Problem, decode

SIGN_IN = (401, 403)
NOT_TAKEN = (429, 503)  # by definition of these codes the request was not acted upon
PORTAL = 511  # Network Authentication Required, RFC 6585


def trouble(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> SyncError | None:
    """The error an answer stands for; None when it is the province speaking and not an error."""
    spoken = headers.get(PROTOCOL_HEADER)
    if spoken is None:
        return _stranger(status, headers, now)
    if spoken != VERSION or status == 426:
        return OutdatedApp(needed=_problem(body).detail or f"protocol {spoken}")
    if status < 400:
        return None
    if status in SIGN_IN:
        return SignIn(status=status, reason=_problem(body).code)
    if status == 429 or status >= 500:
        return ServerTrouble(status=status, sent=False, retry_after=retry_after(headers, now))
    problem = _problem(body)
    return Refused(status=status, reason=problem.code, title=problem.title, detail=problem.detail)


def _stranger(status: int, headers: Mapping[str, str], now: datetime) -> SyncError:
    """Something on the way answered: a gateway in front of the province, or somebody else's sign-in page."""
    page = headers.get("Content-Type", "").startswith("text/html")
    if status in SIGN_IN and not page:
        return SignIn(status=status, reason="gateway")
    if status == 429 or (status >= 500 and status != PORTAL):
        waited = retry_after(headers, now)
        return ServerTrouble(status=status, sent=status not in NOT_TAKEN, retry_after=waited)
    return CaptivePortal(status=status)


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds in ``Retry-After`` (RFC 9110: seconds or a date); None when absent or unreadable."""
    text = headers.get("Retry-After", "").strip()
    if text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, (parsedate_to_datetime(text) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _problem(body: bytes) -> Problem:
    try:
        return decode(body, Problem)
    except ValueError:
        return Problem("about:blank", "The province refused the request", 0, "", "unknown")

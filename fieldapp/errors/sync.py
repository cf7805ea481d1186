"""The way to the province."""

from fieldapp.errors.base import FieldappError


class SyncError(FieldappError):
    """The way to the province. ``retry_after`` is seconds to wait, None when time alone cures nothing."""

    code = "sync"

    def __init__(self, sentence: str | None = None, *, retry_after: float | None = None, **facts: object) -> None:
        self.retry_after = retry_after
        super().__init__(sentence, **facts)


class Offline(SyncError):
    """No connection. Facts: ``sent`` (bool): whether the request may have reached the province."""

    code = "offline"
    sentence = "No internet. Everything is safe on this laptop and is sent by itself once connected."


class SignIn(SyncError):
    """The province does not accept this laptop's credentials (401, 403)."""

    code = "sign_in"
    sentence = "Sign in again to send. Records are safe."


class LaptopSealed(SyncError):
    """The province told this laptop to seal itself; it opens for the province only."""

    code = "laptop_sealed"
    sentence = "The province has sealed this laptop. Nothing is lost. Bring it to the Social Service."


class ServerTrouble(SyncError):
    """5xx, 429, or an answer nobody understands. Facts: ``status`` (int), ``sent`` (bool)."""

    code = "server_trouble"
    sentence = "The server is not answering properly. It is tried again later."


class OutdatedApp(SyncError):
    """The province no longer speaks this protocol version. Facts: ``needed``."""

    code = "outdated_app"
    sentence = "This app is too old for the province's server. Update needed: {needed}."


class ClockWrong(SyncError):
    """The laptop's clock is off, or was changed (``uncertain``). Facts: ``offset_seconds`` (int), ``uncertain``."""

    code = "clock_wrong"
    sentence = "The laptop clock is {offset_seconds} seconds off. Correct it so record times are right."


class CaptivePortal(SyncError):
    """Somebody else answered: a hotel or café sign-in page, not the province."""

    code = "captive_portal"
    sentence = "This network asks for its own sign-in first. Open a browser, sign in, then send again."


class Untrusted(SyncError):
    """The certificate, a redirect or a signature does not belong to the province."""

    code = "untrusted"
    sentence = (
        "The connection is not to the province's server. Nothing was sent. "
        "Use another network or contact your administrator."
    )


class Refused(SyncError):
    """The province understood and said no to the whole request. Facts: ``title``, ``detail``."""

    code = "refused"
    sentence = "{title}. {detail}"

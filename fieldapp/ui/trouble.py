"""Expected trouble in the worker's words, made from an error's ``code`` and ``facts``.

One sentence each, saying what to do; no blame, no technical words. Errors nobody expects get the last one.
"""

from collections.abc import Callable
from datetime import date

from fieldapp.errors import FieldappError
from fieldapp.ui import words
from fieldapp.ui.words import translate


def sentence(error: Exception) -> str:
    """What to say about an error on screen."""
    if isinstance(error, FieldappError):
        made = _SENTENCES.get(error.code)
        if made is not None:
            return made(error.facts)
    return translate("Trouble", "That did not work. Nothing typed is lost. Try again, or restart Jangkau.")


def show_wait(seconds: int) -> str:
    """A countdown: ``1.58`` in Indonesian, ``1:58`` in English."""
    separator = "." if words.language() == "id" else ":"
    return f"{seconds // 60}{separator}{seconds % 60:02}"


def _number(facts: dict[str, object], key: str) -> int:
    value = facts.get(key, 0)
    return int(value) if isinstance(value, int | float) else 0


def _wrong_passphrase(facts: dict[str, object]) -> str:
    left = _number(facts, "tries_left")
    if not left:
        return translate("Trouble", "Wrong password.")
    return translate("Trouble", "Wrong password. %n tries left.", left)


def _too_many_tries(facts: dict[str, object]) -> str:
    text = translate("Trouble", "Too many tries. Try again in {wait}.")
    return text.format(wait=show_wait(_number(facts, "wait_seconds")))


def _damaged(facts: dict[str, object]) -> str:
    text = translate(
        "Trouble",
        "This laptop's data cannot be opened. Delete nothing; contact your admin with code {code}.",
    )
    return text.format(code=facts.get("reference", "—"))


def _bad_update(facts: dict[str, object]) -> str:
    return {
        "none": translate(
            "Trouble", "There is no update of Jangkau there. Choose the folder with metadata and targets."
        ),
        "untrusted": translate(
            "Trouble",
            "This update is not signed by the makers of Jangkau. Do not use this stick; ask the province for another.",
        ),
        "expired": translate("Trouble", "This update is too old to be trusted. Ask the province for a new one."),
        "older": translate(
            "Trouble", "This update is older than one this laptop has seen. Ask the province for a new one."
        ),
        "changed": translate("Trouble", "The update is damaged, or was changed. Copy it again; nothing was installed."),
        "not_built": translate("Trouble", "This Jangkau was not installed from a package; it cannot update itself."),
    }[str(facts["why"])]


def _bad_backup(facts: dict[str, object]) -> str:
    return _BACKUPS[str(facts.get("why"))]()


_BACKUPS: dict[str, Callable[[], str]] = {
    "none": lambda: translate("Trouble", "There is no whole backup here. Choose the folder that holds it."),
    "changed": lambda: translate("Trouble", "This backup is damaged or was changed. Use an older one."),
    "newer": lambda: translate("Trouble", "This backup was made by a newer version of Jangkau. Update the app."),
    "read_back": lambda: translate(
        "Trouble", "What was written does not read back as it was. Use another stick; nothing is lost."
    ),
}


def _disk_trouble(facts: dict[str, object]) -> str:
    said = _DISKS.get(str(facts.get("why")), _DISKS["silent"])
    return said().format(code=facts.get("number", "—"))


def _file_in_use(facts: dict[str, object]) -> str:
    text = translate("Trouble", "The file {name} is open in Excel. Close it first, or save under another name.")
    return text.format(name=facts.get("name", ""))


def _stick_full(facts: dict[str, object]) -> str:
    text = translate("Trouble", "The USB stick is too full: {needed} are needed. Use another stick, or make room.")
    from fieldapp.domain.formats import show_size

    return text.format(needed=show_size(_number(facts, "needed"), words.language()))


DAY, YEAR = 86_400, 31_557_600  # seconds


def _clock(facts: dict[str, object]) -> str:
    offset = abs(_number(facts, "offset_seconds"))
    if facts.get("uncertain"):
        return translate("Trouble", "The laptop clock was changed. Check its date and time.")
    if offset >= YEAR:
        years = round(offset / YEAR)
        return translate("Trouble", "The laptop clock is %n years off. Correct it so record times are right.", years)
    if offset >= 2 * DAY:
        days = round(offset / DAY)
        return translate("Trouble", "The laptop clock is %n days off. Correct it so record times are right.", days)
    if offset >= 3600:
        hours = round(offset / 3600)
        return translate("Trouble", "The laptop clock is %n hours off. Correct it so record times are right.", hours)
    minutes = max(1, round(offset / 60))
    return translate("Trouble", "The laptop clock is %n minutes off. Correct it so record times are right.", minutes)


def _purged(facts: dict[str, object]) -> str:
    text = translate(
        "Trouble",
        "The answers of this record left this laptop on {day}; the province holds them. Ask your admin for them, or "
        "fill in a new form.",
    )
    day = facts.get("day")
    from fieldapp.domain.formats import show_date

    return text.format(day=show_date(day, words.language()) if isinstance(day, date) else "–")


def _refused(facts: dict[str, object]) -> str:
    known = _REFUSALS.get(str(facts.get("reason")))
    return known() if known else translate("Trouble", "The server did not accept this. Check the code and the address.")


def _consent_missing(facts: dict[str, object]) -> str:
    if facts.get("why") == "withdrawn":
        return translate("Trouble", "The client took back the consent. Telling this receiver needs a legal basis.")
    return translate("Trouble", "The client did not agree to tell this receiver. Ask again, or give a legal basis.")


def _plain(text: Callable[[], str]) -> Callable[[dict[str, object]], str]:
    return lambda _facts: text()


_DISKS: dict[str, Callable[[], str]] = {
    "read_only": lambda: translate(
        "Trouble", "The disk can be read but not written ({code}). Nothing is lost. Ask your admin, then try again."
    ),
    "gone": lambda: translate(
        "Trouble", "The folder of this laptop's data is not there ({code}). Connect its disk, then try again."
    ),
    "not_allowed": lambda: translate(
        "Trouble", "This computer account may not use this laptop's data ({code}). Nothing is lost. Ask your admin."
    ),
    "busy": lambda: translate(
        "Trouble", "Another program is using this laptop's data ({code}). Wait a moment, then try again."
    ),
    "silent": lambda: translate(
        "Trouble", "The disk does not answer ({code}). What was saved is safe. Try again; if it stays, tell your admin."
    ),
}
_REFUSALS: dict[str, Callable[[], str]] = {  # of an OpenRosa server
    "redirect": lambda: translate("Trouble", "The server points to another address. Check it in the settings."),
    "not_openrosa": lambda: translate("Trouble", "This address takes no records. Check it in the settings."),
    "not_found": lambda: translate("Trouble", "There is no project at this address. Check it in the settings."),
    "form_unknown": lambda: translate(
        "Trouble", "The server does not have a form version. Its records wait; ask for the form to be published there."
    ),
    "form_closed": lambda: translate("Trouble", "A form is closed on the server. Its records wait until it is opened."),
    "not_allowed": lambda: translate("Trouble", "This name may not send a form. Its records wait; tell your admin."),
    "too_large": lambda: translate("Trouble", "A record is larger than the server takes. It waits; tell your admin."),
    "not_understood": lambda: translate(
        "Trouble", "The server did not understand a record. It waits; tell your admin."
    ),
}
_SENTENCES: dict[str, Callable[[dict[str, object]], str]] = {
    "wrong_passphrase": _wrong_passphrase,
    "too_many_tries": _too_many_tries,
    "damaged_store": _damaged,
    "clock_wrong": _clock,
    "file_in_use": _file_in_use,
    "reason_missing": _plain(lambda: translate("Trouble", "Write the reason in one line, then decide again.")),
    "consent_missing": _consent_missing,
    "bad_backup": _bad_backup,
    "bad_update": _bad_update,
    "bad_boundaries": _plain(
        lambda: translate("Trouble", "The province's map has a mistake. Tiles are shown instead. Contact your admin.")
    ),
    "disk_trouble": _disk_trouble,
    "disk_full": _plain(
        lambda: translate("Trouble", "The disk is full. Free some space, then try again. Nothing is lost.")
    ),
    "stick_trouble": _plain(
        lambda: translate(
            "Trouble", "The USB stick or folder cannot be used. Put the stick in again, or choose another folder."
        )
    ),
    "stick_full": _stick_full,
    "newer_store": _plain(
        lambda: translate("Trouble", "This data was written by a newer version of Jangkau. Update the app.")
    ),
    "store_in_use": _plain(
        lambda: translate("Trouble", "Jangkau is already open on this laptop. Use the window that is open.")
    ),
    "purged": _purged,
    "not_a_draft": _plain(lambda: translate("Trouble", "This record is finalised and cannot be changed.")),
    "nobody_here": _plain(lambda: translate("Trouble", "This person is not on this laptop. Search again.")),
    "already_merged": _plain(lambda: translate("Trouble", "These two records are one person already.")),
    "records_changed": _plain(lambda: translate("Trouble", "One of the records has changed. Compare them again.")),
    "claims_changed": _plain(
        lambda: translate("Trouble", "The entries have changed meanwhile. Look at them again, then decide.")
    ),
    "not_allowed": _plain(
        lambda: translate("Trouble", "Your role on this laptop does not go so far. Ask your supervisor.")
    ),
    "policy_expired": _plain(
        lambda: translate(
            "Trouble",
            "This laptop was not in touch with the province for too long. Connect to the internet and send once. "
            "New records can still be made.",
        )
    ),
    "slot_revoked": _plain(
        lambda: translate(
            "Trouble", "This password no longer counts on this laptop. Use the newest one, or ask your supervisor."
        )
    ),
    "cannot_follow": _plain(
        lambda: translate("Trouble", "This step cannot follow the last one. Look at the steps and choose another.")
    ),
    "offline": _plain(
        lambda: translate("Trouble", "No internet. Everything is safe on this laptop. Try again once connected.")
    ),
    "sign_in": _plain(lambda: translate("Trouble", "Sign in again to send. Records are safe.")),
    "server_trouble": _plain(lambda: translate("Trouble", "The server is not answering. It is tried again later.")),
    "outdated_app": _plain(
        lambda: translate("Trouble", "This version of Jangkau is too old for the server. Update the app.")
    ),
    "captive_portal": _plain(
        lambda: translate(
            "Trouble", "This network asks for its own sign-in first. Open a browser, sign in, then try again."
        )
    ),
    "untrusted": _plain(
        lambda: translate(
            "Trouble",
            "This connection does not lead to the province's server. Nothing was sent. "
            "Use another network or contact your admin.",
        )
    ),
    "refused": _refused,
    "form": _plain(lambda: translate("Trouble", "The form has a mistake. Contact your admin.")),
    "laptop_sealed": _plain(
        lambda: translate(
            "Trouble", "The province has sealed this laptop. Nothing is lost. Bring it to the Social Service."
        )
    ),
    "training_only": _plain(
        lambda: translate("Trouble", "This is training: everything here is made up, and nothing is ever sent.")
    ),
    "store": _plain(lambda: translate("Trouble", "This laptop could not read or write its data. Restart Jangkau.")),
}

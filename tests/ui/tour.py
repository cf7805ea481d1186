"""Every page of the app, by name, and how to come to it; one list for the sheets, the manual's pictures and the audits:
a page that is not here is audited nowhere.

    PAGES    in an unlocked window on the made-up province of training, as a supervisor  (``training_window``)
    EMPTY    in an unlocked window on a profile in which nobody did anything yet         (``empty_window``)
    BEFORE   before unlocking: each wants a room of its own, with or without a profile   (``outside_window``)

A visit may be made in any order and either language; it first closes what another left open. ``settle`` afterwards.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from fieldapp.app import start
from fieldapp.fieldbook import unlock
from fieldapp.training import open_training, training_folder
from fieldapp.ui import look
from fieldapp.ui.look import Look
from fieldapp.ui.window import Window
from tests.ui import tour_outside, tour_ways
from tests.ui.desk.laptop import PASSPHRASE, make_profile
from tests.ui.settling import settle as settle

SIZES = ((1366, 768), (1092, 550))
SETTINGS = ("look", "lock", "users", "audit", "sending", "device", "backup", "forms", "data", "places", "about")
SHADE = QColor(0, 0, 0, 90)  # over the page behind a dialog
Visit = Callable[[Window], object]


def _go(place: str, **facts: str) -> Visit:
    return lambda window: window.go(place, **facts)


def _from(visit: Visit) -> Visit:
    """Nothing that another visit opened lies over it."""

    def clean(window: Window) -> None:
        close_floating()
        window.frame.toast.dismiss()
        visit(window)

    return clean


PAGES: dict[str, Visit] = {
    name: _from(visit)
    for name, visit in {
        "home": _go("home"),
        "home-forms": tour_ways.choose_form,
        "keys": tour_ways.keys,
        "people": _go("people", text="siti"),
        "people-none": _go("people", text="zzyzx qwop"),
        "people-compare": tour_ways.compare_person,
        "person": tour_ways.person,
        **{
            f"person-{tab}": tour_ways.person_tab(tab)
            for tab in ("records", "referrals", "shelter", "benefits", "history")
        },
        "form": tour_ways.form,
        "form-errors": tour_ways.form_errors,
        "form-last": tour_ways.form_last,
        "check": tour_ways.check,
        "check-open": tour_ways.check_open,
        "done": tour_ways.done,
        "records": _go("records"),
        "referrals": _go("referrals"),
        "referrals-step": tour_ways.referral_step,
        "referrals-letter": tour_ways.referral_letter,
        "agenda": _go("agenda"),
        "shelter": tour_ways.shelter,
        "shelter-stay": tour_ways.shelter_stay,
        "shelter-night": tour_ways.shelter_night,
        "queue": _go("queue"),
        "courier": _go("courier"),
        "relay": _go("relay", show="offer"),
        "relay-connect": _go("relay", show="connect"),
        "review": _go("review"),
        "review-returned": _go("review", show="returned"),
        "review-read": tour_ways.review_read,
        "review-note": tour_ways.review_note,
        "review-return": tour_ways.review_return,
        "review-hand-over": tour_ways.review_hand_over,
        "batch": _go("batch"),
        "batch-file": tour_ways.batch_file,
        "batch-columns": tour_ways.batch_columns,
        "batch-check": tour_ways.batch_check,
        "batch-summary": tour_ways.batch_summary,
        "batch-receipt": tour_ways.batch_receipt,
        "keying": _go("keying"),
        "keying-compare": tour_ways.keying_compare,
        "keying-agreement": _go("keying", show="agreement"),
        "merge": _go("merge"),
        "merge-compare": tour_ways.merge_of(2),
        "merge-compare-4": tour_ways.merge_of(4),
        "merge-different": _go("merge", show="different"),
        "conflicts": _go("conflicts"),
        "team": _go("team", show="laptops"),
        "team-visits": _go("team", show="visits"),
        "team-shelters": _go("team", show="shelters"),
        "team-due": _go("team", show="due"),
        "reports": _go("reports"),
        "reports-spm": _go("reports", report="spm"),
        "reports-team": _go("reports", report="team"),
        "reports-schedules": tour_ways.report_schedules,
        "reports-letter": tour_ways.report_letter,
        "library": _go("library"),
        **{
            f"settings-{part}": _go("settings", part=part)
            for part in (
                "look",
                "lock",
                "users",
                "audit",
                "sending",
                "device",
                "backup",
                "forms",
                "data",
                "places",
                "about",
            )
        },
    }.items()
}

EMPTY: dict[str, Visit] = {
    name: _from(_go(name))
    for name in (
        *("home", "people", "records", "referrals", "agenda", "shelter", "queue", "courier", "relay", "review"),
        *("batch", "keying", "merge", "conflicts", "team", "reports", "library", "settings"),
    )
}


@dataclass(frozen=True)
class Outside:
    """``profile``: whether one is there, locked."""

    profile: bool
    visit: Visit


BEFORE: dict[str, Outside] = {
    "unlock": Outside(profile=True, visit=lambda window: None),
    "unlock-wrong": Outside(profile=True, visit=tour_outside.wrong),
    "unlock-locked": Outside(profile=True, visit=tour_outside.locked),
    "unlock-recover": Outside(profile=True, visit=tour_outside.recover),
    "first-language": Outside(profile=False, visit=lambda window: None),
    "first-password": Outside(profile=False, visit=tour_outside.password),
    "first-backup": Outside(profile=False, visit=tour_outside.backup),
    "first-recovery-code": Outside(profile=False, visit=tour_outside.recovery_code),
    "first-province": Outside(profile=False, visit=tour_outside.province),
}


def training_window(room: Path, chosen: Look, made: Path | None = None) -> Window:
    """The window of a supervisor in training; ``made``: a folder of training that was written before, to copy.
    *Slow* without it."""
    profile = room / "Jangkau"
    if made is not None:
        shutil.copytree(made, training_folder(profile))
    book = open_training(training_folder(profile))
    book.connection.practise("penyelia")
    look.keep(_there(profile), chosen)
    window = start(profile)
    window.enter(book)
    return window


def empty_window(room: Path, chosen: Look) -> Window:
    """The window of an open profile in which nobody did anything yet."""
    make_profile(room / "Jangkau")
    look.keep(room / "Jangkau", chosen)
    window = start(room / "Jangkau")
    window.enter(unlock(room / "Jangkau", PASSPHRASE))
    return window


def outside_window(room: Path, chosen: Look, *, profile: bool, blank: Path | None = None) -> Window:
    """The window before unlocking, or before the first run; ``blank``: a profile that was made before, to copy."""
    if profile and blank is not None:
        shutil.copytree(blank, room / "Jangkau")
    elif profile:
        make_profile(room / "Jangkau")
    look.keep(_there(room / "Jangkau"), chosen)
    return start(room / "Jangkau")


def floats() -> bool:
    """Whether a dialog or a menu stands open."""
    return bool(floating())


def floating() -> list[QDialog | QMenu]:
    """Dialogs and menus that stand open."""
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog | QMenu) and one.isVisible()]


def picture(window: Window) -> QImage:
    """What a person sees: the window, and over it the dialogs and menus that stand open."""
    shown = window.grab().toImage()
    for over in floating():
        painter = QPainter(shown)
        if isinstance(over, QDialog):
            painter.fillRect(shown.rect(), SHADE)
            at = shown.rect().center() - over.rect().center()
        else:
            at = over.pos() - window.pos()
        painter.drawImage(at, over.grab().toImage())
        painter.end()
    return shown


def close_floating() -> None:
    """Dialogs and menus go; nothing that they ask is decided."""
    for over in floating():
        over.close()


def _there(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder

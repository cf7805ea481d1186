"""Pages by the name of their place, each imported when it is first opened (start-up time)."""

import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.domain.assessment import Assessment
    from fieldapp.fieldbook import OpenAssessment
    from fieldapp.ui.pages.page import Page, Shell
    from fieldapp.ui.window import Window


def place_page(window: "Window", place: str, facts: Mapping[str, str]) -> "Page":
    """The page of one of ``PLACES``."""
    return _PLACES[place](window, facts)


def form_page(shell: "Shell", desk: "OpenAssessment", arrived: str, reference: str) -> "Page":
    """The form on a draft."""
    from fieldapp.ui.pages.form.page import FormPage

    return FormPage(shell, desk, arrived, reference)


def check_page(shell: "Shell", desk: "OpenAssessment") -> "Page":
    """The answers of a draft, before it is finalized."""
    from fieldapp.ui.pages.check.page import CheckPage

    return CheckPage(shell, desk)


def done_page(shell: "Shell", assessment: "Assessment") -> "Page":
    """What follows finalizing."""
    from fieldapp.ui.pages.check.done import DonePage

    return DonePage(shell, assessment)


def _home(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.home.page import HomePage

    return HomePage(window)


def _people(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.people.page import PeoplePage

    return PeoplePage(window, **facts)


def _records(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.records.page import RecordsPage

    return RecordsPage(window, **facts)


def _queue(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.queue.page import QueuePage

    return QueuePage(window, **facts)


def _reports(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.reports.page import ReportsPage

    return ReportsPage(window, **facts)


def _settings(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.settings.page import SettingsPage

    shown = facts.get("part", ""), facts.get("at", "")
    return SettingsPage(window, window.look, window.set_look, window.set_idle_minutes, *shown)


def _library(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.library.page import LibraryPage

    return LibraryPage(window, **facts)


def _person(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.person.page import PersonPage

    return PersonPage(window, **facts)


def _merge(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.merge.page import MergePage

    return MergePage(window, **facts)


def _referrals(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.referrals.page import ReferralsPage

    return ReferralsPage(window, **facts)


def _shelter(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.shelter.page import ShelterPage

    return ShelterPage(window, **facts)


def _agenda(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.referrals.agenda import AgendaPage

    return AgendaPage(window)


def _courier(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.courier.page import CourierPage

    return CourierPage(window, **facts)


def _conflicts(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.conflicts.page import ConflictsPage

    return ConflictsPage(window, **facts)


def _review(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.review.page import ReviewPage

    return ReviewPage(window, **facts)


def _team(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.team.page import TeamPage

    return TeamPage(window, **facts)


def _batch(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.batch.page import BatchPage

    return BatchPage(window, **facts)


def _keying(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.keying.page import KeyingPage

    return KeyingPage(window, **facts)


def _relay(window: "Window", facts: Mapping[str, str]) -> "Page":
    from fieldapp.ui.pages.relay.page import RelayPage

    return RelayPage(window, **facts)


_PLACES: dict[str, "Callable[[Window, Mapping[str, str]], Page]"] = {
    "home": _home,
    "people": _people,
    "records": _records,
    "queue": _queue,
    "reports": _reports,
    "settings": _settings,
    "library": _library,
    "person": _person,
    "merge": _merge,
    "referrals": _referrals,
    "shelter": _shelter,
    "agenda": _agenda,
    "courier": _courier,
    "conflicts": _conflicts,
    "review": _review,
    "team": _team,
    "batch": _batch,
    "keying": _keying,
    "relay": _relay,
}


def preload() -> None:
    """Import what unlocking and the first pages need, while the worker types the passphrase. *Slow.*"""
    for name in (
        "platformdirs",
        "fieldapp.fieldbook.book",
        "fieldapp.fieldbook.restoring",
        "fieldapp.fieldbook.shipped",
        "fieldapp.vault.slots",
        "fieldapp.ui.sending",
        "fieldapp.ui.shell.framing",
        "fieldapp.ui.shell.furnishing",
        "fieldapp.ui.shell.counts",
        "fieldapp.ui.shell.reopening",
        "fieldapp.ui.pages.home.page",
        "fieldapp.ui.pages.people.page",
        "fieldapp.ui.pages.form.page",
    ):
        importlib.import_module(name)

"""Where the worker was: in each place since the unlock, and when the fieldbook closed. Never an answer of a form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldapp.ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class Visit:
    """``place`` with its facts; ``instance_id`` names the draft when its form or check page was open."""

    place: str = "home"
    facts: Mapping[str, str] = field(default_factory=dict)
    instance_id: str = ""

    @property
    def reference(self) -> str:
        """The question that had focus."""
        return self.facts.get("reference", "")


class Trail:
    """What each place looked like when the worker left it. Held in memory, forgotten at the lock."""

    def __init__(self) -> None:
        self._here = ""  # the place on screen; "" while a form is
        self._left: dict[str, Mapping[str, str]] = {}

    def leave(self, page: "Page | None", *, to_form: bool = False) -> None:
        """The page on screen goes. A search that led to a form has done its work and is not kept."""
        if page is not None and self._here:
            self._left[self._here] = {} if to_form and self._here == "people" else page.kept()
        self._here = ""

    def arrive(self, place: str) -> None:
        """A place is on screen."""
        self._here = place

    def facts(self, place: str) -> Mapping[str, str]:
        """How it was left; nothing for a place not seen since the unlock."""
        return self._left.get(place, {})

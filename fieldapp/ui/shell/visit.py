"""Where the worker was when the fieldbook closed: a place and positions in it, never an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field


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

"""The laptops of the team: who was heard of when, what is unsent there, what came by hand, what is to be looked at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldapp.casework.laptop_warnings import CODES
from fieldapp.domain.formats import show_date, show_number
from fieldapp.domain.laptop import Laptop, Piece
from fieldapp.domain.visit import VisitOrder
from fieldapp.ui import background, words
from fieldapp.ui.pages.page import Shell
from fieldapp.ui.pages.queue.faces import now_utc, show_moment
from fieldapp.ui.pages.team import sayings
from fieldapp.ui.pages.team.filters import FilterWords, search_name, short_choice
from fieldapp.ui.pages.team.section import Section
from fieldapp.ui.pages.team.side import facts, head, warning
from fieldapp.ui.pages.team.table import Cell, Column
from fieldapp.ui.widgets.basics import Button, label, line, row
from fieldapp.ui.words import translate

ANY, WARNED = "", "warned"
SHOWN = 5  # returned submissions and latest work in the panel


@dataclass(frozen=True, slots=True)
class Acts:
    """What the panel's buttons do."""

    ask: Callable[[str], object]  # a visit of this laptop
    visits: Callable[[str], object]  # the list of its visits
    correct: Callable[[VisitOrder], object]  # somebody is to make this right


@dataclass(frozen=True, slots=True)
class Read:
    """One reading."""

    laptops: tuple[Laptop, ...]
    warnings: dict[str, tuple[str, ...]]
    returned: tuple[Piece, ...]
    now: datetime


class LaptopsSection(Section):
    """Sorted and filtered by keyboard; the worst stand on top."""

    def __init__(self, shell: Shell, acts: Acts) -> None:
        self._acts = acts
        self._read: Read | None = None
        columns = (
            Column(translate("Team", "State"), 158),
            Column(translate("Team", "Worker and laptop")),
            Column(translate("Team", "Heard"), 112, 380),
            Column(translate("Team", "Unsent"), 132, 490),
            Column(translate("Team", "Visits"), 112, 630),
            Column(translate("Team", "Version"), 116, 755),
        )
        reason = translate("Team", "The province tells this laptop its team once it was connected.")
        empty = ("laptop", translate("Team", "No laptop of the team has been heard of yet."), reason)
        super().__init__(shell, translate("Team", "Laptops of the team"), columns, empty)
        self.words = FilterWords(search_name())
        self.words.meant.connect(self.fill)
        self.words.left.connect(self.to_list)
        kinds = [(ANY, translate("Team", "All laptops")), (WARNED, translate("Team", "With a warning"))]
        kinds += [(code, sayings.warning_word(code)) for code in CODES]
        self.kind = short_choice(translate("Team", "Which laptops"), kinds, lambda _key: self.fill())
        orders = (
            ("worst", translate("Team", "Worst first")),
            ("heard", translate("Team", "Longest silent first")),
            ("unsent", translate("Team", "Most unsent first")),
            ("visits", translate("Team", "Most late visits first")),
            ("worker", translate("Team", "By worker")),
        )
        self.order = short_choice(translate("Team", "Order"), orders, lambda _key: self.fill())
        bar = row(gap=8)
        for field, stretch in ((self.words, 3), (self.kind, 2), (self.order, 2)):
            bar.addWidget(field, stretch)
        self.bar_box.addLayout(bar)

    # what the list shows ---------------------------------------------------------------------------

    def read(self, job: background.Job) -> Read:
        """Everything of the team."""
        del job
        overview, now = self.shell.book.overview, now_utc()
        laptops = overview.laptops()
        return Read(laptops, overview.warnings(laptops, now), overview.returned(), now)

    def take(self, data: Read) -> None:
        """One reading."""
        self._read = data

    def everything(self) -> int:
        """Laptops of the team."""
        return len(self._read.laptops) if self._read else 0

    def warned(self) -> int:
        """How many should be looked at."""
        return sum(bool(codes) for codes in self._read.warnings.values()) if self._read else 0

    def rows(self) -> Sequence[Laptop]:
        """Those that fit, in the order that was chosen."""
        if self._read is None:
            return ()
        typed, kind = self.words.typed(), str(self.kind.currentData())
        found = [one for one in self._read.laptops if self._fits(one, typed, kind)]
        return sorted(found, key=self._orders()[str(self.order.currentData())])

    def key(self, item: Laptop) -> str:
        """The code of the laptop."""
        return item.code

    def cells(self, item: Laptop) -> Sequence[Cell]:
        """A row in words."""
        told, now = item.standing, self._read.now if self._read else now_utc()
        late = translate("Team", "%n late", item.late) if item.late else ""
        behind = translate("Team", "%n old forms", len(told.forms)) if told and told.forms else ""
        worker = item.member.worker_name or item.code
        below = " · ".join(part for part in (item.code, sayings.role_word(item.member.role)) if part)
        seen = show_date(item.seen_at.astimezone(), words.language()) if item.seen_at else ""
        return (
            Cell(face=sayings.warning_face(self._warnings(item))),
            Cell(worker, below, strong=True),
            Cell(sayings.ago(item.seen_at, now), seen),
            Cell(show_number(item.unsent, words.language()) if item.seen_at else "", _beside(item)),
            Cell(translate("Team", "%n asked", item.asked) if item.asked else "", late, "danger" if late else "text2"),
            Cell(told.app if told else "", behind, "warning"),
        )

    # the panel -------------------------------------------------------------------------------------

    def tell(self, item: Laptop) -> Sequence[QWidget]:
        """Everything of one laptop."""
        told, now = item.standing, self._read.now if self._read else now_utc()
        codes = self._warnings(item)
        below = " · ".join(part for part in (item.code, sayings.role_word(item.member.role)) if part)
        parts = [head(item.member.worker_name or item.code, below, None if codes else sayings.warning_face(()))]
        parts += [warning(sayings.warning_sentence(code)) for code in codes]
        parts += [
            Button(translate("Team", "Ask for a &visit…"), "primary", icon="map-pin", action=lambda: self._ask(item)),
            Button(translate("Team", "Its v&isits"), icon="list-checks", action=lambda: self._acts.visits(item.code)),
        ]
        received = told.last_received_at if told else None
        parts += facts(
            (
                (translate("Team", "Last heard"), _moment(item.seen_at, now)),
                (translate("Team", "Last received by the province"), _moment(received, now)),
                (translate("Team", "Unsent then"), _unsent(item)),
                (translate("Team", "App"), told.app if told else ""),
                (translate("Team", "Old forms"), _forms(self.shell, item)),
                (translate("Team", "Came to this laptop"), "\n".join(map(sayings.carried_words, item.carried))),
                (translate("Team", "Visits"), _visits(item)),
            )
        )
        return [*parts, *self._returned(item), *self._latest(item)]

    def _ask(self, item: Laptop) -> None:
        self._acts.ask(item.code)

    def _returned(self, item: Laptop) -> list[QWidget]:
        pieces = [one for one in self._read.returned if one.device_code == item.code] if self._read else []
        if not pieces:
            return []
        made: list[QWidget] = [line(), label("column", translate("Team", "Returned and not corrected"))]
        for one in pieces[:SHOWN]:
            since = f" · {show_moment(one.decided_at)}" if one.decided_at else ""
            made.append(label("strong", f"{one.label}{since}", wrap=True))
            made.append(label("small", one.note or one.form_title, wrap=True))
            order = VisitOrder(one.person_id, one.form_id, "", note=one.note, corrects=one.instance_id)
            act = _later(self._acts.correct, order)
            name = translate("Team", "Ask somebody to correct: {name}").format(name=one.label)
            made.append(
                Button(translate("Team", "Ask somebody to correct…"), "quiet", small=True, name=name, action=act)
            )
        if len(pieces) > SHOWN:
            made.append(label("muted", translate("Team", "%n more", len(pieces) - SHOWN)))
        return made

    def _latest(self, item: Laptop) -> list[QWidget]:
        latest = self.shell.book.overview.latest(item.code)[:SHOWN]
        if not latest:
            return []
        made: list[QWidget] = [line(), label("column", translate("Team", "Latest work here"))]
        for one in latest:
            made.append(label("small", f"{one.label} · {one.form_title}", wrap=True))
            made.append(label("caption", f"{show_moment(one.finalized_at)} · {sayings.reviewed_word(one.state)}"))
        return made

    # ---------------------------------------------------------------------------------------------

    def _warnings(self, item: Laptop) -> tuple[str, ...]:
        return self._read.warnings.get(item.code, ()) if self._read else ()

    def _fits(self, item: Laptop, typed: str, kind: str) -> bool:
        codes = self._warnings(item)
        if (kind == WARNED and not codes) or (kind not in (ANY, WARNED) and kind not in codes):
            return False
        return typed in item.member.worker_name.casefold() or typed in item.code.casefold()

    def _orders(self) -> dict[str, Callable[[Laptop], Any]]:
        def name(one: Laptop) -> tuple[str, str]:
            return one.member.worker_name.casefold(), one.code

        def worst(one: Laptop) -> tuple[Any, ...]:
            codes = self._warnings(one)
            return (_rank(codes), -one.late, *name(one))

        def heard(one: Laptop) -> tuple[Any, ...]:
            return (one.seen_at.timestamp() if one.seen_at else 0.0, *name(one))

        return {
            "worst": worst,
            "heard": heard,
            "unsent": lambda one: (-one.unsent, *name(one)),
            "visits": lambda one: (-one.late, -one.asked, *name(one)),
            "worker": name,
        }


def _rank(codes: tuple[str, ...]) -> int:
    """Long silent first; never heard of, which may be a laptop in a cupboard, after those that were."""
    order = (*CODES[1:], CODES[0])
    return order.index(codes[0]) if codes else len(order)


def _later(act: Callable[[VisitOrder], object], order: VisitOrder) -> Callable[[], object]:
    return lambda: act(order)


def _beside(item: Laptop) -> str:
    """Drafts, and what is on hold."""
    told = item.standing
    drafts = translate("Team", "%n drafts", told.drafts) if told and told.drafts else ""
    held = translate("Team", "%n on hold", told.held) if told and told.held else ""
    return " · ".join(part for part in (drafts, held) if part)


def _unsent(item: Laptop) -> str:
    """In the panel."""
    if item.seen_at is None:
        return ""
    return " · ".join(part for part in (translate("Team", "%n unsent", item.unsent), _beside(item)) if part)


def _moment(at: datetime | None, now: datetime) -> str:
    return f"{sayings.ago(at, now)} ({show_moment(at)})" if at else sayings.ago(None, now)


def _forms(shell: Shell, item: Laptop) -> str:
    if item.standing is None or not item.standing.forms:
        return ""
    titles = sayings.form_titles(shell.book)
    return "\n".join(f"{titles.get(one, one)} v{version}" for one, version in sorted(item.standing.forms.items()))


def _visits(item: Laptop) -> str:
    parts = [translate("Team", "%n asked", item.asked)] if item.asked else []
    parts += [translate("Team", "%n late", item.late)] if item.late else []
    parts += [translate("Team", "%n done", item.done)] if item.done else []
    return ", ".join(parts)

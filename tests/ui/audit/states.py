"""Pages of the tour as they are only at times: nothing found, folded, another shelf, a row chosen."""

from fieldapp.ui.window import Window
from tests.db.team_rows import put, row
from tests.ui.tour import PAGES, Visit, settle


def _go(place: str, **facts: str) -> Visit:
    return lambda window: window.go(place, **facts)


def _folded(window: Window) -> None:
    window.go("people", text="siti")
    settle()
    window.page._to_list()  # type: ignore[attr-defined]


def _tab(tab: str) -> Visit:
    def visit(window: Window) -> None:
        person_id = next(one.person_id for one in window.book.assessments(limit=50) if one.person_id)
        window.go("person", person_id=person_id, tab=tab)

    return visit


def _shelf(show: str = "", *, read: bool = False) -> Visit:
    """The desk of a supervisor with work of the team on it."""

    def visit(window: Window) -> None:
        if not window.book.reviewing.number_of("uuid:1"):
            own = next(one for one in window.book.assessments(limit=50) if one.person_id and one.finalized_at)
            xml = window.book.submission(own.instance_id).xml
            facts = {"xml": xml, "form_version": own.form_version, "person_id": own.person_id, "checks": ""}
            put(window.book._store, [row(f"uuid:{number}", minutes=number, **facts) for number in range(1, 4)])
        window.go("review", show=show, instance_id="uuid:2" if read else "")
        if show == "waiting" and not read:
            settle()
            window.page.desk.table.pick(0)  # type: ignore[attr-defined]

    return visit


def _section(number: int) -> Visit:
    """A section of the form, with everything said that is missing there."""

    def visit(window: Window) -> None:
        PAGES["form"](window)
        page = window.page
        page.check_all()  # type: ignore[attr-defined]
        page.go_section(page.filling.sections[number].reference)  # type: ignore[attr-defined]

    return visit


STATES: dict[str, Visit] = {
    "people start": _go("people", text=""),
    "people none": _go("people", text="xylophone"),
    "people folded": _folded,
    **{f"person {tab}": _tab(tab) for tab in ("records", "referrals", "shelter", "history")},
    "merge merged": _go("merge", show="merged"),
    "merge different": _go("merge", show="different"),
    "conflicts": _go("conflicts"),
    "review rows": _shelf("waiting"),
    "review returned": _shelf("returned"),
    "review one": _shelf("waiting", read=True),
    "courier others": _go("courier", show="carried"),
    "reports own dates": _go("reports", report="register", period="own"),
    **{f"form section {number + 1}": _section(number) for number in (1, 3, 5, 6)},
}

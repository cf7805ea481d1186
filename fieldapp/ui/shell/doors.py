"""Which places stand open for whom: what a role may not read is not offered, and ``fieldbook`` would refuse it."""

from typing import TYPE_CHECKING, Final

from fieldapp.domain.roles import Permission
from fieldapp.ui.words import translate

if TYPE_CHECKING:
    from fieldapp.fieldbook import Fieldbook
    from fieldapp.ui.shell.frame import Frame
    from fieldapp.ui.window import Window

NEEDS: Final = {
    "people": Permission.READ_PEOPLE,
    "person": Permission.READ_PEOPLE,
    "records": Permission.ASSESS,
    "referrals": Permission.READ_PEOPLE,
    "agenda": Permission.READ_PEOPLE,
    "shelter": Permission.READ_PEOPLE,
    "merge": Permission.READ_PEOPLE,
    "conflicts": Permission.READ_PEOPLE,
    "reports": Permission.REPORT,
    "review": Permission.REVIEW,
    "team": Permission.TEAM,
    "relay": Permission.CARRY,  # offering asks for more
    "batch": Permission.BATCH,
    "keying": Permission.KEY_AGAIN,
}


def stands_open(book: "Fieldbook", place: str) -> bool:
    """Whether who works here may go there."""
    return place not in NEEDS or book.permit.may(NEEDS[place])


def open_doors(frame: "Frame", book: "Fieldbook") -> None:
    """Leave out of the navigation what stands closed."""
    frame.nav.open_doors(lambda place: stands_open(book, place))


def admits(window: "Window", place: str) -> bool:
    """As ``stands_open``; says so to who comes by a key."""
    if stands_open(window.book, place):
        return True
    from fieldapp.ui.widgets.toast import News

    window.say(News(translate("Window", "Your role on this laptop does not open this page.")))
    return False

"""Which form? A menu with an icon, the title and in a few words what it is for; the shipped ones in their order of use.

Forms that came from elsewhere follow by title. The first line is active at once, so Enter takes the usual form.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from fieldapp.domain.form import FormInfo
from fieldapp.ui import icons
from fieldapp.ui.words import translate

OTHER_ICON = "file-pen"


class FormFace(NamedTuple):
    """``alone``: the form is about no person, so nobody is searched for first."""

    icon: str
    purpose: str
    alone: bool = False


def faces() -> dict[str, FormFace]:
    """The shipped forms by form_id, the most used first, in the language of the screens."""
    return {
        "outreach_rapid": FormFace("user-search", translate("FormsMenu", "Met in the street or at home, 10 minutes")),
        "assessment_full": FormFace("clipboard-list", translate("FormsMenu", "Needs, services, referrals, plan")),
        "shelter_intake": FormFace("bed-double", translate("FormsMenu", "A bed in under a minute")),
        "shelter_discharge": FormFace("house", translate("FormsMenu", "Where the person goes, end of the stay")),
        "follow_up": FormFace("calendar", translate("FormsMenu", "Visit and results of referrals")),
        "referral_new": FormFace("waypoints", translate("FormsMenu", "One service, its reason and urgency")),
        "benefit_check": FormFace("receipt", translate("FormsMenu", "Did PKH and other help arrive?")),
        "prevention_activity": FormFace("users", translate("FormsMenu", "Topic, place and participants"), alone=True),
        "outreach_greeting": FormFace(
            "languages", translate("FormsMenu", "First talk, no names; Banjar too"), alone=True
        ),
    }


def is_alone(form_id: str) -> bool:
    """Whether the form is about no person."""
    face = faces().get(form_id)
    return face is not None and face.alone


def in_order(forms: Sequence[FormInfo]) -> list[FormInfo]:
    """The shipped ones in their order of use, then the others by title."""
    known = {form_id: place for place, form_id in enumerate(faces())}
    return sorted(forms, key=lambda info: (known.get(info.form_id, len(known)), info.title, info.form_id))


def offer_forms(parent: QWidget, at: QPoint, forms: Sequence[FormInfo], chosen: Callable[[str], object]) -> QMenu:
    """Open the menu at a point of the screen; ``chosen`` gets the form_id."""
    menu = QMenu(parent)
    menu.setAccessibleName(translate("FormsMenu", "Which form?"))
    menu.aboutToHide.connect(menu.deleteLater)
    known = faces()
    for info in in_order(forms):
        face = known.get(info.form_id, FormFace(OTHER_ICON, ""))
        title = info.title.replace("&", "&&")
        action = menu.addAction(icons.icon(face.icon), f"{title}\t{face.purpose}" if face.purpose else title)
        action.setData(info.form_id)
        action.triggered.connect(lambda _checked=False, form_id=info.form_id: chosen(form_id))
    menu.popup(at)
    menu.setActiveAction(menu.actions()[0])
    return menu

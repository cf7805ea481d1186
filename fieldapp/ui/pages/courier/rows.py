"""The list of packs: one row a pack, its state as a pill, what it holds, and the way out for those of others."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from fieldapp.domain.courier import CarriedPack, MadePack
from fieldapp.ui.pages.courier import sayings
from fieldapp.ui.widgets.basics import Button, ElidedLabel, column, frame, icon_button, label, picture, row
from fieldapp.ui.widgets.pill import Pill
from fieldapp.ui.words import translate


def made_row(pack: MadePack) -> QFrame:
    """A pack of this laptop."""
    return _row(
        "hard-drive",
        pack.name,
        f"{sayings.when(pack)} · {pack.place}",
        sayings.made_text(pack),
        sayings.made_face(pack),
    )


def carried_row(pack: CarriedPack, forget: Callable[[], object]) -> QFrame:
    """A pack of another laptop; ``forget`` deletes it here."""
    title = translate("Courier", "Laptop {code}").format(code=pack.device_code)
    flagged = f" · {translate('Courier', 'this laptop is blocked')}" if pack.flagged else ""
    under = f"{sayings.when(pack)} · {pack.name}{flagged}"
    name = translate("Courier", "Delete the pack of laptop {code} here").format(code=f"{pack.device_code}, {pack.name}")
    out = icon_button("trash-2", name, forget)
    return _row("laptop", title, under, sayings.carried_text(pack), sayings.carried_face(pack), out)


def _row(icon: str, title: str, under: str, text: str, face: tuple[str, str, str], out: Button | None = None) -> QFrame:
    made = frame("inset")
    made.setAccessibleName(f"{title}. {face[0]}. {text}. {under}")
    box = row(made, margins=(12, 8, 10, 8), gap=12)
    middle = Qt.AlignmentFlag.AlignVCenter
    box.addWidget(picture(icon, size=20), 0, middle)
    names = column(gap=1)
    names.addWidget(ElidedLabel("h3", title))
    names.addWidget(ElidedLabel("small", under))
    names.addWidget(label("body", text, wrap=True))
    box.addLayout(names, 1)
    box.addWidget(Pill(*face), 0, middle)
    if out is not None:
        box.addWidget(out, 0, middle)
    return made

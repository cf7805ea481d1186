"""Every dialog of the app, by name, and how to make it in the window of a supervisor in training; nothing is decided.

DIALOGS   a function of the window for each; what it gives is opened by whoever asked for it
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

from fieldapp.casework.consent import Consent
from fieldapp.casework.table import Column, Table
from fieldapp.domain.reviewing import WorkChoices, WorkFilter, WorkOrder
from fieldapp.domain.visit import Visit
from fieldapp.fieldbook.code_words import Words
from fieldapp.fieldbook.moving import Answered, Preview
from fieldapp.fieldbook.profile import local_now
from fieldapp.ui.pages.form.go_to_dialog import GoToDialog, Place
from fieldapp.ui.pages.form.unsaved_dialog import UnsavedDialog
from fieldapp.ui.pages.home.charts import TableDialog
from fieldapp.ui.pages.library.check_dialog import CheckDialog
from fieldapp.ui.pages.library.move_dialog import MoveDialog
from fieldapp.ui.pages.library.server_dialog import ServerDialog
from fieldapp.ui.pages.merge.put_off_dialog import PutOffDialog
from fieldapp.ui.pages.merge.split_dialog import SplitDialog
from fieldapp.ui.pages.person import print_dialog, same_dialog, withdrawal_dialog
from fieldapp.ui.pages.queue.limit_dialog import LimitDialog
from fieldapp.ui.pages.queue.put_away_dialog import PutAwayDialog
from fieldapp.ui.pages.referrals import dialogs as referrals
from fieldapp.ui.pages.referrals.not_found import NotFoundDialog
from fieldapp.ui.pages.reports.letter_dialog import LetterDialog
from fieldapp.ui.pages.reports.purpose_dialog import PurposeDialog
from fieldapp.ui.pages.reports.schedule_dialog import ScheduleDialog
from fieldapp.ui.pages.review import dialogs as review
from fieldapp.ui.pages.review.filters import FilterDialog
from fieldapp.ui.pages.review.hand_over_dialog import HandOverDialog
from fieldapp.ui.pages.settings.support_dialog import SupportDialog
from fieldapp.ui.pages.settings.user_dialog import UserDialog, role_words
from fieldapp.ui.pages.shelter import dialogs as shelter
from fieldapp.ui.pages.shelter.night_dialog import NightDialog
from fieldapp.ui.pages.team import dialogs as team
from fieldapp.ui.pages.team.list_dialog import VisitListDialog
from fieldapp.ui.shell.help import HelpWindow
from fieldapp.ui.shell.keys import KeysDialog
from fieldapp.ui.widgets.charts.table_view import FiguresDialog
from fieldapp.ui.widgets.questions.label_media import LargePicture
from fieldapp.ui.widgets.questions.map_dialog import MapDialog
from fieldapp.ui.window import Window

DAY: Final = date(2026, 11, 30)
NAME: Final = "Nurhalimah Latihan"
RECEIVERS: Final = frozenset({"health", "education", "village", "police"})
LONG: Final = "Apakah orang ini pernah menerima bantuan sosial dari pemerintah atau lembaga lain?"
Make = Callable[[Window], QDialog]


def _rows(count: int) -> list[tuple[str, int]]:
    return [(f"Kecamatan {number}", number) for number in range(1, count + 1)]


def _figures(window: Window) -> QDialog:
    columns = (Column("Kecamatan", "#adm3", "text"), *(Column(f"Jumlah {n}", "#affected") for n in range(6)))
    rows = tuple((f"Kecamatan {number}", *range(6)) for number in range(30))
    return FiguresDialog(Table("ppks", "Penerima per kecamatan", "person", columns, rows, ("Catatan.",) * 3), window)


def _help(window: Window) -> QDialog:
    made = HelpWindow(window)
    made.show_topic("home")
    return made


def _letter(window: Window) -> QDialog:
    window.go("reports")
    return LetterDialog(window, window.book, window.page.panel.period(), "", "register")  # type: ignore[attr-defined]


def _map(window: Window) -> QDialog:
    return MapDialog("geotrace", (), None, "Tempat ditemui", window)


def _moving(window: Window) -> QDialog:
    """A draft of which many answers have no place."""
    draft = window.book.assessments(limit=1)[0]
    answers = (Answered(LONG, "Ya"),) * 12
    return MoveDialog(window, Preview(draft, "9", 40, answers, (LONG,) * 5, answers, None))  # type: ignore[arg-type]


def _night(window: Window) -> QDialog:
    shelters = window.book.shelters
    if shelters.chosen is None:
        shelters.choose("TPS-SMD")
    assert shelters.chosen is not None
    stays = shelters.board(shelters.chosen).stays
    return NightDialog(window, "27/11/2026", stays * 8, hidden=False)


def _picture(window: Window) -> QDialog:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image = QImage(3000, 2000, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return LargePicture(window, content.data(), "Gambar pertanyaan")


def _same(window: Window) -> QDialog:
    people = window.book.people
    person_id = next(one.person_id for one in window.book.assessments(limit=50) if one.person_id)
    return same_dialog.SameDialog(window, people.person(person_id), people, lambda _person: "Samarinda")


def _schedules(window: Window) -> QDialog:
    keys = tuple(report.key for report in window.book.reports.offered() if not report.named)
    return ScheduleDialog(window, window.book.schedules, keys, lambda _news: None)


def _visit(window: Window) -> Visit:
    other = window.book.overview.members()[0].device_code
    return Visit("uuid:1", "", NAME, "", "outreach_rapid", other, None, local_now())


def _steps() -> Iterator[tuple[str, Make]]:
    for state in ("sent", "accepted", "declined", "served", "closed"):
        yield (
            f"referrals-step-{state}",
            lambda window, state=state: referrals.StepDialog(window, state, DAY, NAME, "12/2026", "withdrawn"),
        )


DIALOGS: Final[dict[str, Make]] = {
    "help": _help,
    "keys": KeysDialog,
    "go-to": lambda window: GoToDialog(window, [Place(n, f"/a/{n}", LONG, "Bagian") for n in range(60)]),
    "not-saved": lambda window: UnsavedDialog(window, LONG, lambda: False),
    "home-table": lambda window: TableDialog("Orang per kecamatan", _rows(40), window),
    "figures": _figures,
    "large-picture": _picture,
    "map": _map,
    "form-check": lambda window: CheckDialog(window, "Impor formulir", lambda _found: None),
    "form-server": lambda window: ServerDialog(window, window.book.library, "https://", lambda _text: None),
    "form-move": _moving,
    "put-off": lambda window: PutOffDialog(window, DAY),
    "split": lambda window: SplitDialog(window, NAME),
    "same": _same,
    "person-print": lambda window: print_dialog.PrintDialog(window, 2, Consent(), Words(), outside=True),
    "withdrawal": lambda window: withdrawal_dialog.WithdrawalDialog(
        window, Consent("given", RECEIVERS, photo=True), Words(), DAY
    ),
    "limit": lambda window: LimitDialog(window, window.book),
    "put-away": PutAwayDialog,
    **dict(_steps()),
    "referrals-letter": lambda window: referrals.PrintDialog(window, "Surat rujukan", "withdrawn", NAME, "12/2026"),
    "not-found": lambda window: NotFoundDialog(window, NAME),
    "letter": _letter,
    "purpose": lambda window: PurposeDialog(window, 3),
    "schedules": _schedules,
    "approve": lambda window: review.ReasonDialog(window, 2, 5),
    "return": lambda window: review.ReturnDialog(window, 5),
    "note": lambda window: review.PinDialog(window, LONG),
    "filter": lambda window: FilterDialog(window, WorkFilter(), WorkOrder.OLDEST, WorkChoices(), local_now()),
    "hand-over": lambda window: HandOverDialog(window, window.book.overview.members(), "", DAY),
    "support": lambda window: SupportDialog(window, window.book),
    "user": lambda window: UserDialog(window, role_words(supervises=True)),
    "user-password": lambda window: UserDialog(window, {}, NAME),
    "room": lambda window: shelter.RoomDialog(window, lambda _code: False),
    "hold": lambda window: shelter.HoldDialog(window, "B4", local_now()),
    "out-of-use": lambda window: shelter.ReasonDialog(window, "B4 tidak dipakai", "Alasan", "Contoh: rusak", "Tandai"),
    "waiting": shelter.WaitingDialog,
    "where": lambda window: shelter.WhereDialog(window, f"{NAME} ke mana?", [("B4", "B4")] * 30, "Kasur tambahan"),
    "night": _night,
    "visit": lambda window: team.AskDialog(window, window.book, window.book.overview.members()),
    "visit-move": lambda window: team.MoveDialog(window, window.book, window.book.overview.members(), _visit(window)),
    "visit-cancel": lambda window: team.CancelDialog(window, NAME),
    "visit-list": lambda window: VisitListDialog(
        window, window.book, window.book.overview.members(), window.book.overview.due(), {}
    ),
}

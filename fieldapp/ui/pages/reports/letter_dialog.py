"""What a cover letter needs: to whom, by whom, which reports and files go with it. What was written last stands."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QGridLayout, QLineEdit, QWidget

from fieldapp.casework.period import Period
from fieldapp.casework.reports import Report
from fieldapp.fieldbook import Fieldbook
from fieldapp.fieldbook.cover_letters import Asked
from fieldapp.fieldbook.reporting import FORMATS
from fieldapp.reports.stamp import period_words
from fieldapp.reports.wording import told
from fieldapp.ui import theme, words
from fieldapp.ui.pages.settings.parts import Choice
from fieldapp.ui.widgets.basics import Button, bare, column, label, row, scrolling
from fieldapp.ui.widgets.dialog_room import take_room
from fieldapp.ui.widgets.notice import Notice
from fieldapp.ui.widgets.questions.flow import FlowLayout
from fieldapp.ui.words import translate

KEPT: Final = "letter_facts"
REMEMBERED: Final = ("addressee", "place", "position", "signer", "nip")
NEEDED: Final = ("number", "addressee", "subject", "position", "signer")


class LetterDialog(QDialog):
    """Accepted with an ``asked``."""

    def __init__(self, parent: QWidget, book: Fieldbook, period: Period, region: str, chosen: str) -> None:
        """``chosen``: the report on screen, which goes along unless somebody takes it out."""
        super().__init__(parent)
        self._book, self._period, self._region = book, period, region
        self._ending = "xlsx"
        self.files: list[Path] = []
        self.setWindowTitle(translate("Reports", "Cover letter"))
        outer = column(self, margins=(20, 16, 8, 14), gap=8)
        content = bare()
        box = column(content, margins=(0, 0, 12, 0), gap=8)
        title = translate("Reports", "Cover letter for {period}").format(period=period_words(period, words.language()))
        outer.addWidget(label("h2", title))
        outer.addWidget(scrolling(content, title), 1)
        self.fields = self._make_fields()
        box.addLayout(self._grid())
        box.addWidget(label("label", translate("Reports", "Reports that go along")))
        self.reports: dict[str, QCheckBox] = {}
        reports = (one for one in book.reports.offered() if not one.named)
        box.addWidget(self._report_boxes(tuple(reports), chosen))
        more = row(gap=8)
        endings = [(ending, {"pdf": "PDF", "xlsx": "Excel", "csv": "CSV"}[ending]) for ending in FORMATS]
        more.addWidget(Choice(translate("Reports", "Format of the reports"), endings, self._ending, self._take_ending))
        more.addWidget(Button(translate("Reports", "&Add files…"), icon="plus", action=self.ask_files))
        self.listed = label("small", wrap=True)
        more.addWidget(self.listed, 1)
        box.addLayout(more)
        box.addStretch(1)
        self.notice = Notice()
        outer.addWidget(self.notice)
        foot = row(margins=(0, 0, 12, 0), gap=8)
        foot.addStretch(1)
        foot.addWidget(Button(translate("Reports", "Cancel"), action=self.reject))
        self.go_on = Button(translate("Reports", "&Make the letter…"), "primary", icon="file-pen", action=self.accept)
        foot.addWidget(self.go_on)
        outer.addLayout(foot)
        take_room(self, 720, 530)
        self.fields["number"].setFocus(Qt.FocusReason.OtherFocusReason)

    def asked(self) -> Asked:
        """What was written and chosen."""
        told_ = {name: field.text().strip() for name, field in self.fields.items()}
        reports = tuple(key for key, box in self.reports.items() if box.isChecked())
        return Asked(
            **told_,
            period=self._period,
            reports=reports,
            ending=self._ending,
            region=self._region,
            files=tuple(self.files),
        )

    def accept(self) -> None:
        """Only when nothing that is needed is blank, and something goes along."""
        blank = next((name for name in NEEDED if not self.fields[name].text().strip()), "")
        if blank:
            self.notice.say(translate("Reports", "Fill this in: {what}").format(what=_words()[blank]))
            self.fields[blank].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        asked = self.asked()
        if not asked.reports and not asked.files:
            self.notice.say(translate("Reports", "Choose at least one report or file."))
            return
        facts = {name: self.fields[name].text().strip() for name in REMEMBERED}
        self._book.put_setting(KEPT, json.dumps(facts, ensure_ascii=False))
        super().accept()

    def ask_files(self) -> None:
        """The system's own dialog."""
        chosen, _ = QFileDialog.getOpenFileNames(self, translate("Reports", "Files that go along"))
        self.add_files([Path(one) for one in chosen])

    def add_files(self, paths: list[Path]) -> None:
        """These go along too, each once."""
        self.files = list(dict.fromkeys([*self.files, *paths]))
        self.listed.setText(", ".join(path.name for path in self.files))

    def _take_ending(self, ending: str) -> None:
        self._ending = ending

    def _make_fields(self) -> dict[str, QLineEdit]:
        kept = json.loads(self._book.setting(KEPT, "{}"))
        fields = {}
        for name, word in _words().items():
            field = QLineEdit(str(kept.get(name, "")))
            field.setAccessibleName(word)
            field.returnPressed.connect(self.accept)
            fields[name] = field
        period = period_words(self._period, "id")
        fields["subject"].setText(f"Laporan {period}")
        fields["place"].setText(fields["place"].text() or "Samarinda")
        return fields

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(6))
        for at, (name, word) in enumerate(_words().items()):
            box = column(gap=2)
            shown = label("label", word)
            shown.setBuddy(self.fields[name])
            box.addWidget(shown)
            box.addWidget(self.fields[name])
            grid.addLayout(box, at // 2, at % 2)
        return grid

    def _report_boxes(self, reports: tuple[Report, ...], chosen: str) -> QWidget:
        holder = bare()
        flow = FlowLayout(holder, 12)
        for report in reports:
            box = QCheckBox(told(report.title, words.language()))
            box.setChecked(report.key == chosen)
            self.reports[report.key] = box
            flow.addWidget(box)
        return holder


def _words() -> dict[str, str]:
    return {
        "number": translate("Reports", "Letter number"),
        "addressee": translate("Reports", "Addressee"),
        "subject": translate("Reports", "Subject"),
        "place": translate("Reports", "Place of the letter"),
        "position": translate("Reports", "Position of the signer"),
        "signer": translate("Reports", "Name of the signer"),
        "nip": translate("Reports", "NIP of the signer"),
    }

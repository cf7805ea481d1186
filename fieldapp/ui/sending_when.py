"""When runs begin by themselves: always, only where data costs nothing by the amount, or only when a person asks."""

from typing import Final

from fieldapp.fieldbook import Fieldbook

SETTING: Final = "send_when"
CHOICES: Final = ("always", "unmetered", "asked")


class When:
    """What this fieldbook's worker chose; kept in its settings. Main thread only."""

    def __init__(self, book: Fieldbook) -> None:
        self._book = book
        kept = book.setting(SETTING)
        self.choice = kept if kept in CHOICES else CHOICES[0]

    def choose(self, choice: str) -> None:
        """One of ``CHOICES``, from now on."""
        self.choice = choice
        self._book.put_setting(SETTING, choice)

    def holds(self) -> str:
        """What keeps runs from beginning by themselves: "asked", "metered", or "" for nothing."""
        if self.choice == "unmetered":
            return "metered" if metered() else ""
        return "asked" if self.choice == "asked" else ""


def metered() -> bool:
    """Whether the system calls the connection in use a metered one; False where it does not say."""
    from PySide6.QtNetwork import QNetworkInformation

    feature = QNetworkInformation.Feature.Metered
    if QNetworkInformation.instance() is None and not QNetworkInformation.loadBackendByFeatures(feature):
        return False
    about = QNetworkInformation.instance()
    return bool(about is not None and about.supports(feature) and about.isMetered())

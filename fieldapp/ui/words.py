"""The words on screen, in the worker's language.

Source texts are English and pass through ``translate``; ``resources/i18n`` holds the Indonesian
(``*_id.ts``) and the English plurals (``*_en.ts``) with their compiled ``.qm`` beside them. ``use`` changes
the language of everything built afterwards; the window then builds its pages again.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from fieldapp.ui.places import WORDS

LANGUAGES: Final = {"id": "Bahasa Indonesia", "en": "English"}
DEFAULT: Final = "id"
UNGROUPED: Final = 1000  # Qt writes numbers without their thousands apart
_LOCALES: Final = {
    "id": QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_installed: list[QTranslator] = []
_chosen: list[str] = [DEFAULT]


def translate(context: str, source: str, count: int = -1) -> str:
    """The text in the language in use; ``%n`` becomes ``count`` (0 or more picks the plural form)."""
    if count < UNGROUPED:
        return QCoreApplication.translate(context, source, None, count)
    found = (translator.translate(context, source, None, count) for translator in _installed)  # leaves %n as it is
    return next(filter(None, found), source).replace("%n", number(count))


def number(count: int) -> str:
    """A count that stands by itself."""
    from fieldapp.domain.formats import show_number

    return show_number(count, language())


def use(language: str) -> str:
    """Load every catalogue of a language (``id`` or ``en``; anything else means ``id``); return it."""
    chosen = language if language in LANGUAGES else DEFAULT
    for translator in _installed:
        QCoreApplication.removeTranslator(translator)
    _installed.clear()
    for path in sorted(WORDS.glob(f"*_{chosen}.qm")):
        translator = QTranslator()
        if translator.load(str(path)):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
    QLocale.setDefault(_LOCALES[chosen])
    _chosen[0] = chosen
    return chosen


def language() -> str:
    """``id`` or ``en``."""
    return _chosen[0]

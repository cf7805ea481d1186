"""Work without hands: while a conversation is recorded, somebody is at the desk although no key is pressed."""

from weakref import WeakSet

from PySide6.QtCore import QObject

_at_work: "WeakSet[QObject]" = WeakSet()


def begin(who: QObject) -> None:
    """From now on the laptop does not lock by itself."""
    _at_work.add(who)


def end(who: QObject) -> None:
    """This work is over, or never began."""
    _at_work.discard(who)


def working() -> bool:
    """Whether any is under way."""
    return bool(_at_work)

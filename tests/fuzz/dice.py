"""Decisions out of bytes: the same bytes always decide the same, and a changed byte changes one decision."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Dice:
    """Reads ``data`` from the front; where it ends, every decision is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> bool:
        """There are bytes left."""
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """From 0 up to before ``below``, at most 65,536."""
        size = 1 if below <= 256 else 2
        read = int.from_bytes(self._data[self._at : self._at + size], "big")
        self._at += size
        return read % below

    def pick(self, among: Sequence[T]) -> T:
        """One of them."""
        return among[self.number(len(among))]

    def often(self, of_ten: int) -> bool:
        """True in so many of ten cases."""
        return self.number(10) < of_ten

    def text(self, longest: int = 12) -> str:
        """Some characters, as UTF-8 gives them."""
        size = self.number(longest + 1)
        read = self._data[self._at : self._at + size]
        self._at += size
        return read.decode("utf-8", "replace")

    def rest(self) -> bytes:
        """Whatever was not read."""
        read = self._data[self._at :]
        self._at = len(self._data)
        return read

"""When a laptop's clock cannot be believed: how far it is off, as far as anybody knows."""

from dataclasses import dataclass

OFF_SECONDS = 600  # between this clock and the province's that are told, and stamped on what is finalized
JUMP_SECONDS = 180  # between the clock and one that nobody sets; less is what time servers correct


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Beside a moment of this laptop. Adding ``offset_s`` gives the moment by the province's clock as well as it is
    known; ``uncertain``: the clock was changed since it was last compared, so that is not known to hold."""

    offset_s: int
    uncertain: bool


@dataclass(frozen=True, slots=True)
class ClockState:
    """What is remembered from one look to the next. ``wall``: seconds since 1970 as this laptop said them last;
    ``steady``: of a clock that only runs, comparable while ``boot`` is the same ("" where nobody knows)."""

    wall: float
    steady: float
    boot: str = ""
    offset: float = 0.0  # the province's clock minus this one
    compared: bool = False  # the offset comes from the province, not from a guess
    uncertain: bool = False

    def after(self, wall: float, steady: float, boot: str, *, same_run: bool) -> "ClockState":
        """The next look. Whoever sets the clock meanwhile is noticed: at once while the app runs or the computer was
        not started anew, otherwise when it goes back behind the last look."""
        comparable = same_run or (bool(boot) and boot == self.boot and steady >= self.steady)
        passed = wall - self.wall
        jump = passed - (steady - self.steady) if comparable else min(0.0, passed)
        if abs(jump) <= JUMP_SECONDS:
            return ClockState(wall, steady, boot, self.offset, self.compared, self.uncertain)
        offset = self.offset - jump
        right_again = comparable and self.compared and abs(offset) <= OFF_SECONDS
        return ClockState(wall, steady, boot, offset, self.compared and comparable, not right_again)

    def doubt(self) -> ClockDoubt | None:
        """What is to be stamped on a moment of now; None while the clock can be believed."""
        if self.uncertain or abs(self.offset) > OFF_SECONDS:
            return ClockDoubt(round(self.offset), self.uncertain)
        return None

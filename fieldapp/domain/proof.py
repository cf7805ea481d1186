"""What a province proved of the submissions that this laptop has receipts for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProofStanding:
    """How far the last round of questions is, in submissions.

    ``asked`` of ``total`` were answered for: ``held`` there, ``lost`` and not yet back, ``again`` sent once more and
    receipted anew, ``refused`` (a person is needed). ``round`` is 0 when nothing was ever asked.
    """

    round: int = 0
    epoch: str = ""
    total: int = 0
    held: int = 0
    lost: int = 0
    again: int = 0
    refused: int = 0

    @property
    def asked(self) -> int:
        """How many were answered for in this round."""
        return self.held + self.lost + self.again + self.refused

    @property
    def open(self) -> bool:
        """Whether something is still to be asked, or to be sent once more."""
        return bool(self.round) and (self.asked < self.total or bool(self.lost))

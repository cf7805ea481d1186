"""What a lock does about memory: the vault's part, for the window that tears its pages down meanwhile."""

from fieldapp.vault.hardening import begin_forgetting as begin
from fieldapp.vault.hardening import end_forgetting as end

__all__ = ["begin", "end"]

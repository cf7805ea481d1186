"""The made-up province for all audits."""

from tests.made_once import made_up

__all__ = ["made_up"]

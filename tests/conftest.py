"""Every test draws offscreen and sees no proxy, no keyring and no profile of the person at this desk.

Searches for counter-examples take the same steps at each run; ``--hypothesis-profile=default`` takes new ones.
"""

import os

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "JANGKAU_PROFILE"):
    os.environ.pop(name, None)

settings.register_profile("steady", derandomize=True)
settings.load_profile("steady")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests begin first, so that no core waits for them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

"""Every test draws offscreen and sees no proxy, no keyring and no profile of the person at this desk."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "JANGKAU_PROFILE"):
    os.environ.pop(name, None)

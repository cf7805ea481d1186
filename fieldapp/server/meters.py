"""Counts of requests and how long they took, by route. Never who, never what."""

import time
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"  # a folder for the counts of all workers; read when the library is imported
SECONDS: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 120.0)
METHODS: Final = ("GET", "HEAD", "POST", "PATCH", "PUT", "DELETE")


class Meters:
    """Counts of one worker. Addresses are those of the routes, so that no id is in them."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "jangkau_requests", "Requests answered", ("method", "route", "status"), registry=self.registry
        )
        self._seconds = Histogram(
            "jangkau_request_seconds",
            "From the first byte of a request to the end of its answer",
            ("route",),
            buckets=SECONDS,
            registry=self.registry,
        )

    def count(self, method: str, route: str, status: int, began: float) -> None:
        """One request that ended now; ``began`` by ``time.perf_counter``."""
        known = method if method in METHODS else "other"
        self._requests.labels(known, route, str(status)).inc()
        self._seconds.labels(route).observe(time.perf_counter() - began)

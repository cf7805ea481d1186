"""How long to wait before the next try: exponential, full jitter, the server's word first."""

from random import Random

BASE_SECONDS = 5.0
CAP_SECONDS = 900.0
SERVER_CAP_SECONDS = 3600.0  # a Retry-After beyond an hour is not believed


def delay_seconds(failures: int, random: Random, retry_after: float | None = None) -> float:
    """Seconds until the next try after ``failures`` failed runs (1 = the first).

    Full jitter spreads many laptops that lost the same server evenly over the whole interval (AWS
    Architecture Blog, "Exponential Backoff And Jitter"). A Retry-After is a floor: never earlier.
    """
    if retry_after is not None:
        return min(max(retry_after, 0.0), SERVER_CAP_SECONDS)
    ceiling = min(CAP_SECONDS, BASE_SECONDS * 2.0 ** min(failures, 16))
    return random.uniform(0.0, ceiling)

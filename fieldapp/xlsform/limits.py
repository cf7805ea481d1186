"""What the child process may use. Where the system knows no such limits (Windows) only the parent's
time limit holds."""

import sys

MEMORY_BYTES = 500 * 2**20
CPU_SECONDS = 20


def limit_this_process(cpu_seconds: int = CPU_SECONDS) -> None:
    """From here on: 500 MiB of memory, so much processor time, no files written, no core dumps."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, cpu_seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        ceiling = resource.getrlimit(limit)[1]
        allowed = value if ceiling == resource.RLIM_INFINITY else min(value, ceiling)
        resource.setrlimit(limit, (allowed, allowed))

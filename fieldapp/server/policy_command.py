"""``fieldapp server policy``: what laptops may do while they are out of reach, printed or changed."""

import argparse
import json
from dataclasses import asdict, replace

from sqlalchemy import Engine

from fieldapp.server.policy import DENIABLE, rules_of, set_rules


def rules_verb(verb: argparse.ArgumentParser) -> None:
    """The options; what is not named stays."""
    verb.add_argument("--offline-days", type=int, help="a laptop that is not heard from for so long closes (7 to 366)")
    verb.add_argument(
        "--idle-minutes", type=int, help="the longest wait until the lock (2 to 30, 0: as the worker likes)"
    )
    for name, help_ in (
        ("keyring", "a laptop may be opened with the computer's account"),
        ("send-others", "a user may send what other users of the laptop recorded"),
    ):
        verb.add_argument(f"--{name}", choices=("yes", "no"), help=help_)
    known = ", ".join(DENIABLE)
    verb.add_argument("--deny", nargs="*", metavar="PERMISSION", help=f"what no role may do: {known}; none to lift it")


def change_policy(engine: Engine, options: argparse.Namespace) -> str:
    """Change what was named; the rules that hold now, as JSON. Raises StoreError."""
    rules = rules_of(engine)
    said: dict[str, object] = {}
    if options.offline_days is not None:
        said["offline_days"] = options.offline_days
    if options.idle_minutes is not None:
        said["idle_minutes"] = options.idle_minutes
    for name in ("keyring", "send_others"):
        if getattr(options, name) is not None:
            said[name] = getattr(options, name) == "yes"
    if options.deny is not None:
        said["denied"] = tuple(options.deny)
    if said:
        rules = replace(rules, **said)  # type: ignore[arg-type]
        set_rules(engine, rules)
    return json.dumps(asdict(rules))

"""Command line: ``fieldapp`` opens the app; verbs do one job each."""


def main() -> int:
    """Run the verb named on the command line; returns the process exit code."""
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

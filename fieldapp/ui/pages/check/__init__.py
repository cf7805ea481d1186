"""Check the answers, decide on services, finalize."""

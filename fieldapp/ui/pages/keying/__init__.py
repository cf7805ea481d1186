"""Second keying."""

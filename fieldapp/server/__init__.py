"""The reference provincial server."""

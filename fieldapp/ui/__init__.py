"""Qt and only Qt."""

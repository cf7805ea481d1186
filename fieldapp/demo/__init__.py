"""make demo: the main job end to end, with its table."""

"""Measurements as ratios to a baseline of the same run; not collected by pytest. Run: ``make bench``."""

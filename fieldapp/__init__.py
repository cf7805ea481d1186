"""Jangkau: offline-first field assessments, from finger to signed receipt."""

__version__ = "0.1.0"

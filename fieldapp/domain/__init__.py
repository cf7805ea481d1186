"""Frozen values and pure rules of the desk: no I/O, no clock, nothing above errors."""

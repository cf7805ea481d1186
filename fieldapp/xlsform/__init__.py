"""Workbooks to XForms: pyxform in a limited child process, mistakes named by sheet and row."""

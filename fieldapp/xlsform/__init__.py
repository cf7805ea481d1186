"""Workbooks to XForms: pyxform in a limited child process, mistakes named by sheet and row."""

from fieldapp.xlsform.compiled import CompiledForm, compile_workbook

__all__ = ["CompiledForm", "compile_workbook"]

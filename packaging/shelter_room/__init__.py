"""Beds of a room as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

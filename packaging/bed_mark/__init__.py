"""Marks of beds as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

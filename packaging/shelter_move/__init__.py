"""A change of bed as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

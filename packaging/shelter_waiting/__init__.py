"""The waiting list of a shelter as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

"""The field check of received benefits as readable tables; ``packaging/make_forms.py`` writes the workbook."""

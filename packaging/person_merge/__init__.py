"""The decision that two records are one person, as readable tables; ``packaging/make_forms.py`` writes the workbook."""

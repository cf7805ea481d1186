"""What a person takes back of their consent, as readable tables; ``packaging/make_forms.py`` writes the workbook."""

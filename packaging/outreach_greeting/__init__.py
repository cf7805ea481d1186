"""The greeting as readable tables, its Banjar words beside them; ``packaging/make_forms.py`` writes the workbook."""

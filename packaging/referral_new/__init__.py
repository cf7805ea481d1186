"""The form of one new referral as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

"""The form of one step of a referral as readable tables; ``packaging/make_forms.py`` writes the workbook from them."""

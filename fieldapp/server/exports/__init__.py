"""The way out: what the province received, as files and as a feed for spreadsheets.

choosing.py   which submissions: form, period, regions, corrections, consent
columns.py    tables and columns of all versions of a form
rows.py       one submission as rows of these tables
making.py     a file of them: CSV, Excel (workbook.py) or JSON lines
odata.py      the same page by page over HTTP; edm.py describes it
accounts.py   who may read the feed
recording.py  who took what out, without answers
"""

"""The administrator's pages: HTML made on the server, readable without scripts, in Indonesian and English.

sessions.py   who is signed in, and that a form was sent from our own page
figures.py    what the pages show, asked of the database
pages.py      GET: overview, laptops, submissions, reviews, forms
returning.py  GET: what an administrator writes to a worker whose submission goes back
acts.py       POST: sign in and out, codes, revoking, decisions
exports.py    files, accounts of the feed, and the record of both
html.py, frame.py, words.py   how it is written down
"""

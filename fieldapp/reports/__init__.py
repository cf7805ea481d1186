"""Tables of figures as files: Excel, CSV with HXL tags, their names and the line that says how fresh they are.

No screens here (paper is drawn in ``ui.pages.reports``), no database: tables in, bytes out.
"""

"""The program inside a package: the window, and the verbs that a laptop in the field has.

``--compile-workbook`` is the program's own: the child process in which workbooks are compiled.
"""

import sys

if sys.argv[1:2] == ["--compile-workbook"]:
    from fieldapp.xlsform.child import main as child

    raise SystemExit(child(sys.argv[2:]))

from launch import start

from fieldapp import __version__

start(__version__)

from fieldapp.__main__ import main  # noqa: E402  (after a newer version had its turn)

raise SystemExit(main())

"""The program inside a package: the window, and the verbs that a laptop in the field has.

Two are the program's own: ``--compile-workbook`` is the child process in which workbooks are compiled; by ``--journey``
``fieldapp demo --app`` drives the package as it drives the tree.
"""

import sys

if sys.argv[1:2] == ["--compile-workbook"]:
    from fieldapp.xlsform.child import main as child

    raise SystemExit(child(sys.argv[2:]))

if sys.argv[1:2] == ["--journey"]:
    from fieldapp.demo.journey import main as journey

    raise SystemExit(journey())

from launch import start

from fieldapp import __version__

start(__version__)

from fieldapp.__main__ import main  # noqa: E402  (after a newer version had its turn)

raise SystemExit(main())

"""The program inside a package: the window, and the verbs that a laptop in the field has.

Two are the program's own: ``--child MODULE`` is the child process in which workbooks and tables are read; by
``--journey`` ``fieldapp demo --app`` drives the package as it drives the tree.
"""

import importlib
import sys

if sys.argv[1:2] == ["--child"] and sys.argv[2] in ("fieldapp.xlsform.child", "fieldapp.xlsform.table_child"):
    raise SystemExit(importlib.import_module(sys.argv[2]).main(sys.argv[3:]))

if sys.argv[1:2] == ["--journey"]:
    from fieldapp.demo.journey import main as journey

    raise SystemExit(journey())

from launch import start

from fieldapp import __version__

start(__version__)

from fieldapp.__main__ import main  # noqa: E402  (after a newer version had its turn)

raise SystemExit(main())

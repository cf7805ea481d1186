"""The program inside a package: the window, and the verbs that a laptop in the field has.

``--compile-workbook`` is the program's own: the child process in which workbooks are compiled.
"""

import sys

from fieldapp.xlsform.run import CHILD_VERB

if sys.argv[1:2] == [CHILD_VERB]:
    from fieldapp.xlsform.child import main as child

    raise SystemExit(child(sys.argv[2:]))

from fieldapp.__main__ import main

raise SystemExit(main())

"""The child process for tables: a workbook's bytes on standard input, JSON on standard output.

``python -m fieldapp.xlsform.table_child [SHEET]``; blank: the first sheet that holds rows.
"""

import json
import sys

from fieldapp.xlsform.limits import limit_this_process

CPU_SECONDS = 100  # a million and a half cells take forty on a slow laptop


def main(words: list[str]) -> int:
    """Exit code 0 with an answer, anything else without one."""
    limit_this_process(CPU_SECONDS)
    from fieldapp.xlsform.table_sheets import TooMuch, read_sheet

    try:
        answer = read_sheet(sys.stdin.buffer.read(), words[0] if words else "")
    except MemoryError:
        answer = {"why": "too_heavy"}
    except TooMuch as trouble:
        answer = {"why": trouble.why, "place": trouble.place, "limit": trouble.limit}
    except Exception:  # a damaged or hostile file: the reader raises whatever it trips over
        answer = {"why": "damaged"}
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

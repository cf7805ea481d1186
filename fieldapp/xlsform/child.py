"""The child process: workbook bytes on standard input, JSON on standard output.

``python -m fieldapp.xlsform.child PATH LANGUAGE [strict]``; PATH is only used to find the files beside the workbook.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from fieldapp.xlsform.limits import limit_this_process


def main(words: list[str]) -> int:
    """Exit code 0 with an answer, anything else without one. Standard error is never shown to people."""
    limit_this_process()
    from fieldapp.xlsform.pipeline import compile_content
    from fieldapp.xlsform.problems import Problems

    path, language = Path(words[0]), words[1]
    content = sys.stdin.buffer.read()
    try:
        answer = compile_content(content, path, Problems(language), strict="strict" in words[2:])
    except MemoryError:
        problems = Problems(language)
        problems.error("too_heavy", seconds=0)
        answer = {"problems": problems.errors, "warnings": [], "files": []}
    for key in ("problems", "warnings"):
        answer[key] = [asdict(problem) for problem in answer[key]]
    sys.stdout.buffer.write(json.dumps(answer).encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

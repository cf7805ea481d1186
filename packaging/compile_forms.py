"""Keep every workbook of ``resources/forms`` compiled in ``resources/forms/compiled``.

Run ``python packaging/compile_forms.py`` after a workbook was edited; the app compiles it otherwise, on each laptop.
"""

from pathlib import Path

from fieldapp.xlsform.ready import keep_ready

FORMS = Path(__file__).resolve().parent.parent / "resources" / "forms"

if __name__ == "__main__":
    for workbook in sorted(FORMS.glob("*.xlsx")):
        print(f"wrote {keep_ready(workbook)}")

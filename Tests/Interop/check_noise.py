"""Undoes the noise of NOISY/jsonl by its records, with the code of docs/language/noise.md, and compares with CLEAN/jsonl.

    python check_noise.py NOISY CLEAN
"""

import json
import re
import sys
from pathlib import Path

from check_texts import lines

PAGE = Path(__file__).resolve().parents[2] / "docs" / "language" / "noise.md"


def main() -> None:
    page: dict = {}
    exec(re.search("```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1], page)
    undone, place = page["undone"], page["place"]
    sets = [Path(argument) / "jsonl" for argument in sys.argv[1:3]]
    count = changed = told = 0
    for name in sorted(path.name for path in sets[0].glob("*.jsonl")):
        noisy, clean = ([json.loads(line) for line in lines(folder / name)] for folder in sets)
        for one, other in zip(noisy, clean, strict=True):
            edits = one["edits"]
            assert undone(one["text"], edits) == one["clean"] == other["text"]
            spans = [
                (place(span["start"], number, True, edits), place(span["end"], number, False, edits), span["label"])
                for number, span in enumerate(one["spans"])
            ]
            assert spans == [(span["start"], span["end"], span["label"]) for span in other["spans"]], (one, other)
            count += 1
            changed += bool(edits)
            told += any(len(edit) > 4 for edit in edits)
    assert changed > count / 2 and told > 0
    print(f"{count} texts and their spans are the clean ones again")


if __name__ == "__main__":
    main()

"""Undoes the noise of NOISY/jsonl by its records, with docs/language/noise.md alone, and compares with CLEAN/jsonl.

    python check_noise.py NOISY CLEAN
"""

import json
import sys
from pathlib import Path

from check_texts import lines


def undone(text: str, edits: list) -> str:
    clean, done = "", 0
    for start, removed, inserted, *_ in edits:
        # How far the clean text is; what stands between edits is the same in both.
        clean, text = clean + text[: start - done], text[start - done :]
        assert text.startswith(inserted)
        clean, text, done = clean + removed, text[len(inserted) :], start + len(removed)
    return clean + text


def place(point: int, number: int, is_start: bool, edits: list) -> int:
    """Where the span of that number begins or ends in the clean text, if it does at `point` of the noisy one."""
    shift, found = 0, point
    for start, removed, inserted, _, *spans in edits:
        here = start + shift
        shift += len(inserted) - len(removed)
        if not inserted and here == point and spans and number in spans[0]:
            if is_start:
                return start
            found = start + len(removed)
        elif here + len(inserted) < point or (here + len(inserted) == point and (is_start or inserted)):
            found = point - shift
    return found


def main() -> None:
    sets = [Path(argument) / "jsonl" for argument in sys.argv[1:3]]
    names = sorted(path.name for path in sets[0].glob("*.jsonl"))
    count = changed = told = 0
    for name in names:
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

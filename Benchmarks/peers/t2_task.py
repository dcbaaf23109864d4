"""Task T2, without the choosing: the language, records, files, clock.

Sentences with two labeled spans from a language of 300,000: five ways to begin, three verbs, 40 cuisines, 100 cities, five
parties. A line of JSON for each, with label, spans and their texts, in a file for each split. One process, one thread.
"""

import argparse
import json
import random
import time
from collections.abc import Callable, Iterable
from pathlib import Path

BEGINNINGS = ("", "please ", "could you ", "kindly ", "I'd like to ")
VERBS = ("book", "reserve", "find")
CUISINES = tuple(f"cuisine{number}" for number in range(1, 41))
CITIES = tuple(f"city{number}" for number in range(1, 101))
PARTIES = ("two", "three", "four people", "five", "six guests")

Span = tuple[int, int, str]


def run(name: str, sentences: Callable[[int], Iterable[tuple[str, list[Span]]]]) -> None:
    """Writes what `sentences` gives for a count (texts with their spans: start, end, label), and prints what it took."""
    arguments = parse()
    arguments.out.mkdir(parents=True, exist_ok=True)
    split = random.Random(1)
    start_wall, start_cpu = time.perf_counter(), time.process_time()
    files = {key: (arguments.out / f"{key}.jsonl").open("w", encoding="utf-8") for key in ("train", "val", "test")}
    write = {key: file.write for key, file in files.items()}
    dumps = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
    for index, (text, spans) in enumerate(sentences(arguments.count)):
        draw = split.random()
        place = "train" if draw < 0.8 else "val" if draw < 0.9 else "test"
        record = {
            "id": index + 1,
            "split": place,
            "text": text,
            "label": "book_table",
            "spans": [{"start": a, "end": b, "label": label, "text": text[a:b]} for a, b, label in spans],
        }
        write[place](dumps(record) + "\n")
    for file in files.values():
        file.close()
    report(name, arguments, time.perf_counter() - start_wall, time.process_time() - start_cpu)


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--json", action="store_true", help="print what was measured for programs")
    return parser.parse_args()


def report(name: str, arguments: argparse.Namespace, wall: float, cpu: float) -> None:
    size = sum(path.stat().st_size for path in arguments.out.rglob("*") if path.is_file())
    if arguments.json:
        print(json.dumps({"images": arguments.count, "wall": wall, "cpu": cpu, "bytes": size}))
        return
    print(f"{name}: {arguments.count / cpu:,.0f} sentences a CPU-second; {size / arguments.count:.0f} bytes a sentence")

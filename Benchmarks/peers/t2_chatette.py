"""T2 by Chatette: its own template, its own generator (which never repeats itself), its own adapter for lines of JSON.

It tells no splits.
"""

import contextlib
import io
import time
from pathlib import Path

import t2_task
from chatette.facade import Facade


def template(count: int) -> str:
    def unit(head: str, words: tuple[str, ...]) -> list[str]:
        return [head, *(f"    {word.strip()}" for word in words if word), ""]

    lines = [f"%[book_table]({count})", "    ~[beginning?] ~[verb] a @[CUISINE] place in @[CITY] for ~[party]", ""]
    lines += unit("~[beginning]", t2_task.BEGINNINGS) + unit("~[verb]", t2_task.VERBS) + unit("~[party]", t2_task.PARTIES)
    lines += unit("@[CUISINE]", t2_task.CUISINES) + unit("@[CITY]", t2_task.CITIES)
    return "\n".join(lines) + "\n"


def main() -> None:
    arguments = t2_task.parse()
    arguments.out.mkdir(parents=True, exist_ok=True)
    source = Path(arguments.out) / "t2.chatette"
    source.write_text(template(arguments.count), encoding="utf-8")
    start_wall, start_cpu = time.perf_counter(), time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        Facade(str(source), str(arguments.out / "made"), "jsonl", None, False, "7", True).run()
    t2_task.report("Chatette", arguments, time.perf_counter() - start_wall, time.process_time() - start_cpu)


if __name__ == "__main__":
    main()

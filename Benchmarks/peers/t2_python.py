"""T2 as people write it for this one grammar: a loop, `random.choice`, offsets by adding lengths."""

import random
from collections.abc import Iterator

import t2_task


def sentences(count: int) -> Iterator[tuple[str, list[t2_task.Span]]]:
    choice = random.Random(7).choice
    for _ in range(count):
        text = f"{choice(t2_task.BEGINNINGS)}{choice(t2_task.VERBS)} a "
        cuisine, city = choice(t2_task.CUISINES), choice(t2_task.CITIES)
        start = len(text)
        end = start + len(cuisine)
        second = end + len(" place in ")
        text = f"{text}{cuisine} place in {city} for {choice(t2_task.PARTIES)}"
        yield text, [(start, end, "CUISINE"), (second, second + len(city), "CITY")]


if __name__ == "__main__":
    t2_task.run("CPython loop", sentences)

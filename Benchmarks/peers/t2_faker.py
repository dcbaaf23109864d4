"""T2 by Faker: a provider of its own draws the parts, as its users write providers."""

from collections.abc import Iterator

import t2_task
from faker import Faker
from faker.providers import BaseProvider


class Table(BaseProvider):
    def parts(self) -> tuple[str, str, str, str, str]:
        pick = self.random_element
        return (
            pick(t2_task.BEGINNINGS),
            pick(t2_task.VERBS),
            pick(t2_task.CUISINES),
            pick(t2_task.CITIES),
            pick(t2_task.PARTIES),
        )


def sentences(count: int) -> Iterator[tuple[str, list[t2_task.Span]]]:
    Faker.seed(7)
    fake = Faker(use_weighting=False)
    fake.add_provider(Table)
    for _ in range(count):
        beginning, verb, cuisine, city, party = fake.parts()
        text = f"{beginning}{verb} a "
        start = len(text)
        end = start + len(cuisine)
        second = end + len(" place in ")
        yield (
            f"{text}{cuisine} place in {city} for {party}",
            [(start, end, "CUISINE"), (second, second + len(city), "CITY")],
        )


if __name__ == "__main__":
    t2_task.run("Faker", sentences)

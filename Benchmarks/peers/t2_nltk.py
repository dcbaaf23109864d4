"""T2 by NLTK: a context-free grammar, walked from its start with a production drawn for each symbol.

`nltk.parse.generate` only lists a language in order; drawing from a grammar is what its users write themselves.
"""

import random
from collections.abc import Iterator

import t2_task
from nltk.grammar import CFG, Nonterminal

SPANS = ("CUISINE", "CITY")


def rule(name: str, words: tuple[str, ...]) -> str:
    return f"{name} -> " + " | ".join(f'"{word}"' for word in words)


def grammar() -> CFG:
    rules = ['S -> BEGINNING VERB " a " CUISINE " place in " CITY " for " PARTY']
    rules += [rule("BEGINNING", t2_task.BEGINNINGS), rule("VERB", t2_task.VERBS), rule("CUISINE", t2_task.CUISINES)]
    rules += [rule("CITY", t2_task.CITIES), rule("PARTY", t2_task.PARTIES)]
    return CFG.fromstring("\n".join(rules))


def sentences(count: int) -> Iterator[tuple[str, list[t2_task.Span]]]:
    language = grammar()
    # `productions(lhs=…)` builds a list at each call, so it is asked once a symbol.
    productions: dict[Nonterminal, list[tuple]] = {}
    for production in language.productions():
        productions.setdefault(production.lhs(), []).append(production.rhs())
    choice = random.Random(7).choice

    def expand(symbol: Nonterminal, length: int, parts: list[str], spans: list[t2_task.Span]) -> int:
        start = length
        for part in choice(productions[symbol]):
            if isinstance(part, Nonterminal):
                length = expand(part, length, parts, spans)
            else:
                parts.append(part)
                length += len(part)
        if symbol.symbol() in SPANS:
            spans.append((start, length, symbol.symbol()))
        return length

    for _ in range(count):
        parts: list[str] = []
        spans: list[t2_task.Span] = []
        expand(language.start(), 0, parts, spans)
        yield "".join(parts), spans


if __name__ == "__main__":
    t2_task.run("NLTK", sentences)

"""Writes the numbers in words that Tests/SpecificationTests/Phrases reads: made once, by num2words.

    pip install num2words==0.5.14
    python3 Tests/Interop/make_number_words.py > Tests/SpecificationTests/Phrases/number_words.tsv
"""
import random
from importlib.metadata import version

from num2words import num2words

random.seed(1)
numbers = list(range(0, 1101))
for digits in range(4, 19):
    numbers += sorted(random.randrange(10 ** (digits - 1), 10 ** digits) for _ in range(30))
    numbers += [10 ** (digits - 1), 10 ** (digits - 1) + 1, 2 * 10 ** (digits - 1), 21 * 10 ** (digits - 2)]

print(f"# num2words {version('num2words')} (LGPL), by Tests/Interop/make_number_words.py: cardinals, then ordinals")
for number in numbers:
    cells = [num2words(number, lang=language) for language in ("de", "fr", "es")]
    if 0 < number < 1000:
        cells += [num2words(number, lang=language, to="ordinal") for language in ("en", "de", "fr", "es")]
    print(number, *cells, sep="\t")

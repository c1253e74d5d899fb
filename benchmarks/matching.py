"""How long it takes to find 100,000 terms in 10 MB of text, beside the automaton's own time and memory.

Run `python -m benchmarks.matching`; the exit code says whether the bounds hold.
"""

import random
import resource
import sys
import time
from collections.abc import Callable

from ahocorasick_rs import AhoCorasick, MatchKind

from toolkit.model.locale import Locale
from toolkit.terminology import Concept, Matcher, Term, Termbase
from toolkit.terminology.background import words

TERMS = 100_000
MEGABYTES = 10
RATIO = 1.5
MOST_MEMORY = 1_000
"""Megabytes of the whole process."""
RUNS = 9


def make_text(generator: random.Random) -> str:
    """Return text of general words by their frequency, with English and punctuation in between, in Simplified."""
    vocabulary, counts = zip(*((word, count) for word, (count, _) in words().items()), strict=True)
    pieces = generator.choices(vocabulary, counts, k=MEGABYTES * 190_000)
    for index in range(0, len(pieces), 9):
        pieces[index] += generator.choice(("，", "。", "、", " AI ", "（Amazon）", "“PIP”", "\n"))
    text = "".join(pieces)
    return text.encode()[: MEGABYTES * 1_000_000].decode(errors="ignore")


def make_terms(generator: random.Random) -> list[str]:
    """Return Chinese compounds of two to four words, and English phrases."""
    vocabulary = list(words())
    terms: set[str] = set()
    while len(terms) < TERMS * 3 // 4:
        terms.add("".join(generator.choices(vocabulary, k=generator.choice((2, 2, 3, 4))))[:12])
    terms |= set(generator.sample([word for word in vocabulary if len(word) > 2], TERMS // 50))
    syllables = ("am", "ber", "con", "di", "el", "fo", "gra", "hin", "i", "jo", "ka", "lum", "mon", "na", "or", "pi")
    while len(terms) < TERMS:
        terms.add(" ".join("".join(generator.choices(syllables, k=3)) for _ in range(generator.choice((1, 2, 2)))))
    return sorted(terms)


def best_of(*functions: Callable[[], object]) -> list[float]:
    """Return the shortest run of each function, in seconds of processor time.

    They take turns, so that a machine that is busy for a while is busy for all of them.
    """
    times: list[list[float]] = [[] for _ in functions]
    for _ in range(RUNS):
        for function, taken in zip(functions, times, strict=True):
            start = time.process_time()
            function()
            taken.append(time.process_time() - start)
    return [min(taken) for taken in times]


def main() -> int:
    """Measure, print, and return 0 if the bounds hold."""
    generator = random.Random(20251122)
    text, terms = make_text(generator), make_terms(generator)
    locale = Locale.parse("zh-Hans-CN")
    termbase = Termbase(tuple(Concept(str(index), (Term(term, locale),)) for index, term in enumerate(terms)))
    start = time.process_time()
    matcher = Matcher(termbase, locale, segment=False)
    built = time.process_time() - start
    automaton = AhoCorasick([term.lower() for term in terms], matchkind=MatchKind.LeftmostLongest)
    hits = len(matcher.find(text))
    alone, ours = best_of(lambda: automaton.find_matches_as_indexes(text), lambda: matcher.find(text))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    careful = Matcher(termbase, locale)
    start = time.process_time()
    careful.find(text)
    segmented = time.process_time() - start
    print(f"{len(terms):,} terms, {len(text.encode()):,} bytes, {len(text):,} characters, {hits:,} hits")
    print(
        f"built in {built:.2f} s; automaton alone {alone:.3f} s; matcher {ours:.3f} s, {ours / alone:.2f} times as long"
    )
    print(f"with the words around each hit looked at: {segmented:.3f} s; most memory {memory} MB")
    return 0 if ours <= RATIO * alone and memory < MOST_MEMORY else 1


if __name__ == "__main__":
    sys.exit(main())

"""Where terms are used: each place with its file, its line and the words around it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import Location
from toolkit.model.document import Document
from toolkit.terminology.matching import Hit, Matcher
from toolkit.terminology.mentions import closed_spans, counts
from toolkit.terminology.places import PlaceKind, places
from toolkit.terminology.width import head, tail, width_of


@dataclass(frozen=True, slots=True)
class Usage:
    """One place where a term is used."""

    location: Location
    hit: Hit
    before: str
    word: str
    """As the text has it."""
    after: str


def usages(document: Document, path: Path, matcher: Matcher) -> Iterator[Usage]:
    """Yield every place of a document where a term of any status stands, in reading order."""
    for place in places(document):
        if place.kind in {PlaceKind.APPARATUS, PlaceKind.PARALLEL} or not place.text.text:
            continue
        text = place.text.text
        closed = closed_spans(place.text)
        for hit in matcher.find(text):
            if counts(hit, text) and not any(hit.span.overlaps(span) for span in closed):
                location = Location(path, *place.text.place(hit.span.start))
                yield Usage(location, hit, text[: hit.span.start], hit.span.of(text), text[hit.span.end :])


def keyword_line(usage: Usage, columns: int = 24) -> str:
    """Return a usage as one line with the word in its middle, aligned although Chinese characters are twice as wide."""
    before = tail(" ".join(usage.before.split()), columns)
    after = head(" ".join(usage.after.split()), columns)
    return " " * (columns - width_of(before)) + f"{before} [{usage.word}] {after}"


def context_of(text: str, word: str, columns: int = 20) -> str:
    """Return the first place of a word with what stands around it, on its own line of the text."""
    start = text.find(word)
    before = text[:start].rpartition("\n")[2]
    after = text[start + len(word) :].partition("\n")[0]
    return f"{tail(before, columns)}[{word}]{head(after, columns)}"

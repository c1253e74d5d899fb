"""Where a document mentions which concepts, and which mention is the first that can carry a gloss."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.document import Document
from toolkit.model.text import MarkKind, RichText, Span
from toolkit.terminology.bracket import is_han
from toolkit.terminology.matching import Hit, Matcher, matcher_of
from toolkit.terminology.places import Place, PlaceKind, places
from toolkit.terminology.rules import GlossForm, GlossScope
from toolkit.terminology.style import GlossStyle
from toolkit.terminology.surroundings import Surroundings, look_around
from toolkit.terminology.termbase import Termbase

_END = re.compile(r"[。！？；!?\n]+[」』”’）)]*|\.(?= )")
_CLOSED = frozenset({MarkKind.CODE, MarkKind.KEEP, MarkKind.RAW, MarkKind.IMAGE})


@dataclass(frozen=True, slots=True)
class Mention:
    """A good term of a concept in a text of a document."""

    place: Place
    hit: Hit
    around: Surroundings


def matcher_for(document: Document, termbase: Termbase, style: GlossStyle) -> Matcher:
    """Return the matcher for a document: its own locale, and the other language's words inside it."""
    return matcher_of(termbase, document.locale, style.language, style.shields)


def mentions(document: Document, matcher: Matcher) -> Iterator[Mention]:
    """Yield every mention in reading order, wherever it stands, but for code, addresses and what is made.

    Of two concepts whose terms are written alike the termbase's first is meant.
    """
    for place in places(document):
        if place.kind in {PlaceKind.APPARATUS, PlaceKind.PARALLEL} or not place.text.text:
            continue
        closed = closed_spans(place.text)
        seen: set[Span] = set()
        for hit in matcher.find(place.text.text):
            if hit.span in seen or not counts(hit, place.text.text) or any(hit.span.overlaps(one) for one in closed):
                continue
            if hit.term.status.is_good:
                seen.add(hit.span)
                yield Mention(place, hit, look_around(place.text, hit.span, hit.concept))


def counts(hit: Hit, text: str) -> bool:
    """Whether the condition of a term holds in the sentence around it."""
    return not hit.term.condition or hit.term.counts_in(sentence_around(text, hit.span))


def sentence_around(text: str, span: Span) -> str:
    """Return the sentence in which a span stands.

    >>> sentence_around("走了。他被裁員！再見", Span(5, 7))
    '他被裁員！'
    """
    start = max((match.end() for match in _END.finditer(text, 0, span.start)), default=0)
    end = _END.search(text, span.end)
    return text[start : end.end() if end else len(text)]


def closed_spans(text: RichText) -> list[Span]:
    """Return the spans in which nothing may be inserted: code, kept text, pictures, addresses."""
    return [
        mark.span
        for mark in text.marks
        if mark.kind in _CLOSED or (mark.kind is MarkKind.LINK and _is_address(mark.span.of(text.text)))
    ]


def _is_address(text: str) -> bool:
    return "://" in text or text.startswith("www.") or ("@" in text and " " not in text)


@dataclass(frozen=True, slots=True)
class FirstMention:
    """The mention of a concept that carries its gloss."""

    mention: Mention
    is_explained: bool
    """The text itself glosses the concept, here or elsewhere, or an earlier document of the edition does."""


def first_mentions(document: Document, termbase: Termbase, style: GlossStyle) -> list[FirstMention]:
    """Return the first mention of each concept, in each scope, that can carry a gloss, in reading order.

    Only running text carries glosses, and not inside another bracket or an English phrase.
    """
    everything = list(mentions(document, matcher_for(document, termbase, style)))
    explained = {_key(one, style) for one in everything if one.around.is_glossed and one.place.kind is PlaceKind.BODY}
    chosen: dict[tuple[str, int], FirstMention] = {}
    for mention in everything:
        key = _key(mention, style)
        if key not in chosen and _can_carry(mention, style):
            known = mention.hit.concept.identifier in style.mentioned
            chosen[key] = FirstMention(mention, key in explained or known)
    return list(chosen.values())


def _key(mention: Mention, style: GlossStyle) -> tuple[str, int]:
    by_chapter = style.scope_of(mention.hit.concept) is GlossScope.CHAPTER
    return mention.hit.concept.identifier, mention.place.chapter if by_chapter else 0


def _can_carry(mention: Mention, style: GlossStyle) -> bool:
    if mention.place.kind is not PlaceKind.BODY or mention.around.is_enclosed:
        return False
    form = style.form_of(mention.hit.concept)
    return form is not GlossForm.ENGLISH or not is_han(mention.hit.term.text)

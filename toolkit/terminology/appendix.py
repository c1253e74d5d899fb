"""The glossary at the end of an edition: the concepts that occur in it, and no others."""

from collections.abc import Callable
from itertools import accumulate

from toolkit.messages import label
from toolkit.model.document import Definition, Definitions, Document, Heading, Role, Section
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.terminology.bracket import is_chinese
from toolkit.terminology.mentions import matcher_for, mentions
from toolkit.terminology.rules import GlossForm
from toolkit.terminology.sorting import sort_key
from toolkit.terminology.style import GlossStyle, SortOrder
from toolkit.terminology.termbase import Concept, Termbase, TermType

Convert = Callable[[str, Locale, Locale], str]


def glossary_section(
    document: Document, termbase: Termbase, style: GlossStyle | None = None, convert: Convert | None = None
) -> Section | None:
    """Return the glossary of a document, None if no concept of the termbase occurs in it.

    Args:
        document: an edition, with or without its glosses.
        termbase: where the terms come from.
        style: whether there is a glossary, and its order.
        convert: for definitions that are written in another kind of Chinese than the edition's; without it those in
            another script are left out.
    """
    style = style or GlossStyle()
    if not style.appendix:
        return None
    used = dict.fromkeys(mention.hit.concept for mention in mentions(document, matcher_for(document, termbase, style)))
    listed = [concept for concept in used if style.form_of(concept) is not GlossForm.NEVER]
    entries = [entry for concept in listed if (entry := _entry(concept, document.locale, style, convert))]
    if not entries:
        return None
    if style.order is not SortOrder.APPEARANCE:
        entries.sort(key=lambda entry: sort_key(_sorted_by(entry, style.order), document.locale, style.order))
    heading = Heading(1, RichText(label("Glossary", document.locale)), "glossary")
    return Section(Role.GLOSSARY, (heading, Definitions(tuple(entries))))


def _sorted_by(entry: Definition, order: SortOrder) -> str:
    by_english = order is SortOrder.ENGLISH and entry.descriptions
    return entry.descriptions[0].text if by_english else entry.term.text


def _entry(concept: Concept, locale: Locale, style: GlossStyle, convert: Convert | None) -> Definition | None:
    term = concept.full(locale) or concept.full(style.language)
    if term is None:
        return None
    head, other = RichText(term.text), _other_names(concept, term.text, locale, style.language)
    if style.form_of(concept) is GlossForm.ENGLISH and other.text:
        head, other = other, head  # the reader meets the English word in the text and looks for it here
    descriptions = tuple(text for text in (other, readable_definition(concept, locale, convert)) if text.text)
    return Definition(head, descriptions, concept.identifier) if descriptions else None


def _other_names(concept: Concept, name: str, locale: Locale, language: Locale) -> RichText:
    """Return the full term of the other language and the abbreviation, each marked as of that language."""
    full, short = concept.full(language), concept.preferred(language, TermType.ABBREVIATION)
    names = [text for text in dict.fromkeys(one.text for one in (full, short) if one) if text != name]
    comma = "，" if locale.is_chinese else ", "
    ends = list(accumulate(len(text) + len(comma) for text in names))
    spans = [Span(end - len(comma) - len(text), end - len(comma)) for text, end in zip(names, ends, strict=True)]
    return RichText(comma.join(names), tuple(Mark(span, MarkKind.LANGUAGE, str(language)) for span in spans))


def readable_definition(concept: Concept, locale: Locale, convert: Convert | None) -> RichText:
    """Return the definition if readers of the locale can read it: it stands there for them, not for the translators."""
    text = concept.definition
    if locale.is_chinese != is_chinese(text):
        return RichText("")
    written_in = next((term.locale for term in concept.terms if term.locale.is_chinese), locale)
    if not locale.is_chinese or written_in == locale:
        return RichText(text)
    if convert:
        return RichText(convert(text, written_in, locale))
    return RichText(text if written_in.script == locale.script else "")

"""From a document to an edition, stage after stage; read it from top to bottom."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from toolkit.colophon import colophon
from toolkit.conversion import Converter, Layer, Options, detect
from toolkit.conversion.scripts import only_simplified, only_traditional
from toolkit.glossary import Glossary
from toolkit.model.document import READ_BY_PEOPLE, Document, Heading, Section
from toolkit.model.edition import Edition
from toolkit.model.headings import in_order, titled
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale, is_written_in_han
from toolkit.model.message import Message
from toolkit.model.text import Change, MarkKind, Revision, RichText, Span, apply, merge_spans, plain
from toolkit.project import EditionPlan, GlossPlan
from toolkit.terminology import GlossStyle, NameKind, completed, gloss_document, glossary_section, with_names
from toolkit.typography import Style, mark_names, style_for, tag_languages, typeset, untouchable
from toolkit.typography.characters import holds_han, is_mostly_chinese

Stage = Callable[[RichText], tuple[Change, ...]]
_ENOUGH = 100_000
"""Characters that are looked at to know what a document is written in."""


def make_edition(
    source: Document, plan: EditionPlan, glossary: Glossary | None = None, glosses: GlossPlan | None = None
) -> Edition:
    """Make one edition of a document: convert, typeset, gloss, add the back matter, mark the languages."""
    given, source = source, titled(located(source))
    glossary, glosses = in_locales(glossary or Glossary(), source.locale, plan.locale), glosses or GlossPlan()
    document, converted = convert(in_order(source), plan, glossary)
    document, typeset_ = _each_text(document, "typography", typesetting(plan))
    tips = (*changed_tips(source, document), *changed_keys(source, document))
    glossed = gloss_document(document, glossary.termbase, gloss_style(glosses))
    revisions = (*converted, *typeset_, *glossed.revisions)
    document = with_back_matter(source, glossed.document, revisions, glossary, glosses)
    document = mark_languages(document, glossary)
    if plan.proper_noun_marks:
        document = mark_proper_nouns(document, glossary)
    issues = (*guessed_locale(given), *missing_title(given), *skipped_levels(source), *tips, *doubts(revisions))
    return Edition(source, document, revisions, issues)


def located(source: Document) -> Document:
    """Return the document in the locale that its characters tell if it names none, or Chinese without a region.

    Pages in either script call themselves `zh`, and those that a program made `en`: what is taken at its word here
    would stay as it is in every edition.
    """
    language = source.locale.language
    if is_written_in_han(language) and language != "zh":
        return source
    text = _beginning(source)
    if source.locale.region and language == "zh":
        is_other = _is_in_other_script(text, source.locale)
    else:
        is_other = holds_han(text) if language in {"und", "zh"} else is_mostly_chinese(text)
    return replace(source, locale=detect(text)) if is_other else source


def _beginning(source: Document) -> str:
    """Return as much of a document's text as shows what it is written in."""
    pieces: list[str] = []
    room = _ENOUGH
    for text in source.texts():
        pieces.append(text.text)
        room -= len(text.text)
        if room < 0:
            break
    return "\n".join(pieces)


def _is_in_other_script(text: str, claimed: Locale) -> bool:
    """Whether a text is plainly not in the script that it says: LibreOffice calls all Chinese zh-CN."""
    counts = Counter(text)
    traditional, simplified = (
        sum(counts[character] for character in only & counts.keys()) for only in (only_traditional(), only_simplified())
    )
    own, other = (traditional, simplified) if claimed.is_traditional else (simplified, traditional)
    return bool(claimed.script) and other > 9 * own + 2


def convert(source: Document, plan: EditionPlan, glossary: Glossary) -> tuple[Document, tuple[Revision, ...]]:
    """Convert the texts of a document to the locale of the plan; an edition in the source's own locale keeps them."""
    document = replace(source, locale=plan.locale)
    if plan.locale == source.locale or not (source.locale.is_chinese and plan.locale.is_chinese):
        return document, ()
    converter = converter_for(source.locale, plan, glossary).for_document(text.text for text in source.texts())

    def stage(text: RichText) -> tuple[Change, ...]:
        return converter.changes(text.text, kept_by_conversion(text, source.locale))

    document, revisions = _each_text(document, "conversion", stage)
    extra = tuple(
        (key, apply(plain(value), stage(plain(value))).text if key in READ_BY_PEOPLE else value)
        for key, value in document.metadata.extra
    )
    return replace(document, metadata=replace(document.metadata, extra=extra)), revisions


def converter_for(source: Locale, plan: EditionPlan, glossary: Glossary) -> Converter:
    """Return the converter that a plan asks for, with the names and terms of the glossary."""
    options = Options(layers=frozenset(Layer(layer) for layer in plan.layers), house=plan.house)
    if plan.lists:
        options = replace(options, lists=frozenset(plan.lists))
    return Converter(source, plan.locale, options, glossary.entries(source, plan.locale))


def kept_by_conversion(text: RichText, locale: Locale) -> tuple[Span, ...]:
    """Return the spans that conversion leaves alone: protected text, addresses, passages marked as another locale."""
    foreign = (
        mark.span
        for mark in text.marks
        if mark.kind is MarkKind.LANGUAGE and not _same_writing(Locale.parse(mark.target), locale)
    )
    return merge_spans([*untouchable(text), *foreign])


def _same_writing(one: Locale, other: Locale) -> bool:
    return (one.language, one.script or other.script) == (other.language, other.script)


def typesetting(plan: EditionPlan) -> Stage:
    """Return the stage that sets the punctuation of a plan's locale."""
    style = style_of(plan)

    def stage(text: RichText) -> tuple[Change, ...]:
        return typeset(text, plan.locale, style)

    return stage


def style_of(plan: EditionPlan) -> Style:
    """Return the typographic style of a plan: the locale's, with the publication's own choices."""
    style = replace(style_for(plan.locale, vertical=plan.writing == "vertical"), spacing=plan.spacing)
    return replace(style, quotes=plan.quotes) if plan.quotes else style


def _each_text(document: Document, name: str, stage: Stage) -> tuple[Document, tuple[Revision, ...]]:
    """Run a stage over every text, and return the document after it with a revision for each text it looked at."""
    revisions: list[Revision] = []
    place = -1

    def function(text: RichText) -> RichText:
        nonlocal place
        place += 1
        changes = stage(text) if text.text else ()
        if changes:
            revisions.append(Revision(name, place, text, changes))
        return _with_tips(apply(text, changes), stage)

    return document.map_texts(function), tuple(revisions)


def _with_tips(text: RichText, stage: Stage) -> RichText:
    """Return the text with what a stage makes of its tool tips."""
    if not any(mark.title for mark in text.marks):
        return text
    tips = {mark.title: plain(mark.title) for mark in text.marks}
    made = {title: apply(tip, stage(tip)).text if title else "" for title, tip in tips.items()}
    return replace(text, marks=tuple(replace(mark, title=made[mark.title]) for mark in text.marks))


def gloss_style(plan: GlossPlan) -> GlossStyle:
    """Return how the publication wants its glosses."""
    return GlossStyle(scope=plan.scope, inline=plan.mode != "none", appendix=plan.appendix, order=plan.order)


def with_back_matter(
    source: Document, document: Document, revisions: tuple[Revision, ...], glossary: Glossary, plan: GlossPlan
) -> Document:
    """Append the glossary and the colophon; their headings stand on the level of the text's own parts."""
    sections = (
        glossary_section(document, glossary.termbase, gloss_style(plan), _convert_text),
        colophon(source, document, revisions),
    )
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    level = min((each for each in levels if each > 1), default=2)
    back = tuple(map_headings(section, level) for section in sections if section)
    return replace(document, blocks=(*document.blocks, *back))


def map_headings(section: Section, level: int) -> Section:
    """Return a section with its own heading on another level."""
    blocks = (replace(block, level=level) if isinstance(block, Heading) else block for block in section.blocks)
    return replace(section, blocks=tuple(blocks))


def _convert_text(text: str, source: Locale, target: Locale) -> str:
    return Converter(source, target).convert(text)


def in_locales(glossary: Glossary, *locales: Locale) -> Glossary:
    """Return the glossary with a term in every locale; where the editors gave none, the converter's."""
    termbase = with_names(glossary.termbase, glossary.names)
    for locale in locales:
        termbase = completed(termbase, locale, _convert_text)
    return replace(glossary, termbase=termbase)


def mark_languages(document: Document, glossary: Glossary) -> Document:
    """Mark English runs, and the foreign terms of the glossary, with their language."""
    phrases = tuple(
        (term.text, str(term.locale))
        for concept in glossary.termbase.concepts
        if concept.gloss != "never"
        for term in concept.terms
        if not term.locale.is_chinese and len(term.text) > 1
    )
    return document.map_texts(lambda text: tag_languages(text, document.locale, phrases))


def mark_proper_nouns(document: Document, glossary: Glossary) -> Document:
    """Underline the names of people and places that the publication knows; the title page stays as it is."""
    kinds = (NameKind.PERSON, NameKind.PLACE)
    names = {name.spelling(document.locale) for name in glossary.names if name.kind in kinds} - {""}
    marked = document.map_texts(lambda text: mark_names(text, names))
    return replace(marked, metadata=document.metadata)


def guessed_locale(source: Document) -> Iterable[Issue]:
    """Yield an issue if the locale of the source had to be told by its characters."""
    locale = located(source).locale
    if locale != source.locale:
        message = Message.of("The source does not say where it is from; taken for {locale}.", locale=locale)
        if source.locale.region or source.locale.language not in {"und", "zh"}:
            message = Message.of(
                "The source says that it is in {claimed}, but its characters say otherwise; taken for {locale}.",
                claimed=source.locale,
                locale=locale,
            )
        yield Issue("guessed-locale", Severity.WARNING, message)


def missing_title(source: Document) -> Iterable[Issue]:
    """Yield an issue if the edition has to take its title from the text."""
    title = titled(source).metadata.title.text
    if title != source.metadata.title.text:
        message = Message("The article has no title; its first words stand for it: {title}", (("title", title),))
        yield Issue("missing-title", Severity.WARNING, message, excerpt=title)


def skipped_levels(source: Document) -> Iterable[Issue]:
    """Yield an issue if the edition counts the levels of the headings otherwise than the source does."""
    if in_order(source) != source:
        message = Message("The headings skip a level, or several are of the first; the edition counts them anew.")
        yield Issue("heading-levels", Severity.INFO, message)


def changed_keys(source: Document, document: Document) -> Iterable[Issue]:
    """Yield an issue for each further key of the front matter that was converted: no revision tells of it."""
    for (key, old), (_, new) in zip(source.metadata.extra, document.metadata.extra, strict=True):
        if old != new:
            message = Message.of("{key} of the front matter became {new}", key=key, new=new)
            yield Issue("front-matter", Severity.INFO, message, excerpt=new)


def changed_tips(source: Document, document: Document) -> Iterable[Issue]:
    """Yield an issue for each tool tip that was changed: it is no text of the document, and no revision tells of it."""
    for before, after in zip(source.texts(), document.texts(), strict=True):
        for old, new in zip(before.marks, after.marks, strict=True):
            if old.title != new.title:
                message = Message("the tool tip {old} became {new}", (("old", old.title), ("new", new.title)))
                yield Issue("tool-tip", Severity.INFO, message, excerpt=new.title)


def doubts(revisions: Iterable[Revision]) -> Iterable[Issue]:
    """Yield the doubts of all changes as issues, the weightiest first."""
    found = [
        (change.doubt, revision.place, change) for revision in revisions for change in revision.changes if change.doubt
    ]
    for doubt, _, change in sorted(found, key=lambda row: (-row[0].rank, row[1], row[2].span)):
        suggestion = change.alternatives[0] if change.alternatives else None
        yield Issue("doubt", Severity.INFO, doubt.reason, span=change.span, excerpt=change.new, suggestion=suggestion)

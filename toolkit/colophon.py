"""The page at the end that says what an edition is and what was done to make it."""

from collections import Counter
from datetime import date

from babel import Locale as BabelLocale
from babel import localedata
from babel.dates import format_date

from toolkit import __version__
from toolkit.clock import stated_time
from toolkit.messages import label, language_for, translate
from toolkit.model.document import Document, Heading, Paragraph, Role, Section
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Revision, RichText


def colophon(source: Document, document: Document, revisions: tuple[Revision, ...]) -> Section:
    """Return the colophon of an edition, in the edition's own language.

    The date is that of the text, or of SOURCE_DATE_EPOCH (reproducible-builds.org); the clock is never asked.
    """
    language = language_for(document.locale)
    lines = [translate(message, language) for message in _lines(source, document, revisions)]
    heading = Heading(1, RichText(label("About this edition", document.locale)), "colophon")
    return Section(Role.COLOPHON, (heading, *(Paragraph(RichText(line)) for line in lines)))


def _lines(source: Document, document: Document, revisions: tuple[Revision, ...]) -> list[Message]:
    locale = document.locale
    metadata = document.metadata
    yield_ = [Message("Edition: {locale}", (("locale", name_of(locale, locale)),))]
    if source.locale != locale:
        yield_.append(Message("Made from: {locale}", (("locale", name_of(source.locale, locale)),)))
    if metadata.origin.text:
        yield_.append(Message("Source: {origin}", (("origin", metadata.origin.text),)))
    if day := date_of(metadata.date):
        yield_.append(Message("Date: {date}", (("date", format_date(day, "long", locale=babel_name(locale))),)))
    yield_ += _counts(revisions)
    yield_.append(Message("Made with: toolkit {version}", (("version", __version__),)))
    return yield_


def _counts(revisions: tuple[Revision, ...]) -> list[Message]:
    changes = [change for revision in revisions for change in revision.changes]
    made = Counter(change.layer for change in changes if change.new != change.old)
    doubts = sum(change.doubt is not None for change in changes)
    groups = (
        (Message("Characters converted: {count}", ()), ("script", "variant", "house")),
        (Message("Words of the region: {count}", ()), ("vocabulary",)),
        (Message("Names and terms: {count}", ()), ("name", "term", "own")),
        (Message("Punctuation: {count}", ()), ("typography",)),
        (Message("Glosses: {count}", ()), ("glossary",)),
    )
    counted = [(message, sum(made[layer] for layer in layers)) for message, layers in groups]
    counted.append((Message("Places to look at: {count}", ()), doubts))
    return [Message(message.template, (("count", str(count)),)) for message, count in counted if count]


def babel_name(locale: Locale) -> str:
    """Return the name that Babel knows the locale by, or that of the nearest one it knows.

    >>> babel_name(Locale.parse("zh-Hant-TW")), babel_name(Locale.parse("zh-Hans-TW"))
    ('zh_Hant_TW', 'zh_Hans')
    """
    for candidate in locale.fallbacks():
        name = "_".join(part for part in (candidate.language, candidate.script, candidate.region) if part)
        if localedata.exists(name):
            return name
    return "en"


# CLDR calls them special administrative regions in full; on a title page nobody does.
_SHORT_REGIONS = {"HK": Message("Hong Kong"), "MO": Message("Macao")}


def name_of(locale: Locale, reader: Locale) -> str:
    """Return what a locale is called by readers of another.

    >>> name_of(Locale.parse("zh-Hant-TW"), Locale.parse("zh-Hans-CN"))
    '繁体中文（台湾）'
    """
    names = BabelLocale.parse(babel_name(reader))
    language = names.languages.get("_".join(part for part in (locale.language, locale.script) if part))
    short = _SHORT_REGIONS.get(locale.region)
    region = translate(short, language_for(reader)) if short else names.territories.get(locale.region, locale.region)
    name = str(language or names.languages.get(locale.language, locale))
    if not region:
        return name
    return f"{name}（{region}）" if reader.is_chinese else f"{name} ({region})"


def date_of(text: str) -> date | None:
    """Return a date in ISO 8601 as a value; SOURCE_DATE_EPOCH stands in where there is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        stated = stated_time()
        return stated.date() if stated else None

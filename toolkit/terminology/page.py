"""The whole glossary as one HTML page: no server, no network, a search field, every region in a column of its own."""

from collections.abc import Iterable
from html import escape
from importlib import resources
from string import Template

from toolkit.messages import translate
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.concordance import Usage
from toolkit.terminology.names import Name
from toolkit.terminology.termbase import Concept, Term, Termbase, TermStatus

_SHOWN = 40
"""Places that are listed for one concept; a page with every 裁員 of a book would be of no use."""


def glossary_html(termbase: Termbase, names: Iterable[Name], used: Iterable[Usage], language: str) -> bytes:
    """Return the page, in one of the languages of `toolkit.messages`."""
    by_concept: dict[str, list[Usage]] = {}
    for usage in used:
        by_concept.setdefault(usage.hit.concept.identifier, []).append(usage)
    locales = _columns(termbase)
    template = Template((resources.files(__package__) / "data" / "page.html").read_text(encoding="utf-8"))
    people = list(names)
    page = template.substitute(
        language=language,
        title=_say(Message("Glossary"), language),
        search=_say(Message("Search in any language"), language),
        nothing=_say(Message("Nothing found"), language),
        legend=_legend(language),
        head="".join(f'<th scope="col">{escape(str(locale))}</th>' for locale in locales),
        concept=_say(Message("Concept"), language),
        rows="\n".join(_row(one, locales, by_concept.get(one.identifier, []), language) for one in termbase.concepts),
        names_title=_say(Message("Names"), language) if people else "",
        names="\n".join(_name_row(name) for name in people),
        count=str(len(termbase.concepts)),
    )
    return page.encode()


def _say(message: Message, language: str) -> str:
    return escape(translate(message, language))


def _columns(termbase: Termbase) -> list[Locale]:
    """Return the locales, Chinese ones first, each as often as it is needed: once."""
    return sorted(termbase.locales(), key=lambda locale: not locale.is_chinese)


def _legend(language: str) -> str:
    words = {
        TermStatus.PREFERRED: Message("preferred"),
        TermStatus.ADMITTED: Message("admitted"),
        TermStatus.DEPRECATED: Message("deprecated"),
        TermStatus.OBSOLETE: Message("obsolete"),
        TermStatus.FORBIDDEN: Message("forbidden"),
    }
    return " ".join(f'<span class="{status}">{_say(word, language)}</span>' for status, word in words.items())


def _row(concept: Concept, locales: list[Locale], used: list[Usage], language: str) -> str:
    cells = "".join(f'<td lang="{locale}">{_terms(concept, locale)}</td>' for locale in locales)
    facts = [part for part in (concept.domain, concept.gloss and f"gloss: {concept.gloss}") if part]
    about = f'<p class="facts">{escape(" · ".join(facts))}</p>' if facts else ""
    about += f"<p>{escape(concept.definition)}</p>" if concept.definition else ""
    about += f'<p class="note">{escape(concept.note)}</p>' if concept.note else ""
    return (
        f'<tr id="{escape(concept.identifier, quote=True)}">'
        f'<th scope="row"><code>{escape(concept.identifier)}</code>{about}{_places(used, language)}</th>{cells}</tr>'
    )


def _terms(concept: Concept, locale: Locale) -> str:
    terms = sorted((term for term in concept.terms if term.locale == locale), key=lambda term: term.status.rank)
    return "".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    remarks = [*term.forms, term.note, f"⟨{term.condition}⟩" if term.condition else ""]
    title = escape(" | ".join(remark for remark in remarks if remark), quote=True)
    attribute = f' title="{title}"' if title else ""
    return f'<span class="term {term.status}"{attribute}>{escape(term.text)}</span>'


def _places(used: list[Usage], language: str) -> str:
    if not used:
        return ""
    count = _say(Message("Places: {count}", (("count", str(len(used))),)), language)
    items = "".join(
        f"<li><code>{escape(str(usage.location))}</code> {escape(usage.before[-14:])}<mark>{escape(usage.word)}</mark>"
        f"{escape(usage.after[:14])}</li>"
        for usage in used[:_SHOWN]
    )
    more = f"<li>… +{len(used) - _SHOWN}</li>" if len(used) > _SHOWN else ""
    return f"<details><summary>{count}</summary><ul>{items}{more}</ul></details>"


def _name_row(name: Name) -> str:
    cells = "".join(
        f'<td lang="{locale}"><small>{locale}</small> {escape(text)}</td>' for locale, text in name.spellings
    )
    note = f'<p class="note">{escape(name.note)}</p>' if name.note else ""
    return f'<tr><th scope="row">{escape(name.kind)}{note}</th>{cells}</tr>'

"""Metadata to the YAML block at the head of a Markdown file, in the style that mdformat leaves as it is."""

from collections.abc import Iterator
from itertools import groupby

from toolkit.model.document import Creator, Document
from toolkit.writers.markdown_layouts import Layout
from toolkit.writers.markdown_yaml import quoted, tidied

KEYS = {"aut": "author", "trl": "translator", "edt": "editor", "ill": "illustrator", "ctb": "contributor"}


def front_matter(document: Document, layout: Layout) -> str:
    """Return the front matter with its fences and a line end; an empty string if there is nothing to say."""
    lines = [
        f"{key}:{value}" if value.startswith("\n") else f"{key}: {value}".rstrip()
        for key, value in _entries(document, layout)
    ]
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _entries(document: Document, layout: Layout) -> Iterator[tuple[str, str]]:
    metadata = document.metadata
    named: list[tuple[str, str]] = [("title", metadata.title.text), ("subtitle", metadata.subtitle.text)]
    yield from _texts(named, layout)
    yield from _people(metadata.creators)
    # Before the rest: at the very end a text of several lines would lose its line end.
    yield from ((key, tidied(value)) for key, value in metadata.extra)
    tag = "" if document.locale.language == "und" else str(document.locale)
    named = [
        ("lang", tag),
        ("date", metadata.date),
        ("identifier", metadata.identifier),
        ("rights", metadata.rights.text),
        ("publisher", metadata.publisher.text),
        ("description", metadata.description.text),
        ("origin", metadata.origin.text),
        ("cover", metadata.cover),
    ]
    yield from _texts(named, layout)
    have = {key for key, _ in metadata.extra}
    yield from ((key, value) for key, value in layout.added if key not in have)


def _texts(named: list[tuple[str, str]], layout: Layout) -> Iterator[tuple[str, str]]:
    names = dict(layout.keys)
    for key, value in named:
        if value:
            yield names.get(key, key), quoted(value)


def _people(creators: tuple[Creator, ...]) -> Iterator[tuple[str, str]]:
    groups = [(role, list(people)) for role, people in groupby(creators, key=lambda each: each.role)]
    roles = [role for role, _ in groups]
    if len(set(roles)) == len(roles) and all(role in KEYS for role in roles):
        for role, people in groups:
            yield KEYS[role], _one_or_more(people)
    elif creators:
        yield "creators", "".join(f"\n  - {_person(each, role=True)}" for each in creators)


def _one_or_more(people: list[Creator]) -> str:
    if len(people) == 1:
        return _person(people[0])
    return "".join(f"\n  - {_person(each)}" for each in people)


def _person(creator: Creator, *, role: bool = False) -> str:
    if not role and not creator.file_as:
        return quoted(creator.name.text)
    fields = [("name", creator.name.text), ("role", creator.role if role else ""), ("file-as", creator.file_as)]
    return "{" + ", ".join(f"{key}: {quoted(value)}" for key, value in fields if value) + "}"

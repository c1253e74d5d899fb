"""`toolkit terms`: the glossary for people, its words side by side and where they are used."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from toolkit.cli.glossaries import Shelf, glossary_options, open_shelf
from toolkit.cli.saying import say
from toolkit.cli.terms_files import export_terms, import_terms
from toolkit.cli.terms_work import extract_terms, glossary_page, lint_terms
from toolkit.errors import ExitCode
from toolkit.model.message import Message
from toolkit.terminology import Concept
from toolkit.terminology.concordance import Usage, keyword_line
from toolkit.terminology.lookup import look_up, names_like
from toolkit.terminology.names import Name, concept_of_name
from toolkit.terminology.showing import concept_data, concept_lines, name_line, usage_data


@click.group(invoke_without_command=True)
@glossary_options
@click.option("--no-context", is_flag=True, help="Only the words, not the places where they are used.")
@click.option("--json", "as_data", is_flag=True, help="As JSON.")
@click.pass_context
def command(
    context: click.Context,
    glossary: tuple[Path, ...],
    names: Path | None,
    no_context: bool,  # noqa: FBT001 - Click passes its flags by name
    as_data: bool,  # noqa: FBT001
) -> None:
    """List the terms and where the sources use them; look one up; check, import and export them."""
    context.obj = (glossary, names)
    if context.invoked_subcommand is None:
        shelf = open_shelf(glossary, names)
        used = [] if no_context else list(shelf.usages(shelf.sources))
        _show(shelf.termbase.concepts, shelf.names, used, as_data=as_data)


@command.command("show", short_help="Look up WORDS in any language.")
@click.argument("words", nargs=-1, required=True)
@glossary_options
@click.option("--json", "as_data", is_flag=True, help="As JSON.")
@click.pass_obj
def show(
    outer: tuple[tuple[Path, ...], Path | None],
    words: tuple[str, ...],
    glossary: tuple[Path, ...],
    names: Path | None,
    as_data: bool,  # noqa: FBT001 - Click passes its flags by name
) -> int:
    """Look up WORDS in any language: all regions side by side, and where each is used."""
    shelf = open_shelf(glossary or outer[0], names or outer[1])
    concepts = tuple(dict.fromkeys(concept for word in words for concept in look_up(shelf.termbase, word)))
    people = tuple(dict.fromkeys(name for word in words for name in names_like(shelf.names, word)))
    if not concepts and not people:
        say(Message("no term and no name like “{words}”", (("words", " ".join(words)),)))
        return ExitCode.FINDINGS
    _show(concepts, people, _used(shelf, concepts, people), as_data=as_data)
    return ExitCode.CLEAN


def _used(shelf: Shelf, concepts: tuple[Concept, ...], people: tuple[Name, ...]) -> list[Usage]:
    # The whole termbase is searched, so that a longer word shields the one looked up here as it does everywhere.
    identifiers = {concept.identifier for concept in (*concepts, *map(concept_of_name, people))}
    found = shelf.usages((*shelf.sources, *shelf.editions))
    return [usage for usage in found if usage.hit.concept.identifier in identifiers]


def _show(concepts: Iterable[Concept], names: tuple[Name, ...], used: list[Usage], *, as_data: bool) -> None:
    by_concept: dict[str, list[Usage]] = {}
    for usage in used:
        by_concept.setdefault(usage.hit.concept.identifier, []).append(usage)
    if as_data:
        rows = [
            concept_data(one) | {"usages": [*map(usage_data, by_concept.get(one.identifier, ()))]} for one in concepts
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for concept in concepts:
        click.echo("\n".join(concept_lines(concept)))
        _echo_usages(by_concept.get(concept.identifier, []))
        click.echo()
    for name in names:
        click.echo(name_line(name))
        _echo_usages(by_concept.get(concept_of_name(name).identifier, []))


def _echo_usages(used: list[Usage]) -> None:
    width = max((len(str(usage.location)) for usage in used), default=0)
    for usage in used:
        click.echo(f"  {str(usage.location).ljust(width)}  {keyword_line(usage)}")


command.add_command(lint_terms)
command.add_command(import_terms)
command.add_command(export_terms)
command.add_command(extract_terms)
command.add_command(glossary_page)

"""What the commands that convert share: their options, their input, the converter they ask for."""

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from toolkit.conversion import Converter, Entry, Options, detect
from toolkit.conversion.files import TextFile, read_text
from toolkit.conversion.options import parse_layers, parse_lists
from toolkit.conversion.own import blocked_entries, load_own_dictionary
from toolkit.errors import InputError, Location, UsageError
from toolkit.home import find_project
from toolkit.messages import language_of_user, translate
from toolkit.model.locale import Locale
from toolkit.model.message import Message

Command = TypeVar("Command", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--to", "target", metavar="TAG", help="Target: zh-Hans-CN, zh-Hant-TW, zh-Hant-HK, or tw, cn, hk …"),
    click.option("--from", "source", metavar="TAG", help="Source; guessed from the text when left out."),
    click.option("--layers", metavar="LIST", help="Of script,variant,vocabulary,house; all when left out."),
    click.option("--lists", metavar="LIST", help="Word lists to use (general,computing …), or -NAME to leave one out."),
    click.option("--house", metavar="A=B", multiple=True, help="Own choice: write B for A, as in 臺=台 or 周=週."),
    click.option(
        "--dictionary", "dictionaries", type=click.Path(path_type=Path), multiple=True, help="Own words first."
    ),
    click.option("--wiki", is_flag=True, help="Honour MediaWiki's -{…}- in the input."),
    click.option("--keep-quoted", is_flag=True, help="Keep quotations that are in the target script already."),
    click.option("--language-spans", is_flag=True, help="Keep HTML elements whose lang is not to be converted."),
    click.option(
        "--glossary/--no-glossary", default=True, help="Use names and terms of the project, if inside of one."
    ),
    click.option("--opinion", is_flag=True, help="Ask OpenCC too; where it differs is a doubt."),
    click.option("--encoding", default="", help="Of the input, if it is not UTF-8: gb18030, big5 …"),
)


def conversion_options(command: Command) -> Command:
    """Give a command the options that say how to convert."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Request:
    """What the options of a command say."""

    target: str | None
    source: str | None
    layers: str | None
    lists: str | None
    house: tuple[str, ...]
    dictionaries: tuple[Path, ...]
    wiki: bool
    keep_quoted: bool
    language_spans: bool
    opinion: bool
    encoding: str
    glossary: bool
    template: Path | None = None
    """A Word file whose look an edition in Word takes."""

    def options(self) -> Options:
        """Return the options of the converter."""
        options = Options(
            house=tuple(_pair(text) for text in self.house),
            wiki_markup=self.wiki,
            keep_quoted=self.keep_quoted,
            language_spans=self.language_spans,
            opinion=self.opinion,
        )
        if self.layers is not None:
            options = replace(options, layers=parse_layers(self.layers))
        if self.lists is not None:
            options = replace(options, lists=parse_lists(self.lists))
        return options

    def converter(self, text: str) -> Converter:
        """Return a converter that knows the text; what had to be guessed is said on standard error."""
        source = Locale.parse(self.source) if self.source else detect(text)
        if not self.source:
            say(Message("source taken for {tag}; --from says otherwise", (("tag", str(source)),)))
        target = Locale.parse(self.target) if self.target else _other(source)
        if not self.target:
            say(Message("converting to {tag}; --to says otherwise", (("tag", str(target)),)))
        entries = (*self.entries(), *self.glossary_entries(source, target))
        return Converter(source, target, self.options(), entries).for_document([text])

    def glossary_entries(self, source: Locale, target: Locale) -> tuple[Entry, ...]:
        """Return the names and terms of the project that the current folder lies in."""
        if not self.glossary or not find_project(Path()):
            return ()
        # Loaded only where there is a project: half of the time that a short text takes.
        entries = importlib.import_module("toolkit.glossary").glossary_around(Path()).entries(source, target)
        return cast("tuple[Entry, ...]", entries)

    def entries(self) -> tuple[Entry, ...]:
        """Return the entries of the own dictionaries; lines that can never fire are said on standard error."""
        entries: dict[str, Entry] = {}
        for path in self.dictionaries:
            own = load_own_dictionary(path)
            for issue in (*own.issues, *blocked_entries(own.entries, tuple(entries.values()))):
                click.echo(f"{issue.location or path}: {translate(issue.message, language_of_user())}", err=True)
            for entry in own.entries:
                entries.setdefault(entry.source, entry)
        return tuple(entries.values())


def _pair(text: str) -> tuple[str, str]:
    avoid, sign, use = text.partition("=")
    if not (avoid and sign and use):
        raise UsageError(Message.of("not a choice: {text}; one like 臺=台", text=repr(text)))
    return (avoid, use)


def _other(source: Locale) -> Locale:
    return Locale.parse("zh-Hans-CN" if source.is_traditional else "zh-Hant-TW")


def read_input(path: str, encoding: str) -> TextFile:
    """Return the text of a file, or of standard input for ``-``.

    Raises:
        InputError: the file cannot be read, or is no text.
    """
    if path == "-":
        return read_text(sys.stdin.buffer.read(), Path("-"), encoding)
    try:
        return read_text(Path(path).read_bytes(), Path(path), encoding)
    except OSError as problem:
        raise InputError(
            Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(Path(path))
        ) from problem


def say(message: Message) -> None:
    """Say a sentence on standard error, in the user's language."""
    click.echo(translate(message, language_of_user()), err=True)

"""The `toolkit` command itself: which commands there are, their language, and how errors end."""

import gc
import gettext
import importlib
import inspect
import os
import sys
from collections.abc import Iterator, Sequence

import click

from toolkit import __version__
from toolkit.errors import ExitCode, ToolkitError
from toolkit.messages import DOMAIN, FOLDER, language_of_user, translate
from toolkit.model.message import Message

COMMANDS: dict[str, Message] = {
    "build": Message("Make every edition of the publication."),
    "preview": Message("Show each edition as one page."),
    "convert": Message("Convert a text to another script or region."),
    "check": Message("Proofread a source, an edition or a translation."),
    "explain": Message("Say why each place was changed, and what else was possible."),
    "diff": Message("Show how a conversion differs from another one, layer by layer."),
    "typeset": Message("Set the punctuation and spacing of a region."),
    "terms": Message("Look up, check, import and export terms."),
}
"""Name and one line of each command, in the order of the help; module `toolkit.cli.<name>` holds `command`.

The line stands here so that `toolkit --help` loads none of them.
"""


class LazyGroup(click.Group):
    """A group that imports a command only when it is asked for, and shows everything in the user's language."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"toolkit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        localise(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, translate(line, language_of_user())) for name, line in COMMANDS.items()]
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(rows)


def localise(command: click.Command) -> None:
    """Put the help of a command and of its options into the user's language."""
    for holder, name, text in help_texts(command):
        setattr(holder, name, gettext.gettext(text))


def help_texts(command: click.Command) -> Iterator[tuple[click.Command | click.Parameter, str, str]]:
    """Yield whose each help text of a command is, the attribute that holds it, and the English text."""
    if command.help:
        yield command, "help", inspect.cleandoc(command.help)
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.help:
            yield parameter, "help", parameter.help
    if isinstance(command, click.Group):
        for subcommand in command.commands.values():
            yield from help_texts(subcommand)


def _speak(language: str) -> None:
    # Click asks the standard library's default domain for its own words ("Usage:", "Error:"): give it our catalogue.
    os.environ["LANGUAGE"] = language.replace("-", "_")
    gettext.bindtextdomain(DOMAIN, str(FOLDER))
    gettext.textdomain(DOMAIN)


def _choose_language(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value:
        _speak(value)
        localise(group)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="toolkit")
@click.option(
    "--language",
    type=click.Choice(["zh-Hant", "zh-Hans", "en"]),
    callback=_choose_language,
    expose_value=False,
    is_eager=True,
    help="Language of messages; otherwise what the environment says.",
)
def group() -> None:
    """Make the editions of a Chinese text: every region, every change explained."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave the process with one of `toolkit.errors.ExitCode`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _speak(language_of_user())
    # Tables are a million values that stay: to look through them again and again finds no garbage.
    gc.set_threshold(100_000, 50, 50)
    try:
        localise(group)
        result = group.main(arguments, prog_name="toolkit", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else ExitCode.CLEAN)
    except click.exceptions.Abort:
        sys.exit(ExitCode.INTERRUPTED)
    except click.ClickException as problem:
        problem.show()
        sys.exit(ExitCode.USAGE)
    except ToolkitError as problem:
        for message, location in problem.lines():
            said = translate(message, language_of_user()) if isinstance(message, Message) else str(message)
            click.echo(f"{location}: {said}" if location else said, err=True)
        sys.exit(problem.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (`toolkit … | head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.CLEAN)

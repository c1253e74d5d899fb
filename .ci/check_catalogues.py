"""Every message of the toolkit is in every catalogue, translated, and with the same fields; no catalogue has others."""

import ast
import os
import re
import sys
from pathlib import Path

import click
from babel.messages.pofile import read_po

from toolkit.cli.group import COMMANDS, group, help_texts

ROOT = Path(__file__).parent.parent / "toolkit"
CLICK = (
    "%(prog)s, version %(version)s",
    "Aborted!",
    "Choose from:\n\t{choices}",
    "Commands",
    "Could not open file {filename!r}: {message}",
    "Error: {message}",
    "Invalid value for {param_hint}: {message}",
    "Invalid value: {message}",
    "Missing argument",
    "Missing command.",
    "Missing option",
    "Missing parameter",
    "Missing parameter: {param_name}",
    "No such command {name!r}.",
    "No such option {name!r}.",
    "Option {name!r} does not take a value.",
    "Options",
    "Positional arguments",
    "Show the version and exit.",
    "Show this message and exit.",
    "Try '{command} {option}' for help.",
    "Usage:",
    "default: {default}",
    "deprecated",
    "directory",
    "env var: {var}",
    "file",
    "path",
    "unknown error",
    "{name} {filename!r} does not exist.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is not readable.",
    "{name} {filename!r} is not writable.",
    "{value!r} is not a valid boolean. Recognized values: {states}",
    "{value!r} is not a valid {number_type}.",
    "{value} is not in the range {range}.",
)

"""What Click itself says to users; its words to developers stay English."""

FIELD = re.compile(r"\{(\w+)")


def templates(path: Path) -> set[str]:
    """Return the literal templates of `Message(…)`, `Message.of(…)` and `label(…)` calls in a module."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"Message", "Message.of", "label"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def help_of_commands() -> set[str]:
    """Return every help text of the command line."""
    context = click.Context(group)
    commands = [group, *(group.get_command(context, name) for name in COMMANDS)]
    return {text for command in commands if command for _, _, text in help_texts(command)}


def main() -> int:
    """Compare code and catalogues; print each difference."""
    os.environ["LANGUAGE"] = "en"
    wanted = set().union(*(templates(path) for path in ROOT.rglob("*.py")))
    wanted |= help_of_commands() | set(CLICK)
    problems = []
    for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/messages.po")):
        with path.open("rb") as stream:
            catalogue = {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
        language = path.parts[-3]
        problems += [f"{language}: not translated: {text!r}" for text in sorted(wanted) if not catalogue.get(text)]
        problems += [
            f"{language}: other fields: {text!r}"
            for text in sorted(wanted & set(catalogue))
            if set(FIELD.findall(text)) != set(FIELD.findall(catalogue[text])) and catalogue[text]
        ]
    print("\n".join(problems) or f"{len(wanted)} messages, all translated")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())

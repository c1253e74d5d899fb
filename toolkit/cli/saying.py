"""Telling the user something beside the output: on standard error, in their language."""

import click

from toolkit.messages import language_of_user, translate
from toolkit.model.message import Message


def say(message: Message) -> None:
    """Say a sentence on standard error."""
    click.echo(translate(message, language_of_user()), err=True)

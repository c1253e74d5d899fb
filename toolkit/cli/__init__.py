"""The command line: one file a command; each parses, calls one function and prints."""

from toolkit.cli.group import main

__all__ = ["main"]

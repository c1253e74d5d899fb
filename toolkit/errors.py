"""What cannot go on: the few kinds of error, the place they name, and the exit code each one has."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the process says to the shell."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    REFUSED = 3
    """Would overwrite a hand-edited file, or write outside the project."""
    BAD_INPUT = 4
    CANNOT_WRITE = 5
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file; line and column count from 1, 0 means unknown.

    >>> str(Location(Path("glossary/terms.csv"), 12))
    'glossary/terms.csv:12'
    """

    path: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.path.as_posix(), *numbers])


class ToolkitError(Exception):
    """Something a person has to mend before the work can go on: one line, no traceback."""

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, message: object, location: Location | None = None) -> None:
        super().__init__(f"{location}: {message}" if location else str(message))
        self.message = message
        """A `toolkit.model.message.Message`, or what was said elsewhere and has no translation."""
        self.location = location

    def lines(self) -> list[tuple[object, Location | None]]:
        """Return each thing that is wrong, with its place."""
        return [(self.message, self.location)]


class InputError(ToolkitError):
    """A file that cannot be read as what it says it is."""


class DataError(ToolkitError):
    """A data file with bad rows; every bad row is a line of the message."""

    problems: tuple[tuple[object, Location], ...] = ()

    @classmethod
    def of(cls, problems: Sequence[tuple[object, Location]]) -> "DataError":
        """Gather all problems of one file into a single error, in the order given."""
        error = cls("\n".join(f"{location}: {message}" for message, location in problems))
        error.problems = tuple(problems)
        return error

    def lines(self) -> list[tuple[object, Location | None]]:
        """Return each bad row, with its place."""
        return list(self.problems) or [(self.message, self.location)]


class UsageError(ToolkitError):
    """A request that makes no sense, whatever the files hold."""

    exit_code = ExitCode.USAGE


class RefusedError(ToolkitError):
    """The work would destroy something that a person made, or leave the project's folder."""

    exit_code = ExitCode.REFUSED


class OutputError(ToolkitError):
    """A file that cannot be written."""

    exit_code = ExitCode.CANNOT_WRITE

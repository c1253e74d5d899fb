"""Own dictionaries: lines of a file that win over everything, and lines that can never win."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from toolkit.conversion.entry import Entry
from toolkit.errors import DataError, InputError, Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message

LONGEST = 100
"""Characters of a word; what is longer is a damaged file."""


@dataclass(frozen=True, slots=True)
class OwnDictionary:
    """The entries of a file, and what is wrong with some of them."""

    entries: tuple[Entry, ...]
    issues: tuple[Issue, ...] = ()
    """Lines that can never fire, each with the line that blocks it."""


def load_own_dictionary(path: Path) -> OwnDictionary:
    """Read a dictionary: OpenCC's text format (``word<tab>form``), ``.csv`` or ``.tsv``, a word and its form a line.

    Of several forms of a word, as OpenCC separates them by blanks, the first is taken. A first row `source,target` is
    a header. A line that starts with ``#`` is a comment.

    Raises:
        InputError: the file cannot be read.
        DataError: lines without a word or a form; all of them at once.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    except UnicodeDecodeError as problem:
        raise InputError(Message("not UTF-8 text"), Location(path)) from problem
    entries: dict[str, Entry] = {}
    issues: list[Issue] = []
    problems: list[tuple[object, Location]] = []
    for line, cells in _lines(text, path.suffix.lower()):
        word, form = (cells[0], cells[1]) if len(cells) > 1 else (cells[0], "")
        wrong = _problem(word, form)
        if wrong:
            problems.append((wrong, Location(path, line)))
        elif word in entries:
            issues.append(_blocked(word, entries[word], Location(path, line)))
        else:
            entries[word] = Entry(word, form, f"own:{path.name}:{line}")
    if problems:
        raise DataError.of(problems)
    return OwnDictionary(tuple(entries.values()), tuple(issues))


def blocked_entries(own: tuple[Entry, ...], stronger: tuple[Entry, ...]) -> tuple[Issue, ...]:
    """Return an issue for each entry that can never fire, because a name or a term has the same word."""
    names = {entry.source: entry for entry in stronger}
    return tuple(_blocked(entry.source, names[entry.source], None) for entry in own if entry.source in names)


def _lines(text: str, suffix: str) -> list[tuple[int, list[str]]]:
    if suffix == ".csv":
        reader = csv.reader(io.StringIO(text, newline=""))
        rows = [(reader.line_num, row) for row in reader]
    else:
        rows = [(number, line.split("\t")) for number, line in enumerate(text.splitlines(), 1)]
    if (
        suffix in {".csv", ".tsv"}
        and rows
        and [cell.strip().lower() for cell in rows[0][1][:2]] == ["source", "target"]
    ):
        rows = rows[1:]
    if suffix not in {".csv", ".tsv"}:
        # OpenCC: several forms, separated by blanks, the first one is written.
        rows = [(number, [row[0], *(row[1].split()[:1] if len(row) > 1 else ())]) for number, row in rows]
    return [(number, [cell.strip() for cell in row]) for number, row in rows if _says_something(row)]


def _says_something(row: list[str]) -> bool:
    return bool(row) and any(cell.strip() for cell in row) and not row[0].startswith("#")


def _problem(word: str, form: str) -> str:
    if not word:
        return "no word before the tab"
    if not form:
        return f"no form for {word!r}; a line is a word, a tab (or comma) and its form"
    if len(word) > LONGEST:
        return f"a word of {len(word)} characters; at most {LONGEST}"
    return ""


def _blocked(word: str, by: Entry, place: Location | None) -> Issue:
    message = Message(
        "this entry for “{word}” never fires: {rule} comes before it and makes “{form}” of it",
        (("word", word), ("rule", by.rule), ("form", by.target)),
    )
    return Issue("blocked-entry", Severity.WARNING, message, place, excerpt=word)

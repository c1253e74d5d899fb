"""The glossary's own table, CSV: one row a term, the rows of one concept share its identifier."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from toolkit.errors import DataError, InputError, Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.losses import losses
from toolkit.terminology.formats.row import COLUMNS, concept_of, concept_rows
from toolkit.terminology.termbase import Termbase

Row = tuple[int, dict[str, str]]


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load the glossary's CSV; line numbers are those of the file, also where a cell holds line breaks."""
    return load_rows(rows_of(data, path, _delimiter(data)), path)


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save the glossary's CSV; it holds everything but what other formats left in `extras`."""
    return Saving(to_bytes(termbase, ","), tuple(losses(termbase, "csv", ())))


def _delimiter(data: bytes) -> str:
    """Return what stands between the cells of the first row: spreadsheets of many countries write semicolons."""
    header = data.partition(b"\n")[0].decode("utf-8", "replace")
    return max(",;\t", key=header.count)


def to_bytes(termbase: Termbase, delimiter: str) -> bytes:
    """Return a table as bytes, UTF-8, one line a row."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(concept_rows(termbase))
    return stream.getvalue().encode()


def decoded(data: bytes, path: Path) -> str:
    """Return strict UTF-8 as text, or what a byte order mark says."""
    encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        name = encoding.removesuffix("-sig").upper()
        line = data.count(b"\n", 0, problem.start) + 1
        raise InputError(Message.of("not {name} text; save it as UTF-8", name=name), Location(path, line)) from problem


def rows_of(data: bytes, path: Path, delimiter: str) -> Iterator[Row]:
    """Yield each row as its line number and its cells by the name of their column.

    Raises:
        InputError: the bytes are no text or no table.
        DataError: a row has more cells than the header.
    """
    reader = csv.reader(io.StringIO(decoded(data, path), newline=""), delimiter=delimiter, strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                _refuse_long(row, header, Location(path, line))
                yield line, dict(zip(header, row, strict=False))
            line = reader.line_num + 1
    except csv.Error as problem:
        raise InputError(
            Message.of("not a table: {problem}", problem=problem), Location(path, reader.line_num)
        ) from problem


def _refuse_long(row: Sequence[str], header: Sequence[str], location: Location) -> None:
    if any(cell.strip() for cell in row[len(header) :]):
        raise DataError(
            Message.of(
                "{count} cells under {count2} columns; a comma in a cell needs quotes",
                count=len(row),
                count2=len(header),
            ),
            location,
        )


def load_rows(rows: Iterable[Row], path: Path) -> Loading:
    """Return the termbase that the rows hold.

    Raises:
        DataError: every bad row, each with its line.
    """
    problems: list[tuple[object, Location]] = []
    gathered: dict[str, list[tuple[dict[str, str], Location]]] = {}
    unknown: dict[str, None] = {}
    for line, named in rows:
        cells = {name.lower(): cell for name, cell in named.items()}
        unknown |= dict.fromkeys(name for name, cell in cells.items() if name not in COLUMNS and cell.strip())
        location = Location(path, line)
        if missing := [name for name in ("concept", "locale", "term") if name not in cells]:
            raise DataError(
                Message.of("no column {names}; the first row names the columns", names=", ".join(missing)),
                Location(path, 1),
            )
        gathered.setdefault(cells["concept"].strip(), []).append((cells, location))
    concepts = tuple(concept_of(identifier, group, problems) for identifier, group in gathered.items())
    if problems:
        raise DataError.of(sorted(problems, key=lambda problem: problem[1].line))
    return Loading(Termbase(concepts), tuple(_unknown_column(name, path) for name in unknown))


def _unknown_column(name: str, path: Path) -> Issue:
    values = (("column", name), ("columns", ", ".join(COLUMNS)))
    message = Message("unknown column “{column}” is left out; known ones are {columns}", values)
    return Issue("format-loss", Severity.WARNING, message, Location(path, 1))

"""A workbook with the columns of the glossary's own table."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.errors import InputError, Location
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.losses import losses
from toolkit.terminology.formats.row import COLUMNS, concept_rows
from toolkit.terminology.formats.table import Row, load_rows
from toolkit.terminology.termbase import Termbase

MOST_BYTES = 200_000_000
"""Of all parts unpacked: a workbook of a hundred thousand terms has a tenth of it, a zip bomb far more."""
MOST_ROWS = 500_000
_WIDTHS = {"term": 28, "concept": 24, "definition": 50, "note": 40, "forms": 28, "locale": 12}
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - openpyxl wants none


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load the first sheet, values and not formulas; the first row names the columns."""
    return load_rows(_rows(data, path), path)


def _rows(data: bytes, path: Path) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
                raise InputError(
                    Message.of("unpacks to more than {value} MB", value=MOST_BYTES // 1_000_000), Location(path)
                )
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as problem:
        raise InputError(Message.of("no XLSX workbook: {problem}", problem=problem), Location(path)) from problem
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(max_row=MOST_ROWS, values_only=True)
    header = [str(cell or "").strip() for cell in next(rows, ())]
    for number, row in enumerate(rows, start=2):
        cells = ["" if cell is None else str(cell) for cell in row]
        if any(cell.strip() for cell in cells):
            yield number, {name: cell for name, cell in zip(header, cells, strict=False) if name}


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a workbook; every cell is text, also one that begins like a formula."""
    book = Workbook(write_only=True)
    book.properties.created = _FIXED
    sheet = book.create_sheet("terms")
    sheet.freeze_panes = "D2"
    for index, column in enumerate(COLUMNS):
        sheet.column_dimensions[chr(ord("A") + index)].width = _WIDTHS.get(column, 11)
    sheet.append([_cell(sheet, column, bold=True) for column in COLUMNS])
    for row in concept_rows(termbase):
        sheet.append([_cell(sheet, text) for text in row])
    sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(COLUMNS) - 1)}1"
    stream = io.BytesIO()
    book.save(stream)
    return Saving(_without_clock(stream.getvalue()), tuple(losses(termbase, "xlsx", ())))


def _cell(sheet: Worksheet, text: str, *, bold: bool = False) -> Cell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"  # never a formula, whatever it begins with
    cell.font = Font(bold=bold)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _without_clock(data: bytes) -> bytes:
    """Return the workbook with fixed times, so that the same terms give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return stream.getvalue()

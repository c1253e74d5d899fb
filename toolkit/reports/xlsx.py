"""A spreadsheet: one row a finding, with a column for the translator's answer."""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.model.message import Message
from toolkit.reports.columns import visible
from toolkit.reports.console import NAMES
from toolkit.reports.report import Item, Report

COLUMNS = (
    (Message("File"), 24),
    (Message("Line"), 7),
    (Message("Segment"), 14),
    (Message("Severity"), 12),
    (Message("Finding"), 50),
    (Message("Source"), 50),
    (Message("Text"), 50),
    (Message("Place"), 20),
    (Message("Suggestion"), 20),
    (Message("Check"), 24),
    (Message("Answer"), 30),
)
"""Title and width; the last one is for people to fill in."""
FILLS = {
    Severity.ERROR: "F8D7DA",
    Severity.WARNING: "FFF3CD",
    Severity.SUGGESTION: "D1ECF1",
    Severity.INFO: "E2E3E5",
}
_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zones; the same input gives the same bytes


def write(report: Report) -> bytes:
    """Return a workbook with one sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = translate(Message("Findings"), report.language)
    for index, (title, width) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, index, translate(title, report.language))
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(index)].width = width
    for number, item in enumerate(report.items, start=2):
        for index, value in enumerate(_row(item, report.language), start=1):
            _fill(sheet.cell(number, index), value)
        sheet.cell(number, 4).fill = PatternFill("solid", start_color=FILLS[item.issue.severity])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    book.properties.created = book.properties.modified = _TIME
    return _fixed(book)


def _row(item: Item, language: str) -> tuple[str | int, ...]:
    issue, place, segment = item.issue, item.issue.location, item.segment
    return (
        place.path.as_posix() if place else "",
        place.line if place else 0,
        segment.identifier if segment else "",
        translate(NAMES[issue.severity], language),
        translate(issue.message, language),
        segment.source if segment else "",
        segment.target if segment else issue.context,
        issue.excerpt,
        issue.suggestion or "",
        issue.check,
        "",
    )


def _fill(cell: Cell | MergedCell, value: str | int) -> None:
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = visible(value)
    # A text that begins with = + - @ must never run as a formula on the desk of whoever opens the file.
    cell.data_type = "s"
    cell.quotePrefix = value[:1] in tuple("=+-@\t\r")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _fixed(book: Workbook) -> bytes:
    """Return the workbook's bytes with fixed times inside its ZIP."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    book.save(loose)
    with zipfile.ZipFile(loose) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = before.read(name)
            if name == "docProps/core.xml":
                data = _without_now(data)
            after.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


def _without_now(data: bytes) -> bytes:
    # openpyxl writes the time of saving over what the properties say.
    head, mark, rest = data.partition(b"<dcterms:modified")
    opening, _, tail = rest.partition(b">")
    _, _, end = tail.partition(b"<")
    return head + mark + opening + b">2000-01-01T00:00:00Z<" + end if mark else data

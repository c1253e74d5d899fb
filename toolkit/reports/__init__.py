"""Findings as people and programs read them: the table of formats."""

import importlib
from typing import Protocol, cast

from toolkit.errors import UsageError
from toolkit.model.message import Message
from toolkit.reports.report import Item, Report, Rule

__all__ = ["FORMATS", "Item", "Report", "Rule", "write_report"]

FORMATS = {
    "console": "console",
    "json": "json",
    "sarif": "sarif",
    "junit": "junit",
    "html": "html",
    "xlsx": "xlsx",
    "github": "github",
}
"""Name of a format, and the module of this package that writes it; loaded when it is used."""


class ReportWriter(Protocol):
    """A module of this package."""

    def write(self, report: Report) -> bytes:
        """Return the report in this format."""
        ...


def write_report(report: Report, format_name: str) -> bytes:
    """Return a report in a format of the table.

    Raises:
        UsageError: no format of that name.
    """
    if format_name not in FORMATS:
        raise UsageError(
            Message.of(
                "unknown format {format_name}; one of {names}", format_name=repr(format_name), names=", ".join(FORMATS)
            )
        )
    writer = cast("ReportWriter", importlib.import_module(f"{__name__}.{FORMATS[format_name]}"))
    return writer.write(report)

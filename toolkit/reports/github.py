"""GitHub's workflow commands: findings show up beside the lines of a pull request."""

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.reports.report import Item, Report

LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "notice",
    Severity.INFO: "notice",
}


def write(report: Report) -> bytes:
    """Return one command for each finding."""
    return "".join(_command(item, report.language) + "\n" for item in report.items).encode()


def _command(item: Item, language: str) -> str:
    place = item.issue.location
    properties = {"file": place.path.as_posix() if place else ""}
    if place and place.line:
        properties["line"] = str(place.line)
    if place and place.column:
        properties["col"] = str(place.column)
    properties["title"] = item.issue.check
    text = translate(item.issue.message, language)
    if item.segment is not None:
        text = f"[{item.segment.identifier}] {text}"
    joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    return f"::{LEVELS[item.issue.severity]} {joined}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

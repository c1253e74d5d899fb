"""JSON: everything a program may want, one object for each finding."""

import json
from typing import Any

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.reports.report import Item, Report

VERSION = 1


def write(report: Report) -> bytes:
    """Return the report as JSON; the keys are explained in docs/checks.md."""
    counts = report.counts()
    data = {
        "version": VERSION,
        "summary": {
            "looked_at": report.looked_at,
            "findings": len(report.items),
            **{str(severity): counts[severity] for severity in reversed(Severity)},
            "known": report.known,
            "ignored": report.ignored,
        },
        "findings": [finding(item, report.language) for item in report.items],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def finding(item: Item, language: str) -> dict[str, Any]:
    """Return one finding as plain data."""
    issue = item.issue
    place = issue.location
    data: dict[str, Any] = {
        "id": item.fingerprint,
        "check": issue.check,
        "severity": str(issue.severity),
        "message": translate(issue.message, language),
        "path": place.path.as_posix() if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "start": None if issue.span is None else issue.span.start,
        "end": None if issue.span is None else issue.span.end,
        "excerpt": issue.excerpt,
        "suggestion": issue.suggestion,
    }
    if item.segment is None:
        return data | {"context": issue.context}
    segment = item.segment
    return data | {
        "segment": segment.identifier,
        "side": "source" if item.in_source else "target",
        "source": segment.source,
        "target": segment.target,
    }

"""SARIF 2.1.0 (OASIS, 2020): the exchange format of programs that check programs."""

import json
from typing import Any
from urllib.parse import quote

from toolkit.messages import translate
from toolkit.model.issue import Severity
from toolkit.reports.report import Item, Report, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.SUGGESTION: "note",
    Severity.INFO: "note",
}


def write(report: Report) -> bytes:
    """Return the report as one run."""
    indexes = {rule.identifier: index for index, rule in enumerate(report.rules)}
    run = {
        "tool": {"driver": {"name": "toolkit", "rules": [_rule(rule) for rule in report.rules]}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(item, indexes, report.language) for item in report.items],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.identifier,
        "shortDescription": {"text": rule.sentence},
        "fullDescription": {"text": rule.manual},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(item: Item, indexes: dict[str, int], language: str) -> dict[str, Any]:
    issue = item.issue
    result: dict[str, Any] = {
        "ruleId": issue.check,
        "ruleIndex": indexes.get(issue.check, -1),
        "level": LEVELS[issue.severity],
        "message": {"text": translate(issue.message, language)},
        "partialFingerprints": {"toolkit/v1": item.fingerprint},
        "properties": {"severity": str(issue.severity), "excerpt": issue.excerpt},
    }
    if issue.suggestion is not None:
        result["properties"]["suggestion"] = issue.suggestion
    if item.segment is not None:
        segment = item.segment
        result["properties"] |= {"segment": segment.identifier, "source": segment.source, "target": segment.target}
    if issue.location:
        result["locations"] = [_location(item)]
    return result


def _location(item: Item) -> dict[str, Any]:
    place = item.issue.location
    assert place is not None
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(place.path.as_posix())}}
    if place.line:
        region: dict[str, Any] = {"startLine": place.line}
        if place.column:
            region["startColumn"] = place.column
            if item.issue.excerpt and "\n" not in item.issue.excerpt:
                region["endColumn"] = place.column + len(item.issue.excerpt)
        if item.issue.excerpt:
            region["snippet"] = {"text": item.issue.excerpt}
        physical["region"] = region
    location: dict[str, Any] = {"physicalLocation": physical}
    if item.segment is not None:
        location["logicalLocations"] = [{"name": item.segment.identifier, "kind": "resource"}]
    return location

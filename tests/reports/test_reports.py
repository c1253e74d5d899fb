"""Reports: each format from the same findings, and what a hostile text may not do to whoever opens them."""

import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from openpyxl import load_workbook

from toolkit.errors import InputError, Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.model.segment import Segment
from toolkit.model.text import Span
from toolkit.reports import FORMATS, Item, Report, Rule, write_report
from toolkit.reports.baseline import load_baseline, save_baseline, without_known
from toolkit.reports.report import with_fingerprints

EVIL = "=HYPERLINK(\"x\")<script>alert('裁員')</script>\u202e"
# SARIF 2.1.0, sections 3.14 to 3.49, as far as we write it; nothing else may be there.
TEXT = {
    "type": "object",
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
    "additionalProperties": False,
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
POSITIVE = {"type": "integer", "minimum": 1}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "properties": {"startLine": POSITIVE, "startColumn": POSITIVE, "endColumn": POSITIVE, "snippet": TEXT},
    "additionalProperties": False,
}
LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "properties": {"uri": {"type": "string", "pattern": "^[!-~]*$"}},
                },
                "region": REGION,
            },
            "additionalProperties": False,
        },
        "logicalLocations": {"type": "array", "uniqueItems": True},
    },
    "additionalProperties": False,
}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "properties": {
                    "tool": {"type": "object", "required": ["driver"]},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                                "properties": {"type": "object"},
                                "locations": {"type": "array", "items": LOCATION},
                            },
                            "additionalProperties": False,
                        },
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


def report(*texts: str, language: str = "en") -> Report:
    items = []
    for number, text in enumerate(texts, 1):
        segment = Segment(f"s{number}", "原文", text, line=number)
        issue = Issue(
            "number-mismatch",
            Severity.ERROR,
            Message("“{target}” has no counterpart in the source", (("target", text[:3]),)),
            Location(Path("a b.tsv"), number),
            Span(0, 3),
            text[:3],
            "=1+1",
            text,
        )
        items.append(Item(issue, segment))
    return Report(with_fingerprints(items), (Rule("number-mismatch", Severity.ERROR, "A page.\n\nMore."),), language)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_writes_findings_and_no_findings(name: str) -> None:
    assert write_report(report("裁員三天"), name) == write_report(report("裁員三天"), name)
    assert write_report(report(), name) is not None


def test_sarif_holds_to_its_schema() -> None:
    data = json.loads(write_report(report("裁員三天", EVIL), "sarif"))
    jsonschema.validate(data, SARIF)
    result = data["runs"][0]["results"][0]
    assert data["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_page_escapes_everything_and_loads_nothing() -> None:
    page = write_report(report(EVIL), "html").decode()
    assert "<script" not in page
    assert "\u202e" not in page
    assert "http:" not in page
    assert "https:" not in page
    assert 'lang="zh-Hant"' in write_report(report(EVIL, language="zh-Hant"), "html").decode()


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(write_report(report(EVIL), "xlsx"))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells if str(cell.value).startswith("=1+1")] == ["=1+1"]


def test_junit_is_well_formed_and_counts_failures() -> None:
    root = etree.fromstring(write_report(report(EVIL, "ab\x00c"), "junit"))
    assert root.find("testsuite").get("failures") == "1"  # type: ignore[union-attr]


def test_github_commands_stay_on_their_line() -> None:
    lines = write_report(report("a\nb%0A::error::x"), "github").decode().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("::error file=a b.tsv,line=1")


def test_the_caret_stands_under_its_place_in_double_width_text() -> None:
    lines = write_report(report("裁員三天"), "console").decode().splitlines()
    assert "      ^^^^^^ → =1+1" in lines
    assert "\033" not in "".join(lines)
    assert "\033" in write_report(replace(report("裁員三天"), colors=True), "console").decode()


def test_a_fingerprint_survives_lines_before_it_and_tells_repetitions_apart() -> None:
    before, after = report("裁員三天", "裁員三天"), report("別的", "裁員三天")
    first, second = (item.fingerprint for item in before.items)
    assert first != second
    assert after.items[1].fingerprint == first


def test_a_baseline_leaves_out_what_it_knows(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save_baseline(path, report("裁員三天"))
    left = without_known(report("裁員三天", "新的問題"), load_baseline(path))
    assert (len(left.items), left.known) == (1, 1)
    path.write_text("[]")
    with pytest.raises(InputError, match="not a baseline"):
        load_baseline(path)

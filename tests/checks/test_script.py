"""Script and region: a table of words that must be found, and of words that must not."""

from pathlib import Path

import pytest

from toolkit.checks.conversion import chinese_issues
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale

TABLE = Path(__file__).parent.parent / "cases" / "checks" / "script" / "words.tsv"
ROWS = [tuple(line.split("\t")) for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("tag", "text", "check"), ROWS)
def test_a_word_is_found_or_left_in_peace(tag: str, text: str, check: str) -> None:
    issues = chinese_issues(text, Locale.parse(tag))
    found = {issue.check for issue in issues if issue.severity.weight >= Severity.WARNING.weight}
    assert (check in found) if check else not found


def test_the_table_is_long_enough() -> None:
    assert len(ROWS) >= 400
    assert sum(not row[2] for row in ROWS) >= 200

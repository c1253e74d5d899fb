"""Terms: inflection, nesting, separable phrases, capitals, and what must stay as it is."""

from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_bitext
from toolkit.model.locale import Locale
from toolkit.model.segment import Bitext, Segment
from toolkit.terminology import load_termbase

CASES = Path(__file__).parent.parent / "cases" / "checks"
ROWS = [
    tuple(line.split("\t"))
    for line in (CASES / "terms" / "pairs.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TAIWAN, ENGLISH = Locale.parse("tw"), Locale.parse("en")
KNOWLEDGE = Knowledge(TAIWAN, ENGLISH, load_termbase([CASES / "planted" / "terms.csv"]))
CHECKS = {"missing-term", "forbidden-target-term", "deprecated-target-term", "do-not-translate"}


@pytest.mark.parametrize(("source", "target", "check"), ROWS)
def test_terms_of_a_pair(source: str, target: str, check: str) -> None:
    bitext = Bitext(TAIWAN, ENGLISH, (Segment("1", source, target),))
    found = {one.issue.check for one in check_bitext(bitext, Path("x.tsv"), KNOWLEDGE, CHECKS)}
    assert found == ({check} if check else set())

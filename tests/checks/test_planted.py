"""Planted translations: segments with known errors, and clean ones that look wrong."""

import csv
from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_bitext
from toolkit.model.issue import Severity
from toolkit.terminology import load_names, load_termbase
from toolkit.translation import read_bitext

PLANTED = Path(__file__).parent.parent / "cases" / "checks" / "planted"


@pytest.mark.parametrize("path", sorted(PLANTED.glob("*-*.tsv")), ids=lambda path: path.stem)
def test_every_planted_error_is_found_and_no_clean_segment_is_blamed(path: Path) -> None:
    bitext = read_bitext(path)
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    expected = {row["id"]: row["expect"] or "" for row in rows}
    termbase, names = load_termbase([PLANTED / "terms.csv"]), load_names(PLANTED / "names.tsv")
    knowledge = Knowledge(bitext.source_locale, bitext.target_locale, termbase, names)
    found: dict[str, set[str]] = {}
    for one in check_bitext(bitext, path, knowledge):
        if one.segment and one.issue.severity.weight >= Severity.WARNING.weight:
            found.setdefault(one.segment.identifier, set()).add(one.issue.check)
    missed = [name for name, check in expected.items() if check and check not in found.get(name, set())]
    blamed = [(name, found[name]) for name, check in expected.items() if not check and name in found]
    assert missed == []
    assert blamed == []

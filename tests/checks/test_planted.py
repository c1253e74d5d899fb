"""Planted translations: segments with known errors, and clean ones that look wrong."""

import csv
from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_bitext
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale
from toolkit.model.segment import Bitext, Segment
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


CLEAN = [
    tuple(line.split("\t"))
    for line in (PLANTED.parent / "clean.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("source_tag", "target_tag", "source", "target"), CLEAN)
def test_a_right_segment_is_not_blamed(source_tag: str, target_tag: str, source: str, target: str) -> None:
    locales = Locale.parse(source_tag), Locale.parse(target_tag)
    knowledge = Knowledge(*locales, load_termbase([PLANTED / "terms.csv"]), load_names(PLANTED / "names.tsv"))
    found = check_bitext(Bitext(*locales, (Segment("1", source, target),)), Path("clean.tsv"), knowledge)
    assert [one.issue for one in found if one.issue.severity.weight >= Severity.WARNING.weight] == []

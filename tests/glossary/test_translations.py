"""A sound translation passes the checks with the publication's own glossary, in both directions."""

from dataclasses import replace
from pathlib import Path

import pytest

from toolkit.checks import Knowledge, check_bitext
from toolkit.model.issue import Severity
from toolkit.model.segment import Bitext
from toolkit.terminology import load_names, load_termbase
from toolkit.translation import read_bitext

PAIRS = Path(__file__).parent.parent / "cases/glossary/clean-pairs.tsv"


def turned(bitext: Bitext) -> Bitext:
    segments = tuple(replace(one, source=one.target, target=one.source) for one in bitext.segments)
    return Bitext(bitext.target_locale, bitext.source_locale, segments)


@pytest.mark.parametrize("turn", [False, True], ids=["to English", "from English"])
def test_no_sound_segment_is_blamed(root: Path, *, turn: bool) -> None:
    bitext = turned(read_bitext(PAIRS)) if turn else read_bitext(PAIRS)
    termbase, names = load_termbase([root / "glossary/terms.csv"]), load_names(root / "glossary/names.tsv")
    found = check_bitext(bitext, PAIRS, Knowledge(bitext.source_locale, bitext.target_locale, termbase, names))
    blamed = [one for one in found if one.issue.severity.weight >= Severity.WARNING.weight]
    assert [(one.issue.check, one.segment.source if one.segment else "") for one in blamed] == []

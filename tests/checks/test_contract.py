"""Every check has a manual page, a case that fires and one that stays silent: files that an editor can add to."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from toolkit.checks import BY_ID, Knowledge, check_bitext, check_document, manual
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale
from toolkit.model.segment import Bitext, Segment
from toolkit.readers import Source, reader_for
from toolkit.terminology import load_names, load_termbase

CASES = Path(__file__).parent.parent / "cases" / "checks"
TERMBASE = load_termbase([CASES / "planted" / "terms.csv"])
NAMES = load_names(CASES / "planted" / "names.tsv")


def cases(name: str, kind: str) -> list[dict[str, Any]]:
    path = CASES / f"{name}.toml"
    return list(tomllib.loads(path.read_text("utf-8")).get(kind, [])) if path.exists() else []


def found(name: str, case: dict[str, Any]) -> list[Severity]:
    if "text" in case:
        locale = Locale.parse(case.get("locale", "zh-Hant-TW"))
        path = Path("case.md")
        document = reader_for(path).read(Source(case["text"].encode(), path, locale)).document
        result = check_document(document, path, Knowledge(locale, locale, TERMBASE, NAMES), {name})
    else:
        source = Locale.parse(case.get("source_locale", "zh-Hant-TW"))
        target = Locale.parse(case.get("target_locale", "en"))
        rows = case["segments"] if "segments" in case else [[case["source"], case["target"]]]
        segments = tuple(Segment(str(number), *row) for number, row in enumerate(rows, 1))
        knowledge = Knowledge(source, target, TERMBASE, NAMES)
        result = check_bitext(Bitext(source, target, segments), Path("case.tsv"), knowledge, {name})
    return [one.issue.severity for one in result if one.issue.check == name]


@pytest.mark.parametrize("name", BY_ID)
def test_every_check_has_both_kinds_of_case(name: str) -> None:
    assert cases(name, "fires")
    assert cases(name, "silent")


@pytest.mark.parametrize("name", BY_ID)
def test_every_check_has_a_manual_page(name: str) -> None:
    page = manual(BY_ID[name])
    assert page.count("\n\n") >= 2
    assert "Fires on" in page
    assert "silent" in page


def test_every_file_of_cases_belongs_to_a_check() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == set(BY_ID)


@pytest.mark.parametrize(("name", "case"), [(name, case) for name in BY_ID for case in cases(name, "fires")])
def test_a_check_fires(name: str, case: dict[str, Any]) -> None:
    assert found(name, case)


@pytest.mark.parametrize(("name", "case"), [(name, case) for name in BY_ID for case in cases(name, "silent")])
def test_a_check_stays_silent_or_only_suggests(name: str, case: dict[str, Any]) -> None:
    heavy = BY_ID[name].severity.weight >= Severity.WARNING.weight
    assert [one for one in found(name, case) if one.weight >= Severity.WARNING.weight or not heavy] == []

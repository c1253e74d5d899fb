"""Every check of the termbase fires on its fault and is silent on a sound one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.errors import Location
from toolkit.model.locale import Locale
from toolkit.terminology import Concept, Term, Termbase, TermStatus, TermType
from toolkit.terminology.lint import CHECKS, LintOptions, lint
from toolkit.terminology.termbase import Relation, RelationKind

TW, CN, EN = Locale.parse("tw"), Locale.parse("cn"), Locale("en")
BROADER = RelationKind.BROADER


def one(*terms: Term, **fields: object) -> Termbase:
    return Termbase((Concept("a", terms, **fields),))  # type: ignore[arg-type]


def two(first: tuple[Term, ...], second: tuple[Term, ...], *related: str) -> Termbase:
    links = tuple(Relation(BROADER, name) for name in related)
    return Termbase((Concept("a", first, related=links[:1]), Concept("b", second, related=links[1:])))


FORBIDDEN = TermStatus.FORBIDDEN
FIRES: dict[str, tuple[Termbase, Termbase]] = {
    "duplicate_term": (
        one(Term("裁員", TW), Term("裁員", TW)),
        one(Term("裁員", TW), Term("裁員", Locale.parse("hk"))),
    ),
    "contradicting_status": (
        one(Term("雲端", TW), Term("雲端", TW, FORBIDDEN)),
        one(Term("雲端", TW), Term("雲端", TW, FORBIDDEN, condition="天氣")),
    ),
    "homonym": (
        two((Term("帳號", TW),), (Term("帳號", TW),)),
        two((Term("帳號", TW),), (Term("帳號", TW, FORBIDDEN),)),
    ),
    "several_preferred": (
        one(Term("雲服務", TW), Term("雲端服務", TW)),
        one(Term("人工智慧", TW), Term("AI", TW, type=TermType.ABBREVIATION)),
    ),
    "missing_variant": (one(Term("裁員", TW)), one(Term("裁員", TW), Term("裁员", CN))),
    "untrimmed_term": (one(Term(" 裁員", TW)), one(Term("job offer", EN))),
    "invisible_character": (one(Term("裁\u200b員", TW)), one(Term("安迪·賈西", TW))),
    "unknown_relation": (two((Term("x", EN),), (Term("y", EN),), "z"), two((Term("x", EN),), (Term("y", EN),), "b")),
    "circular_relation": (
        two((Term("x", EN),), (Term("y", EN),), "b", "a"),
        two((Term("x", EN),), (Term("y", EN),), "b"),
    ),
    "wrong_script": (one(Term("裁員", EN)), one(Term("CEO", TW))),
    "unusable_gloss": (one(Term("裁員", TW), gloss="first"), one(Term("裁員", TW), gloss="never")),
    "contradicted_by_converter": (one(Term("裁員", TW), Term("裁剪", CN)), one(Term("裁員", TW), Term("裁员", CN))),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_fires_on_its_fault_and_on_nothing_else(check: Callable[..., object]) -> None:
    bad, good = FIRES[check.__name__]
    options = LintOptions((TW, CN) if check.__name__ == "missing_variant" else (), _convert)
    identifier = check.__name__.replace("_", "-")
    assert {issue.check for issue in lint(bad, options)} >= {identifier}
    assert identifier not in {issue.check for issue in lint(good, options)}
    assert "Fires on" in (check.__doc__ or "")


def _convert(text: str, source: Locale, target: Locale) -> str:
    return text.replace("員", "员") if target == CN else text.replace("员", "員")


def test_an_issue_names_its_line() -> None:
    place = Location(Path("terms.csv"), 7)
    (issue,) = lint(one(Term(" x", EN, location=place)))
    assert (issue.location, issue.suggestion) == (place, "x")

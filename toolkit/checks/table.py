"""Every check, in the order in which findings at one place are told; the one table there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.checks import (
    characters,
    chinese,
    completeness,
    consistency,
    figures,
    manuscript,
    marks,
    names,
    punctuation,
    terms,
    wording,
)
from toolkit.checks.side import Finding, Manuscript, Pair, Placed, Side
from toolkit.model.issue import Severity

ERROR, WARNING, SUGGESTION = Severity.ERROR, Severity.WARNING, Severity.SUGGESTION


@dataclass(frozen=True, slots=True)
class OfSide:
    """Looks at one text: each text of a document, each target of a translation."""

    function: Callable[[Side], Iterator[Finding]]
    severity: Severity


@dataclass(frozen=True, slots=True)
class OfPair:
    """Looks at source and target of one segment."""

    function: Callable[[Pair], Iterator[Finding]]
    severity: Severity


@dataclass(frozen=True, slots=True)
class OfFile:
    """Looks at all segments of a translation together."""

    function: Callable[[Sequence[Pair]], Iterator[Placed]]
    severity: Severity


@dataclass(frozen=True, slots=True)
class OfManuscript:
    """Looks at all texts of a document together."""

    function: Callable[[Manuscript], Iterator[Placed]]
    severity: Severity


Check = OfSide | OfPair | OfFile | OfManuscript

CHECKS: tuple[Check, ...] = (
    OfPair(completeness.empty_target, ERROR),
    OfPair(completeness.untranslated, ERROR),
    OfFile(completeness.omitted_text, WARNING),
    OfPair(terms.missing_term, ERROR),
    OfPair(terms.forbidden_target_term, ERROR),
    OfPair(terms.deprecated_target_term, WARNING),
    OfPair(terms.do_not_translate, ERROR),
    OfPair(terms.latin_name_changed, WARNING),
    OfPair(names.wrong_name, ERROR),
    OfPair(figures.number_mismatch, ERROR),
    OfPair(figures.currency_mismatch, ERROR),
    OfPair(completeness.leftover_chinese, ERROR),
    OfPair(completeness.leftover_english, WARNING),
    OfPair(marks.placeholder_mismatch, ERROR),
    OfPair(marks.tag_mismatch, ERROR),
    OfPair(marks.address_mismatch, ERROR),
    OfPair(wording.repeated_word, WARNING),
    OfPair(wording.capital_letter, WARNING),
    OfPair(punctuation.end_punctuation, WARNING),
    OfPair(punctuation.chinese_punctuation, WARNING),
    OfManuscript(manuscript.forbidden_term, ERROR),
    OfManuscript(manuscript.deprecated_term, WARNING),
    OfManuscript(manuscript.inconsistent_term, SUGGESTION),
    OfManuscript(manuscript.first_mention_without_gloss, SUGGESTION),
    OfManuscript(manuscript.name_variants, WARNING),
    OfManuscript(manuscript.mixed_wording, SUGGESTION),
    OfManuscript(manuscript.repeated_words, WARNING),
    OfSide(chinese.script_residue, ERROR),
    OfSide(chinese.over_conversion, ERROR),
    OfSide(chinese.region_word, WARNING),
    OfSide(punctuation.half_width_punctuation, WARNING),
    OfSide(punctuation.quotation_marks, WARNING),
    OfSide(punctuation.unbalanced_marks, WARNING),
    OfSide(punctuation.doubled_punctuation, WARNING),
    OfSide(punctuation.blank_beside_mark, WARNING),
    OfSide(punctuation.house_style, SUGGESTION),
    OfSide(punctuation.spacing, SUGGESTION),
    OfSide(characters.invisible_character, WARNING),
    OfSide(characters.full_width_letters, WARNING),
    OfSide(characters.look_alike_character, WARNING),
    OfFile(consistency.same_source_two_targets, WARNING),
    OfFile(consistency.two_sources_one_target, WARNING),
    OfFile(names.name_spelled_two_ways, WARNING),
)
"""Those that compare segments come last: a segment known to be wrong is not held against another.

A finding may state a lighter or heavier severity than its row, where it is less or more certain.
"""

REMARKS = {
    "unused-ignore": (
        Severity.INFO,
        "A remark says to ignore a check here, but the check finds nothing.\n\nIt hides what may come. Delete it.",
    ),
    "ignore-without-reason": (
        WARNING,
        (
            "A remark says to ignore a check, but not why.\n\n"
            "Nobody can judge it later. Write «toolkit-ignore CHECK: reason»; until then it ignores nothing."
        ),
    ),
}
"""Findings about ignores themselves."""


def identifier(check: Check) -> str:
    """Return the id of a check: the name of its function with hyphens."""
    return check.function.__name__.replace("_", "-")


def manual(check: Check) -> str:
    """Return the manual page of a check: the docstring of its function."""
    lines = (check.function.__doc__ or "").strip().split("\n")
    return "\n".join(line.strip() for line in lines)


BY_ID: dict[str, Check] = {identifier(check): check for check in CHECKS}

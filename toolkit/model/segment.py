"""Aligned texts of two locales."""

from dataclasses import dataclass
from enum import StrEnum

from toolkit.model.locale import Locale


class SegmentState(StrEnum):
    """How far the work on a segment has come (XLIFF 2.1, section 4.3.1.29)."""

    INITIAL = "initial"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Segment:
    """A unit of translation; inline markup stands in the texts as it does in the file."""

    identifier: str
    source: str
    target: str
    state: SegmentState = SegmentState.INITIAL
    line: int = 0
    """Where the target stands in its file, from 1; 0 if unknown."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bitext:
    """Segments of one file, in its order."""

    source_locale: Locale
    target_locale: Locale
    segments: tuple[Segment, ...]

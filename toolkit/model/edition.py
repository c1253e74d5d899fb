"""One article in one locale, with everything that was done to it and everything left to look at."""

from dataclasses import dataclass

from toolkit.model.document import Document
from toolkit.model.issue import Issue
from toolkit.model.text import Revision


@dataclass(frozen=True, slots=True)
class Edition:
    """What a build makes of one source for one locale."""

    source: Document
    document: Document
    revisions: tuple[Revision, ...]
    """Stage after stage; within a stage in reading order."""
    issues: tuple[Issue, ...] = ()

"""What every format of report is made from."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.model.issue import Issue, Severity
from toolkit.model.segment import Segment


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as a report explains it."""

    identifier: str
    severity: Severity
    manual: str
    """Its first paragraph is a sentence."""

    @property
    def sentence(self) -> str:
        """Return what the check is about in one sentence."""
        return self.manual.partition("\n\n")[0].replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Item:
    """One finding."""

    issue: Issue
    segment: Segment | None = None
    """In a translation: the segment it is about."""
    fingerprint: str = ""
    """Stays the same when lines are added before it."""

    @property
    def in_source(self) -> bool:
        """Whether the span of the issue is one of the segment's source."""
        return self.segment is not None and self.issue.context == self.segment.source != self.segment.target


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in the order of their files."""

    items: tuple[Item, ...]
    rules: tuple[Rule, ...]
    """Of every check that ran."""
    language: str = "en"
    """Of the messages: one of `toolkit.messages.LANGUAGES`."""
    colors: bool = False
    width: int = 100
    """Columns of the terminal."""
    looked_at: int = 0
    """Segments or texts."""
    known: int = 0
    """Findings left out because the baseline knows them."""
    ignored: int = 0
    """Findings left out because a remark ignores them."""

    def counts(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(item.issue.severity for item in self.items)


def with_fingerprints(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with fingerprints made from check, file name, words found and their surroundings.

    The same finding in the same surroundings a second time gets another one by its number.
    """
    seen: Counter[str] = Counter()
    made = []
    for item in items:
        issue = item.issue
        name = issue.location.path.name if issue.location else ""
        around = re.sub(
            r"\s+", " ", item.segment.source + "\t" + item.segment.target if item.segment else issue.context
        )
        place = issue.context[max(0, issue.span.start - 10) : issue.span.end + 10] if issue.span is not None else ""
        content = "\0".join((issue.check, name, around if item.segment else place, issue.excerpt, str(issue.message)))
        seen[content] += 1
        digest = hashlib.sha256(f"{content}\0{seen[content]}".encode()).hexdigest()[:20]
        made.append(replace(item, fingerprint=digest))
    return tuple(made)

"""What a conversion in place is asked to do, and what comes of it."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.inplace.passages import Stage
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Job:
    """How to change a file."""

    path: Path
    """For messages and for the suffix; nothing is opened."""
    source: Locale
    target: Locale
    stage: Stage
    """What to do to each passage of text."""

    def tag(self, old: str) -> str:
        """Return the target's language tag in the form that an old tag had: zh-CN becomes zh-TW, zh-Hans zh-Hant."""
        sign = "_" if "_" in old else "-"
        parts = old.replace("_", "-").split("-")
        has_script = any(len(part) == 4 for part in parts)
        has_region = any(len(part) == 2 for part in parts[1:])
        if has_region and not has_script:
            return self.target.word_tag.replace("-", sign)
        if has_script and not has_region and self.target.script:
            return sign.join((self.target.language, self.target.script))
        return str(self.target).replace("-", sign)


@dataclass(frozen=True, slots=True)
class Result:
    """A file changed in place."""

    data: bytes
    issues: tuple[Issue, ...] = ()

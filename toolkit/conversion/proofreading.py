"""What a careful reader would mark in a text of one locale: words of the other script, of a converter, of a region."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.conversion.conditions import Verdict
from toolkit.conversion.entry import Entry
from toolkit.conversion.families import same_family
from toolkit.conversion.keep import kept
from toolkit.conversion.lattice import ScriptEngine, Word, script_engine
from toolkit.conversion.names import Spelling, names_in, rare_spellings
from toolkit.conversion.options import LISTS, Options
from toolkit.conversion.scripts import fold, only_simplified, only_traditional
from toolkit.conversion.vocabulary import vocabulary
from toolkit.conversion.wordlists import known_in
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import Span

SURE = 2.5
"""In nats: a reading is reported as wrong only if the right one is so much cheaper (odds of twelve to one)."""
LISTED = 2.0
"""The same where a dictionary has the word."""
_RARE = frozenset("云")
"""Stand alone in no traditional text of today; 人云亦云 is a word of its own."""
_ELSEWHERE = {
    "TW": ("zh-Hans-CN", "zh-Hant-HK"),
    "HK": ("zh-Hans-CN", "zh-Hant-TW"),
    "MO": ("zh-Hans-CN", "zh-Hant-TW"),
}
_SIMPLIFIED, _TRADITIONAL = Locale("zh", "Hans"), Locale("zh", "Hant")


@dataclass(frozen=True)  # no slots: engines are made when they are first needed
class Proofreader:
    """Knows a locale, and of a document the names and terms; finds what stands out in each of its texts."""

    locale: Locale
    entries: tuple[Entry, ...] = ()
    """Names and terms, from the locale to the other script: what they say stays unmarked."""

    def issues(self, text: str, spellings: Sequence[Spelling] = ()) -> list[Issue]:
        """Return what stands out in a text, in its order; where two checks meet the first one speaks.

        `spellings` are the places where the document leaves its own spelling.
        """
        found: list[Issue] = []
        for issue in (*self._scripts(text), *_inconsistent_variants(text, spellings), *self._regions(text)):
            if issue.span and not any(other.span and other.span.overlaps(issue.span) for other in found):
                found.append(issue)
        return sorted(found, key=lambda issue: issue.span or Span(0, 0))

    def _scripts(self, text: str) -> Iterator[Issue]:
        return self._in_simplified(text) if self.locale.is_simplified else self._in_traditional(text)

    def _in_simplified(self, text: str) -> Iterator[Issue]:
        wrong = only_traditional()
        if wrong.isdisjoint(text):
            return
        for word in self._to_simplified.words(text, self._fixed(text)):
            old = text[word.start : word.end]
            if word.rule != "keep" and not wrong.isdisjoint(old) and word.output != old:
                yield _residue(word.start, old, word.output)

    def _in_traditional(self, text: str) -> Iterator[Issue]:
        """Compare a text with itself, written in simplified characters and read back word by word."""
        simplified = self._simplified(text)
        wrong = only_simplified()
        for word in self._to_traditional.words(simplified, self._fixed(text)):
            old = text[word.start : word.end]
            if word.rule.startswith(("keep", "name:", "term:")) or len(word.output) != len(old):
                continue
            places = [
                at
                for at, (before, after) in enumerate(zip(old, word.output, strict=True))
                if before != after and (before in wrong or not same_family(before, after))
            ]
            if not places:
                continue
            suggestion = "".join(word.output[at] if at in places else old[at] for at in range(len(old)))
            if any(old[at] in wrong for at in places):
                yield _residue(word.start, old, suggestion)
                continue
            converted = any(old[at] != simplified[word.start + at] for at in places)
            if word.margin >= _enough(word, old, converted=converted):
                severity = Severity.ERROR if word.margin >= SURE else Severity.WARNING
                yield (_over if converted else _residue)(word.start, old, suggestion, severity)

    def _simplified(self, text: str) -> str:
        written = "".join(word.output for word in self._to_simplified.words(text))
        return written if len(written) == len(text) else fold(text)

    def _regions(self, text: str) -> Iterator[Issue]:
        words = self._cut.words(text, self._fixed(text))
        starts = [*(word.start for word in words), len(text)]
        # What is kept has no words in it that could be of a region.
        folded = fold(
            "".join("\0" * (word.end - word.start) if word.rule else text[word.start : word.end] for word in words)
        )
        known = known_in(self.locale)
        for tag in _ELSEWHERE.get(self.locale.region, ("zh-Hant-TW", "zh-Hant-HK")):
            elsewhere = vocabulary(Locale.parse(tag), self.locale, frozenset(LISTS))
            for hit in elsewhere.hits(folded, starts) if elsewhere else ():
                old = text[hit.start : hit.end]
                new = hit.word.targets[0]
                if hit.verdict is Verdict.APPLY and fold(old) not in known and fold(old) != fold(new):
                    severity = Severity.SUGGESTION if hit.word.condition else Severity.WARNING
                    message = Message("“{old}” is a word of another region; “{new}” here", (("old", old), ("new", new)))
                    yield _issue("region-word", severity, message, hit.start, (old, new))

    def _fixed(self, text: str) -> list[Word]:
        spans = list(kept(text, (), Options(), self.locale))
        return [Word(span.start, span.end, span.of(text), "keep") for span in spans]

    @cached_property
    def _to_traditional(self) -> ScriptEngine:
        # A name or a term of the locale, met in simplified characters, is written as the glossary writes it.
        entries = tuple(Entry(fold(entry.source), entry.source, entry.rule) for entry in self.entries)
        return script_engine(_SIMPLIFIED, _TRADITIONAL, entries)

    @cached_property
    def _to_simplified(self) -> ScriptEngine:
        return script_engine(_TRADITIONAL, _SIMPLIFIED)

    @cached_property
    def _cut(self) -> ScriptEngine:
        return script_engine(self.locale, self.locale, self.entries)


def proofread(texts: Iterable[str], locale: Locale, entries: tuple[Entry, ...] = ()) -> Iterator[tuple[int, Issue]]:
    """Yield what stands out in the texts of a document, with the number of the text it stands in.

    Names that recur in the document, and `entries` of the locale's own names and terms, are right as they stand.
    """
    document = list(texts)
    names = tuple(Entry(name, name, f"name:{name}") for name in names_in(document, locale))
    reader = Proofreader(locale, (*entries, *names))
    spellings: dict[int, list[Spelling]] = defaultdict(list)
    for spelling in rare_spellings(document, locale) if locale.is_traditional else ():
        spellings[spelling.text].append(spelling)
    for number, text in enumerate(document):
        for issue in reader.issues(text, spellings[number]):
            yield number, issue


def _enough(word: Word, old: str, *, converted: bool) -> float:
    if old in _RARE:
        return 0.0
    # Nobody types 幹 for 乾; a converter does. 干 for 乾 may be meant.
    return LISTED if converted or word.rule.startswith("script:STPhrases:") else SURE


def _inconsistent_variants(text: str, spellings: Sequence[Spelling]) -> Iterator[Issue]:
    for spelling in spellings:
        old = spelling.span.of(text)
        message = Message(
            "“{old}” is “{new}” elsewhere in this document ({count} times)",
            (("old", old), ("new", spelling.usual), ("count", str(spelling.count))),
        )
        yield _issue("inconsistent-variant", Severity.WARNING, message, spelling.span.start, (old, spelling.usual))


def _residue(start: int, old: str, new: str, severity: Severity = Severity.ERROR) -> Issue:
    message = Message("“{old}” is written in the other script; “{new}” here", (("old", old), ("new", new)))
    return _issue("script-residue", severity, message, start, (old, new))


def _over(start: int, old: str, new: str, severity: Severity) -> Issue:
    message = Message("“{old}” was converted too far; “{new}” here", (("old", old), ("new", new)))
    return _issue("over-conversion", severity, message, start, (old, new))


def _issue(check: str, severity: Severity, message: Message, start: int, change: tuple[str, str]) -> Issue:
    old, new = change
    return Issue(check, severity, message, span=Span(start, start + len(old)), excerpt=old, suggestion=new)

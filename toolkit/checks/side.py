"""What checks look at: one text prepared once, alone or as a side of a pair."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.checks.conversion import chinese_issues
from toolkit.checks.knowledge import Knowledge
from toolkit.checks.numbers import Quantity, quantities
from toolkit.checks.scan import Piece, PieceKind, flatten, pieces
from toolkit.model.document import Document
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.segment import Segment
from toolkit.model.text import RichText, Span
from toolkit.terminology import GlossStyle, Hit, gloss_document
from toolkit.typography import Style, proofread


@dataclass(frozen=True)
class Side:
    """A text as checks see it: `flat` has no tags, and one replacement character for each placeholder."""

    text: str
    locale: Locale
    hidden: tuple[Span, ...] = ()
    """Code and other protected text."""
    rich: RichText | None = None
    """The text with its marks, where the format knows them."""
    names: tuple[str, ...] = ()
    """Spellings of names that are right; words around them do not reach into them."""
    style: Style | None = None
    """What the publication prints, where that is not what is usual in the region."""

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return tags, placeholders and addresses."""
        return pieces(self.text)

    @cached_property
    def _flattened(self) -> tuple[str, tuple[int, ...]]:
        return flatten(self.text, self.pieces, self.hidden)

    @property
    def flat(self) -> str:
        """Return the text without markup."""
        return self._flattened[0]

    def original(self, span: Span) -> Span:
        """Return where a span of the flat text stands in the text itself."""
        offsets = self._flattened[1]
        end = offsets[span.end - 1] + 1 if len(span) else offsets[span.start]
        return Span(offsets[span.start], max(end, offsets[span.start]))

    def of(self, kind: PieceKind) -> list[Piece]:
        """Return the pieces of one kind."""
        return [piece for piece in self.pieces if piece.kind is kind]

    @cached_property
    def typography(self) -> tuple[Issue, ...]:
        """Return what the style of the region would print otherwise.

        Spans are of `rich` if there is one, else of `flat`.
        """
        return tuple(proofread(self.rich or RichText(self.flat), self.locale, self.style))

    @cached_property
    def chinese(self) -> tuple[Issue, ...]:
        """Return what the converter finds of script and region; spans are of `flat`."""
        return tuple(chinese_issues(self.flat, self.locale, self.names)) if self.locale.is_chinese else ()

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """Return the numbers, dates and measures."""
        return quantities(self.flat, self.locale)


@dataclass(frozen=True)
class Pair:
    """A segment with both sides prepared."""

    segment: Segment
    source: Side
    target: Side
    knowledge: Knowledge

    @property
    def is_translated(self) -> bool:
        """Whether there is a target that can be compared."""
        return bool(self.target.text.strip()) and self.target.text.strip() != self.source.text.strip()

    @cached_property
    def source_hits(self) -> list[Hit]:
        """Return the terms of the source."""
        return self.knowledge.source_terms.find(self.source.flat)

    @cached_property
    def target_hits(self) -> list[Hit]:
        """Return the terms of the target, also those nobody should use."""
        return self.knowledge.target_terms.find(self.target.flat)

    @property
    def is_within_chinese(self) -> bool:
        """Whether both sides are Chinese."""
        return self.source.locale.is_chinese and self.target.locale.is_chinese


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says; the table adds its id and its severity."""

    message: Message
    span: Span | None = None
    """Of the flat text; None for the whole."""
    suggestion: str | None = None
    severity: Severity | None = None
    """None: what the table says."""
    in_source: bool = False
    """The span is one of the source."""
    raw: bool = False
    """The span is one of the text itself, markup included."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding of a check that looks at many texts at once, and which of them it is about."""

    place: int
    finding: Finding
    other: int = -1
    """The text it was compared with: if that one is known to be wrong, this one is not to blame."""


def mark(side: Side, word: str, start: int = 0) -> Span | None:
    """Return where a word stands in the flat text."""
    index = side.flat.find(word, start)
    return Span(index, index + len(word)) if index >= 0 else None


@dataclass(frozen=True)
class Manuscript:
    """All texts of one document, for checks that need the whole."""

    sides: Sequence[Side]
    locale: Locale
    knowledge: Knowledge
    document: Document | None = None
    """Whose texts the sides are, where the format knows more than lines."""

    @property
    def known_names(self) -> tuple[str, ...]:
        """Return the spellings that the table of names has for this locale."""
        return tuple(dict.fromkeys(target for _, target in self.knowledge.spelled))

    @cached_property
    def unglossed(self) -> tuple[tuple[Side, Span, str], ...]:
        """Return where the build would insert a gloss, and the gloss."""
        if self.document is None:
            return ()
        texts = list(self.document.texts())
        sides = {id(side.rich): side for side in self.sides}
        made = gloss_document(self.document, self.knowledge.termbase, GlossStyle(checking=True))
        return tuple(
            (sides[id(texts[revision.place])], change.span, change.new)
            for revision in made.revisions
            for change in revision.changes
            if id(texts[revision.place]) in sides and change.new
        )

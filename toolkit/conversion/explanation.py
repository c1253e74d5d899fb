"""Why a place is what it is: what each layer did, and what lost."""

from dataclasses import dataclass

from toolkit.conversion import doubts
from toolkit.conversion.places import Place, Step
from toolkit.model.message import Message
from toolkit.model.text import Doubt, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that might have stood here, and why it does not."""

    text: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Explanation:
    """A place of the source with its whole history; the new texts of all places, joined, are the output."""

    span: Span
    old: str
    new: str
    rule: str
    """Of the layer that acted last; that of the reading where nothing changed; empty where nothing was decided."""
    steps: tuple[Step, ...]
    candidates: tuple[Candidate, ...]
    doubt: Doubt | None = None


def explain(place: Place) -> Explanation:
    """Return the history of a place."""
    return Explanation(
        Span(place.start, place.end),
        place.old,
        place.new,
        place.rule,
        place.steps,
        tuple(Candidate(text, _reason(place, text)) for text in doubts.alternatives(place)),
        doubts.doubt(place),
    )


def _reason(place: Place, text: str) -> Message:
    before = {step.before: step for step in place.steps}
    if text in before:
        return Message("given up by {rule}", (("rule", before[text].rule),))
    if place.hit and text in place.hit.word.targets:
        if place.new in place.hit.word.targets:
            return Message("another word of the target region for the same thing")
        return Message("a regional word, but nothing in the sentence asks for it")
    if place.margin < float("inf"):
        return Message("dearer by {margin} on the cheapest path", (("margin", f"{place.margin:.2f}"),))
    return Message("another reading of the character, of which the word leaves no choice")

"""Where a person should look, why, and what else was possible there."""

from toolkit.conversion.conditions import Verdict
from toolkit.conversion.families import same_family
from toolkit.conversion.places import Place
from toolkit.model.message import Message
from toolkit.model.text import Doubt

CLOSE = 2.7
"""A runner-up that is less than this much dearer than the chosen reading is worth a look."""


def alternatives(place: Place) -> tuple[str, ...]:
    """Return what else was possible at a place, the likeliest first."""
    found: list[str] = []
    if place.hit:
        script = next((step.before for step in place.steps if step.layer == "vocabulary"), "")
        found += [*place.hit.word.targets, script]
    found += place.alternatives
    return tuple(dict.fromkeys(text for text in found if text and text != place.new))


def is_quiet(place: Place) -> bool:
    """Whether nothing happened at a place, and nothing else was near: so it is with most words of a text."""
    if place.new != place.old or place.hit or place.fixed:
        return False
    return not place.alternatives or place.margin >= CLOSE


def disagreement(ours: str, theirs: str) -> Doubt:
    """Return the doubt where a second opinion writes something else."""
    pairs = zip(ours, theirs, strict=False)
    alike = len(ours) == len(theirs) and all(old == new or same_family(old, new) for old, new in pairs)
    message = Message("OpenCC writes “{theirs}” for “{ours}” here", (("theirs", theirs), ("ours", ours)))
    return Doubt(message, 0.2 if alike else 0.6)


def guessed_name(name: str) -> Doubt:
    """Return the doubt at the first mention of a name that only its recurrence made one."""
    message = Message("“{name}” recurs and is taken for a name; how it is written is a guess", (("name", name),))
    return Doubt(message, 0.6)


def doubt(place: Place) -> Doubt | None:
    """Return why a person should look at a place, or None."""
    if place.fixed:
        return None
    if place.hit and place.hit.verdict is Verdict.SUGGEST:
        return Doubt(
            Message(
                "“{word}” may stand for “{other}” here; nothing in the sentence says so, so it was left",
                (("word", place.hit.word.form), ("other", place.hit.word.targets[0])),
            ),
            0.5,
        )
    if place.hit and place.hit.verdict is Verdict.LIKELY:
        return Doubt(
            Message(
                "the words around “{word}” speak for the word of the trade; it may be the ordinary word",
                (("word", place.hit.word.form),),
            ),
            0.3,
        )
    others = alternatives(place)
    if not place.hit and others and place.margin < CLOSE:
        return Doubt(
            Message("“{new}” and “{other}” were nearly as likely here", (("new", place.new), ("other", others[0]))),
            _rank(place.new, others[0], place.margin),
        )
    return None


def _rank(new: str, other: str, margin: float) -> float:
    weight = round(0.9 - 0.5 * margin / CLOSE, 3)
    # Two spellings of one word: either can be printed.
    alike = len(new) == len(other) and all(a == b or same_family(a, b) for a, b in zip(new, other, strict=True))
    return weight / 3 if alike else weight

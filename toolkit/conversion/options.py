"""What a conversion is asked to do: which layers, which word lists, which choices of the house."""

from dataclasses import dataclass
from enum import StrEnum

from toolkit.errors import UsageError
from toolkit.model.message import Message


class Layer(StrEnum):
    """What may be done to a word, in the order in which it is done."""

    SCRIPT = "script"
    """Characters only: 软 → 軟. Never another word."""
    VARIANT = "variant"
    """The region's form of a character: 裡/裏, 着/著, 衛/衞."""
    VOCABULARY = "vocabulary"
    """The region's word: 软件 → 軟體."""
    HOUSE = "house"
    """The project's own choices: 臺/台, 週/周."""


LISTS = ("general", "computing", "science", "places", "names", "brands")
"""The lists of regional words, each of which can be switched off: files of `data/vocabulary`."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to convert; the defaults do all that is safe."""

    layers: frozenset[Layer] = frozenset(Layer)
    lists: frozenset[str] = frozenset(LISTS)
    house: tuple[tuple[str, str], ...] = ()
    """Pairs of a form to avoid and the form to use for it, as in ``(("臺", "台"), ("每周", "每週"))``."""
    wiki_markup: bool = False
    """Honour MediaWiki's ``-{…}-`` on input."""
    keep_quoted: bool = False
    """Leave quotations that stand in the target script already, as they are."""
    language_spans: bool = False
    """Leave the text of HTML elements whose ``lang`` is not Chinese, or is the target's own, as it is."""
    opinion: bool = False
    """Ask OpenCC too, and report where it writes something else."""

    def __post_init__(self) -> None:
        unknown = sorted(self.lists - set(LISTS))
        if unknown:
            raise UsageError(
                Message.of("unknown word list {value}; one of {names}", value=repr(unknown[0]), names=", ".join(LISTS))
            )


def parse_layers(text: str) -> frozenset[Layer]:
    """Return the layers of a list such as ``script,variant``.

    >>> sorted(parse_layers("script, variant"))
    [<Layer.SCRIPT: 'script'>, <Layer.VARIANT: 'variant'>]

    Raises:
        UsageError: a name that is no layer.
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in list(Layer):
            raise UsageError(
                Message.of("unknown layer {name}; one of {names}", name=repr(name), names=", ".join(Layer))
            )
    return frozenset(Layer(name) for name in names)


def parse_lists(text: str) -> frozenset[str]:
    """Return the word lists of a list such as ``general,places``; ``-places`` alone means all but that one.

    >>> sorted(parse_lists("-computing,-names"))
    ['brands', 'general', 'places', 'science']
    """
    names = [name.strip() for name in text.split(",") if name.strip()]
    without = {name[1:] for name in names if name.startswith("-")}
    named = {name for name in names if not name.startswith("-")}
    unknown = sorted((without | named) - set(LISTS))
    if unknown:
        raise UsageError(
            Message.of("unknown word list {value}; one of {names}", value=repr(unknown[0]), names=", ".join(LISTS))
        )
    return frozenset((named or set(LISTS)) - without)

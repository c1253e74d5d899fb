"""What a person has said about a word: names, terms, the lines of an own dictionary."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A word that wins over every dictionary and steers segmentation."""

    source: str
    target: str
    rule: str
    """Where it was said: ``name:劉令一``, ``term:c12``, ``own:file.tsv:3``."""

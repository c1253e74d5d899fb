"""Rows of a table whose columns stand under each other, Han counted as two columns."""

import unicodedata
from collections.abc import Sequence

from toolkit.model.document import Alignment


def columns(text: str) -> int:
    """Return how many columns a text takes where Han take two.

    >>> columns("AI 裁員")
    7
    """
    return sum(_columns_of(character) for character in text)


def _columns_of(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def table_row(cells: Sequence[str], widths: Sequence[int], alignments: Sequence[Alignment]) -> str:
    """Return cells with bars between them."""
    return "| " + " | ".join(_padded(*each) for each in zip(cells, widths, alignments, strict=True)) + " |"


def _padded(cell: str, width: int, alignment: Alignment) -> str:
    space = width - columns(cell)
    match alignment:
        case Alignment.RIGHT:
            return " " * space + cell
        case Alignment.CENTER:
            return " " * (space // 2) + cell + " " * (space - space // 2)
        case _:
            return cell + " " * space


def table_rule(width: int, alignment: Alignment) -> str:
    """Return what stands under the head of a column."""
    left = ":" if alignment in {Alignment.LEFT, Alignment.CENTER} else "-"
    right = ":" if alignment in {Alignment.RIGHT, Alignment.CENTER} else "-"
    return left + "-" * (width - 2) + right

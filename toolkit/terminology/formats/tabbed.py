"""The glossary's own table with tabs between the cells."""

from pathlib import Path

from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.losses import losses
from toolkit.terminology.formats.table import load_rows, rows_of, to_bytes
from toolkit.terminology.termbase import Termbase


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load the glossary's table from tab-separated text."""
    return load_rows(rows_of(data, path, "\t"), path)


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save the glossary's table as tab-separated text."""
    return Saving(to_bytes(termbase, "\t"), tuple(losses(termbase, "tsv", ())))

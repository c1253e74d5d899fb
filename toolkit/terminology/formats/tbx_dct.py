"""TBX version 3, style DCT; any TBX is read."""

from pathlib import Path

from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.tbx_reading import load_tbx
from toolkit.terminology.formats.tbx_shape import DCT
from toolkit.terminology.formats.tbx_writing import save_tbx
from toolkit.terminology.termbase import Termbase


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load TBX of any version and style."""
    return load_tbx(data, path)


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save TBX version 3, style DCT."""
    return save_tbx(termbase, DCT)

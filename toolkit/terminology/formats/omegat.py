"""OmegaT's glossary: tab-separated source, target and comment, no header, `#` before a remark (OmegaT manual)."""

import csv
import io
from pathlib import Path

from toolkit.errors import DataError, Location
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.pairs import ALL_LOST, PairRow, pair_issues, pair_rows, termbase_of
from toolkit.terminology.formats.table import decoded
from toolkit.terminology.termbase import Termbase


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load a glossary; a row without a target is a problem."""
    rows: list[PairRow] = []
    problems: list[tuple[object, Location]] = []
    for number, line in enumerate(decoded(data, path).splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip().strip('"') for cell in line.split("\t")]
        if len(cells) < 2 or not cells[0] or not cells[1]:
            problems.append(("a source term, a tab and a target term are wanted", Location(path, number)))
            continue
        rows.append(PairRow(cells[0], cells[1], "".join(cells[2:3]), location=Location(path, number)))
    if problems:
        raise DataError.of(problems)
    return Loading(termbase_of(rows, pair))


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a glossary, the definition or note as comment."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar=None)
    for concept, source, target in pair_rows(termbase, pair):
        comment = concept.definition or concept.note
        writer.writerow([_flat(source.text), _flat(target.text), _flat(comment)])
    lost = [field for field in ALL_LOST if field != "definition"]
    return Saving(stream.getvalue().encode(), pair_issues(termbase, pair, "omegat", lost))


def _flat(text: str) -> str:
    return " ".join(text.split()).replace('"', "”")

"""Weblate's glossary as CSV: the columns of its translation files (Weblate documentation, "CSV files")."""

import csv
import io
from pathlib import Path

from toolkit.errors import DataError, Location
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.pairs import ALL_LOST, PairRow, pair_issues, pair_rows, termbase_of
from toolkit.terminology.formats.table import rows_of
from toolkit.terminology.termbase import Termbase

COLUMNS = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments")


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load a glossary; the context keeps the concept's identifier."""
    rows = []
    for line, cells in rows_of(data, path, ","):
        if "source" not in cells or "target" not in cells:
            raise DataError(Message("no columns source and target"), Location(path, 1))
        note = cells.get("developer_comments") or cells.get("translator_comments") or ""
        concept = cells.get("context") or cells.get("id") or ""
        rows.append(PairRow(cells["source"], cells["target"], note, "", concept=concept, location=Location(path, line)))
    return Loading(termbase_of(rows, pair))


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a glossary, the definition or note as the developer's comment."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(COLUMNS)
    for concept, source, target in pair_rows(termbase, pair):
        comment = concept.definition or concept.note
        writer.writerow(("", source.text, target.text, "", "", concept.identifier, "", comment))
    lost = [field for field in ALL_LOST if field not in {"definition", "note"}]
    return Saving(stream.getvalue().encode(), pair_issues(termbase, pair, "weblate", lost))

"""DeepL's glossary as CSV: source, target and their two languages, no header; a source term stands there once."""

import csv
import io
from pathlib import Path

from toolkit.errors import DataError, InputError, Location, UsageError
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.pairs import ALL_LOST, PairRow, pair_issues, pair_rows, termbase_of
from toolkit.terminology.formats.table import decoded
from toolkit.terminology.termbase import Termbase


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load a glossary; languages that its rows name come before the caller's."""
    rows = []
    for number, cells in enumerate(csv.reader(io.StringIO(decoded(data, path), newline="")), start=1):
        if not any(cells):
            continue
        if len(cells) not in {2, 3, 4} or not cells[0].strip():
            raise DataError(Message("source, target and their languages are wanted"), Location(path, number))
        rows.append(PairRow(cells[0].strip(), cells[1].strip(), location=Location(path, number)))
        pair = _named(cells, pair, Location(path, number))
    return Loading(termbase_of(rows, pair))


def _named(cells: list[str], pair: Pair, location: Location) -> Pair:
    if len(cells) < 4 or not cells[3].strip():
        return pair
    try:
        source, target = Locale.parse(cells[2]), Locale.parse(cells[3])
    except UsageError as problem:
        raise InputError(problem.message, location) from problem
    # DeepL says "zh" for any Chinese; the caller knows which.
    return Pair(
        pair.source if source.language == pair.source.language else source,
        pair.target if target.language == pair.target.language else target,
    )


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a glossary; of several targets of one source only the first can stand in it."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    seen: dict[str, str] = {}
    issues: list[Issue] = []
    for concept, source, target in pair_rows(termbase, pair):
        if source.text not in seen:
            writer.writerow((source.text, target.text, pair.source.language, pair.target.language))
        elif seen[source.text] != concept.identifier:
            message = Message(
                "DeepL takes a source term once: “{term}” of {concept} left out",
                (("term", source.text), ("concept", concept.identifier)),
            )
            issues.append(Issue("format-loss", Severity.WARNING, message, source.location))
        seen.setdefault(source.text, concept.identifier)
    return Saving(stream.getvalue().encode(), (*pair_issues(termbase, pair, "deepl", ALL_LOST), *issues))

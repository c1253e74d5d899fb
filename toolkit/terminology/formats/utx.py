"""UTX 1.11, the simple glossary of the Asia-Pacific Association for Machine Translation.

A first line `#UTX 1.11; en/zh-TW; …`, a second one `#src tgt src:pos …` with the columns, tabs between the cells,
lines that end in CR and LF.
"""

from collections.abc import Iterator
from pathlib import Path

from toolkit.errors import DataError, InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.formats import Loading, Pair, Saving
from toolkit.terminology.formats.pairs import ALL_LOST, PairRow, pair_issues, pair_rows, termbase_of
from toolkit.terminology.formats.table import decoded
from toolkit.terminology.termbase import Term, Termbase, TermStatus

_STATUS = {
    "approved": TermStatus.PREFERRED,
    "provisional": TermStatus.PREFERRED,
    "non-standard": TermStatus.ADMITTED,
    "forbidden": TermStatus.FORBIDDEN,
    "rejected": TermStatus.FORBIDDEN,
}
_PARTS = frozenset({"noun", "properNoun", "verb", "adjective", "adverb", "sentence"})
_COLUMNS = ("src", "tgt", "src:pos", "term status", "concept ID")


def load(data: bytes, path: Path, pair: Pair) -> Loading:
    """Load a UTX file; it names its languages itself.

    Raises:
        InputError: the first line is not that of UTX.
    """
    lines = decoded(data, path).splitlines()
    if not lines or not lines[0].startswith("#UTX"):
        raise InputError(Message("no UTX: the first line begins with #UTX and the version"), Location(path, 1))
    languages = _languages(lines[0], pair, path)
    header = next((line for line in lines[1:] if line.startswith("#src")), "#" + "\t".join(_COLUMNS))
    columns = [column.strip().lower() for column in header.lstrip("#").split("\t")]
    rows: list[PairRow] = []
    problems: list[tuple[object, Location]] = []
    for number, line in enumerate(lines, start=1):
        if line.startswith("#") or not line.strip():
            continue
        cells = dict(zip(columns, line.split("\t"), strict=False))
        status = _STATUS.get(cells.get("term status", "").strip().lower() or "approved")
        if status is None:
            known = ", ".join(_STATUS)
            problems.append((f"unknown status {cells['term status']!r}; one of {known}", Location(path, number)))
        elif not cells.get("src", "").strip():
            problems.append(("no source term", Location(path, number)))
        else:
            rows.append(_row(cells, status, Location(path, number)))
    if problems:
        raise DataError.of(problems)
    return Loading(termbase_of(rows, languages))


def _languages(line: str, pair: Pair, path: Path) -> Pair:
    parts = [part.strip() for part in line.split(";")]
    source, slash, target = parts[1].partition("/") if len(parts) > 1 else ("", "", "")
    try:
        return Pair(Locale.parse(source), Locale.parse(target)) if slash else pair
    except UsageError as problem:
        raise InputError(problem.message, Location(path, 1)) from problem


def _row(cells: dict[str, str], status: TermStatus, location: Location) -> PairRow:
    def cell(name: str) -> str:
        return cells.get(name, "").strip()

    note = cell("comment") or cell("src:comment") or cell("tgt:comment")
    return PairRow(cell("src"), cell("tgt"), note, cell("src:pos"), status, cell("concept id"), location)


def save(termbase: Termbase, pair: Pair) -> Saving:
    """Save a UTX file; forbidden targets are kept, with the preferred source term."""
    lines = [
        # A date is wanted; the clock's would make two equal termbases differ.
        f"#UTX 1.11; {pair.source}/{pair.target}; 2000-01-01T00:00:00Z; copyright: unstated",
        "#" + "\t".join(_COLUMNS),
    ]
    for concept, source, target in pair_rows(termbase, pair):
        status = "approved" if target.status is TermStatus.PREFERRED else "non-standard"
        lines.append("\t".join((source.text, target.text, _part(source), status, concept.identifier)))
    lines += _forbidden(termbase, pair)
    lost = [field for field in ALL_LOST if field != "pos"]
    return Saving("".join(line + "\r\n" for line in lines).encode(), pair_issues(termbase, pair, "utx", lost))


def _forbidden(termbase: Termbase, pair: Pair) -> Iterator[str]:
    for concept in termbase.concepts:
        source = concept.preferred(pair.source)
        for term in concept.terms:
            if source and term.status is TermStatus.FORBIDDEN and term.locale in pair.target.fallbacks():
                yield "\t".join((source.text, term.text, _part(source), "forbidden", concept.identifier))


def _part(term: Term) -> str:
    return term.part_of_speech if term.part_of_speech in _PARTS else "noun"

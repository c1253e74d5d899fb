"""People, companies, places and products, each as it is spelled in every locale."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from toolkit.errors import DataError, InputError, Location, UsageError
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology.rules import GlossForm
from toolkit.terminology.termbase import Concept, Term, Termbase

_INTERPUNCT = frozenset("·‧・•")


class NameKind(StrEnum):
    """What bears the name."""

    PERSON = "person"
    COMPANY = "company"
    PLACE = "place"
    PRODUCT = "product"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """One bearer of a name and its spelling in each locale."""

    kind: NameKind
    spellings: tuple[tuple[Locale, str], ...]
    note: str = ""
    location: Location | None = field(default=None, compare=False)

    def spelling(self, locale: Locale) -> str:
        """Return the spelling of the nearest locale of `Locale.fallbacks`; an empty string if there is none."""
        by_locale = dict(self.spellings)
        return next((by_locale[one] for one in locale.fallbacks() if by_locale.get(one)), "")


def load_names(path: Path) -> tuple[Name, ...]:
    """Load a table of names: tab-separated, a column for `kind`, one for each locale by its tag, one for `note`.

    Raises:
        InputError: the file cannot be read.
        DataError: every bad row, each with its line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise InputError(Message.of("cannot read: {strerror}", strerror=problem.strerror), Location(path)) from problem
    except UnicodeDecodeError as problem:
        line = problem.object.count(b"\n", 0, problem.start) + 1
        raise InputError(Message("not UTF-8 text; save it as UTF-8"), Location(path, line)) from problem
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
    if not rows:
        return ()
    locales = _columns(rows[0], path)
    problems: list[tuple[object, Location]] = []
    names = [
        name
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row) and not row[0].startswith("#")
        if (name := _name(row, locales, Location(path, number), problems))
    ]
    if problems:
        raise DataError.of(problems)
    return tuple(names)


def _columns(header: list[str], path: Path) -> dict[int, Locale | str]:
    columns: dict[int, Locale | str] = {}
    problems: list[tuple[object, Location]] = []
    for index, cell in enumerate(header):
        try:
            columns[index] = cell if cell in {"kind", "note"} else Locale.parse(cell)
        except UsageError:
            problems.append(
                (f"unknown column {cell!r}; one of kind, note, or a tag like zh-Hant-TW", Location(path, 1))
            )
    if "kind" not in columns.values():
        problems.append(("no column kind", Location(path, 1)))
    if problems:
        raise DataError.of(problems)
    return columns


def _name(
    row: list[str], columns: dict[int, Locale | str], location: Location, problems: list[tuple[object, Location]]
) -> Name | None:
    if len(row) > len(columns):
        problems.append((f"{len(row)} cells under {len(columns)} columns", location))
        return None
    cells = {columns[index]: cell.strip() for index, cell in enumerate(row)}
    kind = str(cells.pop("kind", ""))
    note = cells.pop("note", "")
    spellings = tuple((place, text) for place, text in cells.items() if text and isinstance(place, Locale))
    if kind not in list(NameKind):
        problems.append((f"unknown kind {kind!r}; one of {', '.join(NameKind)}", location))
        return None
    if not spellings:
        problems.append(("a name without any spelling", location))
        return None
    return Name(NameKind(kind), spellings, note, location)


def name_correspondences(names: Iterable[Name], source: Locale, target: Locale) -> Iterator[tuple[str, str, str]]:
    """Yield source spelling, target spelling and rule for each name that both locales spell."""
    for name in names:
        before, after = name.spelling(source), name.spelling(target)
        if before and after:
            yield before, after, f"name:{before}"


def concept_of_name(name: Name) -> Concept:
    """Return a name as a concept, so that it is found and glossed like a term.

    A foreigner's full name, which an interpunct tells, has its original behind the first mention; all other names are
    only kept whole.
    """
    terms = tuple(
        Term(text, locale, part_of_speech="properNoun", location=name.location) for locale, text in name.spellings
    )
    is_foreign = name.kind is NameKind.PERSON and any(
        locale.is_chinese and _INTERPUNCT & set(text) for locale, text in name.spellings
    )
    gloss = GlossForm.FIRST if is_foreign else GlossForm.NEVER
    return Concept(f"name:{name.spellings[0][1]}", terms, note=name.note, gloss=gloss)


def with_names(termbase: Termbase, names: Iterable[Name]) -> Termbase:
    """Return the termbase with the names behind its own concepts; 亞馬遜中國 is then no mention of 亞馬遜."""
    return termbase.joined(Termbase(tuple(map(concept_of_name, names))))

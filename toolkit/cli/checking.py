"""What `toolkit check` is asked to do, and the report it makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.checks import CHECKS, REMARKS, Found, Knowledge, check_bitext, check_document, identifier, manual, settled
from toolkit.checks.ignores import Ignore, apply_ignores, ignores_of_bitext, ignores_of_text
from toolkit.home import find_project
from toolkit.model.issue import Severity
from toolkit.model.locale import Locale
from toolkit.project import load_project
from toolkit.readers import read
from toolkit.reports import Item, Report, Rule
from toolkit.reports.report import with_fingerprints
from toolkit.terminology import Name, Termbase, load_names, load_termbase
from toolkit.translation import read_bitext


@dataclass(frozen=True, slots=True)
class Request:
    """The options of the command."""

    files: tuple[Path, ...]
    bilingual: bool = False
    locale: str | None = None
    source_locale: str | None = None
    target_locale: str | None = None
    glossary: tuple[Path, ...] = ()
    names: Path | None = None
    no_project: bool = False
    checks: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()

    @property
    def chosen(self) -> frozenset[str]:
        """Return the ids of the checks to run."""
        return (self.checks or frozenset(map(identifier, CHECKS))) - self.skip


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in one file."""

    found: list[Found]
    looked_at: int
    ignored: int


def look_at(request: Request) -> Iterator[Look]:
    """Check file after file."""
    termbase, names = _glossary(request)
    for path in request.files:
        yield (_translation if request.bilingual else _text)(path, request, termbase, names)


def _glossary(request: Request) -> tuple[Termbase, tuple[Name, ...]]:
    paths, names = request.glossary, request.names
    if not request.no_project and not (paths and names):
        home = find_project(Path())
        if home:
            project = load_project(home)
            paths = paths or project.glossary
            names = names or (None if request.glossary else project.names)
    return (load_termbase(paths) if paths else Termbase()), (load_names(names) if names else ())


def _parsed(tag: str | None) -> Locale | None:
    return Locale.parse(tag) if tag else None


def _translation(path: Path, request: Request, termbase: Termbase, names: tuple[Name, ...]) -> Look:

    bitext = read_bitext(path, _parsed(request.source_locale), _parsed(request.target_locale))
    bitext = replace(
        bitext,
        source_locale=settled(bitext.source_locale, "\n".join(segment.source for segment in bitext.segments)),
        target_locale=settled(bitext.target_locale, "\n".join(segment.target for segment in bitext.segments)),
    )
    knowledge = Knowledge(bitext.source_locale, bitext.target_locale, termbase, names)
    found = check_bitext(bitext, path, knowledge, request.chosen)
    return _look(found, ignores_of_bitext(bitext), path, len(bitext.segments))


def _text(path: Path, request: Request, termbase: Termbase, names: tuple[Name, ...]) -> Look:
    reading = read(path, _parsed(request.locale))
    document = reading.document
    knowledge = Knowledge(document.locale, document.locale, termbase, names)
    found = [Found(issue) for issue in reading.issues] + check_document(document, path, knowledge, request.chosen)
    remarks = (
        ignores_of_text(path.read_text("utf-8", "replace"))
        if path.suffix.lower() in (".md", ".markdown", ".txt", ".html", ".htm")
        else []
    )
    return _look(found, remarks, path, len(list(document.texts())))


def _look(found: list[Found], remarks: list[Ignore], path: Path, looked_at: int) -> Look:
    kept, ignored = apply_ignores(found, remarks, path)
    return Look(kept, looked_at, ignored)


def report_of(looks: Iterator[Look], request: Request, language: str) -> Report:
    """Gather what was found in all files."""
    items: list[Item] = []
    looked_at = ignored = 0
    for look in looks:
        items += [Item(found.issue, found.segment) for found in look.found]
        looked_at += look.looked_at
        ignored += look.ignored
    rules = tuple(
        Rule(identifier(check), check.severity, manual(check))
        for check in CHECKS
        if identifier(check) in request.chosen
    )
    rules += tuple(Rule(name, severity, page) for name, (severity, page) in REMARKS.items())
    known = {rule.identifier for rule in rules}
    # What a reader could not hold has no page of its own.
    extra = dict.fromkeys(item.issue.check for item in items if item.issue.check not in known)
    rules += tuple(
        Rule(name, Severity.WARNING, "Something of the file that the toolkit cannot hold.") for name in extra
    )
    return Report(with_fingerprints(items), rules, language, looked_at=looked_at, ignored=ignored)

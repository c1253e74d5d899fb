"""Making all editions of a publication, only what is out of date, and never over a person's work."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from toolkit.checks import Knowledge, check_document
from toolkit.clock import stated_time
from toolkit.conversion import Converter, Layer, Options, detect
from toolkit.errors import DataError, Location
from toolkit.files import write_beside
from toolkit.glossary import Glossary, load_glossary
from toolkit.model.document import Document
from toolkit.model.edition import Edition
from toolkit.model.issue import Issue
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.parallel import parallel
from toolkit.model.text import RichText
from toolkit.pipeline import make_edition, style_of
from toolkit.project import EditionPlan, Project
from toolkit.publishing import (
    beside,
    picture_names,
    read_template,
    refuse_same_files,
    write_edition,
    writer_options,
)
from toolkit.readers import Reading, read
from toolkit.record import Record, digest, own_digest
from toolkit.reports.edition import as_json, as_markdown
from toolkit.typography import tag_languages
from toolkit.typography.characters import holds_han
from toolkit.writers import FORMATS
from toolkit.writers.markdown_layouts import file_name


class Outcome(StrEnum):
    """What became of one output."""

    WRITTEN = "written"
    CURRENT = "current"
    """Nothing it is made from has changed."""
    SAME = "same"
    """Made again, with the same bytes."""
    EDITED = "edited"
    """A person has changed it since we wrote it: kept."""


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the publication after a build."""

    path: Path
    outcome: Outcome


class Kind(StrEnum):
    """What an output is, beside the formats of `toolkit.writers.FORMATS`."""

    PICTURE = "picture"
    """That a Markdown edition refers to, beside it."""
    REPORT = "report.md"
    DATA = "report.json"


@dataclass(frozen=True, slots=True)
class Target:
    """One file that a job writes."""

    path: Path
    kind: str
    """A format, or one of `Kind`."""
    name: str = ""
    """Of a picture, the address that the document uses for it."""


@dataclass(frozen=True, slots=True)
class Job:
    """One source in one edition."""

    source: Path
    plan: EditionPlan
    targets: tuple[Target, ...]
    """One a format, the pictures that a format refers to, then the two reports if they are wanted."""


class Build:
    """A build of a project: `run` makes what is out of date and yields each output as it is done."""

    def __init__(self, project: Project, *, force: bool = False, reports: bool = True) -> None:
        self._project = project
        self._force = force
        self._reports = reports
        self._record = Record(project.outputs)
        self._readings: dict[Path, Reading] = {}
        self.findings: dict[Path, int] = {}
        """How many places to look at each report names, of those that were made anew."""

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Return all jobs, sources in the order of the project file, each with its editions.

        Raises:
            DataError: two sources would have the same outputs.
        """
        _refuse_clashes(self._project.sources)
        jobs = tuple(
            Job(source, plan, tuple(self._targets(source, plan)))
            for source in self._project.sources
            for plan in self._project.editions
        )
        refuse_same_files((target.path, self._claim(job, target)) for job in jobs for target in job.targets)
        return jobs

    def _claim(self, job: Job, target: Target) -> bytes:
        """Return what an output is: a picture the bytes that it shows, others the article and edition they are of."""
        if target.kind != Kind.PICTURE:
            return f"{job.source} {job.plan.name}".encode()
        found = beside(job.source, target.name)
        return self._read(job.source).resources.get(target.name) or (found.read_bytes() if found else b"")

    def _targets(self, source: Path, plan: EditionPlan) -> Iterator[Target]:
        stem = f"{slug_of(source)}.{plan.name}"
        for format_name in plan.formats:
            path = self._project.outputs / f"{stem}.{format_name}"
            if format_name == "md":
                path = self._markdown_path(path, source, plan)
                yield from self._pictures_beside(path, source)
            yield Target(path, format_name)
        if self._reports:
            yield Target(self._project.outputs / f"{stem}.report.md", Kind.REPORT)
            yield Target(self._project.outputs / f"{stem}.report.json", Kind.DATA)

    def _markdown_path(self, path: Path, source: Path, plan: EditionPlan) -> Path:
        """Return where the maker of a web site looks for an edition, if the plan names one."""
        if not plan.layout:
            return path
        document = replace(self._read(source).document, locale=plan.locale)
        return self._project.outputs / plan.layout / file_name(document, plan.layout, slug_of(source))

    def _pictures_beside(self, markdown: Path, source: Path) -> Iterator[Target]:
        """Yield the pictures that a Markdown file shows only if they lie where it says."""
        reading = self._read(source)
        for name in picture_names(reading.document):
            found = beside(source, name)
            is_there = name in reading.resources or (found is not None and found.is_file())
            if is_there and beside(markdown, name):
                yield Target(markdown.parent / name, Kind.PICTURE, name)

    def run(self, started: Callable[[Job], None] | None = None) -> Iterator[Output]:
        """Make each job that is out of date; outputs that a person has changed are kept unless forced."""
        for job in self.jobs:
            if started:
                started(job)
            inputs = self._inputs(job)
            if self._is_current(job, inputs):
                yield from (Output(target.path, Outcome.CURRENT) for target in job.targets)
                continue
            for path, data in self._make(job):
                yield Output(path, self._put(path, data, inputs))
            self._record.save()

    def _is_current(self, job: Job, inputs: str) -> bool:
        # A picture may be shared by several jobs; what it is made from is among the inputs of each.
        return all(
            self._record.is_ours(target.path)
            and (target.kind == Kind.PICTURE or self._record.inputs_of(target.path) == inputs)
            for target in job.targets
        )

    def _put(self, path: Path, data: bytes, inputs: str) -> Outcome:
        exists = path.is_file()
        if exists and path.read_bytes() == data:
            outcome = Outcome.SAME
        elif exists and not self._record.is_ours(path) and not self._force:
            return Outcome.EDITED
        else:
            write_beside(path, data)
            outcome = Outcome.WRITTEN
        self._record.note(path, data, inputs)
        return outcome

    def _inputs(self, job: Job) -> str:
        """Return a digest of everything the outputs of a job depend on."""
        project = self._project
        files = [job.source, *project.glossary, *([project.names] if project.names else [])]
        if job.plan.template:
            files.append(project.folder / job.plan.template)
        files += self._pictures(job.source)
        parts = [digest(path.read_bytes()) if path.is_file() else "missing" for path in files]
        settings = (job.plan, project.gloss, project.publisher, project.language, str(stated_time()))
        return digest("\n".join([own_digest(), repr(settings), *parts]).encode())

    def _pictures(self, source: Path) -> list[Path]:
        names = picture_names(self._read(source).document)
        return [path for path in (beside(source, name) for name in names) if path]

    def _read(self, source: Path) -> Reading:
        if source not in self._readings:
            self._readings[source] = read(source)
        return self._readings[source]

    @cached_property
    def _glossary(self) -> Glossary:
        return load_glossary(self._project)

    def _make(self, job: Job) -> list[tuple[Path, bytes]]:
        reading = self._read(job.source)
        edition = self._edition(reading.document, job.plan)
        document = edition.document
        issues = [*reading.issues]
        if job.plan.parallel:
            beside_it = replace(job, plan=replace(job.plan, locale=job.plan.parallel))
            other = self._edition(reading.document, beside_it.plan)
            document = parallel(document, other.document)
            issues += self._checked(other.document, beside_it)
            both = (*edition.issues, *(issue for issue in other.issues if issue not in edition.issues))
            edition = replace(edition, revisions=(*edition.revisions, *other.revisions), issues=both)
        template = read_template(self._project.folder / job.plan.template) if job.plan.template else b""
        options, missing = writer_options(document, reading, job.source, job.plan, template)
        contents, issues = [], [*issues, *missing]
        for target in job.targets:
            if target.kind == Kind.PICTURE:
                contents.append((target.path, options.resources[target.name]))
            elif target.kind in FORMATS:
                writing = write_edition(document, target.kind, options)
                contents.append((target.path, writing.data))
                issues += writing.issues
        issues += self._checked(edition.document, job)
        placed = (self._placed(issue) for issue in dict.fromkeys(issues))
        edition = replace(edition, document=document, issues=(*placed, *edition.issues))
        self.findings |= {
            target.path: len(edition.issues) for target in job.targets if target.kind == Kind.REPORT and edition.issues
        }
        reports = {Kind.REPORT: as_markdown, Kind.DATA: as_json}
        contents += [
            (target.path, reports[Kind(target.kind)](edition, self._project.language).encode())
            for target in job.targets
            if target.kind in reports
        ]
        return contents

    def _placed(self, issue: Issue) -> Issue:
        """Return an issue with its place told from the publication's folder: no report depends on where that lies."""
        location, folder = issue.location, self._project.folder
        if location is None or not location.path.is_relative_to(folder):
            return issue
        return replace(issue, location=replace(location, path=location.path.relative_to(folder)))

    def _checked(self, document: Document, job: Job) -> list[Issue]:
        """Proofread the finished edition; places are those of the source its text came from."""
        locale = job.plan.locale
        knowledge = Knowledge(locale, locale, self._glossary.termbase, self._glossary.names, style_of(job.plan))
        found = check_document(document, job.source.relative_to(self._project.folder), knowledge)
        return [each.issue for each in found]

    def _edition(self, source: Document, plan: EditionPlan) -> Edition:
        edition = make_edition(source, plan, self._glossary, self._project.gloss)
        metadata, publisher = edition.document.metadata, self._project.publisher
        if metadata.publisher.text or not publisher:
            return edition
        text = tag_languages(RichText(in_script(publisher, plan.locale)), plan.locale)
        metadata = replace(metadata, publisher=text)
        return replace(edition, document=replace(edition.document, metadata=metadata))


def in_script(publisher: str, locale: Locale) -> str:
    """Return the publisher's name, which the project file gives in one script, in the script of an edition.

    >>> in_script("測試社", Locale.parse("cn")), in_script("Toolkit Press", Locale.parse("cn"))
    ('测试社', 'Toolkit Press')
    """
    source = detect(publisher)
    if not (holds_han(publisher) and locale.is_chinese) or source.script == locale.script:
        return publisher
    return Converter(source, locale, Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT}))).convert(publisher)


def slug_of(source: Path) -> str:
    """Return the name of an article without its locale: ``amazon-layoffs`` of ``amazon-layoffs.zh-Hant-TW.md``."""
    return source.name.split(".")[0]


def _refuse_clashes(sources: Iterable[Path]) -> None:
    """Refuse two sources whose outputs would be the same files: the second would overwrite the first."""
    seen: dict[str, Path] = {}
    for source in sources:
        other = seen.setdefault(slug_of(source).casefold(), source)
        if other != source:
            raise DataError(
                Message.of(
                    "would have the same outputs as {name}; what stands before the first dot must differ",
                    name=other.name,
                ),
                Location(source),
            )

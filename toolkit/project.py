"""The publication as `toolkit.toml` describes it: its sources, its editions, its glossary."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from toolkit.errors import DataError, InputError, Location, RefusedError, UsageError
from toolkit.home import FILE_NAME
from toolkit.messages import LANGUAGES
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.terminology import GlossScope, SortOrder
from toolkit.typography import Quotes, Spacing
from toolkit.writers import FORMATS

LAYERS = ("script", "variant", "vocabulary", "house")


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """What the publication wants of one edition."""

    locale: Locale
    formats: tuple[str, ...] = ("md", "docx", "epub")
    writing: str = "horizontal"
    parallel: Locale | None = None
    """The second locale of a parallel edition."""
    layers: tuple[str, ...] = LAYERS
    lists: tuple[str, ...] = ()
    """Vocabulary lists; empty for all."""
    house: tuple[tuple[str, str], ...] = ()
    """The publication's own choices of characters: 念 for 唸."""
    quotes: Quotes | None = None
    """None for what the locale is used to."""
    spacing: Spacing = Spacing.KEEP
    layout: str = ""
    template: str = ""
    """A Word file of the publication's own, relative to the project's folder."""
    proper_noun_marks: bool = False

    @property
    def name(self) -> str:
        """Return the part of the file names that tells this edition from the others."""
        tag = str(self.locale) + (f"+{self.parallel}" if self.parallel else "")
        return tag + (".vertical" if self.writing == "vertical" else "")


@dataclass(frozen=True, slots=True)
class GlossPlan:
    """How terms are explained."""

    mode: str = "first"
    """Or "none": nothing is inserted into the text."""
    scope: GlossScope = GlossScope.DOCUMENT
    appendix: bool = True
    order: SortOrder = SortOrder.REGION
    """Of the appendix."""


@dataclass(frozen=True, slots=True)
class Project:
    """A publication on disk."""

    folder: Path
    sources: tuple[Path, ...]
    editions: tuple[EditionPlan, ...]
    glossary: tuple[Path, ...] = ()
    names: Path | None = None
    outputs: Path = Path("outputs")
    gloss: GlossPlan = GlossPlan()
    publisher: str = ""
    language: str = "zh-Hant"
    """Of the reports."""

    @property
    def locales(self) -> tuple[Locale, ...]:
        """Return every locale that an edition needs, in the order of the file."""
        wanted = [locale for plan in self.editions for locale in (plan.locale, plan.parallel) if locale]
        return tuple(dict.fromkeys(wanted))


def load_project(folder: Path) -> Project:
    """Read the `toolkit.toml` of a folder.

    Raises:
        InputError: there is none, or it is not TOML.
        DataError: it holds words we do not know; all of them are named.
        RefusedError: it names a file outside the folder.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as problem:
        raise InputError(
            Message.of("cannot read: {strerror}; a publication needs this file", strerror=problem.strerror),
            Location(path),
        ) from problem
    except UnicodeDecodeError as problem:
        raise InputError(Message("not UTF-8 text; save it as UTF-8"), Location(path)) from problem
    except ValueError as problem:
        raise InputError(Message.of("not TOML: {problem}", problem=problem), Location(path)) from problem
    return _Loader(folder, path, text).project(data)


class _Loader:
    """Reads tables and gathers everything that is wrong with them before it says so."""

    def __init__(self, folder: Path, path: Path, text: str) -> None:
        self._folder = folder.resolve()
        self._path = path
        self._lines = text.splitlines()
        self._problems: list[tuple[object, Location]] = []

    def project(self, data: dict[str, Any]) -> Project:
        self._known(data, ("publication", "gloss", "edition"), "the file")
        publication = self._table(data, "publication")
        names_of_fields = ("publisher", "language", "sources", "glossary", "names", "outputs")
        self._known(publication, names_of_fields, "[publication]")
        gloss = self._gloss(self._table(data, "gloss"))
        plans = data.get("edition", [])
        if not isinstance(plans, list) or not all(isinstance(plan, dict) for plan in plans):
            self._problem("edition", Message("write [[edition]], with two brackets"))
            plans = []
        editions = tuple(self._edition(plan) for plan in plans)
        if not editions:
            self._problem("edition", Message("no [[edition]]: nothing to build"))
        for name in sorted({plan.name for plan in editions if [other.name for other in editions].count(plan.name) > 1}):
            self._problem(name, Message.of("two editions would have the same name: {name}", name=name))
        project = Project(
            folder=self._folder,
            sources=self._sources(publication),
            editions=editions,
            glossary=tuple(self._file(name) for name in self._strings(publication, "glossary", ())),
            names=self._file(self._string(publication, "names", "")) if publication.get("names") else None,
            outputs=self._inside(self._string(publication, "outputs", "outputs")),
            gloss=gloss,
            publisher=self._string(publication, "publisher", ""),
            language=self._word(publication, "language", "zh-Hant", LANGUAGES),
        )
        if self._problems:
            raise DataError.of(self._problems)
        return project

    def _gloss(self, table: Mapping[str, Any]) -> GlossPlan:
        self._known(table, ("mode", "scope", "appendix", "order"), "[gloss]")
        return GlossPlan(
            mode=self._word(table, "mode", "first", ("first", "none")),
            scope=GlossScope(self._word(table, "scope", "document", tuple(GlossScope))),
            appendix=self._boolean(table, "appendix", default=True),
            order=SortOrder(self._word(table, "order", "region", tuple(SortOrder))),
        )

    def _edition(self, table: Mapping[str, Any]) -> EditionPlan:
        known = [*EditionPlan.__dataclass_fields__]
        self._known(table, known, "[[edition]]")
        locale = self._locale(table, "locale")
        plan = EditionPlan(locale or Locale("zh", "Hant", "TW"))
        if locale is None:
            self._problem("locale", Message("an [[edition]] needs a locale, such as zh-Hant-TW"))
        house = table.get("house", {})
        if not isinstance(house, dict):
            self._problem("house", Message('house takes a table: house = { "唸" = "念" }'))
            house = {}
        quotes = self._word(table, "quotes", "", ("", *Quotes))
        return replace(
            plan,
            formats=self._words(table, "formats", plan.formats, tuple(FORMATS)),
            writing=self._word(table, "writing", "horizontal", ("horizontal", "vertical")),
            parallel=self._locale(table, "parallel"),
            layers=self._words(table, "layers", LAYERS, LAYERS),
            lists=self._strings(table, "lists", ()),
            house=tuple(sorted((str(key), str(value)) for key, value in house.items())),
            quotes=Quotes(quotes) if quotes else None,
            spacing=Spacing(self._word(table, "spacing", "keep", tuple(Spacing))),
            layout=self._word(table, "layout", "", ("", *LAYOUTS)),
            template=self._template(table),
            proper_noun_marks=self._boolean(table, "proper_noun_marks", default=False),
        )

    def _template(self, table: Mapping[str, Any]) -> str:
        name = self._string(table, "template", "")
        return self._file(name).relative_to(self._folder).as_posix() if name else ""

    def _sources(self, table: Mapping[str, Any]) -> tuple[Path, ...]:
        found: list[Path] = []
        for pattern in self._strings(table, "sources", ("sources/*.md",)):
            self._inside(pattern)
            matches = sorted(path for path in self._folder.glob(pattern) if path.is_file() and path.name != "README.md")
            if not matches:
                self._problem(pattern, Message.of("no source matches {pattern}", pattern=repr(pattern)))
            for path in matches:
                self._inside(path.relative_to(self._folder).as_posix())  # a link may lead outside
            found += matches
        return tuple(dict.fromkeys(found))

    def _inside(self, name: str) -> Path:
        path = (self._folder / name).resolve()
        if not path.is_relative_to(self._folder):
            raise RefusedError(
                Message.of("{name} lies outside of the project's folder", name=repr(name)), self._location(name)
            )
        return path

    def _file(self, name: str) -> Path:
        path = self._inside(name)
        if not path.is_file():
            self._problem(name, Message.of("no such file: {name}", name=name))
        return path

    def _known(self, table: Mapping[str, Any], known: tuple[str, ...] | list[str], where: str) -> None:
        for key in table:
            if key not in known:
                self._problem(
                    key,
                    Message.of(
                        "unknown word {key} in {where}; one of {names}",
                        key=repr(key),
                        where=where,
                        names=", ".join(known),
                    ),
                )

    def _table(self, data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        table = data.get(name, {})
        if isinstance(table, dict):
            return table
        self._problem(name, Message.of("write [{name}] as a table", name=name))
        return {}

    def _string(self, table: Mapping[str, Any], name: str, default: str) -> str:
        value = table.get(name, default)
        if isinstance(value, str):
            return value
        self._problem(name, Message.of("{name} takes a text in quotes", name=name))
        return default

    def _strings(self, table: Mapping[str, Any], name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        value = table.get(name, list(default))
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self._problem(name, Message.of('{name} takes a list of texts: {name} = ["…"]', name=name))
        return default

    def _boolean(self, table: Mapping[str, Any], name: str, *, default: bool) -> bool:
        value = table.get(name, default)
        if isinstance(value, bool):
            return value
        self._problem(name, Message.of("{name} takes true or false", name=name))
        return default

    def _word(self, table: Mapping[str, Any], name: str, default: str, known: tuple[str, ...]) -> str:
        value = self._string(table, name, default)
        if value in known:
            return value
        self._problem(
            name,
            Message.of(
                "unknown {name} {value}; one of {names}",
                name=name,
                value=repr(value),
                names=", ".join(word for word in known if word),
            ),
        )
        return default

    def _words(
        self, table: Mapping[str, Any], name: str, default: tuple[str, ...], known: tuple[str, ...]
    ) -> tuple[str, ...]:
        values = self._strings(table, name, default)
        for value in values:
            if value not in known:
                self._problem(
                    value,
                    Message.of(
                        "unknown {name} {value}; any of {names}", name=name, value=repr(value), names=", ".join(known)
                    ),
                )
        return tuple(value for value in values if value in known)

    def _locale(self, table: Mapping[str, Any], name: str) -> Locale | None:
        value = self._string(table, name, "")
        if not value:
            return None
        try:
            return Locale.parse(value)
        except UsageError as problem:
            self._problem(value, problem.message)
            return None

    def _problem(self, word: str, message: object) -> None:
        self._problems.append((message, self._location(word)))

    def _location(self, word: str) -> Location:
        line = next((number for number, line in enumerate(self._lines, 1) if word in line.partition("#")[0]), 0)
        return Location(self._path, line)


LAYOUTS = ("hugo", "jekyll", "hexo", "mkdocs", "docusaurus", "vuepress")
"""The Markdown layouts that the writer knows."""

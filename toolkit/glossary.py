"""What a publication knows of words: its concepts and its names, as the converter and the glosses take them."""

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from toolkit.conversion import Entry
from toolkit.home import find_project
from toolkit.model.locale import Locale
from toolkit.project import Project, load_project
from toolkit.terminology import Name, Termbase, correspondences, load_names, load_termbase


@dataclass(frozen=True, slots=True)
class Glossary:
    """The concepts and the names of a publication."""

    termbase: Termbase = field(default_factory=Termbase)
    names: tuple[Name, ...] = ()

    def entries(self, source: Locale, target: Locale) -> tuple[Entry, ...]:
        """Return the names and terms as the converter takes them."""
        return tuple(Entry(*row) for row in correspondences(self.termbase, self.names, source, target))


def load_glossary(project: Project) -> Glossary:
    """Load the files that a project names.

    Raises:
        InputError, DataError: a file cannot be read, or has bad rows.
    """
    return Glossary(load_termbase(project.glossary), load_names(project.names) if project.names else ())


@lru_cache
def glossary_around(folder: Path) -> Glossary:
    """Return the glossary of the project that a folder lies in; an empty one if it lies in none."""
    home = find_project(folder)
    return load_glossary(load_project(home)) if home else Glossary()

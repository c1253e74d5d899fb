"""What one reading gathers on its way: notes, pictures, comments, issues, open fields."""

from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from toolkit.errors import Location
from toolkit.model.issue import Issue, Severity
from toolkit.model.message import Message
from toolkit.readers.docx.numbering import Numberings
from toolkit.readers.docx.package import Package, Relationship
from toolkit.readers.docx.styles import Styles
from toolkit.readers.docx.text import Key


@dataclass(slots=True)
class Field:
    """An open field: its code, then what Word last showed for it."""

    code: str = ""
    in_result: bool = False
    key: Key | None = None
    """The mark that the result gets."""
    is_skipped: bool = False
    """Whether the result is no text of the article: a table of contents, the number of a note."""


@dataclass(slots=True)
class Work:
    """The state of one reading, shared by its stories."""

    package: Package
    styles: Styles
    numberings: Numberings
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    """Kind and id of the notes in the order of their first reference, and the identifiers we give them."""
    resources: dict[str, bytes] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    """Comments that are open or closed, and the text that they stand beside."""
    open_comments: list[str] = field(default_factory=list)
    links: set[str] = field(default_factory=set)
    """Bookmarks that something points to."""
    note_places: dict[str, str] = field(default_factory=dict)
    """Bookmarks around references to notes, and the notes' identifiers."""
    languages: Counter[str] = field(default_factory=Counter)
    """How many characters each East Asian language has, as Word writes languages; "" for those that name none."""
    other_letters: int = 0
    """How many characters are in runs without East Asian ones."""
    issues: list[Issue] = field(default_factory=list)
    instances: int = 0

    def report(self, check: str, message: Message, excerpt: str = "", severity: Severity = Severity.WARNING) -> None:
        """Say what the model cannot hold."""
        self.issues.append(Issue(check, severity, message, Location(self.package.path), excerpt=excerpt))

    def instance(self) -> int:
        """Return a number that was not used before."""
        self.instances += 1
        return self.instances

    def note(self, kind: str, identifier: str) -> str:
        """Return the identifier of a note; notes are counted in the order in which they are referred to."""
        return self.notes.setdefault((kind, identifier), str(len(self.notes) + 1))


@dataclass(slots=True)
class Story:
    """One stream of text: the body, or one note."""

    work: Work
    relationships: dict[str, Relationship]
    fields: list[Field] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes that hang on the paragraph being read."""

    @property
    def is_skipping(self) -> bool:
        """Whether we are inside of a field that shows nothing of the article."""
        return any(each.is_skipped or not each.in_result for each in self.fields)

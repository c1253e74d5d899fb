"""One file of a book while it is written: what marks, links, notes and pictures become in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.errors import UsageError
from toolkit.messages import label
from toolkit.model.document import Document, Note
from toolkit.model.issue import Issue, Severity
from toolkit.model.locale import Locale
from toolkit.model.message import Message
from toolkit.model.text import TEX, Mark, MarkKind, RichText
from toolkit.writers.xhtml.addresses import outside
from toolkit.writers.xhtml.inline import Element, Inline, attribute, escape
from toolkit.writers.xhtml.outline import Outline

_SIMPLE = {
    MarkKind.EMPHASIS: Element("<em>", "</em>"),
    MarkKind.STRONG: Element("<strong>", "</strong>"),
    MarkKind.UNDERLINE: Element("<u>", "</u>"),
    MarkKind.STRIKE: Element("<s>", "</s>"),
    MarkKind.SUPERSCRIPT: Element("<sup>", "</sup>"),
    MarkKind.SUBSCRIPT: Element("<sub>", "</sub>"),
    MarkKind.CODE: Element("<code>", "</code>"),
}
_NOTHING = Element("", "", "")


@dataclass(frozen=True, slots=True)
class NotePlace:
    """A note with its number and its name in the book."""

    note: Note
    number: int
    name: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How a book is written, whatever is in it."""

    document: Document
    outline: Outline
    pictures: Mapping[str, str]
    """Address in the document to address in the book."""
    notes: Mapping[str, NotePlace]
    vertical: bool = False
    semantics: bool = True
    """With `epub:type`, which only EPUB knows."""
    suffix: str = ".xhtml"
    """Of the files that links lead to; empty if everything is in one file."""
    below: int = 0
    """How many levels of headings stand above those of the text."""


@dataclass(slots=True)
class Page:
    """One file while it is written."""

    manner: Manner
    file: str
    issues: list[Issue]
    references: dict[str, list[str]] = field(default_factory=dict)
    """Note to the places in this file that refer to it."""
    _noteref: str = field(init=False)
    heading: str = ""
    """The last one written: what a table without caption is about."""
    depth: int = 1
    """Of the last heading."""
    glossary: bool = False
    written: set[str] = field(default_factory=set)
    """Identifiers that stand in this file; both sides of a parallel edition bring the same ones."""

    def __post_init__(self) -> None:
        self._noteref = self.semantic("noteref", "doc-noteref")

    def text(self, text: RichText) -> str:
        """Return a text as XHTML."""
        # Kept in the page it would refer back to it, and both would hold the document until garbage is searched.
        return Inline(self._element, self.manner.vertical).write(text)

    def semantic(self, kind: str, role: str = "") -> str:
        """Return the attributes that say what an element is for."""
        kinds = f' epub:type="{kind}"' if self.manner.semantics and kind else ""
        return kinds + (f' role="{role}"' if role else "")

    def label(self, template: str) -> str:
        """Return a label in the language of the edition."""
        return label(template, self.manner.document.locale)

    def lost(self, check: str, message: Message, severity: Severity = Severity.WARNING) -> None:
        """Report what the format cannot hold."""
        self.issues.append(Issue(check, severity, message))

    def _element(self, mark: Mark, under: str) -> Element | None:
        simple = _SIMPLE.get(mark.kind)
        if simple:
            return simple
        match mark.kind:
            case MarkKind.LANGUAGE:
                return self._language(mark.target)
            case MarkKind.LINK:
                return self._link(mark)
            case MarkKind.TERM:
                return self._term(mark)
            case MarkKind.NOTE:
                return self._reference(mark.target)
            case MarkKind.RUBY:
                return Element("<ruby>", f"<rt>{escape(mark.target)}</rt></ruby>")
            case MarkKind.IMAGE:
                return self._image(mark, under)
            case MarkKind.KEEP:
                return Element('<span translate="no">', "</span>")
            case MarkKind.ANCHOR:
                return self._anchor(mark.target)
            case MarkKind.RAW if mark.target == TEX:
                return Element('<code class="formula">', "</code>")
            case MarkKind.RAW:
                lost = (("markup", under),)
                self.lost("markup-lost", Message("This format cannot keep {markup}.", lost))
                return _NOTHING
            case _:
                raise AssertionError(mark)

    def _language(self, tag: str) -> Element | None:
        try:
            return Element(f"<span {language(str(Locale.parse(tag)))}>", "</span>")
        except UsageError:
            self.lost("language-unclear", Message("{tag} is no language tag.", (("tag", tag),)))
            return None

    def _link(self, mark: Mark) -> Element | None:
        title = f' title="{attribute(mark.title)}"' if mark.title else ""
        address = self.address(mark.target)
        if not address:
            self.lost(
                "link-lost", Message("The link {address} leads nowhere in this format.", (("address", mark.target),))
            )
            return None
        return Element(f'<a href="{attribute(address)}"{title}>', "</a>")

    def address(self, target: str) -> str:
        """Return where a link leads in this file; an empty string if nowhere."""
        place = self.manner.outline.places.get(target.removeprefix("#")) if target.startswith("#") else None
        if not place:
            return outside(target)
        same = not self.manner.suffix or place.file == self.file
        return f"#{place.identifier}" if same else f"{place.file}{self.manner.suffix}#{place.identifier}"

    def _term(self, mark: Mark) -> Element:
        title = f' title="{attribute(mark.title)}"' if mark.title else ""
        address = self.address("#" + mark.target)
        if not address:
            return Element(f'<span class="term"{title}>', "</span>")
        kinds = self.semantic("glossref", "doc-glossref")
        return Element(f'<a class="term" href="{address}"{kinds}{title}>', "</a>")

    def name(self, identifier: str) -> str:
        """Return the attribute that makes something a place to link to, an empty string if it is none."""
        place = self.manner.outline.places.get(identifier)
        if not place or (self.manner.suffix and place.file != self.file) or place.identifier in self.written:
            return ""
        self.written.add(place.identifier)
        return f' id="{place.identifier}"'

    def _anchor(self, target: str) -> Element | None:
        name = self.name(target)
        return Element(f"<span{name}>", "</span>") if name else None

    def _image(self, mark: Mark, under: str) -> Element:
        address = self.manner.pictures.get(mark.target)
        if not address:
            self._no_picture(mark.target)
            return Element('<span class="missing">', "</span>")
        alternative = under.strip("\ufffc ") or self.label("Picture")
        return Element("", "", f'<img class="inline" src="{address}" alt="{attribute(alternative)}"/>')

    def _no_picture(self, address: str) -> None:
        self.lost("picture-missing", Message("The picture {address} is not there.", (("address", address),)))

    def _reference(self, note: str) -> Element | None:
        found = self.manner.notes.get(note)
        if not found:
            self.lost("note-missing", Message("There is no note {note}.", (("note", note),)))
            return None
        places = self.references.setdefault(note, [])
        places.append(f"ref-{found.name}" + (f"-{len(places) + 1}" if places else ""))
        return Element(
            f'<a class="noteref" id="{places[-1]}" href="#{found.name}"{self._noteref}>{found.number}', "</a>"
        )


def language(tag: str) -> str:
    """Return the attributes that say in which language an element is."""
    return f'lang="{attribute(tag)}" xml:lang="{attribute(tag)}"'

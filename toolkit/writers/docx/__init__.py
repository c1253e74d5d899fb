"""Documents as Word files (ECMA-376), from a template of our own or the user's."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import chain

from toolkit.model.document import Document
from toolkit.model.headings import below_title
from toolkit.writers import Options, Writing
from toolkit.writers.docx.blocks import blocks
from toolkit.writers.docx.front import contents, front, headings, levels
from toolkit.writers.docx.notes import footnotes
from toolkit.writers.docx.numbering import numbering
from toolkit.writers.docx.package import PICTURES, TYPES, Content, pack, relationships
from toolkit.writers.docx.properties import core, custom, extended, has_custom
from toolkit.writers.docx.region import PAGE_HEIGHT, PAGE_WIDTH, TEXT_WIDTH, VERTICAL_LINE, VERTICAL_LINES
from toolkit.writers.docx.runs import rich
from toolkit.writers.docx.styles import part, values
from toolkit.writers.docx.work import HEADER, RELATIONSHIP, Part, Place, Work, start

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{RELATIONSHIP}" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)


def write(document: Document, options: Options) -> Writing:
    """Return the document as a Word file; what Word cannot hold is in the issues."""
    if options.template:
        # Reading a template loads python-docx, which an edition without one does not need.
        return import_module(f"{__name__}.template").write(document, options)  # type: ignore[no-any-return]
    work = start(document, options, {}, "rId")
    place = Place(work.main, work.region)
    fields = values(work.region, document, options)
    data = pack(chain(_parts(work, place, fields), attachments(work), properties(work)), _kinds(work))
    return Writing(data, tuple(work.issues))


def _parts(work: Work, place: Place, fields: dict[str, str]) -> Iterator[Content]:
    """Yield the parts of the text, which comes first: only when it is written it is known what the others must hold."""
    section = _section(work)
    yield Content("word/document.xml", wrap("document", chain(["<w:body>"], body(work, place), [section, "</w:body>"])))
    yield Content("word/footnotes.xml", wrap("footnotes", footnotes(work, place)))
    yield Content("word/numbering.xml", wrap("numbering", numbering(work)))
    yield Content("word/styles.xml", [part("styles.xml", fields)])
    yield Content("word/settings.xml", [part("settings.xml", fields)])
    yield Content("word/fontTable.xml", [part("fonts.xml", fields)])
    yield Content("word/theme/theme1.xml", [part("theme.xml", fields)])
    yield Content(HEADER, [_header(work, place)])
    yield Content("word/footer1.xml", [part("footer.xml", {"style": "Footer"})])
    yield Content("word/footer2.xml", [part("footer.xml", {"style": "Footer"})])


def _kinds(work: Work) -> dict[str, str]:
    """Return the parts that there will be, with their types; of pictures any that Word can show, if there is one."""
    named = TYPES if has_custom(work) else {name: kind for name, kind in TYPES.items() if name != "docProps/custom.xml"}
    pictures = [f"word/media/picture.{suffix}" for suffix in PICTURES] if work.options.resources else []
    return named | dict.fromkeys(pictures, "")


def body(work: Work, place: Place) -> Iterator[str]:
    """Yield title, contents and text."""
    content = below_title(work.document)
    found = list(headings(content))
    work.levels = levels(found)
    yield from front(work, place)
    yield contents(work, place, found)
    yield from blocks(work, place, content)


def wrap(name: str, pieces: Iterable[str]) -> Iterator[str]:
    """Yield a part: its root element around the pieces."""
    yield f"{_HEAD}<w:{name} {NAMESPACES}>"
    yield from pieces
    yield f"</w:{name}>"


def attachments(work: Work) -> Iterator[Content]:
    """Yield pictures and the relationships of the parts."""
    for name, data in work.media.items():
        yield Content(f"word/media/{name}", data)
    for each in (work.main, work.notes):
        if each.relationships:
            folder, _, name = each.name.rpartition("/")
            yield Content(f"{folder}/_rels/{name}.rels", [relationships(each)])


def properties(work: Work) -> Iterator[Content]:
    """Yield the parts that describe the document."""
    yield Content("docProps/core.xml", [core(work)])
    yield Content("docProps/app.xml", [extended(work)])
    if rows := custom(work):
        yield Content("docProps/custom.xml", [rows])


def _header(work: Work, place: Place) -> str:
    content = rich(work, Place(Part(HEADER), place.region), work.document.metadata.title)
    return part("header.xml", {"style": "Header", "content": content})


def _section(work: Work) -> str:
    """Return the page: A4, its grid, running title and page number, its direction."""
    for name in ("styles", "settings", "fontTable", "numbering", "footnotes"):
        work.main.relate(f"{RELATIONSHIP}/{name}", f"{name}.xml")
    work.main.relate(f"{RELATIONSHIP}/theme", "theme/theme1.xml")
    header, footer, first = (
        work.main.relate(f"{RELATIONSHIP}/{kind}", f"{kind}{number}.xml")
        for kind, number in (("header", 1), ("footer", 1), ("footer", 2))
    )
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{header}"/>'
        f'<w:footerReference w:type="default" r:id="{footer}"/><w:footerReference w:type="first" r:id="{first}"/>'
        f"{geometry(work)}</w:sectPr>"
    )


def geometry(work: Work) -> str:
    """Return what a section says about its page, but for headers and footers."""
    region = work.region
    if work.options.writing == "vertical":
        # Lines as long as a book's, not as long as the sheet; a high head and a low foot, as of old.
        free = PAGE_HEIGHT - VERTICAL_LINE * region.em
        side, top, bottom = (PAGE_WIDTH - VERTICAL_LINES * region.pitch) // 2, free * 5 // 9, free * 4 // 9
        direction = '<w:textDirection w:val="tbRl"/>'
    else:
        side, top = (PAGE_WIDTH - TEXT_WIDTH) // 2, (PAGE_HEIGHT - region.text_height) // 2
        bottom, direction = top, ""
    return (
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/><w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" '
        f'w:left="{side}" w:header="{top - 768}" w:footer="{bottom - 768}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:titlePg/>{direction}<w:docGrid w:type="lines" w:linePitch="{region.pitch}"/>'
    )

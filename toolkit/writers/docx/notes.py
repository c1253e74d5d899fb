"""Footnotes: those that the text refers to, in the order of their first reference."""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.model.document import Block, Note, Paragraph, Parallel
from toolkit.writers.docx.blocks import blocks, paragraph
from toolkit.writers.docx.runs import rich
from toolkit.writers.docx.tables import side_of
from toolkit.writers.docx.work import Place, Work

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote>"
)


def footnotes(work: Work, place: Place) -> list[str]:
    """Return the content of the part for footnotes."""
    inner = replace(place, part=work.notes, prose="FootnoteText")
    found = [_SEPARATORS]
    for identifier, number in work.note_numbers.items():
        content = "".join(_note(work, inner, work.note_by_id[identifier]))
        found.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
    return found


def _note(work: Work, place: Place, note: Note) -> list[str]:
    number = f'<w:r><w:rPr><w:rStyle w:val="{work.style("FootnoteReference")}"/></w:rPr><w:footnoteRef/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    parts = list(_parts(work, place, note.blocks))
    content = ""
    match parts:
        case [(beside, Paragraph(text)), *others]:
            content, parts = rich(work, beside, text), others
    rest = (written for beside, block in parts for written in blocks(work, beside, (block,)))
    return [paragraph(work, place, "FootnoteText", number + space + content), *rest]


def _parts(work: Work, place: Place, content: tuple[Block, ...]) -> Iterator[tuple[Place, Block]]:
    """Yield the blocks of a note; those of a parallel edition one language after the other, not side by side."""
    for block in content:
        if isinstance(block, Parallel):
            for side in block.sides:
                yield from ((side_of(work, place, side.locale), each) for each in side.blocks)
        else:
            yield place, block

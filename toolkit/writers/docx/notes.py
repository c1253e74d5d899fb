"""Footnotes: those that the text refers to, in the order of their first reference."""

from dataclasses import replace

from toolkit.model.document import Note, Paragraph
from toolkit.model.message import Message
from toolkit.writers.docx.blocks import blocks, paragraph
from toolkit.writers.docx.runs import rich
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
    """Return the content of the part for footnotes; notes that nothing refers to are reported."""
    inner = replace(place, part=work.notes, prose="FootnoteText")
    found = [_SEPARATORS]
    for identifier, number in work.note_numbers.items():
        content = "".join(_note(work, inner, work.note_by_id[identifier]))
        found.append(f'<w:footnote w:id="{number}">{content}</w:footnote>')
    for note in work.document.notes:
        if note.identifier not in work.note_numbers:
            message = Message(
                "Nothing refers to note {identifier}; Word cannot keep it", (("identifier", note.identifier),)
            )
            work.report("orphan-note", message, note.identifier)
    return found


def _note(work: Work, place: Place, note: Note) -> list[str]:
    number = f'<w:r><w:rPr><w:rStyle w:val="{work.style("FootnoteReference")}"/></w:rPr><w:footnoteRef/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    first = note.blocks[0] if note.blocks and isinstance(note.blocks[0], Paragraph) else None
    content = rich(work, place, first.text) if first else ""
    rest = note.blocks[1:] if first else note.blocks
    return [paragraph(work, place, "FootnoteText", number + space + content), *blocks(work, place, rest)]

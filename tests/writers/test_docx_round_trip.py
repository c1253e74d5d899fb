"""What a Word file can hold comes back as it was: `reader(writer(d)) == d`."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toolkit.model.document import (
    Alignment,
    Block,
    CodeBlock,
    Creator,
    Definition,
    Definitions,
    Document,
    Figure,
    Heading,
    ListBlock,
    Metadata,
    Note,
    Paragraph,
    Quotation,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.headings import below_title
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.readers import Source
from toolkit.readers import docx as reader
from toolkit.writers import Options, write

# Text of any kind that a paragraph can hold: Han, Latin, marks that need a hint, what XML escapes; an end that is no
# white space, because Word's own is of no account.
LETTERS = st.sampled_from("裁員軟体头髮Aé’“”——…·&<>\"'1 \t\n，。")
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: f"文{text}末")
KINDS = st.sampled_from(
    [
        (MarkKind.EMPHASIS, ""),
        (MarkKind.STRONG, ""),
        (MarkKind.STRIKE, ""),
        (MarkKind.CODE, ""),
        (MarkKind.SUPERSCRIPT, ""),
        (MarkKind.LINK, "https://example.org/?a=1&b=2"),
        (MarkKind.RUBY, "ㄇㄧㄝˋ"),
        (MarkKind.LANGUAGE, "zh-Hans-CN"),
    ]
)


@st.composite
def rich_texts(draw: st.DrawFn) -> RichText:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    marks: list[Mark] = []
    for kind, target in draw(st.lists(KINDS, max_size=2, unique_by=lambda each: each[0])):
        if kind is not MarkKind.LANGUAGE or all(character in "裁員軟体头髮文末" for character in text[start:end]):
            marks.append(Mark(Span(start, end), kind, target))
    return RichText(text, tuple(marks))


PARAGRAPHS = rich_texts().map(Paragraph)
ITEMS = st.recursive(
    st.tuples(PARAGRAPHS),
    lambda inner: st.tuples(PARAGRAPHS, st.builds(ListBlock, st.lists(inner, min_size=1, max_size=2).map(tuple))),
    max_leaves=4,
)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    PARAGRAPHS,
    st.builds(Heading, st.integers(1, 3), TEXTS.map(plain)),
    st.lists(PARAGRAPHS, min_size=1, max_size=2).map(lambda inner: Quotation(tuple(inner))),
    st.builds(
        ListBlock,
        st.lists(ITEMS, min_size=1, max_size=3).map(tuple),
        st.booleans(),
        st.just(1),
        st.booleans(),
    ),
    st.builds(
        lambda rows, sides: Table(rows[0], tuple(rows[1:]), sides if any(sides) else ()),
        st.lists(st.tuples(rich_texts(), rich_texts()), min_size=2, max_size=3),
        st.tuples(st.sampled_from(Alignment), st.sampled_from(Alignment)),
    ),
    TEXTS.map(CodeBlock),
    st.lists(rich_texts(), min_size=1, max_size=2).map(lambda lines: Verse(tuple(lines))),
    st.just(ThematicBreak()),
    st.just(Figure("media/image1.png", plain("圖"), plain("說"))),
    st.lists(st.builds(lambda text: Definition(text, (text,)), rich_texts()), min_size=1, max_size=2).map(
        lambda entries: Definitions(tuple(entries))
    ),
)


def _apart(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the blocks with headings that do not skip a level, and no two neighbours that Word would make one."""
    found: list[Block] = []
    level = 0
    for block in blocks:
        if found and type(block) is type(found[-1]) and isinstance(block, Quotation | Definitions):
            continue
        each = block
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            each = Heading(level, block.text)
        found.append(each)
    return tuple(found)


DOCUMENTS = st.builds(
    lambda tag, title, name, blocks: Document(
        Locale.parse(tag), Metadata(title, creators=(Creator(plain(name), "trl"),), date="2025-11-20"), _apart(blocks)
    ),
    st.sampled_from(["zh-Hant-TW", "zh-Hant-HK"]),
    TEXTS.map(plain),
    st.sampled_from(["王小明", "A & B"]),
    st.lists(BLOCKS, max_size=6),
).filter(lambda document: below_title(document) == document.blocks)
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def back(document: Document) -> Document:
    data = write(document, "docx", Options(resources={"media/image1.png": PIXEL})).data
    return reader.read(Source(data, Path("x.docx"))).document


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(DOCUMENTS)
def test_a_document_comes_back_as_it_was(document: Document) -> None:
    assert back(document) == document


def test_notes_come_back_in_the_order_of_their_references() -> None:
    text = RichText("甲乙", (Mark(Span(1, 1), MarkKind.NOTE, "1"), Mark(Span(2, 2), MarkKind.NOTE, "2")))
    again = RichText("丙", (Mark(Span(1, 1), MarkKind.NOTE, "1"),))
    notes = (Note("1", (Paragraph(plain("註一")), Paragraph(plain("續")))), Note("2", (Paragraph(plain("註二")),)))
    document = Document(Locale.parse("tw"), Metadata(), (Paragraph(text), Paragraph(again)), notes)
    assert back(document) == document

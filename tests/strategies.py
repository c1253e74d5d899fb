"""Hypothesis strategies for texts and documents, for every room's property tests."""

from hypothesis import strategies as st

from toolkit.model.document import (
    Alignment,
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
    Parallel,
    Quotation,
    Role,
    Section,
    Side,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span

LETTERS = "裁員软件頭发，。「」《》“”（）——……abcXYZ 012345*_#-+.!<>[]()`~\\|&;:/{}^$=\"'\U00020000é"
"""Han of both scripts, their punctuation, and every sign that Markdown, HTML or YAML could trip over."""

words = st.text(alphabet=LETTERS, min_size=1, max_size=24).map(lambda text: " ".join(text.split())).filter(bool)
"""One line of text with single spaces, none at its ends."""

identifiers = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
addresses = st.sampled_from(["https://example.org/", "https://zh.wikipedia.org/wiki/亞馬遜", "a b.html", "x(1).html#y"])
locales = st.sampled_from([Locale.parse(tag) for tag in ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "en")])

_PLAIN = (
    MarkKind.EMPHASIS,
    MarkKind.STRONG,
    MarkKind.UNDERLINE,
    MarkKind.STRIKE,
    MarkKind.SUPERSCRIPT,
    MarkKind.SUBSCRIPT,
    MarkKind.CODE,
    MarkKind.KEEP,
)


@st.composite
def marks(draw, length):
    """One mark that lies inside a text of that length and covers something."""
    start = draw(st.integers(0, length - 1))
    span = Span(start, draw(st.integers(start + 1, length)))
    kind = draw(
        st.sampled_from([*_PLAIN, MarkKind.LINK, MarkKind.RUBY, MarkKind.LANGUAGE, MarkKind.TERM, MarkKind.ANCHOR])
    )
    match kind:
        case MarkKind.LINK:
            return Mark(span, kind, draw(addresses), draw(st.sampled_from(["", 'say "hi"', "標題"])))
        case MarkKind.RUBY:
            return Mark(span, kind, draw(st.sampled_from(["ㄇㄧㄝˋ ㄅㄚˋ", "miè bà", "a<b"])))
        case MarkKind.LANGUAGE:
            return Mark(span, kind, draw(st.sampled_from(["en", "ja"])))
        case MarkKind.TERM:
            return Mark(span, kind, draw(identifiers), draw(st.sampled_from(["", "績效"])))
        case MarkKind.ANCHOR:
            return Mark(span, kind, draw(identifiers))
        case _:
            return Mark(span, kind)


@st.composite
def rich_texts(draw, notes=(), *, line_breaks=True):
    """A text of one or two lines with up to four marks, and references to some of the notes."""
    text = draw(words)
    if line_breaks and draw(st.booleans()):
        text += "\n" + draw(words)
    found = draw(st.lists(marks(len(text)), max_size=4))
    for note in notes:
        # Nothing can be said inside code.
        codes = [mark.span for mark in found if mark.kind is MarkKind.CODE]
        free = [at for at in range(len(text) + 1) if not any(span.start < at < span.end for span in codes)]
        place = draw(st.sampled_from(free))
        found.append(Mark(Span(place, place), MarkKind.NOTE, note))
    return RichText(text, tuple(found))


lines = rich_texts(line_breaks=False)
paragraphs = rich_texts().map(Paragraph)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))
    row = st.lists(lines, min_size=width, max_size=width).map(tuple)
    alignments = tuple(draw(st.lists(st.sampled_from(Alignment), min_size=width, max_size=width)))
    caption = draw(st.one_of(st.just(RichText("")), lines))
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))), alignments if any(alignments) else (), caption)


_simple = st.one_of(
    paragraphs,
    paragraphs,
    st.builds(Heading, st.integers(1, 6), lines, st.one_of(st.just(""), identifiers)),
    tables(),
    st.builds(Figure, st.just("圖 1.png"), words.map(RichText), st.one_of(st.just(RichText("")), lines)),
    st.builds(CodeBlock, words, st.sampled_from(["", "python"])),
    st.builds(Verse, st.lists(lines, min_size=1, max_size=3).map(tuple)),
    st.just(ThematicBreak()),
    st.builds(
        Definitions,
        st.lists(
            st.builds(Definition, lines, st.lists(lines, max_size=2).map(tuple), st.one_of(st.just(""), identifiers)),
            min_size=1,
            max_size=2,
        ).map(tuple),
    ),
)


def _nested(inner):
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    side = st.builds(Side, locales, several)
    return st.one_of(
        st.builds(Quotation, several),
        st.builds(
            ListBlock,
            st.lists(several, min_size=1, max_size=3).map(tuple),
            st.just(True),
            st.integers(0, 120),
            st.booleans(),
        ),
        st.builds(ListBlock, st.lists(several, min_size=1, max_size=3).map(tuple), tight=st.booleans()),
        st.builds(Section, st.sampled_from(Role), several),
        st.builds(Parallel, st.tuples(side, side)),
    )


blocks = st.recursive(_simple, _nested, max_leaves=6)
"""Any block but `RawBlock`."""

metadata = st.builds(
    Metadata,
    title=words.map(RichText),
    subtitle=st.one_of(st.just(RichText("")), words.map(RichText)),
    creators=st.lists(
        st.builds(
            Creator, words.map(RichText), st.sampled_from(["aut", "trl", "edt", "ill"]), st.sampled_from(["", "Lin"])
        ),
        max_size=3,
    ).map(tuple),
    date=st.sampled_from(["", "2025-11-20", "2025"]),
    rights=st.one_of(st.just(RichText("")), words.map(RichText)),
    identifier=st.sampled_from(["", "urn:uuid:6d5c1e0e-4a53-5d1b-9f0c-3d2f2a4b7c11"]),
    description=st.one_of(st.just(RichText("")), words.map(RichText)),
)


@st.composite
def documents(draw):
    """A document with every note referred to, in the order of the references."""
    notes = tuple(str(number) for number in range(1, draw(st.integers(0, 2)) + 1))
    body = tuple(draw(st.lists(blocks, max_size=5)))
    references = tuple(Paragraph(draw(rich_texts(notes=(note,)))) for note in notes)
    definitions = tuple(Note(note, tuple(draw(st.lists(paragraphs, min_size=1, max_size=2)))) for note in notes)
    return Document(draw(locales), draw(metadata), body + references, definitions)

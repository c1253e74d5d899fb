"""Two editions beside each other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.writers.sample_documents import BLOCKS, CN, EN, METADATA, NOTES, TW
from toolkit.model.document import (
    Definition,
    Definitions,
    Document,
    Figure,
    Heading,
    Metadata,
    Note,
    Paragraph,
    Parallel,
    Role,
    Section,
    ThematicBreak,
)
from toolkit.model.parallel import parallel
from toolkit.model.text import MarkKind, plain
from toolkit.model.walking import texts_of, walk


def document(locale, *blocks, notes=()):
    return Document(locale, Metadata(), blocks, notes)


def sides(block):
    return tuple("".join(inner.text.text for inner in side.blocks) for side in block.sides)


def test_editions_of_one_source_pair_one_to_one():
    main = Document(TW, METADATA, BLOCKS, NOTES)
    made = parallel(main, Document(CN, METADATA, BLOCKS, NOTES))
    paragraphs = [block for block in BLOCKS if isinstance(block, Paragraph)]
    pairs = [block for block in made.blocks if isinstance(block, Parallel)]
    held = [pair.sides[0].blocks[0] for pair in pairs if isinstance(pair.sides[0].blocks[0], Paragraph)]
    assert held == paragraphs
    assert all([str(side.locale) for side in pair.sides] == [str(TW), str(CN)] for pair in pairs)


def test_a_paragraph_that_the_translation_splits_shifts_nothing_behind_it():
    main = document(
        TW,
        Heading(2, plain("一")),
        Paragraph(plain("這一段很長，" * 10)),
        Paragraph(plain("短。")),
        Heading(2, plain("二")),
        Paragraph(plain("末段。")),
    )
    other = document(
        EN,
        Heading(2, plain("One")),
        Paragraph(plain("This paragraph is very long, " * 8)),
        Paragraph(plain("and it goes on.")),
        Paragraph(plain("Short.")),
        Heading(2, plain("Two")),
        Paragraph(plain("The last one.")),
    )
    made = [sides(block) for block in parallel(main, other).blocks]
    assert made[0] == ("一", "One")
    assert made[-2:] == [("二", "Two"), ("末段。", "The last one.")]
    assert [words[:4] for words in made[1]] == ["這一段很", "This"]
    assert ("短。", "Short.") in made


def test_a_picture_is_shown_once_with_both_captions():
    main = document(TW, Figure("a.png", plain("圖"), plain("說明")))
    other = document(CN, Figure("a.png", plain("图"), plain("说明")))
    (figure,) = parallel(main, other).blocks
    assert isinstance(figure, Figure)
    assert figure.caption.text == "說明\n说明"
    assert [(mark.kind, mark.target) for mark in figure.caption.marks] == [(MarkKind.LANGUAGE, "zh-Hans-CN")]


def test_a_note_holds_both_sides():
    notes = [(Note("1", (Paragraph(plain(text)),)),) for text in ("註", "注")]
    made = parallel(document(TW, notes=notes[0]), document(CN, notes=notes[1]))
    (note,) = made.notes
    one, two = (block.text for block in note.blocks if isinstance(block, Paragraph))
    assert (one.text, one.marks, two.text) == ("註", (), "注")
    assert [(mark.kind, mark.target) for mark in two.marks] == [(MarkKind.LANGUAGE, "zh-Hans-CN")]


blocks = st.lists(
    st.one_of(
        st.text("甲乙丙", min_size=1, max_size=9).map(lambda text: Paragraph(plain(text))),
        st.text("子丑", min_size=1, max_size=3).map(lambda text: Heading(2, plain(text))),
        st.just(ThematicBreak()),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(blocks, blocks)
def test_no_paragraph_of_either_side_is_lost_or_moved(main, other):
    made = parallel(document(TW, *main), document(CN, *other))
    pairs = [block for block in walk(made.blocks) if isinstance(block, Parallel)]
    for index, source in enumerate((main, other)):
        held = [block for pair in pairs for block in pair.sides[index].blocks]
        words = [block for block in source if not isinstance(block, ThematicBreak)]
        assert [block for block in held if not isinstance(block, ThematicBreak)] == words


def test_entries_of_a_glossary_face_each_other_whatever_their_order():
    def entries(*names):
        return Definitions(tuple(Definition(plain(f"{name}詞"), (), name) for name in names))

    one = Document(TW, Metadata(), (Section(Role.GLOSSARY, (entries("a", "b", "c"),)),))
    two = Document(CN, Metadata(), (Section(Role.GLOSSARY, (entries("d", "b", "a"),)),))
    section = parallel(one, two).blocks[0]
    assert isinstance(section, Section)
    facing = [
        tuple("".join(text.text for text in texts_of(side.blocks)) for side in pair.sides)
        for pair in section.blocks
        if isinstance(pair, Parallel)
    ]
    assert facing == [("a詞", "a詞"), ("b詞", "b詞"), ("c詞", ""), ("", "d詞")]

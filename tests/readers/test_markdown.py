"""The Markdown reader: what it finds, where it found it, and what it says of the rest."""

from pathlib import Path

import pytest

from toolkit.errors import InputError
from toolkit.model.document import (
    Definitions,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    RawBlock,
    Section,
    Table,
    Verse,
)
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.model.walking import texts_of
from toolkit.readers import Source, read
from toolkit.readers.markdown import read as read_markdown


def reading(text, **options):
    return read_markdown(Source(text.encode(), Path("a.md"), **options))


def first(text):
    return reading(text).document.blocks[0]


def marks(text):
    block = first(text)
    assert isinstance(block, Paragraph)
    return {(mark.span.of(block.text.text), mark.kind, mark.target) for mark in block.text.marks}


def test_the_sample_is_read_with_the_place_of_every_character(shared):
    path = shared / "checks" / "rich.md"
    found = read(path)
    lines = path.read_text("utf-8").split("\n")
    assert not found.issues
    for text in found.document.texts():
        for offset, character in enumerate(text.text):
            line, column = text.place(offset)
            assert lines[line - 1][column - 1] == character


def test_the_front_matter_becomes_metadata_and_keeps_what_it_does_not_know():
    document = reading(
        "---\ntitle: 裁員\nlang: zh-TW\nauthor: [甲, 乙]\ntranslator: {name: 丙, file-as: Bing}\ntags:\n  - 科技\n---\n"
        "\n正文"
    ).document
    assert str(document.locale) == "zh-Hant-TW"
    assert document.metadata.title == RichText("裁員")
    assert [(each.name.text, each.role, each.file_as) for each in document.metadata.creators] == [
        ("甲", "aut", ""),
        ("乙", "aut", ""),
        ("丙", "trl", "Bing"),
    ]
    assert document.metadata.extra == (("tags", "\n  - 科技"),)


def test_front_matter_that_is_not_converted_is_said():
    issues = reading("---\ntitle: 題\ndraft: true\nslug: 科技\n---\n").issues
    assert [(issue.check, str(issue.location)) for issue in issues] == [("front-matter-kept", "a.md:4")]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("---\ntitle: [a\n---\n", "a.md:3: front matter is not YAML"),
        ("---\ntitle: !!python/object:os.x a\n---\n", "a.md:2: front matter with tags or aliases"),
        ("---\na: &x 1\nb: *x\n---\n", "a.md:2: front matter with tags or aliases"),
        ("---\na: 1\na: 2\n---\n", "a.md:3: front matter has 'a' twice"),
        ("---\n- a\n---\n", "a.md:2: front matter is not a list of keys and values"),
    ],
)
def test_a_bad_front_matter_is_one_line_with_its_place(source, message):
    with pytest.raises(InputError) as caught:
        reading(source)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_a_line_break_between_han_is_nothing_and_elsewhere_a_space():
    assert first("裁員\n名單 of\nAWS\n的").text.text == "裁員名單 of AWS 的"


def test_spans_and_elements_are_marks():
    assert marks(
        "[Use AI]{lang=en} <span lang='ja'>かな</span> [鎖]{.keep} <sup>2</sup> <ruby>滅霸<rt>ㄇ ㄅ</rt></ruby>"
    ) == {
        ("Use AI", MarkKind.LANGUAGE, "en"),
        ("かな", MarkKind.LANGUAGE, "ja"),
        ("鎖", MarkKind.KEEP, ""),
        ("2", MarkKind.SUPERSCRIPT, ""),
        ("滅霸", MarkKind.RUBY, "ㄇ ㄅ"),
    }


def test_unknown_elements_stay_as_raw_markup_around_text_that_is_text():
    assert marks("按<kbd>確定</kbd>鍵") == {("<kbd>", MarkKind.RAW, "html"), ("</kbd>", MarkKind.RAW, "html")}


def test_notes_come_in_the_order_of_their_references():
    document = reading("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n\n    二\n\n[^b]: 三").document
    assert [(note.identifier, len(note.blocks)) for note in document.notes] == [("b", 1), ("a", 2)]
    paragraph = document.blocks[0]
    assert [mark.target for mark in paragraph.text.marks] == ["b", "a", "b"]


def test_notes_that_lack_one_side_are_issues():
    found = reading("甲[^x]\n\n[^y]: 乙")
    assert [issue.check for issue in found.issues] == ["note-undefined", "note-without-reference"]
    assert found.issues[0].location is not None
    assert found.issues[0].location.line == 1
    assert found.document.notes[0].identifier == "y"


def test_blocks_of_every_kind():
    document = reading(
        '## 題 {#t}\n\n![圖](a.png "說明")\n\n| 甲 | 乙 |\n|---|--:|\n| 1 | 2 |\n\n: 表一\n\n'
        "| 床前明月光\n| 疑是地上霜\n\n詞\n:   義\n\n3. 三\n4. 四\n\n"
        "<!-- glossary -->\n\n# 詞彙\n\n<!-- /glossary -->\n"
    ).document
    heading, figure, table, verse, definitions, numbers, section = document.blocks
    assert isinstance(heading, Heading)
    assert heading.identifier == "t"
    assert isinstance(figure, Figure)
    assert figure.caption.text == "說明"
    assert isinstance(table, Table)
    assert (table.caption.text, table.alignments[1]) == ("表一", "right")
    assert isinstance(verse, Verse)
    assert [line.text for line in verse.lines] == ["床前明月光", "疑是地上霜"]
    assert isinstance(definitions, Definitions)
    assert isinstance(numbers, ListBlock)
    assert (numbers.start, numbers.tight) == (3, True)
    assert isinstance(section, Section)


def test_html_around_text_stays_and_the_text_is_text():
    found = reading(
        '正文\n\n<details><summary>表</summary>\n\n<div class="note"><p>段<b>落</b></p></div>\n\n</details>\n'
    )
    bold = RichText("段落", (Mark(Span(1, 2), MarkKind.STRONG),))
    assert found.document.blocks[1:] == (
        RawBlock("<details><summary>", "html"),
        Paragraph(RichText("表")),
        RawBlock("</summary>", "html"),
        RawBlock('<div class="note">', "html"),
        Paragraph(bold),
        RawBlock("</div>", "html"),
        RawBlock("</details>", "html"),
    )


def test_html_that_the_model_holds_in_part_keeps_its_text_and_is_an_issue():
    found = reading("<table><tr><th>甲<th>乙<tr><td rowspan=2>一<td>二<tr><td>三</table>\n")
    assert found.document.blocks == (
        Table((RichText("甲"), RichText("乙")), ((RichText("一"), RichText("二")), (RichText(""), RichText("三")))),
    )
    assert [(issue.severity, issue.location.line) for issue in found.issues if issue.location] == [
        ("info", 1),
        ("warning", 1),
    ]


@pytest.mark.parametrize("markup", ['<script>"軟體"</script>', "<!-- 軟體 -->", '<iframe src="a"></iframe>', "<br>"])
def test_html_without_text_stays_as_it_is(markup):
    assert reading(markup).document.blocks == (RawBlock(markup, "html"),)


def test_html_that_the_model_can_hold_is_read_for_what_it_means():
    found = reading("<figure>\n<img src='a.png' alt='圖'>\n<figcaption>說明</figcaption>\n</figure>\n")
    assert found.document.blocks == (Figure("a.png", RichText("圖"), RichText("說明")),)
    assert [issue.severity for issue in found.issues] == ["info"]


def test_emphasis_that_stands_beside_an_empty_comment():
    block = first("這是<!-- -->**「裁員」**<!-- -->的故事")
    assert block == Paragraph(RichText("這是「裁員」的故事", (Mark(Span(2, 6), MarkKind.STRONG),)))


@pytest.mark.parametrize(
    ("source", "inside"),
    [
        ("這是**「裁員」**的故事", ["「裁員」"]),
        ("**「慢活」**不是口號，而是**一種選擇。**真的嗎", ["「慢活」", "一種選擇。"]),
        ("像*《慢活》*裡寫的", ["《慢活》"]),
        ("啟動**PIP（績效改進）**流程", ["PIP（績效改進）"]),
    ],
)
def test_emphasis_beside_chinese_punctuation_is_read_as_it_is_meant(source, inside):
    found = reading(source)
    text = next(text for text in found.document.texts() if text.text)
    assert [mark.span.of(text.text) for mark in text.marks] == inside
    assert "*" not in text.text
    assert [issue.check for issue in found.issues] == ["emphasis-beside-punctuation"]


@pytest.mark.parametrize("source", ["2 * 3 * 4", "\\*「星」\\*號", "星號*「一個」", "中**間**文字"])
def test_what_commonmark_reads_is_left_as_it_is(source):
    assert reading(source).issues == ()


def test_blocks_that_lie_too_deep_are_refused_and_not_dropped():
    with pytest.raises(InputError, match=r"a\.md: blocks nested deeper than 30 levels"):
        reading("> " * 100 + "甲")


@pytest.mark.parametrize(
    "formula", ["$x_1$", r"$t_{n} = \frac{a*b}{b_2}$", r"$$\int_0^1 x\,dx$$", "$n$", r"$\text{光}$"]
)
def test_formulas_are_kept_as_they_are_written(formula):
    block = first(f"如公式 {formula} 所示")
    raw = Mark(Span(4, 4 + len(formula)), MarkKind.RAW, "tex")
    assert block == Paragraph(RichText(f"如公式 {formula} 所示", (raw,)))


@pytest.mark.parametrize(
    "formula",
    [
        "$$\n- x_1\n\n# y\n1. z\n$$",
        "$$\nx_1\n==\n$$",
        "$$ a = \\text{若 $x$ 則}\n\n> b\n\\tag{1} $$",
        "$$\n\n    a = b\n$$",
    ],
)
def test_a_formula_over_many_lines_is_one_block_whatever_its_lines_look_like(formula):
    raw = Mark(Span(0, len(formula)), MarkKind.RAW, "tex")
    assert reading(f"文\n{formula}\n文").document.blocks == (
        Paragraph(RichText("文")),
        Paragraph(RichText(formula, (raw,))),
        Paragraph(RichText("文")),
    )
    shown = formula.replace("\n", "\n  ").replace("\n  \n", "\n\n")
    item = reading(f"- 項\n\n  {shown}\n").document.blocks[0]
    assert isinstance(item, ListBlock)
    assert item.items[0][1] == Paragraph(RichText(formula, (raw,)))


def test_dollars_without_an_end_or_without_a_formula_are_text():
    for text in ("$$\n文\n\n- 項", "$$5 起\n\n- 項\n\n共 $$6", "> $$\n> x_1\n\n$$"):
        blocks = reading(text).document.blocks
        assert len(blocks) > 1
        assert not any(mark.kind is MarkKind.RAW for each in texts_of(blocks) for mark in each.marks)


@pytest.mark.parametrize("text", ["從$10到$20", "US$5、HK$3", "$HOME 與 $PATH", "共$ 5 $", "含$單價$欄"])
def test_prices_are_no_formulas(text):
    assert first(text) == Paragraph(RichText(text))


def test_a_note_right_below_a_quotation_is_no_line_of_it():
    document = reading("甲[^a]乙[^b]\n\n[^a]: 一\n\n    > 引\n[^b]: 二").document
    assert document.notes[0].blocks[1] == Quotation((Paragraph(RichText("引")),))
    assert document.notes[1].blocks == (Paragraph(RichText("二")),)


def test_a_heading_keeps_the_name_by_which_links_lead_to_it():
    document = reading(
        "[甲](#1-緒論) [乙](#註-1) [丙](#x)\n\n# 1. 緒論\n\n## 註\n\n## 註\n\n## 別的 {#x}\n\n## 無\n"
    ).document
    names = [block.identifier for block in document.blocks if isinstance(block, Heading)]
    assert names == ["1-緒論", "", "註-1", "x", ""]


def test_a_mailbox_is_a_link_and_other_at_signs_are_none():
    text = "寫信到mary@example.com，密碼P@ssw0rd!，@某人，`a@b.tw`"
    block = first(text)
    assert isinstance(block, Paragraph)
    links = [mark for mark in block.text.marks if mark.kind is MarkKind.LINK]
    assert links == [Mark(Span(3, 19), MarkKind.LINK, "mailto:mary@example.com")]
    assert first("寫信到<mary@example.com>。") == first("寫信到mary@example.com。")

"""Documents made by hand for the tests of writers: everything the model can hold, and the odd ones."""

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
    Parallel,
    Quotation,
    RawBlock,
    Role,
    Section,
    Side,
    Table,
    ThematicBreak,
    Verse,
)
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain

TW, HK, CN, EN = (Locale.parse(tag) for tag in ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "en"))

DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
"""A PNG of one red pixel."""


def marked(text: str, *marks: tuple[str, MarkKind, str]) -> RichText:
    """Return a text with marks where each of the words first stands; ``@word`` marks the point behind it."""
    made = []
    for word, kind, target in marks:
        start = text.index(word.removeprefix("@"))
        end = start + len(word.removeprefix("@"))
        made.append(Mark(Span(end, end) if word.startswith("@") else Span(start, end), kind, target))
    return RichText(text, tuple(made))


def article(locale: Locale = TW) -> Document:
    """Return an article with one of everything."""
    return Document(locale, METADATA, BLOCKS, NOTES)


METADATA = Metadata(
    title=plain("亞馬遜裁員的三個人 <R&D>"),
    subtitle=plain("當 AI 讓崗位消失"),
    creators=(Creator(plain("虎嗅APP")), Creator(plain("李明嵐"), "trl", "李, 明嵐")),
    publisher=plain("工具出版"),
    date="2025-11-20",
    rights=plain("© 虎嗅APP"),
    identifier="urn:uuid:6d5c1e0e-4a53-5d1b-9f0c-3d2f2a4b7c11",
    description=plain("三位亞馬遜基層員工講述被裁的一刻。"),
    origin=plain("https://www.huxiu.com/"),
)

BLOCKS: tuple[Block, ...] = (
    Paragraph(plain("這一段在第一個標題之前,沒有標題。")),
    Heading(2, marked("裁員與重組", ("@裁員", MarkKind.NOTE, "heading")), "sec-1"),
    Paragraph(
        marked(
            "這並非一場常規的降本增效，而是一輪面向 AI 時代的組織重構，崗位「已不再被需要」。",
            ("組織重構", MarkKind.STRONG, ""),
            ("已不再被需要", MarkKind.EMPHASIS, ""),
            ("AI", MarkKind.LANGUAGE, "en"),
        )
    ),
    Paragraph(
        marked(
            "亞馬遜 CEO 強調「Use AI or Bye-bye」，見官網與上文；PIP 一詞亦同。",
            ("Use AI or Bye-bye", MarkKind.LANGUAGE, "en"),
            ("@Bye-bye", MarkKind.NOTE, "用"),
            ("官網", MarkKind.LINK, "https://example.org/詞?a=1&b=2"),
            ("上文", MarkKind.LINK, "#sec-1"),
            ("PIP", MarkKind.TERM, "c-pip"),
        )
    ),
    Heading(4, marked("PIP 機制", ("PIP", MarkKind.LANGUAGE, "en")), "機制"),
    Paragraph(
        marked(
            "像「滅霸的響指」，二次引用同一個註。\n換行之後，10月28日有22%!!",
            ("滅霸", MarkKind.RUBY, "ㄇㄧㄝˋ ㄅㄚˋ"),
            ("@註", MarkKind.NOTE, "用"),
            ("10月28日", MarkKind.KEEP, ""),
            ("22%", MarkKind.UNDERLINE, ""),
        )
    ),
    Quotation((Paragraph(plain("不看績效，只為消滅人口。")), Quotation((Paragraph(plain("引中之引。")),)))),
    ListBlock(
        (
            (Paragraph(plain("第一項")), ListBlock(((Paragraph(plain("內項")),),), ordered=True, start=3)),
            (Paragraph(plain("第二項")),),
        )
    ),
    ListBlock(((Paragraph(plain("鬆的一項")), Paragraph(plain("又一段"))), ()), tight=False),
    Table(
        (plain("英文"), plain("中文")),
        ((plain("PIP"), plain("績效改進計畫")), (plain("少一格"),)),
        (Alignment.NONE, Alignment.RIGHT),
    ),
    Table((), ((plain("無"), plain("表頭")),), caption=plain("沒有表頭的表")),
    Figure("dot.png", plain("一個紅點"), plain("圖一：紅點")),
    Figure("none.png", plain("不在的圖")),
    Paragraph(marked("行內的圖：小紅點。", ("小紅點", MarkKind.IMAGE, "dot.png"))),
    CodeBlock("if a < b && c:\n    print('裁員')", "python"),
    Verse((plain("床前明月光，"), marked("疑是地上霜。", ("霜", MarkKind.EMPHASIS, "")))),
    ThematicBreak(),
    RawBlock("<video/>", "html"),
    Heading(2, plain("得知裁員的一刻"), "得知"),
    Paragraph(
        marked(
            "回到機制與註解，再引用一次，並去沒有的地方。",
            ("機制", MarkKind.LINK, "#機制"),
            ("@註解", MarkKind.NOTE, "用"),
            ("沒有的地方", MarkKind.LINK, "#nowhere"),
        )
    ),
    Heading(2, plain("AWS")),
    Paragraph(plain("只有英文的標題。")),
    Section(
        Role.GLOSSARY,
        (
            Heading(2, plain("詞彙表"), "glossary"),
            Definitions((Definition(plain("PIP"), (plain("績效改進計畫"), plain("又一義")), "c-pip"),)),
        ),
    ),
    Section(Role.COLOPHON, (Heading(2, plain("版本說明")), Paragraph(plain("本版由原文轉換而成。")))),
)

NOTES = (
    Note("heading", (Paragraph(plain("標題的註。")),)),
    Note(
        "用",
        (
            Paragraph(marked("意為「不用 AI，就走人」，又見他註。", ("@他註", MarkKind.NOTE, "inner"))),
            ListBlock(((Paragraph(plain("註中之項")),),)),
        ),
    ),
    Note("inner", (CodeBlock("note()"),)),
)


def pair(main: str, other: str) -> Parallel:
    """Return a paragraph beside its like."""
    return Parallel((Side(TW, (Paragraph(plain(main)),)), Side(CN, (Paragraph(plain(other)),))))


PARALLEL = Document(
    TW,
    Metadata(title=plain("並列")),
    (
        Parallel((Side(TW, (Heading(1, plain("裁員"), "a"),)), Side(CN, (Heading(1, plain("裁员"), "a"),)))),
        pair("上月底，亞馬遜啟動了近年規模最大的一輪裁員。", "上月底，亚马逊启动了近年规模最大的一轮裁员。"),
        pair("約14000個崗位被直接削減。", "约14000个岗位被直接削减。"),
    ),
)

EVERY: dict[str, Document] = {
    "article": article(),
    "hong-kong": article(HK),
    "empty": Document(TW, Metadata(), ()),
    "no-headings": Document(
        CN, Metadata(title=plain("无标题")), tuple(Paragraph(plain(f"第{n}段，没有标题。")) for n in range(3))
    ),
    "english": Document(
        EN,
        Metadata(title=plain("Three people"), date="2025"),
        (Heading(1, plain("One")), Paragraph(plain('It\'s a "quote" & more.')), Heading(1, plain("One"))),
    ),
    "one-title": Document(
        CN,
        Metadata(title=plain("书名")),
        (
            Heading(1, plain("书名")),
            Paragraph(plain("引言。")),
            Heading(2, plain("一")),
            Heading(5, plain("一之一")),
            Heading(3, plain("一之二")),
            Heading(2, plain("一")),
        ),
    ),
    "lone-top": Document(
        TW,
        Metadata(),
        (Heading(1, plain("獨")), Heading(2, plain("甲")), Heading(2, plain("乙")), Paragraph(plain("文"))),
    ),
    "parallel": PARALLEL,
    "loose-notes": Document(
        TW,
        Metadata(title=plain("散")),
        (Heading(2, plain("甲")), Paragraph(plain("文"))),
        (
            Note("a", (Paragraph(marked("無主之註", ("@註", MarkKind.NOTE, "b"))), CodeBlock("a()"))),
            Note("b", (Paragraph(plain("註中之註")),)),
            Note("empty", ()),
        ),
    ),
}
"""By name, for tests that hold for all."""

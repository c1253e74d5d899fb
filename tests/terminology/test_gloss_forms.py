"""Glosses that are no brackets, the marks that editions link from, and the glossary at the end."""

from dataclasses import replace

import pytest

from toolkit.model.document import CodeBlock, Definitions, Document, Heading, Metadata, Paragraph, Role, Section, Table
from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, plain
from toolkit.terminology import (
    Concept,
    GlossForm,
    GlossScope,
    GlossStyle,
    Name,
    NameKind,
    SortOrder,
    Term,
    Termbase,
    TermType,
    completed,
    gloss_document,
    glossary_section,
    with_names,
)
from toolkit.terminology.sorting import sort_key

TW, HK, CN, EN = Locale.parse("tw"), Locale.parse("hk"), Locale.parse("cn"), Locale("en")
PRINCIPLES = Concept("principles", (Term("領導力準則", TW), Term("Leadership Principles", EN)), gloss="first")
PIP = Concept(
    "pip",
    (
        Term("績效改進計畫", TW, type=TermType.FULL),
        Term("performance improvement plan", EN, type=TermType.FULL),
        Term("PIP", EN, type=TermType.ABBREVIATION),
    ),
    gloss="abbreviation",
    definition="限期改善的計畫。",
)
SLOGAN = Concept("slogan", (Term("不用AI就走人", TW), Term("Use AI or Bye-bye", EN)), gloss="english")
TERMBASE = Termbase((PRINCIPLES, PIP, SLOGAN))


def article(*texts: str, locale: Locale = TW) -> Document:
    return Document(locale, Metadata(title=plain("領導力準則")), tuple(Paragraph(plain(text)) for text in texts))


def with_form(form: str) -> Termbase:
    return Termbase(tuple(replace(concept, gloss=form) for concept in TERMBASE.concepts))


def marks(document: Document, kind: MarkKind) -> list[tuple[str, str, str]]:
    return [
        (mark.span.of(text.text), mark.target, mark.title)
        for text in document.texts()
        for mark in text.marks
        if mark.kind is kind
    ]


def test_the_issue_s_own_examples() -> None:
    made = gloss_document(
        article("進入績效改進計畫。", "公司的領導力準則。", "「Use AI or Bye-bye」的口號。"), TERMBASE
    ).document
    assert [text.text for text in made.texts()][-3:] == [
        "進入績效改進計畫（performance improvement plan，PIP）。",
        "公司的領導力準則（Leadership Principles）。",
        "「Use AI or Bye-bye」（不用AI就走人）的口號。",
    ]


def test_first_mentions_bear_a_mark_to_link_from() -> None:
    made = gloss_document(article("領導力準則與領導力準則。"), TERMBASE).document
    assert marks(made, MarkKind.TERM) == [("領導力準則", "principles", "")]


def test_every_change_says_which_concept_made_it() -> None:
    (revision,) = gloss_document(article("領導力準則。"), TERMBASE).revisions
    assert [(change.old, change.new, change.rule) for change in revision.changes] == [
        ("", "（Leadership Principles）", "glossary:principles")
    ]
    assert revision.after.text == "領導力準則（Leadership Principles）。"


@pytest.mark.parametrize("form", [*GlossForm])
def test_no_form_changes_anything_the_second_time(form: GlossForm) -> None:
    texts = (
        "「Use AI or Bye-bye」與領導力準則。",
        "PIP、績效改進計畫、領導力準則、Leadership Principles、Use AI or Bye-bye",
    )
    once = gloss_document(article(*texts), with_form(form)).document
    assert gloss_document(once, with_form(form)).document == once


def test_a_footnote_stands_behind_the_mention_and_among_the_notes() -> None:
    made = gloss_document(article("「績效改進計畫」很嚴。"), with_form("note")).document
    assert marks(made, MarkKind.NOTE) == [("", "gloss-pip", "")]
    (note,) = made.notes
    assert note.blocks == (Paragraph(plain("績效改進計畫：performance improvement plan。限期改善的計畫。")),)
    (text,) = [text for text in made.texts() if text.text.startswith("「")]
    assert [mark.span for mark in text.marks if mark.kind is MarkKind.NOTE] == [Span(8, 8)]


def test_ruby_and_tool_tip_leave_the_text_alone() -> None:
    ruby = gloss_document(article("領導力準則很長。"), with_form("ruby")).document
    assert marks(ruby, MarkKind.RUBY) == [("領導力準則", "Leadership Principles", "")]
    tip = gloss_document(article("領導力準則很長。"), with_form("tooltip")).document
    assert marks(tip, MarkKind.TERM) == [("領導力準則", "principles", "Leadership Principles")]
    assert [text.text for text in tip.texts()] == [text.text for text in article("領導力準則很長。").texts()]


def test_nothing_is_glossed_in_code_kept_text_addresses_tables_and_metadata() -> None:
    kept = RichText("領導力準則", (Mark(Span(0, 5), MarkKind.KEEP),))
    code = RichText("看領導力準則", (Mark(Span(1, 6), MarkKind.CODE),))
    link = RichText("www.領導力準則.tw", (Mark(Span(0, 12), MarkKind.LINK, "https://x.tw"),))
    blocks = (
        Heading(1, plain("領導力準則")),
        Paragraph(kept),
        Paragraph(code),
        Paragraph(link),
        CodeBlock("領導力準則"),
        Table((plain("領導力準則"),), ((plain("領導力準則"),),)),
    )
    document = Document(TW, Metadata(description=plain("領導力準則")), blocks)
    assert gloss_document(document, TERMBASE).revisions == ()


def test_a_half_bold_word_is_still_a_word() -> None:
    text = RichText("看領導力準則。", (Mark(Span(1, 4), MarkKind.STRONG),))
    made = gloss_document(Document(TW, Metadata(), (Paragraph(text),)), TERMBASE).document
    assert [one.text for one in made.texts()][-1] == "看領導力準則（Leadership Principles）。"
    assert marks(made, MarkKind.STRONG) == [("領導力", "", "")]


def test_the_bracket_stands_outside_of_emphasis_and_link() -> None:
    text = RichText("看領導力準則。", (Mark(Span(1, 6), MarkKind.LINK, "https://x"),))
    made = gloss_document(Document(TW, Metadata(), (Paragraph(text),)), TERMBASE).document
    assert marks(made, MarkKind.LINK) == [("領導力準則", "https://x", "")]


def test_an_edition_of_several_documents_glosses_once() -> None:
    first = gloss_document(article("領導力準則。"), TERMBASE, GlossStyle(scope=GlossScope.EDITION))
    style = GlossStyle(scope=GlossScope.EDITION, mentioned=first.mentioned)
    second = gloss_document(article("領導力準則。"), TERMBASE, style)
    assert all(not revision.changes for revision in second.revisions)


def test_a_household_name_has_no_gloss() -> None:
    style = GlossStyle(household=frozenset({"領導力準則"}))
    assert gloss_document(article("領導力準則。"), TERMBASE, style).revisions == ()
    assert glossary_section(article("領導力準則。"), TERMBASE, style) is None


def test_a_shield_keeps_a_longer_name_whole() -> None:
    style = GlossStyle(shields=frozenset({"領導力準則委員會"}))
    made = gloss_document(article("領導力準則委員會定下領導力準則。"), TERMBASE, style).document
    assert [text.text for text in made.texts()][-1] == "領導力準則委員會定下領導力準則（Leadership Principles）。"


def test_what_is_only_checked_can_be_asked_for() -> None:
    document = article("PIP機制。", "領導力準則（Leadership Principles）。")
    assert not [change for one in gloss_document(document, with_form("check")).revisions for change in one.changes]
    (revision,) = gloss_document(document, with_form("check"), GlossStyle(checking=True)).revisions[:1]
    assert [change.new for change in revision.changes] == ["（績效改進計畫，performance improvement plan）"]


def test_the_glossary_lists_what_occurs_and_nothing_else() -> None:
    document = replace(article("他談PIP，也喊Use AI or Bye-bye。"), metadata=Metadata())
    section = glossary_section(document, TERMBASE)
    assert isinstance(section, Section)
    assert section.role is Role.GLOSSARY
    heading, definitions = section.blocks
    assert isinstance(heading, Heading)
    assert heading.text.text == "詞彙表"
    assert isinstance(definitions, Definitions)
    assert [(entry.term.text, [text.text for text in entry.descriptions]) for entry in definitions.entries] == [
        ("Use AI or Bye-bye", ["不用AI就走人"]),
        ("績效改進計畫", ["performance improvement plan，PIP", "限期改善的計畫。"]),
    ]
    assert [entry.identifier for entry in definitions.entries] == ["slogan", "pip"]


def test_a_definition_is_for_those_who_can_read_it() -> None:
    english = replace(PIP, definition="A plan; 績效改進計畫 in Chinese.")
    section = glossary_section(article("PIP"), Termbase((english,)))
    assert section is not None
    definitions = section.blocks[1]
    assert isinstance(definitions, Definitions)
    assert len(definitions.entries[0].descriptions) == 1


def test_a_concept_without_a_term_for_the_region_gets_the_converter_s() -> None:
    made = completed(TERMBASE, HK, lambda text, source, target: text.replace("計畫", "計劃"))
    assert [term.text for term in made.concepts[1].terms_in(HK)] == ["績效改進計劃"]
    assert completed(made, HK, lambda text, source, target: "?") == made


WORDS = ["演算法", "大模型", "裁員", "AI", "重慶", "重量", "一線"]


@pytest.mark.parametrize(
    ("order", "locale", "want"),
    [
        (SortOrder.STROKES, TW, ["AI", "一線", "大模型", "重量", "重慶", "裁員", "演算法"]),
        (SortOrder.PINYIN, TW, ["AI", "裁員", "重慶", "大模型", "演算法", "一線", "重量"]),
        (SortOrder.ZHUYIN, TW, ["AI", "大模型", "重量", "重慶", "裁員", "一線", "演算法"]),
        (SortOrder.REGION, CN, ["AI", "裁員", "重慶", "大模型", "演算法", "一線", "重量"]),
        (SortOrder.REGION, HK, ["AI", "一線", "大模型", "重量", "重慶", "裁員", "演算法"]),
    ],
)
def test_entries_stand_where_readers_look_for_them(order: SortOrder, locale: Locale, want: list[str]) -> None:
    assert sorted(WORDS, key=lambda word: sort_key(word, locale, order)) == want


def test_a_foreigner_s_full_name_has_its_original_once_and_other_names_are_kept_whole() -> None:
    names = (
        Name(NameKind.PERSON, ((TW, "安迪·賈西"), (EN, "Andy Jassy"))),
        Name(NameKind.PERSON, ((TW, "李明嵐"), (EN, "Li Minglan"))),
        Name(NameKind.COMPANY, ((TW, "領導力準則委員會"), (EN, "LPC"))),
    )
    made = gloss_document(article("領導力準則委員會的李明嵐見了安迪·賈西。"), with_names(TERMBASE, names)).document
    assert [text.text for text in made.texts()][-1] == "領導力準則委員會的李明嵐見了安迪·賈西（Andy Jassy）。"


def test_a_footnote_holds_no_definition_in_another_script() -> None:
    plan = Concept("plan", (Term("计划", CN), Term("plan", EN)), "为将来写的。", gloss="note")
    both = replace(plan, terms=(*plan.terms, Term("計畫", TW)))
    (note,) = gloss_document(article("計畫。"), Termbase((both,))).document.notes
    assert note.blocks == (Paragraph(plain("計畫：plan。")),)

"""What holds for every text: no check breaks, and every finding stands inside its text."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.checks import Knowledge, check_bitext, check_document
from toolkit.model.document import Document, Metadata, Paragraph
from toolkit.model.locale import Locale
from toolkit.model.segment import Bitext, Segment
from toolkit.model.text import plain
from toolkit.terminology import load_names, load_termbase
from toolkit.translation import read_bitext

PLANTED = Path(__file__).parent.parent / "cases" / "checks" / "planted"
TERMBASE, NAMES = load_termbase([PLANTED / "terms.csv"]), load_names(PLANTED / "names.tsv")
TAIWAN, MAINLAND, ENGLISH = Locale.parse("tw"), Locale.parse("cn"), Locale.parse("en")
TEXTS = st.text(
    alphabet=st.sampled_from(
        "裁員演算法云雲隻只头頭發皇後一二三十百萬億兩半年月日點，。：；？！「」『』“”‘’（）()[]{}<>/%$€"
        ",.:;?!'\"-–… \u200b\u202e"
        "\U0001f468\u200d0123456789ABCabcthe layoff"
    ),
    max_size=40,
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=3), st.sampled_from([ENGLISH, MAINLAND, TAIWAN]))
def test_no_check_of_a_translation_breaks(rows: list[tuple[str, str]], target: Locale) -> None:
    segments = tuple(Segment(str(number), *row, line=number) for number, row in enumerate(rows, 1))
    for one in check_bitext(
        Bitext(TAIWAN, target, segments), Path("x.tsv"), Knowledge(TAIWAN, target, TERMBASE, NAMES)
    ):
        span = one.issue.span
        assert span is None or one.issue.context[span.start : span.end] == one.issue.excerpt


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from([TAIWAN, MAINLAND]))
def test_no_check_of_a_text_breaks(texts: list[str], locale: Locale) -> None:
    document = Document(locale, Metadata(), tuple(Paragraph(plain(text)) for text in texts))
    for one in check_document(document, Path("x.md"), Knowledge(locale, locale, TERMBASE, NAMES)):
        span = one.issue.span
        assert span is None or one.issue.context[span.start : span.end] == one.issue.excerpt


def as_xliff_1(rows: list[tuple[str, str]]) -> str:
    units = "".join(
        f'<trans-unit id="{number}" xml:space="preserve"><source>{escape(source)}</source>'
        f"<target>{escape(target)}</target></trans-unit>\n"
        for number, (source, target) in enumerate(rows)
    )
    head = '<xliff version="1.2"><file source-language="zh-TW" target-language="en" datatype="plaintext" original="x">'
    return f"{head}<body>{units}</body></file></xliff>"


def as_xliff_2(rows: list[tuple[str, str]]) -> str:
    units = "".join(
        f'<unit id="{number}"><segment><source>{escape(source)}</source>'
        f"<target>{escape(target)}</target></segment></unit>\n"
        for number, (source, target) in enumerate(rows)
    )
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh-Hant-TW" trgLang="en">'
    return f'{head}<file id="f">{units}</file></xliff>'


def as_tmx(rows: list[tuple[str, str]]) -> str:
    units = "".join(
        f'<tu tuid="{number}"><tuv xml:lang="zh-TW"><seg>{escape(source)}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{escape(target)}</seg></tuv></tu>\n'
        for number, (source, target) in enumerate(rows)
    )
    return f'<tmx version="1.4"><header srclang="zh-TW"/><body>{units}</body></tmx>'


@pytest.mark.parametrize(("suffix", "write"), [(".xlf", as_xliff_1), (".xliff", as_xliff_2), (".tmx", as_tmx)])
def test_every_format_gives_the_same_findings(suffix: str, write: object, tmp_path: Path) -> None:
    table = read_bitext(PLANTED / "tw-en.tsv")
    rows = [(segment.source, segment.target) for segment in table.segments]
    path = tmp_path / f"planted{suffix}"
    path.write_text(write(rows), encoding="utf-8")  # type: ignore[operator]
    knowledge = Knowledge(TAIWAN, ENGLISH, TERMBASE, NAMES)

    def findings(bitext: Bitext) -> list[tuple[str, str, str]]:
        found = check_bitext(bitext, path, knowledge)
        return [(one.issue.check, one.segment.source if one.segment else "", one.issue.excerpt) for one in found]

    assert findings(read_bitext(path)) == findings(table)

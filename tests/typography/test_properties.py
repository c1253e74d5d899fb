"""What holds for typography whatever the text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.locale import Locale
from toolkit.model.text import Mark, MarkKind, RichText, Span, apply
from toolkit.typography import Spacing, Style, proofread, style_for, tag_languages, typeset

TEXTS = st.text(st.sampled_from(list("中文裡說好。，,.:;?!()（）“”‘’\"'「」『』 ab1-—…·‧<>《》\n")), max_size=40)
CLAUSES = st.lists(
    st.sampled_from(
        ["他说,", "“好的”", "English words", "(注)", "等等...", "‘单’", "1,000", "it’s", "真的?", " ", "--不"]
    ),
    max_size=8,
).map(lambda parts: "文" + "".join(parts) + "字")
LOCALES = st.sampled_from([Locale.parse(tag) for tag in ("zh-Hant-TW", "zh-Hant-HK", "zh-Hans-CN", "en")])


@given(TEXTS, LOCALES)
def test_letters_and_digits_are_never_touched(text, locale):
    rich = RichText(text)
    after = apply(rich, typeset(rich, locale)).text
    assert [c for c in after if c.isalnum()] == [c for c in text if c.isalnum()]


@given(CLAUSES, LOCALES, st.sampled_from(list(Spacing)))
def test_setting_twice_is_setting_once(text, locale, spacing):
    style = style_for(locale)
    style = Style(style.quotes, spacing=spacing)
    once = apply(RichText(text), typeset(RichText(text), locale, style))
    twice = apply(once, typeset(once, locale, style))
    assert twice == once


@given(TEXTS, LOCALES, st.data())
def test_a_protected_span_stays_as_it_is(text, locale, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    mark = Mark(Span(start, end), data.draw(st.sampled_from([MarkKind.CODE, MarkKind.KEEP, MarkKind.RAW])))
    rich = RichText(text, (mark,))
    after = apply(rich, typeset(rich, locale))
    assert after.marks[0].span.of(after.text) == text[start:end]


@given(TEXTS)
def test_english_is_left_alone(text):
    assert typeset(RichText(text), Locale.parse("en")) == ()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("亞馬遜CEO今年強調“Use AI or Bye-bye”。", ["CEO:acronym", "Use AI or Bye-bye"]),
        ("她接下了offer，用AI做PPT", ["offer", "AI:acronym", "PPT:acronym"]),
        ("遵循PIP機制", ["PIP"]),
        ("見 https://example.com/some/page 說明", []),
        ("公式 $E=mc^2$ 和 $$\\sum_i foo + bar$$ 不是英文，$ per unit 是", ["per unit"]),
        ("價格 $5 plus tax 到 $10", ["plus tax"]),
        ("笑:smile:了", []),
        ("成為Strive to be Earth’s Best Employer的公司", ["Strive to be Earth’s Best Employer"]),
    ],
)
def test_english_runs_are_marked(text, want):
    marked = tag_languages(RichText(text), Locale.parse("zh-Hant-TW"), [("PIP", "en")])
    shown = [mark.span.of(text) + (f":{mark.title}" if mark.title else "") for mark in marked.marks]
    assert shown == want


def test_a_mark_without_partner_is_an_issue_with_its_place():
    found = list(proofread(RichText("他說「好。"), Locale.parse("zh-Hant-TW")))
    assert [(issue.check, issue.span) for issue in found] == [("unbalanced-marks", Span(2, 3))]


def test_wrong_marks_come_with_the_right_ones():
    found = list(proofread(RichText("他說“好”,真的"), Locale.parse("zh-Hant-TW")))
    assert [(issue.check, issue.suggestion) for issue in found] == [
        ("quotation-marks", "「"),
        ("quotation-marks", "」"),
        ("half-width-punctuation", "，"),
    ]

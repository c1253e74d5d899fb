"""What holds for every text and every direction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.conversion import Converter, Options
from toolkit.conversion.comparison import differences
from toolkit.conversion.entry import Entry
from toolkit.conversion.options import Layer
from toolkit.model.locale import Locale
from toolkit.model.text import Span, apply, plain

TAGS = ("zh-Hans-CN", "zh-Hans-SG", "zh-Hant-TW", "zh-Hant-HK", "zh-Hant-MO", "zh-Hant")
PAIRS = [(a, b) for a in TAGS for b in TAGS if a != b]
CONVERTERS = {(a, b): Converter(Locale.parse(a), Locale.parse(b)) for a, b in PAIRS}

SOME_WORDS = (
    "头发|头髮|頭髮|皇后|干涉|饼干|乾隆|软件|軟體|軟件|默认|文件|文檔|进程|行程|计程车|的士|里|裡|裏|着|著|爲|台|臺|说|説"
    "|信息|视频|出租车|计算机|網路|网络|程序|数据|資料|檔案|长征|准备|标准|只用了|一只|面条|面对|关系|系统|联系|发现|范围"
    "|后天|王后|丑|云|叶"
)
WORDS = st.sampled_from(SOME_WORDS.split("|"))
NOISE = st.sampled_from(
    [
        "\0",
        "\x07",
        "\n",
        "\r\n",
        " ",
        "a",
        "API",
        "1",
        "，",
        "。",
        "𠮷",
        "𫝆",
        "\ufe00",
        "\u2f00",
        "豈",
        "é",
        "🙂",
        "http://a.b/頭",
    ]
)
TEXTS = st.lists(st.one_of(WORDS, NOISE, st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)), max_size=14).map(
    "".join
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(PAIRS))
def test_the_changes_made_are_the_converted_text(text, pair):
    converter = CONVERTERS[pair]
    assert apply(plain(text), converter.changes(text)).text == converter.convert(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(PAIRS))
def test_the_explained_places_rebuild_source_and_output(text, pair):
    converter = CONVERTERS[pair]
    places = converter.explain(text)
    assert "".join(place.old for place in places) == text
    assert "".join(place.new for place in places) == converter.convert(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(PAIRS))
def test_what_is_not_han_stays_in_its_order(text, pair):
    def rest(shown):
        return [character for character in shown if ord(character) < 0x2E80]

    assert rest(CONVERTERS[pair].convert(text)) == rest(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(PAIRS))
def test_protected_text_survives(text, pair):
    shielded = "头发頭髮软件"
    protected = (Span(len(text), len(text) + len(shielded)),)
    whole = text + shielded + text
    after = apply(plain(whole), CONVERTERS[pair].changes(whole, protected)).text
    assert shielded in after


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(PAIRS))
def test_converting_twice_changes_nothing_more(text, pair):
    once = CONVERTERS[pair].convert(text)
    assert CONVERTERS[pair].convert(once) == once


def test_the_script_layer_never_changes_a_word():
    options = Options(layers=frozenset({Layer.SCRIPT}))
    converter = Converter(Locale.parse("cn"), Locale.parse("tw"), options)
    assert converter.convert("软件出租车") == "軟件出租車"


@pytest.mark.parametrize("name", ["computing", "general"])
def test_a_list_that_is_off_is_off_alone(name):
    lists = Options().lists - {name}
    converter = Converter(Locale.parse("cn"), Locale.parse("tw"), Options(lists=lists))
    wanted = {"computing": "軟件計程車", "general": "軟體出租車"}[name]
    assert converter.convert("软件出租车") == wanted


def test_house_choices_know_where_the_other_form_is_meant():
    options = Options(house=(("周", "週"), ("臺", "台")))
    converter = Converter(Locale.parse("cn"), Locale.parse("tw"), options)
    assert converter.convert("每周在台湾，周围的周先生") == "每週在台灣，周圍的周先生"


def test_a_difference_is_told_by_whole_words():
    places = CONVERTERS["zh-Hans-CN", "zh-Hant-TW"].places("请打开电脑的任务管理器，结束该进程。")
    ours = "".join(place.new for place in places)
    told = [(found.ours, found.theirs) for found in differences(places, ours.replace("行程", "程序"))]
    assert told == [("行程", "程序")]


def test_a_term_is_not_seen_inside_a_longer_regional_word():
    terms = (Entry("文件", "文件", "term:document"),)
    converter = Converter(Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW"), entries=terms)
    assert converter.convert("文件夹里有一份文件。") == "資料夾裡有一份文件。"
    script = Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT}))
    converter = Converter(Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW"), script, terms)
    assert converter.convert("文件夹里有一份文件。") == "文件夾裡有一份文件。"


def test_japanese_is_known_by_its_kana_and_stays():
    text = "他說「東京に行きました、図書館で勉強します」，鮮の每日，ありがとう這個詞。"
    want = "他说「東京に行きました、図書館で勉強します」，鲜の每日，ありがとう这个词。"
    assert CONVERTERS["zh-Hant-TW", "zh-Hans-CN"].convert(text) == want

"""MediaWiki's -{…}-, honoured where somebody asks for it."""

import pytest

from toolkit.conversion import Converter, Options
from toolkit.model.locale import Locale


def converted(text, target="zh-Hant-TW", source="zh-Hans-CN", *, wiki=True):
    return Converter(Locale.parse(source), Locale.parse(target), Options(wiki_markup=wiki)).convert(text)


@pytest.mark.parametrize(
    ("text", "target", "want"),
    [
        ("-{头发}-的头发", "tw", "头发的頭髮"),
        ("用-{zh-hans:计算机;zh-hant:電腦;}-写", "tw", "用電腦寫"),
        ("用-{zh-hans:计算机;zh-hant:電腦;}-写", "hk", "用電腦寫"),
        ("-{zh-cn:出租车;zh-hk:的士;zh-tw:計程車}-很多", "hk", "的士很多"),
        ("-{zh-cn:出租车;zh-hk:的士;zh-tw:計程車}-很多", "mo", "的士很多"),
        ("-{A|zh-cn:奔马;zh-tw:賓士}-，奔马", "tw", "賓士，賓士"),
        ("-{H|zh-cn:奔马;zh-tw:賓士}-奔马", "tw", "賓士"),
        ("-{R|软件}-软件", "tw", "软件軟體"),
        ("-{H|奔马=>zh-tw:賓士}-奔马", "tw", "賓士"),
    ],
)
def test_the_markup_says_what_is_written(text, target, want):
    assert converted(text, target) == want


def test_without_the_option_it_is_text():
    assert converted("-{软件}-", wiki=False) == "-{軟體}-"


def test_what_is_not_closed_is_text():
    assert converted("-{软件") == "-{軟體"

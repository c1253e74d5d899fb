"""Options, own dictionaries, second opinions, comparisons, detection: what an editor asks beyond words."""

import pytest

from toolkit.conversion import Converter, Entry, Layer, Options, detect
from toolkit.conversion.comparison import differences
from toolkit.conversion.own import blocked_entries, load_own_dictionary
from toolkit.errors import DataError, UsageError
from toolkit.model.locale import Locale
from toolkit.model.text import Span, apply, plain

CN, TW, HK = Locale.parse("cn"), Locale.parse("tw"), Locale.parse("hk")


def with_layers(*names):
    return Options(layers=frozenset(Layer(name) for name in names))


@pytest.mark.parametrize(
    ("layers", "want"),
    [
        (("script",), "這裏的軟件"),
        (("script", "variant"), "這裡的軟件"),
        (("script", "vocabulary"), "這裏的軟體"),
        (("vocabulary",), "这里的软体"),
        ((), "这里的软件"),
    ],
)
def test_each_layer_can_be_switched(layers, want):
    assert Converter(CN, TW, with_layers(*layers)).convert("这里的软件") == want


def test_hong_kong_never_gets_the_words_of_taiwan():
    assert Converter(CN, HK).convert("出租车里的软件、网络和硬盘") == "的士裏的軟件、網絡和硬碟"


def test_between_taiwan_and_hong_kong_nothing_is_simplified():
    assert Converter(TW, HK).convert("計程車裡的軟體，瞭望乾隆") == "的士裏的軟件，瞭望乾隆"
    assert Converter(HK, TW).convert("的士裏的軟件，衞生署説") == "計程車裡的軟體，衛生署說"


def test_singapore_has_words_of_its_own():
    assert Converter(TW, Locale.parse("sg")).convert("計程車和簡訊") == "德士和简讯"


def test_a_change_is_one_word_and_names_its_rule():
    changes = Converter(CN, TW).changes("新软件好")
    assert [(change.old, change.new, change.rule) for change in changes] == [
        ("软件", "軟體", "vocabulary:computing:软件")
    ]


def test_what_is_left_in_doubt_is_said():
    (change,) = [change for change in Converter(CN, TW).changes("日常沟通的主渠道") if change.doubt]
    assert (change.old, change.new, change.alternatives[0]) == ("渠道", "渠道", "管道")


def test_an_own_entry_wins_over_every_layer():
    entries = (Entry("软件", "軟件★", "own:x:1"),)
    assert Converter(CN, TW, entries=entries).convert("软件") == "軟件★"


def test_a_quotation_in_the_target_script_can_be_kept():
    text = "他写道“為了頭髮的软件”和“台湾云林”。"
    kept = Converter(CN, TW, Options(keep_quoted=True)).convert("他写道“為了云林”。")
    assert kept == "他寫道“為了云林”。"
    assert Converter(CN, TW).convert(text)


def test_html_in_another_language_can_be_kept():
    options = Options(language_spans=True)
    text = '<p>头发<span lang="ja">国会</span><i lang="zh-Hans">头发</i></p>'
    assert (
        Converter(CN, TW, options).convert(text) == '<p>頭髮<span lang="ja">国会</span><i lang="zh-Hans">頭髮</i></p>'
    )


def test_the_caller_says_where_an_address_ends():
    text = "https://x.cn/软件这里"
    converter = Converter(CN, TW)
    assert converter.changes(text) == ()
    protected = (Span(0, len("https://x.cn/软件")),)
    assert [change.new for change in converter.changes(text, protected)] == ["這裡"]


def test_a_dictionary_in_three_formats(tmp_path):
    for name, text in (
        ("a.txt", "甲\t乙 丙\n"),
        ("a.tsv", "source\ttarget\n甲\t乙\n"),
        ("a.csv", "source,target\n甲,乙\n"),
    ):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (entry,) = load_own_dictionary(path).entries
        assert (entry.source, entry.target) == ("甲", "乙")
        assert entry.rule.startswith(f"own:{name}:")


def test_every_bad_line_of_a_dictionary_is_told_at_once(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲\n\t乙\n", encoding="utf-8")
    with pytest.raises(DataError) as problem:
        load_own_dictionary(path)
    assert len(str(problem.value).splitlines()) == 2


def test_an_entry_that_never_fires_is_reported_with_what_blocks_it(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("甲\t乙\n甲\t丙\n", encoding="utf-8")
    own = load_own_dictionary(path)
    (issue,) = own.issues
    assert "own:a.txt:1" in str(issue.message)
    assert issue.location
    assert issue.location.line == 2
    (blocked,) = blocked_entries(own.entries, (Entry("甲", "丁", "name:甲"),))
    assert "name:甲" in str(blocked.message)


def test_ten_thousand_entries_are_loaded(tmp_path):
    path = tmp_path / "big.txt"
    path.write_text("".join(f"词{number}\t詞{number}\n" for number in range(10_000)), encoding="utf-8")
    assert len(load_own_dictionary(path).entries) == 10_000


def test_a_second_opinion_is_a_doubt():
    converter = Converter(CN, TW, Options(opinion=True))
    (change,) = [change for change in converter.changes("裁员消息") if change.doubt]
    assert (change.old, change.new, change.alternatives) == ("消息", "消息", ("訊息",))


def test_a_comparison_names_the_layer():
    text = "第一行\n这里的软件"
    plain = Converter(CN, TW, with_layers("script"))
    found = list(differences(Converter(CN, TW).places(text), plain.convert(text)))
    assert [(item.line, item.ours, item.theirs, item.layer) for item in found] == [
        (2, "這裡", "這裏", "variant"),
        (2, "軟體", "軟件", "vocabulary"),
    ]


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("她搭計程車回家，螢幕很亮", "zh-Hant-TW"),
        ("佢哋搭的士返屋企", "zh-Hant-HK"),
        ("他在这里用软件", "zh-Hans-CN"),
        ("", "zh-Hans-CN"),
        ("plain English", "zh-Hans-CN"),
    ],
)
def test_the_locale_of_a_text_is_guessed(text, tag):
    assert str(detect(text)) == tag


def test_a_locale_that_is_not_chinese_is_refused():
    with pytest.raises(UsageError):
        Converter(Locale.parse("ja"), TW)


@pytest.mark.parametrize("pair", [("cn", "tw"), ("cn", "hk"), ("tw", "cn"), ("hk", "cn"), ("tw", "hk"), ("hk", "tw")])
def test_no_word_of_a_list_is_converted_twice(pair):
    from_tag, to_tag = pair
    converter = Converter(Locale.parse(from_tag), Locale.parse(to_tag))
    assert converter._vocabulary
    targets = {word.targets[0] for senses in converter._vocabulary.words for word in senses if word.targets}
    twice = {target: converter.convert(target) for target in targets if converter.convert(target) != target}
    # A list of its own: what the next region says for a target that is a word of the source too.
    assert len(twice) < 0.03 * len(targets), twice


def test_a_long_text_is_converted_part_by_part():
    text = "这里的软件，头发。\n" * 8000 + "https://x.cn/头\n"
    converter = Converter(CN, TW)
    assert converter.convert(text) == "這裡的軟體，頭髮。\n" * 8000 + "https://x.cn/头\n"
    changes = converter.changes(text)
    assert apply(plain(text), changes).text == converter.convert(text)
    assert changes[-1].span.of(text) == changes[-1].old

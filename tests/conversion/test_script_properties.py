"""What holds for the script layer whatever the text."""

import re
import zlib
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.conversion.entry import Entry
from toolkit.conversion.lattice import Word, script_engine
from toolkit.conversion.tables import unpack
from toolkit.model.locale import Locale

HANS, HANT = Locale.parse("zh-Hans"), Locale.parse("zh-Hant")
DIRECTIONS = [(HANS, HANT), (HANT, HANS), (HANS, HANS), (HANT, HANT)]
SENTENCES = st.text("头发里面只有一干了系后台签钟著乾於瞭頭髮裏隻繫後颱籤鐘的是我们他們说說A1 。，！\n\0·", max_size=40)
ANYTHING = st.text(max_size=60)
HAN = range(0x3400, 0x40000)


def output(source: Locale, target: Locale, text: str) -> str:
    return "".join(word.output for word in script_engine(source, target).words(text))


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@given(text=st.one_of(SENTENCES, ANYTHING))
@settings(max_examples=60, deadline=None)
def test_the_words_cover_the_text_in_order(source, target, text):
    words = script_engine(source, target).words(text)
    assert [word.start for word in words] == [0, *(word.end for word in words)][: len(words)]
    assert (words[-1].end if words else 0) == len(text)


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@given(text=st.one_of(SENTENCES, ANYTHING))
@settings(max_examples=60, deadline=None)
def test_nothing_that_is_not_han_changes(source, target, text):
    made = output(source, target, text)
    assert len(made) == len(text)
    assert all(ord(old) in HAN for old, new in zip(text, made, strict=True) if old != new)


@pytest.mark.parametrize(("source", "target"), [(HANS, HANT), (HANT, HANS)])
@given(text=SENTENCES)
@settings(max_examples=150, deadline=None)
def test_converting_twice_changes_nothing_more(source, target, text):
    once = output(source, target, text)
    if source == HANS and "·" not in text:
        assert output(source, target, once) == once or not _is_traditional(once)
    # 著 alone does not show which script it is in.
    if source == HANT and "著" not in text:
        assert output(source, target, once) == once


def _is_traditional(text: str) -> bool:
    """Whether every sentence shows by a character that it is Traditional; others may still be read anew."""
    return all(set(sentence) & set("頭髮隻繫後颱籤鐘們說裏") for sentence in re.split("[。！？!?\n]", text))


@pytest.mark.parametrize(("source", "target"), DIRECTIONS)
@given(text=st.one_of(SENTENCES, ANYTHING))
@settings(max_examples=60, deadline=None)
def test_the_draft_says_what_the_words_say(source, target, text):
    fixed = [Word(1, 3, "X", "keep"), Word(4, 5, "乙", "odd")] if len(text) > 5 else []
    engine = script_engine(source, target, (Entry("头发", "髮", "own:1"), Entry("里", "里", "name:里")))
    words, draft = engine.words(text, fixed), engine.draft(text, fixed)
    assert draft.starts == [word.start for word in words]
    assert draft.hidden == [word for word in words if word.is_hidden]
    seen = [word for word in words if not word.is_hidden]
    assert [draft.output[word.start : word.end] for word in seen] == [word.output for word in seen]


@given(text=st.text("刘令一只用了两天", max_size=12))
@settings(max_examples=60, deadline=None)
def test_fixed_stretches_come_out_as_they_were_given(text):
    fixed = [Word(1, 3, "X", "keep")] if len(text) > 3 else []
    words = script_engine(HANS, HANT).words(text, fixed)
    assert set(fixed) <= set(words)
    assert all(before.end == after.start for before, after in pairwise(words))


def test_control_characters_do_not_cut_the_text():
    assert output(HANS, HANT, "头发\0这里\x07面条") == "頭髮\0這裏\x07麪條"


def test_variation_selectors_stay_with_their_character():
    assert output(HANS, HANT, "葛\U000e0100城里") == "葛\U000e0100城裏"


def test_characters_of_the_extensions_convert_or_stay():
    assert output(HANS, HANT, "𫍯\U00020bb7家") == "𧦅\U00020bb7家" or output(HANS, HANT, "\U00020bb7") == "\U00020bb7"
    assert output(HANT, HANS, "\U0002a6a5\u2ea0⼈") == "\U0002a6a5\u2ea0⼈"


def test_a_traditional_sentence_is_left_alone():
    assert output(HANS, HANT, "皇后說這裡只有一隻貓，里長走了十里路。") == "皇后說這裡只有一隻貓，里長走了十里路。"
    assert output(HANS, HANT, "後面是頭髮。里面是头发。") == "後面是頭髮。裏面是頭髮。"


def test_the_longest_entry_wins_and_steers():
    entries = (Entry("一只", "一隻", "own:1"), Entry("刘令一", "劉令一", "name:2"), Entry("刘令", "X", "own:3"))
    words = script_engine(HANS, HANT, entries).words("刘令一只用了")
    assert (words[0].output, words[0].rule) == ("劉令一", "name:2")
    assert "".join(word.output for word in words) == "劉令一只用了"


def test_a_decision_names_its_dictionary_and_what_else_was_possible():
    first, *_ = script_engine(HANS, HANT).words("头发很长")
    assert (first.output, first.rule) == ("頭髮", "script:STPhrases:头发")
    assert first.alternatives == ("頭發",)
    assert first.margin > 2


def test_the_model_was_learned_over_the_words_that_are_shipped():
    data = resources.files("toolkit.conversion") / "data"
    _, texts = unpack((data / "s2t.bin").read_bytes())
    assert texts["words"] == f"{zlib.crc32((data / 'words.bin').read_bytes()):08x}"

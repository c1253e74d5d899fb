"""The tools that make the data of the script layer."""

from array import array
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

import training
from toolkit.conversion.shipped import own_lines
from toolkit.conversion.tables import pack, unpack, word_table
from training.contexts import embedded
from training.learn import Sample, learn
from training.trie import build


@given(st.sets(st.lists(st.integers(1, 9), min_size=1, max_size=5).map(tuple), min_size=1, max_size=60))
@settings(max_examples=80, deadline=None)
def test_the_trie_holds_its_words_and_no_others(words):
    rows = sorted(words)
    base, check, value = build(rows, range(1, len(rows) + 1))
    for cells in (base, check, value):
        cells.extend([0] * 10)

    def look_up(word):
        node = 0
        for code in word:
            following = base[node] + code
            if (node and not base[node]) or check[following] != node + 1:
                return 0
            node = following
        return value[node]

    assert [look_up(word) for word in rows] == list(range(1, len(rows) + 1))
    assert all(not look_up((*word, 9, 9)) for word in rows if (*word, 9, 9) not in words)


def test_what_was_packed_comes_out():
    arrays, texts = {"a": array("i", [-1, 5]), "b": array("B", [7])}, {"t": "頭髮\n"}
    assert unpack(pack(arrays, texts)) == (arrays, texts)


def test_a_feature_that_tells_the_readings_apart_is_learned():
    samples = [Sample([0, 1], [32, 0], 0), Sample([0, 2], [32, 0], 1)] * 40
    weights = learn(samples, 2, 1)
    assert weights[2][0] - weights.get(1, [0])[0] > 32
    assert weights == learn(samples, 2, 1)


def test_a_word_stands_between_two_words_of_a_sentence_with_its_reading():
    among = [("我们在图书馆里看了很多书", "我們在圖書館裏看了很多書")]
    words = [("滇系军阀", "滇系軍閥"), ("船只", "船隻")]
    made = list(embedded(words, among, word_table(), "seed"))
    assert made == list(embedded(words, among, word_table(), "seed"))
    for (simplified, traditional), ((text, target), place) in zip(words, made, strict=True):
        assert (text[place.start : place.stop], target[place.start : place.stop]) == (simplified, traditional)
        assert text[: place.start] + text[place.stop :] == among[0][0]
        assert text[max(0, place.start - 2) : place.start] != "图书"


def test_each_sentence_of_ours_has_the_reading_that_it_is_for():
    to_standard, reading = OpenCC("tw2t").convert, ""
    for line in (Path(training.__file__).parent / "sentences.txt").read_text("utf-8").splitlines()[3:]:
        if line.startswith("# "):
            reading, _ = line[2:].split()
        else:
            assert reading in line or to_standard(reading) in to_standard(line), line


def test_the_lexicon_agrees_with_itself():
    rows = [line.split("\t") for line in own_lines("lexicon.tsv")]
    assert len({source for source, _ in rows}) == len(rows)
    assert all(len(source) == len(target) > 1 for source, target in rows)
    to_simplified = OpenCC("t2s").convert
    assert not [source for source, target in rows if to_simplified(target) not in {source, target}]

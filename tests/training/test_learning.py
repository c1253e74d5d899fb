"""The tools that make the data of the script layer."""

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.conversion.tables import pack, unpack
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

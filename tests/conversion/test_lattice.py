from hypothesis import given
from hypothesis import strategies as st

from toolkit.conversion.entry import Entry
from toolkit.conversion.lattice import script_engine
from toolkit.model.locale import Locale

HANS, HANT = Locale.parse("zh-Hans"), Locale.parse("zh-Hant")


def output(text: str, *entries: Entry) -> str:
    return "".join(word.output for word in script_engine(HANS, HANT, entries).words(text))


def test_a_word_decides_what_its_characters_become() -> None:
    assert output("头发发达") == "頭髮發達"


def test_a_name_wins_and_steers_the_words_around_it() -> None:
    assert output("刘令一只用了", Entry("刘令一", "劉令一", "name:劉令一")) == "劉令一只用了"


@given(st.text("头发里面只有一A\0，。\U00020000"))
def test_the_words_cover_the_text_in_order(text: str) -> None:
    words = script_engine(HANS, HANT).words(text)
    assert "".join(text[word.start : word.end] for word in words) == text
    assert [word.start for word in words[1:]] == [word.end for word in words[:-1]]

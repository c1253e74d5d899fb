from toolkit.conversion import Converter
from toolkit.conversion.names import document_readings, names_in
from toolkit.conversion.transliteration import name_spans
from toolkit.model.locale import Locale

CN, TW = Locale.parse("zh-Hans-CN"), Locale.parse("zh-Hant-TW")


def test_a_name_that_recurs_is_kept_whole_where_it_runs_into_the_next_word() -> None:
    texts = ["员工刘令一说，他没想到。", "刘令一和同事都走了。", "刘令一只用了两天。"]
    assert "刘令一" in names_in(texts, CN)
    assert Converter(CN, TW).for_document(texts).convert(texts[2]) == "劉令一只用了兩天。"


def test_words_that_begin_like_a_name_are_none() -> None:
    texts = ["于是他说，这是一只猫。", "于是他问，那是一只狗。", "高兴地说。高兴地问。", "方法很多，方法说不完。"]
    assert names_in(texts, CN) == ()


def test_the_parts_of_a_dotted_name_are_found_alone() -> None:
    assert names_in(["首席执行官安迪·贾西宣布裁员。", "安迪·贾西表示。", "贾西说。"], CN)[-2:] == ("安迪", "贾西")


def test_sounds_in_dotted_names_are_no_words() -> None:
    assert Converter(CN, TW).convert("在埃里克·马格努松的家里") == "在埃里克·馬格努松的家裡"
    assert [span.of("和安迪·贾西在一起") for span in name_spans("和安迪·贾西在一起")] == ["安迪·贾西"]


def test_one_clear_sentence_decides_for_the_unclear_ones() -> None:
    texts = ["他发了。", "头发白了，发了。"]
    assert set(document_readings(texts, CN, TW).values()) <= {"發", "髮"}


def test_characters_at_the_edges_of_paragraphs_are_no_ones_neighbours():
    texts = ["干发生了", "他说干发", "发干了", "里干"]
    assert Converter(CN, TW).for_document(texts).convert("干发生了")

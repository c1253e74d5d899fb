"""A name that only its recurrence made one is written alike everywhere, and said to be a guess, once."""

from toolkit.conversion import Converter, Entry
from toolkit.model.locale import Locale

CN, TW = Locale.parse("cn"), Locale.parse("tw")
TEXTS = ["周干成开车。周干成说：“慢慢开。”", "后来周干成笑了。", "周干成回家，周干成睡了。"]


def doubts_of(converter):
    changes = [change for text in TEXTS for change in converter.changes(text)]
    return [change for change in changes if change.doubt and "周干成" in change.old]


def test_a_guessed_name_is_in_doubt_at_its_first_mention_only():
    converter = Converter(CN, TW).for_document(TEXTS)
    written = {change.new for text in TEXTS for change in converter.changes(text) if change.old == "周干成"}
    assert len(written) == 1
    (found,) = doubts_of(converter)
    assert found.alternatives
    assert found.new not in found.alternatives
    assert all(other[0] == "周" for other in found.alternatives)


def test_a_name_that_the_publication_gives_is_no_guess():
    converter = Converter(CN, TW, entries=(Entry("周干成", "周乾成", "name:周干成"),)).for_document(TEXTS)
    assert doubts_of(converter) == []
    assert "周乾成" in converter.convert(TEXTS[1])

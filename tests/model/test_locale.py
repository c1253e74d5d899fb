"""Tags and everyday names of locales."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import UsageError
from toolkit.model.locale import Locale


@pytest.mark.parametrize(
    ("typed", "tag"),
    [
        ("zh-TW", "zh-Hant-TW"),
        ("zh_CN", "zh-Hans-CN"),
        ("ZH-hant-hk", "zh-Hant-HK"),
        ("mo", "zh-Hant-MO"),
        ("zh-SG", "zh-Hans-SG"),
        ("zh-Hans-TW", "zh-Hans-TW"),
        ("zh", "zh-Hans"),
        ("en", "en"),
        ("en-GB-oxendict", "en-GB-oxendict"),
        ("zh-Hant-TW-x-house", "zh-Hant-TW-x-house"),
    ],
)
def test_what_people_type_becomes_a_tag(typed, tag):
    assert str(Locale.parse(typed)) == tag


@pytest.mark.parametrize("typed", ["", "chinese traditional", "zh-", "12", "zh--TW"])
def test_what_is_no_tag_is_refused_with_an_example(typed):
    with pytest.raises(UsageError, match="zh-Hant-TW"):
        Locale.parse(typed)


@given(st.sampled_from(["zh", "en", "ja"]), st.sampled_from(["", "Hant", "Hans"]), st.sampled_from(["", "TW", "HK"]))
def test_a_tag_reads_back_as_itself(language, script, region):
    tag = str(Locale.parse("-".join(part for part in (language, script, region) if part)))
    assert str(Locale.parse(tag)) == tag

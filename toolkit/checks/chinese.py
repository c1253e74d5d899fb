"""Checks of script and region, word by word through the converter, never by a set of characters."""

from collections.abc import Iterator

from toolkit.checks.side import Finding, Side


def script_residue(side: Side) -> Iterator[Finding]:
    """A word is written in the other script.

    The reader sees that the text was converted by a machine. The converter's word is the suggestion. Words that both
    scripts write alike are silent, whatever characters they hold.

    Fires on «云服務» in zh-Hant-TW; silent on «皇后», «乾隆», «瞭解», «吃».
    """
    yield from _of_converter(side, "script-residue")


def over_conversion(side: Side) -> Iterator[Finding]:
    """A character was converted that should have stayed.

    The word means nothing, or something else. The right word is the suggestion.

    Fires on «劉令一隻用了», «皇後», «頭發», «弄幹»; silent on «一隻貓», «後來», «頭髮», «乾淨».
    """
    yield from _of_converter(side, "over-conversion")


def region_word(side: Side) -> Iterator[Finding]:
    """A word is one of another region.

    The reader understands it, and knows that the text was not written for him. The word of the region is the
    suggestion.

    Fires on «軟件» in zh-Hant-TW, «软体» in zh-Hans-CN; silent on «默認在核心業務», «行程», «考核».
    """
    yield from _of_converter(side, "region-word")


def _of_converter(side: Side, check: str) -> Iterator[Finding]:
    for issue in side.chinese:
        if issue.check == check:
            yield Finding(issue.message, issue.span, issue.suggestion, issue.severity)

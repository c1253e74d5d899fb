"""Formulas in TeX between dollars, as mathematicians write them in Markdown: what stands in them is no markup."""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(
    r"\$\$(?P<shown>(?:[^$]|\$(?!\$))+)\$\$|\$(?![\s$])(?P<run>(?:[^$\\]|\\.)+?)(?<!\s)\$(?![0-9$])", re.DOTALL
)
"""As in pandoc: no space behind the first dollar and before the last, no digit behind the last."""
_TEX = re.compile(r"\\[A-Za-z,;!{}]|[\^_=<>+*/|]|[A-Za-z]['’]?|[A-Za-z]\([A-Za-z]\)")
_HAN = re.compile("[\u3400-\u9fff]")


def formula(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 (markdown-it calls it so)
    """Read a formula; two prices in one sentence are none."""
    found = _FORMULA.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "$" else None
    if found is None or not is_formula(found["shown"] or found["run"]):
        return False
    if not silent:
        state.push("formula", "", 0).content = found[0]
    state.pos = found.end()
    return True


def formula_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:  # noqa: FBT001 (markdown-it calls it so)
    """Read the lines of a formula as one paragraph, whatever they look like: blank lines, minus signs, number signs."""
    if state.is_code_block(first) or not state.src.startswith("$$", state.bMarks[first] + state.tShift[first]):
        return False
    end = _closing_line(state, first, last)
    if not end:
        return False
    content = state.getLines(first, end, state.blkIndent, keepLastLF=False).strip()
    found = _FORMULA.match(content)
    if found is None or not is_formula(found["shown"]):
        return False
    if not silent:
        state.line = end
        state.push("paragraph_open", "p", 1).map = [first, end]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = content, [first, end], []
        state.push("paragraph_close", "p", -1)
    return True


def _closing_line(state: StateBlock, first: int, last: int) -> int:
    """Return the line behind a formula that begins at a line and ends at a later one of its container; 0 if none."""
    opening = state.src[state.bMarks[first] + state.tShift[first] + 2 : state.eMarks[first]]
    if "$$" in opening:
        return 0
    for number in range(first + 1, last):
        if state.sCount[number] < state.blkIndent and not state.isEmpty(number):
            return 0
        if "$$" in state.src[state.bMarks[number] : state.eMarks[number]]:
            return number + 1
    return 0


def is_formula(inside: str) -> bool:
    r"""Whether this is TeX: a letter, or signs that prices and sentences lack; Chinese only in a command such as \text.

    >>> [is_formula(inside) for inside in ("n", "x_i", "10，", "5 和 HK", r"v_{\text{光}}")]
    [True, True, False, False, True]
    """
    command = "\\" in inside
    if _HAN.search(inside) and not command:
        return False
    return command or bool(_TEX.fullmatch(inside)) or bool(re.search(r"[\^_=<>+{}]", inside))

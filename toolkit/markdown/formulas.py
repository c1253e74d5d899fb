"""Formulas in TeX between dollars, as mathematicians write them in Markdown: what stands in them is no markup."""

import re

from markdown_it.rules_inline import StateInline

_FORMULA = re.compile(r"\$\$(?P<shown>[^$]+)\$\$|\$(?![\s$])(?P<run>(?:[^$\\]|\\.)+?)(?<!\s)\$(?![0-9$])", re.DOTALL)
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


def is_formula(inside: str) -> bool:
    r"""Whether this is TeX: a letter, or signs that prices and sentences lack; Chinese only in a command such as \text.

    >>> [is_formula(inside) for inside in ("n", "x_i", "10，", "5 和 HK", r"v_{\text{光}}")]
    [True, True, False, False, True]
    """
    command = "\\" in inside
    if _HAN.search(inside) and not command:
        return False
    return command or bool(_TEX.fullmatch(inside)) or bool(re.search(r"[\^_=<>+{}]", inside))

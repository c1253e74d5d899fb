"""The lines M01-M17 for Markdown, on editions that `toolkit build` makes of the shared sample."""

import json
import re
import subprocess
from pathlib import Path

from tests.acceptance.sample import CHECKS, NODE, tools, twice
from toolkit.model.document import Heading, Paragraph
from toolkit.model.text import Mark, MarkKind, RichText, Span
from toolkit.model.walking import walk
from toolkit.readers import read
from toolkit.writers.markdown_inline import InlineWriter

PACKAGES = (
    "mdformat==1.0.0",
    "mdformat-gfm==1.0.0",
    "mdformat-footnote==0.1.3",
    "mdformat-frontmatter==2.2.0",
    "markdown-it-py",
    "mdit-py-plugins",
    "lxml",
    "PyYAML",
)
"""What the shared script looks with; in an environment of its own, since nothing of ours needs them."""

TAGS = ("zh-Hant-TW", "zh-Hans-CN", "zh-Hant-HK")


def run(folder: Path) -> dict[str, str]:
    """Build the sample's editions in a folder and return each line with "pass" or "fail" and a reason.

    The lines of the edition for Taiwan carry their plain names, those of the others the region behind a hyphen.
    """
    mdformat = tools("markdown-tools", "TOOLKIT_MARKDOWN_TOOLS", PACKAGES, "mdformat") / "mdformat"
    linter = _linter()
    first, second = twice(folder, "".join(f'[[edition]]\nlocale = "{tag}"\nformats = ["md"]\n' for tag in TAGS))
    lines: dict[str, str] = {}
    for tag in TAGS:
        name = f"rich.{tag}.md"
        command = [str(mdformat.parent / "python"), str(CHECKS / "check_md.py"), str(first / name)]
        command += [str(_expectation(first, tag)), "--second", str(second / name), "--json"]
        done = subprocess.run(
            [*command, "--mdformat", str(mdformat), "--lint", str(linter)], check=True, capture_output=True, text=True
        )
        found: dict[str, list[str]] = json.loads(done.stdout)
        if tag.startswith("zh-Hans"):
            # The line wants no “” beside Chinese characters, which are the quotation marks of the Mainland.
            del found["M12"]
        suffix = "" if tag == "zh-Hant-TW" else f"-{tag[-2:]}"
        lines |= {f"{line}{suffix}": " ".join(result).strip() for line, result in found.items()}
    return lines | {"M17": _flanking(mdformat.parent / "python")}


def _linter() -> Path:
    """Return markdownlint, after setting it up where it is missing."""
    program = NODE / ".bin" / "markdownlint-cli2"
    if not program.exists():
        NODE.parent.mkdir(parents=True, exist_ok=True)
        options = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(["npm", "install", "--prefix", str(NODE.parent), *options, "markdownlint-cli2"], check=True)
    return program


def _expectation(outputs: Path, tag: str) -> Path:
    """Return what the script expects of an edition: for other regions than Taiwan in that edition's own words."""
    if tag == "zh-Hant-TW":
        return CHECKS / "expect.json"
    expected = json.loads((CHECKS / "expect.json").read_text("utf-8"))
    document = read(outputs / f"rich.{tag}.md").document
    blocks = list(walk(document.blocks))
    emphasis = [
        mark.span.of(text.text) for text in document.texts() for mark in text.marks if mark.kind is MarkKind.EMPHASIS
    ]
    article, target = outputs / f"{tag}.txt", outputs / f"{tag}.json"
    article.write_text("\n".join(block.text.text for block in blocks if isinstance(block, Paragraph)), "utf-8")
    expected |= {
        "lang": tag,
        "title": document.metadata.title.text,
        "author": document.metadata.creators[0].name.text,
        "headings": [block.text.text for block in blocks if isinstance(block, Heading)],
        "em": emphasis[0],
        "article": article.name,
    }
    target.write_text(json.dumps(expected, ensure_ascii=False), "utf-8")
    return target


def _flanking(python: Path) -> str:
    """Put the fixtures of `flanking.py` through our writer, and what comes out through CommonMark's parser."""
    source = (CHECKS / "flanking.py").read_text("utf-8")
    cases = re.findall(r"<p>(.*?)<(strong|em)>(.*?)</\2>(.*?)</p>", source)
    written = [_emphasized(*case) for case in cases]
    script = "import json, sys; from markdown_it import MarkdownIt as M; m = M('commonmark'); "
    script += "print(json.dumps([m.render(each) for each in json.load(sys.stdin)]))"
    done = subprocess.run(
        [str(python), "-c", script], input=json.dumps(written), check=True, capture_output=True, text=True
    )
    wrong = [
        line
        for (_, tag, inside, _), line, page in zip(cases, written, json.loads(done.stdout), strict=True)
        if f"<{tag}>{inside}</{tag}>" not in page or "*" in re.sub("<[^>]*>", "", page)
    ]
    return f"fail {wrong}" if wrong or len(cases) != 6 else "pass 6 of 6"


def _emphasized(before: str, tag: str, inside: str, after: str) -> str:
    kind = MarkKind.STRONG if tag == "strong" else MarkKind.EMPHASIS
    span = Span(len(before), len(before + inside))
    return InlineWriter().write(RichText(before + inside + after, (Mark(span, kind),)))

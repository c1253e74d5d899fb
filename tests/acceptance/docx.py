"""The lines D01-D28 for DOCX, on editions that `toolkit build` makes of the shared sample."""

import json
import subprocess
from pathlib import Path

from tests.acceptance.sample import CHECKS, tools, twice
from toolkit.model.document import Heading, Paragraph
from toolkit.model.walking import walk
from toolkit.readers import read

PACKAGES = (
    "openxml-audit==0.8.0",
    "docx-integrity==0.2.0",
    "mammoth==1.13.0",
    "docx2python==3.7.1",
    "python-docx",
    "lxml",
)
"""What the shared script looks with; in an environment of its own, since nothing of ours needs them."""

WHATEVER_THE_PAGE = ("D01", "D02", "D03", "D04", "D05", "D06", "D10", "D11", "D17", "D18", "D19", "D22", "D26", "D27")
"""Lines that ask nothing of how the text is arranged: vertical and parallel editions pass them too."""
EDITIONS = """\
[[edition]]
locale = "zh-Hant-TW"
formats = ["docx"]
[[edition]]
locale = "zh-Hant-TW"
writing = "vertical"
formats = ["docx"]
[[edition]]
locale = "zh-Hant-TW"
parallel = "zh-Hans-CN"
formats = ["docx"]
[[edition]]
locale = "zh-Hans-CN"
formats = ["docx", "md"]
[[edition]]
locale = "zh-Hant-HK"
formats = ["docx", "md"]
"""


def run(folder: Path) -> dict[str, str]:
    """Build the sample's editions in a folder and return each line with "pass" or "fail" and a reason.

    The lines of the edition for Taiwan carry their plain names, those of the others the region behind a hyphen.
    """
    python = tools("docx-tools", "TOOLKIT_DOCX_TOOLS", PACKAGES, "docx-integrity") / "python"
    first, second = twice(folder, EDITIONS)
    lines: dict[str, str] = {}
    for tag in ("zh-Hant-TW", "zh-Hans-CN", "zh-Hant-HK"):
        name = f"rich.{tag}.docx"
        found = _check(python, first / name, second / name, _expectation(first, tag))
        if tag.startswith("zh-Hans"):
            # The line wants no “” beside Chinese characters, which are the quotation marks of the Mainland.
            del found["D25"]
        suffix = "" if tag == "zh-Hant-TW" else f"-{tag[-2:]}"
        lines |= {f"{line}{suffix}": " ".join(result).strip() for line, result in found.items()}
    for name in ("vertical", "parallel"):
        file = f"rich.zh-Hant-TW{'.vertical' if name == 'vertical' else '+zh-Hans-CN'}.docx"
        found = _check(python, first / file, second / file, CHECKS / "expect.json")
        lines |= {f"{line}-{name}": " ".join(found[line]).strip() for line in WHATEVER_THE_PAGE}
    return lines


def _expectation(outputs: Path, tag: str) -> Path:
    """Return what the script expects of an edition: for other regions than Taiwan in the words of their Markdown."""
    if tag == "zh-Hant-TW":
        return CHECKS / "expect.json"
    expected = json.loads((CHECKS / "expect.json").read_text("utf-8"))
    document = read(outputs / f"rich.{tag}.md").document
    blocks = list(walk(document.blocks))
    headings = [block.text.text for block in blocks if isinstance(block, Heading)]
    paragraphs = [block.text.text for block in blocks if isinstance(block, Paragraph)]
    article, target = outputs / f"{tag}.txt", outputs / f"{tag}.json"
    article.write_text("\n".join(paragraphs), "utf-8")
    expected |= {
        "lang": tag,
        "word_ea": f"zh-{tag[-2:]}",
        "title": document.metadata.title.text,
        "author": document.metadata.creators[0].name.text,
        "headings": headings,
        "article": article.name,
    }
    target.write_text(json.dumps(expected, ensure_ascii=False), "utf-8")
    return target


def _check(python: Path, file: Path, twin: Path, expectation: Path) -> dict[str, list[str]]:
    script = [str(python), str(CHECKS / "check_docx.py"), str(file), str(expectation), str(CHECKS / "xsd")]
    done = subprocess.run(
        [*script, "--second", str(twin), "--soffice", "--json"], check=True, capture_output=True, text=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found

"""Speed and memory of the EPUB and DOCX writers beside pandoc, EbookLib and python-docx: python -m benchmarks.editions.

Every program gets the same text, in a process of its own. Times are the least of the runs: wall time, and the time
of the processor, which other work on the machine disturbs less. Memory is the highest resident size of the process; of
ours, what it grows by beyond what it held before. "write" is the writer alone, from a document in memory; pandoc's
reads its own tree as JSON.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import peer_python

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "sources" / "amazon-layoffs.zh-Hant-TW.md"
PEERS = Path(__file__).parent / "peer_editions.py"
PACKAGES = {
    "pandoc write": "pypandoc_binary",
    "pandoc read+write": "pypandoc_binary",
    "EbookLib": "EbookLib",
    "python-docx": "python-docx",
}
OURS = ("toolkit write", "toolkit read+write")


@dataclass(frozen=True, slots=True)
class Measure:
    """What one run took."""

    seconds: float
    processor: float
    mebibytes: float


def markdown(size: int) -> str:
    """Return the article again and again, with headings, emphasis, links and notes, as `size` bytes of Markdown."""
    body = ARTICLE.read_text("utf-8").partition("\n---\n")[2]
    paragraphs = [paragraph for paragraph in body.split("\n\n") if paragraph.strip() and "|" not in paragraph]
    pieces, written, number = ['---\ntitle: "長書"\nlang: zh-Hant-TW\n---\n'], 0, 0
    notes: list[str] = []
    while written < size:
        paragraph = paragraphs[number % len(paragraphs)].strip().lstrip("#> ")
        if number % 40 == 0:
            pieces.append(f"## 第{number // 40 + 1}章 {paragraph[:6]}")
        if number % 10 == 3:
            paragraph = f"**{paragraph[:4]}**{paragraph[4:]}[^{number}]"
            notes.append(f"[^{number}]: 註{number}：{paragraph[6:20].replace('*', '')}。")
        elif number % 10 == 7:
            paragraph = f"[{paragraph[:4]}](https://example.org/{number}){paragraph[4:]}"
        pieces.append(paragraph)
        written += len(paragraph.encode()) + 2
        number += 1
    return "\n\n".join([*pieces, *notes]) + "\n"


def measured(command: list[str], runs: int) -> Measure:
    """Run a command that prints the seconds it took as its last line, or is timed from outside."""
    found = [_run(command) for _ in range(runs)]
    return Measure(
        min(each.seconds for each in found),
        min(each.processor for each in found),
        max(each.mebibytes for each in found),
    )


def _run(command: list[str]) -> Measure:
    # A child of a child: the resident size that the system reports is the highest of all children so far.
    code = (
        "import json,resource,subprocess,sys,time\n"
        "start=time.perf_counter()\n"
        "done=subprocess.run(sys.argv[1:],check=True,capture_output=True,text=True)\n"
        "spent=time.perf_counter()-start\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([spent,used.ru_utime+used.ru_stime,used.ru_maxrss/1024,done.stdout]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    output = subprocess.run(
        [sys.executable, "-c", code, *command], check=True, capture_output=True, text=True, env=environment
    ).stdout
    seconds, processor, peak, said = json.loads(output)
    return Measure(*json.loads(said)) if said.startswith("[") else Measure(seconds, processor, peak)


def child(source: Path, target: Path, way: str) -> None:
    """Do our own work and print what it took; run in a process of its own."""
    from toolkit import readers, writers

    start, busy, before = time.perf_counter(), 0.0, _resident()
    document = readers.read(source).document
    if way == OURS[0]:
        start, busy, before = time.perf_counter(), time.process_time(), _resident()
    target.write_bytes(writers.write(document, target.suffix[1:]).data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.perf_counter() - start, time.process_time() - busy, peak - before]))


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def commands(source: Path, target: Path) -> dict[str, Callable[[], list[str]]]:
    """Return how each program makes the target."""
    module = [sys.executable, "-m", "benchmarks.editions", "--child", str(source), str(target)]
    made: dict[str, Callable[[], list[str]]] = {way: lambda way=way: [*module, "--way", way] for way in OURS}  # type: ignore[misc]
    for program, package in PACKAGES.items():
        wanted = {"EbookLib": ".epub", "python-docx": ".docx"}.get(program, target.suffix)
        if wanted == target.suffix:
            made[program] = lambda program=program, package=package: [  # type: ignore[misc]
                str(peer_python(package.lower(), package)),
                str(PEERS),
                program,
                str(source),
                str(target),
            ]
    return made


def main() -> None:
    """Measure everything and print a table for each size and format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=float, default=[1, 10], help="megabytes of Markdown")
    parser.add_argument("--formats", nargs="+", default=["epub", "docx"])
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--child", nargs=2, type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--way", default=OURS[0], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], options.child[1], options.way)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            source = Path(folder) / f"long-{size:g}.zh-Hant-TW.md"
            source.write_text(markdown(int(size * 1_000_000)), "utf-8")
            for suffix in options.formats:
                _table(size, suffix, source, options.runs)


def _table(size: float, suffix: str, source: Path, runs: int) -> None:
    print(f"\n{size:g} MB of Markdown to {suffix}\n{'program':24}{'seconds':>10}{'processor':>10}{'MiB':>10}")
    for program, command in commands(source, source.with_suffix(f".{suffix}")).items():
        if program == "python-docx" and size > 2:
            print(f"{program:24}{'—':>10}   its add_paragraph is quadratic: more than 7 minutes")
            continue
        found = measured(command(), runs if size <= 2 else 2)
        print(f"{program:24}{found.seconds:>10.2f}{found.processor:>10.2f}{found.mebibytes:>10.0f}", flush=True)


if __name__ == "__main__":
    main()

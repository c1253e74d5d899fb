"""Speed and memory of EPUB and DOCX editions beside pandoc, EbookLib and python-docx: python -m benchmarks.editions.

Every program gets the same text, in a process of its own, from its start to its end; only "writer alone" of ours is
timed inside of the process, from a document in memory, and pandoc's reads its own tree as JSON. Each runs once before
it is measured, so that Python's byte code and the files are there, as where it is in use. Times are the least of the
runs: wall time, and the time of the processor, which other work on the machine disturbs less. Memory is the highest
resident size of the process; of our writer alone, what it grows by. pandoc is there three times: as one types it; with
the quickest of its readers that knows notes and attributes; and as PyPI's pypandoc calls it from Python. The last two
columns say how many times as long the first and the second take, by the clock; a writer alone stands against pandoc's.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from benchmarks.peers import peer_python

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = ROOT / "sources" / "amazon-layoffs.zh-Hant-TW.md"
PEERS = Path(__file__).parent / "peer_editions.py"
OURS, OUR_WRITER, BUILD = "toolkit", "toolkit, writer alone", "toolkit build, another region"
PANDOC, PANDOC_QUICK, PANDOC_WRITER = "pandoc", "pandoc -f commonmark_x", "pandoc, writer alone"
PYPANDOC = "pypandoc"
PEER = {"epub": "EbookLib", "docx": "python-docx"}
WHOLE = (
    "import sys; from pathlib import Path; from toolkit import readers, writers; "
    "source, target = map(Path, sys.argv[1:]); "
    "target.write_bytes(writers.write(readers.read(source).document, target.suffix[1:]).data)"
)
CALL = (
    "import sys, pypandoc; source, target = sys.argv[1:3]; "
    "pypandoc.convert_file(source, target.rpartition('.')[2], outputfile=target, extra_args=sys.argv[3:])"
)
LANGUAGE = ["-s", "-M", "lang=zh-Hant-TW"]
PROJECT = """[publication]
publisher = "Toolkit Press"
sources = ["sources/*.zh-*.md"]
glossary = ["glossary/terms.csv"]
names = "glossary/names.tsv"
outputs = "outputs"
[[edition]]
locale = "zh-Hant-HK"
formats = ["{suffix}"]
"""


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


def measured(wanted: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, Measure]:
    """Run commands, each of which prints what it took or is timed from outside, one after the other, in rounds.

    A machine that is slower for a while is so for all of them.
    """
    found: dict[str, list[Measure]] = {program: [] for program in wanted}
    for number in range(rounds + 1):
        for program, command in wanted.items():
            measure = _run(command, folder)
            found[program] += [measure] if number else []
    return {
        program: Measure(
            min(each.seconds for each in measures),
            min(each.processor for each in measures),
            max(each.mebibytes for each in measures),
        )
        for program, measures in found.items()
    }


def _run(command: list[str], folder: Path) -> Measure:
    # A child of a child: the resident size that the system reports is the highest of all children so far.
    code = (
        "import json,resource,subprocess,sys,time\n"
        "start=time.perf_counter()\n"
        "done=subprocess.run(sys.argv[1:],check=True,capture_output=True,text=True)\n"
        "spent=time.perf_counter()-start\n"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(json.dumps([spent,used.ru_utime+used.ru_stime,used.ru_maxrss/1024,done.stdout]))\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    output = subprocess.run(
        [sys.executable, "-c", code, *command], check=True, capture_output=True, text=True, env=environment, cwd=folder
    ).stdout
    seconds, processor, peak, said = json.loads(output)
    return Measure(*json.loads(said)) if said.startswith("[") else Measure(seconds, processor, peak)


def write_alone(source: Path, target: Path) -> None:
    """Write a document that is in memory, and print what it took; run in a process of its own."""
    from toolkit import readers, writers

    writers.write(readers.read(ARTICLE).document, target.suffix[1:])
    document = readers.read(source).document
    start, busy, before = time.perf_counter(), time.process_time(), _resident()
    target.write_bytes(writers.write(document, target.suffix[1:]).data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.perf_counter() - start, time.process_time() - busy, max(0.0, peak - before)]))


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / (1 << 20)


def pandoc() -> str:
    """Return the path of pandoc's program."""
    code = "import pypandoc; print(pypandoc.get_pandoc_path())"
    command = [_pypandoc(), "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _pypandoc() -> str:
    return str(peer_python("pypandoc_binary", "pypandoc_binary"))


def commands(source: Path, target: Path) -> dict[str, list[str]]:
    """Return how each program makes the target from the source."""
    program, tree = pandoc(), source.with_suffix(".json")
    if not tree.exists():
        subprocess.run([program, *LANGUAGE, str(source), "-o", str(tree)], check=True, capture_output=True)
    peer = PEER[target.suffix[1:]]
    return {
        PANDOC_WRITER: [program, "-f", "json", str(tree), "-o", str(target)],
        OUR_WRITER: [sys.executable, "-m", "benchmarks.editions", "--alone", str(source), str(target)],
        PANDOC: [program, *LANGUAGE, str(source), "-o", str(target)],
        PANDOC_QUICK: [program, "-f", "commonmark_x", *LANGUAGE, str(source), "-o", str(target)],
        PYPANDOC: [_pypandoc(), "-c", CALL, str(source), str(target), *LANGUAGE],
        OURS: [sys.executable, "-c", WHOLE, str(source), str(target)],
        peer: [str(peer_python(peer.lower(), peer)), str(PEERS), peer, str(source), str(target)],
    }


def build_command(folder: Path, suffix: str) -> list[str]:
    """Return how `toolkit build` makes the article's edition for another region, glossed, proofread and reported."""
    for name in ("sources", "glossary"):
        copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    (folder / "toolkit.toml").write_text(PROJECT.format(suffix=suffix), "utf-8")
    code = "import shutil, sys; shutil.rmtree('outputs', True); from toolkit.cli import main; main(['build'])"
    return [sys.executable, "-c", code]


def main() -> None:
    """Measure everything and print a table for each size and format."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=float, default=[0, 1, 10], help="megabytes; 0 is the article")
    parser.add_argument("--formats", nargs="+", default=["epub", "docx"])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--alone", nargs=2, type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.alone:
        write_alone(*options.alone)
        return
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            source = Path(folder) / f"long-{size:g}.zh-Hant-TW.md"
            text = markdown(int(size * 1_000_000)) if size else ARTICLE.read_text("utf-8")
            source.write_text(text, "utf-8")
            for suffix in options.formats:
                _table(size, suffix, source, options.rounds)


def _table(size: float, suffix: str, source: Path, rounds: int) -> None:
    print(f"\n### {f'{size:g} MB of Markdown' if size else 'The article'} to {suffix}\n")
    print("| program | seconds | processor | MiB | pandoc takes | its quickest |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    wanted = commands(source, source.with_suffix(f".{suffix}"))
    if not size:
        wanted[BUILD] = build_command(source.parent, suffix)
    if size > 2:
        # Its add_paragraph is quadratic: 10 MB take more than 7 minutes.
        wanted.pop("python-docx", None)
    found = measured(wanted, source.parent, rounds)
    for program, took in found.items():
        against = [PANDOC_WRITER, PANDOC_WRITER] if "alone" in program else [PANDOC, PANDOC_QUICK]
        ratios = " | ".join(f"{found[each].seconds / took.seconds:.1f} ×" for each in against)
        print(
            f"| {program} | {took.seconds:.3f} | {took.processor:.3f} | {took.mebibytes:.0f} | {ratios} |", flush=True
        )


if __name__ == "__main__":
    main()

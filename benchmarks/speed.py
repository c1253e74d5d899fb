"""Speed and memory of our converter and its peers: `python -m benchmarks.speed [--large] [--only NAME]`.

Each converter runs alone in a fresh process, line by line. Seconds are those of the processor, so that what else a
machine does matters less; of `--runs` runs the best counts. `start` is all up to the first converted sentence;
`article` the second conversion of the article (warm). Then megabytes (UTF-8) a second: on `new` text, a megabyte of
speeches in which nothing repeats itself, Simplified to Traditional for Taiwan (S→T) and back (T→S), converted once; and
on the article over and over, S→T, 1 MB and with `--large` 10 MB, which flatters whoever remembers. `memory` is the most
that the process held. `toolkit` has the script and variant layers, as the peers have; its second row all layers.
"""

import argparse
import gzip
import resource
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.converters import ALL_LAYERS, PEERS, TOOLKIT, Peer, interpreter
from toolkit.conversion import Converter, Layer, Options
from toolkit.model.locale import Locale

ROOT = Path(__file__).parent.parent
NEW = "data/taiwan-transcripts.train.txt.gz"
SKIP, MEGABYTE = 1_000_000, 1_000_000
"""Characters of the speeches that are passed over, and bytes that are taken."""
TIMED = """
import sys, time, resource
texts = open(sys.argv[1], encoding="utf-8").read()
lines = texts.split("\\n")
def once():
    began = time.process_time()
    for line in lines:
        convert(line)
    return time.process_time() - began
once() if len(texts) < 100_000 else convert("头发干了，頭髮乾了")
print(once(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Text:
    """What is converted, and in which direction."""

    name: str
    path: Path
    to_simplified: bool = False

    @property
    def megabytes(self) -> float:
        """Return its size."""
        return self.path.stat().st_size / 1e6


def measure(peer: Peer, text: Text, runs: int) -> tuple[float, float]:
    """Return what a converter takes for a text, line by line: seconds, and megabytes of memory."""
    program = peer.to_simplified if text.to_simplified else peer.to_traditional
    command = [str(interpreter(peer)), "-c", program + TIMED, str(text.path)]
    found: list[tuple[float, float]] = []
    for _ in range(runs):
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        seconds, memory = done.stdout.split()[-2:]
        found.append((float(seconds), float(memory)))
    return min(found)


def start(peer: Peer) -> float:
    """Return the best of three times up to the first sentence."""
    command = [str(interpreter(peer)), "-c", peer.to_traditional + "\nconvert('头发干了')"]
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def new_text(shared: Path) -> str:
    """Return a megabyte of speeches in Traditional characters, in which nothing repeats itself."""
    with gzip.open(shared / NEW, "rt", encoding="utf-8") as file:
        file.read(SKIP)
        text = file.read(MEGABYTE)
    return text.encode()[:MEGABYTE].decode("utf-8", "ignore")


def texts(article: Path, shared: Path, folder: Path, *, large: bool) -> Iterator[Text]:
    """Write the texts that are to be converted, and yield them: first the article."""
    taiwan, mainland = Locale.parse("tw"), Locale.parse("cn")
    whole = Converter(taiwan, mainland).convert(article.read_text("utf-8"))
    speeches = new_text(shared)
    script = Converter(taiwan, mainland, Options(layers=frozenset({Layer.SCRIPT, Layer.VARIANT})))
    times = MEGABYTE / len(whole.encode())
    written = {
        "article": whole,
        "new, S→T": script.convert(speeches),
        "new, T→S": speeches,
        "1 MB": whole * round(times),
        **({"10 MB": whole * round(10 * times)} if large else {}),
    }
    for number, (name, text) in enumerate(written.items()):
        path = folder / f"speed-{number}.txt"
        path.write_text(text, encoding="utf-8")
        yield Text(name, path, to_simplified=name.endswith("T→S"))


def table(peers: Sequence[Peer], article: Text, rated: Sequence[Text], runs: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield (
        "| converter | start, s | article, ms | "
        + " | ".join(f"{text.name}, MB/s" for text in rated)
        + " | memory, MB |"
    )
    yield "| --- | --- | --- |" + " --- |" * (len(rated) + 1)
    for peer in peers:
        warm = measure(peer, article, runs)
        measured = [measure(peer, text, runs) for text in rated]
        cells = [f"{start(peer):.2f}", f"{warm[0] * 1000:.0f}"]
        cells += [f"{text.megabytes / seconds:.2f}" for text, (seconds, _) in zip(rated, measured, strict=True)]
        cells.append(f"{max(memory for _, memory in (warm, *measured)):.0f}")
        yield f"| {peer.name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--article", type=Path, default=ROOT / "sources" / "amazon-layoffs.zh-Hant-TW.md")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with the speeches")
    parser.add_argument("--folder", type=Path, default=ROOT / "build", help="where the texts are written")
    parser.add_argument("--large", action="store_true", help="with 10 MB as well")
    parser.add_argument("--only", action="append", default=[], help="a converter, by name; may be given several times")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    options.folder.mkdir(exist_ok=True)
    article, *rated = texts(options.article, options.shared, options.folder, large=options.large)
    peers = [peer for peer in (TOOLKIT, ALL_LAYERS, *PEERS) if not options.only or peer.name in options.only]
    for line in table(peers, article, rated, options.runs):
        print(line, flush=True)


if __name__ == "__main__":
    main()

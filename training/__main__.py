"""Make the data of the script layer, the same bytes every time: `python -m training --shared ../shared`."""

import argparse
import zlib
from array import array
from pathlib import Path

from toolkit.conversion.tables import pack, word_table
from training.contexts import contexts
from training.learn import learn
from training.pairs import all_pairs
from training.samples import Collector, pack_rows, phrase_pairs, readings
from training.sources import fetch
from training.words import word_file

DATA = Path(__file__).parent.parent / "toolkit" / "conversion" / "data"


def main() -> None:
    """Write words.bin and s2t.bin; some two minutes of the processor."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--shared", type=Path, default=DATA.parents[3] / "shared", help="the folder with the texts")
    parser.add_argument("--packages", type=Path, default=Path("build/training"), help="where packages are unpacked")
    options = parser.parse_args()
    fetch(options.packages)
    words = word_file(options.packages)
    (DATA / "words.bin").write_bytes(words)
    sources = all_pairs(options.shared, options.packages) | {"phrases": list(phrase_pairs())}
    collector = Collector(word_table(), readings(sources), contexts(sources))
    for name, pairs in sources.items():
        collector.collect(name, pairs)
    learned = {
        slot: learn(samples, len(collector.entries[slot]), slot) for slot, samples in sorted(collector.samples.items())
    }
    # The features name words by their numbers: the model fits no other table than this one.
    texts = {"readings": "\n".join(collector.entries), "words": f"{zlib.crc32(words):08x}"}
    arrays = pack_rows(learned) | {"slots": array("B", collector.slots)}
    (DATA / "s2t.bin").write_bytes(pack(arrays, texts))


if __name__ == "__main__":
    main()

"""Every converter that the benchmarks compare, each in its own environment, by one small protocol.

A peer is asked in one process for many texts: a line of JSON in, a line of JSON out, so that its start-up is paid once.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers import peer_python

SERVE = """
import json, sys, time
for line in sys.stdin:
    began = time.perf_counter()
    texts = [convert(text) for text in json.loads(line)]
    print(json.dumps([time.perf_counter() - began, texts]), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A converter and how it is called."""

    name: str
    packages: tuple[str, ...]
    to_traditional: str
    """Python that defines `convert` from Simplified to Traditional for Taiwan, regional words left alone."""
    to_simplified: str


PEERS = (
    Peer(
        "opencc",
        ("opencc==1.4.2",),
        "from opencc import OpenCC; convert = OpenCC('s2tw').convert",
        "from opencc import OpenCC; convert = OpenCC('tw2s').convert",
    ),
    Peer(
        "opencc-pyo3",
        ("opencc-pyo3==0.12.0",),
        "from opencc_pyo3 import OpenCC; c = OpenCC('s2tw'); convert = lambda text: c.convert(text, False)",
        "from opencc_pyo3 import OpenCC; c = OpenCC('tw2s'); convert = lambda text: c.convert(text, False)",
    ),
    Peer(
        "opencc-jieba-pyo3",
        ("opencc-jieba-pyo3==0.8.0",),
        "from opencc_jieba_pyo3 import OpenCC; c = OpenCC('s2tw'); convert = lambda text: c.convert(text, False)",
        "from opencc_jieba_pyo3 import OpenCC; c = OpenCC('tw2s'); convert = lambda text: c.convert(text, False)",
    ),
    Peer(
        "zhconv-rs",
        ("zhconv-rs==0.4.2",),
        "from zhconv_rs import zhconv; convert = lambda text: zhconv(text, 'zh-Hant')",
        "from zhconv_rs import zhconv; convert = lambda text: zhconv(text, 'zh-Hans')",
    ),
    Peer(
        "starcc",
        ("starcc==0.0.5", "setuptools<81"),
        "from StarCC import PresetConversion; convert = PresetConversion(src='cn', dst='tw', with_phrase=False)",
        "from StarCC import PresetConversion; convert = PresetConversion(src='tw', dst='cn', with_phrase=False)",
    ),
    Peer(
        "sts-lib",
        ("sts-lib==0.41.0",),
        "from sts import StsMaker, StsConverter; convert = StsConverter(StsMaker().make('s2tw')).convert_text",
        "from sts import StsMaker, StsConverter; convert = StsConverter(StsMaker().make('tw2s')).convert_text",
    ),
)
OURS = (
    "from toolkit.conversion import Converter, Layer, Options; from toolkit.model.locale import Locale;"
    "options = Options(layers=frozenset(%s));"
    "convert = Converter(Locale.parse('%s'), Locale.parse('%s'), options).convert"
)
_SCRIPT = "{Layer.SCRIPT, Layer.VARIANT}"
TOOLKIT = Peer("toolkit", (), OURS % (_SCRIPT, "cn", "tw"), OURS % (_SCRIPT, "tw", "cn"))
ALL_LAYERS = Peer("toolkit, all layers", (), OURS % ("Layer", "cn", "tw"), OURS % ("Layer", "tw", "cn"))
"""What the peers do not do: regional words by their sentence."""


def interpreter(peer: Peer) -> Path:
    """Return the interpreter that has the peer; ours is the one that runs."""
    return peer_python(peer.name, *peer.packages) if peer.packages else Path(sys.executable)


def run(peer: Peer, program: str, texts: Sequence[str], repeat: int = 1) -> list[tuple[float, list[str]]]:
    """Return the seconds and the outputs of each of `repeat` rounds over the texts, in one process."""
    given = (json.dumps(list(texts)) + "\n") * repeat
    done = subprocess.run(
        [interpreter(peer), "-c", program + SERVE], input=given, capture_output=True, text=True, check=True
    )
    rows = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("[")]
    return [(seconds, outputs) for seconds, outputs in rows]

"""What was written beside the outputs of a publication: what each was made from, and what it was when we wrote it."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from toolkit.files import write_beside

STATE = ".build.json"
"""Name of the record, in the folder of the outputs."""


class Record:
    """The record of one folder of outputs."""

    def __init__(self, outputs: Path) -> None:
        self._outputs = outputs
        self._entries = _load(outputs / STATE)

    def is_ours(self, path: Path) -> bool:
        """Whether an output is as we wrote it: nobody has changed it since."""
        return path.is_file() and digest(path.read_bytes()) == self._entry(path).get("written")

    def inputs_of(self, path: Path) -> str:
        """Return the digest of what an output was made from; an empty string if we did not make it."""
        return self._entry(path).get("inputs", "")

    def note(self, path: Path, data: bytes, inputs: str) -> None:
        """Remember an output as it is written now."""
        self._entries[self._name(path)] = {"inputs": inputs, "written": digest(data)}

    def save(self) -> None:
        """Write the record."""
        text = json.dumps(self._entries, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        write_beside(self._outputs / STATE, text.encode())

    def _entry(self, path: Path) -> dict[str, str]:
        return self._entries.get(self._name(path), {})

    def _name(self, path: Path) -> str:
        return path.relative_to(self._outputs).as_posix()


def _load(path: Path) -> dict[str, dict[str, str]]:
    # A lost or broken record costs one build and never an output: files we cannot vouch for count as edited.
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {name: entry for name, entry in data.items() if isinstance(entry, dict)}


def digest(data: bytes) -> str:
    """Return what tells some bytes from any others."""
    return hashlib.sha256(data).hexdigest()


@lru_cache
def own_digest() -> str:
    """Return a digest of the toolkit itself: a new version makes new editions."""
    folder = Path(__file__).parent
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".pyc", ".po"}:
            total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()

"""What markdown-it knows of a file beside the line it reads: references and notes. Loads nothing of markdown-it."""

from typing import Any


def new_environment() -> dict[str, Any]:
    """Return what is known of a file before it is read: no references, no notes."""
    return {"references": {}, "footnotes": {"refs": {}, "list": {}}}


def define_note(environment: dict[str, Any], name: str) -> None:
    """Remember that a note is defined, as markdown-it's plugin does."""
    environment["footnotes"]["refs"][f":{name}"] = -1


def refer_to_note(environment: dict[str, Any], name: str) -> None:
    """Count a reference to a note, as markdown-it's plugin does: it numbers them together with the notes in a line."""
    known = environment["footnotes"]
    if known["refs"][f":{name}"] < 0:
        known["refs"][f":{name}"] = len(known["list"])
        known["list"][len(known["list"])] = {"label": name, "count": 0}
    known["list"][known["refs"][f":{name}"]]["count"] += 1

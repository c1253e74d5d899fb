"""Compile the message catalogues, both when a wheel is built and as a command: python .ci/compile_catalogues.py."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ModuleNotFoundError:  # run as a command, outside of a build
    BuildHookInterface = object  # type: ignore[assignment,misc]


def compile_catalogues(folder: Path) -> list[Path]:
    """Write a .mo file beside each .po file and return what was written."""
    written = []
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        with source.open("rb") as stream:
            catalogue = read_po(stream)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalogue)
        written.append(target)
    return written


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this before it packs the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues into the tree."""
        compile_catalogues(Path(self.root) / "toolkit" / "locale")


if __name__ == "__main__":
    for path in compile_catalogues(Path(__file__).parent.parent / "toolkit" / "locale"):
        print(path)

"""Every message of the toolkit is in every catalogue, translated, and with the same fields; no catalogue has others."""

import ast
import re
import sys
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent / "toolkit"
FIELD = re.compile(r"\{(\w+)")


def templates(path: Path) -> set[str]:
    """Return the literal templates of `Message(…)` and `label(…)` calls in a module."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Message", "label"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def main() -> int:
    """Compare code and catalogues; print each difference."""
    wanted = set().union(*(templates(path) for path in ROOT.rglob("*.py")))
    problems = []
    for path in sorted(ROOT.glob("locale/*/LC_MESSAGES/messages.po")):
        with path.open("rb") as stream:
            catalogue = {str(entry.id): str(entry.string) for entry in read_po(stream) if entry.id}
        language = path.parts[-3]
        problems += [f"{language}: not translated: {text!r}" for text in sorted(wanted) if not catalogue.get(text)]
        problems += [
            f"{language}: other fields: {text!r}"
            for text in sorted(wanted & set(catalogue))
            if set(FIELD.findall(text)) != set(FIELD.findall(catalogue[text])) and catalogue[text]
        ]
    print("\n".join(problems) or f"{len(wanted)} messages, all translated")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())

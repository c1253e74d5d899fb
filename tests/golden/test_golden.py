"""The golden editions are what a build gives."""

import importlib.util
from pathlib import Path

FOLDER = Path(__file__).parent


def load_golden():
    spec = importlib.util.spec_from_file_location("golden", FOLDER / "golden.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_golden_editions_are_what_a_build_gives(tmp_path):
    golden = load_golden()
    made = dict(golden.editions(tmp_path / "work"))
    kept = {
        path.relative_to(golden.EXPECTED).as_posix(): path.read_text("utf-8")
        for path in golden.EXPECTED.rglob("*")
        if path.is_file()
    }
    assert set(made) == set(kept)
    for name, text in made.items():
        assert text == kept[name], f"{name}: read the diff of `python tests/golden/golden.py`"

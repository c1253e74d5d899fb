"""`toolkit check` from outside: exit codes, formats, remarks, baseline."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CLEAN, DIRTY = "三天\tthree days\n", "三天\tfour days\n"


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "toolkit", "--language", "en", "check", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clean.tsv").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "dirty.tsv").write_text(DIRTY, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--bilingual", "clean.tsv"], 0),
        (["--bilingual", "dirty.tsv"], 1),
        (["--bilingual", "dirty.tsv", "--fail-on", "never"], 0),
        (["--bilingual", "dirty.tsv", "--skip", "number-mismatch"], 0),
        (["--bilingual", "dirty.tsv", "--checks", "repeated-word"], 0),
        (["--bilingual", "dirty.tsv", "--checks", "no-such-check"], 2),
        ([], 2),
        (["--bilingual", "missing.tsv"], 4),
        (["--list"], 0),
        (["--explain", "number-mismatch"], 0),
        (["--explain", "nothing"], 2),
    ],
)
def test_exit_codes(folder: Path, arguments: list[str], code: int) -> None:
    assert run(*arguments, folder=folder).returncode == code


def test_json_names_segment_line_check_and_severity(folder: Path) -> None:
    data = json.loads(run("--bilingual", "dirty.tsv", "--format", "json", folder=folder).stdout)
    finding = data["findings"][0]
    assert (finding["check"], finding["severity"], finding["line"], finding["segment"]) == (
        "number-mismatch",
        "error",
        1,
        "1",
    )


def test_a_baseline_silences_what_was_there(folder: Path) -> None:
    first = run("--bilingual", "dirty.tsv", "--baseline", "known.json", "--write-baseline", folder=folder)
    assert first.returncode == 0
    (folder / "dirty.tsv").write_text("標題\tTitle\n" + DIRTY, encoding="utf-8")
    assert run("--bilingual", "dirty.tsv", "--baseline", "known.json", folder=folder).returncode == 0


def test_remarks_need_a_reason(folder: Path) -> None:
    text = "他說“好”。\n\n<!-- toolkit-ignore quotation-marks{} -->\n他說“不”。\n"
    (folder / "a.md").write_text(text.format(": quoted as printed"), encoding="utf-8")
    (folder / "b.md").write_text(text.format(""), encoding="utf-8")
    with_reason = json.loads(run("--locale", "tw", "a.md", "--format", "json", folder=folder).stdout)
    without = json.loads(run("--locale", "tw", "b.md", "--format", "json", folder=folder).stdout)
    assert [one["line"] for one in with_reason["findings"]] == [1, 1]
    assert with_reason["summary"]["ignored"] == 2
    assert "ignore-without-reason" in [one["check"] for one in without["findings"]]
    (folder / "c.tsv").write_text("三天\tfour days\ttoolkit-ignore number-mismatch: agreed\n", encoding="utf-8")
    assert run("--bilingual", "c.tsv", folder=folder).returncode == 0


def test_the_article(root: Path) -> None:
    arguments = ["sources/amazon-layoffs.zh-Hant-TW.md", "--format", "json"]
    data = json.loads(run(*arguments, folder=root).stdout)
    found = {(one["check"], one["line"]): one for one in data["findings"]}
    assert found["over-conversion", 43]["suggestion"] == "只用"
    assert found["script-residue", 121]["excerpt"] == "云"
    checks = {one["check"] for one in data["findings"]}
    assert {"half-width-punctuation", "quotation-marks", "inconsistent-term"} <= checks
    silent = ("默認", "考核", "核實", "行程")
    assert not [one for one in data["findings"] if any(word in one["excerpt"] for word in silent)]
    lines = (root / "sources" / "amazon-layoffs.zh-Hant-TW.md").read_text("utf-8").splitlines()
    for one in data["findings"]:
        line, column = one["line"], one["column"]
        assert lines[line - 1][column - 1 :].startswith(one["excerpt"])

"""`toolkit terms` as a person types it, in the project's own folder."""

import csv
import json
from pathlib import Path

import pytest

from toolkit.cli.group import main
from toolkit.errors import ExitCode

ARTICLE = "sources/amazon-layoffs.zh-Hant-TW.md"


@pytest.fixture(autouse=True)
def _project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("LANGUAGE", "en")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(["terms", *arguments])
    out, err = capsys.readouterr()
    return int(left.value.code or 0), out, err


def test_the_list_shows_words_and_places(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys)
    assert code == ExitCode.CLEAN
    assert "领导力准则" in out
    assert "[領導力準則]" in out
    assert ARTICLE + ":" in out


@pytest.mark.parametrize("word", ["裁員", "裁员", "layoffs", "laid off", "LAYOFF"])
def test_a_word_is_looked_up_in_any_language(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "show", word, "--json")
    assert code == ExitCode.CLEAN
    found = json.loads(out)[0]
    assert found["concept"] == "layoff"
    assert {"裁員", "裁员", "layoff"} <= {term["term"] for term in found["terms"]}
    assert len(found["usages"]) > 10


def test_a_person_is_looked_up_too(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "show", "劉令一")
    assert "刘令一" in out
    assert f"{ARTICLE}:" in out


def test_an_unknown_word_is_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", "獨角獸")[0] == ExitCode.FINDINGS


def test_the_glossary_of_the_project_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "lint", "--locales", "tw,hk,cn,en", "--no-converter")
    assert (code, out) == (ExitCode.CLEAN, "")


def test_a_file_with_faults_is_told_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("concept,locale,term\na,zh-Hant-TW,裁員\na,zh-Hant-TW,裁員\nb,en, x\n", encoding="utf-8")
    code, out, _ = run(capsys, "lint", str(path), "--no-converter")
    assert code == ExitCode.FINDINGS
    assert [line.split("terms.csv:")[1].split(":")[0] for line in out.splitlines()] == ["2", "3", "3", "4", "4"]


def test_a_slip_between_characters_is_always_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("concept,locale,term\nhair,zh-Hans-CN,头发\nhair,zh-Hant-TW,頭發\n", encoding="utf-8")
    code, out, _ = run(capsys, "lint", str(path), "--locales", "tw")
    assert code == ExitCode.CLEAN
    assert "頭髮" in out


def test_what_is_exported_can_be_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workbook, again = tmp_path / "terms.xlsx", tmp_path / "terms.csv"
    assert run(capsys, "export", "xlsx", "-o", str(workbook))[0] == ExitCode.CLEAN
    assert run(capsys, "import", str(workbook), "-o", str(again))[0] == ExitCode.CLEAN
    ours = list(csv.DictReader(Path("glossary/terms.csv").read_text(encoding="utf-8").splitlines()))
    theirs = list(csv.DictReader(again.read_text(encoding="utf-8").splitlines()))
    assert [{key: row[key] for key in ours[0]} for row in theirs] == ours


def test_an_existing_file_is_not_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "terms.tbx"
    target.write_text("mine")
    code, _, err = run(capsys, "export", "tbx", "-o", str(target))
    assert code == ExitCode.REFUSED
    assert "--force" in err
    assert target.read_text() == "mine"


def test_candidates_of_the_article_hold_its_terms(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "extract", ARTICLE, "--all", "--json")
    found = [row["text"] for row in json.loads(out)]
    terms = {row["term"] for row in csv.DictReader((root / "glossary" / "terms.csv").read_text("utf-8").splitlines())}
    terms |= {
        cell for line in (root / "glossary" / "names.tsv").read_text("utf-8").splitlines() for cell in line.split("\t")
    }
    assert len(found) == 120
    assert len([text for text in found if text in terms]) >= 40


def test_candidates_leave_out_what_the_glossary_has(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "extract", ARTICLE, "--csv")
    texts = {row["text"]: row for row in csv.DictReader(out.splitlines())}
    assert "裁員" not in texts
    assert texts["雲服務"]["variants"] == "云服務"


def test_the_page_needs_nothing_but_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "glossary.html"
    assert run(capsys, "page", "-o", str(target))[0] == ExitCode.CLEAN
    page = target.read_text(encoding="utf-8")
    assert "领导力准则" in page
    assert "src=" not in page
    assert "http" not in page.replace("http-equiv", "")

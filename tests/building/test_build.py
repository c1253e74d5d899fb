"""Building a small publication: what is made, what is left alone, what is never overwritten."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit.build import Build, Outcome
from toolkit.errors import DataError, InputError, RefusedError
from toolkit.project import load_project
from toolkit.record import STATE

ROOT = Path(__file__).parent.parent.parent
PROJECT = """
[publication]
sources = ["sources/*.md"]
glossary = ["terms.csv"]

[[edition]]
locale = "zh-Hant-TW"
formats = ["epub"]

[[edition]]
locale = "zh-Hans-CN"
formats = ["epub"]
"""
TERMS = "concept,locale,term,status,gloss\npip,zh-Hant-TW,績效改進,preferred,first\npip,en,PIP,preferred,\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources").mkdir()
    for name in ("one", "two"):
        text = f"---\ntitle: 第{name}篇\nlang: zh-Hant-TW\n---\n\n這裡談績效改進,以及“軟體”。\n"
        (tmp_path / "sources" / f"{name}.zh-Hant-TW.md").write_text(text, "utf-8")
    (tmp_path / "terms.csv").write_text(TERMS, "utf-8")
    (tmp_path / "toolkit.toml").write_text(PROJECT, "utf-8")
    return tmp_path


def build(folder, *, force=False):
    return {output.path.name: output.outcome for output in Build(load_project(folder), force=force).run()}


def report_of(folder, name):
    return json.loads((folder / "outputs" / f"{name}.report.json").read_text("utf-8"))


def test_each_source_becomes_each_edition_with_its_reports(folder):
    made = build(folder)
    assert set(made.values()) == {Outcome.WRITTEN}
    assert len(made) == 2 * 2 * 3
    assert (folder / "outputs" / "one.zh-Hans-CN.epub").is_file()


def test_a_second_build_does_nothing(folder):
    build(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "outputs").iterdir()}
    assert set(build(folder).values()) == {Outcome.CURRENT}
    assert {path: path.stat().st_mtime_ns for path in (folder / "outputs").iterdir()} == before


def test_a_changed_source_rebuilds_its_own_editions_only(folder):
    build(folder)
    source = folder / "sources" / "one.zh-Hant-TW.md"
    source.write_text(source.read_text("utf-8") + "\n新的一段這樣寫。\n", "utf-8")
    made = build(folder)
    assert made["one.zh-Hans-CN.epub"] is made["one.zh-Hant-TW.epub"] is Outcome.WRITTEN
    assert {outcome for name, outcome in made.items() if name.startswith("two")} == {Outcome.CURRENT}


def test_a_changed_glossary_writes_only_what_comes_out_otherwise(folder):
    build(folder)
    (folder / "terms.csv").write_text(TERMS + "x,zh-Hans-CN,别处,preferred,\n", "utf-8")
    assert set(build(folder).values()) == {Outcome.SAME}
    (folder / "terms.csv").write_text(TERMS.replace("PIP", "PEP"), "utf-8")
    assert Outcome.WRITTEN in build(folder).values()


def test_a_lost_output_is_made_again(folder):
    build(folder)
    (folder / "outputs" / "two.zh-Hans-CN.epub").unlink()
    made = build(folder)
    assert [name for name, outcome in made.items() if outcome is Outcome.WRITTEN] == ["two.zh-Hans-CN.epub"]


def test_what_a_person_edited_is_kept_until_forced(folder):
    build(folder)
    edited = folder / "outputs" / "one.zh-Hant-TW.report.md"
    edited.write_text("mine", "utf-8")
    made = build(folder)
    assert [name for name, outcome in made.items() if outcome is Outcome.EDITED] == [edited.name]
    assert edited.read_text("utf-8") == "mine"
    assert build(folder, force=True)[edited.name] is Outcome.WRITTEN


def test_without_the_state_nothing_is_overwritten(folder):
    build(folder)
    (folder / "outputs" / STATE).unlink()
    (folder / "outputs" / "one.zh-Hant-TW.epub").write_bytes(b"somebody's")
    made = build(folder)
    assert [name for name, outcome in made.items() if outcome is Outcome.EDITED] == ["one.zh-Hant-TW.epub"]


def test_the_report_lists_every_change_with_its_rule(folder):
    build(folder)
    revisions = report_of(folder, "one.zh-Hans-CN")["revisions"]
    changes = [change for revision in revisions for change in revision["changes"]]
    assert ("軟體", "软件") in [(change["old"], change["new"]) for change in changes]
    assert all(change["rule"] and change["layer"] for change in changes)
    for revision in revisions:
        text, shift = revision["before"], 0
        for change in revision["changes"]:
            assert text[change["start"] + shift : change["end"] + shift] == change["old"]
            text = text[: change["start"] + shift] + change["new"] + text[change["end"] + shift :]
            shift += len(change["new"]) - len(change["old"])
        assert text == revision["after"]


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_input_gives_the_same_bytes(folder, tmp_path_factory, seed):
    build(folder)
    other = tmp_path_factory.mktemp("elsewhere") / "深" / "b"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("outputs"))
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Taipei", "LC_ALL": "C.UTF-8"}
    environment["PYTHONPATH"] = str(ROOT)
    subprocess.run([sys.executable, "-m", "toolkit", "build"], cwd=other, env=environment, check=True)
    for path in (folder / "outputs").iterdir():
        assert (other / "outputs" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_site_gets_its_files_where_it_looks_and_pictures_lie_beside(folder):
    picture = (ROOT / "docs" / "pictures" / "editions.png").read_bytes()
    (folder / "sources" / "a.png").write_bytes(picture)
    source = folder / "sources" / "one.zh-Hant-TW.md"
    source.write_text(source.read_text("utf-8") + "\n![圖](a.png)\n", "utf-8")
    project = PROJECT.replace('"epub"', '"md"') + 'layout = "hugo"\n'
    (folder / "toolkit.toml").write_text(project, "utf-8")
    made = {output.path.relative_to(folder / "outputs").as_posix() for output in Build(load_project(folder)).run()}
    assert {"one.zh-Hant-TW.md", "a.png", "hugo/content/zh-hans-cn/posts/one.md"} <= made
    assert (folder / "outputs" / "a.png").read_bytes() == picture
    assert set(build(folder).values()) == {Outcome.CURRENT}
    (folder / "sources" / "a.png").write_bytes(b"other")
    Build(load_project(folder))
    assert Outcome.WRITTEN in build(folder).values()
    assert (folder / "outputs" / "a.png").read_bytes() == b"other"


def test_names_of_people_get_a_line_where_the_publication_wants_it(folder):
    header = "kind\tzh-Hant-TW\tzh-Hant-HK\tzh-Hans-CN\ten\tnote\n"
    (folder / "names.tsv").write_text(header + "person\t劉令一\t\t刘令一\t\t\ncompany\t亞馬遜\t\t亚马逊\t\t\n", "utf-8")
    (folder / "sources" / "one.zh-Hant-TW.md").write_text("劉令一在亞馬遜,`劉令一`。\n", "utf-8")
    project = PROJECT.replace("glossary =", 'names = "names.tsv"\nglossary =').replace('"epub"', '"md"')
    (folder / "toolkit.toml").write_text(project + "proper_noun_marks = true\n", "utf-8")
    build(folder)
    text = (folder / "outputs" / "one.zh-Hans-CN.md").read_text("utf-8")
    assert "<u>刘令一</u>在亚马逊，`劉令一`。" in text


def test_a_tool_tip_is_converted_and_said(folder):
    source = folder / "sources" / "one.zh-Hant-TW.md"
    source.write_text('[這裡](https://example.com "軟體")\n', "utf-8")
    build(folder)
    issues = report_of(folder, "one.zh-Hans-CN")["issues"]
    assert ("tool-tip", "软件") in [(issue["check"], issue["excerpt"]) for issue in issues]


def run(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en"}
    command = [sys.executable, "-m", "toolkit", "build", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_command_says_what_it_did_and_ends_with_3_where_it_kept_something(folder):
    assert "12 outputs written, 0 unchanged" in run(folder).stderr
    assert "nothing to do: all 12 outputs are up to date" in run(folder).stderr
    (folder / "outputs" / "one.zh-Hant-TW.epub").write_bytes(b"mine")
    kept = run(folder / "sources")
    assert kept.returncode == 3
    assert "one.zh-Hant-TW.epub: changed by hand" in kept.stderr
    assert run(folder, "--force").returncode == 0


def test_bad_input_is_one_line_and_exit_code_4(folder, tmp_path_factory):
    (folder / "terms.csv").write_text(TERMS.replace("preferred", "prefered"), "utf-8")
    said = run(folder)
    assert said.returncode == 4
    assert "Traceback" not in said.stderr
    assert "terms.csv:2" in said.stderr
    nowhere = run(tmp_path_factory.mktemp("empty"))
    assert (nowhere.returncode, len(nowhere.stderr.splitlines())) == (4, 1)


def test_the_report_shows_a_doubt_once(folder):
    source = folder / "sources" / "one.zh-Hans-CN.md"
    (folder / "sources" / "one.zh-Hant-TW.md").unlink()
    source.write_text("---\nlang: zh-Hans-CN\n---\n\n周干成开车。周干成说好。后来周干成笑了。周干成回家。\n", "utf-8")
    build(folder)
    text = (folder / "outputs" / "one.zh-Hant-TW.report.md").read_text("utf-8")
    assert text.count("視為人名") == 1


def test_two_sources_that_would_overwrite_each_other_are_refused(folder):
    (folder / "sources" / "one.zh-Hans-CN.md").write_text("文\n", "utf-8")
    with pytest.raises(DataError, match="one"):
        build(folder)
    assert not (folder / "outputs").exists()


def test_a_source_that_lies_elsewhere_is_refused(folder, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("秘密\n", "utf-8")
    (folder / "sources" / "three.zh-Hant-TW.md").symlink_to(secret)
    with pytest.raises(RefusedError):
        build(folder)


def test_a_preview_is_pages_and_nothing_else(folder):
    command = [sys.executable, "-m", "toolkit", "preview"]
    subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True, capture_output=True)
    names = sorted(path.name for path in (folder / "outputs" / "preview").iterdir() if not path.name.startswith("."))
    assert names == [f"{name}.{tag}.html" for name in ("one", "two") for tag in ("zh-Hans-CN", "zh-Hant-TW")]


@pytest.mark.parametrize(("word", "tag"), [("zh-Hans-CN", "zh-Hans-CN"), ("tw", "zh-Hant-TW")])
def test_a_preview_of_one_edition_or_locale_is_shown_or_said(folder, word, tag):
    command = [sys.executable, "-m", "toolkit", "preview", "--edition", word, "--open"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", "LANGUAGE": "en"}
    done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, text=True)
    assert all(line.endswith(f"{tag}.html") for line in done.stdout.splitlines())
    assert done.stderr == "No browser could be opened; open the page by hand.\n"


@pytest.mark.parametrize("front", ["", "---\nlang: zh\n---\n", "---\nlang: en-US\n---\n", "---\nlang: zh-CN\n---\n"])
def test_a_source_that_does_not_say_its_language_is_converted_all_the_same(folder, front):
    (folder / "sources" / "three.md").write_text(f"{front}這個軟體很好用。\n", "utf-8")
    build(folder)
    report = report_of(folder, "three.zh-Hans-CN")
    assert "guessed-locale" in [issue["check"] for issue in report["issues"]]
    book = zipfile.ZipFile(folder / "outputs" / "three.zh-Hans-CN.epub")
    assert "这个软件很好用。" in "".join(
        book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")
    )


def test_two_editions_that_would_be_one_file_are_refused(folder):
    settings = folder / "toolkit.toml"
    twice = '\n[[edition]]\nlocale = "zh-Hant-TW"\nformats = ["md"]\nlayout = "hugo"\n'
    beside = twice + 'parallel = "zh-Hans-CN"\n'
    settings.write_text(settings.read_text("utf-8").partition("[[edition]]")[0] + twice + beside, "utf-8")
    with pytest.raises(InputError, match="two outputs would be the same file"):
        build(folder)


def test_the_report_of_a_parallel_edition_tells_of_both_sides(folder):
    settings = folder / "toolkit.toml"
    plan = '\n[[edition]]\nlocale = "zh-Hant-TW"\nparallel = "zh-Hans-CN"\nformats = ["md"]\n'
    settings.write_text(settings.read_text("utf-8").partition("[[edition]]")[0] + plan, "utf-8")
    build(folder)
    report = report_of(folder, "one.zh-Hant-TW+zh-Hans-CN")
    assert "conversion" in {revision["stage"] for revision in report["revisions"]}


def test_a_time_that_no_calendar_has_is_an_error(folder, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999999")
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH"):
        build(folder)


@pytest.mark.parametrize("choice", ['writing = "vertical"', 'quotes = "corner"'])
def test_an_edition_is_checked_by_the_style_that_it_is_set_in(folder, choice):
    (folder / "sources" / "three.zh-Hant-TW.md").write_text("他說：「『好』才對。」\n", "utf-8")
    settings = folder / "toolkit.toml"
    plan = f'\n[[edition]]\nlocale = "zh-Hans-CN"\nformats = ["md"]\n{choice}\n'
    settings.write_text(settings.read_text("utf-8").partition("[[edition]]")[0] + plan, "utf-8")
    build(folder)
    (report,) = (folder / "outputs").glob("three.*.report.json")
    checks = {issue["check"] for issue in json.loads(report.read_text("utf-8"))["issues"]}
    assert "quotation-marks" not in checks

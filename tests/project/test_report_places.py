"""What a build does wherever its folder lies, and what it refuses."""

import shutil

import pytest

from toolkit.build import Build
from toolkit.errors import DataError, RefusedError
from toolkit.project import load_project

SOURCE = '# 題\n\n<video>這裡</video>\n\n<div class="x">這裡的文字</div>\n'
PUBLICATION = """[publication]
sources = ["*.md"]
[[edition]]
locale = "zh-Hans-CN"
formats = ["md"]
"""


def test_reports_are_the_same_in_every_folder(tmp_path):
    reports = []
    for name in ("one", "another/place"):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "a.zh-Hant-TW.md").write_text(SOURCE, "utf-8")
        (folder / "toolkit.toml").write_text(PUBLICATION, "utf-8")
        outputs = [output.path for output in Build(load_project(folder)).run()]
        reports.append([path.read_bytes() for path in outputs])
        assert b"a.zh-Hant-TW.md:" in reports[-1][-2]
        shutil.rmtree(folder)
    assert reports[0] == reports[1]


def test_two_sources_of_one_name_are_refused_before_anything_is_written(tmp_path):
    for name in ("a.zh-Hant-TW.md", "a.zh-Hans-CN.md"):
        (tmp_path / name).write_text("文", "utf-8")
    (tmp_path / "toolkit.toml").write_text(PUBLICATION, "utf-8")
    with pytest.raises(DataError, match=r"a\.zh-Hant-TW\.md: would have the same outputs as a\.zh-Hans-CN\.md"):
        list(Build(load_project(tmp_path)).run())
    assert not (tmp_path / "outputs").exists()


def test_a_source_that_is_a_link_to_the_outside_is_refused(tmp_path):
    folder = tmp_path / "publication"
    folder.mkdir()
    (tmp_path / "secret.txt").write_text("密", "utf-8")
    (folder / "a.zh-Hant-TW.md").symlink_to(tmp_path / "secret.txt")
    (folder / "toolkit.toml").write_text(PUBLICATION, "utf-8")
    with pytest.raises(RefusedError, match="outside of the project's folder"):
        load_project(folder)


def test_the_publisher_stands_in_the_script_of_the_edition(tmp_path):
    (tmp_path / "a.zh-Hans-CN.md").write_text("文", "utf-8")
    text = PUBLICATION.replace("[publication]", '[publication]\npublisher = "測試社"')
    (tmp_path / "toolkit.toml").write_text(text, "utf-8")
    made = next(Build(load_project(tmp_path)).run()).path.read_text("utf-8")
    assert 'publisher: "测试社"' in made

"""Reports say where things stand in the publication, not on the machine."""

import shutil

from toolkit.build import Build
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

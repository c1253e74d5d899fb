"""Reading toolkit.toml: what it means, and what is said of mistakes."""

import pytest

from toolkit.errors import DataError, InputError, RefusedError
from toolkit.home import find_project
from toolkit.model.locale import Locale
from toolkit.project import load_project

MINIMAL = """
[publication]
sources = ["sources/*.md"]

[[edition]]
locale = "hk"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "a.zh-Hant-TW.md").write_text("文", "utf-8")
    (tmp_path / "sources" / "README.md").write_text("about", "utf-8")
    return tmp_path


def load(folder, text):
    (folder / "toolkit.toml").write_text(text, "utf-8")
    return load_project(folder)


def test_the_smallest_project(folder):
    project = load(folder, MINIMAL)
    assert [path.name for path in project.sources] == ["a.zh-Hant-TW.md"]
    assert [plan.name for plan in project.editions] == ["zh-Hant-HK"]
    assert project.editions[0].formats == ("md", "docx", "epub")


def test_a_vertical_parallel_edition_has_a_name_of_its_own(folder):
    project = load(folder, MINIMAL + 'parallel = "zh-CN"\nwriting = "vertical"\n')
    assert project.editions[0].name == "zh-Hant-HK+zh-Hans-CN.vertical"
    assert project.locales == (Locale.parse("hk"), Locale.parse("cn"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (MINIMAL + 'format = ["md"]\n', "toolkit.toml:7: unknown word 'format' in [[edition]]; one of locale, formats"),
        (MINIMAL + 'formats = ["pdf"]\n', "toolkit.toml:7: unknown formats 'pdf'; any of md, docx"),
        (MINIMAL + 'writing = "sideways"\n', "unknown writing 'sideways'; one of horizontal, vertical"),
        (MINIMAL.replace('"hk"', '"chinese (hk)"'), "not a language tag"),
        (MINIMAL.replace('"hk"', "5"), "locale takes a text in quotes"),
        (MINIMAL.replace("sources/*.md", "texts/*.md"), "no source matches 'texts/*.md'"),
        ('[publication]\nsources = ["sources/*.md"]\n', "no [[edition]]: nothing to build"),
        (MINIMAL + '[[edition]]\nlocale = "zh-HK"\n', "two editions would have the same name: zh-Hant-HK"),
        (MINIMAL + '[gloss]\nappendix = "yes"\n', "appendix takes true or false"),
        (MINIMAL.replace("[publication]", '[publication]\nglossary = ["no.csv"]'), "no such file: no.csv"),
    ],
)
def test_a_mistake_is_named_with_its_place(folder, text, said):
    with pytest.raises(DataError) as caught:
        load(folder, text)
    assert said in str(caught.value)


def test_all_mistakes_are_named_at_once(folder):
    with pytest.raises(DataError) as caught:
        load(folder, MINIMAL + 'formats = ["pdf"]\nwriting = "sideways"\n')
    assert len(str(caught.value).splitlines()) == 2


def test_nothing_outside_of_the_folder_is_touched(folder):
    with pytest.raises(RefusedError, match="outside"):
        load(folder, MINIMAL.replace("[publication]", '[publication]\noutputs = "../elsewhere"'))


def test_what_is_no_toml_is_said_with_its_line(folder):
    with pytest.raises(InputError, match=r"not TOML: .*line 1"):
        load(folder, "[publication\n")


def test_the_project_is_found_from_below(folder, monkeypatch):
    load(folder, MINIMAL)
    monkeypatch.chdir(folder / "sources")
    found = find_project(folder / "sources")
    assert found is not None
    assert found.as_posix() == ".."

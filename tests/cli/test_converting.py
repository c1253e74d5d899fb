"""`toolkit convert`, `explain` and `diff` as a person types them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cfc0f01f00050001ff"
    "56c72f0d0000000049454e44ae426082"
)


def toolkit(*arguments, text=b"", cwd=None):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "en", "NO_COLOR": "1"}
    return subprocess.run(
        [sys.executable, "-m", "toolkit", *map(str, arguments)],
        input=text,
        capture_output=True,
        env=environment,
        cwd=cwd,
        check=False,
    )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff这里的软件\r\n头发\x00，出租车\r\n".encode())
    return path


def test_standard_input_becomes_standard_output(tmp_path):
    done = toolkit("convert", "--to", "zh-Hant-TW", "-", text="头发\n".encode(), cwd=tmp_path)
    assert (done.returncode, done.stdout.decode()) == (0, "頭髮\n")
    assert b"zh-Hans-CN" in done.stderr


def test_byte_order_mark_line_ends_and_nul_stay(file, tmp_path):
    output = tmp_path / "b.txt"
    done = toolkit("convert", "--to", "tw", file, "-o", output, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert output.read_bytes() == "\ufeff這裡的軟體\r\n頭髮\x00，計程車\r\n".encode()


def test_the_input_is_never_written_over_unasked(file, tmp_path):
    before = file.read_bytes()
    assert toolkit("convert", "--to", "tw", file, "-o", file, cwd=tmp_path).returncode == 3
    assert file.read_bytes() == before
    assert toolkit("convert", "--to", "tw", file, "--in-place", cwd=tmp_path).returncode == 0
    assert "軟體" in file.read_text("utf-8")


def test_a_different_output_is_refused_without_force(file, tmp_path):
    output = tmp_path / "b.txt"
    output.write_text("mine", encoding="utf-8")
    done = toolkit("convert", "--to", "tw", file, "-o", output, cwd=tmp_path)
    assert (done.returncode, output.read_text("utf-8")) == (3, "mine")
    assert toolkit("convert", "--to", "tw", file, "-o", output, "--force", cwd=tmp_path).returncode == 0


def test_an_older_encoding_is_read(tmp_path):
    path = tmp_path / "big5.txt"
    path.write_bytes("軟體".encode("big5"))
    assert toolkit("convert", "--to", "cn", path, cwd=tmp_path).returncode == 4
    done = toolkit("convert", "--to", "cn", "--encoding", "big5", path, cwd=tmp_path)
    assert done.stdout.decode() == "软件"


def test_the_changes_come_as_data(tmp_path):
    done = toolkit("convert", "--to", "tw", "--json", "-", text="新软件".encode(), cwd=tmp_path)
    data = json.loads(done.stdout)
    assert data["text"] == "新軟體"
    (change,) = data["changes"]
    assert (change["start"], change["end"], change["rule"]) == (1, 3, "vocabulary:computing:软件")


def test_an_unknown_layer_is_a_usage_error(tmp_path):
    done = toolkit("convert", "--to", "tw", "--layers", "magic", "-", text=b"a", cwd=tmp_path)
    assert done.returncode == 2
    assert b"magic" in done.stderr


def test_the_explained_places_are_the_output(tmp_path):
    text = "打开软件，这里有一只猫😀。\r\n头发"
    done = toolkit("explain", "--to", "tw", "--json", "-", text=text.encode(), cwd=tmp_path)
    places = json.loads(done.stdout)
    assert "".join(place["old"] for place in places) == text
    converted = toolkit("convert", "--to", "tw", "-", text=text.encode(), cwd=tmp_path).stdout
    assert "".join(place["new"] for place in places).encode() == converted


def test_a_name_keeps_its_measure_word_away():
    done = toolkit("explain", "劉令一只用了", "--from", "tw", "--to", "hk", cwd=ROOT)
    assert done.stdout.decode().splitlines()[0] == "劉令一只用了"


def test_own_words_win_and_dead_lines_are_told(tmp_path):
    own = tmp_path / "own.txt"
    own.write_text("软件\t軟件\n软件\t軟體\n", encoding="utf-8")
    done = toolkit("convert", "--to", "tw", "--dictionary", own, "-", text="软件".encode(), cwd=tmp_path)
    assert done.stdout.decode() == "軟件"
    assert "own.txt:2" in done.stderr.decode()


def test_a_comparison_says_which_layer(file, tmp_path):
    done = toolkit("diff", "--to", "tw", file, cwd=tmp_path)
    assert done.returncode == 1
    assert "vocabulary:computing:软件" in done.stdout.decode()
    assert toolkit("diff", "--to", "tw", "--layers", "script", file, cwd=tmp_path).returncode == 0


def test_pictures_of_a_word_file_lie_beside_its_markdown(tmp_path):
    (tmp_path / "a.png").write_bytes(PIXEL)
    (tmp_path / "a.md").write_text("![图](a.png)\n", "utf-8")
    assert toolkit("convert", "--to", "tw", "a.md", "-o", "a.docx", cwd=tmp_path).returncode == 0
    done = toolkit("convert", "--to", "cn", "a.docx", "-o", "out/b.md", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    shown = re.findall(r"\]\((.*?)\)", (tmp_path / "out" / "b.md").read_text("utf-8"))
    assert [(tmp_path / "out" / name).read_bytes() for name in shown] == [PIXEL]


def test_errors_are_said_in_the_language_of_the_user(tmp_path):
    (tmp_path / "toolkit.toml").write_text("[publication]\nsource = 1\n", "utf-8")
    command = [sys.executable, "-m", "toolkit", "build"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "LANGUAGE": "zh_TW"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    first, *rest = done.stderr.splitlines()
    assert first.endswith(
        "toolkit.toml:2: [publication] 裡不認得 'source'；可用 publisher, language, sources, glossary, names, outputs"
    )
    assert rest[0].endswith("toolkit.toml: 沒有 [[edition]]：沒有可以製作的版本")
    assert done.returncode == 4


def test_a_template_gives_its_look_and_a_wrong_one_is_one_line(tmp_path):
    (tmp_path / "a.md").write_text("软件\n", "utf-8")
    (tmp_path / "empty.dotx").write_bytes(b"")
    (tmp_path / "old.dotx").write_bytes(b"\xd0\xcf\x11\xe0")
    assert toolkit("convert", "a.md", "--to", "tw", "-o", "house.docx", cwd=tmp_path).returncode == 0
    found = {}
    for template, output in (("house.docx", "b.docx"), ("empty.dotx", "c.docx"), ("old.dotx", "c.docx")):
        command = ("convert", "a.md", "--from", "cn", "--to", "tw", "-o", output, "--template", template)
        done = toolkit(*command, cwd=tmp_path)
        found[template] = (done.returncode, done.stderr.decode().count("\n"))
    assert found == {"house.docx": (0, 0), "empty.dotx": (4, 1), "old.dotx": (4, 1)}
    assert (
        toolkit("convert", "a.md", "--to", "tw", "-o", "a.epub", "--template", "house.docx", cwd=tmp_path).returncode
        == 2
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.md",
        "b.docx",
        "empty.dotx",
        "house.docx",
        "old.dotx",
    ]


def test_a_source_that_says_what_it_is_not_is_read_for_what_it_is_and_that_is_said(tmp_path):
    page = "---\ntitle: 標題\nlang: zh-Hans-CN\n---\n\n這裡說的軟體是臺灣的說法，後來頭髮乾了，體會歷史與這個國家。\n"
    (tmp_path / "a.md").write_text(page, "utf-8")
    done = toolkit("convert", "a.md", "--to", "zh-Hans-CN", "-o", "a.epub", cwd=tmp_path)
    assert done.returncode == 0
    assert "a.md: The source says that it is in zh-Hans-CN, but its characters say otherwise" in done.stderr.decode()

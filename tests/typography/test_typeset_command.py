"""`toolkit typeset`: files are changed in their text and nowhere else."""

import subprocess
import sys

import pytest

MARKDOWN = """---
title: "他說,“好”"
lang: zh-Hant-TW
---

## 標題(一) {#one}

他說:“[Use AI](https://example.com/a,b "題,目")”,`code,中文`。

| 甲,乙 | 丙 |
| --- | --- |
| 一,二 | [三](x) |

![圖](a,b.png)

```
中,文
```
"""


def run(*arguments, data=None):
    return subprocess.run(
        [sys.executable, "-m", "toolkit", "typeset", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={"LANGUAGE": "en", "PATH": "", "PYTHONPATH": "."},
    )


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(MARKDOWN, "utf-8")
    return path


def test_only_the_text_of_markdown_changes(file):
    text = run("--locale", "tw", str(file)).stdout.decode()
    assert 'title: "他說，「好」"' in text
    assert "## 標題（一） {#one}" in text
    assert "他說：「[Use AI](https://example.com/a,b " in text
    assert "`code,中文`" in text
    assert "| 甲，乙 | 丙 |" in text
    assert "| 一，二 | [三](x) |" in text
    assert "![圖](a,b.png)" in text
    assert "\n中,文\n" in text


def test_line_ends_and_the_byte_order_mark_stay():
    data = "\ufeff甲,乙\r\n\r\n丙,丁\r\n".encode()
    assert run("--locale", "tw", "-", data=data).stdout == "\ufeff甲，乙\r\n\r\n丙，丁\r\n".encode()


def test_an_output_that_is_there_is_not_overwritten(file, tmp_path):
    output = tmp_path / "b.md"
    output.write_text("mine", "utf-8")
    assert run("--locale", "tw", str(file), "-o", str(output)).returncode == 3
    assert output.read_text("utf-8") == "mine"
    assert run("--locale", "tw", str(file), "--in-place").returncode == 0
    assert "「好」" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["nowhere.txt"], 4, "nowhere.txt: cannot read"),
        (["a.pdf"], 2, "typeset takes .md and .txt"),
        (["-", "--in-place"], 2, "--in-place writes over FILE"),
        (["-", "--locale", "chinese!"], 2, "not a language tag"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(arguments, code, said):
    done = run(*arguments, data="文".encode())
    assert (done.returncode, said in done.stderr.decode()) == (code, True)
    assert b"Traceback" not in done.stderr


def test_a_folder_as_output_is_one_line(file, tmp_path):
    made = run("--locale", "tw", str(file), "-o", str(tmp_path))
    assert (made.returncode, made.stderr.decode().count("\n")) == (5, 1)


def test_a_blank_goes_around_code_and_marks_and_not_into_them(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("使用`x`好，**AI**好，好**AI**，[Link](x)中，甲[^1]A\n\n[^1]: 注\n", "utf-8")
    text = run("--locale", "cn", "--spacing", "space", str(path)).stdout.decode()
    assert text.startswith("使用 `x` 好，**AI** 好，好 **AI**，[Link](x) 中，甲[^1] A\n")


def test_a_title_that_stands_only_in_the_first_heading_is_set_once(tmp_path):
    path = tmp_path / "a.md"
    path.write_text('# 他說:"甲"\n\n正文\n', "utf-8")
    done = run("--locale", "tw", str(path))
    assert done.stdout.decode() == "# 他說：「甲」\n\n正文\n"
    assert not done.stderr


def test_a_place_that_cannot_be_changed_is_named(tmp_path):
    path = tmp_path / "a.md"
    path.write_text('---\ntitle: "他說\\"甲\\""\n---\n\n正文\n', "utf-8")
    assert '" was left: its place in the file could not be told' in run("--locale", "tw", str(path)).stderr.decode()


def test_another_encoding_is_read_where_it_is_named(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("他說:「好」".encode("big5"))
    assert run("--locale", "tw", "--encoding", "big5", str(path)).stdout.decode() == "他說：「好」"
    assert "say --encoding big5-hkscs" in run("--locale", "tw", str(path)).stderr.decode()


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("25℃高溫,我有$100和C#語言", "25℃ 高溫，我有 $100 和 C# 語言"),
        ("αβ測試,café好", "αβ 測試，café 好"),
    ],
)
def test_units_and_letters_of_every_alphabet_are_spaced(text, want):
    assert run("--locale", "tw", "--spacing", "space", "-", data=text.encode()).stdout.decode() == want


def test_half_of_a_mark_of_the_front_matter_is_not_changed(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: '他說:''好'', 真的'\n---\n\n正文\n", "utf-8")
    assert "title: '他說：''好''，真的'\n" in run("--locale", "tw", str(path)).stdout.decode()

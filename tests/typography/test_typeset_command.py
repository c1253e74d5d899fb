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

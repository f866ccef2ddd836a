"""What the command line says of itself: in either language, in columns, steering nothing."""

from __future__ import annotations

import pytest

from tui import arguments, i18n
from tui.domain.text import width


@pytest.mark.parametrize(
    ("argv", "english", "chinese"),
    [
        (["restore"], "the following arguments are required: FILE", "缺少参数：文件"),
        (["owes", "--nope"], "unrecognized arguments: --nope", "不认识的参数：--nope"),
        (["--lang"], "argument --lang: expected one argument", "参数“--lang”后面要有一个值"),
        (
            ["--lang", "fr"],
            "argument --lang: invalid choice: 'fr' (choose from",
            "参数“--lang”：没有 'fr' 这个选择（可选 ",
        ),
        (
            ["--json=x", "owes"],
            "argument --json: ignored explicit argument 'x'",
            "参数“--json”不带值，多了 'x'",
        ),
        (
            ["--today", "soon"],
            "argument --today: “soon” is not a day like",
            "参数“--today”：“soon”不是 2026-11-24",
        ),
        (["log"], "log: the line is missing", "log：还没写这一行的内容"),
        (["today\x1b[31m"], "invalid choice: 'today\\x1b[31m'", "没有 'today\\x1b[31m' 这个选择"),
    ],
)
@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_wrong_usage_is_told_in_the_language(
    capsys: pytest.CaptureFixture[str],
    language: i18n.Language,
    argv: list[str],
    english: str,
    chinese: str,
) -> None:
    i18n.use(language)
    with pytest.raises(SystemExit) as ended:
        arguments.parse(argv)
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert said.startswith("usage: rounds" if language == "en" else "用法：rounds")
    assert (english if language == "en" else chinese) in said.splitlines()[-1]
    assert "\x1b" not in said


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("command", [None, *arguments.HELP])
def test_help_stands_in_columns(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: i18n.Language,
    command: str | None,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    i18n.use(language)
    with pytest.raises(SystemExit) as ended:
        arguments.parse(["--help"] if command is None else [command, "--help"])
    assert not ended.value.code
    said = capsys.readouterr().out.splitlines()
    options = said[said.index("options:" if language == "en" else "选项:") + 1 :]
    begins: set[int] = set()
    for line in options:
        name, gap, text = line.strip().partition("  ")
        if gap and name.startswith("-"):
            begins.add(width(line) - width(text.lstrip()))
    assert len(begins) == 1, said
    assert all(width(line) <= 80 for line in options)

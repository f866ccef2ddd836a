"""The grammar of the command line: where options stand, what is text, and what is wrong usage."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest

from tests.cli.conftest import TODAY, Shell
from tests.desk.making import BASE, visit
from tui import __version__, arguments
from tui.domain.records import Visit
from tui.store.book import Book


def visits(shell: Shell) -> list[Visit]:
    """All visits that stand in the book."""
    return list(Book.open(shell.book).since(Visit, date.min).values())


def notes(shell: Shell) -> list[str]:
    """The notes of all visits."""
    return [one.note for one in visits(shell)]


# -- Options before and after the command


@pytest.mark.parametrize("command", ["today", "owes", "accounts", "check", "config"])
def test_options_stand_before_or_after_the_command(shell: Shell, command: str) -> None:
    shell.fill((*BASE, visit(1, "10:00")))
    options = ["--book", str(shell.book), "--today", TODAY, "--lang", "en", "--json"]
    before = shell.raw(*options, command)
    after = shell.raw(command, *options)
    joined = shell.raw(f"--book={shell.book}", command, f"--today={TODAY}", "--json", "--lang=en")
    assert before.status == 0
    assert before.out == after.out == joined.out
    assert json.loads(before.out)


@pytest.mark.parametrize(
    "words",
    [
        ["import", "accounts", "--json", "sheet.csv", "--dry-run"],
        ["import", "--currency", "EUR", "accounts", "--dry-run", "sheet.csv", "--json"],
        ["owes", "huaxin", "--json", "cable"],
        ["people", "huaxin", "--lang", "en", "cable", "--json"],
        ["prep", "huaxin", "--markdown", "cable"],
        ["today", "next", "--week", "monday"],
        ["report", "last", "--json", "week"],
        ["backup", "--lang", "en", "copy.json"],
        ["export", "statement", "--account", "huaxin", "--from", "-2d", "-"],
        ["forget", "wang", "--json", "lin"],
    ],
)
def test_options_stand_between_the_words_of_a_command(shell: Shell, words: list[str]) -> None:
    shell.env.chdir(shell.folder)
    shell.fill()
    (shell.folder / "sheet.csv").write_text("name\nAcme\n", encoding="utf-8")
    assert shell.done(*words).out


@pytest.mark.parametrize(
    "words",
    [
        ["owes", "huaxin", "--book"],
        ["import", "accounts", "x.csv", "y.csv"],
        ["import", "accounts", "--currency"],
        ["import", "accounts", "x.csv", "--full", "--partial"],
    ],
)
def test_an_option_takes_no_word_that_stood_before_it(shell: Shell, words: list[str]) -> None:
    assert shell.raw(*words).status == 2


@pytest.mark.parametrize(
    "line",
    [
        ["--json", "log", "huaxin", "a", "agreed"],
        ["log", "--json", "huaxin", "a", "agreed"],
        ["log", "huaxin", "a", "agreed", "--json"],
        ["log", "huaxin a agreed", "--json"],
        ["--json", "log", "huaxin a agreed"],
    ],
)
def test_json_of_a_line_stands_before_its_first_word_or_last(shell: Shell, line: list[str]) -> None:
    shell.fill()
    assert shell.done(*line).json["written"][0]["kind"] == "contact"
    assert notes(shell) == ["agreed"]


@pytest.mark.parametrize(
    ("words", "note"),
    [
        (["-v", "and", "--book", "x.json"], "-v and --book x.json"),
        (["agreed", "--lang", "zh", "it", "said"], "agreed --lang zh it said"),
        (["agreed", "-", "for", "now"], "agreed - for now"),
        (["--json", "agreed"], "--json agreed"),
        (["a", "--", "b"], "a -- b"),
        (["-3%", "on", "price"], "-3% on price"),
        (["--demo", "went", "well"], "--demo went well"),
        (["--help", "us"], "--help us"),
    ],
)
def test_later_words_that_begin_with_a_dash_are_text(
    shell: Shell, words: list[str], note: str
) -> None:
    shell.fill()
    said = shell.done("log", "huaxin", "advance", *words)
    assert notes(shell) == [note]
    assert "call " in said.out


def test_a_plan_has_text_with_dashes_too(shell: Shell) -> None:
    shell.fill()
    shell.done("plan", "huaxin", "tue", "10:00", "see", "-v", "--book", "--json")
    assert [one.text for one in visits(shell)] == ["see -v --book"]


@pytest.mark.parametrize("command", ["log", "plan"])
def test_options_of_a_line_stand_before_its_first_word(shell: Shell, command: str) -> None:
    shell.fill()
    said = shell.raw(
        command, "--book", str(shell.book), f"--today={TODAY}", "--json", "huaxin", "tue", "x"
    )
    # For `log`, the line lacks its outcome: what counts is that the book was found.
    assert said.status == (1 if command == "log" else 0)
    assert ("How did it go" in said.err) == (command == "log")


def test_log_takes_lines_from_standard_input(shell: Shell) -> None:
    shell.fill()
    lines = "huaxin a one\n\n  \nbrandtner o two\r\n华信 进展 三\n"
    said = shell.done("log", "-", "--json", stdin=lines)
    assert [one["kind"] for one in said.json["written"]] == ["contact"] * 3
    assert notes(shell) == ["one", "two", "三"]
    shell.done("undo")
    assert notes(shell) == ["one", "two"]


def test_a_plan_at_night_is_written_and_warned_of(shell: Shell) -> None:
    shell.fill()
    told = "3:00 is before dawn: for the afternoon write 15:00."
    said = shell.done("plan", "huaxin", "tomorrow", "3:00", "--json").json
    assert (said["written"][0]["kind"], said["warnings"]) == ("visit", [told])
    assert shell.done("plan", "huaxin", "tomorrow", "4:00").out.splitlines()[1].split() == [
        "mind",
        *told.replace("3", "4").replace("15", "16").split(),
    ]


def test_plan_takes_lines_from_standard_input(shell: Shell) -> None:
    shell.fill()
    shell.done("plan", "-", stdin="huaxin tue\npell tue\n")
    assert len(notes(shell)) == 2


def test_no_lines_are_no_change(shell: Shell) -> None:
    shell.fill()
    before = shell.files()
    assert shell.done("log", "-").out == ""
    assert shell.done("log", "-", "--json").json == {"written": []}
    assert shell.files() == before


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["2026-11-24"], "2026-11-24"),
        (["next", "tue"], "2026-11-24"),
        (["-2d"], "2026-11-19"),
        (["+1w"], "2026-11-28"),
        (["下周二"], "2026-11-24"),
        ([], "2026-11-21"),
    ],
)
def test_today_takes_a_day_in_words(shell: Shell, said: list[str], expected: str) -> None:
    assert shell.done("today", *said, "--json").json["date"] == expected
    assert shell.done("today", "--json", *said).json["date"] == expected


# -- The clock, the book and the language


def test_the_clock_comes_from_the_option_then_the_environment(shell: Shell) -> None:
    shell.env.setenv("ROUNDS_TODAY", "2027-03-01")
    book = ("--book", str(shell.book))
    assert shell.raw(*book, "today", "--json").json["date"] == "2027-03-01"
    said = shell.raw(*book, "--today", "2028-02-29", "today", "--json")
    assert said.json["date"] == "2028-02-29"


def test_a_date_alone_means_eight_in_the_morning(shell: Shell) -> None:
    shell.fill()
    shell.raw("--book", str(shell.book), "--today", "2026-11-21", "log", "huaxin", "a")
    (logged,) = visits(shell)
    assert f"{logged.start:%Y-%m-%dT%H:%M}" == "2026-11-21T08:00"


def test_the_book_comes_from_the_option_then_the_environment_then_the_data_folder(
    shell: Shell,
) -> None:
    def named(*words: str) -> tuple[str, str]:
        (row,) = (
            one
            for one in shell.raw(*words, "config", "--json").json["settings"]
            if one["key"] == "book"
        )
        return row["value"], row["from"]

    value, source = named()
    assert value.startswith(str(shell.home))
    assert value.endswith("book.json")
    assert source == "default"
    shell.env.setenv("ROUNDS_BOOK", str(shell.folder / "env.json"))
    assert named() == (str(shell.folder / "env.json"), "ROUNDS_BOOK")
    assert named("--book", "mine.json") == ("mine.json", "--book")
    assert not shell.home.exists()


@pytest.mark.parametrize(
    ("option", "rounds", "setting", "locale", "expected", "source"),
    [
        ("zh", "en", "en", "en_GB.UTF-8", "zh", "--lang"),
        (None, "zh", "en", "en_GB.UTF-8", "zh", "ROUNDS_LANG"),
        (None, None, "zh", "en_GB.UTF-8", "zh", "settings"),
        (None, "fr", "zh", "en_GB.UTF-8", "zh", "settings"),
        (None, None, None, "zh_CN.UTF-8", "zh", "default"),
        (None, None, None, "de_DE.UTF-8", "en", "default"),
        ("en", None, "zh", "zh_CN.UTF-8", "en", "--lang"),
    ],
)
def test_the_language_comes_from_option_environment_settings_and_system(
    shell: Shell,
    option: str | None,
    rounds: str | None,
    setting: str | None,
    locale: str,
    expected: str,
    source: str,
) -> None:
    shell.env.setenv("LANG", locale)
    if rounds:
        shell.env.setenv("ROUNDS_LANG", rounds)
    if setting:
        (shell.folder / "settings").mkdir()
        (shell.folder / "settings" / "settings.toml").write_text(f'language = "{setting}"')
    options = ["--lang", option] if option else []
    told = {one["key"]: one for one in shell.done(*options, "config", "--json").json["settings"]}
    assert told["language"]["value"] == expected
    assert source in told["language"]["from"]


def test_words_of_a_line_do_not_change_the_language(shell: Shell) -> None:
    shell.fill()
    english = shell.done("log", "huaxin", "a", "x", "--lang", "zh").out
    assert english == "call  Huaxin Cable 华信电缆, advance: x --lang zh\n"


@pytest.mark.parametrize("command", ["today", "owes", "accounts", "check", "config"])
def test_every_reading_command_speaks_chinese(shell: Shell, command: str) -> None:
    said = shell.raw("--demo", "--today", TODAY, "--lang", "zh", command)
    assert (said.status, said.err) == (0, "")
    assert said.out


# -- Wrong usage


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["today", "--nonsense"],
        ["--lang", "fr", "today"],
        ["--today", "someday", "today"],
        ["--today", "2026-02-30", "today"],
        ["--today", "2026-11-21T25:00", "today"],
        ["--book"],
        ["log"],
        ["log", "--json"],
        ["plan"],
        ["log", "--nonsense", "huaxin", "a"],
        ["restore"],
        ["export", "book"],
        ["export", "nonsense", "x"],
        ["import", "nonsense", "x"],
        ["undo", "twice"],
        ["accounts", "huaxin"],
        ["--json"],
        ["--json", "backup"],
        ["export", "book", "-", "--json"],
        ["--demo", "--book", "x.json", "today"],
        ["today", "--demo", "--book=x.json"],
        ["--demo", "--book", "x.json"],
    ],
)
def test_wrong_usage_is_2_and_touches_nothing(shell: Shell, words: list[str]) -> None:
    said = shell.raw(*words)
    assert said.status == 2
    assert said.out == ""
    assert said.err.startswith("usage: ")
    assert "Traceback" not in said.err
    assert shell.files() == {}


def test_a_wrong_today_names_the_word(shell: Shell) -> None:
    assert "“someday”" in shell.raw("--today", "someday", "owes").err


@pytest.mark.parametrize("words", [["--version"], ["today", "--version"], ["log", "--version"]])
def test_version(shell: Shell, words: Sequence[str]) -> None:
    said = shell.raw(*words)
    assert (said.status, said.out) == (0, f"rounds {__version__}\n")


@pytest.mark.parametrize("command", [None, *arguments.HELP])
def test_help(shell: Shell, command: str | None) -> None:
    said = shell.raw(*([command] if command else []), "--help")
    assert said.status == 0
    assert "--book" in said.out
    assert (command or "accounts") in said.out
    assert shell.files() == {}


def test_help_names_every_command_with_what_it_does(shell: Shell) -> None:
    shell.env.setenv("COLUMNS", "200")
    said = shell.raw("--help").out
    assert all(name in said and what in said for name, what in arguments.HELP.items())

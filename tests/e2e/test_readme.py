"""The README is true: its commands run, print what it shows, and its keys mean what it says."""

from __future__ import annotations

import re
import shlex
import tomllib
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec
import pytest

from tests.e2e.running import Rounds
from tui import keys

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
PROMPT: Final = "$ "


class Command(NamedTuple):
    """A command that the README shows, and what it shows of its output."""

    words: tuple[str, ...]
    output: tuple[str, ...]


class Setting(msgspec.Struct):
    """A setting as `config` tells it."""

    key: str
    value: object
    from_: str = msgspec.field(name="from")


class Config(msgspec.Struct):
    """The answer of `config`."""

    settings: list[Setting]


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """The fenced blocks of a language, each with the line of text before it."""
    for found in re.finditer(r"([^\n]*)\n+```(\w+)\n(.*?)```", README, re.DOTALL):
        if found[2] == language:
            yield found[1], found[3]


def commands() -> list[Command]:
    shown: list[Command] = []
    for _before, block in blocks("console"):
        for line in block.splitlines():
            if line.startswith(PROMPT):
                shown.append(Command(tuple(shlex.split(line.removeprefix(PROMPT))), ()))
            else:
                last = shown.pop()
                shown.append(last._replace(output=(*last.output, line)))
    return shown


def sheets() -> dict[str, str]:
    named = {}
    for before, block in blocks("csv"):
        title = re.fullmatch(r"`([\w.]+)`:", before)
        assert title, f"a sheet without its name before it: {before!r}"
        named[title[1]] = block
    return named


@pytest.fixture
def rounds(tmp_path: Path) -> Iterator[Rounds]:
    """A rep's machine on the README's Monday, with its sheets and settings in place."""
    for name, text in sheets().items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with closing(Rounds(tmp_path, today="2026-11-23T08:00")) as command:
        yield command


def test_the_readme_begins_with_the_two_commands_of_a_newcomer() -> None:
    assert [one.words for one in commands()[:2]] == [("make", "demo"), ("make", "test")]


def test_every_command_of_the_readme_works_in_its_order(rounds: Rounds) -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    ran = []
    for command in commands():
        program, *words = command.words
        if program == "make":
            assert set(words) <= set(targets)
            continue
        assert program == "rounds"
        if words:
            said = rounds.say(*words)
            if command.output:
                assert said.splitlines() == list(command.output)
            ran.append(words[0])
        else:
            terminal = rounds.open(24, 80)
            terminal.wait_for("2 logged")
            terminal.wait_for("✓ 10:00")
            terminal.leave_by("q")
            ran.append("the app")
    assert {"import", "plan", "today", "owes", "log", "undo", "the app", "check"} <= set(ran)


def test_the_settings_of_the_readme_are_in_force(rounds: Rounds, tmp_path: Path) -> None:
    [(_before, settings)] = blocks("toml")
    (tmp_path / "settings.toml").write_text(settings, encoding="utf-8")
    rounds.env["ROUNDS_SETTINGS"] = str(tmp_path)
    del rounds.env["ROUNDS_LANG"]
    in_force = {one.key: one for one in rounds.ask(Config, "config").settings}
    given = tomllib.loads(settings)
    for key, value in given.items():
        for name, one in value.items() if isinstance(value, dict) else [("", value)]:
            dotted = f"{key}.{name}" if name else key
            assert in_force[dotted].value == one
            assert in_force[dotted].from_ == str(tmp_path / "settings.toml")


def test_every_key_of_the_readme_has_that_meaning() -> None:
    _before, _heading, after = README.partition("\n## Keys\n")
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", after.partition("\n## ")[0], re.MULTILINE)
    assert len(rows) > 10
    known = {
        (keys.shown(key), key.help) for place in ("today", "everywhere") for key in keys.of(place)
    }
    assert set(rows) <= known


def test_the_readme_names_the_keys_that_help_where_something_is_typed_and_where_not() -> None:
    shown = [keys.shown(key) for place in ("dialog", "peek") for key in keys.of(place)]
    for key in ("?", "f1"):
        assert key in shown
        assert f"`{key}`" in README.partition("\n## Keys\n")[2]


def test_every_page_that_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("https://") or (ROOT / target).is_file()

"""Tab in real shells: what is typed for the rep reaches the command as it is, and runs nothing."""

from __future__ import annotations

import os
import shlex
import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e.running import COMMAND, Rounds
from tests.e2e.terminal import Terminal
from tui.arguments import SHELLS
from tui.domain.records import Account
from tui.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES: Final = (
    "Pell & Daughters",
    'O\'Brien "Best" Ltd',
    "Cash $HOME `touch ran` $(touch ran)",
    "华信电缆",
    "A/B: Cable",
    "@home",
    "Semi; touch ran",
    "Star * [x]?",
    "Back\\slash",
    "Huaxin Cable",
    "#1 Tools",
    "=ls",
    "Kim! Ltd",
    "Tom {a,b}",
    "Zed 'quoted' name",
    "Ünal Çelik",
)
STARTS: Final = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
SETS_UP: Final = {
    "bash": 'eval "$(rounds completion bash)"',
    "zsh": 'eval "$(rounds completion zsh)"',
    "fish": "rounds completion fish | source",
}
"""The lines of the README for the start-up file of a shell."""
BEFORE: Final = {"zsh": "autoload -U compinit; compinit -u -D"}
LISTENER: Final = """#!/bin/sh
if [ -n "$_ROUNDS_COMPLETE" ] || [ "$1" = completion ]; then exec {command} "$@"; fi
printf '%s\\0' "$@" >heard.new && mv heard.new heard
"""
"""Stands in for the command where it would run, and keeps the words it was given."""


class Session:
    """A shell that completes `rounds`, with the words that the command was given."""

    def __init__(self, rounds: Rounds, name: str) -> None:
        listener = rounds.home / "bin" / "rounds"
        listener.parent.mkdir()
        listener.write_text(LISTENER.format(command=shlex.quote(str(COMMAND))))
        listener.chmod(0o755)
        env = {**rounds.env, "PS1": "> ", "TERM": "xterm"}
        env["PATH"] = os.pathsep.join([str(listener.parent), env["PATH"]])
        self.heard = rounds.home / "heard"
        self.terminal = Terminal(STARTS[name], env, 24, 200, cwd=rounds.home)
        for line in (BEFORE.get(name, "true"), SETS_UP[name], "printf 'is %s\\n' ready"):
            self.terminal.press(line, "enter")
        self.terminal.wait_for("is ready")

    def words(self, typed: str) -> list[str]:
        """What the command is given when a line ends with tab."""
        self.terminal.press(typed, "tab", "enter")
        self.terminal.wait_for(lambda _terminal: self.heard.exists())
        heard = self.heard.read_text(encoding="utf-8")
        self.heard.unlink()
        return heard.split("\0")[:-1]


@pytest.fixture(params=list(STARTS))
def session(request: pytest.FixtureRequest, rounds: Rounds) -> Iterator[Session]:
    """Each shell that this machine has, on a book with names that mean something to shells."""
    if not shutil.which(request.param):
        pytest.skip(f"there is no {request.param} here")
    rounds.book.parent.mkdir()
    with Book.open(rounds.book).transaction("names") as change:
        for name in NAMES:
            change.add(Account(id=0, name=name))
    session = Session(rounds, request.param)
    with closing(session.terminal):
        yield session


def test_every_name_arrives_as_it_is_and_runs_nothing(session: Session, rounds: Rounds) -> None:
    typed = {
        **{name: name[:2] for name in NAMES},
        "#1 Tools": "\\#",
        "=ls": "\\=",
        'O\'Brien "Best" Ltd': "O",
    }
    for name, begin in typed.items():
        assert session.words(f"rounds owes {begin}") == ["owes", name]
    for quote in "'\"":
        assert session.words(f"rounds owes {quote}Pe") == ["owes", "Pell & Daughters"]
        assert session.words(f"rounds owes {quote}Ca") == ["owes", NAMES[2]]
    assert not (rounds.home / "ran").exists()


def test_commands_options_lines_and_files_arrive(session: Session, rounds: Rounds) -> None:
    (rounds.home / "my sheet.csv").touch()
    assert session.words("rounds imp") == ["import"]
    assert session.words("rounds owes --js") == ["owes", "--json"]
    assert session.words("rounds owes huax") == ["owes", "Huaxin Cable"]
    assert session.words("true; rounds owes Huaxin c") == ["owes", "Huaxin", "Cable"]
    assert session.words("rounds log pell adv") == ["log", "pell", "advance"]
    assert session.words("rounds import accounts m") == ["import", "accounts", "my sheet.csv"]
    assert session.words(f"rounds --book={rounds.home}/my") == [
        f"--book={rounds.home}/my sheet.csv"
    ]


def test_a_broken_book_completes_nothing_and_says_nothing(session: Session, rounds: Rounds) -> None:
    rounds.book.write_text("{", encoding="utf-8")
    assert session.words("rounds owes Pe") == ["owes", "Pe"]
    assert "Traceback" not in session.terminal.text
    assert "rounds:" not in session.terminal.text


def test_the_readme_says_how_each_shell_is_told() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert all(line in readme for line in SETS_UP.values())
    assert set(SETS_UP) == set(SHELLS)

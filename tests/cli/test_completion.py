"""What the shell is told when tab is pressed: commands, options, names, files, words of a line."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest

from tests.cli.conftest import Said, Shell
from tui.arguments import HELP, KINDS_IN, KINDS_OUT, SHELLS
from tui.domain.records import Account

BREAKS: Final = " \t\n\"'@><=;|&(:"
"""Where bash breaks words, unless told otherwise."""


class Prompt:
    """A command line with the cursor at its end, in a shell that asks what may stand there."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        shell.env.setenv("ROUNDS_BOOK", str(shell.book))

    def said(self, line: str, *, asking: str = "bash") -> Said:
        """What the command says to the shell."""
        for name, value in {
            "COMP_LINE": line,
            "COMP_POINT": str(len(line)),
            "COMP_WORDBREAKS": BREAKS,
            "_ROUNDS_COMPLETE": asking,
        }.items():
            self.shell.env.setenv(name, value)
        for name in ("", "_SHELL", "_SUPPRESS_SPACE", "_IFS", "_DFS", "_COMP_WORDBREAKS"):
            # What an answer sets is gone before the next one, and after the test.
            self.shell.env.setenv(f"_ARGCOMPLETE{name}", "")
            self.shell.env.delenv(f"_ARGCOMPLETE{name}")
        return self.shell.raw()

    def tab(self, line: str) -> list[str]:
        """What bash is offered behind ``rounds`` and this text."""
        said = self.said(f"rounds {line}")
        assert (said.status, said.err) == (0, "")
        return said.out.rstrip().split("\v") if said.out else []


@pytest.fixture
def prompt(shell: Shell) -> Prompt:
    """The prompt of a rep with three accounts."""
    shell.fill()
    return Prompt(shell)


# -- What the parser knows


def test_commands_are_offered(prompt: Prompt) -> None:
    assert prompt.tab("") == list(HELP)
    assert prompt.tab("re") == ["report", "restore"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("import ", list(KINDS_IN)),
        ("export st", ["statement"]),
        ("export ", list(KINDS_OUT)),
        ("completion ", list(SHELLS)),
        ("--lang ", ["en", "zh"]),
        ("owes --lang z", ["zh"]),
        ("today --we", ["--week"]),
        ("--ver", ["--version"]),
        ("import accounts x.csv --date-order ", ["dmy", "mdy"]),
        ("log --js", ["--json"]),
        ("queue ", []),
        ("today t", []),
    ],
)
def test_options_and_choices_are_offered(prompt: Prompt, line: str, offered: list[str]) -> None:
    assert prompt.tab(line) == offered


def test_fields_of_the_kind_are_offered_for_its_columns(prompt: Prompt) -> None:
    offered = prompt.tab("import accounts x.csv --map ")
    assert "name=" in offered
    assert "terms\\ days=" in offered
    assert "due=" not in offered
    assert prompt.tab("import receivables --map du") == ["due="]


# -- Names


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("owes ", ["Huaxin\\ Cable\\ 华信电缆", "Brandtner\\ Pumpen", "Pell\\ \\&\\ Daughters"]),
        ("owes pel", ["Pell\\ \\&\\ Daughters"]),
        ("owes 'pel", ["Pell & Daughters"]),
        ('owes "pel', ["Pell & Daughters"]),
        ("owes hxdl", ["Huaxin\\ Cable\\ 华信电缆"]),
        ("owes dianlan", ["Huaxin\\ Cable\\ 华信电缆"]),
        ("owes 华信", ["Huaxin\\ Cable\\ 华信电缆"]),
        ("owes Huaxin ", ["Cable\\ 华信电缆"]),
        ("owes huaxin cable ", ["华信电缆"]),
        ("owes huaxin --json ca", ["Cable\\ 华信电缆"]),
        ("owes nobody", []),
        ("people br", ["Brandtner\\ Pumpen"]),
        ("prep --markdown br", ["Brandtner\\ Pumpen"]),
        ("export statement --account br", ["Brandtner\\ Pumpen"]),
        ("export brief x.md --account=br", ["Brandtner\\ Pumpen"]),
        ("forget kl", ["Klaus\\ Ehlers"]),
        ("forget zm", ["Zhao\\ Min\\ 赵敏"]),
    ],
)
def test_names_are_offered(prompt: Prompt, line: str, offered: list[str]) -> None:
    assert prompt.tab(line) == offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("log pel", ["Pell\\ \\&\\ Daughters"]),
        ("plan brandt", ["Brandtner\\ Pumpen"]),
        ("log Huaxin ca", ["Cable\\ 华信电缆"]),
        ("log huaxin ad", ["advance"]),
        ('log "huaxin ad', ["huaxin advance"]),
        ("log huaxin co", ["continuation"]),
        ("log 华信 进", ["进展"]),
        ("log huaxin advance @zh", ["@Zhao\\ Min\\ 赵敏"]),
        ("log huaxin advance /th", ["/then"]),
        ("log huaxin advance it went --le", []),
        ("plan huaxin tom", ["tomorrow"]),
        ("plan --lang en --json huaxin tom", ["tomorrow"]),
        ("log --lang en huaxin tom", []),
    ],
)
def test_a_quick_line_is_completed_by_its_own_grammar(
    prompt: Prompt, line: str, offered: list[str]
) -> None:
    assert prompt.tab(line) == offered


def test_of_many_people_all_are_offered(prompt: Prompt) -> None:
    # The shell types what they have in common: were some left out, it would type too much.
    prompt.shell.fill(
        Account(id=0, name=f"Firm {number}", pinyin="gong si") for number in range(40)
    )
    assert len(prompt.tab("owes fi")) == len(prompt.tab("log gongsi")) == 40


@pytest.mark.parametrize(
    ("name", "typed", "offered"),
    [
        ("Cash $HOME `id` $(id)", "ca", "Cash\\ \\$HOME\\ \\`id\\`\\ \\$\\(id\\)"),
        ("O'Brien", "o", "O\\'Brien"),
        ("#1 Tools", "\\#", "\\#1\\ Tools"),
        ("~root", "\\~", "\\~root"),
        ("=ls", "\\=", "\\=ls"),
        ("Star *", "st", "Star\\ \\*"),
        ("@home", "@h", "@home"),
        ("A: B", "a:", "\\ B"),
        ("Back\\slash", "ba", "Back\\\\slash"),
        ("Semi; ls", "se", "Semi\\;\\ ls"),
    ],
)
def test_a_name_is_quoted(prompt: Prompt, name: str, typed: str, offered: str) -> None:
    prompt.shell.fill([Account(id=0, name=name)])
    assert prompt.tab(f"owes {typed}") == [offered]


def test_in_a_line_a_name_is_written_as_the_line_needs_it(prompt: Prompt) -> None:
    prompt.shell.fill([Account(id=0, name="@home"), Account(id=0, name="-Dash")])
    assert prompt.tab("log @h") == ['\\"@home\\"']
    assert prompt.tab("owes -Da") == []


def test_the_example_book_is_completed_from(prompt: Prompt) -> None:
    assert prompt.tab("--demo owes norr") == ["Norrvik\\ Tools"]


# -- Which book, and files


def test_the_book_is_the_one_that_the_line_names(prompt: Prompt) -> None:
    shell = prompt.shell
    shell.env.setenv("ROUNDS_BOOK", str(shell.folder / "none.json"))
    assert prompt.tab("owes pel") == []
    assert prompt.tab(f"--book {shell.book} owes pel") == ["Pell\\ \\&\\ Daughters"]
    assert prompt.tab(f"owes --book={shell.book} pel") == ["Pell\\ \\&\\ Daughters"]
    shell.env.setenv("HOME", str(shell.folder))
    assert prompt.tab("--book ~/book.json owes pel") == ["Pell\\ \\&\\ Daughters"]
    assert prompt.tab("export brief --book $HOME/book.json --account pel") == [
        "Pell\\ \\&\\ Daughters"
    ]


def _nothing(_file: Path) -> None:
    """There is no file."""


def _broken(file: Path) -> None:
    file.write_text("{", encoding="utf-8")


def _wrong(file: Path) -> None:
    file.write_text('{"accounts": {"1": {"name": 7}}}', encoding="utf-8")


def _newer(file: Path) -> None:
    file.write_text('{"rounds": {"schema": 99}}', encoding="utf-8")


@pytest.mark.parametrize("make", [_nothing, _broken, _wrong, _newer, Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("line", ["owes p", "log p", "log pell a", "forget p"])
def test_a_book_that_cannot_be_read_completes_nothing_and_says_nothing(
    prompt: Prompt, make: object, line: str
) -> None:
    file = prompt.shell.folder / "other.json"
    assert callable(make)
    make(file)
    before = prompt.shell.files() if make is not os.mkfifo else {}
    said = prompt.said(f"rounds --book {file} {line}")
    assert (said.out, said.err) == ("", "")
    assert before in (prompt.shell.files() if make is not os.mkfifo else {}, before)


def test_broken_settings_complete_nothing_and_say_nothing(prompt: Prompt) -> None:
    settings = prompt.shell.folder / "settings"
    settings.mkdir()
    (settings / "settings.toml").write_text("nonsense", encoding="utf-8")
    said = prompt.said("rounds owes p")
    assert (said.out, said.err) == ("", "")


@pytest.mark.parametrize(
    "begin",
    [
        "import accounts ",
        "import accounts --dry-run ",
        "restore ",
        "backup ",
        "--book ",
        "export book ",
        "forget x --out ",
    ],
)
def test_files_are_offered(prompt: Prompt, begin: str) -> None:
    folder = prompt.shell.folder / "sheets"
    (folder / "old").mkdir(parents=True)
    for name in ("a b.csv", ".hidden", "odd\nname"):
        (folder / name).touch()
    assert prompt.tab(f"{begin}{folder}/") == [f"{folder}/a\\ b.csv", f"{folder}/old/"]
    assert prompt.tab(f"{begin}{folder}/.h") == [f"{folder}/.hidden"]
    assert prompt.tab(f"{begin}{folder}/none/") == []
    prompt.shell.env.setenv("HOME", str(folder))
    assert prompt.tab(f"{begin}~/ol") == ["~/old/"]


def test_completing_writes_nothing(prompt: Prompt) -> None:
    before = prompt.shell.files()
    for line in ("owes pel", "log huaxin a", "import accounts "):
        prompt.tab(line)
    assert prompt.shell.files() == before


# -- What each shell is told


def test_zsh_and_fish_are_told_what_a_command_does(prompt: Prompt) -> None:
    assert prompt.said("rounds ow", asking="zsh").out == f"owes:{HELP['owes']}"
    assert prompt.said("rounds ow", asking="fish").out == f"owes\t{HELP['owes']}"
    assert prompt.said("rounds owes pel", asking="fish").out == "Pell & Daughters\t"
    assert prompt.said("rounds owes pel", asking="zsh").out == "Pell\\ \\&\\ Daughters:"
    assert prompt.said("rounds log pel", asking="zsh").out == "Pell\\ \\&\\ Daughters:"
    prompt.shell.fill([Account(id=0, name="#1: Tools")])
    assert prompt.said("rounds owes \\#", asking="zsh").out == "\\#1\\:\\ Tools:"


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_of_a_shell_is_printed(shell: Shell, name: str) -> None:
    said = shell.done("completion", name)
    assert f"Completion of rounds for {name}" in said.out
    assert "_ROUNDS_COMPLETE" in said.out
    assert shell.files() == {}


@pytest.mark.parametrize(
    "words", [["completion"], ["completion", "tcsh"], ["completion", "bash", "--json"]]
)
def test_a_shell_has_to_be_named(shell: Shell, words: list[str]) -> None:
    said = shell.raw(*words)
    assert (said.status, said.out) == (2, "")

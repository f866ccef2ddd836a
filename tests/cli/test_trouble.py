"""Bad input and bad books: exit 1, one sentence with the word or the file, nothing written."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.desk.making import BASE, visit
from tui.domain.records import Account
from tui.store import files

WRITING: tuple[list[str], ...] = (
    ["log", "huaxin", "a", "agreed"],
    ["plan", "huaxin", "tomorrow"],
    ["undo"],
    ["import", "accounts", "accounts.csv"],
)
READING: tuple[list[str], ...] = (["today"], ["owes"], ["accounts"], ["export", "book", "-"])


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["today", "someday"], "someday"),
        (["today", "31/2"], "31/2"),
        (["today", "下周二演示"], "下周二演示"),
        (["owes", "zzz"], "zzz"),
        (["owes", ""], "“”"),
        (["owes", "brantner"], "Did you mean Brandtner Pumpen?"),
        (["log", "zzz", "advance"], "zzz"),
        (["log", "huaxin"], "How did it go?"),
        (["log", "huaxin", "agreed to a test"], "How did it go?"),
        (["log", "huaxin", "a", "/then", "someday"], "someday"),
        (["log", "huaxin", "a", "/pay", "much", "fri"], "much"),
        (["log", "huaxin", "a", "/why", "dunno"], "dunno"),
        (["log", "huaxin", "a", "@nobody"], "nobody"),
        (["log", "huaxin", "a", "/foo"], "/foo"),
        (["log", ""], "The line is empty"),
        (["log", "  "], "The line is empty"),
        (["plan", "huaxin"], "needs a date"),
        (["plan", "huaxin", "yesterday"], "yesterday"),
        (["plan", "zzz", "tue"], "zzz"),
        (["import", "accounts", "nowhere.csv"], "nowhere.csv"),
        (["import", "accounts", "."], "."),
        (["import", "receivables", "x.csv", "--as-of", "someday"], "someday"),
        (["import", "accounts", "x.csv", "--map", "name"], "--map name"),
        (["export", "book", "no/such/folder/x.json"], "no/such/folder/x.json"),
        (["export", "book", "."], "."),
        (["backup", "no/such/folder/x.json"], "no/such/folder"),
        (["restore", "nowhere.json"], "nowhere.json"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_word_or_file_that_cannot_be_used_is_named(
    shell: Shell, words: list[str], named: str, lang: str
) -> None:
    shell.env.chdir(shell.folder)
    shell.fill((*BASE, visit(1, "10:00")))
    before = shell.files()
    said = shell.run("--lang", lang, *words)
    assert said.sentence
    if lang == "en":
        assert named in said.sentence
    assert shell.files() == before


@pytest.mark.parametrize("words", [["owes", "acme"], ["log", "acme", "a"], ["plan", "acme", "tue"]])
def test_an_ambiguous_account_names_its_candidates(shell: Shell, words: list[str]) -> None:
    shell.fill((Account(name="Acme Tools"), Account(name="Acme Marine")))
    before = shell.files()
    sentence = shell.run(*words).sentence
    assert "Acme Tools" in sentence
    assert "Acme Marine" in sentence
    assert shell.files() == before


def test_json_says_nothing_where_a_command_is_refused(shell: Shell) -> None:
    shell.fill()
    for words in (["owes", "zzz"], ["log", "huaxin"], ["today", "someday"]):
        assert shell.run("--json", *words).sentence


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_lines_of_standard_input_are_all_or_nothing(shell: Shell, wrong: int) -> None:
    shell.fill()
    before = shell.files()
    lines = ["huaxin a one", "brandtner o two", "pell x"]
    lines[wrong] = "huaxin a /then someday"
    sentence = shell.run("log", "-", stdin="\n".join(lines)).sentence
    assert sentence.startswith(f"Line {wrong + 1}: ")
    assert "someday" in sentence
    assert shell.files() == before


@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (["log", "-"], b"huaxin a caf\xe9\n"),
        (["log", "huaxin", "a", "caf\udce9"], b""),
        (["plan", "-"], "华信 明天".encode("gb18030")),
    ],
)
def test_text_in_another_encoding_is_refused_not_mangled(
    shell: Shell, words: list[str], stdin: bytes
) -> None:
    shell.fill()
    before = shell.files()
    assert "UTF-8" in shell.run(*words, stdin=stdin).sentence
    assert shell.files() == before


def test_a_bad_rounds_today_is_named(shell: Shell) -> None:
    shell.env.setenv("ROUNDS_TODAY", "someday")
    said = shell.raw("--book", str(shell.book), "today")
    assert said.sentence.startswith("ROUNDS_TODAY: “someday”")
    # The option goes before it.
    assert shell.run("today").status == 0


@pytest.mark.parametrize("words", [["today"], ["config"], ["check"], ["log", "huaxin", "a"]])
def test_bad_settings_stop_every_command(shell: Shell, words: list[str]) -> None:
    (shell.folder / "settings").mkdir()
    file = shell.folder / "settings" / "settings.toml"
    file.write_text("\ncurency = 'EUR'\n", encoding="utf-8")
    sentence = shell.run(*words).sentence
    assert sentence.startswith(f"{file}, line 2: there is no setting “curency”.")
    assert "“currency”" in sentence


# -- Books that cannot be used


def _newer(book: Path) -> None:
    text = book.read_text(encoding="utf-8")
    newer = re.sub(r'"schema":\s*1\b', '"schema": 99', text)
    assert newer != text
    book.write_text(newer, encoding="utf-8")


def _folder(book: Path) -> None:
    book.unlink()
    book.mkdir()


def _pipe(book: Path) -> None:
    book.unlink()
    os.mkfifo(book)


BROKEN: dict[str, Callable[[Path], object]] = {
    "cut off": lambda book: book.write_bytes(book.read_bytes()[:-20]),
    "empty": lambda book: book.write_bytes(b""),
    "no JSON": lambda book: book.write_bytes(b"PK\x03\x04" + bytes(range(256))),
    "another JSON": lambda book: book.write_text('{"hello": [1, 2]}', encoding="utf-8"),
    "newer": _newer,
    "a folder": _folder,
    "a pipe": _pipe,
    "a wrong field": lambda book: book.write_text(
        book.read_text(encoding="utf-8").replace('"platinum"', '"wood"'), encoding="utf-8"
    ),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_book_that_cannot_be_used_is_told_and_left_untouched(shell: Shell, what: str) -> None:
    shell.env.chdir(shell.folder)
    (shell.folder / "accounts.csv").write_text("name\nAcme\n", encoding="utf-8")
    shell.fill()
    shell.book.chmod(0o600)
    BROKEN[what](shell.book)
    before = {} if what == "a pipe" else shell.files()
    for words in (*READING, *WRITING, ["backup"]):
        said = shell.run(*words)
        assert str(shell.book) in said.sentence, words
        assert "restore" in said.sentence or "--book" in said.sentence, words
    check = shell.run("check")
    assert check.status == 1
    assert check.out
    assert str(shell.book) in check.err
    assert len(check.err.splitlines()) == 1
    findings = shell.run("check", "--json").json["findings"]
    assert all(one["text"] and one["where"] for one in findings)
    if what != "a pipe":
        assert shell.files() == before


@pytest.mark.parametrize("what", ["cut off", "empty", "no JSON", "newer", "a wrong field"])
def test_restore_brings_a_broken_book_back_and_keeps_what_it_replaced(
    shell: Shell, what: str
) -> None:
    shell.fill()
    shell.done("backup", str(shell.folder / "copy.json"))
    sound = shell.done("export", "book", "-").out
    BROKEN[what](shell.book)
    broken = shell.book.read_bytes()
    said = shell.done("restore", str(shell.folder / "copy.json"))
    assert shell.done("export", "book", "-").out == sound
    kept = Path(said.out.splitlines()[-1].split()[-1])
    assert kept.read_bytes() == broken


@pytest.mark.parametrize("what", ["cut off", "empty", "no JSON", "newer", "a wrong field"])
def test_a_broken_file_is_no_backup(shell: Shell, what: str) -> None:
    shell.fill()
    copy = shell.folder / "copy.json"
    shell.done("backup", str(copy))
    BROKEN[what](copy)
    before = shell.files()
    assert str(copy) in shell.run("restore", str(copy)).sentence
    assert shell.files() == before


def test_the_book_is_no_backup_of_itself(shell: Shell) -> None:
    shell.fill()
    before = shell.files()
    assert str(shell.book) in shell.run("restore", str(shell.book)).sentence
    assert str(shell.book) in shell.run("backup", str(shell.book)).sentence
    assert shell.files() == before


# -- Disks that do not play along


def _failing(code: int) -> Callable[[Path, bytes], os.stat_result]:
    """What stands in for the writing of every new file of ours."""

    def fail(path: Path, _data: bytes) -> os.stat_result:
        raise OSError(code, os.strerror(code), str(path))

    return fail


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EACCES, "may not write in the folder"),
        (errno.EROFS, "may not write in the folder"),
        (errno.ENOSPC, "The disk is full"),
        (errno.EDQUOT, "The disk is full"),
        (errno.EIO, "was not saved"),
    ],
)
@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_a_save_that_fails_says_why_and_loses_nothing(
    shell: Shell, words: list[str], code: int, said: str
) -> None:
    shell.env.chdir(shell.folder)
    (shell.folder / "accounts.csv").write_text("name\nAcme\n", encoding="utf-8")
    shell.fill()
    shell.done("log", "huaxin", "a", "kept")
    before = shell.files()
    with shell.env.context() as broken:
        broken.setattr(files, "write_new", _failing(code))
        sentence = shell.run(*words).sentence
    assert said in sentence
    assert str(shell.folder) in sentence
    assert shell.files() == before
    assert shell.done("check", "--json").json["ok"] is True
    # Reading goes on, and the next save works.
    assert shell.done("today").out
    assert shell.run(*words).status == 0


def test_a_first_save_that_fails_leaves_no_trace(shell: Shell) -> None:
    (shell.folder / "accounts.csv").write_text("name\nAcme\n", encoding="utf-8")
    before = shell.files()
    shell.env.setattr(files, "write_new", _failing(errno.ENOSPC))
    said = shell.run("import", "accounts", str(shell.folder / "accounts.csv"))
    assert "The disk is full" in said.sentence
    assert shell.files() == before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_backup_that_fails_is_told(shell: Shell, code: int) -> None:
    shell.fill()
    before = shell.files()
    shell.env.setattr(files, "write_new", _failing(code))
    sentence = shell.run("backup", str(shell.folder / "copy.json")).sentence
    assert "copy.json" in sentence
    assert shell.files() == before


@pytest.mark.parametrize("book", ["file.txt/book.json", "x" * 300 + ".json"])
@pytest.mark.parametrize("words", [["log", "huaxin", "a"], ["undo"], ["today"]])
def test_a_place_where_no_book_can_be_is_no_traceback(
    shell: Shell, book: str, words: list[str]
) -> None:
    (shell.folder / "file.txt").write_text("x", encoding="utf-8")
    before = shell.files()
    shell.book = shell.folder / book
    said = shell.run(*words)
    assert said.status in (0, 1)
    assert "Traceback" not in said.err
    assert shell.files() == before


@pytest.mark.parametrize("words", [[], ["--demo"]])
def test_without_a_terminal_the_app_does_not_open(shell: Shell, words: list[str]) -> None:
    shell.fill()
    before = shell.files()
    assert "needs a terminal" in shell.raw(*words).sentence
    assert shell.files() == before

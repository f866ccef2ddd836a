"""The commands for the eye: what they print, what they write, and what they leave alone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import TODAY, Shell
from tests.desk.making import BASE, visit
from tui import arguments, settings
from tui import shell as commands
from tui.domain.records import Account, Invoice, Person, Visit
from tui.store.book import Book

ROOT = Path(__file__).parents[2]
LATE = Invoice(
    id=1,
    account_id=1,
    number="R-7",
    issued=date(2026, 9, 5),
    due=date(2026, 10, 5),
    amount=48_000_000,
    currency="CNY",
)
EXAMPLES: dict[str, list[str]] = {
    "today": [],
    "prep": ["huaxin"],
    "owes": ["huaxin"],
    "queue": [],
    "people": ["huaxin"],
    "accounts": [],
    "report": [],
    "log": ["huaxin", "advance", "agreed"],
    "plan": ["huaxin", "tomorrow"],
    "undo": [],
    "import": ["accounts", "accounts.csv"],
    "export": ["book", "-"],
    "backup": [],
    "restore": ["backup.json"],
    "check": [],
    "forget": ["wang lin", "--yes"],
    "config": [],
    "completion": ["bash"],
}
"""A right use of every command."""


def spawn(*words: str, **fields: str) -> subprocess.Popen[bytes]:
    """The command in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "tui", *words],
        cwd=ROOT,
        env={**os.environ, **fields},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


# -- What they print


def test_today_for_the_eye(shell: Shell) -> None:
    shell.fill((*BASE, visit(1, "10:00", people=(1,), purpose="negotiation"), LATE))
    assert shell.done("today").out.splitlines() == [
        "Sat 21 Nov 2026 · 1 visit",
        "",
        "10:00  ◆ Huaxin Cable 华信电缆  Wang Lin 王琳  negotiation  planned  ¥480,000 47 d"
        "  leave by 09:05",
        "",
        "  ⚑ Huaxin Cable 华信电缆: you sell and collect here today: money first",
        "  ⚑ Huaxin Cable 华信电缆: no decider; no user; no gatekeeper",
        "  ⚑ Huaxin Cable 华信电缆: no coach",
    ]


def test_owes_for_the_eye(shell: Shell) -> None:
    shell.fill((*BASE, LATE))
    assert shell.done("owes").out.splitlines() == [
        "                       outstanding   overdue  oldest  promised",
        "Huaxin Cable 华信电缆     ¥480,000  ¥480,000    47 d",
    ]
    lines = shell.done("owes", "hxdl").out.splitlines()
    assert any(line.startswith("R-7") and "Mon 5 Oct 2026" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["today"], "Nothing planned. Plan a visit: rounds plan ACCOUNT WHEN"),
        (["owes"], "Nobody owes anything."),
        (["accounts"], "No accounts yet. Bring yours in: rounds import accounts FILE"),
        (["check"], "is in order."),
    ],
)
def test_an_empty_book_says_how_to_begin(shell: Shell, words: list[str], said: str) -> None:
    assert said in shell.done(*words).out


def test_a_line_says_what_it_wrote(shell: Shell) -> None:
    shell.fill()
    said = shell.done("log", "huaxin", "a", "agreed", "@+Li", "/then", "tue", "10:00", "demo")
    assert said.out.splitlines() == [
        "call        Huaxin Cable 华信电缆, advance: agreed",
        "new person  Li",
        "visit       Tue 24 Nov 2026 10:00 demo",
    ]
    assert shell.done("undo").out == "Taken back: call at Huaxin Cable 华信电缆: advance\n"
    assert [one.name for one in Book.open(shell.book).all(Person).values()][3:] == []


def test_columns_hold_with_chinese_names(shell: Shell) -> None:
    shell.fill((Account(name="华信电缆"), Account(name="Acme"), Account(name="é" * 3)))
    from tui.domain.text import width

    lines = shell.done("accounts").out.splitlines()
    assert len({width(line) for line in lines[1:]}) == 1


# -- Files


def test_reading_creates_nothing(shell: Shell) -> None:
    shell.env.setenv("ROUNDS_TODAY", TODAY)
    for named in (["--book", str(shell.book)], []):
        for words in (["today"], ["owes"], ["accounts"], ["check"], ["config"]):
            for more in ([], ["--json"]):
                assert shell.raw(*named, *words, *more).status == 0
        assert shell.raw(*named, "export", "book", "-").status == 0
        assert shell.raw(*named, "owes", "zzz").status == 1
        assert shell.raw(*named, "log", "zzz a").status == 1
        assert shell.raw(*named, "undo").status == 1
        assert shell.raw(*named, "backup").status == 1
    assert list(shell.folder.iterdir()) == []


def test_reading_changes_nothing(shell: Shell) -> None:
    shell.fill((*BASE, visit(1, "10:00"), LATE))
    before = shell.files()
    for words in (["today"], ["owes"], ["owes", "huaxin"], ["accounts"], ["check"], ["config"]):
        shell.done(*words)
    assert shell.files() == before


def test_the_book_is_the_reps_alone(shell: Shell) -> None:
    file = shell.folder / "accounts.csv"
    file.write_text("name\nAcme\n", encoding="utf-8")
    shell.book = shell.folder / "new" / "folder" / "book.json"
    shell.done("import", "accounts", str(file))
    shell.done("log", "acme", "a")
    shell.done("backup")
    made = [shell.folder / "new", *(shell.folder / "new").rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in made if path.is_file()} == {"0o600"}
    assert {oct(path.stat().st_mode & 0o777) for path in made if path.is_dir()} == {"0o700"}


def test_a_link_to_the_book_stays_a_link(shell: Shell) -> None:
    shell.fill()
    link = shell.folder / "link.json"
    link.symlink_to(shell.book)
    assert shell.raw("--book", str(link), "--today", TODAY, "log", "huaxin", "a").status == 0
    assert link.is_symlink()
    assert len(Book.open(shell.book).since(Visit, date.min)) == 1


def test_the_settings_for_the_eye(shell: Shell) -> None:
    told = shell.done("config").out
    assert re.search(r"^collections\.ageing_days +30, 60, 90 +default$", told, re.MULTILINE)
    assert re.search(r"^keys +default$", told, re.MULTILINE)


# -- The example book


def test_there_is_an_example_for_every_command() -> None:
    assert set(EXAMPLES) == set(arguments.HELP)


@pytest.mark.parametrize("command", EXAMPLES)
def test_the_example_book_goes_with_every_command_and_writes_nothing(
    shell: Shell, command: str
) -> None:
    shell.env.chdir(shell.folder)
    (shell.folder / "accounts.csv").write_text("name\nAcme\n", encoding="utf-8")
    (shell.folder / "backup.json").write_text("{}", encoding="utf-8")
    before = shell.files()
    shell.env.setenv("ROUNDS_BOOK", str(shell.book))
    said = shell.raw("--demo", "--today", TODAY, command, *EXAMPLES[command])
    # There is nothing to take back, and no file to copy or to put back.
    refused = command in ("undo", "backup", "restore")
    assert said.status == (1 if refused else 0), said.err
    assert "Traceback" not in said.err
    assert bool(said.out) is not refused
    assert shell.files() == before


@pytest.mark.parametrize("today", ["2026-11-21", "2026-11-22", "2028-02-29", "2027-01-01"])
def test_the_example_book_always_has_visits_today(shell: Shell, today: str) -> None:
    said = shell.raw("--demo", "--today", today, "today", "--json").json
    assert said["date"] == today
    assert said["visits"]
    assert said["loose_ends"]


def test_the_example_book_is_the_same_each_time(shell: Shell) -> None:
    exports = {shell.raw("--demo", "--today", TODAY, "export", "book", "-").out for _ in range(2)}
    assert len(exports) == 1


# -- Backup, restore, export


def test_backup_and_restore_round_trip(shell: Shell) -> None:
    shell.fill()
    shell.done("log", "huaxin", "a", "before")
    exported = shell.done("export", "book", "-").out
    copy = shell.folder / "copy.json"
    assert str(copy) in shell.done("backup", str(copy)).out
    shell.done("log", "huaxin", "a", "after")
    assert shell.done("export", "book", "-").out != exported
    told = shell.done("restore", str(copy)).out
    assert str(copy) in told
    assert "kept in" in told
    assert shell.done("export", "book", "-").out == exported
    assert shell.done("check", "--json").json["ok"] is True
    # Ids are not given again, though their records are gone.
    shell.done("log", "huaxin", "a", "third")
    assert list(Book.open(shell.book).since(Visit, date.min)) == [1, 3]


def test_a_backup_without_a_name_lies_beside_the_book(shell: Shell) -> None:
    shell.fill()
    first, second = (shell.done("backup").out.split()[-1] for _ in range(2))
    assert first != second
    assert all(Path(one).is_relative_to(shell.folder / "book.files") for one in (first, second))


def test_export_is_json_on_standard_output_and_in_a_file(shell: Shell) -> None:
    shell.fill()
    told = json.loads(shell.done("export", "book", "-").out)
    assert told["schema"] == 1
    assert [one["name"] for one in told["tables"]["accounts"]] == [
        one.name for one in BASE if isinstance(one, Account)
    ]
    file = shell.folder / "out.json"
    file.write_text("old", encoding="utf-8")
    assert shell.done("export", "book", str(file)).out == ""
    assert file.read_text(encoding="utf-8") == shell.done("export", "book", "-").out
    later = ("--today", "2027-05-01")
    shell.raw("--book", str(shell.book), *later, "export", "book", str(file))
    assert file.read_text(encoding="utf-8") == shell.done("export", "book", "-").out


# -- Text from outside

NASTY = "[red]x[/] [/] \x1b[31mESC\x1b]0;t\x07 \u202eevil\u2066 \x9b5m \u200b{name} %s 👩‍👩‍👧"


@pytest.mark.parametrize("command", ["today", "owes", "accounts", "log", "config"])
@pytest.mark.parametrize("as_json", [True, False])
def test_no_text_steers_the_terminal(shell: Shell, command: str, as_json: bool) -> None:
    shell.fill(
        (
            Account(name=NASTY, short_name="nasty"),
            Person(account_id=1, name=NASTY),
            visit(1, "10:00", people=(1,), text=NASTY, note=NASTY),
            visit(2, "08:00", people=(1,), text=NASTY),
            LATE,
        )
    )
    words = {"log": ["nasty", "a", NASTY, "/then", "fri", NASTY]}.get(command, [])
    said = shell.done(command, *(["--json"] if as_json else []), *words)
    assert all(char.isprintable() or char == "\n" or char in "\u200d" for char in said.out)
    if command != "config":
        assert "[red]x[/] [/]" in said.out
        assert "{name} %s" in said.out
    if as_json:
        assert said.json


@pytest.mark.parametrize("as_json", [True, False])
def test_a_book_mended_by_hand_steers_no_terminal_either(shell: Shell, as_json: bool) -> None:
    shell.fill((Account(name="plain name"), visit(1, "10:00", text="about")))
    text = shell.book.read_text(encoding="utf-8")
    raw = json.dumps("\x1b[31m\x9b\u202e\x7f")[1:-1]
    shell.book.write_text(text.replace("plain name", f"plain{raw}name"), encoding="utf-8")
    for command in ("today", "accounts"):
        said = shell.done(command, *(["--json"] if as_json else []))
        assert all(char.isprintable() or char == "\n" for char in said.out)
        assert "plain" in said.out


def test_refusals_quote_what_was_typed_in_one_clean_line(shell: Shell) -> None:
    shell.fill()
    for words in (["owes", f"x\n{NASTY}"], ["today", NASTY], ["log", "huaxin", "a", f"@x{NASTY}"]):
        assert "[red]x[/]" in shell.run(*words).sentence
    usage = shell.raw("--today", NASTY, "owes").err
    assert "\x1b" not in usage
    assert "\u202e" not in usage


# -- Processes


def test_piped_output_has_no_colour_and_a_closed_pipe_is_quiet(shell: Shell) -> None:
    shell.env.setenv("ROUNDS_TODAY", TODAY)
    process = spawn("--demo", "today")
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert b"\x1b" not in out
    for words in (["--demo", "today"], ["--demo", "owes", "--json"], ["--demo", "check"]):
        process = spawn(*words)
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 0
        process.stderr.close()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a Linux device")
def test_output_that_cannot_be_written_is_told(shell: Shell) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui", "--demo", "--today", TODAY, "today"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("rounds: The output cannot be written")
    assert len(done.stderr.splitlines()) == 1


def test_json_is_utf_8_whatever_the_terminal_speaks(shell: Shell) -> None:
    process = spawn("--demo", "owes", "--json", PYTHONIOENCODING="ascii", ROUNDS_TODAY=TODAY)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    names = [row["account"]["name"] for row in json.loads(out.decode("utf-8"))["accounts"]]
    assert any("华信电缆" in name for name in names)


def test_an_undo_from_another_process_is_seen(shell: Shell) -> None:
    shell.fill()
    shell.done("log", "huaxin", "a")
    process = spawn("--book", str(shell.book), "undo")
    process.communicate(timeout=60)
    assert process.returncode == 0
    assert shell.done("today", "--json").json["visits"] == []


def test_half_typed_text_is_kept_beside_the_book_and_never_in_it(shell: Shell) -> None:
    shell.fill()
    before = shell.book.read_bytes()
    options = arguments.parse(["--book", str(shell.book), "today"])
    desk = commands.desk_of(options, settings.load())
    desk.drafts.set("log:visit:1", {"note": "half"})
    assert shell.book.read_bytes() == before
    assert commands.desk_of(options, settings.load()).drafts.get("log:visit:1") == {"note": "half"}
    assert (shell.folder / "book.files" / "drafts.json").exists()
    demo = commands.desk_of(arguments.parse(["--demo"]), settings.load())
    demo.drafts.set("line", {"line": "half"})
    assert demo.drafts.get("line") == {"line": "half"}
    assert "half" not in str([data for name, data in shell.files().items() if "draft" not in name])

"""What the rep's window goes through: closed in mid-word, made small, shared with others."""

from __future__ import annotations

import signal
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.e2e import contract
from tests.e2e.exported import tables
from tests.e2e.running import Rounds, is_kept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.e2e.terminal import Terminal

NOTE = "the purchaser wants 30 days, 王琳 asks the bo"
LINE = "huaxin advance they will te"


@pytest.fixture
def ready(rounds: Rounds, tmp_path: Path) -> Rounds:
    """A book of two accounts with a visit each today."""
    sheet = tmp_path / "accounts.csv"
    sheet.write_text("name,tier,currency\n华信电缆 Huaxin Cable,gold,CNY\nNorrvik Tools,iron,EUR\n")
    rounds.say("import", "accounts", sheet)
    rounds.say("plan", "huaxin today 10:00 negotiation")
    rounds.say("plan", "norrvik today 14:00 service")
    return rounds


def at_today(terminal: Terminal) -> Terminal:
    terminal.wait_for("2 visits")
    terminal.wait_for("▸ 10:00")
    return terminal


def notes(rounds: Rounds) -> list[str]:
    """The notes of the visits, in the order of the day."""
    return [visit.note for visit in sorted(tables(rounds).visits, key=lambda visit: visit.start)]


# -- Half-typed text


def open_log(terminal: Terminal) -> None:
    terminal.press("l")
    terminal.wait_for("Log   华信电缆 Huaxin Cable")


def open_line(terminal: Terminal) -> None:
    terminal.press(":")
    terminal.wait_for("Quick line")


@pytest.mark.parametrize("form", ["dialog", "line"])
@pytest.mark.parametrize("end", ["killed", "told to end", "hung up", "left with escape and q"])
def test_half_typed_text_is_offered_again(ready: Rounds, form: str, end: str) -> None:
    open_form, text = (open_log, NOTE) if form == "dialog" else (open_line, LINE)
    terminal = at_today(ready.open(24, 80))
    open_form(terminal)
    if form == "dialog":
        terminal.press("a")
    terminal.press(text)
    terminal.wait_for(text[-12:])
    if end == "killed":
        # A process cannot hear of this one: what was typed must have been kept meanwhile.
        terminal.wait_for(lambda _terminal: is_kept(ready, text))
        terminal.kill(signal.SIGKILL)
    elif end == "told to end":
        terminal.kill(signal.SIGTERM)
    elif end == "hung up":
        terminal.hang_up()
    else:
        terminal.press("escape")
        terminal.wait_for("▸ 10:00")
        terminal.wait_for("o owes")
        terminal.leave_by("q")
    assert [visit.state for visit in ready.ask(contract.Today, "today").visits] == ["planned"] * 2

    again = at_today(ready.open(36, 120))
    open_form(again)
    again.wait_for(text)
    # It goes on from there, and once it is saved it is no draft any more.
    if form == "dialog":
        again.wait_for("draft")
        again.press("a")
    rest = "ss" if form == "dialog" else "st"
    again.press(rest)
    again.wait_for(text + rest)
    again.press("enter")
    again.wait_for("✓ 10:00")
    assert notes(ready) == [(text + rest).removeprefix("huaxin advance "), ""]
    open_form(again)
    again.wait_for("what was said and agreed" if form == "dialog" else "huaxin advance agreed")
    again.wait_gone(text)


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP], ids=["terminated", "hung up"])
def test_told_to_end_with_nothing_typed_the_app_goes_quietly(
    ready: Rounds, end: signal.Signals
) -> None:
    terminal = at_today(ready.open(24, 80))
    assert terminal.kill(end) == 0
    assert b"Error" not in terminal.written


@pytest.mark.parametrize("keys", [(), ("?",), ("4",)], ids=["today", "help", "money"])
def test_a_closed_window_ends_the_app(ready: Rounds, keys: tuple[str, ...]) -> None:
    terminal = at_today(ready.open(24, 80))
    terminal.press(*keys)
    assert terminal.hang_up() == 0


# -- A quick hand: keys that come in one go are worked off in their order


LONG = "signed for one drum, and a second one in spring if it holds"


@pytest.mark.parametrize(
    ("keys", "note"),
    [
        (("l", "a", "enter"), ""),
        (("l", "a", LONG, "enter"), LONG),
        (("l", "a", "boxes nad", "backspace", "backspace", "and ox", "enter"), "boxes nand ox"),
        (("l", "a", "agreed", "tab", "fri send the offer", "enter"), "agreed"),
        ((":", f"huaxin a {LONG}", "enter"), LONG),
        ((":", "huaxin a", "enter"), ""),
        ((":", "huax", "tab", "a by completion", "enter"), "by completion"),
    ],
)
def test_keys_in_one_go_lose_nothing(ready: Rounds, keys: tuple[str, ...], note: str) -> None:
    terminal = at_today(ready.open(36, 120))
    terminal.press(*keys)
    terminal.wait_for("✓ 10:00")
    terminal.wait_for("Logged:")
    if "tab" in keys and "l" in keys:
        terminal.wait_for_words("send the offer Fri 5 Jul")
    terminal.leave_by("q")
    assert notes(ready) == [note, ""]
    assert ready.ask(contract.Today, "today").visits[0].outcome == "advance"


# -- Others at the same book


def test_what_another_command_logs_shows_by_itself(ready: Rounds) -> None:
    terminal = at_today(ready.open(24, 80))
    ready.say("log", "norrvik order twelve grinders")
    terminal.wait_for("✓ 14:00", timeout=10)
    terminal.wait_for("1 logged")
    ready.say("undo")
    terminal.wait_for("· 14:00", timeout=10)
    # And what the window logs, the command takes back.
    terminal.press("l", "c", "enter")
    terminal.wait_for("✓ 10:00")
    assert "华信电缆" in ready.ask(contract.Undone, "undo").undone
    terminal.wait_for("▸ 10:00", timeout=10)


def test_two_windows_log_on_one_book(ready: Rounds) -> None:
    one, other = (at_today(ready.open(24, 80)) for _ in range(2))
    other.press("down")
    other.wait_for("14:00  Norrvik Tools")
    one.press("l", "a", "enter")
    other.press("l", "o", "enter")
    for terminal in (one, other):
        terminal.wait_for("✓ 10:00")
        terminal.wait_for("✓ 14:00")
    assert [
        (visit.state, visit.outcome) for visit in ready.ask(contract.Today, "today").visits
    ] == [("logged", "advance"), ("logged", "order")]


def test_a_dialog_open_meanwhile_keeps_its_text(ready: Rounds) -> None:
    terminal = at_today(ready.open(24, 80))
    open_log(terminal)
    terminal.press("a", "asks for a pri")
    terminal.wait_for("asks for a pri")
    ready.say("log", "norrvik order twelve grinders")
    terminal.press("ce")
    terminal.wait_for("asks for a price")
    terminal.press("enter")
    terminal.wait_for("✓ 10:00")
    terminal.wait_for("✓ 14:00")
    assert notes(ready) == ["asks for a price", "twelve grinders"]


# -- The window's size and colours


TOO_SMALL = "Rounds needs a window of 60 × 16 or more."


def test_a_window_too_small_says_so_and_comes_back(ready: Rounds) -> None:
    terminal = at_today(ready.open(24, 80))
    for rows, columns in ((10, 40), (24, 80), (10, 120), (36, 120), (24, 40), (4, 10), (24, 80)):
        terminal.resize(rows, columns)
        if rows >= 16 and columns >= 60:
            terminal.wait_for("▸ 10:00")
            terminal.wait_for("o owes")
            terminal.wait_gone("needs a window")
        elif columns >= 40:
            terminal.wait_for_words(TOO_SMALL)
            terminal.wait_gone("10:00")
    # The cursor answers as before.
    terminal.press("down")
    terminal.wait_for("14:00  Norrvik Tools")
    terminal.leave_by("q")


def test_an_app_opened_in_a_small_window_works_once_it_grows(ready: Rounds) -> None:
    terminal = ready.open(10, 40)
    terminal.wait_for_words(TOO_SMALL)
    terminal.resize(24, 80)
    at_today(terminal)
    open_log(terminal)
    terminal.press("a", "half a wo")
    terminal.wait_for("half a wo")
    terminal.resize(10, 40)
    terminal.wait_for_words(TOO_SMALL)
    terminal.wait_gone("half a wo")
    terminal.resize(36, 120)
    terminal.wait_for("half a wo")
    terminal.press("rd", "enter")
    terminal.wait_for("✓ 10:00")
    assert notes(ready) == ["half a word", ""]


def grey(colour: str) -> bool:
    return len(colour) != 6 or colour[:2] == colour[2:4] == colour[4:]


@pytest.mark.parametrize("no_color", [True, False])
def test_no_color_is_heeded(ready: Rounds, no_color: bool) -> None:
    if no_color:
        ready.env["NO_COLOR"] = "1"
    terminal = at_today(ready.open(24, 80))
    terminal.wait_for("o owes")
    assert all(map(grey, terminal.colours)) == no_color
    names = {"red", "green", "blue", "cyan", "magenta", "brown"}
    assert not terminal.colours & names


@pytest.mark.parametrize("command", ["today", "owes", "accounts", "config", "check"])
def test_plain_output_has_no_escape_sequence(ready: Rounds, command: str) -> None:
    assert "\x1b" not in ready.say(command)
    ready.env["NO_COLOR"] = "1"
    terminal = ready.open(24, 80, command)
    assert terminal.wait_closed() == 0
    assert terminal.text.strip()
    assert b"\x1b" not in terminal.written


# -- The example book


@pytest.fixture
def bare(home: Path) -> Iterator[Rounds]:
    """The command where nothing names a book, in an empty home with an empty folder for scraps."""
    scraps = home / "tmp"
    scraps.mkdir()
    with closing(Rounds(home, today="2026-11-21T09:05", TMPDIR=str(scraps))) as command:
        del command.env["ROUNDS_BOOK"]
        yield command


def test_the_example_opens_and_leaves_no_file(bare: Rounds) -> None:
    terminal = bare.open(36, 120, "--demo")
    terminal.wait_for("Loose ends")
    terminal.wait_for("华信电缆")
    # Whatever is done in it: a half-typed draft, a call, an undo.
    terminal.press("l")
    terminal.wait_for("outcome")
    terminal.press("a", "half a thought")
    terminal.wait_for("half a thought")
    terminal.press("escape")
    terminal.wait_for("o owes")
    terminal.press("l")
    terminal.wait_for("half a thought")
    terminal.press("a", "enter")
    terminal.wait_for("Logged:")
    terminal.press("u")
    terminal.wait_for("Taken back:")
    terminal.leave_by("q")
    assert {path.name for path in bare.home.rglob("*")} == {"tmp"}


@pytest.mark.parametrize(
    "command",
    [
        ("today",),
        ("owes", "--json"),
        ("accounts",),
        ("log", "--json", "brandtner a agreed"),
        ("plan", "brandtner tomorrow 15:00"),
        ("check",),
        ("config",),
        ("export", "book", "-"),
    ],
)
def test_commands_on_the_example_leave_no_file(bare: Rounds, command: tuple[str, ...]) -> None:
    assert bare.say("--demo", *command)
    assert {path.name for path in bare.home.rglob("*")} == {"tmp"}


def test_looking_at_a_book_that_is_not_there_makes_none(bare: Rounds) -> None:
    for command in ("today", "owes", "accounts", "check", "config"):
        bare.say(command)
    terminal = bare.open(24, 80)
    terminal.wait_for("The book is empty")
    terminal.leave_by("q")
    assert {path.name for path in bare.home.rglob("*")} == {"tmp"}

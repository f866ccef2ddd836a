"""A long import in a real terminal: stopped by a key, and by a terminal that is closed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.e2e import contract

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.running import Rounds

HEADER: Final = "number,account,issued,due,amount,open\n"
MANY: Final = 30_000
"""Rows that take a while."""


@pytest.fixture
def long_file(rounds: Rounds) -> Path:
    """A long export, newer than the short one that has been imported."""
    folder = rounds.home / "exports"
    folder.mkdir()
    first = folder / "first.csv"
    first.write_text(f"{HEADER}A1,Acme,2013-05-01,2013-06-01,5,5\n")
    rounds.say("import", "receivables", first)
    os.utime(first, (1_000_000, 1_000_000))
    file = folder / "long.csv"
    rows = (f"N{n},Account {n % 300},2013-05-01,2013-06-01,{n},{n}\n" for n in range(1, MANY + 1))
    file.write_text(HEADER + "".join(rows))
    return file


def test_escape_and_a_closed_terminal_leave_the_book_byte_for_byte(
    rounds: Rounds, long_file: Path
) -> None:
    before = rounds.book.read_bytes()
    terminal = rounds.open(24, 80)
    terminal.wait_for("Today")
    terminal.press("R")
    terminal.wait_for(f"Importing {long_file.name}")
    terminal.wait_for("━")
    terminal.press("escape")
    terminal.wait_for("Stopped. Nothing was imported.")
    terminal.wait_gone(f"Importing {long_file.name}")
    assert rounds.book.read_bytes() == before

    terminal.press("R")
    terminal.wait_for(f"Importing {long_file.name}")
    terminal.hang_up()
    # Had saving begun, it was finished.
    owed = rounds.ask(contract.Owes, "owes")
    assert len(owed.accounts) in (1, 300)
    assert rounds.ask(contract.Checked, "check").ok
    if len(owed.accounts) == 1:
        assert rounds.book.read_bytes() == before

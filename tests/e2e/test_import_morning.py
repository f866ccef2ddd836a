"""The morning walk, by keys alone at 80 × 24, in both languages: at most twelve of them.

The newest export is imported, its news read, the money of somebody one sees today opened, and
yesterday's forgotten call logged. `pytest -s` prints the keys.
"""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest

from tests.e2e import contract
from tests.e2e.example import YESTERDAY, at_today
from tests.e2e.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.e2e.running import Rounds
    from tui.i18n import Language

MOST: Final = 12
"""So many keys the whole walk may cost."""
ONLY_THERE: Final = "HX-20371"
"""An invoice of which there is no news: it stands in the account's money alone."""


class Said(NamedTuple):
    """What the screen says in a language."""

    account: str
    newly_overdue: str
    paid: str
    seen: tuple[str, ...]
    before: str
    forgotten: str
    logged: str


SAID: Final[dict[Language, Said]] = {
    "en": Said(
        account="Huaxin Cable 华信电缆",
        newly_overdue="Newly overdue",
        paid="Paid",
        seen=("Huaxin Cable 华信电缆", "10:00", "¥244,000"),
        before="Mon 23 Nov 2026",
        forgotten="Fennick Foods",
        logged="Logged: Fennick Foods, advance",
    ),
    "zh": Said(
        account="华信电缆",
        newly_overdue="新逾期",
        paid="已付",
        seen=("华信电缆", "10:00", "¥244,000"),
        before="2026年11月23日",
        forgotten="芬尼克食品",
        logged="已记录：芬尼克食品，进展",
    ),
}


@pytest.fixture
def ready(example: Rounds, language: Language) -> Rounds:
    """The example book, into which yesterday's export has been imported; today's lies beside it."""
    exports = example.home / "exports"
    exports.mkdir()
    header, *rows = csv.reader(
        io.StringIO(example.say("export", "receivables", "-").lstrip("\ufeff"))
    )
    still_open = [row for row in rows if row[header.index("settled")] == ""]
    file = put(exports / "2026-11-23.csv", [header, *still_open], age=1)
    example.say("import", "receivables", file, "--as-of", str(YESTERDAY))
    put(exports / "2026-11-24.csv", [header, *todays(header, still_open, language)])
    return example


def put(file: Path, rows: Sequence[Sequence[str]], *, age: int = 0) -> Path:
    """An export that is some days older than the newest."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8")
    when = 1_795_000_000 - age * 86_400
    os.utime(file, (when, when))
    return file


def todays(
    header: Sequence[str], rows: Sequence[Sequence[str]], language: Language
) -> list[Sequence[str]]:
    """Today's export: HX-20311 was paid, and an invoice is there that fell due yesterday."""
    new = dict.fromkeys(header, "")
    new |= {"number": "HX-20399", "account": SAID[language].account, "currency": "CNY"}
    new |= {"issued": "2026-09-24", "due": str(YESTERDAY), "amount": "64000", "open": "64000"}
    kept = [row for row in rows if row[header.index("number")] != "HX-20311"]
    return [*kept, [new[one] for one in header]]


def test_the_morning_walk_costs_at_most_twelve_keys(ready: Rounds, language: Language) -> None:
    said = SAID[language]
    owed = ready.ask(contract.Owes, "owes", said.account).accounts[0]
    assert "HX-20311" in {one.number for one in owed.invoices}
    terminal = at_today(ready, language)
    hand = Hand(terminal)

    hand.begin("the newest export is imported")
    hand.press("R")
    terminal.wait_for("2026-11-24.csv")
    terminal.wait_for_line(said.newly_overdue, "1")
    terminal.wait_for_line(said.account, "10:00", "HX-20399", "¥64,000")
    terminal.wait_for_line(said.paid, "1")
    terminal.wait_for_line(said.account, "10:00", "HX-20311", "¥300,000")

    hand.begin("a visitor of today who owes")
    hand.press("tab")
    terminal.wait_for_line(*said.seen)
    hand.press("enter")
    terminal.wait_for(ONLY_THERE)

    hand.begin("back to the day")
    hand.press("escape")
    terminal.wait_gone(ONLY_THERE)
    hand.press("escape")
    terminal.wait_gone("2026-11-24.csv")

    hand.begin("yesterday's call logged")
    hand.press("[")
    terminal.wait_for(said.before)
    terminal.wait_for_line("16:00", said.forgotten)
    hand.press("l", "a", "enter")
    terminal.wait_for(said.logged)

    hand.tell(f"The morning walk ({language}, 80 × 24)")
    assert hand.keys + hand.typed <= MOST
    terminal.leave_by("q")

    # What the commands say afterwards.
    owed = ready.ask(contract.Owes, "owes", said.account).accounts[0]
    numbers = {one.number: one for one in owed.invoices}
    assert "HX-20311" not in numbers
    assert (numbers["HX-20399"].open, numbers["HX-20399"].days_overdue) == ("64000.00", 1)
    assert owed.overdue == "244000.00"
    day = ready.ask(contract.Today, "today", str(YESTERDAY))
    states = {one.account.name: (one.state, one.outcome) for one in day.visits}
    assert states[said.forgotten] == ("logged", "advance")
    ends = ready.ask(contract.Today, "today").loose_ends
    assert "unlogged" not in {one.kind for one in ends}

    # The log and the import are a change each, and come back one by one.
    assert said.forgotten in ready.ask(contract.Undone, "undo").undone
    assert "2026-11-24.csv" in ready.ask(contract.Undone, "undo").undone
    owed = ready.ask(contract.Owes, "owes", said.account).accounts[0]
    assert "HX-20311" in {one.number for one in owed.invoices}

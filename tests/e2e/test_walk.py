"""The day on real input: import, plan, look, log with the dialog and with the line, take back.

The invoices are the IBM sample of late payments. What the program says of them is held
against a few lines of the test's own over the same file.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from msgspec.structs import replace

from tests.e2e import contract

if TYPE_CHECKING:
    from tests.e2e.running import Rounds
    from tests.e2e.terminal import Terminal

SHEET: Final = (
    Path(__file__).parents[2] / ".." / "shared" / "data" / "receivables-ibm-late-payment.csv"
)
AS_OF: Final = date(2013, 6, 30)
TODAY: Final = date(2013, 7, 1)
HOURS: Final = ("08:30", "10:00", "11:30", "14:00", "16:00")

pytestmark = pytest.mark.skipif(not SHEET.exists(), reason="the real input is not here")


class Owed(NamedTuple):
    """What the file itself says of a customer on `TODAY`."""

    outstanding: Decimal
    overdue: Decimal
    oldest_days: int
    invoices: int


def owed_by_the_file() -> dict[str, Owed]:
    def day(text: str) -> date:
        return datetime.strptime(text, "%m/%d/%Y").date()

    open_rows = defaultdict(list)
    with SHEET.open(newline="") as file:
        for row in csv.DictReader(file):
            if day(row["InvoiceDate"]) <= AS_OF < day(row["SettledDate"]):
                late = (TODAY - day(row["DueDate"])).days
                open_rows[row["customerID"]].append((Decimal(row["InvoiceAmount"]), late))
    return {
        customer: Owed(
            sum((amount for amount, _late in rows), Decimal(0)),
            sum((amount for amount, late in rows if late > 0), Decimal(0)),
            max(0, *(late for _amount, late in rows)),
            len(rows),
        )
        for customer, rows in open_rows.items()
    }


def bring_in(rounds: Rounds) -> contract.Imported:
    return rounds.ask(
        contract.Imported,
        *("import", "receivables", SHEET, "--currency", "USD", "--as-of", AS_OF.isoformat()),
    )


@pytest.fixture
def five(rounds: Rounds) -> dict[str, Owed]:
    """The invoices imported, and visits today to the five customers who are latest."""
    bring_in(rounds)
    owed = owed_by_the_file()
    latest = sorted(owed, key=lambda customer: -owed[customer].oldest_days)[:5]
    for customer, hour in zip(latest, HOURS, strict=True):
        planned = rounds.ask(contract.Answer, "plan", customer, "today", hour, "collection")
        assert [one.kind for one in planned.written] == ["visit"]
    return {customer: owed[customer] for customer in latest}


# -- The import


def test_the_import_takes_what_was_issued_and_names_what_was_not(rounds: Rounds) -> None:
    done = bring_in(rounds)
    assert (done.kind, done.rows) == ("receivables", 2466)
    assert (done.created, done.updated, done.unchanged, done.closed) == (1930, 0, 0, 0)
    assert len(done.skipped) == 536
    assert {one.reason for one in done.skipped} == {"Issued after 2013-06-30."}
    with SHEET.open(newline="") as file:
        later = [
            number
            for number, row in enumerate(csv.DictReader(file), 2)
            if datetime.strptime(row["InvoiceDate"], "%m/%d/%Y").date() > AS_OF
        ]
    assert [one.row for one in done.skipped] == later


def test_sums_per_customer_are_those_of_the_file_to_the_cent(rounds: Rounds) -> None:
    bring_in(rounds)
    said = rounds.ask(contract.Owes, "owes")
    assert said.as_of == TODAY.isoformat()
    owed = owed_by_the_file()
    assert {
        one.account.name: (one.currency, one.outstanding, one.overdue, one.oldest_days)
        for one in said.accounts
    } == {
        customer: ("USD", f"{one.outstanding:.2f}", f"{one.overdue:.2f}", one.oldest_days)
        for customer, one in owed.items()
    }
    outstanding = sum((one.outstanding for one in owed.values()), Decimal(0))
    [total] = said.totals
    assert (total.currency, total.outstanding) == ("USD", f"{outstanding:.2f}")
    assert sum(map(Decimal, total.ageing.values())) == outstanding
    for one in said.accounts:
        assert sum(map(Decimal, one.ageing.values())) == Decimal(one.outstanding)


def test_84_invoices_are_open(rounds: Rounds) -> None:
    bring_in(rounds)
    owed = owed_by_the_file()
    invoices = 0
    for customer, expected in owed.items():
        [account] = rounds.ask(contract.Owes, "owes", customer).accounts
        assert len(account.invoices) == expected.invoices
        assert sum(Decimal(one.open) for one in account.invoices) == expected.outstanding
        invoices += len(account.invoices)
    assert invoices == 84


def test_a_second_import_changes_nothing(rounds: Rounds) -> None:
    bring_in(rounds)
    before = rounds.book.read_bytes()
    again = bring_in(rounds)
    assert (again.created, again.updated, again.unchanged, again.closed) == (0, 0, 1930, 0)
    assert len(again.skipped) == 536
    assert rounds.book.read_bytes() == before
    # The first one is still what `undo` takes back, as one change.
    rounds.ask(contract.Undone, "undo")
    assert rounds.ask(contract.Owes, "owes").accounts == ()


# -- The day


def whole(amount: Decimal) -> str:
    return f"${amount.quantize(Decimal(1), ROUND_HALF_UP):,}"


def exact(amount: Decimal) -> str:
    return f"${amount:,.2f}".removesuffix(".00")


def see_the_day(terminal: Terminal, five: dict[str, Owed]) -> None:
    """Every visit in the list, and in turn on its card, with what its account owes."""
    terminal.wait_for("5 visits")
    for (customer, owed), hour in zip(five.items(), HOURS, strict=True):
        late = f"{whole(owed.overdue)} {owed.oldest_days:>2} d"
        terminal.wait_for_line(f"{hour}   {customer}", "collection", late)
    for number, (customer, owed) in enumerate(five.items()):
        if number:
            terminal.press("down")
        terminal.wait_for(f"{HOURS[number]}  {customer}")
        days = "1 day" if owed.oldest_days == 1 else f"{owed.oldest_days} days"
        terminal.wait_for_words(f"{exact(owed.overdue)} overdue, {days}")


@pytest.mark.parametrize(("rows", "columns"), [(36, 120), (24, 80)])
def test_the_five_visits_and_what_they_owe_are_on_screen(
    rounds: Rounds, five: dict[str, Owed], rows: int, columns: int
) -> None:
    with rounds.open(rows, columns) as terminal:
        see_the_day(terminal, five)
        assert len(terminal.screen) == rows
        # The peek names each invoice; escape closes it.
        customer = list(five)[-1]
        [account] = rounds.ask(contract.Owes, "owes", customer).accounts
        terminal.press("o")
        terminal.wait_for(f"Owes   {customer}")
        for invoice in account.invoices:
            terminal.wait_for_line(invoice.number, exact(Decimal(invoice.open)))
        terminal.wait_for(f"{exact(five[customer].outstanding)} outstanding")
        terminal.press("escape")
        terminal.wait_gone("outstanding")
        terminal.leave_by("q")


def test_a_call_with_the_dialog_and_one_with_the_line(
    rounds: Rounds, five: dict[str, Owed]
) -> None:
    first, second, third, *_rest = five
    owed_before = rounds.ask(contract.Owes, "owes").accounts
    terminal = rounds.open(36, 120)
    terminal.wait_for("5 visits")
    terminal.wait_for(f"{HOURS[0]}  {first}")

    terminal.press("l")
    terminal.wait_for(f"Log   {first}")
    terminal.press("a")
    terminal.press("papers are in order, the run is on Friday")
    terminal.wait_for("the run is on Friday")
    terminal.press("enter")
    terminal.wait_for(f"✓ {HOURS[0]}   {first}")
    terminal.wait_for("Logged:")
    terminal.wait_for("1 logged")

    half = five[second].outstanding / 2
    terminal.press(":")
    terminal.wait_for("Quick line")
    terminal.press(f"{second} continuation the boss is away /pay {half:.2f} fri /why away")
    terminal.wait_for("Fri 5 Jul")
    terminal.wait_for("finance or the boss is away")
    terminal.press("enter")
    terminal.wait_for(f"✓ {HOURS[1]}   {second}")
    terminal.wait_for("2 logged")
    terminal.wait_for(f"▸ {HOURS[2]}   {third}")
    terminal.leave_by("q")

    # The commands say what the screen showed.
    day = rounds.ask(contract.Today, "today")
    assert [visit.account.name for visit in day.visits] == list(five)
    assert [visit.start for visit in day.visits] == [f"2013-07-01T{hour}" for hour in HOURS]
    assert [(visit.state, visit.outcome) for visit in day.visits] == [
        ("logged", "advance"),
        ("logged", "continuation"),
        *[("planned", None)] * 3,
    ]
    for visit in day.visits:
        owed = five[visit.account.name]
        assert visit.overdue == (contract.Overdue("USD", f"{owed.overdue:.2f}", owed.oldest_days),)
    after = {one.account.name: one for one in rounds.ask(contract.Owes, "owes").accounts}
    assert [(one.due, one.amount, one.state) for one in after[second].promises] == [
        ("2013-07-05", f"{half:.2f}", "open")
    ]
    for before in owed_before:
        now = after[before.account.name]
        assert (now.outstanding, now.overdue) == (before.outstanding, before.overdue)
    plain = rounds.say("today")
    assert plain.count("logged") == 2
    assert all(customer in plain for customer in five)

    # Two changes, taken back one by one, the newest first; then the last plan is the newest.
    assert second in rounds.ask(contract.Undone, "undo").undone
    states = [visit.state for visit in rounds.ask(contract.Today, "today").visits]
    assert states == ["logged", *["planned"] * 4]
    assert rounds.ask(contract.Owes, "owes", second).accounts[0].promises == ()
    assert first in rounds.ask(contract.Undone, "undo").undone
    assert rounds.ask(contract.Today, "today").visits == as_planned(day)
    assert rounds.ask(contract.Checked, "check").ok


def as_planned(day: contract.Today) -> tuple[contract.Visit, ...]:
    """The visits of a day as they were before any was logged."""
    return tuple(replace(visit, state="planned", outcome=None) for visit in day.visits)


def test_three_keys_are_a_whole_log(rounds: Rounds, five: dict[str, Owed]) -> None:
    terminal = rounds.open(24, 80)
    terminal.wait_for("5 visits")
    first = next(iter(five))
    terminal.press("l")
    terminal.wait_for(f"Log   {first}")
    terminal.press("a", "enter")
    terminal.wait_for(f"✓ {HOURS[0]}   {first}")
    # It is safe on disk before the toast says so.
    terminal.wait_for("Logged:")
    terminal.kill()
    visit = rounds.ask(contract.Today, "today").visits[0]
    assert (visit.account.name, visit.state, visit.outcome) == (first, "logged", "advance")

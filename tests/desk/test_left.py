"""What the desk says of a book of which a part has left for the history."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.desk.importing import counts_of, csv_of
from tui.clock import Clock
from tui.desk import removal, report, statement
from tui.desk.exporting_book import export_book
from tui.desk.ground import Desk
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.ledger import Ledger
from tui.desk.money import owes
from tui.desk.transfer import import_file
from tui.domain.records import Account, Invoice, Payment, PaymentPromise
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

NOW = datetime(2026, 11, 24, 9, 0)
EVER = date.min
HEADER = "customer-number customer invoice-number invoice-date due-date amount open settled-date"

Row = tuple[str, ...]
ROWS: dict[str, Row] = {
    "A-1": ("7", "Huaxin", "A-1", "2013-03-01", "2013-04-01", "100.00", "0", "2013-04-20"),
    "A-2": ("7", "Huaxin", "A-2", "2013-05-01", "2013-06-01", "250.00", "0", "2013-07-15"),
    "A-3": ("7", "Huaxin", "A-3", "2013-06-01", "2013-07-01", "80.00", "30.00", ""),
    "A-4": ("7", "Huaxin", "A-4", "", "", "60.00", "0", "2013-06-02"),
    "B-1": ("8", "Beta", "B-1", "2026-10-01", "2026-11-01", "500.00", "0", "2026-11-10"),
    "B-2": ("8", "Beta", "B-2", "2025-01-01", "2026-02-01", "40.00", "0", "2025-02-01"),
}


class Rep:
    """A rep whose book is a file, opened anew for everything."""

    def __init__(self, folder: Path, now: datetime | None) -> None:
        self.folder = folder
        self.now = now
        self.path = folder / "book.json"

    @property
    def book(self) -> Book:
        return Book.open(self.path, today=self.now.date() if self.now else None)

    @property
    def desk(self) -> Desk:
        now = self.now or NOW
        return Desk(self.book, Clock(now), Settings(), Drafts.in_memory())

    def take(self, *rows: Row, **options: object) -> ImportView:
        file = self.folder / "export.csv"
        file.write_text(
            csv_of([one.replace("-", " ") for one in HEADER.split()], rows or list(ROWS.values())),
            encoding="utf-8",
        )
        return import_file(
            self.book,
            "receivables",
            file,
            ImportOptions(**options),  # type: ignore[arg-type]
            self.now or NOW,
        )

    def all(self) -> object:
        export_book(self.book, self.folder / "all.json")
        return json.loads((self.folder / "all.json").read_bytes())


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    (tmp_path / "moving").mkdir()
    one = Rep(tmp_path / "moving", NOW)
    one.take()
    return one


@pytest.fixture
def twin(tmp_path: Path) -> Rep:
    """The same rep with a book that keeps everything."""
    (tmp_path / "keeping").mkdir()
    one = Rep(tmp_path / "keeping", None)
    one.take()
    return one


def numbers(book: Book) -> tuple[list[str], list[str]]:
    """What is in the book, and what has left."""
    there = [one.number for one in book.since(Invoice, EVER).values()]
    return there, [one.number for one in book.history(Invoice, EVER).values()]


def test_closed_and_old_invoices_leave_with_the_import(rep: Rep) -> None:
    assert numbers(rep.book) == (["A-3", "B-1", "B-2"], ["A-1", "A-2", "A-4"])


def test_importing_twice_changes_nothing(rep: Rep, twin: Rep) -> None:
    before = rep.all()
    for _again in range(2):
        assert counts_of(rep.take()) == (0, 0, 6, 0)
    assert rep.all() == before
    assert rep.all() == twin.all()
    assert numbers(rep.book) == (["A-3", "B-1", "B-2"], ["A-1", "A-2", "A-4"])


def test_a_later_export_says_nothing_new_of_what_has_left(rep: Rep) -> None:
    rep.now = NOW + timedelta(days=3)
    assert counts_of(rep.take()) == (0, 0, 6, 0)
    assert numbers(rep.book)[1] == ["A-1", "A-2", "A-4"]
    assert rep.book.since(Invoice, EVER)[3].listed == rep.now.date()


CHANGES: dict[str, tuple[str, Callable[[list[str]], None]]] = {
    "the amount": ("A-1", lambda row: row.__setitem__(5, "120.00")),
    "open again": ("A-1", lambda row: row.__setitem__(6, "100.00")),
    "open in part": ("A-2", lambda row: row.__setitem__(6, "20.00")),
    "due another day": ("A-4", lambda row: row.__setitem__(4, "2026-12-01")),
}


@pytest.mark.parametrize(("number", "change"), CHANGES.values(), ids=CHANGES)
def test_what_has_left_comes_back_when_the_ledger_says_something_else_of_it(
    rep: Rep, twin: Rep, number: str, change: Callable[[list[str]], None]
) -> None:
    before = rep.all()
    row = list(ROWS[number])
    change(row)
    views = [one.take(tuple(row)) for one in (rep, twin)]
    assert counts_of(views[0]) == counts_of(views[1]) == (0, 1, 0, 0)
    there, left = numbers(rep.book)
    assert number in there
    assert number not in left
    assert rep.all() == twin.all()
    assert owes(rep.book, NOW.date()) == owes(twin.book, NOW.date())
    assert rep.book.undo().records == twin.book.undo().records
    assert rep.all() == twin.all() == before


def test_the_same_invoice_twice_in_a_file(rep: Rep, twin: Rep) -> None:
    other = list(ROWS["A-1"])
    other[5] = "120.00"
    for rows in [ROWS["A-1"], ROWS["A-1"]], [ROWS["A-1"], tuple(other)]:
        assert counts_of(rep.take(*rows)) == counts_of(twin.take(*rows))
    assert rep.all() == twin.all()


def test_a_dry_run_says_the_same_and_changes_nothing(rep: Rep) -> None:
    before = rep.path.read_bytes()
    row = list(ROWS["A-1"])
    row[5] = "120.00"
    assert counts_of(rep.take(tuple(row), dry_run=True)) == (0, 1, 0, 0)
    assert rep.path.read_bytes() == before
    assert counts_of(rep.take(tuple(row))) == (0, 1, 0, 0)


def test_undo_of_the_import_leaves_nothing(rep: Rep) -> None:
    assert rep.book.undo().text.startswith("import receivables")
    assert numbers(rep.book) == ([], [])
    assert not rep.book.all(Account)
    assert counts_of(rep.take()) == (6, 0, 0, 0)


@pytest.mark.parametrize(
    "as_of", [date(2013, 4, 10), date(2013, 7, 1), date(2013, 7, 31), date(2025, 1, 20), NOW.date()]
)
def test_a_look_back_reads_the_history(rep: Rep, twin: Rep, as_of: date) -> None:
    assert owes(rep.book, as_of) == owes(twin.book, as_of)
    for account in 1, 2:
        assert owes(rep.book, as_of, account) == owes(twin.book, as_of, account)
    mine, theirs = Ledger(rep.book, as_of), Ledger(twin.book, as_of)
    assert mine.balances == theirs.balances
    assert mine.invoices == theirs.invoices


def test_a_promise_of_long_ago_is_judged_by_the_money_of_its_time(rep: Rep, twin: Rep) -> None:
    promise = PaymentPromise(
        account_id=1,
        made=date(2013, 7, 1),
        due=date(2013, 7, 20),
        amount=25000,
        currency="EUR",
    )
    for one in rep, twin:
        with one.book.transaction("promised") as change:
            change.add(promise)
    for day, state in (date(2013, 7, 10), "open"), (date(2013, 7, 31), "kept"):
        for one in rep, twin:
            assert Ledger(one.book, day).judged[1].state == state
        (row,) = owes(rep.book, day, 1).accounts
        assert [promised.state for promised in row.promises] == [state]


def test_today_never_reads_the_history(rep: Rep) -> None:
    for file in rep.path.parent.rglob("history-*.json"):
        file.write_bytes(b"{")
    book = rep.book
    assert str(owes(book, NOW.date(), 1).accounts[0].outstanding) == "30.00"
    assert owes(book, NOW.date()).accounts
    assert Ledger(book, NOW.date()).invoices.keys() == {3, 5}
    assert rep.desk.ground.overdue
    assert statement.statement(rep.desk, 2, first=date(2025, 11, 1)).parts


def test_a_report_of_an_old_week_knows_its_money(rep: Rep, twin: Rep) -> None:
    monday = date(2013, 7, 15)
    mine, theirs = (report.report(one.desk, monday) for one in (rep, twin))
    assert mine.money_in == theirs.money_in
    assert [str(one.amount) for one in mine.money_in] == ["250.00"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (None, None),
        (date(2013, 4, 1), date(2013, 7, 1)),
        (date(2013, 4, 1), None),
        (None, date(2013, 7, 10)),
        (date(2026, 1, 1), None),
    ],
)
def test_a_statement_is_whole(rep: Rep, twin: Rep, first: date | None, last: date | None) -> None:
    for account in 1, 2:
        mine, theirs = (
            statement.statement(one.desk, account, first=first, last=last) for one in (rep, twin)
        )
        assert mine == theirs


def test_a_removed_account_takes_its_history_out_of_sight_and_undo_brings_it_back(
    rep: Rep,
) -> None:
    before = rep.all()
    removal.remove(rep.desk, "account", 1)
    tables = json.loads(json.dumps(rep.all()))["tables"]
    assert [one["number"] for one in tables["invoices"]] == ["B-1", "B-2"]
    assert {one["account_id"] for one in tables["payments"]} == {2}
    assert report.report(rep.desk, date(2013, 7, 15)).money_in == ()
    assert Ledger(rep.book, date(2013, 7, 1)).balances == {}
    assert rep.book.undo()
    assert rep.all() == before

    removal.remove(rep.desk, "account", 1)
    assert counts_of(rep.take()) == (4, 0, 2, 0)  # a new account, and nothing of the old one
    assert max(one.id for one in rep.book.all(Account).values()) == 3
    assert rep.book.since(Payment, EVER)

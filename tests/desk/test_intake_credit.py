"""Money that the rep has entered for no invoice is the ledger's own money when it comes in."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.importing import TODAY, Rep, csv_of
from tui.desk.ledger import Ledger
from tui.desk.money import owes
from tui.domain.records import Account, Allocation, Invoice, Payment, PaymentPromise, Record

ACME = Account(id=1, name="Acme", number="A1", currency="EUR")
OTHER = Account(id=2, name="Other", number="B2", currency="EUR")
HEADER = ("number", "account", "issued", "due", "amount", "open")


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def row(number: str, amount: str, open_: str, account: str = "A1", late: int = 10) -> list[str]:
    return [number, account, ago(late + 30).isoformat(), ago(late).isoformat(), amount, open_]


def open_invoice(id: int, amount: int, late: int = 10, account: int = 1) -> Invoice:
    return Invoice(
        id=id,
        account_id=account,
        number=f"R-{id}",
        issued=ago(late + 30),
        due=ago(late),
        amount=amount,
        currency="EUR",
        listed=ago(7),
    )


def credit(id: int, amount: int, days: int = 3, **more: Any) -> Payment:
    fields = {"account_id": 1, "currency": "EUR", **more}
    return Payment(id=id, on=ago(days), amount=amount, **fields)


def rep_of(folder: Path, *records: Record) -> Rep:
    return Rep(folder, "receivables", (ACME, OTHER, *records))


def balance(rep: Rep, account: int = 1) -> int:
    owed = Ledger(rep.book, TODAY).balances.get(account, {}).get("EUR")
    return owed.outstanding if owed else 0


def payments(rep: Rep) -> list[tuple[str, int, dict[int, int]]]:
    return [
        (one.source, one.amount, {part.invoice_id: part.amount for part in one.allocations})
        for one in rep.all(Payment)
    ]


def test_a_credit_that_the_ledger_has_booked_is_counted_once(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000))
    before = rep.state()
    assert balance(rep) == 40_000
    sheet = csv_of(HEADER, [row("R-1", "1000", "400")])
    view = rep.take(sheet)
    assert (view.updated, view.warnings, view.diff.paid) == (1, (), ())
    assert payments(rep) == [("rep", 60_000, {1: 60_000})]
    assert balance(rep) == 40_000
    after = rep.state()
    again = rep.take(sheet)
    assert (again.updated, again.unchanged, again.warnings) == (0, 1, ())
    assert rep.state() == after
    rep.book.undo()
    assert rep.state() == before


def test_the_day_is_the_one_that_the_rep_knows(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 60_000), credit(1, 60_000, days=5))
    rep.take(csv_of(HEADER, [row("R-1", "600", "0")]))
    assert rep.all(Invoice)[0].settled == ago(5)
    assert owes(rep.book, TODAY).accounts == ()


def test_what_the_ledger_has_beyond_the_credit_is_booked(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000))
    view = rep.take(csv_of(HEADER, [row("R-1", "1000", "0")]))
    assert payments(rep) == [("rep", 60_000, {1: 60_000}), ("import", 40_000, {1: 40_000})]
    assert [(one.number, str(one.amount)) for one in view.diff.paid] == [("R-1", "400.00")]
    assert balance(rep) == 0
    assert rep.all(Invoice)[0].settled == TODAY


def test_what_is_left_of_a_credit_pays_the_next_invoice(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 50_000), open_invoice(2, 50_000), credit(1, 80_000))
    rep.take(csv_of(HEADER, [row("R-1", "500", "0"), row("R-2", "500", "250")]))
    assert payments(rep) == [("rep", 80_000, {1: 50_000, 2: 25_000})]
    assert balance(rep) == 20_000  # 250 open, 50 of credit left
    rep.take(csv_of(HEADER, [row("R-1", "500", "0"), row("R-2", "500", "0")]))
    assert payments(rep)[1:] == [("import", 20_000, {2: 20_000})]
    assert balance(rep) == 0


def test_the_rest_of_a_payment_counts_too_and_the_oldest_first(tmp_path: Path) -> None:
    part = (Allocation(invoice_id=2, amount=50_000),)
    rep = rep_of(
        tmp_path,
        open_invoice(1, 50_000),
        replace(open_invoice(2, 50_000), settled=ago(9)),
        credit(1, 10_000, days=2),
        credit(2, 80_000, days=9, allocations=part),
    )
    rep.take(csv_of(HEADER, [row("R-1", "500", "150")]))
    assert payments(rep) == [("rep", 10_000, {1: 5_000}), ("rep", 80_000, {2: 50_000, 1: 30_000})]


def test_an_invoice_that_was_not_in_the_book_yet_takes_the_credit(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, credit(1, 60_000, days=4))
    sheet = csv_of(HEADER, [row("R-9", "600", "0"), row("R-8", "500", "500")])
    assert rep.counts(sheet) == (2, 0, 0, 0)
    assert payments(rep) == [("rep", 60_000, {1: 60_000})]
    assert {one.number: one.settled for one in rep.all(Invoice)} == {"R-9": ago(4), "R-8": None}
    assert balance(rep) == 50_000
    assert rep.counts(sheet) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    "other",
    [
        credit(1, 60_000, account_id=2),
        credit(1, 60_000, currency="USD"),
        credit(1, 60_000, days=-1),  # after the day of the ledger
        credit(1, 60_000, source="import"),
        credit(1, 60_000, source="presumed"),
    ],
)
def test_other_money_is_left_alone(tmp_path: Path, other: Payment) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), other)
    rep.take(csv_of(HEADER, [row("R-1", "1000", "400")]))
    assert payments(rep) == [(other.source, 60_000, {}), ("import", 60_000, {1: 60_000})]


def test_money_paid_back_lowers_the_credit(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000), credit(2, -50_000))
    rep.take(csv_of(HEADER, [row("R-1", "1000", "400")]))
    assert payments(rep) == [
        ("rep", 60_000, {1: 10_000}),
        ("rep", -50_000, {}),
        ("import", 50_000, {1: 50_000}),
    ]


def test_a_credit_note_takes_no_credit(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, -30_000), credit(1, 60_000))
    rep.take(csv_of(HEADER, [row("R-1", "-300", "0")]))
    assert payments(rep) == [("rep", 60_000, {}), ("import", -30_000, {1: -30_000})]


def test_a_ledger_that_does_not_have_it_yet_says_so_of_what_was_claimed(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000))
    rep.take(csv_of(HEADER, [row("R-1", "1000", "400")]))
    state = rep.state()
    view = rep.take(csv_of(HEADER, [row("R-1", "1000", "1000")]))
    assert view.warnings == ("Invoice R-1: €600 that you entered is not in the ledger yet.",)
    assert rep.state() == state


def test_a_promise_is_kept_by_the_credit_and_stays_kept(tmp_path: Path) -> None:
    promise = PaymentPromise(
        id=1, account_id=1, made=ago(9), due=ago(2), amount=60_000, currency="EUR", invoices=(1,)
    )
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000), promise)
    assert Ledger(rep.book, TODAY).judged[1].state == "kept"
    view = rep.take(csv_of(HEADER, [row("R-1", "1000", "400")]))
    assert (view.diff.promises_kept, view.diff.promises_missed) == ((), ())
    assert Ledger(rep.book, TODAY).judged[1].state == "kept"


def test_a_dry_run_claims_nothing(tmp_path: Path) -> None:
    rep = rep_of(tmp_path, open_invoice(1, 100_000), credit(1, 60_000))
    before = rep.state()
    assert rep.take(csv_of(HEADER, [row("R-1", "1000", "400")]), dry_run=True).updated == 1
    assert rep.state() == before


amounts = st.integers(0, 900)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.tuples(st.integers(1, 900), amounts), min_size=1, max_size=4),
    st.lists(st.integers(1, 900), max_size=3),
)
def test_after_an_import_an_invoice_is_open_as_the_ledger_says(
    tmp_path: Path, rows: list[tuple[int, int]], credits: list[int]
) -> None:
    """Whatever credits there were; they pay first, no cent twice, and a second import is silent."""
    lines = [(amount, min(open_, amount)) for amount, open_ in rows]
    invoices = [open_invoice(id, amount * 100) for id, (amount, _open) in enumerate(lines, 1)]
    entered = [credit(id, amount * 100) for id, amount in enumerate(credits, 1)]
    rep = rep_of(tmp_path, *invoices, *entered)
    before = rep.state()
    sheet = csv_of(
        HEADER,
        [row(f"R-{id}", str(amount), str(open_)) for id, (amount, open_) in enumerate(lines, 1)],
    )
    rep.take(sheet)
    ledger = Ledger(rep.book, TODAY)
    assert {id_: left for id_, left in ledger.open_amounts.items() if left} == {
        id: open_ * 100 for id, (_amount, open_) in enumerate(lines, 1) if open_
    }
    paid = sum(amount - open_ for amount, open_ in lines)
    booked = sum(amount for source, amount, _parts in payments(rep) if source == "import")
    assert booked == max(0, paid - sum(credits)) * 100
    assert balance(rep) == (sum(open_ for _a, open_ in lines) - max(0, sum(credits) - paid)) * 100
    after = rep.state()
    assert rep.take(sheet).unchanged == len(lines)
    assert rep.state() == after
    if after != before:
        rep.book.undo()
        assert rep.state() == before

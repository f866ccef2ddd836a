"""Invoices that vanish from a full export are presumed paid; a part leaves them alone."""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.importing import NOW, TODAY, Rep, csv_of
from tui.clock import Clock
from tui.desk import edit, removal
from tui.desk.ground import Desk
from tui.desk.import_views import ImportView
from tui.desk.ledger import Ledger
from tui.desk.vanishing import Coverage, coverage, known_open
from tui.domain.records import Allocation, Invoice, Payment, PaymentPromise
from tui.settings import Settings
from tui.store.drafts import Drafts
from tui.store.shapes import Shapes

HEADER = ("number", "account", "issued", "due", "amount", "open")
YESTERDAY = TODAY - timedelta(days=1)


def row(number: str, account: str, amount: str = "100", open_: str = "") -> tuple[str, ...]:
    return number, account, "2026-09-01", "2026-10-01", amount, open_ or amount


ROWS = [row(f"{account}{n}", account) for account in "ABC" for n in (1, 2)]


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    one = Rep(tmp_path, "receivables")
    take(one, ROWS, as_of=YESTERDAY)
    return one


def take(rep: Rep, rows: list[tuple[str, ...]], **options: Any) -> ImportView:
    return rep.take(csv_of(HEADER, rows), **options)


def left(rep: Rep) -> set[str]:
    """The numbers of the invoices that are open."""
    return {one.number for one in rep.all(Invoice) if one.is_open}


def desk_of(rep: Rep) -> Desk:
    return Desk(rep.book, Clock(NOW), Settings(), Drafts.in_memory())


def test_what_a_full_export_no_longer_lists_is_presumed_paid(rep: Rep) -> None:
    view = take(rep, ROWS[1:])
    assert (view.closed, view.unchanged, view.updated) == (1, 5, 0)
    assert view.coverage == Coverage("full", "guess", accounts=3, owing=3, missing=1)
    (payment,) = rep.all(Payment)
    (invoice,) = [one for one in rep.all(Invoice) if one.number == "A1"]
    assert payment == Payment(
        id=payment.id,
        account_id=invoice.account_id,
        on=TODAY,
        amount=10_000,
        currency="EUR",
        allocations=(Allocation(invoice_id=invoice.id, amount=10_000),),
        source="presumed",
    )
    assert (invoice.settled, invoice.listed) == (TODAY, YESTERDAY)
    (paid,) = view.diff.paid
    assert (paid.number, paid.presumed, str(paid.amount)) == ("A1", True, "100.00")
    before = rep.state()
    again = take(rep, ROWS[1:])
    assert (again.closed, again.unchanged, again.diff.paid) == (0, 5, ())
    assert rep.state() == before


def test_what_was_presumed_paid_may_be_listed_in_another_currency(rep: Rep) -> None:
    take(rep, ROWS[1:])
    view = take(rep, ROWS, currency="CNY", is_full=False)
    assert (view.updated, view.skipped) == (6, ())
    assert {one.currency for one in rep.all(Invoice)} == {"CNY"}
    assert (rep.all(Payment), len(left(rep))) == ([], 6)


def test_one_undo_opens_it_again(rep: Rep) -> None:
    before = rep.state()
    take(rep, ROWS[1:])
    rep.book.undo()
    assert rep.state() == before


def test_a_dry_run_says_the_same_and_closes_nothing(rep: Rep) -> None:
    before = rep.state()
    view = take(rep, ROWS[1:], dry_run=True)
    assert (view.closed, rep.state()) == (1, before)


@pytest.mark.parametrize(
    ("rows", "kind", "closed"),
    [
        (ROWS[1:], "full", 1),
        (ROWS[2:], "full", 2),
        ([ROWS[0], ROWS[2]], "partial", 0),
        (ROWS[:2], "partial", 0),
        ([*ROWS[:2], ROWS[2]], "full", 3),
        ([row("A3", "A"), row("B3", "B"), row("C3", "C")], "partial", 0),
    ],
)
def test_a_file_is_full_by_what_it_lists(
    rep: Rep, rows: list[tuple[str, ...]], kind: str, closed: int
) -> None:
    view = take(rep, rows)
    assert view.coverage is not None
    assert (view.coverage.kind, view.coverage.by, view.closed) == (kind, "guess", closed)
    assert len(left(rep) & {one[0] for one in ROWS}) == 6 - closed


def test_a_part_that_is_taken_in_twice_does_not_look_like_the_whole(rep: Rep) -> None:
    new = [row(f"{account}{n}", account) for account in "ABC" for n in range(3, 9)]
    for _again in range(2):
        view = take(rep, new)
        assert (view.coverage and view.coverage.kind, view.closed) == ("partial", 0)


def test_a_second_export_of_the_day_of_the_first_is_a_full_one(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    take(rep, ROWS)
    assert take(rep, ROWS[:2]).closed == 0  # one account of three
    assert take(rep, ROWS[1:]).closed == 1
    assert take(rep, ROWS[1:]).closed == 0
    assert take(rep, ROWS[4:]).closed == 0
    assert left(rep) == {"A2", "B1", "B2", "C1", "C2"}


def test_two_parts_of_one_day_close_nothing_of_each_other(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    parts = [ROWS[:2], ROWS[2:], ROWS[:4]]
    for part in (*parts, *parts, *reversed(parts)):
        assert take(rep, part).closed == 0
    assert len(left(rep)) == 6


def test_the_rep_knows_better(rep: Rep) -> None:
    assert take(rep, ROWS[1:], is_full=False).closed == 0
    view = take(rep, ROWS[:1], is_full=True)
    assert (view.closed, view.coverage and view.coverage.by) == (5, "option")


def test_what_is_overdue_alone_is_a_part(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    late = [row(f"{account}1", account) for account in "ABCDE"]
    early = [(f"{account}2", account, "2026-11-01", "2026-12-01", "5", "5") for account in "ABC"]
    take(rep, [*late, *early], as_of=YESTERDAY)
    assert take(rep, late).closed == 0
    tomorrow = TODAY + timedelta(days=1)
    assert take(rep, [*late, early[0]], as_of=tomorrow).closed == 2


def test_the_answer_for_a_shape_is_remembered_but_not_against_the_evidence(rep: Rep) -> None:
    shapes = Shapes.in_memory()
    take(rep, ROWS, shapes=shapes, is_full=True)
    tomorrow = TODAY + timedelta(days=1)
    view = take(rep, [ROWS[0], ROWS[2]], shapes=shapes, as_of=tomorrow)
    assert (view.closed, view.coverage and view.coverage.by) == (4, "memory")
    rep.book.undo()
    view = take(rep, ROWS[:2], shapes=shapes, as_of=tomorrow)
    assert (view.closed, view.coverage and view.coverage.by) == (0, "guess")
    take(rep, ROWS, shapes=shapes, is_full=False)
    view = take(rep, ROWS[1:], shapes=shapes)
    assert (view.closed, view.coverage and view.coverage.by) == (0, "memory")


def test_a_file_of_which_nothing_could_be_missing_says_nothing(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    assert take(rep, ROWS).coverage is None


def test_what_the_rep_has_entered_cannot_vanish(rep: Rep) -> None:
    with rep.book.transaction("own") as change:
        change.add(Invoice(account_id=1, number="OWN", amount=5_000, currency="EUR"))
    assert take(rep, ROWS).closed == 0
    assert "OWN" in left(rep)


def test_a_newer_export_is_not_undone_by_an_older_one(rep: Rep) -> None:
    assert take(rep, ROWS[1:], as_of=YESTERDAY - timedelta(days=3)).closed == 0


@pytest.mark.parametrize(
    "bad",
    [
        ("A1", "A", "2026-09-01", "2026-10-01", "x", "x"),
        ("A1", "A", "soon", "2026-10-01", "100", "100"),
        ("a1 ", "A", "2026-09-01", "2026-10-01", "0.005", "1"),
        ("1.93E+09", "A", "2026-09-01", "2026-10-01", "100", "100"),
        ("", "A", "2026-09-01", "2026-10-01", "100", "100"),
    ],
)
def test_an_invoice_that_a_bad_row_may_mean_has_not_vanished(
    rep: Rep, bad: tuple[str, ...]
) -> None:
    view = take(rep, [*ROWS[1:], bad])
    assert [one.kind for one in view.skipped] == ["bad"]
    assert (view.closed, "A1" in left(rep)) == (0, True)


def test_a_credit_note_vanishes_too(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "receivables")
    rows = [*ROWS, row("G1", "A", "-40")]
    take(rep, rows, as_of=YESTERDAY)
    assert take(rep, ROWS).closed == 1
    assert Ledger(rep.book, TODAY).balances[1]["EUR"].outstanding == 20_000


def test_what_a_credit_note_has_set_off_keeps_no_promise(rep: Rep) -> None:
    take(rep, [*ROWS, row("G1", "A", "-100")], as_of=YESTERDAY)
    with rep.book.transaction("promise") as change:
        change.add(
            PaymentPromise(
                account_id=1,
                made=YESTERDAY,
                due=TODAY,
                amount=10_000,
                currency="EUR",
                invoices=(1,),
            )
        )
    view = take(rep, ROWS[1:])
    assert (view.closed, view.diff.promises_kept) == (2, ())


def test_what_is_listed_again_has_not_been_paid(rep: Rep) -> None:
    take(rep, ROWS[1:])
    view = take(rep, ROWS, as_of=TODAY)
    assert (view.updated, view.closed) == (1, 0)
    assert rep.all(Payment) == []
    assert "A1" in left(rep)
    # Without a word about what is paid, too.
    take(rep, ROWS[1:])
    rep.take(csv_of(HEADER[:5], [one[:5] for one in ROWS]))
    assert "A1" in left(rep)


def test_the_ledgers_own_word_takes_the_place_of_the_presumption(rep: Rep) -> None:
    take(rep, ROWS[1:])
    take(rep, [*ROWS[1:], row("A1", "A", "100", "30")])
    assert [(one.amount, one.source) for one in rep.all(Payment)] == [(7_000, "import")]
    assert "A1" in left(rep)


def test_the_reps_own_money_is_the_same_money(rep: Rep) -> None:
    with rep.book.transaction("own") as change:
        change.add(Payment(account_id=1, on=TODAY, amount=6_000, currency="EUR"))
    take(rep, ROWS[1:])
    assert {(one.amount, one.source) for one in rep.all(Payment)} == {
        (6_000, "rep"),
        (4_000, "presumed"),
    }
    assert Ledger(rep.book, TODAY).balances[1]["EUR"].outstanding == 10_000


def test_promises_are_judged_by_it(rep: Rep) -> None:
    invoice = next(one for one in rep.all(Invoice) if one.number == "A1")
    with rep.book.transaction("promises") as change:
        for due, invoices in ((TODAY, (invoice.id,)), (YESTERDAY, (invoice.id + 2,))):
            change.add(
                PaymentPromise(
                    account_id=1 + (due != TODAY),
                    made=YESTERDAY,
                    due=due,
                    amount=10_000,
                    currency="EUR",
                    invoices=invoices,
                )
            )
    view = take(rep, ROWS[1:])
    assert [one.due for one in view.diff.promises_kept] == [TODAY]
    assert [one.due for one in view.diff.promises_missed] == [YESTERDAY]


def test_the_rep_can_say_that_it_was_not_paid(rep: Rep) -> None:
    take(rep, ROWS[1:])
    (payment,) = rep.all(Payment)
    removal.remove(desk_of(rep), "payment", payment.id)
    assert "A1" in left(rep)
    # And no import closes it again, until one has listed it.
    assert take(rep, ROWS[1:], as_of=TODAY + timedelta(days=1)).closed == 0
    assert "A1" in left(rep)
    take(rep, ROWS, as_of=TODAY + timedelta(days=2))
    assert take(rep, ROWS[1:], as_of=TODAY + timedelta(days=3)).closed == 1


def test_the_rep_can_say_how_much_was_paid(rep: Rep) -> None:
    take(rep, ROWS[1:])
    (payment,) = rep.all(Payment)
    desk = desk_of(rep)
    shown = {one.name: one.value for one in edit.form(desk, "payment", id=payment.id).fields}
    edit.save(desk, "payment", payment.id, {**shown, "amount": "60"})
    assert [(one.amount, one.source) for one in rep.all(Payment)] == [(6_000, "rep")]
    assert take(rep, ROWS[1:], as_of=TODAY + timedelta(days=1)).closed == 0
    assert "A1" in left(rep)


@given(
    st.lists(st.sets(st.integers(0, 5), min_size=1), min_size=1, max_size=4),
)
def test_full_exports_leave_open_what_the_last_one_lists(picks: list[set[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        rep = Rep(Path(folder), "receivables")
        for days, pick in enumerate(picks):
            take(
                rep,
                [ROWS[at] for at in sorted(pick)],
                is_full=True,
                as_of=TODAY + timedelta(days=days),
            )
            assert left(rep) == {ROWS[at][0] for at in pick}
            ledger = Ledger(rep.book, TODAY + timedelta(days=days))
            assert sum(ledger.open_amounts.values()) == 10_000 * len(pick)


# -- the rule by itself


def open_of(*pairs: tuple[int, str]) -> dict[int, tuple[Invoice, int]]:
    return {
        id_: (
            Invoice(
                id=id_,
                account_id=account,
                number=str(id_),
                amount=5,
                currency="EUR",
                listed=date.fromisoformat(listed) if listed else None,
            ),
            5,
        )
        for id_, (account, listed) in enumerate(pairs, start=1)
    }


def test_only_what_was_listed_by_then_could_be_listed() -> None:
    open_ = open_of((1, "2026-11-01"), (1, "2026-11-03"), (2, ""))
    assert known_open(open_, date(2026, 11, 2)).keys() == {1}


@pytest.mark.parametrize(
    ("said", "learned", "listed", "expected"),
    [
        (None, None, (1, 3), ("full", "guess")),
        (None, None, (1,), ("partial", "guess")),
        (True, None, (1,), ("full", "option")),
        (False, True, (1, 2, 3, 4), ("partial", "option")),
        (None, True, (1, 3), ("full", "memory")),
        (None, True, (1, 2), ("partial", "guess")),
        (None, False, (1, 2, 3, 4), ("partial", "memory")),
    ],
)
def test_who_decides(
    said: bool | None, learned: bool | None, listed: tuple[int, ...], expected: tuple[str, str]
) -> None:
    known = open_of((1, "2026-11-01"), (1, "2026-11-01"), (2, "2026-11-01"), (2, "2026-11-01"))
    there = {id_: known[id_][0] for id_ in listed}
    found = coverage(known, there, TODAY, said, learned)
    assert found
    assert (found.kind, found.by) == expected
    assert (found.owing, found.missing) == (2, 4 - len(listed))


def test_nothing_open_nothing_to_say() -> None:
    assert coverage({}, {}, TODAY, None, None) is None


def test_a_presumed_payment_of_several_invoices_is_withdrawn_once(rep: Rep) -> None:
    take(rep, ROWS[2:], is_full=True)
    both = [one for one in rep.all(Invoice) if one.number in ("A1", "A2")]
    with rep.book.transaction("one payment for both") as change:
        first, second = (one for one in rep.all(Payment) if one.source == "presumed")
        change.remove(Payment, second.id)
        parts = tuple(Allocation(invoice_id=one.id, amount=one.amount) for one in both)
        change.put(replace(first, amount=sum(one.amount for one in both), allocations=parts))

    view = take(rep, ROWS, as_of=TODAY + timedelta(days=1))

    assert view.updated == 2
    assert left(rep) >= {"A1", "A2"}
    assert not [one for one in rep.all(Payment) if one.source == "presumed"]


def test_a_file_none_of_whose_rows_can_be_taken_closes_nothing(rep: Rep) -> None:
    view = take(rep, [row("A1", "A", amount="much")], is_full=True)

    assert (view.closed, len(view.skipped)) == (0, 1)
    assert "No row could be taken, so no invoice was presumed paid." in view.warnings
    assert left(rep) == {"A1", "A2", "B1", "B2", "C1", "C2"}

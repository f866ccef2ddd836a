"""Any sequence of changes: a book with a history says what one without says."""

from __future__ import annotations

import tempfile
from datetime import timedelta
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.leaving import invoice, whole
from tests.store.making import DAY, EVER, everything
from tui.domain.receivables.ageing import balances, settled_on
from tui.domain.records import (
    Allocation,
    Invoice,
    Payment,
)
from tui.store import care
from tui.store.book import (
    Book,
)

# -- any sequence of changes

_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["invoice", "invoice", "pay", "pay", "dispute", "undo", "remove", "wait"]),
        st.integers(0, 9),
        st.integers(0, 900),
    ),
    max_size=12,
)


def step(book: Book, what: str, nth: int, days: int) -> None:
    """One change; records in the history are brought back first, as the desk does it."""
    day = DAY - timedelta(days=days)
    if what == "undo":
        if book.snapshot.head.undo:
            book.undo()
        return
    with book.transaction(what) as change:
        known = sorted({**change.history(Invoice, EVER), **change.since(Invoice, EVER)})
        if what in ("invoice", "wait") or not known:
            change.add(invoice(f"{nth}", day, settled=None))
            return
        found = change.recall(Invoice, known[nth % len(known)])
        assert found is not None
        if what == "dispute":
            change.put(msgspec.structs.replace(found, disputed=not found.disputed))
            return
        money = [
            one
            for one in change.since(Payment, EVER).values()
            if found.id in {part.invoice_id for part in one.allocations}
        ]
        if what == "remove":
            for one in money[:1]:
                change.remove(Payment, one.id)
            del money[:1]
        else:
            part = Allocation(invoice_id=found.id, amount=(50, 100, 150)[nth % 3])
            money.append(
                change.add(
                    Payment(
                        account_id=1,
                        on=day,
                        amount=part.amount,
                        currency="EUR",
                        allocations=(part,),
                    )
                )
            )
        parts = [(one.on, part.amount) for one in money for part in one.allocations]
        change.put(msgspec.structs.replace(found, settled=settled_on(found, parts)))


def consistent(book: Book) -> None:
    """What stays names nothing that has left, and owes what the whole owes."""
    invoices, payments = book.since(Invoice, EVER), book.since(Payment, EVER)
    left = book.history(Invoice, EVER)
    for one in payments.values():
        assert not {part.invoice_id for part in one.allocations} & left.keys()
    together = {**left, **invoices}
    money = {**book.history(Payment, EVER), **payments}
    day = DAY + timedelta(days=400)
    assert balances(
        book.open_items(Invoice, day), list(book.open_items(Payment, day).values()), day
    ) == balances(together, list(money.values()), day)


@settings(max_examples=60, deadline=None)
@given(steps=_STEPS)
def test_a_book_with_a_history_says_what_one_without_says(
    steps: list[tuple[str, int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        plain = Book.in_memory()
        today = [DAY]
        states = []
        for what, nth, days in steps:
            if what == "wait":
                today[0] += timedelta(days=31)
            book = Book.open(path, today=lambda: today[0])
            step(plain, what, nth, days)
            step(book, what, nth, days)
            assert whole(book) == whole(Book.open(path)) == whole(plain)
            consistent(Book.open(path))
            states.append(len(book.history(Invoice, EVER)))
        book = Book.open(path, today=lambda: today[0])
        while plain.snapshot.head.undo:
            plain.undo()
            book.undo()
            assert whole(book) == whole(plain)
        assert everything(book) == {}
        assert book.snapshot.head.history == {}
        assert [one for one in care.check(path) if not one.repairable] == []

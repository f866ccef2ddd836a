"""Payer types: the table with its edges, how a record is read, and the laws of both."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tui.domain.codes import PayerType
from tui.domain.receivables.payers import (
    Evidence,
    Lateness,
    PaymentRecord,
    Suggestion,
    payment_records,
    suggest,
)
from tui.domain.receivables.promises import Judgement, PromiseState
from tui.domain.records import Allocation, Chase, Invoice, Payment, PaymentPromise

TODAY = date(2026, 11, 24)


def late(*days: int, chases: int = 0, amount: int = 100) -> tuple[Lateness, ...]:
    return tuple(Lateness(one, amount, chases) for one in days)


def record(
    came: tuple[Lateness, ...] = (), waiting: tuple[Lateness, ...] = (), **fields: int | None
) -> PaymentRecord:
    known: dict[str, int | None] = {"settled": len(came), "silent_days": 5 if came else None}
    return PaymentRecord(came=came, waiting=waiting, **(known | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "payer"),
    [
        # too thin: two settled, or nothing but what is not long overdue
        (record(), None),
        (record(late(0, 0)), None),
        (record(late(0, 0, 0)), "when_due"),
        (record((), late(60)), None),
        (record((), late(61)), "when_pressed"),
        (record(late(0, 0), late(61)), "when_reminded"),
        # four fifths by amount within three days
        (record(late(3, 3, 3, 3, 40)), "when_due"),
        (record(late(3, 3, 3, 4, 40)), "when_reminded"),
        (record((*late(0, 0, 0, amount=133), *late(20, amount=100))), "when_reminded"),
        (record((*late(0, 0, 0, amount=133), *late(20, amount=99))), "when_due"),
        # 30 days on the average by amount
        (record(late(30, 30, 30)), "when_reminded"),
        (record(late(30, 30, 31)), "when_pressed"),
        (record((*late(10, 10, amount=300), *late(90, amount=200))), "when_reminded"),
        (record((*late(10, 10, amount=300), *late(91, amount=200))), "when_pressed"),
        # after two chases on the average by amount
        (record(late(20, 20, 20, chases=2)), "when_reminded"),
        (record((*late(20, 20, chases=2), *late(20, chases=3))), "when_pressed"),
        # promises
        (record(late(20, 20, 20), kept=1, broken=1), "when_reminded"),
        (record(late(20, 20, 20), kept=0, broken=1), "when_reminded"),
        (record(late(20, 20, 20), kept=2, broken=2), "when_reminded"),
        (record(late(20, 20, 20), kept=1, broken=2), "when_pressed"),
        (record(late(0, 0, 0), kept=0, broken=2), "when_due"),
        # what is still open counts by its days so far, once the grace is over
        (record(late(0, 0, 0, 0), late(3)), "when_due"),
        (record(late(0, 0, 0, 0), late(4)), "when_due"),
        (record(late(0, 0, 0), late(4)), "when_reminded"),
        (record(late(0, 0, 0, 40), late(3)), "when_reminded"),  # neither on time nor late yet
        (record((), late(5, 61, 8)), "when_reminded"),
        (record(late(10, 10, 10), late(91)), "when_pressed"),
        (record(late(10, 10, 10), late(90)), "when_reminded"),
    ],
)
def test_the_table(known: PaymentRecord, payer: PayerType | None) -> None:
    assert suggest(known).payer_type == payer


@pytest.mark.parametrize(
    ("days", "silent", "asked", "broken", "is_never"),
    [
        (90, None, 3, 0, True),
        (90, 90, 3, 0, True),
        (89, None, 3, 0, False),
        (90, 89, 3, 0, False),
        (90, None, 2, 0, False),
        (90, None, 2, 1, False),
        (90, None, 0, 2, True),
    ],
)
def test_who_never_pays(
    days: int, silent: int | None, asked: int, broken: int, is_never: bool
) -> None:
    known = record(
        late(0, 0, 0, 0),
        late(days),
        silent_days=silent,
        asked=asked,
        broken_since=broken,
        broken=broken,
    )
    assert (suggest(known).payer_type == "never") == is_never


def test_the_evidence_begins_with_what_decides() -> None:
    assert suggest(record(late(0, 0, 0, 0, 40))) == Suggestion(
        "when_due",
        (
            Evidence("on_time", days=3, share=Fraction(4, 5)),
            Evidence("lateness", 5, 5, average=Fraction(8)),
            Evidence("settled", count=5),
        ),
    )
    assert suggest(record(late(0, 20, 21, chases=3), late(5), kept=1, broken=1)) == Suggestion(
        "when_pressed",
        (
            Evidence("chases", average=Fraction(9, 4)),
            Evidence("lateness", 3, 4, average=Fraction(46, 4)),
            Evidence("promises", count=1, total=2),
            Evidence("on_time", days=3, share=Fraction(1, 4)),
            Evidence("settled", count=3),
            Evidence("overdue", days=5),
        ),
    )
    assert suggest(record((), late(120), asked=4, broken=1, broken_since=1)) == Suggestion(
        "never",
        (
            Evidence("overdue", days=120),
            Evidence("silence", days=None),
            Evidence("asked", count=4),
            Evidence("broken", count=1),
        ),
    )
    assert suggest(record(late(0), late(12))) == Suggestion(
        None, (Evidence("settled", count=1), Evidence("overdue", days=12))
    )


def test_what_is_a_few_days_late_is_no_evidence() -> None:
    known = {one.code for one in suggest(record(late(0, 0, 0, 9), late(3))).evidence}
    assert "overdue" not in known
    known = {one.code for one in suggest(record(late(0, 0, 0, 9), late(4, 2))).evidence}
    assert "overdue" in known


latenesses = st.lists(
    st.builds(Lateness, st.integers(0, 200), st.integers(1, 10**9), st.integers(0, 6)), max_size=8
).map(tuple)
records = st.builds(
    PaymentRecord,
    came=latenesses,
    waiting=latenesses,
    settled=st.integers(0, 8),
    kept=st.integers(0, 4),
    broken=st.integers(0, 4),
    silent_days=st.none() | st.integers(0, 400),
    asked=st.integers(0, 5),
    broken_since=st.integers(0, 4),
)


@given(records, st.integers(2, 1000))
def test_the_size_of_the_money_does_not_matter(known: PaymentRecord, times: int) -> None:
    def larger(parts: tuple[Lateness, ...]) -> tuple[Lateness, ...]:
        return tuple(Lateness(one.days, one.amount * times, one.chases) for one in parts)

    scaled = replace(known, came=larger(known.came), waiting=larger(known.waiting))
    assert suggest(scaled) == suggest(known)


@given(records)
def test_no_evidence_without_a_figure(known: PaymentRecord) -> None:
    found = suggest(known)
    assert found.evidence
    for one in found.evidence:
        if one.code not in ("settled", "on_time", "lateness", "silence"):
            assert one.count or one.average or one.total or one.days
        assert one.share is None or 0 <= one.share <= 1


WORSE = ("when_due", "when_reminded", "when_pressed", "never")


@given(records, st.integers(0, 100), st.integers(0, 3))
def test_who_pays_later_is_no_better_a_payer(known: PaymentRecord, days: int, chases: int) -> None:
    def later(parts: tuple[Lateness, ...]) -> tuple[Lateness, ...]:
        return tuple(Lateness(one.days + days, one.amount, one.chases + chases) for one in parts)

    before = suggest(known).payer_type
    worse = replace(known, came=later(known.came), waiting=later(known.waiting))
    after = suggest(worse).payer_type
    if before and after and known.waiting == ():
        assert WORSE.index(after) >= WORSE.index(before)


# -- The record, read from invoices and payments


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


DUE = ago(100)


def invoice(id_: int, amount: int = 100, due: date | None = DUE, **fields: object) -> Invoice:
    known: dict[str, object] = {"account_id": 1, "currency": "EUR"}
    return Invoice(id=id_, number=f"R{id_}", amount=amount, due=due, **(known | fields))  # type: ignore[arg-type]


def paid(invoice_id: int, days_ago: int, amount: int = 100, **fields: object) -> Payment:
    known: dict[str, object] = {"account_id": 1, "currency": "EUR"}
    return Payment(
        on=ago(days_ago),
        amount=amount,
        allocations=(Allocation(invoice_id=invoice_id, amount=amount),),
        **(known | fields),  # type: ignore[arg-type]
    )


def chase(days_ago: int, account: int = 1) -> Chase:
    return Chase(account_id=account, on=ago(days_ago))


def read(
    invoices: list[Invoice],
    payments: list[Payment],
    chases: tuple[Chase, ...] = (),
    promises: tuple[tuple[PaymentPromise, Judgement], ...] = (),
    disputed: tuple[int, ...] = (),
) -> PaymentRecord:
    return payment_records(invoices, payments, promises, chases, disputed, TODAY)[1]


def test_money_is_late_by_its_day() -> None:
    found = read(
        [invoice(1), invoice(2), invoice(3)],
        [paid(1, 100), paid(2, 120), paid(3, 90, 60), paid(3, 80, 40)],
    )
    assert found.came == (*late(0, 0), Lateness(10, 60), Lateness(20, 40))
    assert (found.settled, found.waiting, found.silent_days) == (3, (), 80)


def test_what_is_open_waits_unless_disputed_or_not_due() -> None:
    found = read(
        [
            invoice(1),
            invoice(2),
            invoice(3, due=TODAY),
            invoice(4, due=ago(1)),
            invoice(5, due=None),
            invoice(6, amount=-50),
            invoice(7, issued=TODAY + timedelta(days=1)),
            invoice(8),
        ],
        [paid(1, 90, 30), paid(8, -1)],
        disputed=(2,),
    )
    assert found.came == (Lateness(10, 30),)
    assert found.waiting == (Lateness(100, 70), Lateness(1, 100), Lateness(100, 100))
    assert found.settled == 0


def test_money_taken_back_never_came() -> None:
    found = read([invoice(1)], [paid(1, 95), paid(1, 90, -40), paid(1, 70, 40)])
    assert found.came == (Lateness(5, 60), Lateness(30, 40))
    assert found.settled == 1
    gone = read([invoice(1)], [paid(1, 95, 60), paid(1, 80, 40), paid(1, 70, -100)])
    assert (gone.came, gone.waiting) == ((), (Lateness(100, 100),))


def test_chases_count_from_the_due_day_to_the_money() -> None:
    chases = [chase(days) for days in (105, 100, 99, 85, 80, 79)]
    found = read(
        [invoice(1), invoice(2)], [paid(1, 80), paid(2, 100)], (*chases, chase(90, account=2))
    )
    assert found.came == (Lateness(20, 100, 3), Lateness(0, 100, 0))


@pytest.mark.parametrize(
    ("payments", "silent", "asked", "broken_since"),
    [
        ([], None, 2, 1),  # since the invoice fell due, 100 days ago
        ([paid(9, 120)], 120, 2, 1),
        ([paid(9, 90)], 90, 1, 0),
        ([paid(9, 90, currency="USD")], 90, 1, 0),
        ([paid(9, 95)], 95, 1, 0),  # a promise due on the very day is not broken since
        ([paid(9, 30)], 30, 1, 0),
        ([paid(9, 0)], 0, 0, 0),
        ([paid(9, -1)], None, 2, 1),  # of tomorrow
        ([paid(9, 120), paid(9, 90, -50)], 120, 2, 1),  # taken back
        ([paid(9, 120), paid(9, 90, 0)], 120, 2, 1),
        ([paid(9, 120), paid(9, 90, 1)], 90, 1, 0),
    ],
)
def test_what_was_tried_since_money_came_in(
    payments: list[Payment], silent: int | None, asked: int, broken_since: int
) -> None:
    promises = [
        PaymentPromise(id=1, account_id=1, made=ago(130), due=due, amount=1, currency="EUR")
        for due in (ago(110), ago(95), ago(92), ago(91))
    ]
    states: tuple[PromiseState, ...] = ("broken", "partly_kept", "kept", "open")
    judged = tuple(
        (one, Judgement(state, 0, 0, False)) for one, state in zip(promises, states, strict=True)
    )
    chases = (chase(100), chase(99), chase(0), chase(-1))
    younger = invoice(2, due=ago(20))
    found = read([younger, invoice(1)], payments, chases, judged)
    assert (found.silent_days, found.asked, found.broken_since) == (silent, asked, broken_since)
    assert (found.kept, found.broken, found.oldest_days) == (1, 2, 100)


def test_an_account_is_known_by_its_main_currency() -> None:
    found = read(
        [invoice(1, currency="USD"), invoice(2, currency="USD"), invoice(3)],
        [paid(1, 90, currency="USD"), paid(3, 50)],
    )
    assert (found.came, found.settled, len(found.waiting)) == ((Lateness(10, 100),), 1, 1)
    equal = read([invoice(1, 7, currency="USD"), invoice(2, 8)], [])
    assert equal.waiting == (Lateness(100, 8),)


def test_accounts_do_not_mix() -> None:
    found = payment_records(
        [invoice(1), invoice(2, account_id=2)],
        [paid(1, 90), paid(2, 80, account_id=2)],
        (),
        (),
        (),
        TODAY,
    )
    assert {id_: one.came for id_, one in found.items()} == {1: late(10), 2: late(20)}


@given(
    st.lists(
        st.tuples(st.integers(1, 4), st.integers(1, 100), st.integers(0, 150), st.booleans()),
        max_size=12,
    )
)
def test_no_money_is_lost_or_made(rows: list[tuple[int, int, int, bool]]) -> None:
    invoices = [invoice(id_, 1000) for id_ in range(1, 5)]
    payments = [paid(id_, days, -amount if back else amount) for id_, amount, days, back in rows]
    found = read(invoices, payments)
    left: dict[int, int] = dict.fromkeys(range(1, 5), 0)
    for payment in sorted(payments, key=lambda one: (one.on, one.amount < 0)):
        [part] = payment.allocations
        left[part.invoice_id] = max(0, left[part.invoice_id] + part.amount)
    assert sum(one.amount for one in found.came) == sum(left.values())
    assert all(one.amount > 0 and one.days >= 0 for one in found.came + found.waiting)

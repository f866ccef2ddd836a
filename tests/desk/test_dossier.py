"""What is known of one account's money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY, WANG, ZHAO, desk_of, desk_with, visit
from tests.desk.owing import bill, books, chased, day, disputed, paid, word
from tui.desk.dossier import dossier
from tui.desk.dossier_views import Dossier
from tui.desk.ground import Gone
from tui.desk.paying import confirm
from tui.domain.records import (
    Account,
    Opportunity,
    PaymentMilestone,
    PaymentStep,
    Record,
    WayIn,
)
from tui.settings import Collections, Settings


def known(*records: Record, account: Account = HUAXIN) -> Dossier:
    """The dossier of an account of the usual ones, or of a changed one."""
    others = [one for one in (HUAXIN, BRANDT, PELL) if one.id != account.id]
    return dossier(desk_of(account, *others, WANG, ZHAO, *records), account.id)


def test_an_account_without_money() -> None:
    empty = known()
    assert (empty.invoices, empty.payments, empty.promises, empty.disputes) == ((), (), (), ())
    assert (empty.chases, empty.memories, empty.chain, empty.milestones) == ((), (), (), ())
    assert (empty.suggested, empty.evidence, empty.kept, empty.delay) == (None, "", (0, 0), None)
    assert (empty.delayed, empty.over_limit, empty.limit, empty.long_terms) == (
        None,
        None,
        None,
        (),
    )


def test_the_account_may_have_gone() -> None:
    with pytest.raises(Gone):
        dossier(desk_with(), 99)


@settings(max_examples=80, deadline=None)
@given(books())
def test_open_invoices_add_up_to_what_is_owed_in_any_book(records: tuple[Record, ...]) -> None:
    desk = desk_of(*records)
    for account, owed in desk.ground.ledger.balances.items():
        view = dossier(desk, account)
        for currency, balance in owed.items():
            places = 1 if currency == "JPY" else 100
            open_ = sum(one.open for one in view.invoices if one.currency == currency)
            credit = sum(one.unclaimed for one in view.payments if one.currency == currency)
            assert (open_ - credit) * places == balance.outstanding
        dues = [one.due or date.max for one in view.invoices]
        assert dues == sorted(dues)
        days = [one.on for one in view.payments if one.on]
        assert days == sorted(days, reverse=True)
        assert 0 <= view.kept[0] <= view.kept[1]


# -- sheets


def test_open_invoices_the_oldest_due_first() -> None:
    view = known(
        bill(1, -9),
        bill(2, 12, milestone="delivery"),
        bill(3, 30, disputed=True),
        bill(4, 90),
        paid(1, 3, 120_000, (4, 100_000), (2, 20_000)),
        bill(5, 0, due=None),
        bill(6, 5, account=BRANDT),
    )
    assert [(one.number, one.days, one.open, one.disputed) for one in view.invoices] == [
        ("R-3", 30, Decimal("1000.00"), True),
        ("R-2", 12, Decimal("800.00"), False),
        ("R-1", -9, Decimal("1000.00"), False),
        ("R-5", None, Decimal("1000.00"), False),
    ]
    assert view.invoices[1].milestone == "delivery"
    assert view.invoices[1].amount == Decimal("1000.00")


def test_payments_the_newest_first_with_what_no_invoice_has_claimed() -> None:
    view = known(
        bill(1, 60, settled=day(-9)),
        bill(2, 40),
        paid(1, 9, 100_000, (1, 100_000), source="import"),
        paid(2, 3, 90_000, (2, 60_000)),
        paid(3, 4, 100, (2, 100), source="presumed"),
        paid(4, -1, 100),  # tomorrow
    )
    found = [
        (one.id, one.invoices, one.unclaimed, one.presumed, one.typed) for one in view.payments
    ]
    assert found == [
        (2, ("R-2",), Decimal("300.00"), False, True),
        (3, ("R-2",), Decimal(0), True, False),
        (1, ("R-1",), Decimal(0), False, False),
    ]


def test_a_payment_names_an_invoice_that_was_settled_long_ago() -> None:
    view = known(
        bill(1, 600, settled=day(-450)),
        bill(2, 420),
        paid(1, 450, 150_000, (1, 100_000), (2, 50_000)),
    )
    assert view.payments[0].invoices == ("R-1", "R-2")


def test_promises_the_newest_first_with_their_state() -> None:
    view = known(
        bill(1, 60, 500_000),
        word(1, -30, 10_000, made=-40),
        word(2, -9, 20_000, made=-29, person_id=1, invoices=(1,)),
        word(3, 2, 5_000, made=-20),
        word(4, 1, 900, withdrawn=TODAY),
        paid(1, 31, 10_000, (1, 10_000)),
        paid(2, 20, 500, (1, 500)),
    )
    assert [(one.id, one.state, one.missed, one.paid) for one in view.promises] == [
        (3, "open", False, Decimal(0)),
        (4, "withdrawn", False, Decimal(0)),
        (2, "partly_kept", True, Decimal("5.00")),
        (1, "kept", False, Decimal("100.00")),
    ]
    assert (view.promises[2].person, view.promises[2].invoices) == (WANG.name, ("R-1",))
    assert view.kept == (1, 2)


def test_disputes_with_what_of_them_is_still_open() -> None:
    first, second, third = bill(1, 60), bill(2, 40), bill(3, 10)
    records = (
        first,
        second,
        third,
        disputed(1, first, 70_000, next_due=day(4), owner="Jo"),
        disputed(2, second, next_due=day(2)),
        disputed(3, third, settled=TODAY),
        paid(1, 3, 60_000, (1, 60_000)),
    )
    view = known(*records)
    assert [(one.invoice, one.amount, one.next_due, one.owner) for one in view.disputes] == [
        ("R-2", Decimal("1000.00"), day(2), ""),
        ("R-1", Decimal("400.00"), day(4), "Jo"),
    ], "what is to be taken up first stands first"
    assert not dossier(desk_with(*records), 2).disputes


def test_chases_the_newest_first_and_what_excuses_have_taught() -> None:
    view = known(
        bill(1, 60),
        chased(1, 30, "in_process", person_id=2, end="receivable"),
        chased(2, 12, "in_process", kind="visit"),
        chased(3, 20, "away", note="back in a week"),
        paid(1, 3, 100),
    )
    assert [(one.id, one.kind, one.excuse, one.person) for one in view.chases] == [
        (2, "visit", "in_process", ""),
        (3, "phone", "away", ""),
        (1, "phone", "in_process", ZHAO.name),
    ]
    assert [(one.excuse, one.times, one.last_on, one.paid_after_days) for one in view.memories] == [
        ("in_process", 2, day(-12), 9),
        ("away", 1, day(-20), 17),
    ]


# -- how the account pays


def test_what_the_record_suggests_is_said_with_its_evidence_until_the_rep_confirms() -> None:
    late = [
        one
        for id in (1, 2, 3)
        for one in (
            bill(id, 100 + id, settled=day(-100 - id + 45)),
            paid(id, 100 + id - 45, 100_000, (id, 100_000)),
        )
    ]
    desk = desk_with(*late)
    view = dossier(desk, 1)
    assert (view.payer_type, view.suggested) == (None, "when_pressed")
    assert view.evidence == "on average 45 days late, 0 % on time, 3 invoices paid"
    assert view.delay == Decimal("45.0")
    assert confirm(desk, 1, "when_due") == f"{HUAXIN.name} pays when due"
    view = dossier(desk, 1)
    assert (view.payer_type, view.suggested) == ("when_due", "when_pressed")
    assert desk.book.undo().text == f"{HUAXIN.name} pays when due"
    assert dossier(desk, 1).payer_type is None
    # Beside the average of what came in stands one that counts what is open too, and says so.
    view = dossier(desk_with(*late, bill(9, 75)), 1)
    assert view.delay == Decimal("45.0")
    assert view.evidence.startswith("with what is open on average 53 days late")


def test_who_has_never_paid_has_not_paid_late_on_average() -> None:
    view = dossier(desk_with(bill(1, 75), bill(2, 65)), 1)
    assert view.delay is None
    assert view.evidence.startswith("nothing paid yet, on average 70 days overdue")


def test_who_is_gone_cannot_be_confirmed() -> None:
    desk = desk_with()
    with pytest.raises(Gone):
        confirm(desk, 99, "never")


@pytest.mark.parametrize(
    ("parts", "delay"),
    [
        (((60, -3),), "-3.0"),  # three days ahead
        (((100, 1), (300, 0)), "0.3"),  # a quarter of a day: 0.25, half up
        (((100, -1), (300, 0)), "-0.3"),
        (((100, 10), (100, 20)), "15.0"),
    ],
)
def test_the_average_delay_is_weighted_by_amount_and_rounded_half_up(
    parts: tuple[tuple[int, int], ...], delay: str
) -> None:
    records = [
        one
        for id, (amount, late) in enumerate(parts, 1)
        for one in (
            bill(id, 40, amount, settled=day(-40 + late)),
            paid(id, 40 - late, amount, (id, amount)),
        )
    ]
    assert known(*records).delay == Decimal(delay)


# -- limits, delay, milestones


@pytest.mark.parametrize(
    ("limit", "beyond"),
    [(150_000, None), (149_999, "0.01"), (0, "1500.00"), (None, None)],
)
def test_the_limit(limit: int | None, beyond: str | None) -> None:
    account = replace(HUAXIN, credit_limit=limit)
    records = (bill(1, 9), bill(2, -9, 50_000), bill(3, 9, 900_000, currency="EUR"))
    view = known(*records, account=account)
    assert view.over_limit == (Decimal(beyond) if beyond else None)
    assert view.limit == (None if limit is None else Decimal(limit) / 100)
    assert view.limit_currency == "CNY"


def test_terms_longer_than_agreed() -> None:
    view = known(
        bill(1, 9, issued=day(-54)),
        bill(2, 9, issued=day(-59)),
        bill(3, 90, issued=day(-150), settled=day(-80)),
        bill(4, 9, issued=day(-39)),
        paid(1, 80, 100_000, (3, 100_000)),
        account=replace(HUAXIN, terms_days=30),
    )
    assert view.long_terms == (("R-2", 20), ("R-1", 15))
    assert (view.terms_days, known(bill(1, 9)).long_terms) == (30, ())


def test_what_the_delay_costs() -> None:
    """M54 at 6 %, M52 on 500,000 at 10 % with 400,000 received, M53 on what is overdue."""
    account = replace(BRANDT, margin=0.1)
    view = known(
        bill(1, 73, 40_000_000, BRANDT, settled=day(-60)),
        bill(2, 73, 10_000_000, BRANDT),
        paid(1, 60, 40_000_000, (1, 40_000_000), account=BRANDT),
        account=account,
    )
    delayed = view.delayed
    assert delayed is not None
    assert delayed.cost == Decimal("1200.00")  # 100,000 x 6 % x 73 / 365
    assert (delayed.oldest_days, delayed.gone_after) == (73, 609)  # 608.33
    assert delayed.cash_margin == Decimal("-50000.00")
    assert delayed.extra_sales == Decimal("1000000.00")
    assert (delayed.currency, delayed.rate, delayed.margin) == ("EUR", 0.06, 0.1)


def test_without_a_margin_only_the_interest_is_known() -> None:
    desk = desk_with(
        bill(1, 73, 100_000), settings=Settings(collections=Collections(borrowing_rate=0.1))
    )
    delayed = dossier(desk, 1).delayed
    assert delayed is not None
    assert delayed.cost == Decimal("20.00")
    assert (delayed.margin, delayed.gone_after) == (None, None)
    assert (delayed.cash_margin, delayed.extra_sales) == (None, None)


def test_nothing_late_costs_nothing() -> None:
    assert known(bill(1, 0), bill(2, -5), account=replace(HUAXIN, margin=0.1)).delayed is None


def test_money_at_milestones() -> None:
    project = Opportunity(
        id=1,
        account_id=1,
        name="second line",
        amount=90_000,
        currency="CNY",
        opened=day(-200),
        milestones=(
            PaymentMilestone(kind="advance", amount=30_000, invoice_id=1),
            PaymentMilestone(kind="delivery", amount=40_000, due=day(-1)),
            PaymentMilestone(kind="acceptance", amount=20_000, due=day(30)),
        ),
    )
    view = known(bill(1, 9, 30_000, milestone="advance"), project)
    assert [(one.kind, one.state, one.amount) for one in view.milestones] == [
        ("advance", "invoiced", Decimal("300.00")),
        ("delivery", "due", Decimal("400.00")),
        ("acceptance", "planned", Decimal("200.00")),
    ]
    assert view.milestones[0].opportunity == "second line"


# -- the way of a payment


def test_the_chain_as_the_rep_has_noted_it() -> None:
    account = replace(
        HUAXIN,
        payment_chain=(
            PaymentStep(person_id=1),
            PaymentStep(title="finance"),
            PaymentStep(person_id=2),
        ),
        unpaid_causes=("no_coach",),
        ways_in=(WayIn(strength="service", person_id=1), WayIn(strength="brand")),
    )
    view = known(visit(1, "2026-11-19T10:00", state="logged", people=(1,)), account=account)
    assert [(one.name, one.known, one.met) for one in view.chain] == [
        (WANG.name, True, True),
        ("finance", False, False),
        (ZHAO.name, True, False),
    ]
    assert view.causes == ("no_coach",)
    assert view.ways_in == (("service", WANG.name), ("brand", ""))


def test_the_chain_knows_the_people_of_the_map() -> None:
    """A chair by its title, a successor, an empty chair, and who is known from before the book."""
    account = replace(
        HUAXIN,
        payment_chain=(
            PaymentStep(title="head of finance"),
            PaymentStep(person_id=5),
            PaymentStep(person_id=6),
            PaymentStep(title="board", person_id=7),
        ),
    )
    people = (
        replace(ZHAO, id=4, title="head of finance", relation="know", attitude="resists"),
        replace(WANG, id=5, name="Old Li", former=True, successor_id=4),
        replace(WANG, id=6, name="Gone", title="cashier", former=True),
        replace(WANG, id=7, name="Chair", former=True, chair_gone=True),
    )
    view = known(*people, account=account)
    found = [(one.name, one.known, one.met, one.person_id, one.attitude) for one in view.chain]
    assert found == [
        (ZHAO.name, True, True, 4, "resists"),
        (ZHAO.name, True, True, 4, "resists"),
        ("cashier", False, False, None, None),
        ("board", False, False, None, None),
    ]


def test_else_the_chain_is_who_releases_payments_by_level() -> None:
    people = (
        replace(WANG, id=4, name="Boss", releases_payments=True, level="decision"),
        replace(WANG, id=5, name="Clerk", releases_payments=True, level="operations"),
        replace(WANG, id=6, name="Gone", releases_payments=True, former=True),
    )
    assert [one.name for one in known(*people).chain] == ["Clerk", "Boss"]

"""Money: the queue, what stands beside it, and every key of the place."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest

from tests.screens.driving import NOW, Rep, both_sizes, painted, rounds
from tui.desk import collecting
from tui.domain.records import (
    Account,
    Chase,
    Dispute,
    Invoice,
    NextStep,
    Payment,
    PaymentPromise,
    Person,
    Record,
    Visit,
)
from tui.screens.money import MoneyScreen
from tui.settings import Settings
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY: Final = NOW.date()


def an_invoice(id: int, account: int, days: int, amount: int = 100_000) -> Invoice:
    due = TODAY - timedelta(days=days)
    return Invoice(
        id=id,
        account_id=account,
        number=f"R-{id}",
        issued=due - timedelta(days=30),
        due=due,
        amount=amount,
        currency="EUR",
    )


def three_payers() -> list[Record]:
    """Huaxin owes longest, Marlow missed a promise, Norrvik has promised for tomorrow."""
    return [
        Account(id=1, name="Huaxin"),
        Account(id=2, name="Marlow"),
        Account(id=3, name="Norrvik"),
        Person(id=1, account_id=1, name="Wang Lin", releases_payments=True),
        an_invoice(1, 1, 47, 480_000),
        an_invoice(2, 1, 12),
        an_invoice(3, 2, 8),
        an_invoice(4, 3, 20),
        PaymentPromise(
            id=1,
            account_id=2,
            made=TODAY - timedelta(days=9),
            due=TODAY - timedelta(days=1),
            amount=100_000,
            currency="EUR",
        ),
        PaymentPromise(
            id=2,
            account_id=3,
            made=TODAY,
            due=TODAY + timedelta(days=1),
            amount=100_000,
            currency="EUR",
        ),
    ]


def queue_of(rep: Rep) -> list[str]:
    """The rows of the queue as they are painted."""
    return [line for line in painted(rep.app.screen.query_one("#queue", Rows))[1:] if line.strip()]


def open_sum(rep: Rep, account_id: int) -> int:
    ledger = rep.desk.ground.ledger
    return sum(ledger.open_amounts.get(one.id, 0) for one in ledger.invoices_of[account_id])


@both_sizes
async def test_4_goes_to_the_money_and_1_back(size: tuple[int, int]) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4")
        assert rep.on_top == "MoneyScreen"
        await rep.press("1")
        assert rep.on_top == "TodayScreen"
        await rep.press("0")
        assert rep.on_top == "MoneyScreen"
        await rep.press("0")
        assert rep.on_top == "TodayScreen"


@both_sizes
async def test_a_missed_promise_is_on_top_and_who_has_promised_rests_below(
    size: tuple[int, int],
) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4")
        first, second, third = queue_of(rep)
        assert "Marlow" in first
        assert "second promise" in first
        assert "Huaxin" in second
        assert "47 d" in second
        assert "Norrvik" in third
        assert "wait 23 Nov" in third


async def test_the_bars_add_up_to_what_is_outstanding() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4")
        view = collecting.money_view(rep.desk)
        one = view.currencies[0]
        assert one.outstanding == sum(
            getattr(one.ageing, field) for field in one.ageing.__struct_fields__
        )
        bar, legend = rep.shown("#bars").splitlines()
        assert "€7,800" in bar
        assert "1–30" in legend
        assert "31–60" in legend
        assert "over 90 d" not in legend


async def test_the_card_tells_what_the_row_is_about() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down")
        card = rep.shown("#card")
        assert "Huaxin" in card
        assert "R-1" in card
        assert "R-2" in card
        assert "never met" in card


async def test_the_account_of_today_comes_along() -> None:
    book = [*three_payers(), Visit(id=1, account_id=1, start=NOW)]
    async with rounds(book) as rep:
        await rep.press("4")
        screen = rep.app.screen
        assert isinstance(screen, MoneyScreen)
        assert screen.item is not None
        assert screen.item.account.name == "Huaxin"


async def test_the_place_keeps_its_cursor() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "down", "1", "4")
        screen = rep.app.screen
        assert isinstance(screen, MoneyScreen)
        assert screen.item is not None
        assert screen.item.account.name == "Norrvik"


async def test_what_another_window_changed_is_seen_when_one_comes_back() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "1")
        with rep.book.transaction("elsewhere") as change:
            change.add(Account(name="Late Ltd"))
            change.add(an_invoice(0, 4, 70))
        await rep.press("4")
        assert any("Late Ltd" in line for line in queue_of(rep))


# -- Payments


@both_sizes
async def test_a_payment_takes_two_keys_beside_the_amount_and_pays_the_oldest(
    size: tuple[int, int],
) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "$")
        await rep.write("5000")
        assert "R-1 €4,800" in rep.shown("#effects")
        assert "R-2 €200" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "MoneyScreen"
        assert open_sum(rep, 1) == 80_000
        payment = rep.book.get(Payment, 1)
        assert payment is not None
        assert payment.source == "rep"
        paid = rep.book.get(Invoice, 1)
        assert paid is not None
        assert paid.settled == TODAY
        await rep.press("u")
        assert open_sum(rep, 1) == 580_000
        undone = rep.book.get(Invoice, 1)
        assert undone is not None
        assert undone.settled is None


async def test_the_full_width_sign_of_money_is_the_same_key() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "￥")
        assert rep.on_top == "FormScreen"


async def test_more_than_is_open_stays_a_credit() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("6000")
        assert "credit €200" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.desk.ground.ledger.balances[1]["EUR"].outstanding == -20_000


async def test_a_payment_goes_by_hand_where_it_is_told_to() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("1500")
        await rep.press("tab", "tab")
        await rep.write("R-2, R-1")
        await rep.press("enter")
        ledger = rep.desk.ground.ledger
        assert ledger.open_amounts.get(2, 0) == 0
        assert ledger.open_amounts[1] == 430_000


async def test_a_part_that_is_more_than_is_open_is_named_and_nothing_written() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "$")
        await rep.write("5000")
        await rep.press("tab", "tab")
        await rep.write("R-2 2000")
        await rep.press("enter")
        assert rep.on_top == "FormScreen"
        assert "€2,000 is more than the €1,000" in rep.shown("#effects")
        assert open_sum(rep, 1) == 580_000


# -- Promises, disputes, invoices


async def test_a_promise_proposes_what_is_due_and_is_read_back() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "p")
        assert rep.field("f-amount").value == "5,800"
        await rep.write("fri")
        assert "You pay €5,800 by Fri 27 Nov 2026" in rep.shown("#effects")
        await rep.press("enter")
        made = rep.desk.ground.ledger.promises_of[1]
        assert [(one.amount, one.due.isoformat()) for one in made] == [(580_000, "2026-11-27")]
        assert "Huaxin" in queue_of(rep)[-2] + queue_of(rep)[-1]


async def test_a_dispute_takes_its_invoice_out_of_the_queue_and_has_its_own_day() -> None:
    book = [Account(id=1, name="Huaxin"), an_invoice(1, 1, 47)]
    async with rounds(book) as rep:
        await rep.press("4", "i")
        assert rep.field("f-invoice").value == "R-1"
        await rep.write("two drums arrived damaged")
        await rep.press("tab", "tab")
        await rep.write("wed")
        await rep.press("enter")
        (row,) = queue_of(rep)
        assert "dispute 25 Nov" in row
        # The same key now offers the dispute that is there, and a new one.
        await rep.press("i")
        assert rep.on_top == "PickScreen"
        await rep.press("1")
        assert rep.field("f-reason").value == "two drums arrived damaged"
        await rep.press("shift+tab", *["shift+tab"] * 6)
        dispute = rep.book.get(Dispute, 1)
        assert dispute is not None
        assert dispute.next_due == TODAY + timedelta(days=4)


async def test_an_invoice_by_hand_gets_its_due_day_from_the_terms() -> None:
    book = [Account(id=1, name="Huaxin", terms_days=30), an_invoice(1, 1, 47)]
    async with rounds(book) as rep:
        await rep.press("4", "n")
        await rep.write("R-9")
        await rep.press("tab")
        await rep.write("700")
        await rep.press("enter")
        invoice = rep.book.get(Invoice, 2)
        assert invoice is not None
        assert (invoice.number, invoice.amount) == ("R-9", 70_000)
        assert invoice.due == TODAY + timedelta(days=30)


# -- The payer


async def test_the_rep_says_how_an_account_pays_with_a_digit() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "t")
        assert rep.on_top == "PickScreen"
        await rep.press("3")
        assert rep.on_top == "MoneyScreen"
        account = rep.book.get(Account, 1)
        assert account is not None
        assert account.payer_type == "when_pressed"
        assert "pays when pressed" in rep.shown("#card")


async def test_a_digit_beyond_the_picker_goes_nowhere() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "t", "9")
        assert rep.on_top == "PickScreen"
        await rep.press("escape")
        assert rep.on_top == "MoneyScreen"


# -- Messages and statements


@both_sizes
async def test_a_message_is_drafted_in_the_tone_that_fits_and_copied(
    size: tuple[int, int],
) -> None:
    settings = Settings(signature="Ann Bell", company="Bell Ltd")
    async with rounds(three_payers(), size=size, settings=settings) as rep:
        await rep.press("4", "m")
        assert "a promise was missed" in rep.shown("#message-heading")
        await rep.press("y")
        copied = rep.app.clipboard
        assert "€1,000" in copied
        assert "Ann Bell" in copied
        await rep.press("t")
        await rep.press("y")
        assert rep.app.clipboard != copied
        await rep.press("g", "y")
        assert any("\u4e00" <= char <= "\u9fff" for char in rep.app.clipboard)


async def test_what_the_book_does_not_know_is_a_blank_to_fill() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "m")
        assert "Fill in by hand" in rep.shown("#blanks")
        assert "your name" in rep.shown("#blanks")


@both_sizes
async def test_the_statement_balances_and_is_written_where_it_is_told_to(
    size: tuple[int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("out")
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "s")
        shown = rep.shown("#statement").splitlines()
        assert "closing balance" in shown[-1]
        assert "€5,800" in shown[-1]
        await rep.press("w")
        answer = rep.field("answer")
        assert answer.value.endswith(".xlsx")
        answer.value = str(folder / "huaxin.csv")
        await rep.press("enter")
        assert "R-1" in (folder / "huaxin.csv").read_text(encoding="utf-8-sig")


# -- The sheets


@both_sizes
async def test_the_sheets_turn_with_the_arrows_and_a_row_can_be_edited_and_removed(
    size: tuple[int, int],
) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "enter")
        assert rep.on_top == "DossierScreen"
        assert "R-3" in rep.shown("#sheet-invoices")
        await rep.press("right", "right")
        assert "missed" in rep.shown("#sheet-promises")
        await rep.press("e")
        assert rep.on_top == "FormScreen"
        await rep.press("escape", "delete")
        assert rep.book.get(PaymentPromise, 1) is None
        await rep.press("escape", "u")
        assert rep.book.get(PaymentPromise, 1) is not None


async def test_the_analysis_asks_three_questions_and_keeps_the_answers() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "a")
        assert rep.on_top == "DossierScreen"
        await rep.press("e")
        await rep.write("no coach, their cash")
        await rep.press("tab")
        await rep.write("wang > the boss")
        await rep.press("enter")
        assert rep.on_top == "DossierScreen"
        account = rep.book.get(Account, 1)
        assert account is not None
        assert account.unpaid_causes == ("no_coach", "their_cash")
        assert [one.person_id or one.title for one in account.payment_chain] == [1, "the boss"]
        assert "Wang Lin" in rep.shown("#analysis-facts")
        assert "(the boss)" in rep.shown("#analysis-facts")


# -- Chasing


def chases(rep: Rep) -> Sequence[Chase]:
    return list(rep.book.snapshot.since(Chase, TODAY).values())


@both_sizes
async def test_a_chase_with_excuse_and_promise(size: tuple[int, int]) -> None:
    async with rounds(three_payers(), size=size) as rep:
        await rep.press("4", "down", "l")
        assert rep.on_top == "ChaseScreen"
        assert "€5,800" in rep.shown("#ready")
        await rep.press("1", "1")
        assert "not signed, in process" in rep.shown("#effects")
        assert "ask" in rep.shown("#ready")
        await rep.press("tab")
        await rep.write("5000")
        await rep.press("tab")
        await rep.write("wed")
        assert "You pay €5,000 by Wed 25 Nov 2026" in rep.shown("#effects")
        await rep.press("enter")
        assert rep.on_top == "MoneyScreen"
        (chase,) = chases(rep)
        assert chase.excuse == "in_process"
        assert chase.end == "part"
        (promise,) = rep.desk.ground.ledger.promises_of[1]
        assert (promise.id, promise.amount) == (chase.promise_id, 500_000)
        await rep.press("u")
        assert not chases(rep)
        assert 1 not in rep.desk.ground.ledger.promises_of


async def test_an_excuse_without_a_promise_is_checked_by_itself() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l", "1", "enter")
        (step,) = rep.book.snapshot.since(NextStep, TODAY).values()
        assert step.due == TODAY + timedelta(days=3)  # two working days after a Saturday
        assert "already paid" in step.text


async def test_the_amount_alone_is_only_a_proposal() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l")
        assert rep.field("amount").value == "5,800"
        await rep.press("enter")
        assert 1 not in rep.desk.ground.ledger.promises_of
        (chase,) = chases(rep)
        assert chase.end == "receivable"


async def test_several_excuses_are_offered_until_it_is_clear_which() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l")
        await rep.write("no")
        assert "no money" in rep.shown("#ready")
        assert "not signed" in rep.shown("#ready")
        await rep.press("enter")
        assert rep.on_top == "ChaseScreen"
        assert rep.focused == "why"


async def test_a_half_typed_chase_is_kept() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "l", "1", "tab", "tab")
        await rep.write("fri")
        await rep.press("escape", "l")
        assert rep.field("why").value == "1"
        assert rep.field("by").value == "fri"


async def test_the_same_excuse_again_is_remembered() -> None:
    heard = Chase(id=1, account_id=1, on=TODAY - timedelta(days=20), excuse="in_process")
    async with rounds([*three_payers(), heard]) as rep:
        await rep.press("4", "down", "l", "1", "1")
        assert "heard 1 time before" in rep.shown("#ready")


async def test_a_missed_promise_is_chased_from_today_with_the_right_words() -> None:
    async with rounds(three_payers()) as rep:
        await rep.go_to_end("promise_missed")
        assert "I was sure of the €1,000" in rep.card.replace("\n", " ").replace("  ", " ") or (
            "say" in rep.card
        )
        await rep.press("space")
        assert rep.on_top == "ChaseScreen"


# -- Nothing there


async def test_an_empty_book_says_how_to_begin() -> None:
    async with rounds([]) as rep:
        await rep.press("4")
        assert "rounds import receivables" in rep.seen
        await rep.press("l", "p", "m", "enter")
        assert rep.on_top == "MoneyScreen"


async def test_nothing_overdue_is_good_news() -> None:
    async with rounds([Account(id=1, name="Huaxin"), an_invoice(1, 1, -20)]) as rep:
        await rep.press("4")
        assert "Nothing is overdue" in rep.seen

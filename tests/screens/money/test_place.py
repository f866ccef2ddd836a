"""Money: the queue, what stands beside it, and how one comes and goes."""

from __future__ import annotations

import re

from tests.screens.driving import NOW, Rep, both_sizes, example_records, rounds
from tests.screens.money.owing import an_invoice, queue_of, three_payers
from tui import i18n
from tui.desk import collecting
from tui.domain.codes import PAYER_TYPES
from tui.domain.records import Account, Visit
from tui.screens.dossier import SHEETS
from tui.screens.money import MoneyScreen


def account_here(rep: Rep) -> str:
    """The account under the cursor."""
    screen = rep.app.screen
    assert isinstance(screen, MoneyScreen)
    assert screen.item is not None
    return screen.item.account.name


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
        assert account_here(rep) == "Huaxin"


async def test_the_place_keeps_its_cursor() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "down", "down", "1", "4")
        assert account_here(rep) == "Norrvik"


async def test_what_another_window_changed_is_seen_when_one_comes_back() -> None:
    async with rounds(three_payers()) as rep:
        await rep.press("4", "1")
        with rep.book.transaction("elsewhere") as change:
            change.add(Account(name="Late Ltd"))
            change.add(an_invoice(0, 4, 70))
        await rep.press("4")
        assert any("Late Ltd" in line for line in queue_of(rep))


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


@both_sizes
async def test_what_a_way_of_paying_means_is_read_in_full(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("4", "t")
        for index, payer in enumerate(PAYER_TYPES):
            await rep.press("home", *["down"] * index)
            approach = rep.desk.playbook().payers[payer].approach
            assert approach in " ".join(rep.shown(".panel").split())


@both_sizes
async def test_enter_says_in_full_why_the_account_is_in_the_queue(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        await rep.press("4", "enter")
        why = " ".join(rep.shown("#why-here").split())
        assert why.startswith("why here over 30 days")
        assert why.endswith("same excuse again: not signed, in process")


@both_sizes
async def test_no_date_of_an_account_s_money_is_cut_in_chinese(size: tuple[int, int]) -> None:
    i18n.use("zh")
    async with rounds(example_records("zh"), size=size) as rep:
        await rep.press("4")
        for _account in queue_of(rep):
            await rep.press("enter")
            for _sheet in SHEETS[:-1]:
                shown = rep.shown("DossierScreen Rows:focus")
                assert not re.search(r"(\d年|[月日周])\S*…", shown), shown
                await rep.press("right")
            await rep.press("escape", "down")


async def test_an_empty_place_teaches_nothing_about_an_account_that_is_gone() -> None:
    records = [Account(id=1, name="Huaxin"), Account(id=2, name="Norrvik")]
    async with rounds(records) as rep:
        rep.app.current_account = 3
        await rep.press("4")
        for word in ("chase", "promise", "payment", "message"):
            assert word not in rep.foot
        rep.app.current_account = 2
        await rep.press("1", "4")
        assert "chase" in rep.foot

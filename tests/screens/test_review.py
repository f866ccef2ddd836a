"""The review list on screen: one key an answer, and the next question is there."""

from __future__ import annotations

import pytest

from tests.screens.driving import NARROW, NOW, Rep, both_sizes, painted, rounds
from tui.domain.records import Account, Opportunity, Person, Record, Review
from tui.widgets.rows import Rows

TODAY = NOW.date()

BOOK: tuple[Record, ...] = (
    Account(id=1, name="GTX Pro", city="Suzhou", number="C-1"),
    Account(id=2, name="GTX Prro"),
    Account(id=3, name="华信电缆", pinyin="hua xin dian lan"),
    Person(id=1, account_id=1, name="Max Weber", title="CTO"),
    Person(id=2, account_id=1, name="M. Weber"),
    Opportunity(id=1, account_id=1, name="a", opened=TODAY, product="GTX-Pro"),
    Opportunity(id=2, account_id=1, name="b", opened=TODAY, product="GTX Pro"),
    Review(
        id=1,
        kind="row",
        key="Sun Hao",
        source="people",
        on=TODAY,
        cells={"name": "Sun Hao", "phone": "139 555 0104"},
    ),
    Review(id=2, kind="row", key="Eva", source="people", on=TODAY, cells={"name": "Eva"}),
)


def rows(rep: Rep) -> list[str]:
    """The questions as they are painted."""
    found = [" ".join(line.split()) for line in painted(rep.app.screen.query_one("#cases", Rows))]
    return [line for line in found if line]


QUESTIONS = [
    "account GTX Prro = GTX Pro 92 %",
    "person M. Weber = Max Weber 88 %",
    "product GTX Pro = GTX-Pro 100 %",
    "no account Sun Hao person · 139 555 0104 · today",
    "no account Eva person · today",
]


@both_sizes
async def test_every_question_has_a_row_and_what_tells_the_two_apart(
    size: tuple[int, int],
) -> None:
    async with rounds(BOOK, size=size) as rep:
        await rep.press("ctrl+r")
        assert rep.on_top == "ReviewScreen"
        assert rows(rep) == QUESTIONS
        assert "5 questions" in rep.shown("#review-heading")
        sides = rep.shown("#sides")
        assert "Is GTX Prro the same as GTX Pro?" in sides
        assert "C-1 · Suzhou · 2 people" in sides
        await rep.press("down")
        assert "CTO" in rep.shown("#sides")
        assert "enter the same" in rep.foot
        assert "s keep the other" in rep.foot
        assert "leave all out" not in rep.foot
        assert "whose" not in rep.foot
        await rep.press("end")
        for word in ("enter whose", "x leave out", "X leave all out"):
            assert word in rep.foot
        for word in ("keep the other", "the same"):
            assert word not in rep.foot


async def test_an_empty_list_teaches_no_answers() -> None:
    async with rounds([Account(id=1, name="Huaxin")]) as rep:
        await rep.press("ctrl+r")
        for word in ("enter", "the same", "whose", "leave out"):
            assert word not in rep.foot


@both_sizes
async def test_the_list_is_gone_through_with_one_key_a_question(size: tuple[int, int]) -> None:
    async with rounds(BOOK, size=size) as rep:
        await rep.press("ctrl+r", "enter")
        assert rep.told == ["Merged: GTX Prro into GTX Pro"]
        assert rows(rep) == QUESTIONS[1:]
        await rep.press("x")
        assert rep.told == ["Max Weber and M. Weber are two"]
        await rep.press("m")
        assert {one.product for one in rep.all(Opportunity)} == {"GTX-Pro"}
        await rep.press("x")
        assert rep.told == ["Left out: Sun Hao"]
        assert rows(rep) == QUESTIONS[4:]
        await rep.press("X")
        assert rows(rep) == []
        assert "nothing waits for an answer" in rep.shown("#review-heading")
        assert {one.id for one in rep.all(Account)} == {1, 3}
        # The keys rest where there is nothing to answer.
        before = rep.book.generation
        await rep.press("enter", "m", "x", "s", "X")
        assert rep.book.generation == before


async def test_u_takes_an_answer_back_and_the_question_is_there_again() -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+r", "s")
        assert rep.told == ["Merged: GTX Pro into GTX Prro with 2 people, 2 opportunities"]
        assert [one.name for one in rep.all(Account)] == ["GTX Prro", "华信电缆"]
        await rep.press("u")
        assert rep.told[-1].startswith("Taken back: Merged: GTX Pro into GTX Prro")
        assert rows(rep) == QUESTIONS
        assert rep.on_top == "ReviewScreen"


async def test_a_row_gets_its_account_by_name() -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+r", "end", "up", "enter")
        await rep.until_open("AskScreen")
        await rep.write("nobody")
        assert "There is no account “nobody”." in rep.seen
        await rep.press("enter")
        assert rep.on_top == "AskScreen"
        await rep.press(*["backspace"] * 6)
        await rep.write("hua")
        assert "华信电缆" in rep.shown("#effects")
        await rep.press("enter")
        await rep.until_open("ReviewScreen")
        assert rep.told == ["Sun Hao belongs to 华信电缆"]
        assert rows(rep) == [*QUESTIONS[:3], QUESTIONS[4]]
        assert rep.all(Person)[-1].account_id == 3


async def test_a_question_that_is_gone_meanwhile_is_told_and_goes() -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+r")
        with rep.book.transaction("another window") as change:
            change.remove(Account, 2)
        await rep.press("enter")
        assert rep.told == ["This account is no longer in the book."]
        assert rows(rep) == QUESTIONS[1:]


async def test_a_quick_hand_answers_no_question_twice() -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+r")
        rep.at_once("x", "x", "x")
        await rep.settled()
        assert rows(rep) == QUESTIONS[3:]


async def test_brackets_in_names_are_shown_as_they_are() -> None:
    names = ("[bold]Acme[/]", "[bold]Akme[/]")
    async with rounds([Account(id=n, name=one) for n, one in enumerate(names, 1)]) as rep:
        await rep.press("ctrl+r")
        assert "[bold]Akme[/]" in rep.shown("#cases")
        assert "[bold]Acme[/]" in rep.shown("#sides")


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_escape_closes_it(key: str) -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+r", key)
        assert rep.on_top == "TodayScreen"


async def test_it_is_in_the_palette() -> None:
    async with rounds(BOOK) as rep:
        await rep.press("ctrl+p")
        await rep.write("review list")
        await rep.settled()
        await rep.press("enter")
        await rep.until_open("ReviewScreen")


async def test_many_rows_can_be_gone_through() -> None:
    many = [
        Review(id=n, kind="row", key=f"r{n}", source="people", on=TODAY) for n in range(1, 1_426)
    ]
    async with rounds(many, size=NARROW) as rep:
        await rep.press("ctrl+r", "end")
        assert "r1425" in rep.shown("#cases")
        await rep.press("X")
        assert rows(rep) == []
        assert rep.told == ["Left out: 1425 rows"]

"""Whom to see next: planning with two keys, other free times, and letting an account rest."""

from __future__ import annotations

from datetime import date, timedelta

from tests.screens import wild
from tests.screens.driving import NOW, WIDE, Rep, both_sizes, painted, rounds
from tui.desk import whom as job
from tui.domain.records import Account, Skip, Visit
from tui.screens.today import TodayScreen
from tui.widgets.rows import Rows


def times(rep: Rep) -> list[str]:
    """The proposed time of each row, as it is painted."""
    return [line.split()[-1] for line in painted(rep.app.screen.query_one(Rows)) if line]


@both_sizes
async def test_s_and_enter_plan_the_most_urgent_at_the_time_shown(size: tuple[int, int]) -> None:
    async with rounds(size=size) as rep:
        first = job.whom(rep.desk).candidates[0]
        assert first.start is not None
        before = len(rep.all(Visit))
        await rep.press("s")
        assert times(rep)[0] == f"{first.start:%H:%M}"
        assert first.reasons[0].text.split(",")[0] in rep.shown("#stretched")
        await rep.press("enter")
        assert len(rep.all(Visit)) == before + 1
        planned = rep.all(Visit)[-1]
        assert (planned.account_id, planned.start) == (first.account.id, first.start)
        assert planned.state == "planned"
        assert rep.told[-1].startswith(f"Planned: {first.account.name}")
        assert f"{first.start:%H:%M}" in rep.told[-1]
        # Who is planned is proposed no more, and the next one goes with the same key.
        assert rep.on_top == "WhomScreen"
        assert job.whom(rep.desk).candidates[0].account.id != first.account.id
        await rep.press("enter")
        assert len(rep.all(Visit)) == before + 2
        assert rep.all(Visit)[-1].account_id != first.account.id
        assert rep.all(Visit)[-1].start != first.start
        await rep.press("escape", "u", "u")
        assert len(rep.all(Visit)) == before
        assert first.account.name in rep.told[-1]


async def test_left_and_right_choose_another_free_time() -> None:
    async with rounds() as rep:
        await rep.press("s")
        first = job.whom(rep.desk).candidates[0]
        assert first.start is not None
        free = [
            f"{at:%H:%M}" for at in job.free_times(rep.desk, first.account.id, first.start.date())
        ]
        assert len(free) >= 2
        at = free.index(f"{first.start:%H:%M}")
        others = times(rep)[1:]
        await rep.press("right")
        assert times(rep) == [free[at + 1], *others]
        await rep.press("left")
        assert times(rep)[0] == free[at]
        await rep.press(*["right"] * (len(free) + 2))
        assert times(rep)[0] == free[-1]
        await rep.press("enter")
        planned = rep.all(Visit)[-1]
        assert (planned.account_id, f"{planned.start:%H:%M}") == (first.account.id, free[-1])


async def test_x_asks_why_the_account_rests_and_says_so() -> None:
    async with rounds() as rep:
        await rep.press("s", "down")
        one = job.whom(rep.desk).candidates[1]
        assert "because they move house" not in rep.seen
        await rep.press("x")
        assert rep.on_top == "AskScreen"
        assert one.account.name in rep.seen
        await rep.press("enter")
        assert rep.on_top == "AskScreen"
        await rep.write("because they move house")
        await rep.press("enter")
        skip = rep.all(Skip)[-1]
        assert (skip.account_id, skip.reason) == (one.account.id, "because they move house")
        assert one.account.name in rep.told[-1]
        assert rep.on_top == "WhomScreen"
        assert one.account.id not in [found.account.id for found in job.whom(rep.desk).candidates]
        assert str(one.account.id) not in [row.key for row in rep.app.screen.query_one(Rows).rows]
        assert "because they move house" in rep.shown("#stretched")


async def test_a_reason_half_typed_is_offered_again() -> None:
    async with rounds() as rep:
        await rep.press("s", "x")
        await rep.write("on hol")
        await rep.press("escape", "x")
        assert rep.field("answer").value == "on hol"


async def test_on_another_day_its_free_times_are_offered() -> None:
    async with rounds() as rep:
        await rep.press("]", "]", "s")
        assert "Mon 23 Nov" in rep.shown("#whom-heading")
        await rep.press("enter", "escape")
        assert rep.all(Visit)[-1].day == date(2026, 11, 23)
        assert isinstance(rep.app.screen, TodayScreen)
        assert str(rep.all(Visit)[-1].id) in [row.key for row in rep.visits.rows]


async def test_nobody_to_see_is_no_trouble() -> None:
    day = NOW.replace(hour=10)
    met = Visit(id=1, account_id=1, start=day - timedelta(days=1), state="logged", outcome="order")
    ahead = Visit(id=2, account_id=1, start=day)
    async with rounds([Account(id=1, name="Huaxin", tier="gold"), met, ahead]) as rep:
        await rep.press("s", *["left", "right", "x", "enter", "down"])
        assert rep.on_top == "WhomScreen"
        assert len(rep.all(Visit)) == 2


async def test_an_account_removed_by_another_window_is_told_and_breaks_nothing() -> None:
    async with rounds([Account(id=1, name="Huaxin", tier="gold")]) as rep:
        for keys in (("enter",), ("right",), ("left",), ("x", "o", "enter")):
            await rep.press("t", "s")
            assert "Huaxin" in rep.seen
            with rep.book.transaction("gone") as change:
                change.remove(Account, 1)
            await rep.press(*keys)
            is_asked = rep.on_top == "AskScreen"
            said = rep.shown("#effects") if is_asked else rep.told[-1]
            assert "no longer in the book" in said, keys
            await rep.without_toasts()
            await rep.press(*["escape"] * (1 + is_asked))
            assert rep.on_top == "TodayScreen"
            rep.book.undo()
        assert not rep.all(Visit)
        assert not rep.all(Skip)


async def test_the_foot_teaches_the_keys() -> None:
    async with rounds() as rep:
        await rep.press("s")
        for taught in ("enter plan", "→ later", "← earlier", "x not now"):
            assert taught in rep.foot


@both_sizes
async def test_wild_names_and_reasons_are_shown_as_they_are(size: tuple[int, int]) -> None:
    # With the visits of the past alone, so that all are to be seen again.
    records = [one for one in wild.records() if not (isinstance(one, Visit) and one.is_open)]
    async with rounds(records, size=size) as rep:
        await rep.press("s")
        rows, seen = rep.app.screen.query_one(Rows), []
        assert len(rows.rows) == len(wild.NAMES)
        for _ in rows.rows:
            seen.append(rep.shown("#candidates") + rep.shown("#stretched"))
            await rep.press("down")
        assert "[bold]Bold" in "".join(seen)
        assert "we owe them: [/]" in "".join(seen)
        await rep.press("x")
        await rep.paste("[bold]no[/] [@click=app.quit]x[/]")
        await rep.press("enter")
        assert rep.on_top == "WhomScreen"
        assert rep.all(Skip)[-1].reason.startswith("[bold]no[/]")
        if size == WIDE:
            assert "[bold]no[/]" in rep.shown("#stretched")
        await rep.press("enter")
        assert rep.told[-1].startswith("Planned: ")
        assert not any(one.markup for one in rep.app._notifications)


async def test_u_takes_back_what_was_planned_without_leaving_the_list() -> None:
    async with rounds() as rep:
        await rep.press("s")
        before, visits = rep.shown("Rows"), rep.all(Visit)
        await rep.press("enter")
        await rep.until(lambda: rep.all(Visit) != visits, "the visit")
        await rep.settled()
        assert rep.shown("Rows") != before
        await rep.press("u")
        assert rep.all(Visit) == visits
        assert (rep.on_top, rep.shown("Rows")) == ("WhomScreen", before)

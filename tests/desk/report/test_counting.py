"""The week's report: what it counts, and when."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.desk.making import BRANDT, HUAXIN, PELL, TODAY, desk_of, visit
from tests.desk.report.weeks import MONDAY, SUNDAY, on, payment, promise, step, told
from tui.desk.example import example_book
from tui.desk.report import as_markdown, report
from tui.domain.records import Opportunity, StageChange
from tui.wire import to_json

# -- Visits


def test_visits_are_counted_by_what_became_of_them() -> None:
    view = told(
        visit(1, "2026-11-15T23:59", state="logged", outcome="order"),
        visit(2, "2026-11-16T00:00", state="logged", outcome="advance"),
        visit(3, "2026-11-18T09:00", state="logged", outcome="advance", unplanned=True),
        visit(4, "2026-11-18T10:00", state="logged", outcome="order"),
        visit(5, "2026-11-19T10:00", state="missed", outcome="missed", note="was ill"),
        visit(6, "2026-11-19T11:00", state="cancelled"),
        visit(7, "2026-11-20T11:00"),
        visit(8, "2026-11-22T23:59", state="logged", outcome="no_sale"),
        visit(9, "2026-11-23T00:00", state="logged", outcome="order"),
    ).visits
    assert (view.planned, view.done, view.unplanned) == (5, 4, 1)
    assert (view.missed, view.cancelled, view.unlogged, view.open) == (1, 1, 1, 0)
    assert list(view.outcomes.items()) == [("order", 1), ("advance", 2), ("no_sale", 1)]
    assert [[one.id for one in line.visits] for line in view.accounts] == [[2, 3, 4, 5, 7, 8]]


@pytest.mark.parametrize(
    ("now", "unlogged", "open_"),
    [
        (datetime(2026, 11, 20, 10, 59), 0, 1),
        (datetime(2026, 11, 20, 11, 59), 0, 1),
        (datetime(2026, 11, 20, 12, 0), 1, 0),
    ],
)
def test_a_visit_is_to_come_until_it_is_over(now: datetime, unlogged: int, open_: int) -> None:
    view = told(visit(7, "2026-11-20T11:00"), now=now).visits
    assert (view.unlogged, view.open) == (unlogged, open_)


def test_each_account_has_one_line_with_outcomes_and_notes() -> None:
    text = as_markdown(
        told(
            visit(1, "2026-11-17T09:00", BRANDT, state="logged", outcome="advance", note="List."),
            visit(2, "2026-11-16T09:00", state="logged", outcome="order", note="Six heads."),
            visit(3, "2026-11-19T09:00", kind="phone", state="logged", outcome="continuation"),
            visit(4, "2026-11-20T11:00", purpose="proposal", text="bench 2", state="confirmed"),
            visit(5, "2026-11-20T15:00", BRANDT, state="missed", outcome="missed", note="ill"),
        )
    )
    assert (
        "- **Huaxin Cable 华信电缆**: Mon 16 Nov order: Six heads; "
        "Thu 19 Nov (by phone) continuation; "
        "Fri 20 Nov 11:00 proposal: bench 2 (confirmed)\n"
        "- **Brandtner Pumpen**: Tue 17 Nov advance: List; Fri 20 Nov did not take place: ill"
    ) in text


# -- Promises


@pytest.mark.parametrize(
    ("due", "paid", "how"),
    [
        (on(13), None, ""),  # was missed on the Saturday before
        (on(15), None, "missed"),
        (on(20), None, "missed"),
        (on(21), None, "missed"),
        (on(22), None, ""),  # comes out on the Monday after
        (on(23), None, ""),
        (on(13), on(13), ""),  # kept the week before
        (on(13), on(16), "kept"),  # within its tolerance
        (on(18), on(18), "kept"),
        (on(18), on(20), "kept"),
        (on(16), on(20), "missed"),  # too late, and nothing is missing
        (on(25), on(16), "kept"),  # early
    ],
)
def test_promises_are_told_in_the_week_that_decides(due: date, paid: date | None, how: str) -> None:
    money = [payment(1, paid, 10_000)] if paid else []
    found = told(promise(1, on(2), due), *money).promises
    assert not found.made
    assert [one.id for one in found.kept] == ([1] if how == "kept" else [])
    assert [one.id for one in found.missed] == ([1] if how == "missed" else [])


def test_promises_made_are_those_of_the_week() -> None:
    found = told(
        promise(1, on(15), on(30)), promise(2, MONDAY, on(30)), promise(3, SUNDAY, on(30))
    ).promises
    assert [one.id for one in found.made] == [2, 3]


def test_a_promise_that_was_taken_back_is_neither_kept_nor_missed() -> None:
    found = told(promise(1, on(2), on(18), withdrawn=on(17))).promises
    assert found.kept == found.missed == ()


def test_what_is_missing_of_a_promise_is_told() -> None:
    view = told(promise(1, on(2), on(17)), payment(1, on(17), 4_000))
    (missed,) = view.promises.missed
    assert (missed.amount, missed.missing) == (Decimal("100.00"), Decimal("60.00"))
    assert "Missed: **Brandtner Pumpen**, €100 by Tue 17 Nov (€60 missing)" in as_markdown(view)


@pytest.mark.parametrize(
    ("due", "done", "kept", "late"),
    [
        (on(20), on(20), 0, None),
        (on(13), on(18), 5, None),
        (on(20), None, None, 3),
        (on(22), None, None, 1),
        (on(23), None, None, None),
        (on(20), on(25), None, 3),
        (on(13), on(13), None, None),
        (on(25), on(18), 0, None),
    ],
)
def test_our_promises_are_kept_or_late(
    due: date, done: date | None, kept: int | None, late: int | None
) -> None:
    found = told(step(1, due, done=done, promised=True)).promises
    assert [one.late_days for one in found.ours_kept] == ([] if kept is None else [kept])
    assert [one.late_days for one in found.ours_late] == ([] if late is None else [late])
    assert not any(one.done for one in found.ours_late)


@pytest.mark.parametrize(
    ("now", "late"),
    [(16, [1]), (19, [1]), (20, [1]), (21, [1, 2]), (23, [1, 2])],
)
def test_in_the_week_itself_only_what_is_late_by_now_is_told(now: int, late: list[int]) -> None:
    steps = (step(1, on(13), promised=True), step(2, on(20), promised=True), step(3, on(13)))
    found = told(*steps, now=datetime(2026, 11, now, 8)).promises
    assert [one.id for one in found.ours_late] == late


# -- Money and stages


def test_money_in_is_summed_by_currency() -> None:
    view = told(
        payment(1, on(15), 1),
        payment(2, MONDAY, 30_000),
        payment(3, SUNDAY, 20_050),
        payment(4, on(18), 90_000, PELL.id, source="presumed"),
        payment(5, on(18), 10_000_000, HUAXIN.id, currency="CNY"),
        payment(6, on(23), 1),
    )
    euros, yuan = sorted(view.money_in, key=lambda one: one.currency, reverse=True)
    assert (euros.amount, euros.presumed) == (Decimal("1400.50"), Decimal("900.00"))
    assert [(paid.account.id, paid.amount) for paid in euros.accounts] == [
        (PELL.id, Decimal("900.00")),
        (BRANDT.id, Decimal("500.50")),
    ]
    assert (yuan.amount, yuan.payments) == (Decimal("100000.00"), 1)
    assert (
        "- ¥100,000 in 1 payment: **Huaxin Cable 华信电缆** ¥100,000\n"
        "- €1,400.50 in 3 payments, €900 of it presumed: "
        "**Pell & Daughters** €900; **Brandtner Pumpen** €500.50"
    ) in as_markdown(view)


def opportunity(id: int, *stages: StageChange, **fields: object) -> Opportunity:
    return Opportunity(
        id=id,
        account_id=1,
        name=f"deal {id}",
        opened=fields.pop("opened", date(2026, 6, 1)),  # type: ignore[arg-type]
        stages=stages,
        **fields,  # type: ignore[arg-type]
    )


def test_stage_moves_of_the_week_are_told() -> None:
    view = told(
        opportunity(
            1,
            StageChange(on=on(2), stage="interest"),
            StageChange(on=MONDAY, stage="gestation"),
            StageChange(on=SUNDAY, stage="design", override="the boss knows"),
            StageChange(on=on(23), stage="comparison"),
            amount=128_000_000,
            currency="CNY",
        ),
        opportunity(2, opened=on(18)),
        opportunity(3, StageChange(on=on(3), stage="use"), state="won", ended=on(19)),
        opportunity(4, StageChange(on=on(3), stage="use"), state="lost", ended=on(23)),
        opportunity(5, opened=on(3)),
    )
    assert [(one.id, one.on.day, one.from_, one.to, one.state) for one in view.stage_moves] == [
        (1, 16, "interest", "gestation", "open"),
        (2, 18, None, "interest", "open"),
        (3, 19, "use", None, "won"),
        (1, 22, "gestation", "design", "open"),
    ]
    text = as_markdown(view)
    assert "**Huaxin Cable 华信电缆**, deal 1: Mon 16 Nov interest → gestation, ¥1,280,000" in text
    assert (
        "Sun 22 Nov gestation → design, ¥1,280,000 (without the end sign: the boss knows)" in text
    )
    assert "deal 2: Wed 18 Nov new → interest" in text
    assert "deal 3: Thu 19 Nov use → won" in text


# -- Next week


def test_next_week_is_what_the_calendar_holds() -> None:
    view = told(
        visit(1, "2026-11-22T10:00"),
        visit(2, "2026-11-23T00:00", state="confirmed", purpose="needs", text="seat gauge"),
        visit(3, "2026-11-25T10:00", state="cancelled"),
        visit(4, "2026-11-25T11:00", state="logged", outcome="order", unplanned=True),
        visit(5, "2026-11-26T11:00", BRANDT, state="logged", outcome="order", kind="video"),
        visit(6, "2026-11-29T23:59", BRANDT),
        visit(7, "2026-11-30T00:00"),
        step(1, SUNDAY),
        step(2, on(29), promised=True),
        step(3, on(23)),
        step(4, on(30)),
        step(5, on(24), done=on(20)),
        step(6, on(24), done=on(24)),
    ).next_week
    assert [[one.id for one in line.visits] for line in view.visits] == [[2], [5, 6]]
    assert [one.id for one in view.steps] == [3, 6, 2]


def test_next_week_reads_as_a_plan() -> None:
    text = as_markdown(
        told(
            visit(2, "2026-11-23T09:30", state="confirmed", purpose="needs", text="seat gauge"),
            visit(5, "2026-11-26T11:00", kind="video", text="wording"),
            step(2, on(29), promised=True),
        )
    )
    assert text.endswith(
        "- **Huaxin Cable 华信电缆**: Mon 23 Nov 09:30 needs: seat gauge; "
        "Thu 26 Nov 11:00 (by video) wording\n"
        "- **Huaxin Cable 华信电缆**: Sun 29 Nov: step 2 (promised)"
    )


# -- The week


@pytest.mark.parametrize(
    ("day", "week", "head"),
    [
        (on(21), "2026-W47", "# Week 16–22 Nov 2026 (2026-W47)"),
        (date(2026, 12, 2), "2026-W49", "# Week 30 Nov – 6 Dec 2026 (2026-W49)"),
        (date(2027, 1, 1), "2026-W53", "# Week 28 Dec 2026 – 3 Jan 2027 (2026-W53)"),
        (date(2024, 12, 31), "2025-W01", "# Week 30 Dec 2024 – 5 Jan 2025 (2025-W01)"),
    ],
)
def test_a_week_is_named_by_its_iso_number(day: date, week: str, head: str) -> None:
    view = report(desk_of(), day)
    assert view.week == week
    assert (view.from_.weekday(), view.to - view.from_) == (0, timedelta(days=6))
    assert as_markdown(view).startswith(head)


def test_an_empty_week_reads_well() -> None:
    assert as_markdown(report(desk_of(), TODAY)) == (
        "# Week 16–22 Nov 2026 (2026-W47)\n\n"
        "## Visits\n\nNo visits.\n\n"
        "## Promises\n\nNo promises made, kept or missed.\n\n"
        "## Money in\n\nNo money came in.\n\n"
        "## Stage moves\n\nNo opportunity moved.\n\n"
        "## Next week\n\nNothing planned yet."
    )


def test_a_week_still_to_come_has_nothing_to_tell() -> None:
    view = told(
        promise(1, on(2), on(17)),
        step(1, on(2), promised=True),
        now=datetime(2026, 11, 9, 9),
    )
    assert view.promises == told().promises
    assert as_markdown(view) == as_markdown(told())


@pytest.mark.parametrize("weeks", [0, 1, 2, 5])
def test_a_week_that_is_over_is_told_the_same_ever_after(weeks: int) -> None:
    """No time of making, and nothing that later days bring."""
    records = tuple(example_book(TODAY))
    monday = MONDAY - timedelta(weeks=weeks)
    over = datetime.combine(monday + timedelta(days=7), datetime.min.time())
    first = report(desk_of(*records, now=over), monday)
    assert report(desk_of(*records, now=over + timedelta(days=40)), monday) == first
    assert as_markdown(first) == as_markdown(report(desk_of(*records, now=over), monday))


def test_the_json_keeps_its_fields() -> None:
    said = json.loads(to_json(told(visit(1, "2026-11-17T09:00"), payment(1, on(17), 5))))
    assert list(said) == [
        "week",
        "from",
        "to",
        "visits",
        "promises",
        "money_in",
        "stage_moves",
        "next_week",
    ]
    assert said["money_in"][0]["amount"] == "0.05"
    assert said["visits"]["accounts"][0]["visits"][0]["start"] == "2026-11-17T09:00"

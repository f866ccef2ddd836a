"""The visits and tasks of the example book."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

from tests.desk.example.reading import of, open_amounts
from tui.desk.example.ids import HUAXIN, ORRIN, TESSARO
from tui.domain.records import (
    Account,
    Invoice,
    NextStep,
    Record,
    Visit,
)

SELLING = {"introduction", "needs", "demonstration", "proposal", "negotiation", "contract"}
RHYTHM = {"platinum": 7, "gold": 14, "iron": 30, "lead": 90}


def test_today_has_six_visits_the_first_of_them_logged(today: date, book: list[Record]) -> None:
    visits = [visit for visit in of(book, Visit) if visit.day == today]
    assert len(visits) == 6
    first, *others = visits
    assert (first.state, first.start.strftime("%H:%M")) == ("logged", "08:30")
    assert {visit.state for visit in others} == {"planned", "confirmed"}
    assert all(visit.outcome is None and not visit.note for visit in others)
    assert all("08:30" <= visit.start.strftime("%H:%M") <= "17:00" for visit in visits)
    kinds = Counter(visit.kind for visit in visits)
    assert (kinds["phone"], kinds["video"]) == (1, 1)
    assert len({visit.purpose for visit in visits}) == 6


def test_today_sells_and_collects_at_an_account_that_is_overdue(
    today: date, book: list[Record]
) -> None:
    purposes: defaultdict[int, set[str | None]] = defaultdict(set)
    for visit in of(book, Visit):
        if visit.day == today:
            purposes[visit.account_id].add(visit.purpose)
    both = {id for id, found in purposes.items() if "collection" in found and found & SELLING}
    assert both == {HUAXIN}
    rest = open_amounts(book)
    overdue = [
        rest[invoice.id]
        for invoice in of(book, Invoice)
        if invoice.account_id == HUAXIN and invoice.due and invoice.due < today
    ]
    assert sum(overdue) == 480_000_00


def test_of_the_past_only_one_visit_of_yesterday_is_not_logged(
    today: date, book: list[Record]
) -> None:
    past = [visit for visit in of(book, Visit) if visit.day < today]
    loose = [visit for visit in past if visit.is_open]
    assert [visit.day for visit in loose] == [today - timedelta(days=1)]
    for visit in past:
        if visit.state == "logged":
            assert visit.outcome not in (None, "missed")
            assert visit.note
            assert visit.logged_at is not None
            assert visit.logged_at > visit.start
        if visit.state == "missed":
            assert visit.outcome == "missed"
    assert {"missed", "cancelled", "logged"} <= {visit.state for visit in past}


def test_last_week_and_next_week_are_full(today: date, book: list[Record]) -> None:
    monday = today - timedelta(days=today.weekday())
    weeks = Counter((visit.day - monday).days // 7 for visit in of(book, Visit))
    assert weeks[-1] >= 6
    assert weeks[1] >= 6
    assert min(weeks) == -17
    states = {visit.state for visit in of(book, Visit) if visit.day > today}
    assert states == {"planned", "confirmed"}


def test_visits_stand_in_order_of_time_and_never_overlap(book: list[Record]) -> None:
    for before, after in pairwise(of(book, Visit)):
        assert before.start + timedelta(minutes=before.minutes) <= after.start


def test_only_one_account_is_past_its_rhythm_with_nothing_planned(
    today: date, book: list[Record]
) -> None:
    visits = of(book, Visit)
    drifting = set()
    for account in of(book, Account):
        seen = [v.day for v in visits if v.account_id == account.id and v.state == "logged"]
        planned = any(v.account_id == account.id and v.is_open and v.day >= today for v in visits)
        rhythm = account.rhythm_days or RHYTHM[account.tier or "lead"]
        if (today - max(seen)).days > rhythm and not planned:
            drifting.add(account.id)
    assert drifting == {ORRIN}


def test_one_account_has_had_three_continuations_in_a_row(book: list[Record]) -> None:
    outcomes: defaultdict[int, list[str | None]] = defaultdict(list)
    for visit in of(book, Visit):
        if visit.state == "logged":
            outcomes[visit.account_id].append(visit.outcome)
    assert outcomes[TESSARO][-4:] == ["advance", *["continuation"] * 3]


def test_next_steps_are_late_due_and_done_and_some_are_promises(
    today: date, book: list[Record]
) -> None:
    steps = of(book, NextStep)
    tasks = {(s.due - today).days for s in steps if s.is_open and not s.promised}
    ours = {(s.due - today).days for s in steps if s.is_open and s.promised}
    assert {-3, 0} <= tasks
    assert any(1 <= offset <= 6 for offset in tasks)
    assert {-3, 0} <= ours
    assert [step.is_open for step in steps].count(False) >= 4
    for step in steps:
        assert step.made is not None
        assert step.made <= (step.done or step.due)

"""Whom to see next: proposed with reasons and a time, planned or skipped in one change."""

from __future__ import annotations

import time as clock
from datetime import date, datetime, time, timedelta

import pytest
from msgspec.structs import replace

from tests.desk.making import (
    BRANDT,
    HUAXIN,
    NOW,
    PELL,
    TODAY,
    WANG,
    desk_of,
    desk_with,
    stand,
    visit,
    whole,
)
from tui.desk.ground import Desk, Gone
from tui.desk.keeping import undo
from tui.desk.whom import CandidateView, plan, skip, whom
from tui.domain.codes import Tier
from tui.domain.records import (
    Account,
    Invoice,
    NextStep,
    Opportunity,
    PaymentPromise,
    Person,
    Record,
    Skip,
    Visit,
)
from tui.settings import Settings


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def seen(id: int, days: int, account: Account = HUAXIN) -> Visit:
    return visit(id, f"{ago(days)}T10:00", account, state="logged", outcome="order")


def names(desk: Desk, on: date | None = None) -> list[str]:
    return [one.account.name for one in whom(desk, on).candidates]


def told(candidate: CandidateView) -> dict[str, str]:
    return {reason.code: reason.text for reason in candidate.reasons}


# -- Proposing


def test_the_most_urgent_stands_first_with_its_reasons_in_words() -> None:
    desk = desk_of(
        HUAXIN,
        BRANDT,
        PELL,
        replace(WANG, birthday=date(1980, 11, 24)),
        seen(1, 10),
        seen(2, 14, BRANDT),
        seen(3, 1, PELL),
        Invoice(
            id=1,
            account_id=1,
            number="R1",
            amount=48_000_000,
            currency="CNY",
            issued=ago(77),
            due=ago(47),
        ),
        PaymentPromise(
            id=1, account_id=1, made=ago(9), due=ago(2), amount=10_000_000, currency="CNY"
        ),
        NextStep(id=1, account_id=1, due=ago(3), text="certificate", promised=True),
        Opportunity(
            id=1,
            account_id=1,
            name="Line 4",
            stage="comparison",
            amount=120_000_000,
            currency="CNY",
            opened=ago(60),
        ),
    )
    huaxin, brandt, pell = whom(desk).candidates
    assert [huaxin.account.id, brandt.account.id, pell.account.id] == [1, 2, 3]
    assert huaxin.urgency == pytest.approx(10 / 7 * 1.5)
    assert huaxin.last_contact == ago(10)
    assert told(huaxin) == {
        "past_rhythm": "10 days since the last contact (rhythm 7)",
        "promise_missed": "¥100,000 promised by Thu 19 Nov has not come",
        "our_promise": "we owe them: certificate, 3 days late",
        "overdue": "¥480,000 overdue, the oldest 47 days",
        "special_date": "Wang Lin 王琳, birthday, Tue 24 Nov",
        "opportunity": "open business, comparison: ¥1,200,000",
    }
    assert told(brandt) == {"in_rhythm": "14 days since the last contact (rhythm 14)"}
    assert told(pell) == {"in_rhythm": "1 day since the last contact (rhythm 30)"}


def test_an_account_with_nothing_but_a_name_is_not_proposed() -> None:
    bare = Account(id=9, name="Bare")
    assert names(desk_of(bare)) == []
    assert names(desk_of(bare, visit(1, "2026-01-05T10:00", bare, state="logged"))) == []


def test_a_new_account_with_a_tier_is_proposed_as_not_yet_met() -> None:
    [candidate] = whom(desk_of(HUAXIN)).candidates
    assert (candidate.urgency, candidate.last_contact) == (None, None)
    assert told(candidate) == {"never_seen": "no contact noted yet"}


def test_who_is_planned_or_was_seen_today_is_left_out() -> None:
    desk = desk_with(seen(1, 0), visit(2, "2026-11-30T10:00", BRANDT))
    assert names(desk) == [PELL.name]


def test_another_day_is_looked_at_as_of_that_day() -> None:
    desk = desk_with(seen(1, 5), seen(2, 13, BRANDT), seen(3, 1, PELL))
    [huaxin, *_others] = whom(desk, TODAY + timedelta(days=3)).candidates
    assert told(huaxin) == {"past_rhythm": "8 days since the last contact (rhythm 7)"}
    assert huaxin.start == datetime(2026, 11, 24, 9)


def test_urgency_goes_by_the_rhythms_and_weights_of_the_settings() -> None:
    settings = Settings()
    settings = replace(
        settings,
        rhythm_days=replace(settings.rhythm_days, gold=5),
        urgency_weight=replace(settings.urgency_weight, gold=4.0),
    )
    desk = desk_with(seen(1, 10), seen(2, 10, BRANDT), settings=settings)
    [first, *_others] = whom(desk).candidates
    assert first.account.id == 2
    assert first.urgency == pytest.approx(8.0)


# -- The time


def test_the_slots_leave_the_way_to_each_visit() -> None:
    desk = desk_with(visit(1, "11:00", minutes=120), visit(2, "15:30", PELL))
    view = whom(desk)
    assert view.slots == (time(13), time(13, 30), time(14), time(14, 30), time(16, 30))
    [brandt] = view.candidates  # 9:30 and 10:00 end too late to be at Huaxin by eleven
    assert brandt.start == datetime(2026, 11, 21, 13)


def test_the_proposed_start_counts_the_way_there() -> None:
    starts = {one.account.id: one.start for one in whom(desk_with()).candidates}
    assert starts[1] == datetime(2026, 11, 21, 10)  # it is 9:05, 40 minutes away
    assert starts[2] == datetime(2026, 11, 21, 9, 30)


@pytest.mark.parametrize(
    ("now", "start"),
    [
        ("2026-11-20T18:00", "2026-11-23T09:00"),  # Friday evening: Monday
        ("2026-11-24T17:00", "2026-11-25T09:00"),
        ("2026-12-31T17:00", "2027-01-01T09:00"),
        ("2028-02-28T17:00", "2028-02-29T09:00"),
    ],
)
def test_a_full_day_proposes_the_next_working_day(now: str, start: str) -> None:
    view = whom(desk_with(now=datetime.fromisoformat(now)))
    assert view.slots == ()
    assert {one.start for one in view.candidates} == {datetime.fromisoformat(start)}


def test_a_fortnight_without_a_slot_proposes_no_time() -> None:
    full = [visit(id, f"{TODAY + timedelta(days=id)}T08:00", minutes=600) for id in range(15)]
    busy = [replace(one, id=one.id + 1, account_id=1) for one in full]
    view = whom(desk_with(*busy))
    assert {one.start for one in view.candidates} == {None}
    assert whom(desk_with(*busy), TODAY + timedelta(days=3)).candidates[0].start == datetime(
        2026, 12, 7, 9
    )


def test_a_day_gone_by_has_no_slots_and_proposes_from_today_on() -> None:
    view = whom(desk_with(seen(1, 10)), ago(3))
    assert (view.date, view.slots) == (ago(3), ())
    assert told(view.candidates[0])["past_rhythm"].startswith("10 days")
    assert all(one.start and one.start >= NOW for one in view.candidates)


# -- Stretching


def accounts_of(**counts: int) -> list[Record]:
    tiers: list[str] = [tier for tier, count in counts.items() for _ in range(count)]
    return [
        Account(id=id, name=f"A{id}", tier=tier)  # type: ignore[arg-type]
        for id, tier in enumerate(tiers, 1)
    ]


def test_a_week_that_holds_all_stretches_nothing() -> None:
    assert whom(desk_of(*accounts_of(platinum=20))).stretched is None


def test_what_was_stretched_is_told() -> None:
    call = visit(1, "2026-08-13T10:00", state="logged")
    # 17 + 10 x 7 / 30 + 9 x 7 / 90 = 20.03 visits a week
    desk = desk_of(*accounts_of(platinum=17, iron=10, lead=9), replace(call, account_id=28))
    view = whom(desk)
    assert view.stretched == "The rhythms ask for 21 visits a week, you have 20: lead 90 → 95 days."
    lead = next(one for one in view.candidates if one.account.id == 28)
    assert told(lead) == {
        "past_rhythm": "100 days since the last contact (rhythm 95)",
        "stretched": "rhythm stretched from 90 to 95 days",
    }


def test_a_week_that_cannot_hold_them_says_so() -> None:
    desk = desk_of(*accounts_of(platinum=50, lead=1), settings=Settings(visits_per_week=10))
    assert whom(desk).stretched == (
        "The rhythms ask for 51 visits a week, you have 10: lead 90 → 180 days,"
        " platinum 7 → 14 days. Even so they ask for 26."
    )


# -- Planning


def test_planning_is_one_change_that_undo_takes_back() -> None:
    desk = desk_with()
    before = whole(desk)
    [written] = plan(desk, 1, date(2026, 11, 24), time(10)).written
    assert (written.kind, written.text) == (
        "visit",
        "Huaxin Cable 华信电缆, Tue 24 Nov 2026 10:00",
    )
    assert stand(desk, Visit)[written.id] == Visit(
        id=written.id, account_id=1, start=datetime(2026, 11, 24, 10), minutes=60
    )
    assert HUAXIN.name not in names(desk)
    assert undo(desk).undone == f"visit to {written.text}"
    assert whole(desk) == before
    assert HUAXIN.name in names(desk)


def test_the_proposed_start_is_free_once_planned_no_more() -> None:
    desk = desk_with()
    proposed = whom(desk).candidates[0]
    assert proposed.start
    plan(desk, proposed.account.id, proposed.start.date(), proposed.start.time())
    assert proposed.start.time() not in whom(desk).slots


# -- Skipping


def test_a_skipped_account_comes_back_and_its_reason_is_remembered() -> None:
    desk = desk_with(seen(1, 10, PELL))
    text = skip(desk, 3, "  stock\ttaking\u202e ")
    assert text == "Pell & Daughters is not proposed before Sat 28 Nov 2026"
    [stored] = stand(desk, Skip).values()
    assert stored == Skip(
        id=stored.id, account_id=3, on=TODAY, until=date(2026, 11, 28), reason="stock taking"
    )
    view = whom(desk)
    assert PELL.name not in [one.account.name for one in view.candidates]
    assert [(one.account.id, one.until, one.reason) for one in view.skipped] == [
        (3, date(2026, 11, 28), "stock taking")
    ]
    assert PELL.name not in names(desk, date(2026, 11, 27))
    back = whom(desk, date(2026, 11, 28))
    [pell] = [one for one in back.candidates if one.account.id == 3]
    assert pell.skipped == "skipped today: stock taking"
    assert back.skipped == ()


def test_a_skip_is_undone_like_any_change() -> None:
    desk = desk_with()
    before = whole(desk)
    text = skip(desk, 3, "")
    assert undo(desk).undone == text
    assert whole(desk) == before
    assert PELL.name in names(desk)


@pytest.mark.parametrize(
    ("rhythm", "on", "until"),
    [
        (3, None, "2026-11-24"),
        (7, None, "2026-11-28"),
        (30, "2026-12-28", "2027-01-04"),
        (30, "2026-11-02", "2026-11-28"),  # a day gone by is skipped from today on
    ],
)
def test_how_long_an_account_rests(rhythm: int, on: str | None, until: str) -> None:
    desk = desk_of(replace(PELL, rhythm_days=rhythm))
    skip(desk, 3, "away", date.fromisoformat(on) if on else None)
    [stored] = stand(desk, Skip).values()
    assert stored.until == date.fromisoformat(until)


def test_a_skip_is_forgotten_with_the_next_contact() -> None:
    old = Skip(id=1, account_id=3, on=ago(20), until=ago(13), reason="away")
    assert [one.skipped for one in whom(desk_of(PELL, old)).candidates] == [
        "skipped Sun 1 Nov: away"
    ]
    after = seen(1, 15, PELL)
    assert [one.skipped for one in whom(desk_of(PELL, old, after)).candidates] == [""]


def test_a_skip_without_a_reason_is_named_by_its_day() -> None:
    old = Skip(id=1, account_id=3, on=ago(20), until=ago(13))
    assert [one.skipped for one in whom(desk_of(PELL, old)).candidates] == ["skipped Sun 1 Nov"]


def test_an_account_that_has_gone_is_neither_planned_nor_skipped() -> None:
    desk = desk_with()
    before = whole(desk)
    with pytest.raises(Gone, match="no longer in the book"):
        plan(desk, 99, TODAY, time(10))
    with pytest.raises(Gone, match="no longer in the book"):
        skip(desk, 99, "x")
    assert whole(desk) == before


def test_text_from_the_book_is_told_as_it_stands() -> None:
    odd = replace(PELL, name="[/] {0}")
    step = NextStep(id=1, account_id=3, due=ago(1), text="[bold]{n}", promised=True)
    desk = desk_of(odd, step)
    assert told(whom(desk).candidates[0])["our_promise"] == "we owe them: [bold]{n}, 1 day late"
    assert skip(desk, 3, "{reason}").startswith("[/] {0} is not proposed")


# -- Speed


def large_book() -> list[Record]:
    tiers: tuple[Tier, ...] = ("platinum", "gold", "iron", "lead")
    accounts = [
        Account(id=id, name=f"Account {id}", tier=tiers[id % 4], travel_minutes=5 * (id % 20))
        for id in range(1, 501)
    ]
    people = [
        Person(
            id=id,
            account_id=id % 500 + 1,
            name=f"Person {id}",
            birthday=date(1980, 1, 1) + timedelta(days=id % 365),
        )
        for id in range(1, 3001)
    ]
    visits = [
        Visit(
            id=id,
            account_id=id % 500 + 1,
            start=datetime(2026, 11, 21, 8) + timedelta(minutes=2 * id),
        )
        for id in range(1, 301)
    ]
    calls = [
        Visit(
            id=300 + id,
            account_id=id,
            start=datetime(2026, 11, 20, 9) - timedelta(days=id % 60),
            state="logged",
            outcome="order",
        )
        for id in range(1, 501)
    ]
    steps = [
        NextStep(id=id, account_id=id, due=ago(id % 9), text="a paper", promised=True)
        for id in range(1, 501)
    ]
    deals = [
        Opportunity(id=id, account_id=id, name="x", amount=100 * id, opened=ago(9))
        for id in range(1, 501)
    ]
    return [*accounts, *people, *visits, *calls, *steps, *deals]


def test_a_large_book_makes_nobody_wait() -> None:
    desk = desk_of(*large_book())
    assert len(whom(desk).candidates) == 200  # and the ground is warm now

    def once() -> float:
        began = clock.process_time()
        whom(desk)
        return clock.process_time() - began

    assert min(once() for _ in range(5)) < 0.050

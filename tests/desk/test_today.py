"""Today: the visits of a day, what to know about each, and the loose ends of all eight kinds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import get_args

import pytest
from msgspec.structs import replace

from tests.desk.making import (
    BASE,
    BRANDT,
    HUAXIN,
    NOW,
    PELL,
    TODAY,
    WANG,
    ZHAO,
    desk_of,
    desk_with,
    visit,
)
from tui.desk import today
from tui.desk.ground import Gone
from tui.desk.today_views import LastCard, LooseEndView
from tui.domain.day import LooseEndKind
from tui.domain.records import (
    Account,
    Chase,
    Invoice,
    NextStep,
    Payment,
    PaymentPromise,
    Person,
    PlanItem,
    PolicyWatch,
    Record,
    SpecialDate,
)
from tui.settings import Rhythm, Settings


def invoice(id: int, due: date | None, amount: int = 48_000_000, account: int = 1) -> Invoice:
    currency = "CNY" if account == 1 else "EUR"
    return Invoice(
        id=id, account_id=account, number=f"R{id}", due=due, amount=amount, currency=currency
    )


def promise(id: int, due: date, **fields: object) -> PaymentPromise:
    return PaymentPromise(
        id=id,
        account_id=1,
        made=date(2026, 11, 2),
        due=due,
        amount=10_000_000,
        currency="CNY",
        **fields,  # type: ignore[arg-type]
    )


def step(id: int, due: date, **fields: object) -> NextStep:
    return NextStep(id=id, account_id=1, due=due, text=f"step {id}", **fields)  # type: ignore[arg-type]


def ends(*records: Record, on: date | None = None, now: datetime = NOW) -> list[LooseEndView]:
    return list(today.day(desk_with(*records, now=now), on).loose_ends)


# -- The visits of a day


def test_visits_stand_in_time_order_with_all_that_is_known() -> None:
    desk = desk_with(
        visit(1, "15:00", BRANDT, minutes=30, kind="video", text="offer"),
        visit(2, "10:00", people=(1, 2), purpose="negotiation", state="confirmed"),
        visit(3, "2026-11-22T10:00"),
        invoice(1, TODAY - timedelta(days=47)),
    )
    view = today.day(desk)
    assert view.date == TODAY
    first, second = view.visits
    assert (first.id, first.start, first.minutes, first.kind) == (
        *(2, datetime(2026, 11, 21, 10), 60),
        "in_person",
    )
    assert (first.account.id, first.account.name, first.account.tier) == (
        *(1, HUAXIN.name),
        "platinum",
    )
    assert [(one.id, one.name) for one in first.people] == [(1, WANG.name), (2, ZHAO.name)]
    assert (first.purpose, first.state, first.outcome) == ("negotiation", "confirmed", None)
    assert first.leave_by == datetime(2026, 11, 21, 9, 5)
    assert [(one.currency, one.amount, one.oldest_days) for one in first.overdue] == [
        ("CNY", Decimal("480000.00"), 47)
    ]
    assert [(one.code, one.text) for one in first.flags] == [
        ("sell_and_collect", "you sell and collect here today: money first"),
        ("M21.1", "no decider; no user; no gatekeeper"),
        ("M21.2", "no coach"),
    ]
    assert (second.kind, second.text, second.leave_by) == ("video", "offer", None)
    assert (second.overdue, second.flags) == ((), ())


def test_another_day_shows_its_own_visits() -> None:
    desk = desk_with(visit(1, "10:00"), visit(2, "2026-11-24T10:00"))
    assert [one.id for one in today.day(desk, date(2026, 11, 24)).visits] == [2]
    assert today.day(desk, date(2026, 11, 25)).visits == ()


def test_invoices_due_today_are_not_overdue() -> None:
    desk = desk_with(visit(1, "10:00"), invoice(1, TODAY), invoice(2, None))
    assert today.day(desk).visits[0].overdue == ()


def test_flags_are_for_visits_that_are_still_to_come() -> None:
    for state in ("logged", "cancelled", "missed"):
        desk = desk_with(visit(1, "10:00", state=state))
        assert today.day(desk).visits[0].flags == ()


def test_a_key_person_never_met_is_named_until_met() -> None:
    gu = Person(id=9, account_id=1, name="Gu Yan 顾彦", roles=("decision_maker",))
    desk = desk_with(gu, visit(1, "10:00", people=(9,)))
    flags = {one.code: one.text for one in today.day(desk).visits[0].flags}
    assert flags["M21.3"] == "never met: Gu Yan"
    assert [one.never_met for one in today.card(desk, 1, 1).people] == [True]
    met = visit(2, "2026-11-02T10:00", people=(9,), state="logged")
    desk = desk_with(gu, visit(1, "10:00", people=(9,)), met)
    flags = {one.code: one.text for one in today.day(desk).visits[0].flags}
    assert flags == {
        "M21.1": "no user; no gatekeeper; attitude unknown: Gu Yan",
        "M21.2": "no coach",
    }
    assert [one.never_met for one in today.card(desk, 1, 1).people] == [False]


def test_flags_of_one_code_are_one_and_where_space_is_short_the_first_few_stand() -> None:
    people = [
        Person(id=20 + number, account_id=1, name=f"P{number}", roles=("user",))
        for number in range(3)
    ]
    account = replace(
        HUAXIN,
        credit_limit=1,
        policy_watches=(PolicyWatch(due=date(2026, 11, 20), text="new cable standard"),),
    )
    records = [one for one in BASE if one is not HUAXIN]
    late = invoice(1, date(2026, 10, 5))
    desk = desk_of(*records, account, *people, late, visit(1, "10:00", purpose="needs"))
    flags = today.day(desk).visits[0].flags
    assert [one.code for one in flags] == [
        *("sell_and_collect", "over_limit"),
        *("M21.1", "M21.2", "M21.3", "M21.7"),
    ]
    assert flags[4].text == "never met: P0, P1, P2"
    assert flags[5].text == "policy watch: new cable standard"
    assert today.card(desk, 1, 1).flags == flags
    assert [one.code for one in today.few(flags)] == [
        *("sell_and_collect", "over_limit", "M21.1"),
        "more",
    ]
    assert today.few(flags)[-1].text == "and 3 more"
    assert today.few(flags[:4]) == list(flags[:4])


def test_the_margin_of_the_way_is_a_setting() -> None:
    desk = desk_with(visit(1, "10:00"), settings=Settings(travel_margin_minutes=0))
    assert today.day(desk).visits[0].leave_by == datetime(2026, 11, 21, 9, 20)


def test_people_and_accounts_that_have_gone_do_not_break_the_day() -> None:
    desk = desk_of(replace(visit(1, "10:00"), account_id=77, people=(1, 99)))
    (view,) = today.day(desk).visits
    assert (view.account.name, view.people, view.leave_by) == ("?", (), None)


def test_a_new_day_is_looked_at_anew() -> None:
    desk = desk_with(visit(1, "10:00"))
    assert len(today.day(desk).visits) == 1
    with desk.book.transaction("x") as change:
        change.add(visit(0, "11:00"))
    assert len(today.day(desk).visits) == 2


@pytest.mark.parametrize(
    ("states", "now", "expected"),
    [
        (["logged", "planned", "planned"], "09:05", 1),
        (["planned", "planned", "planned"], "10:30", 1),
        (["planned", "logged", "confirmed"], "10:30", 2),
        (["planned", "logged", "logged"], "18:00", 0),
        (["logged", "missed", "cancelled"], "09:05", None),
        ([], "09:05", None),
    ],
)
def test_the_cursor_starts_at_the_next_visit_not_logged(
    states: list[str], now: str, expected: int | None
) -> None:
    times = ["09:30", "11:00", "15:00"]
    visits = [visit(id, times[id - 1], state=state) for id, state in enumerate(states, 1)]
    view = today.day(desk_with(*visits))
    assert today.next_visit(view, datetime.fromisoformat(f"{TODAY}T{now}")) == expected


# -- Loose ends


ALL: tuple[Record, ...] = (
    visit(1, "2026-11-20T16:00", BRANDT, text="offer"),
    visit(2, "2026-10-01T16:00", PELL, state="logged"),
    visit(3, "2026-11-19T16:00", state="logged"),
    step(1, TODAY),
    step(2, TODAY - timedelta(days=3), promised=True),
    promise(1, TODAY),
    replace(promise(2, date(2026, 11, 20)), amount=5_000_000),
    PlanItem(id=1, account_id=1, person_id=1, target="trust", measure="dinner", due=TODAY),
    Person(id=9, account_id=2, name="Alma", birthday=date(1980, 11, 22)),
    invoice(1, date(2026, 10, 5)),
)


def test_all_eight_kinds_are_found_and_worded() -> None:
    found = {one.kind: one for one in ends(*ALL)}
    assert set(found) == set(get_args(LooseEndKind))
    assert {kind: (one.text, one.due, one.account.id) for kind, one in found.items()} == {
        "promise_missed": ("¥50,000 promised by yesterday", date(2026, 11, 20), 1),
        "our_promise": ("step 2, 3 days late", date(2026, 11, 18), 1),
        "unlogged": ("yesterday 16:00, offer", date(2026, 11, 20), 2),
        "promise_due": ("¥100,000 promised by today", TODAY, 1),
        "next_step": ("step 1, today", TODAY, 1),
        "plan_item": ("dinner, today", TODAY, 1),
        "special_date": ("Alma, birthday, tomorrow", date(2026, 11, 22), 2),
        "rhythm": ("51 days since the last contact", date(2026, 10, 31), 3),
    }
    assert [one.account.name for one in found.values()].count("?") == 0


def test_they_stand_in_the_order_of_their_weight() -> None:
    kinds = [one.kind for one in ends(*ALL)]
    assert kinds == sorted(kinds, key=get_args(LooseEndKind).index)


def test_what_is_settled_is_no_loose_end() -> None:
    assert (
        ends(
            visit(1, "2026-11-20T16:00", state="logged"),
            visit(2, "2026-11-20T16:00", state="missed"),
            visit(3, "2026-11-20T16:00", state="cancelled"),
            step(1, TODAY, done=TODAY),
            promise(1, TODAY, withdrawn=TODAY),
            promise(2, TODAY - timedelta(days=5)),
            Payment(id=1, account_id=1, on=date(2026, 11, 10), amount=10_000_000, currency="CNY"),
            PlanItem(id=1, account_id=1, person_id=1, target="trust", due=TODAY, done=TODAY),
            Person(id=9, account_id=2, name="Alma", birthday=date(1980, 12, 6)),
            Person(id=10, account_id=2, name="Gone", birthday=date(1980, 11, 22), former=True),
        )
        == []
    )


@pytest.mark.parametrize(
    ("now", "unlogged"),
    [("10:00", False), ("10:59", False), ("11:00", True), ("23:00", True)],
)
def test_a_visit_is_unlogged_once_it_is_over(now: str, unlogged: bool) -> None:
    found = ends(visit(1, "10:00"), now=datetime.fromisoformat(f"{TODAY}T{now}"))
    assert [one.kind for one in found] == (["unlogged"] if unlogged else [])


@pytest.mark.parametrize(
    ("due", "kinds"),
    [
        (date(2026, 11, 22), []),
        (date(2026, 11, 21), ["promise_due"]),
        (date(2026, 11, 20), ["promise_missed"]),
        (date(2026, 11, 3), ["promise_missed"]),
    ],
)
def test_a_promise_is_told_from_its_day_and_missed_on_the_morning_after(
    due: date, kinds: list[str]
) -> None:
    assert [one.kind for one in ends(promise(1, due))] == kinds


@pytest.mark.parametrize(
    ("birthday", "text"),
    [
        (date(1980, 11, 21), "Alma, birthday, today"),
        (date(1980, 12, 5), "Alma, birthday, Sat 5 Dec"),
        (date(1980, 12, 6), None),
        (date(1980, 11, 20), None),
    ],
)
def test_birthdays_within_fourteen_days(birthday: date, text: str | None) -> None:
    found = ends(Person(id=9, account_id=2, name="Alma", birthday=birthday))
    assert [one.text for one in found] == ([text] if text else [])


def test_the_accounts_own_days_are_told_too() -> None:
    account = Account(
        id=5,
        name="Orrin",
        special_dates=(SpecialDate(day=date(2019, 11, 27), text="opening of the plant"),),
    )
    assert [one.text for one in ends(account)] == ["opening of the plant, Fri 27 Nov"]


def test_an_account_with_a_visit_to_come_or_never_contacted_is_not_past_its_rhythm() -> None:
    last = visit(1, "2026-10-01T16:00", PELL, state="logged")
    assert [one.kind for one in ends(last)] == ["rhythm"]
    assert ends(last, visit(2, "2026-11-30T10:00", PELL)) == []
    # Three accounts of the base book have no contact at all.
    assert ends() == []


def test_the_rhythm_is_a_setting_and_the_accounts_own_goes_before_it() -> None:
    last = visit(1, "2026-11-01T16:00", PELL, state="logged")
    assert ends(last) == []
    desk = desk_with(last, settings=Settings(rhythm_days=Rhythm(iron=10)))
    assert [one.kind for one in today.day(desk).loose_ends] == ["rhythm"]
    records = [one for one in BASE if one is not PELL]
    desk = desk_of(*records, replace(PELL, rhythm_days=10), last)
    assert [one.kind for one in today.day(desk).loose_ends] == ["rhythm"]


def test_another_day_shows_what_falls_due_on_it() -> None:
    tuesday = date(2026, 11, 24)
    records = (
        *ALL,
        step(3, tuesday),
        step(4, date(2026, 11, 25)),
        promise(3, tuesday),
        PlanItem(id=2, account_id=1, person_id=1, target="trust", due=tuesday),
        Person(id=10, account_id=2, name="Otto", birthday=date(1970, 11, 24)),
    )
    assert [(one.kind, one.text) for one in ends(*records, on=tuesday)] == [
        ("promise_due", "¥100,000 promised by Tue 24 Nov"),
        ("next_step", "step 3, Tue 24 Nov"),
        ("plan_item", "trust, Tue 24 Nov"),
        ("special_date", "Otto, birthday, Tue 24 Nov"),
    ]


def test_a_birthday_in_three_weeks_stands_on_its_day() -> None:
    alma = Person(id=9, account_id=2, name="Alma", birthday=date(1980, 12, 20))
    assert [one.text for one in ends(alma, on=date(2026, 12, 20))] == ["Alma, birthday, Sun 20 Dec"]


def test_a_day_past_shows_what_of_it_still_waits() -> None:
    found = ends(*ALL, on=date(2026, 11, 20))
    assert [one.kind for one in found] == ["promise_missed", "unlogged"]
    assert ends(*ALL, on=date(2026, 11, 17)) == []


# -- The card


def test_the_card_tells_what_to_know_on_the_doorstep() -> None:
    desk = desk_with(
        visit(1, "10:00", people=(1,), seek="trial order", least="a date"),
        visit(2, "2026-11-12T10:00", state="logged", outcome="advance", note="agreed"),
        visit(3, "2026-11-05T10:00", state="logged", outcome="order", note="older", people=(1,)),
        invoice(1, TODAY - timedelta(days=47)),
        promise(1, date(2026, 11, 24)),
        step(1, date(2026, 11, 23)),
        step(2, date(2026, 11, 20), promised=True),
        Chase(id=1, account_id=1, on=date(2026, 10, 1), excuse="away"),
        Chase(id=2, account_id=1, on=date(2026, 10, 2), excuse="in_process"),
        Chase(id=3, account_id=1, on=date(2026, 10, 9), excuse="in_process"),
    )
    card = today.card(desk, 1, 1)
    assert card.visit == today.day(desk).visits[0]
    assert (card.seek, card.least) == ("trial order", "a date")
    (wang,) = card.people
    assert (wang.name, wang.attitude, wang.last_met) == (WANG.name, "doubts", date(2026, 11, 5))
    assert [(one.amount, one.due, one.missed) for one in card.promises] == [
        (Decimal("100000.00"), date(2026, 11, 24), False)
    ]
    assert card.excuse == (2, "in_process")
    assert card.last == LastCard(date(2026, 11, 12), "advance", "agreed")
    assert [(one.text, one.promised, one.late_days) for one in card.steps] == [
        ("step 2", True, 1),
        ("step 1", False, 0),
    ]
    assert (card.travel_minutes, card.margin_minutes) == (40, 15)


def test_the_card_of_an_account_without_anything_says_nothing() -> None:
    card = today.card(desk_with(), 3)
    assert (card.visit, card.excuse, card.last, card.travel_minutes) == (None, None, None, None)
    assert {card.people, card.overdue, card.promises, card.steps, card.flags} == {()}


@pytest.mark.parametrize(("account", "visit_id"), [(9, None), (1, 9)])
def test_a_card_of_what_has_gone_is_refused(account: int, visit_id: int | None) -> None:
    with pytest.raises(Gone):
        today.card(desk_with(), account, visit_id)

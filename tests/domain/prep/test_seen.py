"""What follows from the records around a visit: whom one meets, and the facts."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.domain.prep.making import ACCOUNT, SUN, TODAY, VISIT, WANG, call, seen
from tui.domain.prep.seen import Ahead, Owed
from tui.domain.prep_rules import Fact
from tui.domain.records import (
    Account,
    NextStep,
    Opportunity,
    PaymentStep,
    Person,
    PlanItem,
    SpecialDate,
)

DAY = VISIT.day


# -- Whom one meets


def test_those_named_are_met_in_the_order_of_the_visit() -> None:
    found = seen(WANG, SUN, visit=replace(VISIT, people=(2, 1, 2, 99)))
    assert found.people == (SUN, WANG)
    assert not found.is_assumed


def test_who_has_left_is_not_met_and_colleagues_come_along() -> None:
    gone, ours = replace(WANG, former=True), replace(SUN, outside="our_house")
    found = seen(gone, ours, visit=replace(VISIT, people=(1, 2)))
    assert (found.people, found.ours) == ((), (ours,))


def test_where_nobody_is_named_one_expects_whom_one_met_last() -> None:
    visits = (call(8, "2026-10-01", 1), call(9, "2026-11-01", 2, 1))
    found = seen(WANG, SUN, visit=replace(VISIT, people=()), visits=visits)
    assert found.people == (SUN,)
    assert found.is_assumed


def test_else_who_is_nearest_to_the_decision() -> None:
    boss = replace(SUN, roles=("decision_maker",))
    found = seen(WANG, boss, visit=None)
    assert found.people == (boss,)
    assert found.is_assumed
    rival = replace(WANG, roles=("competitor",))
    assert seen(rival, visit=None).people == ()


# -- First meeting


@pytest.mark.parametrize(
    ("person", "visits", "is_first"),
    [
        (WANG, (), True),
        (replace(WANG, relation="contact"), (), True),
        (replace(WANG, relation="know"), (), False),
        (WANG, (call(9, "2026-11-01", 1),), False),
        (WANG, (call(9, "2026-11-01", 2),), True),
        (WANG, (replace(call(9, "2026-11-01", 1), state="missed"),), True),
        (WANG, (call(9, "2026-11-25", 1),), True),  # after the visit
        (WANG, (replace(VISIT, id=9, state="logged"),), True),  # at the same hour
    ],
)
def test_a_first_meeting(person: Person, visits: Any, is_first: bool) -> None:
    found = seen(person, SUN, visits=visits)
    assert found.is_first_meeting == is_first
    assert ("first_meeting" in found.facts) == is_first
    assert ("met_before" in found.facts) != is_first


def test_one_known_face_is_enough() -> None:
    both = replace(VISIT, people=(1, 2))
    assert not seen(WANG, SUN, visit=both, visits=(call(9, "2026-11-01", 2),)).is_first_meeting


def test_with_nobody_at_all_the_account_counts() -> None:
    assert seen(visit=None).is_first_meeting
    assert not seen(visit=None, visits=(call(9, "2026-11-01"),)).is_first_meeting


# -- Days ahead


@pytest.mark.parametrize(("ahead", "near"), [(-1, False), (0, True), (14, True), (15, False)])
def test_days_are_near_for_a_fortnight_from_the_visit_on(ahead: int, near: bool) -> None:
    day = DAY + timedelta(days=ahead)
    account = replace(ACCOUNT, special_dates=(SpecialDate(day=day.replace(year=2011), text="x"),))
    found = seen(WANG, account=account)
    assert found.ahead == ((Ahead(day, "x"),) if near else ())
    birthday = seen(replace(WANG, birthday=day.replace(year=1980)))
    assert birthday.ahead == ((Ahead(day, "", 1),) if near else ())
    assert ("holiday" in seen(WANG, holidays={day}).facts) == near


def test_a_birthday_counts_only_of_somebody_who_is_met() -> None:
    tomorrow = replace(SUN, birthday=date(1980, DAY.month, DAY.day))
    assert seen(WANG, tomorrow).ahead == ()
    # Nor of somebody who is only expected.
    assert seen(tomorrow, visit=replace(VISIT, people=())).ahead == ()


def test_without_a_visit_today_counts() -> None:
    account = replace(ACCOUNT, special_dates=(SpecialDate(day=TODAY, text="x"),))
    assert seen(WANG, visit=None, account=account).ahead[0].day == TODAY
    assert seen(WANG, visit=None).situation.month == 11


# -- Facts


@pytest.mark.parametrize(
    ("fact", "with_it", "without"),
    [
        ("overdue", {"owed": Owed(overdue=True)}, {"owed": Owed(balance_open=True)}),
        ("balance_open", {"owed": Owed(balance_open=True)}, {}),
        ("promise_missed", {"owed": Owed(promise_missed=True)}, {"owed": Owed(promise_open=True)}),
        ("dispute_open", {"owed": Owed(dispute_open=True)}, {}),
        (
            "we_owe",
            {"steps": (NextStep(account_id=1, due=TODAY, text="x", promised=True),)},
            {"steps": (NextStep(account_id=1, due=TODAY, text="x"),)},
        ),
        (
            "we_owe",
            {"steps": (NextStep(account_id=1, due=TODAY, text="x", promised=True),)},
            {"steps": (NextStep(account_id=1, due=TODAY, text="x", promised=True, done=TODAY),)},
        ),
        ("competitor_known", {"account": replace(ACCOUNT, competitor="Velotek")}, {}),
        (
            "competitor_known",
            {"opportunities": (Opportunity(account_id=1, name="x", opened=TODAY, competitor="V"),)},
            {"opportunities": (Opportunity(account_id=1, name="x", opened=TODAY),)},
        ),
        ("public_body", {"account": replace(ACCOUNT, public_body=True)}, {}),
        (
            "finance_attends",
            {"account": replace(ACCOUNT, payment_chain=(PaymentStep(person_id=1),))},
            {"account": replace(ACCOUNT, payment_chain=(PaymentStep(person_id=2),))},
        ),
        (
            "reference",
            {"lighthouses": (Account(id=2, name="A", industry=" CABLE", lighthouse=True),)},
            {"lighthouses": (Account(id=2, name="A", industry="food", lighthouse=True),)},
        ),
        (
            "reference",
            {"lighthouses": (Account(id=2, name="A", industry="cable", lighthouse=True),)},
            {"lighthouses": (replace(ACCOUNT, lighthouse=True),)},
        ),
    ],
)
def test_a_fact_and_its_contrary(
    fact: Fact, with_it: dict[str, Any], without: dict[str, Any]
) -> None:
    assert fact in seen(WANG, SUN, **with_it).facts
    assert fact not in seen(WANG, SUN, **without).facts


LOGGED_TODAY = replace(VISIT, id=9, start=datetime(2026, 11, 21, 8, 0), state="logged")
THAT_MORNING = replace(VISIT, id=9, start=datetime(2026, 11, 24, 8, 0), state="logged")


@pytest.mark.parametrize(
    ("fields", "is_so"),
    [
        ({}, False),
        ({"visits": (LOGGED_TODAY,)}, True),
        ({"visits": (LOGGED_TODAY,), "visit": None}, True),
        ({"visits": (THAT_MORNING,), "today": DAY}, True),
        # A visit that is over: what counts is its own day.
        ({"visits": (THAT_MORNING,), "today": DAY + timedelta(days=9)}, True),
        ({"visits": (call(9, "2026-11-20", 1),)}, False),
        ({"visits": (call(9, "2026-11-22", 1),)}, False),
        ({"visits": (call(9, "2026-11-24", 1),)}, False),  # at the same hour, not before it
        ({"visits": (replace(LOGGED_TODAY, state="missed"),)}, False),
        ({"visits": (replace(LOGGED_TODAY, people=(2,)),)}, False),  # with somebody else
    ],
)
def test_whether_one_has_spoken_that_very_day(fields: dict[str, Any], is_so: bool) -> None:
    facts = seen(WANG, SUN, **fields).facts
    assert ("met_today" in facts) == is_so
    assert not {"met_today", "first_meeting"} <= facts


def test_where_nobody_is_met_any_contact_was_the_last() -> None:
    assert "met_today" in seen(visit=None, visits=(call(9, "2026-11-21"),)).facts
    assert seen(visit=None).last_together is None


def test_people_make_facts_too() -> None:
    assert "finance_attends" in seen(replace(WANG, releases_payments=True)).facts
    assert "public_body" in seen(replace(WANG, outside="authority")).facts
    assert "several_attend" in seen(WANG, SUN, visit=replace(VISIT, people=(1, 2))).facts
    assert "competitor_known" in seen(WANG, replace(SUN, roles=("competitor",))).facts


def test_an_account_without_an_industry_has_no_reference() -> None:
    other = Account(id=2, name="A", lighthouse=True)
    assert seen(account=replace(ACCOUNT, industry=""), lighthouses=(other,)).reference is None


# -- Who opens the door


def test_the_door_is_opened_by_whom_the_plan_goes_through() -> None:
    plan = (PlanItem(account_id=1, person_id=1, target="x", through=2, due=TODAY),)
    known = replace(SUN, relation="trust")
    assert seen(WANG, known, plan=plan).referrer == known
    assert seen(WANG, SUN, plan=plan).referrer is None  # a stranger opens no doors
    assert seen(WANG, replace(known, former=True), plan=plan).referrer is None
    both = replace(VISIT, people=(1, 2))
    assert seen(WANG, known, plan=plan, visit=both).referrer is None  # sits there already


def test_or_by_a_supporter_whose_word_counts() -> None:
    listens = replace(WANG, listens_to=(2,))
    friend = replace(SUN, relation="trust", attitude="accepts")
    assert seen(listens, friend).referrer == friend
    assert seen(listens, replace(friend, attitude="resists")).referrer is None
    assert seen(WANG, friend).referrer is None


# -- The business


def test_the_opportunity_of_the_visit_goes_before_the_one_that_has_come_furthest() -> None:
    small = Opportunity(id=1, account_id=1, name="a", opened=TODAY, stage="interest")
    far = Opportunity(id=2, account_id=1, name="b", opened=TODAY, stage="design", amount=1)
    won = Opportunity(id=3, account_id=1, name="c", opened=TODAY, stage="use", state="won")
    every = (small, far, won)
    assert seen(opportunities=every).opportunity == far
    about = replace(VISIT, opportunity_id=1)
    assert seen(opportunities=every, visit=about).opportunity == small
    assert seen(opportunities=(won,)).opportunity is None
    gone = replace(VISIT, opportunity_id=77)
    assert seen(opportunities=every, visit=gone).opportunity == far


def test_the_kind_of_a_call_that_is_not_planned_is_that_of_the_last() -> None:
    assert seen(visit=None).kind == "in_person"
    assert seen(visit=None, visits=(call(9, "2026-11-01", kind="phone"),)).kind == "phone"
    assert seen(visit=replace(VISIT, kind="video")).kind == "video"


def test_a_promise_is_late_on_the_day_after() -> None:
    step = NextStep(account_id=1, due=TODAY, text="x", promised=True)
    assert not seen(steps=(step,)).is_late
    assert seen(steps=(replace(step, due=TODAY - timedelta(days=1)),)).is_late


def test_what_is_asked_at_the_hour_of_the_visit_looks_back_from_there() -> None:
    early = call(8, "2026-11-01", 1)
    later = replace(call(9, "2026-11-30", 1), start=datetime(2026, 11, 30, 9, 0))
    assert seen(WANG, visits=(later, early)).before == (early,)
    assert seen(WANG, visit=None, visits=(later, early)).before == (early, later)

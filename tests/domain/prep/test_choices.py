"""Objectives, selling points, the twelve points, the legs, the times to offer, the patterns."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.domain.prep.making import ACCOUNT, SUN, TODAY, VISIT, WANG, call, seen
from tui.domain.prep import asking
from tui.domain.prep.legs import legs
from tui.domain.prep.objective import suggested, weakest
from tui.domain.prep.offers import is_good, offers
from tui.domain.prep.seen import Owed
from tui.domain.prep.situation import Situation, Why
from tui.domain.prep.twelve import POINTS, twelve
from tui.domain.prep.value import points, roles_at_the_table
from tui.domain.prep_rules import SPIN_STEPS, THINKING_LEVELS
from tui.domain.records import NextStep, Opportunity, SellingPoint
from tui.i18n import LANGUAGES
from tui.playbook import rules
from tui.playbook.loader import Playbook

BUSINESS = Opportunity(id=1, account_id=1, name="gauges", opened=TODAY, stage="comparison")


# -- Objectives


@pytest.mark.parametrize(
    ("fields", "purpose", "reason"),
    [
        ({"visit": replace(VISIT, purpose="service")}, "service", "purpose"),
        ({"owed": Owed(overdue=True)}, "collection", "overdue"),
        ({}, "introduction", "first_meeting"),
        ({"visits": (call(9, "2026-11-01", 1),)}, "relationship", "met_before"),
        (
            {"visits": (call(9, "2026-11-01", 1),), "opportunities": (BUSINESS,)},
            "negotiation",
            "stage",
        ),
    ],
)
def test_what_a_visit_is_after(fields: dict[str, Any], purpose: str, reason: str) -> None:
    found = suggested(seen(WANG, **fields))
    assert (found.purpose, found.element, found.why.reason) == (purpose, None, reason)


@pytest.mark.parametrize(
    ("elements", "lowest"),
    [
        ({}, None),
        ({"price": 3, "trust": 4}, "price"),
        ({"price": 4, "trust": 4}, None),
        ({"trust": 2, "need": 2}, "need"),
        ({"other": 0}, None),
    ],
)
def test_the_lowest_element_holds_the_business_back(
    elements: dict[str, int], lowest: str | None
) -> None:
    one = replace(BUSINESS, elements=elements)
    assert weakest(one) == lowest
    assert weakest(replace(one, state="won")) is None
    assert suggested(seen(WANG, opportunities=(one,))).element == lowest
    # A visit with a purpose of its own keeps it.
    service = seen(WANG, opportunities=(one,), visit=replace(VISIT, purpose="service"))
    assert suggested(service).element is None


# -- Selling points


def test_the_best_selling_point_is_worth_much_and_ours_alone() -> None:
    told = tuple(
        SellingPoint(text=text, value=value, unique=unique)
        for text, value, unique in (("a", 9, 2), ("b", 6, 6), ("c", 2, 9), ("d", 5, 5), ("e", 9, 8))
    )
    found = points(replace(BUSINESS, selling_points=told))
    assert [(one.text, one.field) for one in found] == [
        ("e", "lead"),
        ("b", "lead"),
        ("d", "leave_out"),
        ("a", "expected"),
        ("c", "search"),
    ]
    assert points(None) == ()


def test_each_role_is_spoken_to_once() -> None:
    people = (
        replace(WANG, roles=("purchaser", "user")),
        SUN,
        replace(SUN, roles=("purchaser",)),
        replace(SUN, roles=("coach",)),
    )
    assert roles_at_the_table(Situation(people=people)) == ("purchaser", "coach")


# -- Twelve points


def test_all_twelve_are_those_of_the_playbook() -> None:
    for language in LANGUAGES:
        told = Playbook(language).advice.twelve
        assert {level: tuple(found) for level, found in told.items()} == POINTS
    assert tuple(POINTS) == THINKING_LEVELS


def weak(**fields: Any) -> dict[str, tuple[int, Why]]:
    people = fields.pop("people", (WANG,))
    return {
        one.point: (one.weakness, one.why)
        for one in twelve(seen(*people, **fields))
        if one.weakness
    }


LATE = NextStep(account_id=1, due=TODAY - timedelta(days=1), text="x", promised=True)


@pytest.mark.parametrize(
    ("fields", "point", "reason"),
    [
        ({"steps": (LATE,)}, "promises", "we_owe"),
        ({"people": (replace(WANG, attitude="doubts"),)}, "evidence", "attitude"),
        ({"people": (replace(WANG, attitude="resists"),)}, "no_uncertainty", "attitude"),
        ({"people": (replace(WANG, attitude="indifferent"),)}, "needs", "attitude"),
        ({"owed": Owed(dispute_open=True)}, "urgent", "dispute_open"),
        ({"account": replace(ACCOUNT, tier="platinum")}, "standard", "tier"),
        ({"opportunities": (replace(BUSINESS, elements={"value": 2}),)}, "in_money", "stage"),
        ({"opportunities": (replace(BUSINESS, stage="use"),)}, "visible", "stage"),
    ],
)
def test_what_the_book_shows_weak(fields: dict[str, Any], point: str, reason: str) -> None:
    found = weak(**fields)
    assert point in found
    assert found[point][1].reason == reason
    assert point not in weak(visits=(call(9, "2026-11-01", 1),))


def test_a_late_promise_is_the_weakest_point_of_all() -> None:
    found = twelve(seen(replace(WANG, attitude="doubts", style="A"), steps=(LATE,)))
    assert found[0].point == "promises"
    assert len(found) == 12
    assert [one.weakness for one in found] == sorted((one.weakness for one in found), reverse=True)
    on_time = twelve(seen(WANG, steps=(replace(LATE, due=TODAY),)))
    assert {one.point: one.weakness for one in on_time}["promises"] == 3


def test_gaps_count_only_where_somebody_works_on_the_account() -> None:
    assert "their_world" not in weak(visits=(call(9, "2026-11-01", 1),))
    assert "their_world" in weak(people=(WANG, SUN), visits=(call(9, "2026-11-01", 1),))


# -- Two legs


def test_the_short_leg_is_clearly_shorter() -> None:
    kept = NextStep(account_id=1, due=TODAY, done=TODAY, text="x", promised=True)
    boss = replace(WANG, roles=("decision_maker",), relation="know")
    circle = seen(boss, steps=(kept,)).circle
    found = legs(circle, 0, 0)
    assert (found.relationship, found.competence) == (Fraction(1, 5), Fraction(1))
    assert found.short == "relationship"
    friend = seen(
        replace(boss, relation="partner"), steps=(replace(kept, done=None, due=LATE.due),)
    )
    assert legs(friend.circle, 0, 0).short == "competence"
    assert legs(friend.circle, 0, 1).competence == Fraction(1, 2)  # a complaint settled
    assert legs(seen(boss).circle, 0, 0).short is None  # nothing promised, nothing proven
    assert legs(seen(steps=(kept,)).circle, 0, 0).short is None  # nobody's rung is noted


# -- Times to offer

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("moment", "good"),
    [
        (datetime(2026, 11, 23, 9, 30), False),
        (datetime(2026, 11, 23, 10, 0), True),
        (datetime(2026, 11, 24, 9, 0), True),
        (datetime(2026, 11, 27, 14, 30), True),
        (datetime(2026, 11, 27, 15, 0), False),
    ],
)
def test_nobody_likes_early_mondays_and_late_fridays(moment: datetime, good: bool) -> None:
    assert is_good(moment) == good


def test_two_times_and_two_later_ones() -> None:
    day = [time(9), time(10), time(14)]
    free = {MONDAY + timedelta(days=n): day for n in range(5)}
    assert offers(free) == (
        datetime(2026, 11, 23, 10, 0),
        datetime(2026, 11, 25, 14, 0),
        datetime(2026, 11, 26, 9, 0),
        datetime(2026, 11, 27, 14, 0),
    )
    assert offers({}) == ()
    assert offers({MONDAY: [time(11)]}) == (datetime(2026, 11, 23, 11, 0),)


@given(
    st.dictionaries(
        st.integers(0, 20).map(lambda n: MONDAY + timedelta(days=n)),
        st.lists(st.integers(9, 17).map(time), unique=True, max_size=4),
        max_size=10,
    )
)
def test_times_offered_are_free_good_and_in_order(free: dict[date, list[time]]) -> None:
    found = offers(free)
    assert len(found) <= 4
    assert list(found) == sorted(found)
    assert len({one.date() for one in found}) == len(found)
    for one in found:
        assert one.time() in free[one.date()]
        assert is_good(one)


# -- Questions


def test_the_pattern_is_that_of_the_first_known_role_then_of_the_stage() -> None:
    buyer = replace(SUN, roles=("purchaser",))
    found = asking.pattern(Situation(people=(WANG, buyer), stage="use"))
    assert (found.role, found.why) == ("purchaser", Why("role", 2, "purchaser"))
    assert asking.pattern(Situation(people=(WANG,), stage="use")).stage == "use"
    assert asking.pattern(Situation()).source == "general"


def test_the_book_suggests_a_question_only_about_what_is_known() -> None:
    table = rules.questions().seeded
    one = Situation(facts=frozenset(("overdue",)), stage="comparison")
    assert asking.seeded(table, one, frozenset()) == {}
    found = asking.seeded(table, one, frozenset(("sum", "problem")))
    assert set(found) == {"situation", "implication", "need_payoff"}
    assert found["situation"].line.id == "payment_desk"
    assert set(found) <= set(SPIN_STEPS)


def test_each_role_asks_once() -> None:
    people = (replace(WANG, roles=("user", "coach")), replace(SUN, roles=("user",)))
    assert asking.askers(Situation(people=people)) == ((1, "user"),)

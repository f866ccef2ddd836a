"""Rungs, slipping, the next step up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import circle, day, person, visit
from tests.domain.people.strategies import circles
from tui.domain.codes import RELATIONS, Relation
from tui.domain.people.circle import Circle
from tui.domain.people.ladder import (
    ALLOWED_SILENCE,
    Slip,
    next_rung,
    slipping,
    trust_step,
)
from tui.domain.records import Evidence, PersonChange


def test_the_ladder_goes_up_one_by_one() -> None:
    assert [next_rung(None), *map(next_rung, RELATIONS)] == [*RELATIONS, None]


def test_trust_grows_in_four_steps() -> None:
    steps = [trust_step(None), *map(trust_step, RELATIONS)]
    assert steps == ["acquaint", "acquaint", "date", "rely", "rely", "ally", "ally"]


@pytest.mark.parametrize(
    ("rung", "days", "to"),
    [
        ("know", 90, None),
        ("know", 91, "contact"),
        ("accept", 75, None),
        ("accept", 76, "know"),
        ("respect", 60, None),
        ("respect", 61, "accept"),
        ("trust", 45, None),
        ("trust", 46, "respect"),
        ("partner", 30, None),
        ("partner", 31, "trust"),
        ("contact", 900, None),
        (None, 900, None),
    ],
)
def test_silence_beyond_what_a_rung_bears(rung: Relation | None, days: int, to: str | None) -> None:
    found = slipping(circle(person(1, relation=rung), visit(1, -days, 1)))
    expected = [Slip(1, rung, to, days, ALLOWED_SILENCE[rung])] if rung and to else []  # type: ignore[arg-type]
    assert list(found) == expected


def test_who_was_never_seen_in_the_book_does_not_slip() -> None:
    assert slipping(circle(person(1, relation="partner"))) == ()


@pytest.mark.parametrize(
    "fields",
    [{"former": True}, {"roles": ("competitor",)}, {"outside": "our_house"}],
)
def test_who_is_nobody_to_keep(fields: dict[str, object]) -> None:
    assert slipping(circle(person(1, relation="partner", **fields), visit(1, -90, 1))) == ()


def test_a_rung_noted_since_starts_the_silence_anew() -> None:
    up = PersonChange(on=day(-30), field="relation", old="trust", new="partner")
    other = PersonChange(on=day(-30), field="relation", old="know", new="trust")
    said = Evidence(on=day(-30), field="relation", answer="stakes_own_name")
    call = visit(1, -90, 1)
    assert slipping(circle(person(1, relation="partner", history=(up,)), call)) == ()
    assert slipping(circle(person(1, relation="partner", evidence=(said,)), call)) == ()
    assert slipping(circle(person(1, relation="partner", history=(other,)), call)) != ()
    old = PersonChange(on=day(-99), field="relation", old="trust", new="partner")
    assert slipping(circle(person(1, relation="partner", history=(old, up)), call)) == ()
    later = slipping(circle(person(1, relation="partner", history=(up,)), call, today=day(1)))
    assert [one.days for one in later] == [31]


def test_the_table_and_the_rhythm_of_the_account_may_allow_more() -> None:
    now = circle(person(1, relation="partner"), visit(1, -31, 1))
    assert slipping(now, {"partner": 31}) == ()
    assert slipping(now, {}) == ()
    assert slipping(circle(person(1, relation="contact"), visit(1, -9, 1)), {"contact": 1}) == ()
    assert slipping(now, {"partner": 10})[0].allowed == 10
    slow = circle(person(1, relation="partner"), visit(1, -90, 1), rhythm_days=90)
    assert slipping(slow) == ()


@given(circles(), st.integers(0, 200))
def test_who_slips_goes_on_slipping_until_there_is_contact(now: Circle, more: int) -> None:
    later = circle(*now.people, *now.visits, of=now.account, today=day(more))
    before = circle(*now.people, *now.visits, of=now.account)
    assert {one.person_id for one in slipping(before)} <= {one.person_id for one in slipping(later)}

"""Coach candidates: who, in which order, and why."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import circle, item, person, step, visit
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.coaches import Candidate, candidates


@pytest.mark.parametrize(
    ("fields", "is_one"),
    [
        ({}, False),
        ({"attitude": "accepts"}, True),
        ({"relation": "accept"}, True),
        ({"relation": "know"}, False),
        ({"relation": "accept", "attitude": "doubts"}, True),
        ({"relation": "partner", "attitude": "indifferent"}, False),
        ({"relation": "partner", "attitude": "resists"}, False),
        ({"relation": "partner", "roles": ("coach",)}, False),
        ({"relation": "partner", "roles": ("competitor",)}, False),
        ({"relation": "partner", "former": True}, False),
        ({"attitude": "accepts", "former": True}, True),
        ({"attitude": "accepts", "former": True, "roles": ("coach",)}, True),
        ({"outside": "our_house"}, True),
    ],
)
def test_who_may_become_our_coach(fields: dict[str, object], is_one: bool) -> None:
    found = [one.person_id for one in candidates(circle(person(1, **fields)))]
    assert found == ([1] if is_one else [])


def test_the_groups_stand_in_their_order() -> None:
    ready: dict[str, object] = {"attitude": "accepts"}
    people = [
        person(1, outside="authority", **ready),
        person(2, outside="consultant", **ready),
        person(3, outside="bank", **ready),
        person(4, former=True, **ready),
        person(5, outside="partner", **ready),
        person(6, outside="our_house"),
        person(7, **ready),
        person(8, outside="parent", relation="accept"),
        person(9, outside="retired", **ready),
    ]
    found = candidates(circle(*people, item(1, 7, first="Lena Voss", second="me")))
    assert [one.person_id for one in found] == [7, 8, 6, None, 5, 9, 4, 3, 2, 1]
    assert [one.group for one in found] == [
        *("customer", "customer", "our_house", "our_house", "partner", "retired", "retired"),
        *("bank", "consultant", "authority"),
    ]


def test_who_most_wants_to_succeed_goes_first() -> None:
    people = [
        person(1, relation="partner", attitude="doubts"),
        person(2, relation="accept", attitude="accepts", influence=5),
        person(3, relation="trust", attitude="accepts"),
        person(4, relation="trust", attitude="accepts", personal_concern="fewer calls at night"),
        person(5, relation="partner"),
    ]
    assert [one.person_id for one in candidates(circle(*people))] == [4, 3, 2, 1, 5]


def test_the_reasons() -> None:
    one = person(
        1, relation="trust", attitude="accepts", influence=4, personal_concern="a new line"
    )
    assert candidates(circle(one, visit(1, -3, 1))) == (
        Candidate("customer", 1, "P1", ("accepts", "rung", "own_win", "key", "known")),
    )
    two = person(2, relation="accept", attitude="doubts")
    assert candidates(circle(two))[0].reasons == ("doubts", "rung")


def test_colleagues_are_named_once_however_they_are_written() -> None:
    records = (
        item(1, 1, first="me", second="Lena Voss, applications"),
        item(2, 1, first="lena voss", second="Ben Archer"),
        step(1, 1, colleague="Ben Archer (service)"),
        person(9, name="Ben Archer", outside="our_house"),
    )
    found = candidates(circle(person(1), *records))
    assert [one.name for one in found] == ["Ben Archer", "Lena Voss, applications"]
    assert found[1] == Candidate("our_house", None, "Lena Voss, applications", ("on_plan",))


@given(circles())
def test_a_candidate_is_nobodys_enemy_and_named_once(now: Circle) -> None:
    found = [one.person_id for one in candidates(now) if one.person_id]
    assert len(found) == len(set(found))
    for id in found:
        assert now.by_id[id].attitude in ("accepts", "doubts", None)

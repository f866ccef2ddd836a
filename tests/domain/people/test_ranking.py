"""How near each person is to the decision, and who is key."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import account, circle, deal, person, threshold
from tests.domain.people.strategies import circles
from tui.domain.codes import ROLES
from tui.domain.people.circle import Circle
from tui.domain.people.ranking import PLACE, TOP, is_core, ranked, weight_of, why_key


@pytest.mark.parametrize(
    ("fields", "weight"),
    [
        ({}, 0),
        ({"roles": ("decision_maker",), "influence": 5, "level": "decision"}, 24),
        ({"roles": ("user", "technical_gatekeeper")}, 8),
        ({"influence": 4, "level": "management"}, 9),
        ({"hidden": True, "roles": ("user",)}, 12),
        ({"roles": ("competitor",), "influence": 5, "level": "decision"}, 0),
        ({"outside": "our_house", "roles": ("coach",), "influence": 5}, 0),
        ({"outside": "authority", "roles": ("parent_leader",)}, 10),
    ],
)
def test_the_weight_is_place_influence_and_level(fields: dict[str, object], weight: int) -> None:
    assert weight_of(person(1, **fields)) == weight


def test_who_approves_weighs_like_who_decides() -> None:
    assert weight_of(person(1, roles=("purchaser",)), {1}) == 12


def test_every_role_has_a_place() -> None:
    assert set(PLACE) == set(ROLES)


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        ({}, ()),
        ({"roles": ("decision_maker",)}, ("role",)),
        ({"roles": ("technical_gatekeeper",)}, ("role",)),
        ({"roles": ("project_leader",)}, ("role",)),
        ({"roles": ("purchaser", "user", "coach", "initiator")}, ()),
        ({"influence": 3}, ()),
        ({"influence": 4}, ("influence",)),
        ({"hidden": True}, ("hidden",)),
        ({"title": "CEO", "influence": 5}, ("approves", "influence")),
        ({"hidden": True, "former": True}, ()),
        ({"roles": ("decision_maker", "competitor"), "influence": 5}, ()),
        ({"roles": ("decision_maker",), "outside": "our_house"}, ()),
        (
            {"roles": ("design_institute",), "outside": "design_institute", "influence": 4},
            ("influence",),
        ),
    ],
)
def test_who_is_key_and_why(fields: dict[str, object], reasons: tuple[str, ...]) -> None:
    of = account(thresholds=(threshold("CEO"),))
    now = circle(person(1, **fields), deal(amount=5), of=of)
    assert why_key(now.people[0], now.approvers) == reasons
    assert [one.id for one in now.key_people] == ([1] if reasons else [])


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"roles": ("user",)}, True),
        ({"roles": ("coach",)}, True),
        ({"roles": ("purchaser",)}, False),
        ({"roles": ("user",), "former": True}, True),
        ({"roles": ("user", "competitor")}, False),
        ({"influence": 3}, False),
        ({"influence": 4}, True),
        ({}, False),
    ],
)
def test_who_is_core(fields: dict[str, object], expected: bool) -> None:
    assert is_core(person(1, **fields)) is expected


def test_equals_stand_by_key_and_id_and_rivals_at_the_end() -> None:
    people = [
        person(1, roles=("competitor",), influence=5),
        person(2),
        person(3, roles=("user",), influence=2),  # 8, not key
        person(4, roles=("technical_gatekeeper",)),  # 8, key
        person(5, roles=("user",), influence=2),
        person(6, former=True, influence=5),
    ]
    assert [one.person_id for one in ranked(people)] == [4, 3, 5, 2, 1]


@given(circles())
def test_every_key_person_is_core_and_everybody_has_one_place(now: Circle) -> None:
    assert all(now.is_core(one) for one in now.key_people)
    assert sorted(one.person_id for one in now.ranking) == sorted(one.id for one in now.here)
    assert now.top == tuple(now.place)[:TOP]
    weights = [one.weight for one in now.ranking if one.weight]
    assert weights == sorted(weights, reverse=True)

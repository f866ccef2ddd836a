"""Who can bring us to somebody."""

from __future__ import annotations

import pytest

from tests.domain.people.making import circle, day, item, person
from tui.domain.people.introductions import introducer
from tui.domain.records import Person

FRIEND: dict[str, object] = {"attitude": "accepts", "relation": "know"}


@pytest.mark.parametrize(
    ("to", "friend", "expected"),
    [
        ({}, {}, None),
        ({"listens_to": (2,)}, {}, 2),
        ({}, {"listens_to": (1,)}, 2),
        ({"reports_to": 2}, {}, 2),
        ({}, {"reports_to": 1}, 2),
        ({"reports_to": 7}, {"reports_to": 7}, 2),
        ({"department": "lab"}, {"department": "lab"}, 2),
        ({"department": ""}, {"department": ""}, None),
        ({"reports_to": 2}, {"attitude": "doubts"}, None),
        ({"reports_to": 2}, {"relation": "contact"}, None),
        ({"reports_to": 2}, {"former": True}, None),
        ({"reports_to": 2, "conflicts_with": (2,)}, {}, None),
        ({"reports_to": 2}, {"conflicts_with": (1,)}, None),
    ],
)
def test_a_supporter_with_a_tie(
    to: dict[str, object], friend: dict[str, object], expected: int | None
) -> None:
    one = person(1, **to)
    assert introducer(circle(one, person(2, **{**FRIEND, **friend})), one) == expected


def test_the_nearest_tie_goes_first_and_of_equals_the_weightier() -> None:
    one = person(1, listens_to=(5,), department="lab")

    def of(id: int, **fields: object) -> Person:
        return person(id, **FRIEND, **fields)

    same_room, report = of(2, department="lab"), of(3, reports_to=1)
    better = of(4, reports_to=1, influence=3)
    assert introducer(circle(one, same_room, report), one) == 3
    assert introducer(circle(one, same_room, report, better), one) == 4
    assert introducer(circle(one, same_room, report, better, of(5)), one) == 5


def test_the_plan_knows_best() -> None:
    one = person(1, listens_to=(2,))
    friends = (person(2, **FRIEND), person(3, **FRIEND))
    assert introducer(circle(one, *friends, item(1, 1, through=3)), one) == 3
    assert introducer(circle(one, *friends, item(1, 1, through=3, done=day(-1))), one) == 2
    assert introducer(circle(one, *friends, item(1, 2, through=3)), one) == 2

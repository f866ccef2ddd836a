"""People put together by function, level or role."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import circle, person
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.grouping import Dimension, Group, groups

PEOPLE = (
    person(1, department="Lab", level="operations", roles=("user",)),
    person(2, department="lab", level="decision", roles=("coach", "technical_gatekeeper")),
    person(3, influence=5),
    person(4, department="buying", level="management", roles=("purchaser",), influence=3),
    person(5, department="lab", former=True),
)


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("function", (Group("buying", (4,)), Group("lab", (2, 1)), Group("", (3,)))),
        (
            "level",
            (
                Group("decision", (2,)),
                Group("management", (4,)),
                Group("operations", (1,)),
                Group("", (3,)),
            ),
        ),
        (
            "role",
            (
                Group("user", (1,)),
                Group("technical_gatekeeper", (2,)),
                Group("purchaser", (4,)),
                Group("", (3,)),
            ),
        ),
    ],
)
def test_groups(by: Dimension, expected: tuple[Group, ...]) -> None:
    assert groups(circle(*PEOPLE), by) == expected


@given(circles(), st.sampled_from(("function", "level", "role")))
def test_everybody_is_in_one_group(now: Circle, by: Dimension) -> None:
    found = groups(now, by)
    people = [id for group in found for id in group.people]
    assert sorted(people) == sorted(one.id for one in now.here)
    assert len({group.key for group in found}) == len(found)

"""The dated marks of role, attitude and rung."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.people.making import day, person
from tui.domain.people.marks import Mark, all_marks, marks
from tui.domain.records import PersonChange


def change(offset: int, old: str, new: str, field: str = "attitude") -> PersonChange:
    return PersonChange(on=day(offset), field=field, old=old, new=new)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "history", "expected"),
    [
        (None, [], []),
        ("doubts", [], [Mark(None, "doubts")]),
        ("doubts", [change(-9, "", "doubts")], [Mark(day(-9), "doubts")]),
        (
            "doubts",
            [change(-2, "indifferent", "doubts"), change(-9, "resists", "indifferent")],
            [Mark(None, "resists"), Mark(day(-9), "indifferent"), Mark(day(-2), "doubts")],
        ),
        (  # of one day the last
            "accepts",
            [change(-2, "", "resists"), change(-2, "resists", "accepts")],
            [Mark(day(-2), "accepts")],
        ),
        (  # there and back on one day
            "doubts",
            [change(-2, "doubts", "resists"), change(-2, "resists", "doubts")],
            [Mark(None, "doubts")],
        ),
        (  # changed without a date since
            "accepts",
            [change(-2, "", "resists")],
            [Mark(day(-2), "resists"), Mark(None, "accepts")],
        ),
        (None, [change(-2, "resists", "")], [Mark(None, "resists"), Mark(day(-2), "")]),
        ("doubts", [change(-2, "a", "b", "title")], [Mark(None, "doubts")]),
    ],
)
def test_how_an_attitude_came_to_be(
    now: str | None, history: list[PersonChange], expected: list[Mark]
) -> None:
    assert list(marks(person(1, attitude=now, history=tuple(history)), "attitude")) == expected


def test_roles_and_rung_have_theirs() -> None:
    one = person(
        1,
        roles=("user", "coach"),
        relation="know",
        history=(
            change(-9, "user", "user,coach", "roles"),
            change(-3, "contact", "know", "relation"),
        ),
    )
    assert all_marks(one) == {
        "roles": (Mark(None, "user"), Mark(day(-9), "user,coach")),
        "attitude": (),
        "relation": (Mark(None, "contact"), Mark(day(-3), "know")),
    }


VALUES = st.sampled_from(("", "accepts", "doubts", "resists"))


@given(VALUES, st.lists(st.tuples(st.integers(-9, 0), VALUES, VALUES), max_size=6))
def test_the_last_mark_is_what_holds_now(now: str, changes: list[tuple[int, str, str]]) -> None:
    history = tuple(change(*one) for one in changes)
    found = marks(person(1, attitude=now or None, history=history), "attitude")
    assert (found[-1].value if found else "") == now
    assert all(one.value != after.value for one, after in pairwise(found))
    days = [one.on for one in found if one.on]
    assert days == sorted(set(days))

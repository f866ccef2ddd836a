"""Whether there is a map, its status, coaches, supporters and hidden deciders."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.domain.people.making import account, circle, deal, person, threshold
from tests.domain.people.strategies import circles
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import (
    HiddenDecider,
    MapStatus,
    hidden_deciders,
    is_mapped,
    is_supporter,
    map_status,
)
from tui.domain.people.minefields import minefields
from tui.domain.records import Record

CHIEF = {"roles": ("decision_maker",)}
LAB = {"roles": ("technical_gatekeeper",)}


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((), False),
        ((person(1),), False),
        ((person(1), person(2)), True),
        ((person(1), person(2, former=True)), True),
        ((deal(),), True),
        ((person(1), deal(state="won")), False),
    ],
)
def test_two_people_or_an_open_opportunity_make_a_map(
    records: tuple[Record, ...], expected: bool
) -> None:
    now = circle(*records)
    assert is_mapped(now.people, now.opportunities) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"attitude": "accepts"}, True),
        ({"attitude": "doubts"}, False),
        ({}, False),
        ({"roles": ("coach",)}, True),
        ({"roles": ("coach",), "attitude": "doubts"}, False),
        ({"attitude": "accepts", "former": True}, False),
        ({"attitude": "accepts", "roles": ("competitor",)}, False),
    ],
)
def test_who_is_with_us(fields: dict[str, object], expected: bool) -> None:
    assert is_supporter(person(1, **fields)) is expected


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (({}, {}), MapStatus("red")),
        ((CHIEF, LAB), MapStatus("red", (1, 2))),
        ((CHIEF, {"attitude": "accepts"}), MapStatus("red", (1,))),  # a supporter, but not key
        ((CHIEF, {**LAB, "attitude": "accepts"}), MapStatus("amber", (1, 2), (2,))),
        (({**CHIEF, "attitude": "accepts"}, LAB), MapStatus("green", (1, 2), (1,))),
        (({**CHIEF, "attitude": "accepts", "former": True}, LAB), MapStatus("red", (2,))),
        (({"hidden": True, "attitude": "accepts"}, {}), MapStatus("green", (1,), (1,))),
        (({"influence": 4, "attitude": "accepts"}, {}), MapStatus("amber", (1,), (1,))),
        (({"title": "CEO", "attitude": "accepts"}, {}), MapStatus("green", (1,), (1,))),
        (
            ({**CHIEF, "attitude": "doubts"}, {**LAB, "attitude": "sabotages"}),
            MapStatus("red", (1, 2)),
        ),
    ],
)
def test_the_colour_of_a_map(people: tuple[dict[str, object], ...], expected: MapStatus) -> None:
    of = account(thresholds=(threshold("CEO"),))
    here = [person(id, **fields) for id, fields in enumerate(people, 1)]
    assert map_status(circle(*here, deal(amount=1), of=of)) == expected


def test_nobody_maps_this_account() -> None:
    assert map_status(circle(person(1, attitude="accepts", **CHIEF))) == MapStatus(None)


@given(circles())
def test_a_map_without_a_flag_is_not_red(now: Circle) -> None:
    status = map_status(now)
    assert set(status.supporters) <= set(status.key)
    assert (status.status == "red") is (status.status is not None and not status.supporters)
    if status.status == "red":
        assert minefields(now)


@pytest.mark.parametrize(
    ("ears", "fields", "expected"),
    [
        ({1: CHIEF}, {}, [HiddenDecider(9, False, (1,))]),
        ({1: LAB}, {}, []),
        ({1: LAB, 2: {"influence": 4}}, {}, [HiddenDecider(9, False, (1, 2))]),
        ({1: {"roles": ("user",)}, 2: {"roles": ("user",)}}, {}, []),
        ({1: CHIEF}, {"roles": ("decision_maker",)}, []),
        ({1: CHIEF}, {"roles": ("competitor",)}, []),
        ({1: CHIEF}, {"former": True}, []),
        ({1: CHIEF}, {"hidden": True}, [HiddenDecider(9, True, (1,))]),
        ({}, {"hidden": True}, [HiddenDecider(9, True)]),
        ({1: LAB}, {"influence": 4, "listens_to": (9,)}, []),  # to oneself
    ],
)
def test_who_decides_without_the_title(
    ears: dict[int, dict[str, object]],
    fields: dict[str, object],
    expected: list[HiddenDecider],
) -> None:
    listening = [person(id, listens_to=(9, 9, id), **one) for id, one in ears.items()]
    found = hidden_deciders(circle(*listening, person(9, **fields)))
    assert list(found) == expected


def test_marked_ones_stand_before_suspects() -> None:
    people = (
        person(1, listens_to=(2,), **CHIEF),
        person(2, influence=5, level="decision", roles=("parent_leader",)),
        person(3, hidden=True),
    )
    assert [one.person_id for one in hidden_deciders(circle(*people))] == [3, 2]

"""Any book makes a map with everybody, and a page of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.making import TODAY, desk_of
from tests.desk.mapped import ACCOUNT
from tui import i18n
from tui.desk import people
from tui.desk.example import example_book
from tui.desk.ground import Desk
from tui.desk.people_json import people_view
from tui.domain.records import Person


def ids(desk: Desk) -> list[int]:
    return list(desk.ground.accounts)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_the_example_books_draw_every_view_with_everybody(language: i18n.Language) -> None:
    i18n.use(language)
    desk = desk_of(*example_book(TODAY, language))
    codes = set()
    for account_id in ids(desk):
        found = people.map_view(desk, account_id)
        here = set(found.order)
        assert {row.person_id for row in found.tree if row.person_id} == here
        assert {spot.person_id for bone in found.fishbone.bones for spot in bone.people} == here
        assert set(found.matrix.people) == here
        assert len({one.initials for one in found.people.values()}) == len(found.people)
        codes |= {one.code for one in found.flags}
        for id in found.people:
            assert people.person_page(desk, id).row is found.people[id]
    assert len(codes) > 6
    big = people.map_view(desk, 1)
    assert len(big.fishbone.bones) >= 5
    assert any(bone.outside for bone in big.fishbone.bones)
    assert any(row.chair for row in big.tree)
    assert any(one.ties.listens_to for one in big.people.values())
    assert any(one.ties.against for one in big.people.values())
    assert len(big.ours) >= 3


@st.composite
def crowds(draw: st.DrawFn) -> list[Person]:
    """Up to sixty people who report, listen and quarrel as they like."""
    count = draw(st.integers(1, 60))
    anybody = st.integers(1, count)
    return [
        Person(
            id=id,
            account_id=1,
            name=draw(st.sampled_from(["Wang Lin 王琳", "李伟", "Dr. A. Berg", "x"])),
            department=draw(st.sampled_from(["", "finance", "财务部"])),
            reports_to=draw(st.none() | anybody),
            listens_to=tuple(draw(st.sets(anybody, max_size=2))),
            conflicts_with=tuple(draw(st.sets(anybody, max_size=2))),
            former=draw(st.booleans()),
            successor_id=draw(st.none() | anybody),
            roles=draw(st.sampled_from([(), ("user",), ("decision_maker",), ("competitor",)])),
            influence=draw(st.none() | st.integers(0, 5)),
        )
        for id in range(1, count + 1)
    ]


@given(crowds())
def test_any_crowd_makes_a_map_and_a_page_each(crowd: list[Person]) -> None:
    desk = desk_of(ACCOUNT, *crowd)
    found = people.map_view(desk, 1)
    here = {one.id for one in crowd if not one.former}
    assert {row.person_id for row in found.tree if row.person_id} == here == set(found.order)
    assert people_view(found).account.id == 1
    for one in crowd:
        assert people.person_page(desk, one.id).person == one

"""Adding somebody to the map in one line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import stand, whole
from tests.desk.mapped import GU, WANG, mapped
from tui.desk import people, people_line
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Gone
from tui.desk.people_line import UnreadableLine
from tui.domain.records import Person


def added(line: str) -> Person:
    desk = mapped()
    saved = people_line.add(desk, 1, line)
    return stand(desk, Person)[saved.id]


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Xu Li", {"name": "Xu Li"}),
        (
            "Xu Li, CFO, reports Wang",
            {"name": "Xu Li", "title": "CFO", "reports_to": WANG.id},
        ),
        (
            "许丽，财务总监，财务部，汇报王琳",
            {
                "name": "许丽",
                "pinyin": "xu li",
                "title": "财务总监",
                "department": "财务部",
                "reports_to": WANG.id,
            },
        ),
        ("Xu Li, CFO, finance", {"name": "Xu Li", "title": "CFO", "department": "finance"}),
        ("Xu Li, reports to gu", {"name": "Xu Li", "reports_to": GU.id}),
        ("Xu Li, under gu, CFO", {"name": "Xu Li", "title": "CFO", "reports_to": GU.id}),
        ("许丽、向顾彦汇报", {"name": "许丽", "pinyin": "xu li", "reports_to": GU.id}),
        ("许丽,上级：王琳", {"name": "许丽", "pinyin": "xu li", "reports_to": WANG.id}),
        (
            "Xu Li, planner, coach, uses, accepts",
            {
                "name": "Xu Li",
                "title": "planner",
                "roles": ("coach", "user"),
                "attitude": "accepts",
            },
        ),
        (
            "Xu Li, planner, design, 设计院, 决策者",
            {
                "name": "Xu Li",
                "title": "planner",
                "department": "design",
                "outside": "design_institute",
                "roles": ("decision_maker",),
            },
        ),
        # The first word behind the name is the title, whatever else it may be called.
        ("Xu Li, project leader", {"name": "Xu Li", "title": "project leader"}),
    ],
)
def test_what_a_line_adds(line: str, fields: dict[str, object]) -> None:
    after = added(line)
    assert after == Person(id=after.id, account_id=1, **fields)  # type: ignore[arg-type]


def test_a_line_is_one_change_and_stands_on_the_map() -> None:
    desk = mapped()
    before = whole(desk)
    saved = people_line.add(desk, 1, "Xu Li, CFO, reports Wang")
    assert saved.text == "Huaxin Cable 华信电缆, new: Xu Li"
    found = people.map_view(desk, 1)
    assert found.people[saved.id].reports_to == WANG.id
    assert (desk.book.undo().text, whole(desk)) == (saved.text, before)


def test_a_superior_may_be_new_too() -> None:
    desk = mapped()
    id = people_line.add(desk, 1, "Xu Li, CFO, reports +Big Boss").id
    boss = stand(desk, Person)[stand(desk, Person)[id].reports_to or 0]
    assert (boss.name, boss.account_id) == ("Big Boss", 1)


def test_what_is_understood_is_echoed() -> None:
    echoes = {
        one.field: one.text for one in people_line.check(mapped(), 1, "Xu Li, CFO, reports w")
    }
    assert echoes["reports_to"] == WANG.name
    assert "account" not in echoes


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("", "Begin with the name"),
        (" ,, ", "Begin with the name"),
        ("12, CFO", "Begin with the name"),
        ("reports Wang", "Begin with the name"),
        ("wang lin 王琳", "Wang Lin 王琳 is on this map already"),
        ("Xu Li, CFO, finance, sailing", "“sailing” is too much"),
        ("Xu Li, CFO, reports Wang, reports Gu", "One superior is enough: “reports Gu”"),
        ("Xu Li, CFO, reports Nobody", "Nobody at this account is called “Nobody”"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_is_written(line: str, said: str) -> None:
    desk = mapped()
    before = whole(desk)
    for ask in (people_line.check, people_line.add):
        with pytest.raises((UnreadableLine, FieldTrouble), match=said):
            ask(desk, 1, line)
    assert whole(desk) == before


def test_two_of_one_beginning_are_told_apart() -> None:
    desk = mapped(replace(WANG, id=9, name="Wang Bo"))
    with pytest.raises(FieldTrouble, match="could be Wang Lin 王琳, Wang Bo"):
        people_line.add(desk, 1, "Xu Li, CFO, reports Wang")


def test_an_account_that_has_gone() -> None:
    with pytest.raises(Gone):
        people_line.add(mapped(), 99, "Xu Li")


@given(st.text(max_size=60))
def test_any_line_is_refused_in_a_sentence_or_adds_one_person(line: str) -> None:
    desk = mapped()
    count = len(stand(desk, Person))
    saved = None
    with suppress(UnreadableLine, FieldTrouble):
        saved = people_line.add(desk, 1, line)
    now = stand(desk, Person)
    if saved is None:
        assert len(now) == count
    else:
        assert now[saved.id].name
        assert len(now) in (count + 1, count + 2)

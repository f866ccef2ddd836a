"""The form of a line of the relationship plan, and what Today makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.making import TODAY, stand, whole
from tests.desk.mapped import GU, HE, WANG, ZHAO, day, mapped
from tui.desk import edit, people, today
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Desk
from tui.desk.removal import remove
from tui.domain.records import PlanItem


def shown(desk: Desk, id: int) -> dict[str, str]:
    return {field.name: field.value for field in edit.form(desk, "plan_item", id=id).fields}


def test_a_line_as_it_would_be_typed() -> None:
    assert edit.form(mapped(), "plan_item", id=1).title == "plan for Wang Lin 王琳"
    assert shown(mapped(), 1) == {
        "account": "Huaxin Cable 华信电缆",
        "person": WANG.name,
        "target": "supports the trial",
        "kind": "",
        "measure": "reference visit",
        "through": HE.name,
        "first": "me",
        "second": "Lena Voss, applications",
        "due": "2026-11-18",
        "progress": "",
        "done": "",
    }


def test_what_is_shown_is_no_change() -> None:
    desk = mapped()
    for id in (1, 2, 3):
        assert edit.save(desk, "plan_item", id, shown(desk, id)).text == ""


@pytest.mark.parametrize(("person", "target"), [(WANG, "trust"), (HE, "partner"), (GU, "contact")])
def test_a_new_line_begins_with_the_person_under_the_cursor(person: object, target: str) -> None:
    id = getattr(person, "id", 0)
    view = edit.form(mapped(), "plan_item", account_id=2, on=day(5), person_id=id)
    begun = {field.name: field.value for field in view.fields if field.value}
    assert begun == {
        "account": "Huaxin Cable 华信电缆",
        "person": getattr(person, "name", ""),
        "target": target,
        "due": "2026-11-26",
    }
    assert "done" not in [field.name for field in view.fields]
    assert edit.form(mapped(), "plan_item", person_id=99).fields[0].value == ""


def test_a_new_line_is_saved_taken_back_and_due_on_today() -> None:
    desk = mapped()
    before = whole(desk)
    saved = edit.save(
        desk,
        "plan_item",
        None,
        {
            "account": "huaxin",
            "person": "zhao",
            "target": "pays on the day",
            "kind": "提升质量",
            "measure": "bring the statement",
            "through": "he jun",
            "due": "today",
        },
    )
    assert saved.text == "Huaxin Cable 华信电缆, Sat 21 Nov 2026: bring the statement"
    item = stand(desk, PlanItem)[saved.id]
    assert item == PlanItem(
        id=saved.id,
        account_id=1,
        person_id=ZHAO.id,
        target="pays on the day",
        kind="quality",
        measure="bring the statement",
        through=HE.id,
        due=TODAY,
    )
    ends = [one.text for one in today.day(desk).loose_ends if one.kind == "plan_item"]
    assert ends == ["reference visit, 3 days late", "bring the statement, today"]
    [row] = people.person_page(desk, ZHAO.id).plan
    assert (row.item, row.through, row.late_days) == (item, "He Jun", 0)
    desk.book.undo()
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"person": ""}, "person", "missing"),
        ({"target": " "}, "target", "missing"),
        ({"due": ""}, "due", "missing"),
        ({"through": "wang"}, "through", "oneself"),
        ({"person": "nobody"}, "person", "unknown_person"),
        ({"due": "soon"}, "due", "unreadable_date"),
        ({"done": "tomorrow"}, "done", "future"),
    ],
)
def test_what_a_line_refuses(values: dict[str, str], field: str, code: str) -> None:
    desk = mapped()
    before = whole(desk)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk, "plan_item", 1, values)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert whole(desk) == before


def test_a_line_that_is_done_is_due_no_more() -> None:
    desk = mapped()
    edit.save(desk, "plan_item", 1, {"done": "yesterday", "progress": "both came"})
    assert stand(desk, PlanItem)[1].done == date(2026, 11, 20)
    assert [one for one in today.day(desk).loose_ends if one.kind == "plan_item"] == []
    edit.save(desk, "plan_item", 1, {"done": ""})
    assert stand(desk, PlanItem)[1].done is None


def test_a_line_is_removed_and_taken_back() -> None:
    desk = mapped()
    before = whole(desk)
    assert remove(desk, "plan_item", 1) == "Removed: Huaxin Cable 华信电缆, reference visit"
    assert 1 not in stand(desk, PlanItem)
    desk.book.undo()
    assert whole(desk) == before

"""The form of a visit: what it begins with and what it saves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.desk.making import TODAY, desk_with, stand, visit, whole
from tests.desk.visits import FORGOTTEN, LOGGED, PLANNED, desk, saved, shown
from tui.desk import edit
from tui.domain.records import Account, Person, Visit

Values = dict[str, str]


# -- what it shows


def test_a_form_shows_the_visit_as_it_would_be_typed() -> None:
    view = edit.form(desk(), "visit", id=1)
    assert (view.kind, view.id) == ("visit", 1)
    assert view.title == "Huaxin Cable 华信电缆, visit of Tue 24 Nov 2026 10:00"
    assert shown(desk(), 1) == {
        "account": "Huaxin Cable 华信电缆",
        "when": "2026-11-24 10:00",
        "people": "Wang Lin 王琳",
        "purpose": "negotiation",
        "text": "price",
        "seek": "trial order",
        "least": "a date",
        "kind": "in person",
        "minutes": "60",
    }


def test_a_form_says_how_each_field_is_to_be_painted() -> None:
    fields = {field.name: field for field in edit.form(desk(), "visit").fields}
    assert {name for name, field in fields.items() if field.required} == {"account", "when"}
    assert {name: field.kind for name, field in fields.items()} == {
        "account": "account",
        "when": "when",
        "people": "people",
        "purpose": "choice",
        "text": "text",
        "seek": "text",
        "least": "text",
        "kind": "choice",
        "minutes": "number",
    }
    assert [one.code for one in fields["kind"].options] == ["in_person", "phone", "video"]
    assert [one.word for one in fields["kind"].options] == ["in person", "by phone", "by video"]
    assert all(field.label for field in fields.values())


@pytest.mark.parametrize(
    ("account_id", "on", "expected"),
    [
        (None, None, {"account": "", "when": ""}),
        (1, None, {"account": "Huaxin Cable 华信电缆", "when": ""}),
        # 10:00 to 11:00 is taken, and the way takes 40 minutes
        (1, date(2026, 11, 24), {"when": "2026-11-24 13:00"}),
        (2, date(2026, 11, 23), {"account": "Brandtner Pumpen", "when": "2026-11-23 09:00"}),
        (2, TODAY, {"when": "2026-11-21 09:30"}),
        (1, TODAY, {"when": "2026-11-21 10:00"}),
        # a day that is over is no day for a new visit
        (1, date(2026, 11, 20), {"when": ""}),
        (99, None, {"account": ""}),
    ],
)
def test_a_new_visit_begins_where_the_rep_is(
    account_id: int | None, on: date | None, expected: Values
) -> None:
    view = edit.form(desk(), "visit", account_id=account_id, on=on)
    assert (view.id, view.title) == (None, "new visit")
    values = {field.name: field.value for field in view.fields}
    assert values == {**values, **expected, "kind": "in person", "minutes": "60"}


@pytest.mark.parametrize(
    ("id", "more"),
    [
        (1, []),
        (2, []),
        (5, []),
        (3, ["outcome", "note", "saying"]),
        (4, ["note"]),
    ],
)
def test_what_happened_can_be_corrected_where_something_did(id: int, more: list[str]) -> None:
    names = [field.name for field in edit.form(desk(), "visit", id=id).fields]
    assert names[9:] == more


def test_reached_is_asked_where_something_was_sought() -> None:
    found = desk_with(visit(1, "08:00", state="logged", outcome="advance", least="a date"))
    field = edit.form(found, "visit", id=1).fields[-1]
    assert [one.code for one in field.options] == ["sought", "least", "no"]
    assert saved(found, 1, reached="the least").reached == "least"


# -- what it saves


def test_a_new_visit() -> None:
    found = desk()
    values = {
        "account": "brandt",
        "when": "tue 14:00",
        "people": "klaus",
        "purpose": "demo",
        "text": "the new pump",
        "seek": "an order",
        "least": "a test",
        "kind": "video",
        "minutes": "30",
    }
    before = whole(found)
    told = edit.save(found, "visit", None, values)
    assert (told.kind, told.account_id) == ("visit", 2)
    assert told.text == "Brandtner Pumpen, Tue 24 Nov 2026 14:00 the new pump"
    assert stand(found, Visit)[told.id] == Visit(
        id=told.id,
        account_id=2,
        start=datetime(2026, 11, 24, 14, 0),
        minutes=30,
        kind="video",
        people=(3,),
        purpose="demonstration",
        text="the new pump",
        seek="an order",
        least="a test",
    )
    assert found.book.undo().text == told.text
    assert whole(found) == before


def test_a_new_visit_with_the_least_said() -> None:
    assert saved(desk(), None, account="pell", when="tomorrow") == Visit(
        id=7, account_id=3, start=datetime(2026, 11, 22, 9, 0)
    )


def test_an_account_and_people_are_added_on_the_way_and_go_with_one_undo() -> None:
    found = desk()
    before = whole(found)
    new = saved(found, None, account="+深圳 Lights", when="tue 10:00", people="+李伟, +Ann")
    assert stand(found, Account)[new.account_id] == Account(
        id=4, name="深圳 Lights", pinyin="shen zhen", currency="EUR"
    )
    people = [stand(found, Person)[one] for one in new.people]
    assert [(one.account_id, one.name, one.pinyin) for one in people] == [
        (4, "李伟", "li wei"),
        (4, "Ann", ""),
    ]
    found.book.undo()
    assert whole(found) == before


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-24 10:00", datetime(2026, 11, 24, 10, 0)),
        ("14:30", datetime(2026, 11, 24, 14, 30)),
        ("at 2pm", datetime(2026, 11, 24, 14, 0)),
        ("下午3点半", datetime(2026, 11, 24, 15, 30)),
        ("wed", datetime(2026, 11, 25, 10, 0)),
        ("today", datetime(2026, 11, 21, 10, 0)),
        ("eom", datetime(2026, 11, 30, 10, 0)),
        ("下周二9点", datetime(2026, 11, 24, 9, 0)),
        ("29 feb", datetime(2028, 2, 29, 10, 0)),
        ("31/12", datetime(2026, 12, 31, 10, 0)),
        ("1/1 8:15", datetime(2027, 1, 1, 8, 15)),
    ],
)
def test_a_time_alone_keeps_the_day_and_a_day_alone_the_time(
    typed: str, expected: datetime
) -> None:
    assert saved(desk(), 1, when=typed).start == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("10:00", datetime(2026, 11, 21, 10, 0)),
        ("9:00", datetime(2026, 11, 22, 9, 0)),  # it is past nine
        ("today 8:00", datetime(2026, 11, 21, 8, 0)),
        ("tue", datetime(2026, 11, 24, 11, 0)),  # behind the visit there
    ],
)
def test_the_moment_of_a_new_visit(typed: str, expected: datetime) -> None:
    assert saved(desk(), None, account="brandt", when=typed).start == expected


@pytest.mark.parametrize(
    ("id", "when", "state"),
    [
        (1, "2026-11-25 10:00", "planned"),
        (2, "2026-11-21 15:00", "planned"),  # the old time was confirmed
        (2, "2026-11-21 14:00", "confirmed"),
        (5, "2026-11-24 09:00", "planned"),
        (5, "2026-11-18 09:00", "cancelled"),
        (3, "2026-11-20 09:30", "logged"),
        (4, "2026-11-20 09:30", "missed"),
    ],
)
def test_what_a_new_moment_makes_of_the_state(id: int, when: str, state: str) -> None:
    found = desk()
    moved = saved(found, id, when=when)
    assert moved.state == state
    assert moved.start == datetime.fromisoformat(when)


def test_a_visit_of_the_past_can_be_edited_where_it_is() -> None:
    found = desk()
    changed = saved(found, 6, **{**shown(found, 6), "text": "price"})
    assert (changed.start, changed.text) == (FORGOTTEN.start, "price")


def test_empty_fields_clear_what_is_optional() -> None:
    found = desk()
    names = ("people", "purpose", "text", "seek", "least", "kind", "minutes")
    cleared = saved(found, 1, **dict.fromkeys(names, " "))
    assert cleared == Visit(id=1, account_id=1, start=PLANNED.start, minutes=60)


def test_what_is_not_named_stays_even_if_another_window_changed_it() -> None:
    found = desk()
    edit.save(found, "visit", 1, {"seek": "a bigger order"})
    assert saved(found, 1, least="nothing").seek == "a bigger order"


def test_an_outcome_can_be_corrected() -> None:
    corrected = saved(desk(), 3, outcome="订单", note="they ordered", saying="slow is fast")
    assert (corrected.outcome, corrected.note) == ("order", "they ordered")
    assert corrected.saying == "slow is fast"
    assert corrected.start == LOGGED.start


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"when": "wed"}, "Huaxin Cable 华信电缆: visit moved to Wed 25 Nov 2026 10:00"),
        ({"text": "x"}, "Huaxin Cable 华信电缆: visit of Tue 24 Nov 2026 10:00 changed"),
        ({"text": " price "}, ""),
        ({}, ""),
    ],
)
def test_a_save_says_what_it_did(values: Values, text: str) -> None:
    found = desk()
    generation = found.book.generation
    told = edit.save(found, "visit", 1, values)
    assert told.text == text
    assert (found.book.generation == generation) == (text == "")
    if text:
        assert found.book.undo().text == text

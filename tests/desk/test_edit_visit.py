"""The form of a visit: what it begins with, understands, refuses and saves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.desk.making import (
    BRANDT,
    HUAXIN,
    NOW,
    TODAY,
    desk_with,
    stand,
    visit,
    whole,
)
from tui.desk import edit
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Desk, Gone
from tui.domain.records import Account, Person, Visit

Values = dict[str, str]

PLANNED = visit(
    1,
    "2026-11-24T10:00",
    people=(1,),
    purpose="negotiation",
    text="price",
    seek="trial order",
    least="a date",
)
CONFIRMED = visit(2, "14:00", BRANDT, state="confirmed")
LOGGED = visit(3, "2026-11-20T09:00", state="logged", outcome="advance", note="agreed")
MISSED = visit(4, "2026-11-19T09:00", state="missed", outcome="missed", note="ill")
CANCELLED = visit(5, "2026-11-18T09:00", state="cancelled")
FORGOTTEN = visit(6, "2026-11-17T09:00")


def desk() -> Desk:
    return desk_with(PLANNED, CONFIRMED, LOGGED, MISSED, CANCELLED, FORGOTTEN)


def shown(desk: Desk, id: int) -> Values:
    return {field.name: field.value for field in edit.form(desk, "visit", id=id).fields}


def saved(desk: Desk, id: int | None, **values: str) -> Visit:
    """The visit as it stands after saving these fields."""
    told = edit.save(desk, "visit", id, values)
    return stand(desk, Visit)[told.id]


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


# -- another account


def test_people_are_looked_for_at_the_account_that_is_typed() -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "visit", 1, {**shown(desk(), 1), "account": "brandt"})
    assert (caught.value.field, caught.value.code) == ("people", "unknown_person")
    moved = saved(desk(), 1, account="brandt", people="klaus")
    assert (moved.account_id, moved.people) == (2, (3,))


def test_people_of_another_house_are_shown_and_kept_by_id() -> None:
    found = desk_with(visit(1, "14:00", people=(1, 3)))
    assert shown(found, 1)["people"] == "Wang Lin 王琳, id3"
    assert saved(found, 1, people="wang, id3, zhao").people == (1, 3, 2)


def test_somebody_whose_name_fits_two_is_shown_by_id() -> None:
    twins = [Person(id=n, account_id=1, name="Li Na") for n in (11, 12)]
    found = desk_with(*twins, visit(1, "14:00", people=(12,)))
    assert shown(found, 1)["people"] == "id12"


def test_who_has_left_the_book_is_not_shown() -> None:
    found = desk_with(visit(1, "14:00", people=(77, 1)))
    assert shown(found, 1)["people"] == "Wang Lin 王琳"
    assert edit.save(found, "visit", 1, shown(found, 1)).text == ""


def test_a_visit_whose_account_is_gone_asks_for_one() -> None:
    found = desk_with(Visit(id=1, account_id=77, start=NOW))
    assert shown(found, 1)["account"] == ""
    assert edit.save(found, "visit", 1, shown(found, 1)).text == ""
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "visit", 1, {**shown(found, 1), "people": "wang"})
    assert (caught.value.field, caught.value.code) == ("account", "missing")
    assert saved(found, 1, account="huaxin", people="wang").people == (1,)


# -- what it refuses


@pytest.mark.parametrize(
    ("id", "values", "field", "code", "word"),
    [
        (None, {}, "account", "missing", "account"),
        (None, {"account": "huaxin"}, "when", "missing", "when"),
        (None, {"account": "nobody", "when": "tue"}, "account", "unknown_account", "nobody"),
        (None, {"account": "+", "when": "tue"}, "account", "missing_name", ""),
        (
            None,
            {"account": "+brandtner pumpen", "when": "tue"},
            "account",
            "known_account",
            "brandtner pumpen",
        ),
        (None, {"account": "pell", "when": "whenever"}, "when", "unreadable_date", "whenever"),
        (None, {"account": "pell", "when": "tue demo"}, "when", "unreadable_date", "tue demo"),
        (None, {"account": "pell", "when": "31/2"}, "when", "unreadable_date", "31/2"),
        (None, {"account": "pell", "when": "25:00"}, "when", "unreadable_date", "25:00"),
        (None, {"account": "pell", "when": "yesterday"}, "when", "date_past", "yesterday"),
        (
            None,
            {"account": "pell", "when": "2026-11-20 23:59"},
            "when",
            "date_past",
            "2026-11-20 23:59",
        ),
        (1, {"account": ""}, "account", "missing", "account"),
        (1, {"when": " "}, "when", "missing", "when"),
        (1, {"when": "yesterday"}, "when", "date_past", "yesterday"),
        (6, {"when": "10:00"}, "when", "date_past", "10:00"),
        (5, {"when": "yesterday"}, "when", "date_past", "yesterday"),
        (3, {"when": "tomorrow"}, "when", "future_call", "tomorrow"),
        (3, {"outcome": ""}, "outcome", "missing", "outcome"),
        (3, {"outcome": "missed"}, "outcome", "unknown_choice", "missed"),
        (1, {"people": "wang, nobody"}, "people", "unknown_person", "nobody"),
        (1, {"people": "wang +Xu"}, "people", "unknown_person", "wang +Xu"),
        (1, {"people": "+"}, "people", "missing_name", ""),
        (1, {"people": "id99"}, "people", "unknown_person", "id99"),
        (1, {"purpose": "lunch"}, "purpose", "unknown_choice", "lunch"),
        (1, {"purpose": "de"}, "purpose", "ambiguous_choice", "de"),
        (1, {"kind": "pigeon"}, "kind", "unknown_choice", "pigeon"),
        (1, {"minutes": "long"}, "minutes", "unreadable_number", "long"),
        (1, {"minutes": "-5"}, "minutes", "unreadable_number", "-5"),
        (1, {"minutes": "1.5"}, "minutes", "unreadable_number", "1.5"),
        (1, {"minutes": "1441"}, "minutes", "out_of_range", "1441"),
    ],
)
def test_a_field_that_cannot_be_used_is_named_and_nothing_is_written(
    id: int | None, values: Values, field: str, code: str, word: str
) -> None:
    found = desk()
    before = whole(found)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "visit", id, values)
    trouble = caught.value
    assert (trouble.field, trouble.code, trouble.word) == (field, code, word)
    assert word in str(trouble) or code in ("date_past", "future_call")
    assert "{" not in str(trouble)
    assert whole(found) == before


def test_an_ambiguous_account_is_told_with_its_candidates() -> None:
    found = desk_with(Account(id=9, name="Brandtner Pipes"))
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "visit", None, {"account": "brandt", "when": "tue"})
    assert str(caught.value) == (
        "“brandt” could be Brandtner Pumpen, Brandtner Pipes. Write more of the name."
    )


def test_a_name_that_is_nearly_right_is_proposed() -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "visit", 1, {"people": "Zhou Min"})
    assert str(caught.value) == (
        "Nobody at this account is called “Zhou Min”. + before the name adds them. "
        "Did you mean Zhao Min 赵敏?"
    )


def test_a_visit_that_has_gone_is_told() -> None:
    for job in (
        lambda: edit.form(desk(), "visit", id=99),
        lambda: edit.check(desk(), "visit", 99, {}),
        lambda: edit.save(desk(), "visit", 99, {}),
    ):
        with pytest.raises(Gone):
            job()


# -- what it echoes


@pytest.mark.parametrize(
    ("id", "values", "expected"),
    [
        (None, {}, {}),
        (None, {"account": "hx"}, {"account": "Huaxin Cable 华信电缆"}),
        (None, {"when": "wed 10:00"}, {"when": "Wed 25 Nov 2026 10:00"}),
        (None, {"people": "wang"}, {}),  # nobody knows yet of which account
        (
            None,
            {"account": "+New Co", "people": "+Li Wei, +Ann"},
            {"account": "new: New Co", "people": "new: Li Wei, Ann"},
        ),
        (
            None,
            {"account": "hx", "people": "wang,+Li Wei、赵敏"},
            {"people": "Wang Lin 王琳, Zhao Min 赵敏; new: Li Wei"},
        ),
        (1, {}, {}),
        (1, {"when": "2026-11-24 10:00"}, {}),
        (1, {"when": ""}, {}),
        (1, {"when": "15:00"}, {"when": "Tue 24 Nov 2026 15:00"}),
        (1, {"kind": "电话", "minutes": "30 min"}, {"kind": "by phone", "minutes": "30 min"}),
        (1, {"purpose": "intro"}, {"purpose": "introduction"}),
        (1, {"text": "anything"}, {}),
        (
            1,
            {"when": "today 14:30"},
            {"when": "Sat 21 Nov 2026 14:30; overlaps Brandtner Pumpen 14:00"},
        ),
        (
            1,
            {"when": "today 15:10"},
            {"when": "Sat 21 Nov 2026 15:10; 10 min after Brandtner Pumpen, the way takes 40 min"},
        ),
        (1, {"when": "today 15:10", "kind": "phone"}, {"when": "Sat 21 Nov 2026 15:10"}),
        (
            1,
            {"when": "today 9:30"},
            {"when": "Sat 21 Nov 2026 09:30; 25 min left, the way takes 40 min"},
        ),
    ],
)
def test_what_was_understood_is_echoed(
    id: int | None, values: Values, expected: dict[str, str]
) -> None:
    found = desk()
    before = whole(found)
    echoes = {echo.field: echo.text for echo in edit.check(found, "visit", id, values)}
    assert echoes == {**echoes, **expected}
    assert len(echoes) == len(expected) or expected
    assert whole(found) == before


def test_a_check_refuses_what_a_save_would() -> None:
    with pytest.raises(FieldTrouble):
        edit.check(desk(), "visit", 1, {"when": "yesterday"})


# -- completion


@pytest.mark.parametrize(
    ("name", "text", "values", "expected"),
    [
        ("account", "hx", {}, ["Huaxin Cable 华信电缆"]),
        ("account", "", {}, ["Huaxin Cable 华信电缆", "Brandtner Pumpen", "Pell & Daughters"]),
        ("account", "+Hu", {}, []),
        ("people", "", {"account": "hx"}, ["Wang Lin 王琳", "Zhao Min 赵敏"]),
        ("people", "zh", {"account": "huaxin"}, ["Zhao Min 赵敏"]),
        ("people", "wang, zh", {"account": "huaxin"}, ["wang, Zhao Min 赵敏"]),
        ("people", "wang,", {"account": "hx"}, ["wang, Wang Lin 王琳", "wang, Zhao Min 赵敏"]),
        ("people", "Wang Lin 王琳, ", {"account": "hx"}, ["Wang Lin 王琳, Zhao Min 赵敏"]),
        ("people", "wang、赵", {"account": "hx"}, ["wang、 Zhao Min 赵敏"]),
        ("people", "+Zh", {"account": "hx"}, []),
        ("people", "zh", {}, []),
        ("people", "zh", {"account": "nobody"}, []),
        ("people", "zh", {"account": "+New"}, []),
        ("purpose", "de", {}, ["demonstration", "delivery"]),
        ("purpose", "催", {}, ["collection"]),
        ("kind", "", {}, ["in person", "by phone", "by video"]),
        ("text", "a", {}, []),
        ("nothing", "a", {}, []),
    ],
)
def test_completion(name: str, text: str, values: Values, expected: list[str]) -> None:
    assert edit.complete(desk(), "visit", name, text, values) == expected


def test_completion_knows_the_account_of_the_visit() -> None:
    assert edit.complete(desk(), "visit", "people", "zh", id=1) == ["Zhao Min 赵敏"]
    assert edit.complete(desk(), "visit", "people", "k", {"account": "brandt"}, id=1) == [
        "Klaus Ehlers"
    ]


def test_who_has_left_comes_last() -> None:
    gone = Person(id=9, account_id=1, name="Wang An", former=True)
    found = desk_with(gone)
    assert edit.complete(found, "visit", "people", "wang", {"account": str(HUAXIN.id)}) == [
        "Wang Lin 王琳",
        "Wang An",
    ]

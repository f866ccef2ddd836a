"""The forms of a next step and of a note."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from tests.desk.making import NOW, TODAY, desk_with, stand, whole
from tui.desk import edit
from tui.desk.edit import FieldTrouble, Kind
from tui.desk.ground import Desk
from tui.domain.records import NextStep, Note, Person

Values = dict[str, str]

STEP = NextStep(
    id=1,
    account_id=1,
    due=date(2026, 11, 25),
    text="send the report",
    promised=True,
    person_id=2,
    colleague="Jo",
    visit_id=9,
    made=date(2026, 11, 1),
)
LATE = NextStep(id=2, account_id=1, due=date(2026, 11, 20), text="call")
DONE = NextStep(id=3, account_id=1, due=date(2026, 11, 1), text="old", done=date(2026, 11, 2))
NOTE = Note(id=1, account_id=1, person_id=1, at=datetime(2026, 11, 19, 19, 5), text="a new line")


def desk() -> Desk:
    return desk_with(STEP, LATE, DONE, NOTE)


def shown(desk: Desk, kind: Kind, id: int) -> Values:
    return {field.name: field.value for field in edit.form(desk, kind, id=id).fields}


def step(desk: Desk, id: int | None, **values: str) -> NextStep:
    told = edit.save(desk, "next_step", id, values)
    return stand(desk, NextStep)[told.id]


def note(desk: Desk, id: int | None, **values: str) -> Note:
    told = edit.save(desk, "note", id, values)
    return stand(desk, Note)[told.id]


# -- next steps


def test_a_form_shows_the_step_as_it_would_be_typed() -> None:
    assert shown(desk(), "next_step", 1) == {
        "account": "Huaxin Cable 华信电缆",
        "text": "send the report",
        "due": "2026-11-25",
        "promised": "yes",
        "person": "Zhao Min 赵敏",
        "colleague": "Jo",
    }


@pytest.mark.parametrize(
    ("on", "due"),
    [
        (None, ""),
        (TODAY, "2026-11-21"),
        (date(2026, 11, 30), "2026-11-30"),
        (date(2026, 11, 20), ""),
    ],
)
def test_a_new_step_begins_on_the_day_where_the_rep_is(on: date | None, due: str) -> None:
    view = edit.form(desk(), "next_step", account_id=3, on=on)
    values = {field.name: field.value for field in view.fields}
    assert (values["account"], values["due"]) == ("Pell & Daughters", due)


def test_a_new_step() -> None:
    found = desk()
    before = whole(found)
    told = edit.save(
        found,
        "next_step",
        None,
        {"account": "hx", "text": "offer", "due": "fri", "promised": "y", "person": "+李伟"},
    )
    assert told.text == "Huaxin Cable 华信电缆, Fri 27 Nov 2026: offer"
    assert stand(found, NextStep)[told.id] == NextStep(
        id=4,
        account_id=1,
        due=date(2026, 11, 27),
        text="offer",
        promised=True,
        person_id=4,
        made=TODAY,
    )
    assert stand(found, Person)[4].pinyin == "li wei"
    found.book.undo()
    assert whole(found) == before


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", TODAY),
        ("tomorrow", TODAY + timedelta(days=1)),
        ("+3bd", date(2026, 11, 25)),
        ("eom", date(2026, 11, 30)),
        ("1/1", date(2027, 1, 1)),
        ("29 feb", date(2028, 2, 29)),
        ("sat", date(2026, 11, 28)),
        ("月底", date(2026, 11, 30)),
    ],
)
def test_the_day_of_a_step(typed: str, expected: date) -> None:
    assert step(desk(), 1, due=typed).due == expected


def test_a_late_step_can_be_edited_where_it_is() -> None:
    found = desk()
    changed = step(found, 2, **{**shown(found, "next_step", 2), "text": "call again"})
    assert (changed.due, changed.text, changed.made) == (LATE.due, "call again", None)


def test_what_a_form_does_not_show_stays() -> None:
    changed = step(desk(), 1, text="send it", promised="", person="", colleague="")
    assert changed == NextStep(
        id=1,
        account_id=1,
        due=STEP.due,
        text="send it",
        visit_id=9,
        made=STEP.made,
    )


def test_a_step_that_is_done_shows_its_day_and_opens_again_without() -> None:
    found = desk()
    assert shown(found, "next_step", 3)["done"] == "2026-11-02"
    assert step(found, 3, done="yesterday").done == date(2026, 11, 20)
    assert step(found, 3, done="").is_open


@pytest.mark.parametrize(
    ("id", "values", "text"),
    [
        (1, {"due": "fri"}, "Huaxin Cable 华信电缆, Fri 27 Nov 2026: send the report"),
        (1, {"colleague": ""}, "Huaxin Cable 华信电缆, changed: send the report"),
        (1, {"due": "2026-11-25"}, ""),
    ],
)
def test_a_save_of_a_step_says_what_it_did(id: int, values: Values, text: str) -> None:
    assert edit.save(desk(), "next_step", id, values).text == text


# -- notes


def test_a_form_shows_the_note_as_it_would_be_typed() -> None:
    assert shown(desk(), "note", 1) == {
        "account": "Huaxin Cable 华信电缆",
        "text": "a new line",
        "person": "Wang Lin 王琳",
        "when": "2026-11-19 19:05",
    }


@pytest.mark.parametrize(
    ("on", "when"), [(None, ""), (TODAY, ""), (date(2026, 11, 20), "2026-11-20")]
)
def test_a_new_note_begins_on_a_day_that_is_over(on: date | None, when: str) -> None:
    view = edit.form(desk(), "note", account_id=1, on=on)
    assert view.fields[-1].value == when


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", NOW),
        ("now", NOW),
        ("现在", NOW),
        ("today", NOW),
        ("8:00", datetime(2026, 11, 21, 8, 0)),
        ("10:00", datetime(2026, 11, 20, 10, 0)),  # it is not yet ten
        ("yesterday", datetime(2026, 11, 20, 12, 0)),
        ("昨天16点", datetime(2026, 11, 20, 16, 0)),
        ("fri", datetime(2026, 11, 20, 12, 0)),
        ("1 jan", datetime(2026, 1, 1, 12, 0)),
        ("31 dec 8pm", datetime(2025, 12, 31, 20, 0)),
    ],
)
def test_the_moment_of_a_new_note(typed: str, expected: datetime) -> None:
    told = note(desk(), None, account="hx", text="heard something", when=typed)
    assert (told.at, told.text, told.person_id) == (expected, "heard something", None)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18:00", datetime(2026, 11, 19, 18, 0)),
        ("mon", datetime(2026, 11, 16, 19, 5)),
        ("now", NOW),
        ("", NOW),
    ],
)
def test_the_moment_of_a_note_that_moves(typed: str, expected: datetime) -> None:
    assert note(desk(), 1, when=typed).at == expected


def test_notes_say_what_they_did_and_are_taken_back() -> None:
    found = desk()
    before = whole(found)
    long = "they plan a second line and will ask three houses"
    told = edit.save(found, "note", None, {"account": "hx", "text": long, "person": "wang"})
    assert told.text == ("Huaxin Cable 华信电缆, note: they plan a second line and will ask th…")
    told = edit.save(found, "note", told.id, {"text": "nothing", "person": ""})
    assert told.text == "Huaxin Cable 华信电缆, note changed: nothing"
    found.book.undo()
    found.book.undo()
    assert whole(found) == before


# -- both


@pytest.mark.parametrize(
    ("kind", "id", "values", "field", "code"),
    [
        ("next_step", None, {}, "account", "missing"),
        ("next_step", None, {"account": "hx", "due": "fri"}, "text", "missing"),
        ("next_step", None, {"account": "hx", "text": "x"}, "due", "missing"),
        (
            "next_step",
            None,
            {"account": "hx", "text": "x", "due": "yesterday"},
            "due",
            "date_past",
        ),
        ("next_step", 1, {"due": "tue 10:00"}, "due", "with_time"),
        ("next_step", 1, {"due": "10:00"}, "due", "with_time"),
        ("next_step", 1, {"due": ""}, "due", "missing"),
        ("next_step", 1, {"due": "soon"}, "due", "unreadable_date"),
        ("next_step", 2, {"due": "2026-11-19"}, "due", "date_past"),
        ("next_step", 1, {"text": " "}, "text", "missing"),
        ("next_step", 1, {"person": "nobody"}, "person", "unknown_person"),
        ("next_step", 1, {"promised": "never"}, "promised", "unknown_choice"),
        ("next_step", 3, {"done": "tomorrow"}, "done", "future"),
        ("note", None, {"account": "hx"}, "text", "missing"),
        ("note", 1, {"text": ""}, "text", "missing"),
        ("note", 1, {"when": "tomorrow"}, "when", "future"),
        ("note", 1, {"when": "today"}, "when", "future"),  # at five past seven in the evening
        ("note", 1, {"when": "some day"}, "when", "unreadable_date"),
        ("note", 1, {"account": "brandt"}, "person", "unknown_person"),
    ],
)
def test_what_is_refused(kind: Kind, id: int | None, values: Values, field: str, code: str) -> None:
    found = desk()
    before = whole(found)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, kind, id, values)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert whole(found) == before


def test_echoes() -> None:
    values = {"due": "fri", "person": "wang", "promised": "n"}
    echoes = {echo.field: echo.text for echo in edit.check(desk(), "next_step", 1, values)}
    assert echoes == {"due": "Fri 27 Nov 2026", "person": "Wang Lin 王琳", "promised": "no"}
    echoes = {
        echo.field: echo.text
        for echo in edit.check(desk(), "note", None, {"account": "hx", "when": "fri 4pm"})
    }
    assert echoes == {"account": "Huaxin Cable 华信电缆", "when": "Fri 20 Nov 2026 16:00"}

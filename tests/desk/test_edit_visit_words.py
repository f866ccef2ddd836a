"""The form of a visit: what it understands, refuses, echoes and completes."""

from __future__ import annotations

import pytest

from tests.desk.making import HUAXIN, NOW, desk_with, visit, whole
from tests.desk.visits import desk, saved, shown
from tui.desk import edit
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Gone
from tui.domain.records import Account, Person, Visit

Values = dict[str, str]


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
    assert expected or not echoes
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

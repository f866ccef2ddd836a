"""The form of a person: names, dates, roles, superiors, and the dated history."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.desk.making import EHLERS, TODAY, desk_with, stand, visit, whole
from tui import i18n
from tui.desk import edit
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Desk
from tui.domain.records import Person, PersonChange

CHEN = Person(
    id=5,
    account_id=1,
    name="Chen Bo 陈波",
    pinyin="chen bo",
    title="engineer",
    department="test hall",
    level="management",
    roles=("user", "technical_gatekeeper"),
    attitude="doubts",
    relation="know",
    relation_target="trust",
    influence=4,
    reports_to=2,
    phone="138 0000",
    email="chen@huaxin.example",
    birthday=date(1904, 2, 29),
    birth_year_known=False,
    style="B",
    social_style="amiable",
    proud_of="the new hall",
    sayings=("slow is fast", "a cable is a promise"),
    interests="badminton",
    job_concern="no line stop",
    personal_concern="promotion",
    releases_payments=True,
    since=date(2024, 3, 1),
    history=(PersonChange(on=date(2026, 1, 2), field="relation", old="contact", new="know"),),
    outside="owner",
    hidden=True,
    listens_to=(1,),
    conflicts_with=(2, 1),
)


def desk() -> Desk:
    return desk_with(CHEN)


def shown(desk: Desk, id: int) -> dict[str, str]:
    return {field.name: field.value for field in edit.form(desk, "person", id=id).fields}


def saved(desk: Desk, id: int | None, **values: str) -> Person:
    told = edit.save(desk, "person", id, values)
    return stand(desk, Person)[told.id]


def test_a_form_shows_the_person_as_they_would_be_typed() -> None:
    assert edit.form(desk(), "person", id=5).title == "Chen Bo 陈波"
    assert shown(desk(), 5) == {
        "account": "Huaxin Cable 华信电缆",
        "name": "Chen Bo 陈波",
        "title": "engineer",
        "department": "test hall",
        "level": "management",
        "roles": "uses, technical gatekeeper",
        "attitude": "doubts",
        "relation": "know",
        "relation_target": "trust",
        "influence": "4",
        "reports_to": "Zhao Min 赵敏",
        "listens_to": "Wang Lin 王琳",
        "conflicts": "Zhao Min 赵敏, Wang Lin 王琳",
        "outside": "owner",
        "hidden": "yes",
        "phone": "138 0000",
        "email": "chen@huaxin.example",
        "birthday": "29 Feb",
        "style": "B order",
        "social_style": "amiable",
        "job_concern": "no line stop",
        "personal_concern": "promotion",
        "proud_of": "the new hall",
        "interests": "badminton",
        "sayings": "slow is fast; a cable is a promise",
        "releases_payments": "yes",
        "since": "2024-03-01",
        "former": "",
        "successor": "",
        "chair_gone": "",
    }


def test_what_is_shown_makes_the_same_person_anew() -> None:
    found = desk()
    copy = saved(found, None, **shown(found, 5))
    assert copy == replace(CHEN, id=copy.id, history=())


def test_a_new_person_with_the_least_said() -> None:
    found = desk()
    before = whole(found)
    told = edit.save(found, "person", None, {"account": "hx", "name": "李伟 Li Wei"})
    assert told.text == "Huaxin Cable 华信电缆, new: 李伟 Li Wei"
    assert stand(found, Person)[told.id] == Person(
        id=6, account_id=1, name="李伟 Li Wei", pinyin="li wei"
    )
    found.book.undo()
    assert whole(found) == before


def test_a_new_person_begins_at_the_account_where_the_rep_is() -> None:
    view = edit.form(desk(), "person", account_id=2)
    values = {field.name: field.value for field in view.fields}
    assert values["account"] == "Brandtner Pumpen"
    assert not any(value for name, value in values.items() if name != "account")


def test_everything_optional_can_be_cleared() -> None:
    found = desk()
    cleared = dict.fromkeys(shown(found, 5), "")
    after = saved(found, 5, **{**cleared, "account": "hx", "name": "Chen Bo 陈波"})
    least = Person(id=5, account_id=1, name="Chen Bo 陈波", pinyin="chen bo")
    assert replace(after, history=()) == least


# -- names


@pytest.mark.parametrize(
    ("name", "pinyin"), [("陈波", "chen bo"), ("Chen Bo", ""), ("陈 Bo 波", "chen bo")]
)
def test_pinyin_follows_the_name(name: str, pinyin: str) -> None:
    assert saved(desk(), 5, name=name).pinyin == pinyin


def test_pinyin_that_the_rep_has_is_kept_while_the_name_stands() -> None:
    found = desk_with(replace(CHEN, pinyin="shen bo"))
    assert saved(found, 5, title="chief").pinyin == "shen bo"


def test_a_name_cannot_be_cleared() -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "person", 5, {"name": "\u200b "})
    assert (caught.value.field, caught.value.code) == ("name", "missing")


# -- birthdays


@pytest.mark.parametrize(
    ("typed", "day", "is_known"),
    [
        ("3 dec", date(1904, 12, 3), False),
        ("dec 3", date(1904, 12, 3), False),
        ("3/12", date(1904, 12, 3), False),
        ("12月3日", date(1904, 12, 3), False),
        ("29 feb", date(1904, 2, 29), False),
        ("21 nov", date(1904, 11, 21), False),
        ("22 nov", date(1904, 11, 22), False),
        ("tomorrow", date(1904, 11, 22), False),
        ("1 jan", date(1904, 1, 1), False),
        ("31 dec", date(1904, 12, 31), False),
        ("1978-12-03", date(1978, 12, 3), True),
        ("3 dec 1978", date(1978, 12, 3), True),
        ("3/12/1978", date(1978, 12, 3), True),
        ("3/12/78", date(1978, 12, 3), True),
        ("3/12/04", date(2004, 12, 3), True),
        ("29/2/88", date(1988, 2, 29), True),
        ("1978年12月3日", date(1978, 12, 3), True),
        ("2026-11-21", TODAY, True),
    ],
)
def test_a_birthday_with_and_without_its_year(typed: str, day: date, is_known: bool) -> None:
    found = desk()
    after = saved(found, 5, birthday=typed)
    assert (after.birthday, after.birth_year_known) == (day, is_known)
    assert edit.save(found, "person", 5, shown(found, 5)).text == ""


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-11-22", "future"),
        ("3 dec 2030", "future"),
        ("29 feb 1979", "unreadable_date"),
        ("31/2", "unreadable_date"),
        ("soon", "unreadable_date"),
        ("3 dec 10:00", "with_time"),
        ("10:00", "with_time"),
    ],
)
def test_no_birthday(typed: str, code: str) -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "person", 5, {"birthday": typed})
    assert (caught.value.field, caught.value.code) == ("birthday", code)


def test_a_year_that_stands_for_none_is_not_shown_in_either_language() -> None:
    odd = replace(CHEN, birthday=date(1990, 12, 3))
    found = desk_with(odd)
    assert shown(found, 5)["birthday"] == "3 Dec"
    i18n.use("zh")
    assert shown(found, 5)["birthday"] == "12月3日"
    assert saved(found, 5, birthday="2月29日").birthday == date(1904, 2, 29)


# -- history


@pytest.mark.parametrize(
    ("values", "field", "old", "new"),
    [
        ({"attitude": "accepts"}, "attitude", "doubts", "accepts"),
        ({"attitude": ""}, "attitude", "doubts", ""),
        ({"relation": "信任"}, "relation", "know", "trust"),
        ({"title": "chief engineer"}, "title", "engineer", "chief engineer"),
        ({"roles": "coach"}, "roles", "user,technical_gatekeeper", "coach"),
        ({"roles": "向导，user"}, "roles", "user,technical_gatekeeper", "coach,user"),
        ({"roles": ""}, "roles", "user,technical_gatekeeper", ""),
        ({"reports_to": "wang"}, "reports_to", "2", "1"),
        ({"reports_to": ""}, "reports_to", "2", ""),
        ({"reports_to": "+Big Boss"}, "reports_to", "2", "6"),
    ],
)
def test_a_change_that_matters_is_dated_and_kept(
    values: dict[str, str], field: str, old: str, new: str
) -> None:
    found = desk()
    before = whole(found)
    after = saved(found, 5, **values)
    (step,) = after.history[1:]
    assert after.history[0] == CHEN.history[0]
    assert (step.on, step.field, step.old, step.new) == (TODAY, field, old, new)
    found.book.undo()
    assert whole(found) == before


def test_other_changes_and_none_leave_no_trace() -> None:
    found = desk()
    assert saved(found, 5, phone="139", level="decision").history == CHEN.history
    assert saved(found, 5, attitude="怀疑", roles="使用者, 技术把关者").history == CHEN.history


def test_several_changes_make_several_entries() -> None:
    after = saved(desk(), 5, title="chief", attitude="accepts", phone="139")
    assert [step.field for step in after.history[1:]] == ["attitude", "title"]


# -- superiors


def test_nobody_reports_to_themselves_over_others() -> None:
    found = desk_with(CHEN, Person(id=6, account_id=1, name="Xu Li", reports_to=5))
    for boss, circle in (
        ("chen", "Zhao Min → Chen Bo → Zhao Min"),
        ("xu", "Zhao Min → Xu Li → Chen Bo → Zhao Min"),
        ("zhao", "Zhao Min → Zhao Min"),
    ):
        with pytest.raises(FieldTrouble) as caught:
            edit.save(found, "person", 2, {"reports_to": boss})
        assert (caught.value.field, caught.value.code) == ("reports_to", "circle")
        assert str(caught.value) == f"That closes a circle: {circle}."
    assert saved(found, 2, reports_to="wang").reports_to == 1


def test_a_circle_that_is_in_the_book_hangs_nobody() -> None:
    round_ = [
        Person(id=11, account_id=1, name="Ann", reports_to=12),
        Person(id=12, account_id=1, name="Ben", reports_to=11),
    ]
    assert saved(desk_with(*round_), 1, reports_to="ann").reports_to == 11


def test_who_moves_house_leaves_those_who_reported_there() -> None:
    found = desk()
    before = whole(found)
    moved = saved(found, 2, account="brandt")
    assert (moved.account_id, moved.reports_to) == (2, None)
    left = stand(found, Person)[5]
    assert left.reports_to is None
    assert (left.history[-1].field, left.history[-1].old) == ("reports_to", "2")
    found.book.undo()
    assert whole(found) == before


def test_a_superior_is_looked_for_at_the_account_that_is_typed() -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "person", 5, {"account": "brandt"})
    assert (caught.value.field, caught.value.code) == ("reports_to", "unknown_person")
    alone = {"account": "brandt", "listens_to": "", "conflicts": ""}
    assert saved(desk(), 5, **alone, reports_to="klaus").reports_to == EHLERS.id


# -- other lines, and who has left


def test_who_moves_house_leaves_all_lines_behind() -> None:
    left = Person(id=6, account_id=1, name="Xu Li", former=True, successor_id=1)
    found = desk_with(CHEN, left)
    before = whole(found)
    saved(found, 1, account="brandt")
    people = stand(found, Person)
    assert (people[5].listens_to, people[5].conflicts_with) == ((), (2,))
    assert people[6].successor_id is None
    found.book.undo()
    assert whole(found) == before


@pytest.mark.parametrize("field", ["listens_to", "conflicts", "successor"])
def test_no_line_leads_back_to_the_same_person(field: str) -> None:
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk(), "person", 5, {field: "chen"})
    assert (caught.value.field, caught.value.code) == (field, "oneself")


@pytest.mark.parametrize(
    ("values", "former", "successor", "gone"),
    [
        ({"former": "yes"}, True, None, False),
        ({"successor": "wang"}, True, 1, False),
        ({"chair_gone": "yes"}, True, None, True),
        ({"former": "yes", "successor": "wang", "chair_gone": "yes"}, True, 1, False),
    ],
)
def test_who_has_a_successor_has_left(
    values: dict[str, str], former: bool, successor: int | None, gone: bool
) -> None:
    found = desk()
    after = saved(found, 5, **values)
    assert (after.former, after.successor_id, after.chair_gone) == (former, successor, gone)
    assert [(one.field, one.new) for one in after.history[1:]] == [("former", "yes")]
    back = saved(found, 5, former="")
    assert (back.former, back.successor_id, back.chair_gone) == (False, None, False)
    assert (back.history[-1].field, back.history[-1].old) == ("former", "yes")


def test_somebody_new_may_have_left_already() -> None:
    after = saved(desk(), None, account="hx", name="Liu Tao", successor="wang")
    assert (after.former, after.successor_id) == (True, 1)


# -- other fields


@pytest.mark.parametrize(
    ("field", "typed", "attr", "expected"),
    [
        ("level", "决策层", "level", "decision"),
        ("level", "op", "level", "operations"),
        ("roles", "user, User、使用者", "roles", ("user",)),
        ("relation_target", "partner", "relation_target", "partner"),
        ("influence", "0", "influence", 0),
        ("influence", "５", "influence", 5),
        ("style", "d", "style", "D"),
        ("style", "条理", "style", "B"),
        ("style", "C people", "style", "C"),
        ("social_style", "driv", "social_style", "driver"),
        ("sayings", "one; two；three;", "sayings", ("one", "two", "three")),
        ("releases_payments", "no", "releases_payments", False),
        ("former", "是", "former", True),
        ("outside", "设计院", "outside", "design_institute"),
        ("outside", "bank", "outside", "bank"),
        ("hidden", "no", "hidden", False),
        ("listens_to", "wang, zhao", "listens_to", (1, 2)),
        ("conflicts", "", "conflicts_with", ()),
        ("since", "yesterday", "since", date(2026, 11, 20)),
        ("since", "1 dec", "since", date(2025, 12, 1)),
    ],
)
def test_what_a_field_reads(field: str, typed: str, attr: str, expected: object) -> None:
    assert getattr(saved(desk(), 5, **{field: typed}), attr) == expected


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("influence", "6", "out_of_range"),
        ("influence", "high", "unreadable_number"),
        ("roles", "coach, king", "unknown_choice"),
        ("roles", "des", "ambiguous_choice"),
        ("attitude", "d/o", "unknown_choice"),
        ("releases_payments", "perhaps", "unknown_choice"),
        ("since", "tomorrow", "future"),
        ("reports_to", "nobody", "unknown_person"),
        ("reports_to", "wang, zhao", "unknown_person"),
    ],
)
def test_what_a_field_refuses(field: str, typed: str, code: str) -> None:
    found = desk()
    before = whole(found)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "person", 5, {field: typed})
    assert (caught.value.field, caught.value.code) == (field, code)
    assert whole(found) == before


def test_a_save_names_the_fields_that_changed() -> None:
    found = desk_with(CHEN, visit(1, "14:00", people=(5,)))
    told = edit.save(found, "person", 5, {"title": "chief", "birthday": "", "name": "Chen"})
    assert told.text == "Chen, changed: name, title, birthday"


def test_echoes() -> None:
    values = {
        "roles": "coach，purchaser",
        "birthday": "29 feb",
        "since": "1 mar",
        "reports_to": "+Big Boss",
        "influence": "3",
        "former": "y",
        "title": "chief",
    }
    echoes = {echo.field: echo.text for echo in edit.check(desk(), "person", 5, values)}
    assert echoes == {
        "roles": "coach, purchaser",
        "birthday": "29 Feb, year not known",
        "since": "Sun 1 Mar 2026",
        "reports_to": "new: Big Boss",
        "influence": "3",
        "former": "yes",
    }


def test_completion_of_choices() -> None:
    found = desk()
    assert edit.complete(found, "person", "roles", "coach, des") == [
        "coach, design institute",
        "coach, designer",
    ]
    assert "coach" not in edit.complete(found, "person", "roles", "coach, ")
    assert edit.complete(found, "person", "attitude", "怀") == ["doubts"]
    assert edit.complete(found, "person", "reports_to", "z", id=5) == ["Zhao Min 赵敏"]

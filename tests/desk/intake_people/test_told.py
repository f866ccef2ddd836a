"""What a sheet of people tells, and what it leaves as it is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.importing import TODAY, Rep, csv_of
from tests.desk.intake_people.known import ALL, WANG
from tui.domain.records import Person, PersonChange


def test_every_column_is_taken(rep: Rep) -> None:
    view = rep.take(ALL)
    assert (view.created, view.skipped, view.warnings) == (2, (), ())
    assert rep.people["Sun Hao 孙浩"] == Person(
        id=2,
        account_id=1,
        name="Sun Hao 孙浩",
        pinyin="sun hao",
        title="技术总监",
        department="技术部",
        level="management",
        roles=("technical_gatekeeper", "user"),
        attitude="accepts",
        relation="respect",
        influence=4,
        reports_to=3,
        phone="139 555 0102",
        email="sun@huaxin.example",
        birthday=date(1976, 2, 24),
        style="A",
    )
    gu = rep.people["Gu Yan 顾彦"]
    assert (gu.level, gu.roles) == ("decision", ("decision_maker", "senior_leader"))
    assert (gu.style, gu.social_style) == (None, "driver")
    assert rep.counts(ALL) == (0, 0, 2, 0)


def test_chinese_headers(rep: Rep) -> None:
    rep.take(
        "姓名,客户名称,职务,部门,上级,手机,邮箱,生日\n赵敏,HX,财务总监,财务部,王琳,,,12月3日\n"
    )
    found = rep.people["赵敏"]
    assert (found.account_id, found.title, found.department) == (1, "财务总监", "财务部")
    assert (found.reports_to, found.birthday, found.pinyin) == (1, date(1904, 12, 3), "zhao min")


def test_map(rep: Rep) -> None:
    rep.take(
        "Kontakt;Firma;Funktion\nEva;acme söhne gmbh;Einkauf\n",
        map={
            "name": "kontakt",
            "account": "Firma",
            "title": "Funktion",
        },
    )
    assert (rep.people["Eva"].account_id, rep.people["Eva"].title) == (2, "Einkauf")


def test_empty_cells_erase_nothing(rep: Rep) -> None:
    view = rep.take(ALL.splitlines()[0] + "\nWang Lin,HX,,,,,,,,,,,,\n")
    assert (view.unchanged, rep.book.all(Person)[1]) == (1, WANG)


def test_changes_are_dated_and_kept(rep: Rep) -> None:
    text = (
        "name,account,title,roles,attitude,relation\n"
        'Wang Lin,HX,CPO,"purchaser,coach",doubts,了解\n'
    )
    rep.take(text, as_of=date(2026, 11, 20))
    found = rep.book.all(Person)[1]
    assert (found.name, found.title, found.attitude) == ("Wang Lin 王琳", "CPO", "doubts")
    assert found.history == (
        PersonChange(on=date(2026, 11, 20), field="attitude", old="resists", new="doubts"),
        PersonChange(on=date(2026, 11, 20), field="relation", old="", new="know"),
        PersonChange(on=date(2026, 11, 20), field="roles", old="purchaser", new="purchaser,coach"),
    )
    assert rep.counts(text) == (0, 0, 1, 0)
    assert rep.book.all(Person)[1] == found


def test_what_only_looks_different_stays(rep: Rep) -> None:
    text = csv_of(
        ("name", "account", "phone", "email"),
        [("王琳", "HX", "+86 139 5550104", "WANG.LIN@huaxin.example")],
    )
    assert rep.counts(text) == (0, 0, 1, 0)
    assert rep.book.all(Person)[1] == WANG


def test_a_new_name_brings_its_pinyin(rep: Rep) -> None:
    rep.take("name,account,email\n王丽琳,HX,wang.lin@huaxin.example\n")
    found = rep.book.all(Person)[1]
    assert (found.name, found.pinyin) == ("王丽琳", "wang li lin")


@pytest.mark.parametrize(
    ("cell", "day", "has_year"),
    [
        ("1980-12-03", date(1980, 12, 3), True),
        ("3.12.1980", date(1980, 12, 3), True),
        ("3/12/68", date(1968, 12, 3), True),
        ("12-03", date(1904, 12, 3), False),
        ("--12-03", date(1904, 12, 3), False),
        ("--1203", date(1904, 12, 3), False),
        ("3 Dec", date(1904, 12, 3), False),
        ("December 3", date(1904, 12, 3), False),
        ("3/12", date(1904, 12, 3), False),
        ("3.12.", date(1904, 12, 3), False),
        ("12/24", date(1904, 12, 24), False),
        ("24-12", date(1904, 12, 24), False),
        ("12月3日", date(1904, 12, 3), False),
        ("02-29", date(1904, 2, 29), False),
    ],
)
def test_birthdays(rep: Rep, cell: str, day: date, has_year: bool) -> None:
    text = csv_of(("name", "account", "birthday"), [("Eva", "HX", cell)])
    rep.take(text)
    assert (rep.people["Eva"].birthday, rep.people["Eva"].birth_year_known) == (day, has_year)
    assert rep.counts(text) == (0, 0, 1, 0)


def test_birthdays_stand_in_the_order_of_their_column(rep: Rep) -> None:
    view = rep.take("name,account,birthday\nA,HX,03/12\nB,HX,12/24\nC,HX,12/03/1980\n")
    assert view.date_order == "mdy"
    assert rep.people["A"].birthday == date(1904, 3, 12)
    assert rep.people["C"].birthday == date(1980, 12, 3)
    view = rep.take("name,account,birthday\nD,HX,24.12.1980\nE,HX,03-12\n")
    assert (view.date_order, view.warnings) == ("dmy", ())
    assert rep.people["E"].birthday == date(1904, 12, 3)


def test_a_birthday_without_its_year_does_not_erase_the_year(rep: Rep) -> None:
    rep.take("name,account,birthday\nEva,HX,1980-12-03\n")
    assert rep.counts("name,account,birthday\nEva,HX,12-03\n") == (0, 0, 1, 0)
    assert rep.counts("name,account,birthday\nEva,HX,12-04\n") == (0, 1, 0, 0)
    assert rep.people["Eva"].birthday == date(1904, 12, 4)
    assert rep.counts("name,account,birthday\nEva,HX,1980-12-04\n") == (0, 1, 0, 0)
    assert rep.people["Eva"].birth_year_known


def test_the_day_of_a_change_is_today_where_the_file_has_none(rep: Rep) -> None:
    rep.take("name,account,attitude\nWang Lin,HX,accepts\n")
    assert [one.on for one in rep.book.all(Person)[1].history] == [TODAY]

"""People from a sheet: who is meant, what is told, and that importing twice changes nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.importing import TODAY, Rep, csv_of
from tui.desk.intake_names import is_like, is_same_name, is_same_phone
from tui.desk.taking import one_row, take_rows
from tui.domain.records import Account, Person, PersonChange

HUAXIN = Account(
    id=1,
    name="Huaxin Cable 华信电缆",
    number="10021",
    short_name="Huaxin",
    aliases=("HX",),
    pinyin="hua xin dian lan",
)
ACME = Account(id=2, name="Acme & Söhne GmbH")
WANG = Person(
    id=1,
    account_id=1,
    name="Wang Lin 王琳",
    pinyin="wang lin",
    phone="139-555-0104",
    email="wang.lin@huaxin.example",
    attitude="resists",
    roles=("purchaser",),
    job_concern="order",
)


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "people", (HUAXIN, ACME, WANG))


ALL = """name,account,title,department,level,roles,attitude,relation,influence,reports to,phone,\
email,birthday,style
Sun Hao 孙浩,10021,技术总监,技术部,管理层,"技术把关者、用户",接受,尊重,4,Gu Yan 顾彦,139 555 0102,\
sun@huaxin.example,1976-02-24,A
Gu Yan 顾彦,华信电缆,general manager,,decision,"decision_maker; Senior Leader",,contact,5,,,,,driver
"""


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


# -- accounts


@pytest.mark.parametrize(
    "cell",
    ["10021", "huaxin", "HX", "Huaxin Cable 华信电缆", "华信电缆", "HUAXIN CABLE", "１００２１"],
)
def test_an_account_by_number_name_short_name_or_alias(rep: Rep, cell: str) -> None:
    view = rep.take(f"name,account\nEva,{cell}\n")
    assert (rep.people["Eva"].account_id, view.warnings) == (1, ())


def test_an_account_that_is_not_there_is_made_and_told(rep: Rep) -> None:
    text = "name,account\nEva,若溪制药\nBea,若溪 制药\nCem,Zone 5\nDan,10099\nFay,BP-1104\n"
    view = rep.take(text, currency="CNY")
    assert view.created == 3
    made = rep.accounts["若溪制药"]
    assert (made.pinyin, made.currency, made.number) == ("ruo xi zhi yao", "CNY", "")
    assert {one.account_id for one in rep.people.values()} == {
        1,
        made.id,
        rep.accounts["Zone 5"].id,
    }
    assert [(one.row, one.reason) for one in view.skipped] == [
        (5, "No account has the number “10099”."),
        (6, "No account has the number “BP-1104”."),
    ]
    (warning,) = view.warnings
    assert warning == "2 accounts were not in the book and are new: 若溪制药, Zone 5."
    again = rep.take(text)
    assert (again.created, again.unchanged, again.warnings) == (0, 3, ())


@pytest.mark.parametrize("cell", ["3M", "K2", "O2", "360 Security", "Unit 4", "A10 Networks"])
def test_a_name_may_have_digits(rep: Rep, cell: str) -> None:
    rep.take(f"name,account\nEva,{cell}\n")
    assert cell in rep.accounts


def test_an_account_that_several_are_called_is_not_guessed(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "people", (ACME, msgspec.structs.replace(ACME, id=3, number="C-1")))
    view = rep.take("name,account\nEva,acme söhne gmbh\nBea,c-1\n")
    assert [one.row for one in view.skipped] == [2]
    assert rep.people["Bea"].account_id == 3


# -- who is meant


@pytest.mark.parametrize(
    ("name", "phone", "email"),
    [
        ("wang lin", "", ""),
        ("王琳", "", ""),
        ("WANG LIN 王琳", "", ""),
        ("Wang, L.", "+86 139 555 0104", ""),
        ("Lin Wang", "021-5555 0100 / 1395550104", ""),
        ("Linda", "", "Wang.Lin@Huaxin.example"),
        ("王琳", "021-5555 0999", "wang@elsewhere.example"),
    ],
)
def test_somebody_known(rep: Rep, name: str, phone: str, email: str) -> None:
    text = csv_of(("name", "account", "phone", "email"), [(name, "HX", phone, email)])
    view = rep.take(text)
    assert view.created == 0
    assert [one.id for one in rep.people.values()] == [1]
    assert rep.counts(text) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("name", "account", "phone", "email"),
    [
        ("Wang Lan", "HX", "", ""),
        ("Wang Lin 王林", "HX", "", ""),
        ("Zhao Min", "HX", "139-555-0104", ""),  # a switchboard: no word in common
        ("Wang Lin", "Acme & Söhne GmbH", "139-555-0104", "wang.lin@huaxin.example"),
        ("Wang Lan", "HX", "0104", ""),
    ],
)
def test_somebody_new(rep: Rep, name: str, account: str, phone: str, email: str) -> None:
    text = csv_of(("name", "account", "phone", "email"), [(name, account, phone, email)])
    assert rep.counts(text) == (1, 0, 0, 0)
    assert rep.book.all(Person)[1] == WANG
    assert rep.counts(text) == (0, 0, 1, 0)


def test_an_address_that_several_share_tells_nobody_apart(rep: Rep) -> None:
    text = "name,account,email\nEva,HX,wang.lin@huaxin.example\nBea,HX,wang.lin@huaxin.example\n"
    assert rep.counts(text) == (2, 0, 0, 0)
    assert rep.book.all(Person)[1] == WANG
    assert rep.counts(text) == (0, 0, 2, 0)


def test_whom_the_file_knows_too_has_no_new_name(rep: Rep) -> None:
    text = (
        "name,account,phone,email\nLin Wei,HX,1395550104,\nWang Lin,HX,,wang.lin@huaxin.example\n"
    )
    assert rep.counts(text) == (1, 0, 1, 0)
    assert rep.book.all(Person)[1] == WANG


def test_two_of_one_name_are_told_apart_by_e_mail(rep: Rep) -> None:
    text = "name,account,email,title\nLi Wei,HX,a@x.example,a\nLi Wei,HX,b@x.example,b\n"
    assert rep.counts(text) == (2, 0, 0, 0)
    assert rep.counts(text) == (0, 0, 2, 0)
    view = rep.take("name,account,email,title\nLi Wei,HX,,c\nLi Wei,HX,b@x.example,d\n")
    assert "Li Wei" in view.skipped[0].reason
    assert sorted(one.title for one in rep.all(Person)) == ["", "a", "d"]


def test_the_same_person_twice_in_a_file(rep: Rep) -> None:
    view = rep.take("name,account,title\nEva,HX,a\nEva,HX,a\neva,HX,b\n")
    assert (view.created, view.unchanged) == (1, 1)
    assert [(one.row, "row 2" in one.reason) for one in view.skipped] == [(4, True)]


def test_who_left_is_meant_only_if_nobody_else_is(tmp_path: Path) -> None:
    left = Person(id=1, account_id=1, name="Li Wei", former=True)
    here = Person(id=2, account_id=1, name="Li Wei")
    rep = Rep(tmp_path, "people", (HUAXIN, left, here))
    rep.take("name,account,title\nLi Wei,HX,shift leader\n")
    assert [one.title for one in rep.all(Person)] == ["", "shift leader"]


# -- what is told


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


# -- who reports to whom


def bosses(rep: Rep) -> dict[str, str | None]:
    people = rep.book.all(Person)
    return {
        one.name: people[one.reports_to].name if one.reports_to else None
        for one in people.values()
        if one.id != WANG.id
    }


def test_whoever_is_named_may_stand_further_down_or_in_the_book(rep: Rep) -> None:
    text = "name,account,reports to\nA,HX,B\nB,HX,王琳\nC,Acme & Söhne GmbH,A\n"
    view = rep.take(text)
    assert bosses(rep) == {"A": "B", "B": "Wang Lin 王琳", "C": None}
    assert view.warnings == ("In 1 row it is not clear who the superior is: A.",)
    assert rep.counts(text) == (0, 0, 3, 0)


def test_a_circle_is_left_out(rep: Rep) -> None:
    text = "name,account,reports to\nA,HX,B\nB,HX,C\nC,HX,A\nD,HX,D\n"
    view = rep.take(text)
    assert bosses(rep) == {"A": "B", "B": "C", "C": None, "D": None}
    assert view.warnings[0].endswith("left out for: C, D.")
    assert rep.counts(text) == (0, 0, 4, 0)


def test_an_old_line_makes_no_circle_with_new_ones(rep: Rep) -> None:
    rep.take("name,account,reports to\nA,HX,B\nB,HX,\nC,HX,\n")
    view = rep.take("name,account,reports to\nB,HX,A\nA,HX,C\n")
    assert bosses(rep) == {"A": "C", "B": "A", "C": None}
    assert (view.updated, view.warnings) == (2, ())
    assert rep.counts("name,account,reports to\nC,HX,B\n") == (0, 0, 1, 0)
    assert bosses(rep) == {"A": "C", "B": "A", "C": None}


# -- rows that cannot be taken, and all or nothing


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("level", "boss"),
        ("roles", "user;king"),
        ("attitude", "nice"),
        ("relation", "friend"),
        ("influence", "6"),
        ("influence", "high"),
        ("birthday", "31-02"),
        ("birthday", "2099-01-01"),
        ("style", "E"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_taken(rep: Rep, header: str, cell: str) -> None:
    view = rep.take(f"name,account,{header}\nEva,Newcorp,{cell}\nBea,HX,\n")
    assert (view.created, [one.row for one in view.skipped]) == (1, [2])
    assert header in view.skipped[0].reason
    assert cell.rpartition(";")[2] in view.skipped[0].reason
    assert "Newcorp" not in rep.accounts


@pytest.mark.parametrize(("row", "column"), [(",HX", "name"), ("Eva,", "account")])
def test_a_row_without_name_or_account(rep: Rep, row: str, column: str) -> None:
    view = rep.take(f"name,account,title\n{row},x\n")
    assert view.skipped[0].reason == f"Column “{column}” is empty."


def test_a_dry_run_reports_the_same_and_writes_nothing(rep: Rep) -> None:
    before = rep.state()
    trial = rep.take(ALL, dry_run=True)
    assert rep.state() == before
    assert msgspec.structs.replace(trial, dry_run=False) == rep.take(ALL)


def test_one_undo_takes_all_of_it_back(rep: Rep) -> None:
    before = rep.state()
    rep.take(ALL + "Wang Lin,Newcorp,,,,,,,,Sun Hao,,,,\nWang Lin,HX,,,,,doubts,,,Sun Hao,,,,\n")
    assert rep.state() != before
    assert rep.book.undo().text == "import people: 4 rows of people.csv"
    assert rep.state() == before


# -- laws

CELLS = {
    "name": st.sampled_from(["Wang Lin", "王琳", "Wang Lin 王琳", "Li Wei", "Eva", "W. Lin", ""]),
    "account": st.sampled_from(["HX", "10021", "Acme & Söhne GmbH", "Newcorp", "10099", ""]),
    "roles": st.sampled_from(["", "", "user", "coach、purchaser", "king"]),
    "attitude": st.sampled_from(["", "", "accepts", "怀疑"]),
    "reports to": st.sampled_from(["", "Wang Lin", "Li Wei", "Eva", "Nobody"]),
    "phone": st.sampled_from(["", "", "139-555-0104", "+86 139 555 0104", "021-5555 0100"]),
    "email": st.sampled_from(["", "", "wang.lin@huaxin.example", "e@x.example", "f@x.example"]),
    "birthday": st.sampled_from(["", "", "12-03", "3/12", "1980-12-03", "24.12."]),
}


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.lists(st.tuples(*CELLS.values()), max_size=7))
def test_importing_twice_changes_nothing(tmp_path: Path, rows: list[tuple[str, ...]]) -> None:
    rep = Rep(tmp_path, "people", (HUAXIN, ACME, WANG))
    text = csv_of(list(CELLS), rows)
    first = rep.take(text)
    before = rep.state()
    again = rep.take(text)
    assert (again.created, again.updated) == (0, 0)
    assert rep.state() == before
    assert {one.row for one in again.skipped} == {one.row for one in first.skipped}
    for person in rep.all(Person):
        seen = {person.id}
        while person.reports_to:
            person = rep.book.all(Person)[person.reports_to]  # noqa: PLW2901
            assert person.id not in seen
            seen.add(person.id)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("040 66969 112", "+49 (40) 66969-112", True),
        ("5555 0104", "021-5555 0104", True),
        ("0104", "021-5555 0104", False),
        ("", "", False),
        ("139-555-0104", "139-555-0105", False),
        ("１３９５５５０１０４", "139 555 0104", True),
    ],
)
def test_telephone_numbers_compare_by_digits(one: str, other: str, same: bool) -> None:
    assert is_same_phone(one, other) is same
    assert is_same_phone(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same", "like"),
    [
        ("Wang Lin", "WANG  LIN", True, True),
        ("Wang Lin 王琳", "王琳", True, True),
        ("Wang Lin 王琳", "Wang Lin 王林", False, True),
        ("Lin Wang", "Wang Lin", False, True),
        ("王琳", "Wang Lin", False, True),
        ("W. Lin", "Wang Lin", False, True),
        ("Ann", "Bob", False, False),
        ("Li Wei", "Wang Lin", False, False),
        ("W. Li", "W. Fan", False, False),
        ("!!", "!!", True, False),
    ],
)
def test_names_compare_by_letters(one: str, other: str, same: bool, like: bool) -> None:
    assert is_same_name(one, other) is same
    assert is_like(one, other) is like


def test_the_day_of_a_change_is_today_where_the_file_has_none(rep: Rep) -> None:
    rep.take("name,account,attitude\nWang Lin,HX,accepts\n")
    assert [one.on for one in rep.book.all(Person)[1].history] == [TODAY]


@pytest.mark.parametrize(("country", "taken"), [("US", (0, 1)), ("", (1, 0))])
def test_numbers_are_compared_by_the_rules_of_the_reps_country(
    rep: Rep, country: str, taken: tuple[int, int]
) -> None:
    with rep.book.transaction("known") as change:
        change.add(Person(account_id=2, name="Eva Lund", phone="+49 (0)30 5550 1234"))
    cells = {"name": "Eva Berg", "account": "Acme & Söhne GmbH", "phone": "011 49 30 55501234"}
    with rep.book.transaction("import") as change:
        tally = take_rows(
            *(change, "people", one_row("people", cells), rep.now, TODAY, "EUR"), country=country
        )
    assert (tally.created, tally.updated) == taken

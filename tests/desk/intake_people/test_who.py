"""Who is meant by a row of a sheet of people: the account, and the person in it."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.desk.importing import TODAY, Rep, csv_of
from tests.desk.intake_people.known import ACME, HUAXIN, WANG
from tui.desk.intake_names import is_like, is_same_name, is_same_phone
from tui.desk.taking import one_row, take_rows
from tui.domain.records import Person

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

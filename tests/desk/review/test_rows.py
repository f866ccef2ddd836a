"""Rows without an account wait until they have one, or are left out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desk.making import whole
from tests.desk.review.office import GTX, Office
from tui.desk import keeping
from tui.desk.removal import remove
from tui.desk.review import CannotTake, cases
from tui.domain.records import Opportunity, Person, Review, Visit

ROWS = (
    "name,account,title,roles,attitude,birthday,email,phone,reports to,style,influence\n"
    'Sun Hao 孙浩,,CTO,"user,coach",接受,3.12.,sun@x.example,139 555,Gu Yan,driver,4\n'
    "Gu Yan 顾彦,,,,,1976-02-24,,,,,\n"
    "Eva,GTX Pro,,,,,,,,,\n"
)


def test_a_row_without_an_account_waits_and_is_taken_when_it_has_one(office: Office) -> None:
    assert office.take("people", ROWS) == 2
    assert set(office.rep.people) == {"Eva"}
    assert office.cases == ["Whose is Sun Hao 孙浩?", "Whose is Gu Yan 顾彦?"]
    assert office.take("people", ROWS) == 0
    assert len(office.cases) == 2
    case = cases(office.desk)[0]
    assert case.choices == ("account", "leave_out", "leave_all_out")
    assert case.one.about == "person · CTO · 139 555 · sun@x.example · today"
    before = whole(office.desk)
    assert office.answer("account", "hua") == "Sun Hao 孙浩 belongs to 华信电缆有限公司"
    sun = office.rep.people["Sun Hao 孙浩"]
    assert (sun.account_id, sun.title, sun.roles, sun.attitude, sun.influence) == (
        2,
        "CTO",
        ("user", "coach"),
        "accepts",
        4,
    )
    assert (sun.birthday, sun.birth_year_known, sun.social_style) == (
        date(1904, 12, 3),
        False,
        "driver",
    )
    # From now on such a row is of that account.
    assert office.rep.counts(ROWS) == (0, 0, 2, 1)
    for _ in range(1):
        keeping.undo(office.desk)
    assert whole(office.desk) == before


def test_what_a_row_says_comes_back_as_it_was(office: Office) -> None:
    office.take("people", ROWS)
    office.answer("account", "gtx", at=0)
    office.answer("account", "gtx", at=0)
    reviews = [(one.key, one.cells) for one in office.rep.all(Review)]
    taken = {name: one for name, one in office.rep.people.items() if name != "Eva"}
    keeping.undo(office.desk)
    keeping.undo(office.desk)
    assert [(one.key, one.cells) for one in office.rep.all(Review)] == reviews
    assert taken["Gu Yan 顾彦"].birthday == date(1976, 2, 24)


def test_a_row_left_out_is_not_asked_about_again(office: Office) -> None:
    office.take("people", ROWS)
    assert office.answer("leave_out") == "Left out: Sun Hao 孙浩"
    view = office.rep.take(ROWS.replace("CTO", "CEO"))
    assert [one.reason for one in view.skipped] == [
        "You left the row out, in the review list.",
        "Column “account” is empty.",
    ]
    assert view.warnings[-1] == "1 row names no account; it waits in the review list."
    assert office.cases == ["Whose is Gu Yan 顾彦?"]


def test_all_rows_of_a_kind_are_left_out_at_once(office: Office) -> None:
    office.take("people", ROWS)
    office.take("visits", "start,account,purpose\n2026-12-01T10:00,,dentist\n")
    assert len(office.cases) == 3
    before = whole(office.desk)
    assert office.answer("leave_all_out") == "Left out: 2 rows"
    assert office.cases == ["Whose is 2026-12-01 10:00; dentist?"]
    keeping.undo(office.desk)
    assert whole(office.desk) == before


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "2026-12-01T10:00,,demonstration,phone,30,,line 4",
            Visit(
                id=1,
                account_id=1,
                start=datetime(2026, 12, 1, 10),
                minutes=30,
                kind="phone",
                purpose="demonstration",
                text="line 4",
            ),
        ),
        (
            "2026-10-01,,about gauges,,,Eva,agreed",
            Visit(
                id=1,
                account_id=1,
                start=datetime(2026, 10, 1, 9),
                people=(1,),
                text="about gauges",
                state="logged",
                note="agreed",
            ),
        ),
    ],
)
def test_visits_wait_too(tmp_path: Path, row: str, expected: Visit) -> None:
    office = Office(tmp_path, GTX, Person(id=1, account_id=1, name="Eva"))
    text = f"start,account,purpose,kind,minutes,people,note\n{row}\n"
    assert office.take("visits", text) == 1
    office.answer("account", "GTX")
    assert office.rep.visits == [expected]
    assert office.rep.counts(text) == (0, 0, 1, 0)


def test_a_row_that_says_something_new_is_one_question_still(office: Office) -> None:
    office.take("people", "name,account,title\nEva,,CTO\nEva,,CFO\n")
    assert len(office.cases) == 2
    office.take("people", "name,account,title\nEva,,CFO\nEva,,CEO\n")
    assert [one.cells["title"] for one in office.rep.all(Review)] == ["CEO", "CFO"]
    assert office.take("people", "name,account,title\nEva,,CFO\nEva,,CEO\n") == 0


def test_a_row_whose_account_is_gone_waits_again(office: Office) -> None:
    office.take("people", ROWS)
    office.answer("account", "hua")
    remove(office.desk, "account", 2)
    assert "Whose is Sun Hao 孙浩?" in office.cases


def test_a_dry_run_asks_nothing_yet(office: Office) -> None:
    before = whole(office.desk)
    assert office.take("people", ROWS, dry_run=True) == 2
    assert whole(office.desk) == before
    assert office.cases == []


@pytest.mark.parametrize(
    ("text", "currency", "amount", "shown"),
    [
        # What the other rows tell of the column: points between thousands, and a sign.
        ('name;account;amount\na;;1.234\nb;GTX Pro;"$ 5,50"\n', None, 123_400, "$ 1,234.00"),
        ("name,account,amount (万元)\na,,1.5\n", None, 1_500_000, "元 15,000.00"),
        ("name,account,amount,currency\na,,(1234.5),JPY\n", None, None, "-1,234.50 · JPY"),
        ("name,account,amount,currency\na,,1234,JPY\n", None, 1_234, "1,234.00 · JPY"),
        ("name,account,amount\na,,7\n", "GBP", 700, "7.00 · GBP"),
        ("name,account,amount\na,,CHF 7\n", "GBP", 700, "CHF 7.00"),
        ("name,account,amount,currency\na,,0.125,KWD\n", None, 125, "0.1250 · KWD"),
    ],
)
def test_an_amount_that_waits_means_what_its_column_made_it_mean(
    office: Office, text: str, currency: str | None, amount: int | None, shown: str
) -> None:
    assert office.take("opportunities", text, currency=currency) == 1
    at = next(n for n, one in enumerate(cases(office.desk)) if one.kind == "row")
    assert f" · {shown} · " in cases(office.desk)[at].one.about
    if amount is None:
        with pytest.raises(CannotTake, match="decimals"):
            office.answer("account", "GTX", at=at)
        return
    office.answer("account", "GTX", at=at)
    taken = next(one for one in office.rep.all(Opportunity) if one.name == "a")
    assert taken.amount == amount
    again = office.rep.take(text, currency=currency)
    assert (again.created, again.updated, again.review) == (0, 0, 0)


def test_an_amount_that_cannot_be_read_does_not_wait(office: Office) -> None:
    office.rep.kind = "opportunities"
    view = office.rep.take("name,account,amount\na,,much\n")
    assert ("much" in view.skipped[0].reason, view.review) == (True, 0)
    assert not office.rep.all(Review)

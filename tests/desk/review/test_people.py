"""People who look alike, and what files say of them after the answer."""

from __future__ import annotations

from datetime import date

from tests.desk.making import whole
from tests.desk.review.office import Office

PEOPLE = (
    "name,account\nWang Lin 王琳,GTX Pro\nMax Weber,GTX Pro\nM. Weber,GTX Pro\nWeber,华信电缆\n"
)


def test_people_that_look_alike_are_a_question(office: Office) -> None:
    assert office.take("people", PEOPLE + "Lin Wang,GTX Pro\n") == 2
    assert office.cases == [
        "Is Lin Wang the same as Wang Lin 王琳?",
        "Is M. Weber the same as Max Weber?",
    ]
    assert office.answer("merge", at=1) == "Merged: M. Weber into Max Weber"
    assert office.answer("two") == "Wang Lin 王琳 and Lin Wang are two"
    assert office.cases == []
    before = whole(office.desk)
    assert office.take("people", PEOPLE + "Lin Wang,GTX Pro\n") == 0
    assert whole(office.desk) == before


def test_two_rows_about_one_who_was_merged_are_no_quarrel(office: Office) -> None:
    text = (
        "name,account,email,title,phone,birthday\n"
        "Max Weber,GTX Pro,mw@gtx.example,CTO,,\n"
        "M. Weber,GTX Pro,,buyer,021-5555 0104,3.12.1980\n"
    )
    office.take("people", text)
    office.answer("merge")
    view = office.rep.take(text)
    assert (view.unchanged, view.skipped) == (2, ())
    more = text.replace("021-5555 0104,3.12.1980", "021-5555 0104,4.12.1980")
    assert office.rep.take(more).unchanged == 2
    found = office.rep.people["Max Weber"]
    assert (found.title, found.phone, found.aliases) == ("CTO", "021-5555 0104", ("M. Weber",))
    assert found.birthday == date(1980, 12, 3)


def test_what_a_merged_person_did_not_say_a_row_may_still_fill(office: Office) -> None:
    office.take("people", "name,account\nMax Weber,GTX Pro\nM. Weber,GTX Pro\n")
    office.answer("merge")
    text = "name,account,title,birthday\nM. Weber,GTX Pro,buyer,3.12.\n"
    assert office.rep.counts(text) == (0, 1, 0, 0)
    found = office.rep.people["Max Weber"]
    assert (found.title, found.birthday, found.birth_year_known) == (
        "buyer",
        date(1904, 12, 3),
        False,
    )
    assert office.rep.counts(text) == (0, 0, 1, 0)

"""Who reports to whom, by a sheet of people."""

from __future__ import annotations

from tests.desk.importing import Rep
from tests.desk.intake_people.known import WANG
from tui.domain.records import Person


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

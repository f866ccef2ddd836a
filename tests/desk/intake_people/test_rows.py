"""Rows that cannot be taken, all or nothing, and that importing twice changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.importing import Rep, csv_of
from tests.desk.intake_people.known import ACME, ALL, HUAXIN, WANG
from tui.domain.records import Person


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
    rep.check_dry_run(ALL)


def test_one_undo_takes_all_of_it_back(rep: Rep) -> None:
    more = "Wang Lin,Newcorp,,,,,,,,Sun Hao,,,,\nWang Lin,HX,,,,,doubts,,,Sun Hao,,,,\n"
    rep.check_undo(ALL + more, "import people: 4 rows of people.csv")


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

"""Visits from a sheet: past ones logged, those to come planned, and twice is once."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.importing import NOW, Rep, csv_of
from tui.domain.records import Account, Person, Visit
from tui.exchange.moments import read_moment

HUAXIN = Account(id=1, name="Huaxin Cable 华信电缆", number="10021", short_name="Huaxin")
ACME = Account(id=2, name="Acme")
WANG = Person(id=1, account_id=1, name="Wang Lin 王琳")
SUN = Person(id=2, account_id=1, name="Sun Hao 孙浩")
EVA = Person(id=3, account_id=2, name="Eva")
BOOK = (HUAXIN, ACME, WANG, SUN, EVA)


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "visits", BOOK)


ALL = """start,account,minutes,kind,purpose,people,note
2026-11-23 10:00,10021,45 min,phone,催款,"王琳、Sun Hao",promised by Friday
2026-11-25 14:30,huaxin,,Video,demonstration,Wang Lin,bring the drum
"""


def test_every_column_is_taken(rep: Rep) -> None:
    view = rep.take(ALL)
    assert (view.created, view.skipped, view.warnings) == (2, (), ())
    assert rep.visits == [
        Visit(
            id=1,
            account_id=1,
            start=datetime(2026, 11, 23, 10),
            minutes=45,
            kind="phone",
            purpose="collection",
            people=(1, 2),
            state="logged",
            note="promised by Friday",
        ),
        Visit(
            id=2,
            account_id=1,
            start=datetime(2026, 11, 25, 14, 30),
            kind="video",
            purpose="demonstration",
            people=(1,),
            text="bring the drum",
        ),
    ]
    assert rep.counts(ALL) == (0, 0, 2, 0)


def test_chinese_headers_and_words(rep: Rep) -> None:
    rep.take(
        "拜访时间,客户名称,方式,目的,联系人,备注\n2026年11月25日上午10点,华信电缆,上门,验收,孙浩,\n"
    )
    (visit,) = rep.visits
    assert (visit.start, visit.kind) == (datetime(2026, 11, 25, 10), "in_person")
    assert (visit.purpose, visit.people) == ("acceptance", (2,))


def test_map(rep: Rep) -> None:
    rep.take("Termin;Kunde\n24.11.2026 16:00;Acme\n", map={"start": "Termin", "account": "kunde"})
    assert [(one.account_id, one.start.hour) for one in rep.visits] == [(2, 16)]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-24 10:00",
        "2026-11-24T10:00",
        "2026-11-24T10:00:00",
        "2026-11-24T10:00:00.000",
        "24/11/2026 10:00",
        "24.11.2026 10:00:00",
        "11/24/2026 10:00:00 AM",
        "24 Nov 2026 10am",
        "Nov 24, 2026 10:00",
        "2026/11/24 上午10点",
        "2026年11月24日 10:00",
        "2026年11月24日上午10点",
        "２０２６-11-24　10：00",
    ],
)
def test_a_start_in_any_form(rep: Rep, cell: str) -> None:
    view = rep.take(csv_of(("start", "account"), [(cell, "Acme"), ("soon", "Acme")]))
    assert [one.start for one in rep.visits] == [datetime(2026, 11, 24, 10)]
    assert [(one.row, one.reason) for one in view.skipped] == [
        (3, "Column “start”: “soon” is not a day with a time.")
    ]


@pytest.mark.parametrize("cell", ["2026-11-24 25:00", "2026-02-30 10:00", "10:00", "2026-11-24 x"])
def test_what_is_no_start(cell: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the caller knows the cell
        read_moment(cell, "dmy")


def test_a_start_with_its_zone_is_local_time_here(
    rep: Rep, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        rep.take("start,account\n2026-11-24T10:00:00Z,Acme\n2026-11-24T10:00+02:00,Acme\n")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [one.start.hour for one in rep.visits] == [18, 16]


def test_the_whole_column_tells_day_and_month_apart(rep: Rep) -> None:
    view = rep.take("start,account\n1/2/2027 10:00,Acme\n2/13/2027 10:00,Acme\n")
    assert view.date_order == "mdy"
    assert [one.day for one in rep.visits] == [date(2027, 1, 2), date(2027, 2, 13)]
    view = rep.take("start,account\n3/4/2027 10:00,Acme\n", month_first=True)
    assert rep.visits[-1].day == date(2027, 3, 4)
    assert "month first" in view.warnings[0]


def test_a_day_without_a_time_is_put_at_nine_and_told(rep: Rep) -> None:
    text = "start,account,note\n2026-11-20,Acme,met Eva\n2026-11-24 09:00,10021,\n"
    view = rep.take(text)
    assert [(one.start.hour, one.state) for one in rep.visits] == [(9, "logged"), (9, "planned")]
    assert view.warnings == ("1 visit has a day but no time: it was put at 09:00.",)
    assert rep.counts(text) == (0, 0, 2, 0)


@pytest.mark.parametrize(
    ("start", "state"),
    [
        ("2025-01-01 10:00", "logged"),
        ("2026-11-24 08:59", "logged"),
        ("2026-11-24 09:00", "planned"),
        ("2026-11-24 09:01", "planned"),
        ("2027-06-01 10:00", "planned"),
    ],
)
def test_what_has_begun_is_past(rep: Rep, start: str, state: str) -> None:
    rep.take(f"start,account,note\n{start},Acme,n\n")
    (visit,) = rep.visits
    assert (visit.state, visit.outcome, visit.logged_at) == (state, None, None)
    assert (visit.note, visit.text) == (("n", "") if state == "logged" else ("", "n"))


def test_a_purpose_in_other_words_is_what_it_is_about(rep: Rep) -> None:
    text = (
        "start,account,purpose,note\n2026-11-23 10:00,Acme,yearly talk,went well\n"
        "2026-11-25 10:00,Acme,yearly talk,bring cake\n"
    )
    rep.take(text)
    assert [(one.purpose, one.text, one.note) for one in rep.visits] == [
        (None, "yearly talk", "went well"),
        (None, "yearly talk; bring cake", ""),
    ]
    assert rep.counts(text) == (0, 0, 2, 0)


def test_unknown_people_are_told_and_not_invented(rep: Rep) -> None:
    text = (
        "start,account,people\n2026-11-25 10:00,Huaxin,王琳; Eva, Wang\n2026-11-26 10:00,Acme,Eva\n"
    )
    text = text.replace("王琳; Eva, Wang", '"王琳; Eva, Wang"')
    view = rep.take(text)
    assert [one.people for one in rep.visits] == [(1,), (3,)]
    assert len(rep.people) == 3
    assert view.warnings == (
        "2 names are nobody's at those accounts and were left out: Eva, Wang.",
    )


def test_an_account_that_is_not_there_is_made_and_told(rep: Rep) -> None:
    view = rep.take(
        "start,account\n2026-11-25 10:00,岚湖精密\n2026-11-26 10:00,岚湖精密\n"
        "2026-11-26 10:00,777\n"
    )
    assert rep.accounts["岚湖精密"].pinyin == "lan hu jing mi"
    assert view.warnings == ("1 account was not in the book and is new: 岚湖精密.",)
    assert [one.reason for one in view.skipped] == ["No account has the number “777”."]


# -- visits that the book has


def test_a_visit_is_known_by_account_and_start(rep: Rep) -> None:
    rep.take(ALL)
    text = (
        "start,account,minutes,people\n2026-11-25T14:30,10021,90,孙浩\n"
        "2026-11-25 14:30,Acme,,\n2026-11-25 14:31,10021,,\n"
    )
    assert rep.counts(text) == (2, 1, 0, 0)
    changed = rep.visits[1]
    assert (changed.minutes, changed.people, changed.kind) == (90, (1, 2), "video")
    assert rep.counts(text) == (0, 0, 3, 0)


def test_what_the_rep_has_logged_survives(rep: Rep) -> None:
    rep.take(ALL)
    planned = rep.visits[1]
    with rep.book.transaction("log") as change:
        logged = msgspec.structs.replace(
            planned, state="logged", outcome="advance", note="a test agreed", people=(2,)
        )
        change.put(logged)
    rep.now = datetime(2026, 11, 26, 9)
    assert rep.take(ALL).warnings == ()
    assert rep.visits[1] == msgspec.structs.replace(logged, people=(2, 1))
    view = rep.take("start,account,note\n2026-11-25 14:30,Huaxin,something else\n")
    assert (view.unchanged, rep.visits[1].note) == (1, "a test agreed")
    assert view.warnings == ("1 visit has other words in the book; they were kept.",)


def test_a_planned_visit_that_has_passed_stays_to_be_logged(rep: Rep) -> None:
    rep.take(ALL)
    rep.now = datetime(2026, 11, 26, 9)
    assert rep.counts(ALL) == (0, 0, 2, 0)
    assert rep.visits[1].state == "planned"


def test_an_empty_note_is_filled(rep: Rep) -> None:
    rep.take("start,account\n2026-11-23 10:00,Acme\n2026-11-25 10:00,Acme\n")
    text = "start,account,note\n2026-11-23 10:00,Acme,a\n2026-11-25 10:00,Acme,b\n"
    assert rep.counts(text) == (0, 2, 0, 0)
    assert [(one.text, one.note) for one in rep.visits] == [("", "a"), ("b", "")]


def test_a_cancelled_visit_does_not_come_back(tmp_path: Path) -> None:
    at = datetime(2026, 11, 25, 10)
    called_off = Visit(id=1, account_id=2, start=at, state="cancelled")
    rep = Rep(tmp_path, "visits", (*BOOK, called_off))
    assert rep.counts("start,account\n2026-11-25 10:00,Acme\n") == (0, 0, 1, 0)
    anew = Visit(id=2, account_id=2, start=at)
    rep = Rep(tmp_path, "visits", (*BOOK, called_off, anew))
    assert rep.counts("start,account,minutes\n2026-11-25 10:00,Acme,30\n") == (0, 1, 0, 0)
    assert [one.minutes for one in rep.visits] == [60, 30]


def test_the_same_visit_twice_in_a_file(rep: Rep) -> None:
    view = rep.take(
        "start,account,note\n2026-11-25 10:00,Acme,a\n25/11/2026 10:00,Acme,a\n"
        "2026-11-25 10:00,Acme,b\n"
    )
    assert (view.created, view.unchanged) == (1, 1)
    assert [(one.row, "row 2" in one.reason) for one in view.skipped] == [(4, True)]


# -- rows that cannot be taken, and all or nothing


@pytest.mark.parametrize(
    ("header", "cell"), [("minutes", "long"), ("minutes", "-5"), ("kind", "telepathy")]
)
def test_a_bad_row_is_named_and_the_others_are_taken(rep: Rep, header: str, cell: str) -> None:
    view = rep.take(
        f"start,account,{header}\n2026-11-25 10:00,Newcorp,{cell}\n2026-11-25 10:00,Acme,\n"
    )
    assert (view.created, [one.row for one in view.skipped]) == (1, [2])
    assert header in view.skipped[0].reason
    assert cell in view.skipped[0].reason
    assert "Newcorp" not in rep.accounts


@pytest.mark.parametrize(("row", "column"), [(",Acme", "start"), ("2026-11-25 10:00,", "account")])
def test_a_row_without_start_or_account(rep: Rep, row: str, column: str) -> None:
    view = rep.take(f"start,account,note\n{row},x\n")
    assert view.skipped[0].reason == f"Column “{column}” is empty."


def test_a_dry_run_reports_the_same_and_writes_nothing(rep: Rep) -> None:
    rep.check_dry_run(ALL)


def test_one_undo_takes_all_of_it_back(rep: Rep) -> None:
    rep.take("start,account\n2026-11-25 14:30,Huaxin\n")
    rep.check_undo(ALL + "2026-11-25 10:00,Newcorp,,,,,\n", "import visits: 3 rows of visits.csv")


# -- laws

CELLS = {
    "start": st.sampled_from(
        ["2026-11-23 10:00", "23/11/2026 10:00", "2026-11-25", "2026-11-25 09:00", "soon", ""]
    ),
    "account": st.sampled_from(["Huaxin", "华信电缆", "10021", "Acme", "Newcorp", "77", ""]),
    "minutes": st.sampled_from(["", "", "30", "x"]),
    "purpose": st.sampled_from(["", "demo", "talk", "talk; more"]),
    "people": st.sampled_from(["", "王琳", "Wang Lin, Sun Hao", "Eva;Nobody"]),
    "note": st.sampled_from(["", "", "talk", "more", "note"]),
}
KNOWN = [
    Visit(id=1, account_id=1, start=datetime(2026, 11, 23, 10), state="logged", note="note"),
    Visit(id=2, account_id=2, start=datetime(2026, 11, 25, 9), text="more"),
]


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(st.tuples(*CELLS.values()), max_size=7),
    known=st.lists(st.sampled_from(KNOWN), unique_by=lambda one: one.id),
    later=st.sampled_from([NOW, datetime(2026, 11, 26, 9)]),
)
def test_importing_twice_changes_nothing(
    tmp_path: Path, rows: list[tuple[str, ...]], known: list[Visit], later: datetime
) -> None:
    rep = Rep(tmp_path, "visits", (*BOOK, *known))
    text = csv_of(list(CELLS), rows)
    first = rep.take(text)
    before = rep.state()
    rep.now = later
    again = rep.take(text)
    assert (again.created, again.updated) == (0, 0)
    assert rep.state() == before
    assert again.skipped == first.skipped
    own = {one.id: one.note for one in known}
    assert all(one.note == own[one.id] for one in rep.visits if own.get(one.id))

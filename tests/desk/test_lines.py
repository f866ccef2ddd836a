"""The quick line at work: read, told back, written, or pointed at with nothing written."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from tests.desk.making import (
    HUAXIN,
    desk_of,
    desk_with,
    stand,
    visit,
    whole,
)
from tui.desk import keeping, lines
from tui.desk.ground import Desk
from tui.desk.reading import LineTrouble
from tui.domain.records import Account, NextStep, PaymentPromise, Person, Visit
from tui.settings import Settings
from tui.store.book import NothingToUndo

FULL = (
    "huaxin advance agreed to a test @wang /then tue 10:00 demo with the CFO /pay 80k fri"
    " /why in process /mood @zhao resists @+Li Wei"
)
CHINESE = "华信 进展 同意试用 @王琳 /下次 下周二10点 给财务总监演示 /付款 8万 周五 /借口 审批中"


def undo_all(desk: Desk) -> list[str]:
    """Every change taken back, the newest first."""
    texts = []
    while True:
        try:
            texts.append(keeping.undo(desk).undone)
        except NothingToUndo:
            return texts


def test_one_line_writes_everything_it_says() -> None:
    desk = desk_with(visit(1, "10:00"))
    view = lines.log(desk, [FULL])
    assert [one.kind for one in view.written] == [
        *("contact", "person", "attitude", "visit", "promise", "chase")
    ]
    settled, planned = stand(desk, Visit).values()
    assert (settled.state, settled.outcome, settled.note) == (
        *("logged", "advance"),
        "agreed to a test",
    )
    assert settled.people == (1, 4)
    assert (planned.start, planned.text) == (datetime(2026, 11, 24, 10, 0), "demo with the CFO")
    (promise,) = stand(desk, PaymentPromise).values()
    assert (promise.amount, promise.currency, promise.due) == (
        *(8_000_000, "CNY"),
        date(2026, 11, 27),
    )
    assert stand(desk, Person)[4].name == "Li Wei"


def test_a_chinese_line_writes_the_same_kinds() -> None:
    desk = desk_with()
    view = lines.log(desk, [CHINESE])
    assert [one.kind for one in view.written] == ["contact", "visit", "promise", "chase"]
    assert stand(desk, Visit)[1].note == "同意试用"
    assert stand(desk, Visit)[1].people == (1,)
    assert stand(desk, Visit)[2].start == datetime(2026, 11, 24, 10, 0)
    assert stand(desk, PaymentPromise)[1].amount == 8_000_000


@pytest.mark.parametrize("line", [FULL, CHINESE])
def test_one_undo_takes_the_whole_line_back(line: str) -> None:
    desk = desk_with(visit(1, "10:00"))
    before = whole(desk)
    lines.log(desk, [line])
    assert whole(desk) != before
    assert len(undo_all(desk)) == 1
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("", "empty_line", ""),
        ("zzz advance", "unknown_account", "zzz"),
        ("huaxin", "missing_outcome", ""),
        ('huaxin "advance or not"', "missing_outcome", ""),
        ("huaxin advance /then someday", "unreadable_date", "someday"),
        ("huaxin advance /then", "missing_when", "/then"),
        ("huaxin advance /pay much fri", "unreadable_amount", "much"),
        ("huaxin advance /pay 80k", "missing_when", "/pay"),
        ("huaxin advance /why dunno", "unknown_excuse", "dunno"),
        ("huaxin advance @nobody", "unknown_person", "nobody"),
        ("huaxin advance /mood @wang lovely", "unknown_attitude", "lovely"),
        ("huaxin advance /foo", "unknown_part", "/foo"),
        ("huaxin advance /at tomorrow", "future_call", "tomorrow"),
        ("huaxin advance /then yesterday", "date_past", "yesterday"),
        ("huaxin advance /why 1 /why 2", "part_twice", "/why"),
    ],
)
def test_a_word_that_cannot_be_read_is_pointed_at_and_nothing_is_written(
    line: str, code: str, word: str
) -> None:
    desk = desk_with(visit(1, "10:00"))
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(LineTrouble) as caught:
        lines.log(desk, [line])
    trouble = caught.value
    assert (trouble.code, trouble.word) == (code, word)
    assert trouble.line == line
    if word:
        assert line[trouble.start : trouble.end] == word
        assert f"“{word}”" in str(trouble)
    assert whole(desk) == before
    assert desk.book.generation == generation


def test_a_tie_names_its_candidates_and_is_never_a_guess() -> None:
    desk = desk_of(Account(id=1, name="Acme Tools"), Account(id=2, name="Acme Marine"))
    with pytest.raises(LineTrouble, match="Acme Tools, Acme Marine"):
        lines.log(desk, ["acme advance"])
    assert not stand(desk, Visit)


def test_a_misspelt_account_is_only_a_suggestion() -> None:
    desk = desk_with()
    with pytest.raises(LineTrouble, match="Did you mean Brandtner Pumpen"):
        lines.log(desk, ["brantner advance"])
    assert not stand(desk, Visit)


def test_a_batch_writes_each_line_as_a_change_of_its_own_in_one_save() -> None:
    desk = desk_with()
    generation = desk.book.generation
    view = lines.log(desk, ["huaxin a one", "brandtner o two /then fri call", "pell x"])
    assert desk.book.generation == generation + 1
    assert [one.kind for one in view.written] == [
        *("contact", "contact", "next_step", "contact"),
    ]
    states = [whole(desk)]
    texts = []
    for _ in range(3):
        texts.append(keeping.undo(desk).undone)
        states.append(whole(desk))
    assert [text.split(":")[0] for text in texts] == [
        "call at Pell & Daughters",
        "call at Brandtner Pumpen",
        "call at Huaxin Cable 华信电缆",
    ]
    assert [len(state["visits"]) for state in states] == [3, 2, 1, 0]
    assert [len(state["next_steps"]) for state in states] == [1, 1, 0, 0]


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_batch_with_one_wrong_line_writes_nothing_and_says_which(wrong: int) -> None:
    desk = desk_with(visit(1, "10:00"))
    before, generation = whole(desk), desk.book.generation
    batch = ["huaxin a one", "brandtner o two", "pell x"]
    batch[wrong] = "zzz a"
    with pytest.raises(LineTrouble, match=f"^Line {wrong + 1}: .*“zzz”"):
        lines.log(desk, batch)
    assert whole(desk) == before
    assert desk.book.generation == generation


def test_two_calls_of_a_batch_settle_two_visits() -> None:
    desk = desk_with(visit(1, "10:00"), visit(2, "15:00"))
    lines.log(desk, ["huaxin a one", "huaxin o two"])
    assert [(one.note, one.state) for one in stand(desk, Visit).values()] == [
        ("one", "logged"),
        ("two", "logged"),
    ]


def test_an_empty_batch_writes_nothing() -> None:
    desk = desk_with()
    generation = desk.book.generation
    assert lines.log(desk, []).written == ()
    assert lines.plan(desk, []).written == ()
    assert desk.book.generation == generation


# -- Plans


@pytest.mark.parametrize(
    ("line", "start", "purpose", "text", "people"),
    [
        ("huaxin tue 10:00", datetime(2026, 11, 24, 10), None, "", ()),
        ("huaxin tue 10:00 demo", datetime(2026, 11, 24, 10), "demonstration", "", ()),
        (
            "huaxin tue 2pm see the line @wang",
            datetime(2026, 11, 24, 14),
            None,
            "see the line",
            (1,),
        ),
        ("华信 下周二10点 谈判 @王琳", datetime(2026, 11, 24, 10), "negotiation", "", (1,)),
        ("huaxin tue", datetime(2026, 11, 24, 9), None, "", ()),
        ("huaxin today", datetime(2026, 11, 21, 9, 30), None, "", ()),
    ],
)
def test_a_plan_is_a_visit_of_an_hour(
    line: str, start: datetime, purpose: str | None, text: str, people: tuple[int, ...]
) -> None:
    desk = desk_with()
    view = lines.plan(desk, [line])
    (planned,) = stand(desk, Visit).values()
    assert (planned.start, planned.minutes, planned.state) == (start, 60, "planned")
    assert (planned.purpose, planned.text, planned.people) == (purpose, text, people)
    assert not planned.unplanned
    assert [(one.kind, one.id) for one in view.written] == [("visit", planned.id)]
    assert "Huaxin" in view.written[0].text
    assert f"{start:%H:%M}" in view.written[0].text


def test_a_plan_without_a_time_takes_the_first_free_slot() -> None:
    desk = desk_with(visit(1, "2026-11-24T08:30", minutes=270))
    lines.plan(desk, ["huaxin tue", "brandtner tue", "pell tue"])
    assert [one.start.time() for one in stand(desk, Visit).values()][1:] == [
        time(13),
        time(14),
        time(15),
    ]


def test_a_plan_for_today_is_never_in_the_past() -> None:
    desk = desk_with(now=datetime(2026, 11, 21, 19, 10))
    lines.plan(desk, ["huaxin today"])
    assert stand(desk, Visit)[1].start == datetime(2026, 11, 21, 19, 30)


def test_the_length_of_a_visit_is_a_setting() -> None:
    desk = desk_with(settings=Settings(visit_minutes=90))
    lines.plan(desk, ["huaxin tue 10:00"])
    lines.log(desk, ["huaxin a /then wed 10:00 demo"])
    assert {one.minutes for one in stand(desk, Visit).values() if one.is_open} == {90}


def test_a_plan_with_somebody_new_adds_them_and_one_undo_takes_both() -> None:
    desk = desk_with()
    before = whole(desk)
    view = lines.plan(desk, ["huaxin tue 10:00 @wang @+李伟"])
    assert [one.kind for one in view.written] == ["visit", "person"]
    assert stand(desk, Visit)[1].people == (1, 4)
    assert stand(desk, Person)[4].pinyin == "li wei"
    assert undo_all(desk) == ["visit to Huaxin Cable 华信电缆, Tue 24 Nov 2026 10:00"]
    assert whole(desk) == before


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("huaxin", "missing_when"),
        ("huaxin demo", "unreadable_date"),
        ("huaxin yesterday", "date_past"),
        ("huaxin today 08:00", "date_past"),
        ("huaxin tue /pay 80k fri", "unknown_part"),
        ("zzz tue", "unknown_account"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(line: str, code: str) -> None:
    desk = desk_with()
    with pytest.raises(LineTrouble) as caught:
        lines.plan(desk, ["brandtner tue", line])
    assert caught.value.code == code
    assert str(caught.value).startswith("Line 2: ")
    assert not stand(desk, Visit)


def test_the_preview_of_a_plan_is_what_is_written() -> None:
    desk = desk_with(visit(1, "2026-11-24T09:00"))
    line = "huaxin tue demo"
    said = lines.plan_text(desk, lines.read_plan(desk, line))
    assert said == f"{HUAXIN.name}, Tue 24 Nov 2026 10:00 demonstration"
    assert lines.plan(desk, [line]).written[0].text == said


@pytest.mark.parametrize(
    ("line", "at", "warned"),
    [
        ("huaxin tomorrow 10:00", "10:00", ""),
        ("huaxin tomorrow 7:00", "07:00", ""),
        ("huaxin tomorrow 20:00", "20:00", ""),
        ("huaxin tomorrow 2pm", "14:00", ""),
        ("huaxin tomorrow", "09:00", ""),
        ("华信 明天 上午10点", "10:00", ""),
        ("华信 明天 下午3点半", "15:30", ""),
        ("华信 明天 3点 谈判", "03:00", "3:00 is before dawn: for the afternoon write 15:00."),
        ("华信 明天 6点半", "06:30", "6:30 is before dawn: for the afternoon write 18:30."),
        ("huaxin tomorrow 0:30", "00:30", "00:30 is not between 7:00 and 20:00."),
        ("huaxin tomorrow 20:01", "20:01", "20:01 is not between 7:00 and 20:00."),
    ],
)
def test_a_plan_at_an_odd_hour_stays_as_it_is_and_is_warned_of(
    line: str, at: str, warned: str
) -> None:
    desk = desk_with()
    plan = lines.read_plan(desk, line)
    assert f"Sun 22 Nov 2026 {at}" in lines.plan_text(desk, plan)
    assert lines.plan_warning(plan) == warned


# -- Settings and completions


def test_the_order_of_day_and_month_is_a_setting() -> None:
    for order, due in [("day_first", date(2026, 12, 11)), ("month_first", date(2026, 12, 11))]:
        desk = desk_with(settings=Settings(date_order=order))  # type: ignore[arg-type]
        lines.log(desk, [f"huaxin a /then {'11/12' if order == 'day_first' else '12/11'} call"])
        assert stand(desk, NextStep)[1].due == due


def test_completions_offer_parts_and_people() -> None:
    desk = desk_with()
    parts = [one.text for one in lines.complete(desk, "huaxin a /", 10)]
    assert {"/then", "/pay", "/why", "/mood", "/at"} <= set(parts)
    people = [one.text for one in lines.complete(desk, "huaxin a @w", 11)]
    assert any("Wang" in text for text in people)
    assert lines.complete(desk, "huaxin tue /", 12, is_plan=True) == []


def test_the_clock_of_the_desk_is_the_one_that_counts() -> None:
    desk = desk_with(now=datetime(2027, 3, 1, 8, 0))
    lines.log(desk, ["huaxin a /then tomorrow call"])
    assert stand(desk, NextStep)[1].due == date(2027, 3, 2)
    assert stand(desk, Visit)[1].logged_at == datetime(2027, 3, 1, 8, 0)

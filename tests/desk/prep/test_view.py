"""Prep for a visit and for a call that is not planned; what it warns of; the card and the brief."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from tests.desk.making import (
    BRANDT,
    HUAXIN,
    NOW,
    TODAY,
    WANG,
    ZHAO,
    desk_of,
    desk_with,
    visit,
)
from tui.desk.ground import Desk, Gone
from tui.desk.prep import brief, doorstep, view
from tui.domain.records import Account, Invoice, Opportunity, Person, Record, Visit
from tui.domain.text import width

PLAN = visit(1, "2026-11-24T10:00", people=(1,), purpose="needs")
CALL = visit(9, "2026-11-10T10:00", people=(2,), state="logged", outcome="advance", kind="phone")


def test_the_next_visit_is_taken() -> None:
    past, later = visit(2, "08:00", minutes=60), visit(3, "2026-11-30T10:00")
    for visits, id in (((PLAN, later, past), 1), ((later,), 3), ((past,), None), ((), None)):
        found = view.of_account(desk_with(*visits), 1).visit
        assert (found.id if found else None) == id
    # One that is running is still the next.
    running = visit(4, "08:30", minutes=60)
    told = view.of_account(desk_with(PLAN, running), 1).visit
    assert told is not None
    assert told.id == 4


def test_a_call_that_is_not_planned_has_no_hour() -> None:
    prep = view.of_account(desk_with(CALL), 1)
    assert prep.visit is None
    assert all(one.at is None for one in prep.etiquette)
    assert all(one.at is None for phase in prep.etiquette for one in phase.manners)
    assert [one.id for one in prep.people] == [2]
    assert prep.assumed
    assert "call_sheet" in {one.id for one in prep.materials}  # as the last one, by phone
    assert prep.objective.seek
    assert prep.ready.n == 0
    assert (
        doorstep.card(view.of_account(desk_with(CALL), 1), TODAY).title
        == "next call Huaxin Cable 华信电缆"
    )
    assert brief.of_account(desk_with(CALL), 1).startswith("# next call, Huaxin Cable 华信电缆\n")


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"at": "2026-11-24T10:30"}, "overlap"),
        ({"at": "2026-11-24T09:00", "minutes": 30}, "way_from"),  # 30 minutes for a way of 40
        ({"at": "2026-11-24T11:20"}, "way_to"),
        ({"at": "2026-11-24T09:00", "minutes": 20}, None),
        ({"at": "2026-11-24T12:00"}, None),
        ({"at": "2026-11-25T10:00"}, None),
        ({"at": "2026-11-24T10:30", "state": "cancelled"}, None),
    ],
)
def test_another_visit_may_make_it_impossible(other: dict[str, Any], code: str | None) -> None:
    account = replace(BRANDT, travel_minutes=30)
    fields = dict(other)
    second = visit(2, fields.pop("at"), account, **fields)
    desk = desk_of(HUAXIN, account, WANG, PLAN, second)
    codes = [one.code for one in view.of_visit(desk, 1).flags]
    assert (codes[0] if code else None) == code
    assert not {"overlap", "way_from", "way_to", "way_now"} - {code} & set(codes)


def test_a_visit_that_is_over_is_not_warned_of() -> None:
    logged = replace(PLAN, state="logged")
    prep = view.of_visit(desk_with(logged, visit(2, "2026-11-24T10:30", BRANDT)), 1)
    assert "overlap" not in {one.code for one in prep.flags}


def test_who_has_left_is_named() -> None:
    gone = replace(WANG, former=True)
    prep = view.of_visit(desk_of(HUAXIN, gone, ZHAO, PLAN), 1)
    assert ("left", "Wang Lin is no longer there") in {(one.code, one.text) for one in prep.flags}
    assert prep.assumed


@pytest.mark.parametrize(
    ("outcomes", "told"),
    [("ccc", True), ("accc", True), ("cac", False), ("cc", False), ("ccca", False)],
)
def test_talk_that_leads_nowhere_is_told(outcomes: str, told: bool) -> None:
    words = {"c": "continuation", "a": "advance"}
    calls = [
        visit(10 + n, f"2026-10-{n + 1:02}T10:00", people=(1,), state="logged", outcome=words[one])
        for n, one in enumerate(outcomes)
    ]
    codes = {one.code for one in view.of_visit(desk_with(PLAN, *calls), 1).flags}
    assert ("continuations" in codes) == told


def test_a_visit_or_account_that_is_gone_says_so() -> None:
    with pytest.raises(Gone):
        view.of_visit(desk_with(), 1)
    with pytest.raises(Gone):
        view.of_account(desk_with(), 77)


def test_what_is_not_known_of_somebody_says_nothing() -> None:
    [one] = view.of_visit(desk_with(PLAN), 1).people
    assert one.question is None
    assert one.job_concern is None
    assert one.style is None
    # WANG doubts, and no more is known.
    assert set(one.kinds) <= {"attitude", "avoid", "praise"}


def test_own_concerns_go_before_those_of_the_role() -> None:
    person = replace(WANG, roles=("user",), job_concern="no scrap")
    [one] = view.of_visit(desk_of(HUAXIN, person, PLAN), 1).people
    assert one.job_concern == "no scrap"
    assert one.personal_concern == "easy to learn, easy to use"


def test_a_gap_means_nothing_where_nobody_works_on_the_account() -> None:
    alone = view.of_visit(desk_of(HUAXIN, WANG, PLAN), 1)
    assert alone.file.gaps == ()
    assert not any(one.kind == "gap" for one in alone.questions)
    business = Opportunity(id=1, account_id=1, name="x", opened=TODAY)
    mapped = view.of_visit(desk_of(HUAXIN, WANG, PLAN, business), 1)
    assert mapped.file.gaps
    assert any(one.kind == "gap" for one in mapped.questions)


def test_a_purpose_that_sells_seeks_the_weakest_element() -> None:
    business = Opportunity(
        id=1, account_id=1, name="x", opened=TODAY, elements={"trust": 1, "price": 3}
    )
    goal = view.of_visit(desk_with(PLAN, business), 1).objective
    assert goal.seek == "a talk with a customer of ours, without us"
    assert goal.least == "our list answered by a set day"
    assert not goal.seek_is_set


def test_money_in_another_currency_stands_beside() -> None:
    def owed(id: int, currency: str, days: int) -> Invoice:
        due = TODAY - timedelta(days=days)
        return Invoice(
            id=id, account_id=1, number=f"R{id}", due=due, amount=100_00, currency=currency
        )

    prep = view.of_visit(desk_with(PLAN, owed(1, "CNY", 10), owed(2, "EUR", 50)), 1)
    assert prep.money.currency == "EUR"  # the longest overdue
    assert [one.currency for one in prep.other_money] == ["CNY"]


# -- The card


LONG = "Ein sehr langer Name einer sehr großen Gesellschaft mit beschränkter Haftung " * 3
WIDE = "中国特种电缆制造集团股份有限公司上海青浦第二分公司" * 3


@pytest.mark.parametrize("text", [LONG, WIDE, "x" * 300, "👩‍👩‍👧‍👦" * 60, "é" * 200])
@pytest.mark.parametrize(("columns", "height"), [(80, 22), (80, 23), (60, 18), (40, 12), (160, 50)])
def test_the_card_fits_however_long_the_names(text: str, columns: int, height: int) -> None:
    account = Account(
        id=1, name=text, tier="platinum", city=text, address=text, phone=text, travel_minutes=40
    )
    people = [
        Person(id=n, account_id=1, name=text, title=text, roles=("user",), attitude="doubts")
        for n in range(1, 7)
    ]
    records: tuple[Record, ...] = (
        account,
        *people,
        replace(PLAN, people=tuple(range(1, 7)), seek=text, least=text, text=text),
        visit(9, "2026-11-01T10:00", account, state="logged", outcome="order", note=text),
    )
    lines = doorstep.lines(doorstep.of_visit(desk_of(*records), 1), columns, height)
    assert len(lines) <= height
    assert max(width("".join(part for part, _tone in line)) for line in lines) <= columns
    told = "\n".join("".join(part for part, _tone in line) for line in lines)
    assert "…" in told
    assert "10:00" in told


def test_the_day_is_named_when_it_is_not_today() -> None:
    assert doorstep.of_visit(desk_with(PLAN), 1).title.startswith("Tue 24 Nov 10:00 ")
    today = replace(PLAN, start=datetime(2026, 11, 21, 10, 0))
    assert doorstep.of_visit(desk_with(today), 1).title.startswith("10:00 ")


def test_when_to_leave_stands_at_the_end_of_the_head() -> None:
    card = doorstep.of_visit(desk_with(PLAN), 1)
    for columns in (80, 60, 44):
        head = "".join(text for text, _tone in doorstep.head(card, columns))
        assert head.endswith("leave by 09:05")
        assert width(head) == columns


@pytest.mark.parametrize(
    ("columns", "head"),
    [
        (90, " Tue 24 Nov 10:00 Ruoxi Pharma 若溪制药    ◆ platinum · contract · by phone"),
        (70, " Tue 24 Nov 10:00 Ruoxi Pharma 若溪制药    ◆ contract · by phone"),
        (60, " Tue 24 Nov 10:00 Ruoxi Pharma 若…    ◆ contract · by phone"),
        (46, " Tue 24 Nov 10:00 Ruoxi Pharma…    ◆ by phone"),
        (38, " Tue 24 Nov 10:00 Ruoxi Pharma…    ◆"),
        (24, " Tue 24 Nov 10:00 Ruox…"),
    ],
)
def test_a_head_that_is_too_long_says_less_and_no_half_words(columns: int, head: str) -> None:
    account = replace(HUAXIN, name="Ruoxi Pharma 若溪制药", tier="platinum")
    visit = replace(PLAN, purpose="contract", kind="phone")
    card = doorstep.of_visit(desk_of(account, WANG, visit), 1)
    line = "".join(text for text, _tone in doorstep.head(card, columns))
    assert line.rstrip() == head
    assert width(line) <= columns


def test_a_name_with_emoji_keeps_its_place_in_the_head() -> None:
    account = replace(HUAXIN, name="👨‍👩‍👧 Family & 🇩🇪 Sons")
    line = doorstep.head(doorstep.of_visit(desk_of(account, WANG, PLAN), 1), 80)
    assert line[0][0] == " Tue 24 Nov 10:00 👨‍👩‍👧 Family & 🇩🇪 Sons "


def test_a_tick_shows_on_the_card() -> None:
    desk = desk_with(replace(PLAN, ready=("question_list",)))
    told = "".join(
        text for line in doorstep.lines(doorstep.of_visit(desk, 1)) for text, _tone in line
    )
    assert "☑ question list" in told
    assert "1 of " in told


# -- The brief


def brief_on(desk: Desk) -> str:
    """The brief of the first visit."""
    return brief.as_markdown(view.of_visit(desk, 1), desk.today)


def test_the_brief_shows_the_text_of_records_as_it_is() -> None:
    account = replace(HUAXIN, name="A *bold* name | [x](y)", strategy="# no heading")
    text = brief_on(desk_of(account, WANG, PLAN))
    assert "A \\*bold\\* name \\| \\[x\\](y)" in text
    headings = [one for one in text.splitlines() if one.startswith("#")]
    assert len(headings) == 10


def test_the_same_book_gives_the_same_brief() -> None:
    assert brief_on(desk_with(PLAN)) == brief_on(desk_with(PLAN))
    later = desk_with(PLAN, now=NOW + timedelta(minutes=5))
    assert brief_on(later) == brief_on(desk_with(PLAN))


def test_ticks_stand_in_the_brief() -> None:
    text = brief_on(desk_with(replace(PLAN, ready=("cards",))))
    assert "- [x] **cards**" in text
    assert "- [ ] **theme and words**" in text


def test_a_blank_is_named_in_the_brief() -> None:
    text = brief_on(desk_with(PLAN))
    assert "(fill in: your name, your company)" in text


def test_hours_stand_beside_the_manners() -> None:
    text = brief_on(desk_with(PLAN))
    for told in ("09:05: Out of the door", "09:50–09:55: At the door", "10:15: A quarter of an"):
        assert told in text
    assert "yesterday" not in text


def test_a_visit_in_a_year_knows_its_days() -> None:
    far: Visit = replace(PLAN, start=datetime(2027, 11, 24, 10, 0))
    prep = view.of_visit(desk_with(far), 1)
    [confirm] = [one for phase in prep.etiquette for one in phase.manners if one.id == "confirm"]
    assert confirm.day == date(2027, 11, 23)

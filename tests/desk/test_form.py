"""The log dialog's fields: what they give is what the line gives, and errors name the field."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.desk.making import desk_with
from tui.desk import form, lines
from tui.desk.form import Field, FieldTrouble
from tui.desk.ground import Gone
from tui.domain.codes import OUTCOMES, Outcome
from tui.domain.dates import When
from tui.domain.entries import Entry, Mood, Pay, Then

FIELDS: tuple[Field, ...] = get_args(Field)
DESK = desk_with()
"""Nothing here writes, so that all tests may share it."""


def test_every_field_at_once() -> None:
    entry = form.read(
        DESK,
        1,
        "advance",
        {
            "note": "agreed to a test",
            "then": "tue 10:00 demo with the CFO",
            "met": "wang, zhao, +Li Wei",
            "pay": "80k fri",
            "why": "in process",
            "mood": "wang accepts, zhao resists",
            "at": "yesterday 14:30",
        },
    )
    assert entry == Entry(
        account_id=1,
        outcome="advance",
        note="agreed to a test",
        people=(1, 2),
        new_people=("Li Wei",),
        then=Then(When(date(2026, 11, 24), time(10, 0)), "demo with the CFO"),
        pay=Pay(8_000_000, "CNY", date(2026, 11, 27)),
        why="in_process",
        moods=(Mood(1, "accepts"), Mood(2, "resists")),
        at=datetime(2026, 11, 20, 14, 30),
    )


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_l_a_enter_is_a_complete_log(outcome: Outcome) -> None:
    assert form.read(DESK, 1, outcome, {}) == Entry(account_id=1, outcome=outcome)
    empty: dict[Field, str] = dict.fromkeys(FIELDS, "  ")
    assert form.read(DESK, 1, outcome, empty) == Entry(account_id=1, outcome=outcome)


@pytest.mark.parametrize(
    ("met", "people", "new"),
    [
        ("wang", (1,), ()),
        ("@wang @zhao", (1, 2), ()),
        ("wang、赵敏", (1, 2), ()),
        ("wang，zhao；+李伟", (1, 2), ("李伟",)),
        ("@+Li Wei", (), ("Li Wei",)),
        ("wang, wang", (1,), ()),
        (" , ", (), ()),
    ],
)
def test_people_are_parted_by_commas_or_signs(
    met: str, people: tuple[int, ...], new: tuple[str, ...]
) -> None:
    entry = form.read(DESK, 1, "advance", {"met": met})
    assert (entry.people, entry.new_people, entry.note) == (people, new, "")


@pytest.mark.parametrize(
    ("mood", "moods"),
    [
        ("wang accepts", [(1, "accepts")]),
        ("@wang accepts @zhao doubts", [(1, "accepts"), (2, "doubts")]),
        ("王琳 接受、赵敏 怀疑", [(1, "accepts"), (2, "doubts")]),
    ],
)
def test_moods(mood: str, moods: list[tuple[int, str]]) -> None:
    entry = form.read(DESK, 1, "advance", {"mood": mood})
    assert [(one.person_id, one.attitude) for one in entry.moods] == moods


@pytest.mark.parametrize(
    "note",
    [
        "advance",
        "order and /pay 80k fri",
        "@wang was there",
        "/then tue",
        "//escaped @@twice",
        '"quoted"',
        '"yes" he said "no"',
        "“好的”",
        "24/11 and/or 5 / 6",
        "、下次 再谈",
        "＠王琳 ／下次",
        "[bold]x[/] [/]",
        "👩‍👩‍👧 emoji",
        "1",
        '"',
        "'s",
    ],
)
def test_a_note_is_kept_word_for_word(note: str) -> None:
    assert form.read(DESK, 1, "advance", {"note": note}) == Entry(
        account_id=1, outcome="advance", note=note
    )


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"then": "someday"}, "then", "unreadable_date"),
        ({"then": "yesterday"}, "then", "date_past"),
        ({"then": "tue /foo"}, "then", "unknown_part"),
        ({"note": "x", "then": "/foo"}, "then", "missing_when"),
        ({"pay": "80k"}, "pay", "missing_when"),
        ({"pay": "much fri"}, "pay", "unreadable_amount"),
        ({"pay": "80k fri thanks"}, "pay", "unreadable_date"),
        ({"why": "dunno"}, "why", "unknown_excuse"),
        ({"mood": "wang"}, "mood", "missing_attitude"),
        ({"mood": "wang lovely"}, "mood", "unknown_attitude"),
        ({"mood": "wang accepts, nobody doubts"}, "mood", "unknown_person"),
        ({"mood": "wang accepts gladly"}, "mood", "unknown_attitude"),
        ({"met": "nobody"}, "met", "unknown_person"),
        ({"met": "wang nobody"}, "met", "unknown_person"),
        ({"met": "4711"}, "met", "unknown_person"),
        ({"at": "tomorrow"}, "at", "future_call"),
        ({"at": "someday"}, "at", "unreadable_date"),
        ({"at": "yesterday noonish"}, "at", "unreadable_date"),
        ({"note": "fine", "met": "wang", "then": "tue", "pay": "80k"}, "pay", "missing_when"),
    ],
)
def test_an_error_names_its_field(fields: dict[Field, str], field: Field, code: str) -> None:
    with pytest.raises(FieldTrouble) as caught:
        form.read(DESK, 1, "advance", fields)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert caught.value.line == fields[field]
    assert str(caught.value)


def test_an_account_that_has_gone_is_told() -> None:
    with pytest.raises(Gone):
        form.read(DESK, 99, "advance", {"note": "x"})


def test_another_accounts_number_does_not_matter() -> None:
    desk = desk_with()
    assert form.read(desk, 2, "order", {"met": "klaus"}).people == (3,)


words = st.lists(
    st.sampled_from(["agreed", "to", "a", "test", "王琳", "24/11", "@@x", "//y", "c", "[/]", "'s"]),
    min_size=1,
    max_size=5,
).map(" ".join)
days = st.sampled_from(["tue", "24 nov", "+3d", "2026-12-01", "下周二", "eom"])
times = st.sampled_from(["", " 10:00", " 2pm"])
parts: dict[Field, st.SearchStrategy[str]] = {
    "met": st.sampled_from(["wang", "zhao", "赵敏", "+Li Wei"]),
    "then": st.builds("{}{} {}".format, days, times, words).map(str.strip),
    "pay": st.builds("{} {}".format, st.sampled_from(["80k", "8万", "1,200.50", "$5"]), days),
    "why": st.sampled_from(["11", "in process", "审批中", "no money"]),
    "mood": st.sampled_from(["wang accepts", "赵敏 怀疑"]),
    "at": st.sampled_from(["yesterday", "today", "-5d", "fri", "昨天 14:30"]),
}
"""Each field by itself right."""
SIGNS: dict[Field, str] = {
    "met": "@",
    "mood": "/mood @",
    **{field: f"/{field} " for field in ("then", "pay", "why", "at")},
}


@given(st.sampled_from(OUTCOMES), st.fixed_dictionaries({}, optional=parts), st.booleans())
def test_the_fields_give_what_the_line_gives(
    outcome: Outcome, fields: dict[Field, str], with_note: bool
) -> None:
    typed = [f"{SIGNS[field]}{text}" for field, text in fields.items()]
    note = "agreed to it" if with_note else ""
    word = "nosale" if outcome == "no_sale" else outcome
    line = " ".join(["huaxin", word, note, *typed])
    assert form.read(DESK, 1, outcome, {"note": note, **fields}) == lines.read(DESK, line)


grammar = st.lists(
    st.sampled_from(
        "/then /pay /why /mood /at @wang @zhao @+Li @ 80k fri -3d yesterday 10:00 quality accepts"
        ' , x " // 、下次 wang advance'.split()
    ),
    max_size=6,
).map(" ".join)
"""Anything that means something somewhere."""


@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=20) | words | grammar, max_size=5))
def test_whatever_is_typed_is_read_or_refused_by_field(fields: dict[Field, str]) -> None:
    refused: Field | None = None
    try:
        entry = form.read(DESK, 1, "order", fields)
    except FieldTrouble as trouble:
        refused = trouble.field
    if refused:
        assert refused != "note"
        assert fields[refused].strip()
        return
    assert entry.account_id == 1
    assert entry.outcome == "order"
    assert entry.note == " ".join(fields.get("note", "").split())


@given(st.text(max_size=30) | words)
def test_any_note_is_kept_as_it_was_typed(note: str) -> None:
    entry = form.read(DESK, 1, "missed", {"note": note})
    assert entry == Entry(account_id=1, outcome="missed", note=" ".join(note.split()))

"""What is ready before a chase: what is owed, its history, who is asked and how."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from tests.desk.chase.filling import done
from tests.desk.making import HUAXIN, PELL, ZHAO, desk_of, desk_with, stand, visit
from tests.desk.owing import bill, chased, day, disputed, word
from tui.desk.chase import answer, prepare, read, record
from tui.desk.ground import Gone
from tui.desk.opening import first_words
from tui.domain.records import Account, Chase, Person


def test_preparation() -> None:
    first, second, quarrel = bill(1, 47, 48_000_000), bill(2, 12, 10_050), bill(3, 20, 700)
    desk = desk_with(
        replace(ZHAO, id=4, name="Xu Li", releases_payments=True, level="operations"),
        Person(id=5, account_id=1, name="Li Wei 李伟", releases_payments=True, level="decision"),
        visit(1, "2026-11-19T10:00", state="logged", people=(5,)),
        first,
        second,
        quarrel,
        disputed(1, quarrel),
        bill(4, 5, 3_000, currency="EUR"),
        bill(5, -3),
        word(1, -1, 10_000_000, made=-7),
        chased(1, 12, "in_process", note="their boss is away"),
        chased(2, 8, note="promised to look"),
    )
    ready = prepare(desk, 1)
    assert (ready.account.name, ready.currency, ready.kind) == (HUAXIN.name, "CNY", "phone")
    assert ready.owing == "¥480,100.50 overdue, oldest 47 days"
    assert ready.papers == (
        "R-1 ¥480,000 47 d",
        "R-3 ¥7 20 d (disputed)",
        "R-2 ¥100.50 12 d",
    )
    assert ready.history == (
        "promised ¥100,000 by yesterday: missed",
        "chased Fri 13 Nov: promised to look",
    )
    assert [(one.name, one.met) for one in ready.chain] == [("Xu Li", False), ("Li Wei 李伟", True)]
    assert ready.amount == "480,100.50"
    assert ready.latest == day(3)  # half of six days is three: Tuesday
    assert "¥100,000" in ready.opening
    assert "Fri 20 Nov" in ready.opening
    assert ready.coaching
    assert ready.phone


def test_nothing_is_prepared_where_nothing_is_owed() -> None:
    ready = prepare(desk_with(bill(1, -3)), 2)
    assert (ready.owing, ready.papers, ready.history, ready.amount) == ("", (), (), "")
    assert (ready.opening, ready.latest, ready.payer_type, ready.approach) == ("", None, None, "")


def test_a_line_for_oneself_is_another_one_tomorrow() -> None:
    desk = desk_with(bill(1, 9))
    later = desk_with(bill(1, 9), now=datetime(2026, 11, 22, 9))
    assert prepare(desk, 1).coaching != prepare(later, 1).coaching
    assert prepare(desk, 1).coaching == prepare(desk, 1).coaching


@pytest.mark.parametrize(
    ("start", "kind", "state", "expected"),
    [
        ("10:00", "in_person", "planned", "visit"),
        ("08:00", "in_person", "logged", "visit"),
        ("10:00", "in_person", "missed", "phone"),
        ("10:00", "in_person", "cancelled", "phone"),
        ("10:00", "phone", "planned", "phone"),
        ("2026-11-22T10:00", "in_person", "planned", "phone"),
    ],
)
def test_who_is_met_today_is_asked_in_person(
    start: str, kind: str, state: str, expected: str
) -> None:
    desk = desk_with(bill(1, 9), visit(1, start, kind=kind, state=state))
    assert prepare(desk, 1).kind == expected
    assert done(desk, kind="visit").visit_id == (1 if expected == "visit" else None)
    assert done(desk, kind="phone").visit_id is None


def test_the_payer_and_how_to_deal_with_him() -> None:
    desk = desk_of(replace(HUAXIN, payer_type="never"), bill(1, 9))
    ready = prepare(desk, 1)
    assert (ready.payer_type, ready.approach) == (
        "never",
        desk.playbook().payers["never"].approach,
    )


def test_the_account_may_have_gone() -> None:
    desk = desk_with()
    for job in (prepare, first_words):
        with pytest.raises(Gone):
            job(desk, 99)
    with pytest.raises(Gone):
        answer(desk, 99, "away")
    with pytest.raises(Gone):
        read(desk, 99, {}, "phone")
    chased_ = read(desk, 3, {"why": "1"}, "phone")
    with desk.book.transaction("gone") as change:
        change.remove(Account, PELL.id)
    with pytest.raises(Gone):
        record(desk, chased_)
    assert stand(desk, Chase) == {}


def test_a_chase_rests_the_account_and_a_promise_is_counted_off_the_next() -> None:
    desk = desk_with(bill(1, 9))
    done(desk, amount="600", by="mon", met="wang")
    ready = prepare(desk, 1)
    assert ready.amount == "400"
    assert ready.history[0] == "promised ¥600 by Mon 23 Nov: open"
    assert "Wang Lin" in ready.opening

"""How a chase ended: the promise or the check that follows, and what is refused."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.desk.chase.filling import done, trouble
from tests.desk.making import TODAY, desk_of, desk_with, stand, whole
from tests.desk.owing import ACCOUNTS, bill, books, sums
from tui.desk.chase import Field, prepare, preview, read, record
from tui.domain.calendar import add_working_days
from tui.domain.codes import EXCUSES, ChaseKind, Excuse
from tui.domain.receivables.chasing import FOLLOW_UP
from tui.domain.records import Account, Chase, NextStep, PaymentPromise, Person, Record
from tui.settings import Settings


@pytest.mark.parametrize("excuse", EXCUSES)
@pytest.mark.parametrize("country", ["", "DE"])
def test_an_excuse_without_a_promise_is_checked_on_its_day(
    excuse: Excuse, country: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROUNDS_CACHE", str(tmp_path))
    now = datetime(2026, 12, 23, 9)  # Christmas is a Friday
    desk = desk_with(bill(1, 9), now=now, settings=Settings(country=country))
    desk.learn_holidays()
    written = done(desk, why=str(EXCUSES.index(excuse) + 1), met="wang", note="said so")
    assert written == Chase(
        id=1,
        account_id=1,
        on=now.date(),
        excuse=excuse,
        person_id=1,
        end="receivable",
        note="said so",
    )
    (step,) = stand(desk, NextStep).values()
    holidays = {date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1)} if country else set()
    assert step.due == add_working_days(now.date(), FOLLOW_UP[excuse], holidays)
    assert (step.account_id, step.person_id, step.made) == (1, 1, now.date())
    assert step.text.startswith("check: ")
    assert stand(desk, PaymentPromise) == {}


@pytest.mark.parametrize("why", ["", "11"])
def test_a_promise_is_its_own_follow_up(why: str) -> None:
    desk = desk_with(bill(1, 9))
    written = done(desk, why=why, amount="600", by="fri", met="wang")
    assert stand(desk, NextStep) == {}
    (promise,) = stand(desk, PaymentPromise).values()
    assert promise == PaymentPromise(
        id=1,
        account_id=1,
        made=TODAY,
        due=date(2026, 11, 27),
        amount=60_000,
        currency="CNY",
        person_id=1,
    )
    assert (written.promise_id, written.end) == (1, "part")


def test_a_chase_alone() -> None:
    desk = desk_with(bill(1, 9))
    assert done(desk) == Chase(id=1, account_id=1, on=TODAY, end="receivable")
    assert (stand(desk, NextStep), stand(desk, PaymentPromise)) == ({}, {})


@pytest.mark.parametrize(
    ("amount", "by", "end"),
    [
        ("", "", "receivable"),
        ("1,000", "", "receivable"),  # what the dialog has proposed
        ("1,000", "fri", "win_win"),
        ("2k", "fri", "win_win"),
        ("999.99", "fri", "part"),
        ("EUR 10", "fri", "win_win"),  # nothing is due in euro
    ],
)
def test_how_it_ended(amount: str, by: str, end: str) -> None:
    desk = desk_with(bill(1, 9))
    assert done(desk, amount=amount, by=by).end == end
    assert done(desk_with(bill(1, 9)), end="quarrel", amount=amount, by=by).end == "quarrel"


@pytest.mark.parametrize(
    ("typed", "minor", "currency"),
    [
        ("600", 60_000, "EUR"),
        ("0.6k", 60_000, "EUR"),
        ("1,250.50", 125_050, "EUR"),
        ("８００", 80_000, "EUR"),
        ("8万", 8_000_000, "EUR"),
        ("600 CNY", 60_000, "CNY"),
        ("¥600", 60_000, "CNY"),
        ("JPY 600", 600, "JPY"),
    ],
)
def test_an_amount_is_in_the_currency_that_is_owed(typed: str, minor: int, currency: str) -> None:
    desk = desk_with(bill(1, 9, currency="EUR"))
    assert prepare(desk, 1).currency == "EUR"
    done(desk, amount=typed, by="fri")
    (promise,) = stand(desk, PaymentPromise).values()
    assert (promise.amount, promise.currency) == (minor, currency)


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"by": "fri"}, "amount", "How much by then?"),
        ({"amount": "500"}, "by", "By when?"),
        ({"amount": "much", "by": "fri"}, "amount", "“much” as an amount"),
        ({"amount": "-5", "by": "fri"}, "amount", "“-5” as an amount"),
        ({"amount": "5.001", "by": "fri"}, "amount", "“5.001” as an amount"),
        ({"amount": "5", "by": "soon"}, "by", "“soon” as a date"),
        ({"amount": "5", "by": "yesterday"}, "by", "past"),
        ({"amount": "5", "by": "fri or so"}, "by", "or so"),
        ({"why": "99"}, "why", "99"),
        ({"why": "zzz"}, "why", "zzz"),
        ({"met": "nobody"}, "met", "nobody"),
    ],
)
def test_what_is_refused(fields: dict[str, str], field: Field, said: str) -> None:
    desk = desk_with(bill(1, 9))
    before = whole(desk)
    found, sentence = trouble(desk, **fields)
    assert (found, said in sentence) == (field, True), sentence
    assert whole(desk) == before


def test_the_sum_that_was_proposed_needs_no_date() -> None:
    desk = desk_with(bill(1, 9))
    assert done(desk, amount=prepare(desk, 1).amount).promise_id is None


def test_somebody_new_is_added_on_the_way_and_named_aloud() -> None:
    desk = desk_with(bill(1, 9))
    fields: dict[Field, str] = {"met": "+李伟", "amount": "500", "by": "fri"}
    outlook = preview(desk, read(desk, 1, fields, "phone"))
    assert outlook.read_back == "say: “李伟, you pay ¥500 by Fri 27 Nov 2026. I note it.”"
    written = record(desk, read(desk, 1, fields, "phone"))
    assert [one.kind for one in written.written] == ["person", "promise", "chase"]
    person = stand(desk, Person)[4]
    assert (person.name, person.pinyin) == ("李伟", "li wei")
    assert stand(desk, Chase)[1].person_id == stand(desk, PaymentPromise)[1].person_id == 4


@pytest.mark.parametrize(
    ("met", "said"),
    [
        ("wang", "say: “Wang Lin, you pay ¥1,000 by Fri 27 Nov 2026. I note it.”"),
        ("", "say: “You pay ¥1,000 by Fri 27 Nov 2026. I note it.”"),
    ],
)
def test_a_promise_is_read_back(met: str, said: str) -> None:
    desk = desk_with(bill(1, 9))
    fields: dict[Field, str] = {"met": met, "amount": "1000", "by": "fri"}
    outlook = preview(desk, read(desk, 1, fields, "phone"))
    assert (outlook.read_back, outlook.end) == (said, "win_win")
    assert preview(desk, read(desk, 1, {"met": met}, "phone")).read_back == ""


@settings(max_examples=60, deadline=None)
@given(
    books(),
    st.sampled_from(ACCOUNTS),
    st.none() | st.sampled_from(EXCUSES),
    st.sampled_from(["", "5", "12.5k", "¥8", "JPY 300"]),
    st.sampled_from(["visit", "phone", "message"]),
    st.sampled_from(["", "+Li Wei"]),
)
def test_what_is_previewed_is_written_and_one_undo_takes_all_back(
    records: tuple[Record, ...],
    account: Account,
    why: Excuse | None,
    amount: str,
    kind: ChaseKind,
    met: str,
) -> None:
    desk = desk_of(*records)
    before, state = whole(desk), sums(desk)
    number = str(EXCUSES.index(why) + 1) if why else ""
    by = "fri" if amount else ""
    fields: dict[Field, str] = {"why": number, "amount": amount, "by": by, "met": met, "note": "x"}
    filled = read(desk, account.id, fields, kind)
    outlook = preview(desk, filled)
    assert whole(desk) == before
    view = record(desk, filled)
    assert view.written == outlook.written
    kinds = [one.kind for one in view.written]
    assert kinds.count("chase") == 1
    assert ("promise" in kinds) is bool(amount)
    assert ("next_step" in kinds) is bool(why and not amount)
    assert desk.book.undo().text == f"chase at {account.name}"
    assert (whole(desk), sums(desk)) == (before, state)

"""A chase along POWER: what is ready, what answers an excuse, and what is written."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.desk.making import (
    BRANDT,
    HUAXIN,
    PELL,
    TODAY,
    WANG,
    ZHAO,
    desk_of,
    desk_with,
    stand,
    visit,
    whole,
)
from tests.desk.owing import ACCOUNTS, bill, books, chased, day, disputed, paid, sums, word
from tui import i18n
from tui.desk.chase import ChaseTrouble, Field, answer, excuses, prepare, preview, read, record
from tui.desk.ground import Desk, Gone
from tui.desk.opening import first_words
from tui.desk.preparing import memory_text
from tui.domain.calendar import add_working_days
from tui.domain.codes import EXCUSES, ChaseEnd, ChaseKind, Excuse
from tui.domain.receivables.chasing import FOLLOW_UP
from tui.domain.records import Account, Chase, NextStep, PaymentPromise, PaymentStep, Person, Record
from tui.i18n import LANGUAGES, Language
from tui.playbook.filling import BLANK
from tui.settings import Settings


def done(
    desk: Desk,
    account: int = 1,
    kind: ChaseKind = "phone",
    end: ChaseEnd | None = None,
    **fields: str,
) -> Chase:
    """The chase that is written when the dialog is filled in so."""
    typed: dict[Field, str] = {field: fields.get(field, "") for field in get_args(Field)}
    view = record(desk, read(desk, account, typed, kind, end))
    written = next(one.id for one in view.written if one.kind == "chase")
    return stand(desk, Chase)[written]


def trouble(desk: Desk, **fields: str) -> tuple[Field, str]:
    typed: dict[Field, str] = {field: fields.get(field, "") for field in get_args(Field)}
    with pytest.raises(ChaseTrouble) as caught:
        read(desk, 1, typed, "phone")
    return caught.value.field, str(caught.value)


# -- P and O


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


# -- the first sentence


@pytest.mark.parametrize(
    ("records", "begins"),
    [
        ((bill(1, -3),), "____, ¥1,000 falls due on Tue 24 Nov (R-1)"),
        ((bill(1, 9),), "____, I'm calling about ¥1,000 due since Thu 12 Nov (R-1)"),
        (
            (bill(1, 9), chased(1, 4)),
            "____, I'm calling about the ¥1,000 still open for Huaxin Cable",
        ),
        ((bill(1, 9), word(1, 0, 60_000)), "____, today's the day we'd agreed for the ¥600."),
        (
            (bill(1, 9), word(1, 0, 60_000, made=-7), paid(1, 2, 10_000, (1, 10_000))),
            "____, today's the day we'd agreed for the ¥500.",
        ),
        (
            (bill(1, 9), word(1, 0, 20_000), word(2, 0, 30_000)),
            "____, today's the day we'd agreed for the ¥300.",
        ),
        ((bill(1, 9), word(1, 1, 60_000)), "____, I'm calling about ¥1,000 due since"),
        (
            (bill(1, 9), word(1, 0, 60_000, made=-7), paid(1, 2, 60_000, (1, 60_000))),
            "____, I'm calling about ¥400 due since",
        ),
        (
            (bill(1, 9), word(1, 0, 60_000, withdrawn=TODAY)),
            "____, I'm calling about ¥1,000 due since",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000), word(2, 0, 10_000, made=-9)),
            "____, I was counting on the ¥600 you promised us for Fri 20 Nov",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000)),
            "____, I was counting on the ¥600 you promised us for Fri 20 Nov",
        ),
        (
            (bill(1, 9), word(1, -1, 60_000), paid(1, 2, 10_000, (1, 10_000))),
            "Thank you for the part that has come in. Of the ¥600 we agreed for Fri 20 Nov",
        ),
        (
            (bill(1, 50), word(1, -9, 20_000, made=-12), word(2, -3, 30_000, made=-10)),
            "____, that's the second date gone: ¥200 was down for Thu 12 Nov",
        ),
    ],
)
def test_how_to_begin(records: tuple[Record, ...], begins: str) -> None:
    assert first_words(desk_with(*records), 1).startswith(begins)


def test_a_promise_for_today_is_spoken_of_in_chinese() -> None:
    i18n.use("zh")
    desk = desk_of(
        HUAXIN, replace(WANG, title="经理", releases_payments=True), bill(1, 9), word(1, 0)
    )
    assert (
        first_words(desk, 1) == "王经理，说好今天付的¥1,000，现在能付出来了吧？还差什么，我马上办。"
    )


def test_the_sum_is_that_of_all_that_is_late_and_not_in_dispute() -> None:
    quarrel, part = bill(3, 30), bill(4, 20)
    desk = desk_with(
        bill(1, 9), bill(2, 5, 50), quarrel, part, disputed(1, quarrel), disputed(2, part, 40_000)
    )
    assert "¥1,600.50 due since Sun 1 Nov (R-4, R-1, R-2)" in first_words(desk, 1)
    assert first_words(desk_with(quarrel, disputed(1, quarrel)), 1) == ""


def test_who_is_asked() -> None:
    xu = replace(ZHAO, id=4, name="Xu Li", releases_payments=True)
    chain = replace(HUAXIN, payment_chain=(PaymentStep(title="cashier"), PaymentStep(person_id=2)))
    gone = replace(WANG, former=True)
    promised = (word(1, 3, person_id=1, made=-2), word(2, 1, person_id=2, made=-9))

    def asked(*records: Record) -> str:
        return first_words(desk_of(*records, bill(1, 9)), 1).split(",")[0]

    assert asked(HUAXIN, WANG, ZHAO) == BLANK
    assert asked(HUAXIN, WANG, ZHAO, xu) == "Xu Li"
    assert asked(chain, WANG, ZHAO, xu) == "Zhao Min"
    assert asked(chain, WANG, ZHAO, xu, *promised) == "Wang Lin"
    assert asked(chain, gone, ZHAO, xu, *promised) == "Zhao Min"  # who promised has left
    assert asked(chain, WANG, replace(ZHAO, former=True), xu) == "Xu Li"


# -- W


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excuse", EXCUSES)
def test_every_excuse_has_an_answer_without_raw_slots(excuse: Excuse, language: Language) -> None:
    i18n.use(language)
    desk = desk_with(bill(1, 9))
    found = answer(desk, 1, excuse)
    texts = (found.say, *found.ask, found.read, found.next)
    assert all(text.strip() for text in texts)
    assert not any("{" in text or BLANK in text for text in texts)
    check = add_working_days(TODAY, FOLLOW_UP[excuse])
    assert any(str(check.day) in text for text in texts)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excuse", EXCUSES)
def test_a_sum_that_is_all_promised_is_named_all_the_same(
    excuse: Excuse, language: Language
) -> None:
    i18n.use(language)
    for records, total in (
        ((bill(1, 9), bill(2, 3, 50_000), word(1, 4, 150_000)), "¥1,500"),
        ((bill(1, 9), bill(2, -3, 50_000), word(1, 4)), "¥1,000"),
        ((bill(1, -3),), "¥1,000"),
        ((bill(1, 9), bill(2, 3, 50_000), word(1, 4)), "¥500"),  # what no promise stands for
    ):
        found = answer(desk_with(*records), 1, excuse)
        texts = (found.say, *found.ask, found.read, found.next)
        assert not any(BLANK in text for text in texts)
        sums = {one for text in texts for one in re.findall(r"¥[\d,]+\d", text)}
        assert sums <= {total}


@pytest.mark.parametrize(("language", "said"), [("en", "On 23 Nov ask"), ("zh", "11月23日问清楚")])
def test_the_day_of_the_check_is_said_as_one_says_it(language: Language, said: str) -> None:
    i18n.use(language)
    assert said in answer(desk_with(bill(1, 9)), 1, EXCUSES[1]).next
    for excuse in EXCUSES:
        assert "2026" not in answer(desk_with(bill(1, 9)), 1, excuse).next


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("excuse", EXCUSES)
def test_a_sum_that_is_not_there_is_a_blank_and_not_nothing(
    excuse: Excuse, language: Language
) -> None:
    i18n.use(language)
    found = answer(desk_with(), 1, excuse)
    assert not any("¥0" in text for text in (found.say, *found.ask, found.read, found.next))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", EXCUSES),
        (" ", EXCUSES),
        ("1", ("already_paid",)),
        ("15", ("cash_tight",)),
        ("already", ("already_paid",)),
        ("审批", ("in_process",)),
        ("99", ()),
        ("zzz", ()),
    ],
)
def test_an_excuse_by_number_or_by_the_beginning_of_its_name(
    text: str, expected: tuple[Excuse, ...]
) -> None:
    assert excuses(text) == expected


def test_every_excuse_has_its_number() -> None:
    assert [excuses(str(number)) for number in range(1, 16)] == [(one,) for one in EXCUSES]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((), ""),
        ((chased(1, 9, "away"),), ""),
        ((chased(1, 9, "in_process"),), "heard 1 time before, last Thu 12 Nov; no money since"),
        (
            (chased(1, 30, "in_process"), chased(2, 9, "in_process")),
            "heard 2 times before, last Thu 12 Nov; no money since",
        ),
        (
            (chased(1, 30, "in_process"), chased(2, 10, "in_process"), paid(1, 1, 100)),
            "heard 2 times before; last time money came 9 days later",
        ),
        (
            (chased(1, 10, "in_process"), paid(1, 9, 100)),
            "heard 1 time before; last time money came 1 day later",
        ),
        (
            (chased(1, 10, "in_process"), paid(1, 12, 100), paid(2, 5, -100)),
            "heard 1 time before, last Wed 11 Nov; no money since",
        ),
        (
            (chased(1, 10, "in_process", BRANDT), paid(1, 1, 100)),
            "",
        ),
    ],
)
def test_what_this_payers_use_of_an_excuse_has_taught(
    records: tuple[Record, ...], expected: str
) -> None:
    desk = desk_with(bill(1, 40), *records)
    assert memory_text(desk, 1, "in_process") == expected
    assert answer(desk, 1, "in_process").memory == expected


# -- E, and what is written


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


def test_a_chase_rests_the_account_and_a_promise_is_counted_off_the_next() -> None:
    desk = desk_with(bill(1, 9))
    done(desk, amount="600", by="mon", met="wang")
    ready = prepare(desk, 1)
    assert ready.amount == "400"
    assert ready.history[0] == "promised ¥600 by Mon 23 Nov: open"
    assert "Wang Lin" in ready.opening

"""What answers an excuse, and what its use by this payer has taught."""

from __future__ import annotations

import re

import pytest

from tests.desk.making import BRANDT, TODAY, desk_with
from tests.desk.owing import bill, chased, paid, word
from tui import i18n
from tui.desk.chase import answer, excuses
from tui.desk.preparing import memory_text
from tui.domain.calendar import add_working_days
from tui.domain.codes import EXCUSES, Excuse
from tui.domain.receivables.chasing import FOLLOW_UP
from tui.domain.records import Record
from tui.i18n import LANGUAGES, Language
from tui.playbook.filling import BLANK


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

"""The words for the codes: every code has one, and dates, names and amounts for the eye."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import get_args

import pytest

from tests.wordings import check_words
from tui import i18n, words
from tui.domain import codes as trade_codes
from tui.domain.receivables.promises import PromiseState

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("say", "codes"),
    [
        (words.tier, trade_codes.Tier),
        (words.face, trade_codes.Face),
        (words.attitude, trade_codes.Attitude),
        (words.relation, trade_codes.Relation),
        (words.role, trade_codes.Role),
        (words.level, trade_codes.Level),
        (words.thinking, trade_codes.ThinkingStyle),
        (words.social, trade_codes.SocialStyle),
        (words.payer, trade_codes.PayerType),
        (words.purpose, trade_codes.Purpose),
        (words.outcome, trade_codes.Outcome),
        (words.state, trade_codes.VisitState),
        (words.kind, trade_codes.VisitKind),
        (words.excuse, trade_codes.Excuse),
        (words.promise, PromiseState),
    ],
)
def test_every_code_has_a_word_of_its_own(say: Callable[[str], str], codes: object) -> None:
    check_words(say, codes)


def test_every_code_that_has_a_sign_has_one() -> None:
    assert set(words.TIER_SIGNS) == {*trade_codes.TIERS, None}
    assert set(words.ATTITUDE_SIGNS) == {*trade_codes.ATTITUDES, None}
    assert set(words.KIND_SIGNS) == set(get_args(trade_codes.VisitKind))


def test_an_unknown_attitude_is_called_unknown() -> None:
    assert words.attitude(None) == "unknown"


def test_an_unknown_code_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        words.outcome("nosale")


@pytest.mark.parametrize(
    ("day", "full", "short", "relative"),
    [
        (TODAY, "Sat 21 Nov 2026", "21 Nov", "today"),
        (date(2026, 11, 22), "Sun 22 Nov 2026", "22 Nov", "tomorrow"),
        (date(2026, 11, 20), "Fri 20 Nov 2026", "20 Nov", "yesterday"),
        (date(2026, 11, 24), "Tue 24 Nov 2026", "24 Nov", "Tue 24 Nov"),
        (date(2026, 5, 1), "Fri 1 May 2026", "1 May", "Fri 1 May"),
        (date(2026, 12, 31), "Thu 31 Dec 2026", "31 Dec", "Thu 31 Dec"),
        (date(2027, 1, 1), "Fri 1 Jan 2027", "1 Jan 2027", "Fri 1 Jan 2027"),
        (date(2028, 2, 29), "Tue 29 Feb 2028", "29 Feb 2028", "Tue 29 Feb 2028"),
    ],
)
def test_dates(day: date, full: str, short: str, relative: str) -> None:
    assert words.full_date(day) == full
    assert words.short_date(day, TODAY) == short
    assert words.day_and_date(day, TODAY) == relative
    assert words.weekday(day) == full[:3]


@pytest.mark.parametrize(
    ("day", "said", "with_weekday"),
    [
        (TODAY, "21 Nov", "Sat 21 Nov"),
        (date(2027, 1, 1), "1 Jan", "Fri 1 Jan"),
        (date(2026, 5, 22), "22 May", "Fri 22 May"),
        (date(2026, 5, 21), "21 May", "Thu 21 May 2026"),
        (date(2025, 12, 31), "31 Dec 2025", "Wed 31 Dec 2025"),
        (date(2027, 5, 23), "23 May", "Sun 23 May"),
        (date(2027, 5, 24), "24 May 2027", "Mon 24 May 2027"),
    ],
)
def test_a_date_is_said_without_its_year_within_half_a_year(
    day: date, said: str, with_weekday: str
) -> None:
    assert words.spoken_date(day, TODAY) == said
    assert words.spoken_day(day, TODAY) == with_weekday


def test_every_month_has_its_name() -> None:
    names = [words.full_date(date(2026, month, 1)).split()[2] for month in range(1, 13)]
    assert " ".join(names) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@pytest.mark.parametrize("moment", [time(9, 5), datetime(2026, 11, 21, 9, 5, 59)])
def test_times_are_to_the_minute(moment: time | datetime) -> None:
    assert words.clock_time(moment) == "09:05"


@pytest.mark.parametrize(
    ("n", "long", "short"), [(0, "0 days", "0 d"), (1, "1 day", "1 d"), (47, "47 days", "47 d")]
)
def test_days(n: int, long: str, short: str) -> None:
    assert words.days(n) == long
    assert words.days_short(n) == short


@pytest.mark.parametrize(
    ("value", "currency", "exact", "whole"),
    [
        ("480000.00", "CNY", "¥480,000", "¥480,000"),
        ("368980.60", "CNY", "¥368,980.60", "¥368,981"),
        ("0.50", "EUR", "€0.50", "€1"),
        ("0.49", "EUR", "€0.49", "€0"),
        ("-12.50", "USD", "-$12.50", "-$13"),
        ("1500", "JPY", "JP¥1,500", "JP¥1,500"),
        ("1.234", "BHD", "BHD 1.234", "BHD 1"),
    ],
)
def test_amounts(value: str, currency: str, exact: str, whole: str) -> None:
    assert words.amount(Decimal(value), currency) == exact
    assert words.amount_round(Decimal(value), currency) == whole


def test_a_records_amount_reads_as_a_views() -> None:
    assert words.money_text(36898060, "CNY") == words.amount(Decimal("368980.60"), "CNY")


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("Wang Lin 王琳", "Wang Lin", "王琳"),
        ("王琳 Wang Lin", "Wang Lin", "王琳"),
        ("华信 电缆 Huaxin", "Huaxin", "华信电缆"),
        ("José Wang 王", "José Wang", "王"),
        ("Łukasz Žižka 李", "Łukasz Žižka", "李"),
        ("Huaxin Cable", "Huaxin Cable", "Huaxin Cable"),
        ("华信电缆", "华信电缆", "华信电缆"),
        ("王 琳", "王 琳", "王 琳"),
        ("José Müller", "José Müller", "José Müller"),
        ("Huaxin 华信A", "Huaxin 华信A", "Huaxin 华信A"),
        ("[bold] 王琳", "[bold]", "王琳"),
        ("", "", ""),
    ],
)
def test_a_name_in_two_scripts_has_a_short_half(name: str, english: str, chinese: str) -> None:
    assert words.short_name(name) == english
    i18n.use("zh")
    assert words.short_name(name) == chinese


def test_words_are_joined_as_the_language_does() -> None:
    assert words.joined([]) == ""
    assert words.joined(["a", "b"]) == "a, b"
    i18n.use("zh")
    assert words.joined(["王", "李"]) == "王、李"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("您先看看", "“您先看看”"),
        ("您说过：“先试再谈”", "“您说过：‘先试再谈’”"),
        ("I don't", "“I don't”"),
    ],
)
def test_a_quotation_within_a_quotation_has_single_marks(text: str, said: str) -> None:
    assert words.quoted(text) == said

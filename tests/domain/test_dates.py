"""WHEN: every form in both languages, on ordinary days and at the edges of month and year."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.lines_book import HOLIDAYS
from tui.domain.dates import Reading, When, names_only_a_time, read_when, words_of_no_day

SATURDAY = datetime(2026, 11, 21, 9, 0)
SUNDAY = datetime(2026, 11, 22, 9, 0)
MONDAY = datetime(2026, 11, 23, 9, 0)
TUESDAY = datetime(2026, 11, 24, 9, 0)
MONTH_END = datetime(2026, 11, 30, 17, 30)
YEAR_END = datetime(2026, 12, 31, 23, 59)
NEW_YEAR = datetime(2027, 1, 1, 0, 0)
LEAP_DAY = datetime(2028, 2, 29, 12, 0)
JANUARY_END = datetime(2027, 1, 31, 8, 0)
PLAIN = Reading(holidays=HOLIDAYS)
AMERICAN = Reading(month_first=True)


def read(text: str, now: datetime, reading: Reading = PLAIN, past: bool = False) -> str:
    """What was read: the date, the time, and in brackets the words left over."""
    words = text.split()
    found = read_when(words, now, reading, past=past)
    if found is None:
        return "no"
    left = [found.rest] if found.rest else []
    left += words[found.words :]
    return (
        found.day.isoformat()
        + (f" {found.time:%H:%M}" if found.time else "")
        + (f" [{' '.join(left)}]" if left else "")
    )


FROM_SATURDAY = """
today                       2026-11-21
Tomorrow                    2026-11-22
yesterday                   2026-11-20
day after tomorrow          2026-11-23
fri                         2026-11-27
Friday                      2026-11-27
fri.                        2026-11-27
fri, call them              2026-11-27 [call them]
sat                         2026-11-28
sun                         2026-11-22
mon                         2026-11-23
thurs                       2026-11-26
next tue                    2026-11-24
next sat                    2026-11-28
next sun                    2026-11-29
last fri                    2026-11-13
this fri                    2026-11-20
this sun                    2026-11-22
tue next week               2026-11-24
24 nov                      2026-11-24
24 Nov 2026                 2026-11-24
24 nov 2027 drums           2027-11-24 [drums]
24 nov 10 drums             2026-11-24 [10 drums]
24 nov 5000 pieces          2026-11-24 [5000 pieces]
24th of november            2026-11-24
the 24th                    2026-11-24
24nov                       2026-11-24
24-nov-2026                 2026-11-24
nov 24                      2026-11-24
Nov 24, 2026 demo           2026-11-24 [demo]
november 5th                2027-11-05
20 nov                      2027-11-20
21 nov                      2026-11-21
24/11                       2026-11-24
24/11/26                    2026-11-24
24/11/2026                  2026-11-24
24.11.                      2026-11-24
24.11                       2026-11-24
24.11.2026                  2026-11-24
24-11-2026                  2026-11-24
1/2                         2027-02-01
2026-11-24                  2026-11-24
2026/11/24                  2026-11-24
2026-11-24T10:00            2026-11-24 10:00
2026-11-24 10:00 train      2026-11-24 10:00 [train]
2020-02-29                  2020-02-29
29 feb                      2028-02-29
29/2                        2028-02-29
29 feb 2028                 2028-02-29
+3d                         2026-11-24
+0d                         2026-11-21
-2d                         2026-11-19
+2w                         2026-12-05
+1m                         2026-12-21
+1y                         2027-11-21
+3bd                        2026-11-26
+1bd                        2026-11-23
-1bd                        2026-11-20
in 3 days                   2026-11-24
in two weeks                2026-12-05
in a month                  2026-12-21
in 2 working days           2026-11-25
3 days ago                  2026-11-18
a week ago                  2026-11-14
eom                         2026-11-30
end of month                2026-11-30
end of november             2026-11-30
end of june                 2027-06-30
eoy                         2026-12-31
by fri                      2026-11-27
on 24 nov                   2026-11-24
before eom                  2026-11-30
10:00                       2026-11-21 10:00
08:59                       2026-11-22 08:59
09:00                       2026-11-22 09:00
at 14:00                    2026-11-21 14:00
2pm                         2026-11-21 14:00
2 pm                        2026-11-21 14:00
2:30pm                      2026-11-21 14:30
2:30 p.m. tea               2026-11-21 14:30 [tea]
12am                        2026-11-22 00:00
12pm                        2026-11-21 12:00
noon                        2026-11-21 12:00
14h30                       2026-11-21 14:30
tue 10:00 demo              2026-11-24 10:00 [demo]
tue 2 pm                    2026-11-24 14:00
tue at 10:00                2026-11-24 10:00
10:00 tue                   2026-11-24 10:00
2pm tomorrow                2026-11-22 14:00
next tue, 10:00             2026-11-24 10:00
24 nov 2026 2pm             2026-11-24 14:00
+3bd 10:00                  2026-11-26 10:00
fri 27 nov                  2026-11-27
fri 27/11                   2026-11-27
fri 5/6 drums               2026-11-27 [5/6 drums]
2026-11-24 (Tue) x          2026-11-24 [x]
fri demo 10:00              2026-11-27 [demo 10:00]
fri 10 drums                2026-11-27 [10 drums]
今天                        2026-11-21
明天                        2026-11-22
后天                        2026-11-23
大后天                      2026-11-24
昨天                        2026-11-20
前天                        2026-11-19
周五                        2026-11-27
星期五                      2026-11-27
礼拜天                      2026-11-22
周日                        2026-11-22
周六                        2026-11-28
周5                         2026-11-27
下周二                      2026-11-24
下下周二                    2026-12-01
下个星期二                  2026-11-24
本周五                      2026-11-20
这周日                      2026-11-22
上周五                      2026-11-13
上上周五                    2026-11-06
11月24日                    2026-11-24
11月24号                    2026-11-24
11月24                      2026-11-24
十一月二十四日              2026-11-24
11月20日                    2027-11-20
2026年11月24日              2026-11-24
明年1月5日                  2027-01-05
2月29日                     2028-02-29
24号                        2026-11-24
24日                        2026-11-24
二十四号                    2026-11-24
20号                        2026-12-20
21号                        2026-11-21
31号                        2026-12-31
下月5号                     2026-12-05
下个月5号                   2026-12-05
本月28日                    2026-11-28
月底                        2026-11-30
下月底                      2026-12-31
11月底                      2026-11-30
10月底                      2027-10-31
年底                        2026-12-31
3天后                       2026-11-24
三天后                      2026-11-24
3天之后                     2026-11-24
两周后                      2026-12-05
2个星期后                   2026-12-05
1个月后                     2026-12-21
3个工作日后                 2026-11-26
三天前                      2026-11-18
3天内                       2026-11-24
周五前                      2026-11-27
月底之前                    2026-11-30
上午10点                    2026-11-21 10:00
下午3点半                   2026-11-21 15:30
晚上7点                     2026-11-21 19:00
中午12点                    2026-11-21 12:00
中午1点                     2026-11-21 13:00
凌晨1点                     2026-11-22 01:00
10点15分                    2026-11-21 10:15
10点15                      2026-11-21 10:15
十点十五                    2026-11-21 10:15
10点一刻                    2026-11-21 10:15
10点钟                      2026-11-21 10:00
10时                        2026-11-21 10:00
下午3:30                    2026-11-21 15:30
下周二10点                  2026-11-24 10:00
下周二十点                  2026-11-24 10:00
下周二二十点                2026-11-24 20:00
下周二 10点 演示            2026-11-24 10:00 [演示]
下周二 上午 10点            2026-11-24 10:00
明天下午3点半               2026-11-22 15:30
11月24日10点                2026-11-24 10:00
十二月二十四日十点半        2026-12-24 10:30
24号10点                    2026-11-24 10:00
3天后10点                   2026-11-24 10:00
明晚7点                     2026-11-22 19:00
周二１０：００              2026-11-24 10:00
１１月２４日                2026-11-24
２４／１１                  2026-11-24
週二下午兩點                2026-11-24 14:00
三天後                      2026-11-24
周五11月27日                2026-11-27
11月27日（周五）            2026-11-27
周五，                      2026-11-27
周五演示                    2026-11-27 [演示]
周五demo                    2026-11-27 [demo]
下周二10点给财务总监演示    2026-11-24 10:00 [给财务总监演示]
明天下午演示                2026-11-22 [下午演示]
下周二 10:00演示 带样品     2026-11-24 10:00 [演示 带样品]
3天内付清                   2026-11-24 [付清]
24号开会                    2026-11-24 [开会]
十点一起去                  2026-11-21 10:00 [一起去]
"""

NOT_FROM_SATURDAY = """
demo
31/2
24/13
11/24
0/5
32/1
30 feb
29 feb 2027
2026-02-30
2026-13-01
nov 31
31.4.
fri 25:00
fri 10:60
10:75
13pm
0am
下午0点
晚上12点
上午15点
25点
2月30日
13月1日
32号
0号
2027年2月29日
fri 28 nov
周五11月28日
10号楼
10点20人开会
下午
下周
next week
next
24
24nov5
nov
5 / 6
and/or
3d
+3
+99999999d
+9999y
in soon
on
at
,
周八
fri/sat
2026
星期
"""


def rows(table: str) -> list[tuple[str, str]]:
    pairs = [line.rsplit("  ", 1) for line in table.strip().splitlines()]
    return [(text.strip(), expected.strip()) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), rows(FROM_SATURDAY))
def test_reads_a_date_seen_from_a_saturday(text: str, expected: str) -> None:
    assert read(text, SATURDAY) == expected


@pytest.mark.parametrize("text", NOT_FROM_SATURDAY.strip().splitlines())
def test_does_not_guess(text: str) -> None:
    assert read(text, SATURDAY) == "no"


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("sun", SUNDAY, "2026-11-29"),
        ("mon", SUNDAY, "2026-11-23"),
        ("next mon", SUNDAY, "2026-11-23"),
        ("next sun", SUNDAY, "2026-11-29"),
        ("this mon", SUNDAY, "2026-11-16"),
        ("周日", SUNDAY, "2026-11-29"),
        ("下周一", SUNDAY, "2026-11-23"),
        ("上周日", SUNDAY, "2026-11-15"),
        ("mon", MONDAY, "2026-11-30"),
        ("tue", MONDAY, "2026-11-24"),
        ("next mon", MONDAY, "2026-11-30"),
        ("next tue", MONDAY, "2026-12-01"),
        ("下周二", MONDAY, "2026-12-01"),
        ("本周一", MONDAY, "2026-11-23"),
        ("上周五", MONDAY, "2026-11-20"),
        ("+1bd", MONDAY, "2026-11-25"),
        ("tue 10:00", TUESDAY, "2026-12-01 10:00"),
        ("24 nov", TUESDAY, "2026-11-24"),
        ("24号", TUESDAY, "2026-11-24"),
        ("eom", MONTH_END, "2026-11-30"),
        ("月底", MONTH_END, "2026-11-30"),
        ("下月底", MONTH_END, "2026-12-31"),
        ("tomorrow", MONTH_END, "2026-12-01"),
        ("31号", MONTH_END, "2026-12-31"),
        ("+3m", MONTH_END, "2027-02-28"),
        ("end of nov", MONTH_END, "2026-11-30"),
        ("17:30", MONTH_END, "2026-12-01 17:30"),
        ("17:31", MONTH_END, "2026-11-30 17:31"),
        ("tomorrow", YEAR_END, "2027-01-01"),
        ("1 jan", YEAR_END, "2027-01-01"),
        ("31 dec", YEAR_END, "2026-12-31"),
        ("年底", YEAR_END, "2026-12-31"),
        ("+1bd", YEAR_END, "2027-01-01"),
        ("next fri", YEAR_END, "2027-01-08"),
        ("fri", YEAR_END, "2027-01-01"),
        ("1号", YEAR_END, "2027-01-01"),
        ("下月1号", YEAR_END, "2027-01-01"),
        ("00:00", YEAR_END, "2027-01-01 00:00"),
        ("31 dec", NEW_YEAR, "2027-12-31"),
        ("yesterday", NEW_YEAR, "2026-12-31"),
        ("00:00", NEW_YEAR, "2027-01-02 00:00"),
        ("29 feb", LEAP_DAY, "2028-02-29"),
        ("28 feb", LEAP_DAY, "2029-02-28"),
        ("eom", LEAP_DAY, "2028-02-29"),
        ("+1y", LEAP_DAY, "2029-02-28"),
        ("29号", LEAP_DAY, "2028-02-29"),
        ("30号", LEAP_DAY, "2028-03-30"),
        ("eom", JANUARY_END, "2027-01-31"),
        ("下月底", JANUARY_END, "2027-02-28"),
        ("+1m", JANUARY_END, "2027-02-28"),
        ("30号", JANUARY_END, "2027-03-30"),
        ("下月30号", JANUARY_END, "no"),
    ],
)
def test_reads_a_date_at_the_edges(text: str, now: datetime, expected: str) -> None:
    assert read(text, now) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("fri", SATURDAY, "2026-11-20"),
        ("sat", SATURDAY, "2026-11-14"),
        ("周六", SATURDAY, "2026-11-14"),
        ("周一", SATURDAY, "2026-11-16"),
        ("sun", SUNDAY, "2026-11-15"),
        ("mon", SUNDAY, "2026-11-16"),
        ("last fri", SATURDAY, "2026-11-13"),
        ("fri 15:00", SATURDAY, "2026-11-20 15:00"),
        ("24 nov", SATURDAY, "2025-11-24"),
        ("21 nov", SATURDAY, "2026-11-21"),
        ("20/11", SATURDAY, "2026-11-20"),
        ("24号", SATURDAY, "2026-10-24"),
        ("21号", SATURDAY, "2026-11-21"),
        ("31号", SATURDAY, "2026-10-31"),
        ("31号", datetime(2027, 3, 15, 9), "2027-01-31"),
        ("11月24日", SATURDAY, "2025-11-24"),
        ("29 feb", SATURDAY, "2024-02-29"),
        ("end of october", SATURDAY, "2026-10-31"),
        ("10月底", SATURDAY, "2026-10-31"),
        ("12月底", SATURDAY, "2025-12-31"),
        ("09:00", SATURDAY, "2026-11-21 09:00"),
        ("09:01", SATURDAY, "2026-11-20 09:01"),
        ("下午3点", SATURDAY, "2026-11-20 15:00"),
        ("yesterday 15:00", SATURDAY, "2026-11-20 15:00"),
        ("昨天下午3点", SATURDAY, "2026-11-20 15:00"),
        ("-2d", SATURDAY, "2026-11-19"),
        ("-2bd", MONDAY, "2026-11-19"),
        ("三天前", SATURDAY, "2026-11-18"),
        ("2026-11-01", SATURDAY, "2026-11-01"),
        ("tomorrow", SATURDAY, "2026-11-22"),
    ],
)
def test_reads_the_latest_past_where_the_past_is_meant(
    text: str, now: datetime, expected: str
) -> None:
    assert read(text, now, past=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11/24", "2026-11-24"),
        ("11/24/26", "2026-11-24"),
        ("11.24.2026", "2026-11-24"),
        ("1/2", "2027-01-02"),
        ("24/11", "no"),
        ("2026-11-24", "2026-11-24"),
        ("24 nov", "2026-11-24"),
    ],
)
def test_month_before_day_by_setting(text: str, expected: str) -> None:
    assert read(text, SATURDAY, AMERICAN) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [("29 feb 2027 demo", 3), ("31/2 x", 1), ("fri 28 nov", 3), ("demo", 0), ("fri", 0)],
)
def test_says_how_much_looks_like_a_day_that_is_none(text: str, count: int) -> None:
    assert words_of_no_day(text.split(), SATURDAY, PLAIN) == count


@given(
    st.dates(date(1990, 1, 1), date(2199, 12, 31)),
    st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    st.datetimes(datetime(1990, 1, 1), datetime(2199, 12, 31)),
    st.booleans(),
)
def test_an_iso_date_is_read_as_it_stands(
    day: date, at: time | None, now: datetime, past: bool
) -> None:
    words = [day.isoformat(), *([f"{at:%H:%M}"] if at else [])]
    assert read_when(words, now, AMERICAN, past=past) == When(day, at, len(words))


@given(
    st.lists(st.text(max_size=12), max_size=6),
    st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)),
    st.booleans(),
)
def test_any_words_may_come(words: list[str], now: datetime, past: bool) -> None:
    found = read_when(words, now, PLAIN, past=past)
    assert found is None or 0 < found.words <= len(words)


@pytest.mark.parametrize(
    ("text", "is_time"),
    [
        ("10:00", True),
        ("at 10:00", True),
        ("10:00,", True),
        ("2pm", True),
        ("noon", True),
        ("10点", True),
        ("下午3点半", True),
        ("１０：００", True),
        ("25:00", True),  # the form of a time, though there is none
        ("tue", False),
        ("tue 10:00", False),
        ("10:00 tue", False),
        ("今天10点", False),
        ("24 nov", False),
        ("24号", False),
        ("10:00 demo", False),
        ("", False),
    ],
)
def test_a_time_without_a_day(text: str, is_time: bool) -> None:
    assert names_only_a_time(text.split()) == is_time


_PIECES = [
    *"next last fri tue 24 nov 10 3 + d bd w pm / . - :".split(),
    *"下 上 周 二 五 点 半 月 日 号 天 后 前",
]


@given(
    st.lists(
        st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join),
        min_size=1,
        max_size=5,
    ),
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31)),
    st.booleans(),
)
def test_a_run_that_is_read_reads_alike_alone(words: list[str], now: datetime, past: bool) -> None:
    found = read_when(words, now, PLAIN, past=past)
    if found:
        assert words[found.words - 1].endswith(found.rest)
        assert read_when(words[: found.words], now, PLAIN, past=past) == found

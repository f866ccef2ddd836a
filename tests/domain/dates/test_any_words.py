"""WHEN in whatever words: a time alone, and laws."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.dates.reading import AMERICAN, PLAIN
from tui.domain.dates import When, names_only_a_time, read_when


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

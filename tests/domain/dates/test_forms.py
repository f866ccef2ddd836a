"""WHEN: every form in both languages on an ordinary day, and the order of day and month."""

from __future__ import annotations

import pytest

from tests.domain.dates import chinese, english
from tests.domain.dates.reading import AMERICAN, PLAIN, SATURDAY, read
from tui.domain.dates import words_of_no_day


def lines(*tables: str) -> list[str]:
    return [line for table in tables for line in table.strip().splitlines()]


def rows(*tables: str) -> list[tuple[str, str]]:
    pairs = [line.rsplit("  ", 1) for line in lines(*tables)]
    return [(text.strip(), expected.strip()) for text, expected in pairs]


@pytest.mark.parametrize(("text", "expected"), rows(english.FORMS, chinese.FORMS))
def test_reads_a_date_seen_from_a_saturday(text: str, expected: str) -> None:
    assert read(text, SATURDAY) == expected


@pytest.mark.parametrize("text", lines(english.NO_FORMS, chinese.NO_FORMS))
def test_does_not_guess(text: str) -> None:
    assert read(text, SATURDAY) == "no"


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

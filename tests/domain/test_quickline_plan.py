"""The line that plans a visit, right and wrong."""

from __future__ import annotations

from datetime import time

import pytest

from tests.domain.lines_book import BOOK, NOW, READING, day
from tui.domain.dates import When
from tui.domain.entries import LineCode
from tui.domain.quickline import LineError, PlanEntry, read_plan


def plan(account: int, month: int, number: int, at: str = "", **more: object) -> PlanEntry:
    when = When(day(month, number), time.fromisoformat(at) if at else None)
    return PlanEntry(account_id=account, when=when, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("acme tools tue 10:00", plan(2, 11, 24, "10:00")),
        ("acme tools tue", plan(2, 11, 24)),
        ("acme tools 10:00", plan(2, 11, 21, "10:00")),
        ("acme tools 08:00", plan(2, 11, 22, "08:00")),
        ("acme tools today 9:00 service", plan(2, 11, 21, "09:00", purpose="service")),
        (
            "acme tools tue 2pm demo @ann @bob",
            plan(2, 11, 24, "14:00", purpose="demonstration", people=(20, 21)),
        ),
        (
            "acme tools tue 2pm demo of the drum @ann with slides",
            plan(
                2,
                11,
                24,
                "14:00",
                purpose="demonstration",
                text="demo of the drum with slides",
                people=(20,),
            ),
        ),
        ("acme tools tue talk about rates", plan(2, 11, 24, text="talk about rates")),
        ('acme tools tue "contract"', plan(2, 11, 24, text="contract")),
        ("acme tools tue @+Eve Moon", plan(2, 11, 24, new_people=("Eve Moon",))),
        (
            "华信 下周二10点 催款 @王琳",
            plan(1, 11, 24, "10:00", purpose="collection", people=(10,)),
        ),
        ("华信 明天下午3点半演示", plan(1, 11, 22, "15:30", purpose="demonstration")),
        ("hx 24 nov 2026 10:00 验收", plan(1, 11, 24, "10:00", purpose="acceptance")),
        ("monitor mon 10:00", plan(7, 11, 23, "10:00")),
        ("acme tools on tue at 10:00", plan(2, 11, 24, "10:00")),
        ('"acme tools" tue', plan(2, 11, 24)),
    ],
)
def test_reads_a_plan(line: str, entry: PlanEntry) -> None:
    assert read_plan(line, BOOK, NOW, READING) == entry


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        ("", "empty_line", ""),
        ("acme tools", "missing_when", "tools"),
        ("acme tools @ann", "missing_when", "tools"),
        ("acme tools soon", "unreadable_date", "soon"),
        ("acme tools 31/2 10:00", "unreadable_date", "31/2 10:00"),
        ("acme tools yesterday", "date_past", "yesterday"),
        ("acme tools today 08:00 demo", "date_past", "today 08:00"),
        ("acme tue", "ambiguous_account", "acme"),
        ("zed tue", "unknown_account", "zed"),
        ("acme tools tue /then fri", "unknown_part", "/then"),
        ("acme tools tue @zed", "unknown_person", "zed"),
    ],
)
def test_refuses_a_plan(line: str, code: LineCode, word: str) -> None:
    with pytest.raises(LineError) as refused:
        read_plan(line, BOOK, NOW, READING)
    assert (refused.value.code, line[refused.value.start : refused.value.end]) == (code, word)

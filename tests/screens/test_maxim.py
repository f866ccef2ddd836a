"""What the day itself says: its golden rule where there is room, and its public holiday."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pytest

from tests.screens.driving import NARROW, WIDE, HandClock, rounds
from tui import i18n
from tui.desk import maxim
from tui.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_golden_rule_is_shown_where_there_is_room_and_today_only() -> None:
    async with rounds(size=WIDE) as rep:
        rule = maxim.of_today(rep.desk)
        assert rule.text[:40] in rep.seen
        assert rule.why[:20] in rep.shown("#maxim")
        await rep.press("]")
        assert rule.text[:40] not in rep.seen
        await rep.press("t")
        assert rule.text[:40] in rep.seen
        await rep.pilot.resize_terminal(*NARROW)
        await rep.settled()
        assert rule.text[:40] not in rep.seen
        await rep.pilot.resize_terminal(*WIDE)
        await rep.settled()
        assert rule.text[:40] in rep.seen


async def test_the_golden_rule_is_left_out_of_a_narrow_window() -> None:
    async with rounds(size=NARROW) as rep:
        assert maxim.of_today(rep.desk).text[:30] not in rep.seen
        assert not rep.today.query_one("#maxim").display


@pytest.mark.parametrize(
    ("country", "language", "day", "name"),
    [
        ("DE", "en", date(2026, 12, 25), "Christmas Day"),
        ("CN", "zh", date(2026, 10, 1), "国庆节"),
        ("", "en", date(2026, 12, 25), ""),
    ],
)
async def test_a_public_holiday_stands_in_the_heading_and_in_the_week(
    country: str,
    language: i18n.Language,
    day: date,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ROUNDS_CACHE", str(tmp_path))
    i18n.use(language)
    clock = HandClock(datetime.combine(day, datetime(2026, 1, 1, 9, 5).time()))
    async with rounds([], clock=clock, settings=Settings(country=country)) as rep:
        if name:
            await rep.until(lambda: name in rep.shown("#day-heading"), "the holiday")
            await rep.press("w")
            assert name in rep.shown("#week")
        else:
            assert "Christmas" not in rep.seen

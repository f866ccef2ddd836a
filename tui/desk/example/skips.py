"""Whom the rep of the example book lets rest for a while."""

from __future__ import annotations

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import MAIQIU, numbered
from tui.domain.records import Skip


def skips(almanac: Almanac) -> list[Skip]:
    """One account that rested for a week, and is proposed again."""
    return numbered(
        [
            Skip(
                account_id=MAIQIU,
                on=almanac.day(-8),
                until=almanac.day(-1),
                reason="stocktaking, nobody has time",
            )
        ]
    )

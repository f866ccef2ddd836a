"""A column of dates alone, as the tests of single cells read it."""

from __future__ import annotations

from collections.abc import Iterable

from tui.exchange.values import DateOrder, DateReading, decide_columns


def decide_dates(cells: Iterable[str], default: DateOrder) -> DateReading:
    """How the dates of a file with one column of them are read."""
    return decide_columns({"day": cells}, default).columns["day"]

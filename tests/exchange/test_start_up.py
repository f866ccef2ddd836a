"""What reads workbooks and calendars is loaded with the first of them, not with its room."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_rooms import loaded_by, modules_of
from tui.exchange.writers import xlsx_bytes

HEAVY = {"openpyxl", "icalendar", "dateutil", "xml", "charset_normalizer"}


def test_the_room_alone_loads_nothing_heavy() -> None:
    imports = "\n".join(f"import {module}" for module in modules_of("exchange"))
    assert not loaded_by(imports) & HEAVY


def event(start: str, more: str = "") -> str:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART{start}\n{more}\nEND:VEVENT"
    return (
        "from datetime import UTC, date\nfrom tui.exchange.calendars import read_calendar\n"
        f"found = read_calendar({text.encode()!r}, 'x', UTC, date(2026, 1, 1), date(2026, 1, 9))\n"
        "assert found.events"
    )


CARD = (
    "from tui.exchange.vcards import read_cards\n"
    "assert read_cards(b'BEGIN:VCARD\\nFN:A\\nEND:VCARD', 'x').cards"
)


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        (CARD, set()),
        (event(":20260101T100000Z"), set()),
        (event(";TZID=Europe/Berlin:20260101T100000"), set()),
        (event(":20260101T100000Z", "RRULE:FREQ=WEEKLY"), {"dateutil"}),
    ],
)
def test_a_library_is_loaded_where_it_is_needed(code: str, loaded: set[str]) -> None:
    assert loaded_by(code) & HEAVY == loaded


def test_windows_zones_and_workbooks_need_theirs(tmp_path: Path) -> None:
    book = tmp_path / "book.xlsx"
    book.write_bytes(xlsx_bytes("Open", ["name"], [["Huaxin"]]))
    read = "from pathlib import Path\nfrom tui.exchange.sheets import read_sheet\n"
    assert "openpyxl" in loaded_by(f"{read}read_sheet(Path({str(book)!r}))")
    assert "icalendar" in loaded_by(event(";TZID=China Standard Time:20260101T100000"))

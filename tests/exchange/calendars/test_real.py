"""Real calendars are read or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.calendars.reading import SHANGHAI
from tui.exchange.calendars import read_calendar

REAL = Path(__file__).parents[4] / "shared" / "data" / "ics"


REFUSED = {
    "big_bad_calendar.ics": [(line, "start") for line in range(2, 42, 2)],
    "broken_dtstart.ics": [(6, "start")],
    "invalid_duration.ics": [(8, "end")],
    "issue_526_calendar_with_events.ics": [(7, "zone"), (14, "zone")],
}
READ = {
    "alarm_google_future.ics": ["2024-10-05 02:15 45"],
    "alarm_thunderbird_future.ics": ["2024-10-23 22:00 60"],
    "america_new_york.ics": ["2014-08-29 20:00 120"],
    "issue_104_broken_calendar.ics": ["2014-04-01 08:00 60"],
    "issue_1050_calendar_with_events_and_todos.ics": ["2025-01-15 23:00 60", "2025-01-16 23:00 60"],
    "issue_1081_event_with_rrule.ics": [f"2025-01-{day:02} 18:00 0" for day in range(1, 11)],
    "issue_218_bad_tzid.ics": ["2017-02-28 20:00 30"],
    "issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": ["2017-05-12 00:30 30"],
    "issue_836_do_not_quote_tzid.ics": ["2024-10-29 05:00 60"],
    "multiple_calendar_components.ics": [
        *("2003-05-01 00:00 1440", "2003-12-25 00:00 1440", "2003-12-25 00:00 1440"),
    ],
    "timezone_same_start.ics": ["2017-02-25 04:00 30"],
    "timezoned.ics": ["2012-02-13 17:00 6240"],
}


@pytest.mark.skipif(not REAL.is_dir(), reason="no real calendars here")
def test_every_real_calendar_is_read_or_refused() -> None:
    for file in sorted(REAL.iterdir()):
        found = read_calendar(
            file.read_bytes(), file.name, SHANGHAI, date(2024, 1, 1), date(2025, 12, 31)
        )
        refused = [(one.line, one.reason) for one in found.refused]
        assert refused == REFUSED.get(file.name, []), file.name
        read = [f"{one.start:%Y-%m-%d %H:%M} {one.minutes}" for one in found.events]
        assert read == READ.get(file.name, []), file.name

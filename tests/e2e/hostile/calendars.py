"""Calendars: events that repeat without an end or never, zones and guests by the thousand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.e2e.hostile.case import BIG, Case

if TYPE_CHECKING:
    from collections.abc import Iterator


def calendar(count: int, more: str = "") -> bytes:
    """So many events, each with these lines."""
    events = "".join(
        f"BEGIN:VEVENT\nUID:u{n}\nDTSTART:20260101T1000{n % 60:02}\nSUMMARY:Acme {n}\n"
        f"{more}END:VEVENT\n"
        for n in range(count)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n".encode()


def _moments(count: int) -> str:
    return ",".join(f"202601{1 + n % 28:02}T{n // 60 % 24:02}{n % 60:02}00" for n in range(count))


def _own_zones(count: int) -> Iterator[str]:
    for n in range(count):
        for line in (
            *("BEGIN:VTIMEZONE", f"TZID:Own {n}", "BEGIN:STANDARD", "DTSTART:16010101T000000"),
            *("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
            *("END:STANDARD", "END:VTIMEZONE", "BEGIN:VEVENT"),
            *(f"DTSTART;TZID=Own {n}:20260101T100000", "END:VEVENT", ""),
        ):
            yield f"{line}\n"


_NEVER: Final = "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n"

CALENDARS: Final = (
    Case("secondly.ics", "visits", lambda: calendar(1, "RRULE:FREQ=SECONDLY\n"), ""),
    Case("never.ics", "visits", lambda: calendar(3, _NEVER), ""),
    Case("oftennever.ics", "visits", lambda: calendar(9_000, _NEVER), BIG, is_long=True),
    Case("daily.ics", "visits", lambda: calendar(2_000, "RRULE:FREQ=DAILY\n"), BIG),
    Case("exdates.ics", "visits", lambda: calendar(1, f"EXDATE:{_moments(8_000)}\n" * 9), ""),
    Case("rdates.ics", "visits", lambda: calendar(1, f"RDATE:{_moments(8_000)}\n"), ""),
    Case("moments.ics", "visits", lambda: calendar(99, f"RDATE:{_moments(4_000)}\n"), BIG),
    Case("zones.ics", "visits", lambda: "".join(
        ["BEGIN:VCALENDAR\n", *_own_zones(900), "END:VCALENDAR\n"]).encode(), ""),
    Case("zonename.ics", "visits", lambda: calendar(9).replace(
        b"DTSTART:", b"DTSTART;TZID=" + b"a/" * 60_000 + b":"), ""),
    Case("guests.ics", "visits", lambda: calendar(
        1, "RRULE:FREQ=DAILY\n" + "".join(f"ATTENDEE:mailto:p{n}@x.de\n" for n in range(20_000))),
        ""),
    Case("summary.ics", "visits", lambda: calendar(1, "RRULE:FREQ=DAILY\n").replace(
        b"Acme", b"a b " * 20_000), ""),
    Case("within.ics", "visits", lambda: b"BEGIN:VCALENDAR\n" * 9_000
         + b"BEGIN:VEVENT\n" + b"BEGIN:VALARM\n" * 99_000, ""),
    Case("lines.ics", "visits", lambda: b"BEGIN:VCALENDAR\n" + b"X:\n" * 900_000, BIG),
    Case("nocalendar.ics", "visits", lambda: b"name,city\n", "BEGIN:VCALENDAR"),
)  # fmt: skip

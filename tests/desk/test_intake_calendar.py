"""Visits from calendars: known by their events, moved and cancelled with them, twice is once."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dateutil.tz import gettz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.desk.importing import NOW, accounted, counts_of
from tests.desk.making import desk_of
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.intake_calendar import horizon_of
from tui.desk.intake_files import Settled, take_file
from tui.desk.intake_hosts import Hosts
from tui.desk.review import answer, cases
from tui.domain.records import Account, Person, Record, Review, Visit
from tui.exchange.calendars import Attendee, Event
from tui.exchange.refusals import WrongFormat
from tui.store.book import Book

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "ics"
ZONE = gettz("Europe/Berlin")
HUAXIN = Account(id=1, name="Huaxin Cable 华信电缆", short_name="Huaxin")
ACME = Account(id=2, name="Acme", web="https://www.acme.example/home")
ACME_NORTH = Account(id=3, name="Acme North")
WANG = Person(id=1, account_id=1, name="Wang Lin", email="wang@huaxin.example")
EVA = Person(id=2, account_id=2, name="Eva", email="eva@gmail.com")
START = datetime(2026, 11, 25, 10)
"""The day after the import."""


def event(uid: str = "a@x", at: datetime = START, *more: str, summary: str = "Acme: demo") -> str:
    """An event of an hour; ``more`` are other lines."""
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTART;TZID=Europe/Berlin:{at:%Y%m%dT%H%M%S}",
        "DURATION:PT1H",
        f"SUMMARY:{summary}",
        *more,
        "END:VEVENT",
    )
    return "\r\n".join(lines)


def asked(mail: str, name: str = "") -> str:
    return f"ATTENDEE;CN={name or mail}:mailto:{mail}"


class Office:
    """A rep with a calendar to import."""

    def __init__(self, folder: Path, *records: Record) -> None:
        self.file = folder / "work.ics"
        self.book = Book.in_memory(records or (HUAXIN, ACME, ACME_NORTH, WANG, EVA))

    def take(self, *events: str, now: datetime = NOW) -> ImportView:
        text = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""))
        self.file.write_text(text, encoding="utf-8", newline="")
        settled = Settled(zone=ZONE)
        view = take_file(self.book, "visits", self.file, ImportOptions(), now, settled)
        return accounted(view)

    def counts(self, *events: str) -> tuple[int, int, int, int]:
        return counts_of(self.take(*events))

    @property
    def visits(self) -> list[Visit]:
        return list(self.book.since(Visit, NOW.date() - timedelta(days=900)).values())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_an_event_is_a_visit(office: Office) -> None:
    text = event("a@x", START, asked("wang@huaxin.example"), summary="Huaxin – talk of the drum")
    assert office.counts(text) == (1, 0, 0, 0)
    assert office.visits == [
        Visit(
            id=1,
            account_id=1,
            start=START,
            people=(1,),
            text="talk of the drum",
            uid="a@x",
        )
    ]
    generation = office.book.generation
    assert office.counts(text) == (0, 0, 1, 0)
    assert office.book.generation == generation
    assert office.book.undo().text == "import visits: 1 row of work.ics"
    assert office.visits == []


def test_a_purpose_is_understood(office: Office) -> None:
    office.take(event())
    assert (office.visits[0].purpose, office.visits[0].text) == ("demonstration", "")


def test_a_moved_event_moves_its_visit(office: Office) -> None:
    office.take(event())
    later = START + timedelta(days=2, hours=1)
    assert office.counts(event("a@x", later)) == (0, 1, 0, 0)
    (visit,) = office.visits
    assert (visit.start, visit.state) == (later, "planned")


def test_a_cancelled_event_cancels_its_visit(office: Office) -> None:
    office.take(event())
    gone = event("a@x", START, "STATUS:CANCELLED")
    assert office.counts(gone) == (0, 1, 0, 0)
    assert [visit.state for visit in office.visits] == ["cancelled"]
    assert office.counts(gone) == (0, 0, 1, 0)
    # What the rep has called off stays so, unless the calendar has a new date for it.
    assert office.counts(event()) == (0, 0, 1, 0)
    assert office.counts(event("a@x", START + timedelta(days=1))) == (0, 1, 0, 0)
    assert [visit.state for visit in office.visits] == ["planned"]
    (skip,) = office.take(event("b@x", START, "STATUS:CANCELLED")).skipped
    assert skip.reason == "It was cancelled, and the book knows no such visit."


def test_what_has_happened_stays_as_it_is_told(tmp_path: Path) -> None:
    told = Visit(
        id=1, account_id=2, start=START, state="logged", outcome="advance", note="yes", uid="a@x"
    )
    office = Office(tmp_path, ACME, told)
    moved = event("a@x", START + timedelta(days=3))
    assert office.counts(moved) == (0, 0, 1, 0)
    assert office.counts(event("a@x", START, "STATUS:CANCELLED")) == (0, 0, 1, 0)
    assert office.visits == [told]


def test_the_words_of_the_rep_are_kept(tmp_path: Path) -> None:
    planned = Visit(id=1, account_id=2, start=START, text="my own words", seek="an order")
    office = Office(tmp_path, ACME, planned)
    assert office.counts(event(summary="Acme: something else")) == (0, 1, 0, 0)
    (visit,) = office.visits  # the one at that time is taken for it
    assert (visit.text, visit.seek, visit.uid) == ("my own words", "an order", "a@x")


def test_past_events_are_logged(office: Office) -> None:
    office.take(event(at=NOW - timedelta(days=3)))
    assert office.visits[0].state == "logged"


SERIES = event("s@x", START, "RRULE:FREQ=WEEKLY;COUNT=60", "EXDATE:20261202T090000Z")


def test_a_series_is_taken_within_the_horizon(office: Office) -> None:
    view = office.take(SERIES)
    since, until = horizon_of(NOW.date())
    assert (NOW.date() - since).days == 400
    assert (until - NOW.date()).days == 180
    starts = [visit.start for visit in office.visits]
    assert starts[:2] == [START, START + timedelta(weeks=2)]
    assert starts[-1].date() <= until < starts[-1].date() + timedelta(weeks=1)
    assert view.created == len(starts) == 25
    assert office.counts(SERIES) == (0, 0, 25, 0)


def test_one_of_a_series_can_move_and_one_can_go(office: Office) -> None:
    office.take(SERIES)
    moved = event("s@x", START + timedelta(days=8), "RECURRENCE-ID:20261209T090000Z")
    gone = event("s@x", START, "RECURRENCE-ID:20261216T090000Z", "STATUS:CANCELLED")
    assert office.counts(SERIES, moved, gone) == (0, 2, 23, 0)
    assert office.visits[1].start == START + timedelta(days=8)
    assert office.visits[2].state == "cancelled"


@pytest.mark.parametrize(
    ("lines", "summary", "account"),
    [
        ((asked("wang@huaxin.example"),), "Acme: demo", "Huaxin Cable 华信电缆"),
        ((asked("somebody@huaxin.example"),), "x", "Huaxin Cable 华信电缆"),
        ((asked("new@acme.example"),), "x", "Acme"),
        (("ORGANIZER:mailto:eva@gmail.com",), "x", "Acme"),
        ((), "demo at acme north today", "Acme North"),
        ((), "拜访华信电缆", "Huaxin Cable 华信电缆"),
        ((), "Huaxin", "Huaxin Cable 华信电缆"),
        (("LOCATION:Acme, gate 2",), "the demo", "Acme"),
        ((asked("other@gmail.com"),), "x", None),
        ((asked("wang@huaxin.example"), asked("eva@gmail.com")), "x", None),
        ((asked("wang@huaxin.example"), asked("eva@gmail.com")), "Acme", "Acme"),
        ((), "Acmeology", None),
        ((), "Acme North and Huaxin Cable", "Huaxin Cable 华信电缆"),
    ],
)
def test_whose_guest_the_rep_is(
    office: Office, lines: tuple[str, ...], summary: str, account: str | None
) -> None:
    view = office.take(event("a@x", START, *lines, summary=summary))
    accounts = office.book.all(Account)
    found = [accounts[visit.account_id].name for visit in office.visits]
    assert found == ([account] if account else [])
    assert [one.reason for one in view.skipped] == (
        [] if account else ["No account is named in it."]
    )


def test_two_of_one_name_are_neither() -> None:
    hosts = Hosts([ACME, Account(id=9, name="ACME")], [])
    assert hosts.of(Event(uid="a", start=START, minutes=1, summary="acme")) is None
    people = [EVA, Person(id=5, account_id=1, name="Eva", email="eva@gmail.com")]
    called = Event(uid="a", start=START, minutes=1, attendees=(Attendee("Eva", "eva@gmail.com"),))
    assert Hosts([ACME, HUAXIN], people).of(called) is None


@pytest.mark.parametrize(
    ("name", "summary", "is_found"),
    [
        ("华信电缆有限公司", "拜访华信电缆", True),
        ("华信有限公司", "华信之夜", False),
        ("Brandtner GmbH", "Brandtner: demo", True),
        ("Pell & Daughters Ltd", "tea with Pell & Daughters", True),
        ("Total GmbH", "total cost", False),
    ],
)
def test_a_company_without_its_legal_form(name: str, summary: str, is_found: bool) -> None:
    account = Account(id=1, name=name)
    other = Account(id=2, name="新华线缆", short_name="华信")
    found = Hosts([account, other], []).of(Event(uid="a", start=START, minutes=1, summary=summary))
    assert (found == account) == is_found


@pytest.mark.parametrize(
    ("lines", "summary", "kind"),
    [
        (("LOCATION:https://teams.example/1",), "Acme", "video"),
        (("LOCATION:腾讯会议 123",), "Acme", "video"),
        ((), "Call Acme", "phone"),
        ((), "电话 Acme", "phone"),
        (("LOCATION:18 Cable Road",), "Acme", "in_person"),
    ],
)
def test_how_one_meets(office: Office, lines: tuple[str, ...], summary: str, kind: str) -> None:
    office.take(event("a@x", START, *lines, summary=summary))
    assert [visit.kind for visit in office.visits] == [kind]


def test_days_and_what_names_no_account_are_left_out(office: Office) -> None:
    day = "BEGIN:VEVENT\r\nUID:d\r\nDTSTART;VALUE=DATE:20261126\r\nSUMMARY:Acme\r\nEND:VEVENT"
    past = event("p@x", NOW - timedelta(days=2), summary="dentist")
    view = office.take(day, past)
    assert [(one.row, one.reason) for one in view.skipped] == [
        (3, "It lasts all day."),
        (8, "No account is named in it."),
    ]
    assert view.review == 0


def test_what_lies_ahead_without_an_account_is_asked_once(office: Office) -> None:
    series = event(
        "s@x", START - timedelta(weeks=2), "RRULE:FREQ=WEEKLY;COUNT=5", summary="Lunch with Tom"
    )
    view = office.take(series)
    assert (view.created, len(view.skipped), view.review) == (0, 5, 1)
    assert office.take(series).review == 0
    (row,) = office.book.all(Review).values()
    desk = desk_of(ACME, row, now=NOW)
    (case,) = cases(desk)
    assert case.text == "Whose is 2026-11-25 10:00; Lunch with Tom?"
    answer(desk, case.id, "account", "acme")
    (first,) = desk.book.since(Visit, NOW.date()).values()
    assert (first.start, first.text) == (START, "Lunch with Tom")
    office.book = desk.book
    assert office.counts(series) == (4, 1, 0, 0)  # the answered one now knows its event
    assert office.take(series, now=NOW + timedelta(days=3)).unchanged == 5


def test_a_question_about_a_series_follows_the_days(office: Office) -> None:
    series = event("s@x", START, "RRULE:FREQ=WEEKLY;COUNT=5", summary="Lunch with Tom")
    office.take(series)
    assert office.take(series, now=NOW + timedelta(days=3)).review == 0
    (row,) = office.book.all(Review).values()
    assert row.key == "2026-12-02 10:00; Lunch with Tom"


def test_events_that_cannot_be_read_are_named(office: Office) -> None:
    view = office.take(event("a@x"), "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Acme\r\nEND:VEVENT")
    assert [(one.row, one.reason) for one in view.skipped] == [
        (9, "Its start is missing or cannot be read.")
    ]
    assert view.created == 1


def test_it_says_how_the_text_was_read(office: Office) -> None:
    text = f"BEGIN:VCALENDAR\r\n{event('a@x', summary='拜访华信电缆')}\r\nEND:VCALENDAR\r\n"
    office.file.write_bytes(text.encode("gbk"))
    settled = Settled(zone=ZONE)
    view = take_file(office.book, "visits", office.file, ImportOptions(), NOW, settled)
    assert view.encoding == "gb18030"
    assert [one.partition(" was")[0] for one in view.warnings] == [office.file.name]


def test_no_calendar(office: Office) -> None:
    office.file.write_text("hello", encoding="utf-8")
    with pytest.raises(WrongFormat):
        take_file(office.book, "visits", office.file, ImportOptions(), NOW, Settled(zone=ZONE))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    data=st.lists(
        st.tuples(
            st.sampled_from(["a", "b", "c"]),
            st.integers(-5, 5),
            st.booleans(),
            st.sampled_from(["Acme", "Huaxin", "nobody"]),
        ),
        max_size=6,
    )
)
def test_twice_is_once(data: list[tuple[str, int, bool, str]], tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.book = Book.in_memory((HUAXIN, ACME))
    events = [
        event(
            uid,
            START + timedelta(days=days),
            *(["STATUS:CANCELLED"] if is_off else []),
            summary=summary,
        )
        for uid, days, is_off, summary in data
    ]
    office.take(*events)
    generation = office.book.generation
    again = office.take(*events)
    assert (again.created, again.updated, again.review) == (0, 0, 0)
    assert office.book.generation == generation


@pytest.mark.skipif(not SHARED.exists(), reason="the fixture folder is not here")
@pytest.mark.parametrize("name", sorted(one.name for one in SHARED.glob("*.ics")))
def test_calendars_of_others(name: str) -> None:
    book = Book.in_memory([Account(name="Meeting"), Account(name="event")])
    settled = Settled(zone=ZONE)
    view = take_file(book, "visits", SHARED / name, ImportOptions(), NOW, settled)
    assert view.rows == view.created + len(view.skipped)
    assert all(one.row > 0 and one.reason for one in view.skipped)
    again = take_file(book, "visits", SHARED / name, ImportOptions(), NOW, settled)
    assert (again.created, again.updated, again.unchanged) == (0, 0, view.created)

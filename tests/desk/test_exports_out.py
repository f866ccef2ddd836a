"""Exports: what an import reads, the same bytes whenever they are made, and nothing lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final, get_args

import pytest
from dateutil.tz import gettz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.codes import PURPOSES
from tests.desk.importing import NOW
from tests.desk.random_books import books
from tui.desk.exporting import Circumstances, export, fields_of
from tui.desk.exporting_book import export_book
from tui.desk.import_views import ImportOptions, ImportView
from tui.desk.intake_book import BadBook
from tui.desk.intake_files import Settled, take_file
from tui.desk.transfer import import_file
from tui.domain.codes import ROLES, STAGES, TIERS, OpportunityState
from tui.domain.records import (
    YEARLESS,
    Account,
    Allocation,
    Invoice,
    Opportunity,
    Payment,
    Person,
    Record,
    Visit,
)
from tui.exchange.headers import FIELDS, Kind
from tui.exchange.writers import UnknownFormat
from tui.store.book import Book

KINDS: Final[tuple[Kind, ...]] = ("accounts", "people", "visits", "opportunities", "receivables")
AROUND: Final = Circumstances(now=NOW, margin=15)
ACME = Account(id=1, name="Acme", currency="EUR", travel_minutes=40)
HUAXIN = Account(
    id=2,
    name="Huaxin Cable 华信电缆",
    number="10021",
    currency="CNY",
    address="18 Cable Road",
    credit_limit=50_000_00,
)
EVA = Person(
    id=1,
    account_id=1,
    name="Eva Lund",
    phone="+46 8 555 0100 / 070-555 0101",
    email="eva@acme.example",
    roles=("purchaser", "coach"),
    birthday=date(YEARLESS, 2, 29),
    birth_year_known=False,
)
BO = Person(id=2, account_id=1, name="Bo Ek", reports_to=1, social_style="driver")


def out(book: Book, kind: Kind, folder: Path, ending: str = "csv") -> bytes:
    file = folder / f"out.{ending}"
    export(book, kind, file, AROUND)
    return file.read_bytes()


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def take(book: Book, kind: Kind, data: bytes, folder: Path, ending: str = "csv") -> ImportView:
    file = folder / f"in.{ending}"
    file.write_bytes(data)
    return import_file(book, kind, file, ImportOptions(), NOW)


def moved(book: Book, folder: Path, kinds: Sequence[Kind] = KINDS) -> Book:
    """The same in an empty book, carried there by its exports."""
    other = Book.in_memory()
    for kind in kinds:
        view = take(other, kind, out(book, kind, folder), folder)
        assert view.skipped == ()
    return other


# -- what stands in them


@pytest.mark.parametrize("kind", KINDS)
def test_the_headers_are_the_plain_ones(kind: Kind, tmp_path: Path) -> None:
    data = out(Book.in_memory(), kind, tmp_path)
    assert data.startswith(b"\xef\xbb\xbf")
    header = data.decode("utf-8-sig").strip().split(",")
    assert header == list(fields_of(kind))
    assert set(header) <= set(FIELDS[kind])


def test_accounts_and_people(tmp_path: Path) -> None:
    book = Book.in_memory([ACME, HUAXIN, EVA, BO])
    acme, huaxin = rows(out(book, "accounts", tmp_path))
    assert (acme["name"], acme["credit limit"], acme["travel minutes"]) == ("Acme", "", "40")
    assert (huaxin["number"], huaxin["credit limit"]) == ("10021", "50000.00")
    bo, eva = rows(out(book, "people", tmp_path))
    assert (bo["account"], bo["reports to"], bo["style"]) == ("Acme", "Eva Lund", "driver")
    assert (eva["phone"], eva["roles"]) == ("'+46 8 555 0100 / 070-555 0101", "purchaser, coach")
    assert eva["birthday"] == "'--02-29"


def test_receivables_say_what_is_open(tmp_path: Path) -> None:
    invoice = Invoice(id=1, account_id=1, number="R-1", amount=1_500, currency="KWD")
    payment = Payment(
        id=1,
        account_id=1,
        on=NOW.date(),
        amount=400,
        currency="KWD",
        source="import",
        allocations=(Allocation(invoice_id=1, amount=400),),
    )
    book = Book.in_memory([ACME, invoice, payment])
    (row,) = rows(out(book, "receivables", tmp_path))
    assert (row["amount"], row["open"], row["disputed"]) == ("1.5000", "1.1000", "no")
    (again,) = rows(out(moved(book, tmp_path), "receivables", tmp_path))
    assert again == row


def test_an_opportunity_that_ended_says_when(tmp_path: Path) -> None:
    deal = Opportunity(
        id=1,
        account_id=1,
        name="line 4",
        opened=date(2026, 1, 2),
        close=date(2026, 12, 1),
        state="won",
        ended=date(2026, 10, 1),
    )
    book = Book.in_memory([ACME, deal])
    (row,) = rows(out(book, "opportunities", tmp_path))
    assert (row["close"], row["state"]) == ("2026-10-01", "won")
    (again,) = moved(book, tmp_path).since(Opportunity, date.min).values()
    assert again.ended == deal.ended


def test_cancelled_and_missed_visits_stay_behind(tmp_path: Path) -> None:
    visits = [
        Visit(id=1, account_id=1, start=NOW, state="cancelled"),
        Visit(id=2, account_id=1, start=NOW + timedelta(hours=1), state="missed"),
        Visit(id=3, account_id=1, start=NOW + timedelta(hours=2), text="a demo"),
    ]
    assert [
        one["purpose"] for one in rows(out(Book.in_memory([ACME, *visits]), "visits", tmp_path))
    ] == ["a demo"]


def test_a_formula_goes_out_as_text_and_comes_back_as_it_was(tmp_path: Path) -> None:
    names = ("=1+1", "'=1+1", "''@x", "+46", "-5", "'-5", "@SUM(A1)", "＝x")
    book = Book.in_memory([Account(name=f"Firm {n}", city=name) for n, name in enumerate(names)])
    data = out(book, "accounts", tmp_path)
    cells = [one["city"] for one in rows(data)]
    assert cells == ["'=1+1", "''=1+1", "'''@x", "+46", "-5", "''-5", "'@SUM(A1)", "'＝x"]
    again = moved(book, tmp_path, ("accounts",))
    assert [one.city for one in again.all(Account).values()] == list(names)


def test_standard_output(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    book = Book.in_memory([ACME])
    export(book, "accounts", "-", AROUND)
    assert capsysbinary.readouterr().out == out(book, "accounts", tmp_path)


def test_a_workbook_comes_back_too(tmp_path: Path) -> None:
    book = Book.in_memory(
        [
            HUAXIN,
            Opportunity(
                id=1,
                account_id=2,
                name="line 4",
                stage="design",
                amount=1_234_50,
                currency="CNY",
                opened=date(2026, 1, 2),
                close=date(2026, 12, 1),
                product="=gauge",
            ),
        ]
    )
    data = out(book, "opportunities", tmp_path, "xlsx")
    assert data == out(book, "opportunities", tmp_path, "xlsx")
    other = Book.in_memory([HUAXIN])
    view = take(other, "opportunities", data, tmp_path, "xlsx")
    assert (view.created, view.skipped) == (1, ())
    assert out(other, "opportunities", tmp_path) == out(book, "opportunities", tmp_path)


# -- address books and calendars


@pytest.mark.parametrize(
    ("kind", "name"), [("accounts", "a.vcf"), ("people", "a.ICS"), ("receivables", "a.ics")]
)
def test_what_is_no_address_book_or_calendar_is_not_called_one(
    kind: Kind, name: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownFormat, match=r"written as \.csv or \.xlsx"):
        export(Book.in_memory([ACME]), kind, tmp_path / name, AROUND)
    assert not list(tmp_path.iterdir())


def test_people_as_vcards(tmp_path: Path) -> None:
    left = Person(id=3, account_id=1, name="Gone", former=True)
    book = Book.in_memory([ACME, EVA, BO, left])
    data = out(book, "people", tmp_path, "vcf")
    text = data.decode()
    assert text.count("BEGIN:VCARD") == 2
    assert "TEL;TYPE=work:+46 8 555 0100\r\nTEL;TYPE=work:070-555 0101\r\n" in text
    assert "BDAY:--0229" in text
    other = Book.in_memory()
    assert take(other, "people", data, tmp_path, "vcf").created == 2
    assert out(other, "people", tmp_path, "vcf") == data


def test_visits_as_a_calendar_with_alarms(tmp_path: Path) -> None:
    start = datetime(2026, 11, 25, 10)
    visits = [
        Visit(id=1, account_id=1, start=start, people=(1,), purpose="demonstration"),
        Visit(id=2, account_id=2, start=start + timedelta(days=1), text="the drum"),
        Visit(id=3, account_id=1, start=start + timedelta(days=2), state="cancelled"),
        Visit(id=4, account_id=1, start=start, kind="phone", uid="x@y", recurrence_id="20261125"),
    ]
    book = Book.in_memory([ACME, HUAXIN, EVA, *visits])
    zone = gettz("Europe/Berlin")
    file = tmp_path / "out.ics"
    export(book, "visits", file, Circumstances(now=NOW, zone=zone, margin=15))
    text = file.read_bytes().decode()
    assert "DTSTART:20261125T090000Z" in text
    assert "SUMMARY:Acme: demonstration" in text
    assert 'ATTENDEE;CN="Eva Lund":mailto:eva@acme.example' in text.replace("\r\n ", "")
    assert text.count("TRIGGER:-PT55M") == 1  # 40 minutes of travel and 15 to spare
    assert text.count("TRIGGER:-PT15M") == 2  # the way is not known, or there is none
    assert text.count("STATUS:CANCELLED") == 1
    assert "UID:x@y\r\n" in text
    assert "UID:visit-1@rounds" in text

    settled = Settled(zone=zone)
    again = take_file(book, "visits", file, ImportOptions(), NOW, settled)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 4)
    other = Book.in_memory([ACME, HUAXIN, EVA])
    view = take_file(other, "visits", file, ImportOptions(), NOW, settled)
    assert (view.created, len(view.skipped)) == (3, 1)  # a cancelled visit is no visit
    found = list(other.since(Visit, date.min).values())
    assert [(one.purpose, one.text, one.kind) for one in found] == [
        ("demonstration", "", "in_person"),
        (None, "", "phone"),
        (None, "the drum", "in_person"),
    ]


# -- laws

_texts = st.text("ab '=+-@,;\"\n合计。", min_size=0, max_size=6)
_names = st.integers(1, 10**6).map(lambda n: f"Firma {n}")
_days = st.dates(date(2025, 12, 1), date(2026, 11, 23))


@st.composite
def _books(draw: st.DrawFn) -> list[Record]:
    """Books whose records a file can tell apart: what has one name is one."""
    found: list[Record] = []
    names = draw(st.lists(_names, min_size=1, max_size=3, unique=True))
    for id_, name in enumerate(names, start=1):
        found.append(
            Account(
                id=id_,
                name=name,
                number=draw(st.sampled_from(["", f"1002{id_}"])),
                tier=draw(st.sampled_from([None, *TIERS])),
                currency=draw(st.sampled_from(["EUR", "JPY", "KWD"])),
                city=draw(_texts),
                terms_days=draw(st.none() | st.integers(0, 120)),
                credit_limit=draw(st.none() | st.integers(0, 10**9)),
                margin=draw(st.none() | st.floats(0, 1)),
                share=draw(st.none() | st.sampled_from([0.0, 1.0, 0.25])),
            )
        )
    for id_ in range(1, draw(st.integers(0, 4)) + 1):
        found.append(
            Person(
                id=id_,
                account_id=draw(st.integers(1, len(names))),
                name=f"Nomen {'abcd'[id_ - 1] * 3}",
                title=draw(_texts),
                roles=tuple(draw(st.lists(st.sampled_from(ROLES), unique=True, max_size=3))),
                influence=draw(st.none() | st.integers(0, 5)),
                reports_to=draw(st.none() | st.integers(1, id_ - 1)) if id_ > 1 else None,
                phone=draw(st.sampled_from(["", f"+49 30 555010{id_}"])),
                email=draw(st.sampled_from(["", f"{id_}@firma.example"])),
                birthday=draw(st.none() | _days.map(lambda day: day.replace(year=1980))),
                style=draw(st.sampled_from([None, "A", "D"])),
            )
        )
    for id_ in range(1, draw(st.integers(0, 3)) + 1):
        is_past = draw(st.booleans())
        start = NOW + timedelta(days=-id_ if is_past else id_, minutes=draw(st.integers(0, 600)))
        found.append(
            Visit(
                id=id_,
                account_id=draw(st.integers(1, len(names))),
                start=start,
                minutes=draw(st.integers(0, 600)),
                kind=draw(st.sampled_from(["in_person", "phone", "video"])),
                purpose=draw(st.sampled_from([None, *PURPOSES])),
                text=draw(_texts | st.sampled_from(["演示", "collect"])),
                note=draw(_texts) if is_past else "",
                state="logged" if is_past else draw(st.sampled_from(["planned", "confirmed"])),
            )
        )
    for id_ in range(1, draw(st.integers(0, 3)) + 1):
        state = draw(st.sampled_from(get_args(OpportunityState)))
        found.append(
            Opportunity(
                id=id_,
                account_id=draw(st.integers(1, len(names))),
                name=f"line {id_}",
                stage=draw(st.sampled_from(STAGES)),
                amount=draw(st.integers(0, 10**9)),
                currency=draw(st.sampled_from(["EUR", "JPY", "KWD"])),
                opened=draw(_days),
                close=draw(st.none() | _days),
                state=state,
                ended=None if state == "open" else draw(_days),
                product=draw(_texts),
            )
        )
    for id_ in range(1, draw(st.integers(0, 3)) + 1):
        settled = draw(st.none() | _days)
        amount = draw(st.integers(1, 10**9))
        found.append(
            Invoice(
                id=id_,
                account_id=draw(st.integers(1, len(names))),
                number=f"R-{id_}",
                issued=draw(st.just(date(2025, 11, 1)) | st.none()),
                due=draw(st.none() | _days),
                amount=amount,
                currency=draw(st.sampled_from(["EUR", "JPY", "KWD"])),
                disputed=draw(st.booleans()),
                settled=settled,
            )
        )
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=_books())
def test_there_and_back_gives_the_same_bytes(records: Iterable[Record], tmp_path: Path) -> None:
    book = Book.in_memory(records)
    other = moved(book, tmp_path)
    for kind in KINDS:
        assert out(other, kind, tmp_path) == out(book, kind, tmp_path), kind
    generation = other.generation
    for kind in KINDS:
        view = take(other, kind, out(book, kind, tmp_path), tmp_path)
        assert (view.created, view.updated) == (0, 0)
    assert other.generation == generation


# -- the whole book


def whole(book: Book, folder: Path) -> bytes:
    file = folder / "whole.json"
    export_book(book, file)
    return file.read_bytes()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=books())
def test_a_whole_book_moves_in_unchanged(records: list[Record], tmp_path: Path) -> None:
    data = whole(Book.in_memory(records), tmp_path)
    file = tmp_path / "moving.json"
    file.write_bytes(data)
    other = Book.in_memory()
    view = import_file(other, "book", file, ImportOptions(), NOW)
    assert (view.created, view.rows) == (len(records), len(records))
    assert whole(other, tmp_path) == data
    highest = max(one.id for one in records if isinstance(one, Account))
    with other.transaction("one more") as change:
        assert change.add(Account(name="new")).id == highest + 1
    other.undo()
    assert other.undo().text == f"import book: {len(records)} records of moving.json"
    assert not other.all(Account)


def test_a_book_moves_only_into_an_empty_one(tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    file.write_bytes(whole(Book.in_memory([ACME, EVA]), tmp_path))
    book = Book.in_memory([HUAXIN])
    with pytest.raises(BadBook, match="This book is not empty"):
        import_file(book, "book", file, ImportOptions(), NOW)
    assert list(book.all(Account).values()) == [HUAXIN]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"", "is no export of a book"),
        (b"[]", "is no export of a book"),
        (b'{"schema":99,"tables":{}}', "newer Rounds"),
        (b'{"schema":1,"tables":{"planets":[]}}', "newer Rounds"),
        (b'{"rounds":{"schema":1}}', "`rounds restore` takes it"),
        (b'{"schema":1,"tables":{"accounts":[{"id":1}]}}', "accounts, record 1: Object missing"),
        (b'{"schema":1,"tables":{"accounts":[{"name":"a"}]}}', "the id 0 is missing"),
        (
            b'{"schema":1,"tables":{"people":[{"id":1,"account_id":7,"name":"a"}]}}',
            "account_id names accounts 7, which is not there",
        ),
    ],
)
def test_what_is_no_book_is_refused(text: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    file.write_bytes(text)
    book = Book.in_memory()
    with pytest.raises(BadBook, match=said):
        import_file(book, "book", file, ImportOptions(), NOW)
    assert book.is_new

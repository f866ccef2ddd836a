"""The example book as a whole: ids, references, validity, size."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date

import msgspec

from tests.desk.example.reading import by_id, of
from tui.desk.example import example_book
from tui.domain.records import (
    TABLES,
    Account,
    Chase,
    FunnelSnapshot,
    Invoice,
    Note,
    Opportunity,
    OwnWords,
    Payment,
    PaymentPromise,
    Person,
    Record,
    Review,
    Visit,
)

REFERENCES: dict[str, type[Record]] = {
    "person_id": Person,
    "through": Person,
    "reports_to": Person,
    "invoice_id": Invoice,
    "opportunity_id": Opportunity,
    "promise_id": PaymentPromise,
    "visit_id": Visit,
}


def test_ids_run_from_one_in_every_table(book: list[Record]) -> None:
    for kind in TABLES.values():
        ids = [record.id for record in of(book, kind)]
        assert ids == list(range(1, len(ids) + 1)), kind.__name__
        # Cases for review are made by imports alone.
        assert bool(ids) != (kind is Review), kind.__name__


def test_the_same_day_gives_the_same_book(today: date, book: list[Record]) -> None:
    assert example_book(today) == book


def test_every_record_passes_the_validation_of_the_file(book: list[Record]) -> None:
    for record in book:
        assert msgspec.convert(msgspec.to_builtins(record), type(record)) == record
        assert msgspec.json.decode(msgspec.json.encode(record), type=type(record)) == record


def test_it_is_as_large_as_promised(book: list[Record]) -> None:
    assert len(of(book, Account)) == 12
    assert len(of(book, Person)) == 45
    assert len(of(book, Invoice)) == 80
    assert Counter(account.tier for account in of(book, Account)) == {
        "platinum": 3,
        "gold": 4,
        "iron": 3,
        "lead": 2,
    }
    assert {account.currency for account in of(book, Account)} == {"EUR", "CNY"}


def test_no_text_carries_signs_that_a_screen_would_have_to_clean(book: list[Record]) -> None:
    text = msgspec.json.encode(book).decode()
    assert {
        sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cn")
    } == set()


def test_all_addresses_are_invented(book: list[Record]) -> None:
    for person in of(book, Person):
        assert not person.email or person.email.endswith(".example")
    for account in of(book, Account):
        assert not account.web or account.web.endswith(".example")
    phones = {person.phone for person in of(book, Person)}
    for phone in (phones | {account.phone for account in of(book, Account)}) - {""}:
        # 555, or the ranges kept free in Germany (40 66969) and Ireland (20 91x).
        assert "555" in phone or phone.startswith(("+49 40 66969", "+353 20 91")), phone


def referred(record: Record) -> Iterator[tuple[type[Record], int]]:
    """Every record that this one names, as table and id."""
    for name, kind in REFERENCES.items():
        id = getattr(record, name, None)
        if id is not None:
            yield kind, id
    if isinstance(record, Visit):
        yield from ((Person, id) for id in record.people)
    if isinstance(record, PaymentPromise):
        yield from ((Invoice, id) for id in record.invoices)
    if isinstance(record, Payment):
        yield from ((Invoice, part.invoice_id) for part in record.allocations)


def test_references_lead_to_records_of_the_same_account(book: list[Record]) -> None:
    accounts = by_id(book, Account)
    stored = {(type(record), record.id): record for record in book}
    for record in book:
        if isinstance(record, Account | FunnelSnapshot | OwnWords):
            continue
        account_id = record.account_id  # type: ignore[attr-defined]  # all other tables have one
        assert account_id in accounts
        for key in referred(record):
            assert getattr(stored[key], "account_id", None) == account_id, record
        assert getattr(record, "currency", None) in (None, accounts[account_id].currency)


def test_nothing_has_happened_in_the_future(today: date, book: list[Record]) -> None:
    for record in book:
        for name in ("issued", "settled", "listed", "made", "done", "withdrawn", "ended", "opened"):
            day = getattr(record, name, None)
            assert day is None or day <= today, (name, record)
        if isinstance(record, Payment | Chase):
            assert record.on <= today
        if isinstance(record, Note):
            assert record.at.date() <= today
        if isinstance(record, Person):
            assert all(change.on <= today for change in record.history)
            assert record.birthday is None or record.birthday < today

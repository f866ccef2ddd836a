"""What is closed and old leaves the book for the history, and comes back where it is needed."""

from __future__ import annotations

import json
import stat
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from tests.store.leaving import CUT, OLD, four_invoices, invoice, move, paid, whole, write, years
from tests.store.making import DAY, EVER, account, everything, note
from tui.domain.records import (
    HORIZON,
    Allocation,
    Dispute,
    Invoice,
    Opportunity,
    Payment,
    PaymentMilestone,
    PaymentPromise,
    Record,
)
from tui.store import care, history
from tui.store.book import (
    Book,
    BookBroken,
    ChangedSince,
    UndoLost,
    Undone,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return four_invoices(tmp_path / "book.json")


# -- when and what


def test_the_first_write_lets_closed_and_old_records_leave(path: Path) -> None:
    before = whole(Book.open(path))
    book = write(path)
    assert years(path) == {"2023": ["OLD-23"], "2024": ["OLD-24"]}
    assert [one.number for one in book.since(Invoice, EVER).values()] == ["NEW", "OPEN"]
    assert list(book.since(Payment, EVER)) == [3]
    assert list(book.history(Invoice, EVER)) == [1, 2]
    assert list(book.history(Invoice, date(2024, 1, 1))) == [2]
    assert list(book.history(Payment, OLD)) == [2]
    assert list(book.history(Payment, OLD + timedelta(days=1))) == []
    assert book.moved == CUT
    for one in book, Book.open(path):
        found = whole(one)
        del found["notes"]
        assert found == before
    assert care.check(path) == []


def test_reading_moves_nothing(path: Path) -> None:
    before = path.read_bytes()
    book = Book.open(path, today=DAY)
    assert len(book.since(Invoice, EVER)) == 4
    assert book.history(Invoice, EVER) == {}
    assert book.moved is None
    book.refresh()
    assert path.read_bytes() == before
    assert not (path.parent / "book.files" / "history").exists()


def test_without_a_day_nothing_moves(path: Path) -> None:
    assert len(write(path, today=None).since(Invoice, EVER)) == 4
    assert len(write(path, today=date.min).since(Invoice, EVER)) == 4


def test_closed_records_leave_once_a_month(path: Path) -> None:
    write(path)
    for days, leaves in (0, False), (29, False), (30, True), (31, False), (59, False), (60, True):
        day = DAY + timedelta(days=days)
        with Book.open(path).transaction("paid today, long ago") as change:
            paid(change, invoice(f"{days}", date(2022, 1, 1)))
        book = write(path, today=day)
        assert bool(Book.open(path).moved == day - HORIZON) == (leaves or days == 0)
        there = [one.number for one in book.since(Invoice, EVER).values()]
        assert (f"{days}" in there) != leaves
    assert care.check(path) == []


def test_a_day_before_the_last_move_moves_nothing_and_forgets_nothing(path: Path) -> None:
    write(path)
    assert write(path, today=DAY - timedelta(days=900)).moved == CUT


def test_a_large_change_lets_its_records_leave_at_once(path: Path) -> None:
    write(path)
    book = Book.open(path, today=DAY)
    with book.transaction("500 of each") as change:
        paid(change, *(invoice(f"{n}", OLD - timedelta(days=n)) for n in range(500)))
    assert len(book.since(Invoice, EVER)) == 2
    assert len(book.history(Invoice, EVER)) == 502
    assert book.undo().records == 1000
    assert list(book.history(Invoice, EVER)) == [1, 2]


EDGES = {
    "the day before": (invoice(day=CUT - timedelta(days=1)), True),
    "on the day": (invoice(day=CUT), False),
    "due later than paid": (invoice(due=CUT), False),
    "open": (invoice(settled=None), False),
    "a credit note": (invoice(amount=-100), True),
}


@pytest.mark.parametrize(("one", "leaves"), EDGES.values(), ids=EDGES)
def test_what_leaves(tmp_path: Path, one: Invoice, leaves: bool) -> None:
    book = Book.open(tmp_path / "book.json", today=DAY)
    with book.transaction("an invoice") as change:
        change.add(account())
        paid(change, one)
    assert bool(book.history(Invoice, EVER)) == leaves
    assert bool(book.since(Invoice, EVER)) != leaves


NAMING: dict[str, Record] = {
    "a promise": PaymentPromise(
        account_id=1, made=OLD, due=OLD, amount=1, currency="EUR", invoices=(1,)
    ),
    "a dispute": Dispute(account_id=1, invoice_id=1, opened=OLD, reason="weight", settled=OLD),
    "a milestone": Opportunity(
        account_id=1,
        name="Line 4",
        opened=OLD,
        milestones=(PaymentMilestone(kind="delivery", amount=100, invoice_id=1),),
    ),
    "a payment that is not used up": Payment(
        account_id=1,
        on=OLD,
        amount=5,
        currency="EUR",
        allocations=(Allocation(invoice_id=1, amount=0),),
    ),
}


@pytest.mark.parametrize("naming", NAMING.values(), ids=NAMING)
def test_what_a_record_in_the_book_names_stays_in_the_book(tmp_path: Path, naming: Record) -> None:
    book = Book.open(tmp_path / "book.json", today=DAY)
    with book.transaction("invoices") as change:
        change.add(account())
        paid(change, invoice("named"), invoice("not named"))
        change.add(naming)
    assert [one.number for one in book.since(Invoice, EVER).values()] == ["named"]
    assert [one.number for one in book.history(Invoice, EVER).values()] == ["not named"]
    assert 1 in book.since(Payment, EVER)
    assert care.check(tmp_path / "book.json") == []


def test_keys_that_we_do_not_know_go_along(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    with Book.open(path).transaction("an invoice") as change:
        change.add(account())
        paid(change, invoice())
    raw = json.loads(path.read_text())
    raw["invoices"]["1"]["mood"] = {"a": [1, None]}
    path.write_text(json.dumps(raw, indent=1))
    write(path)
    (file,) = (tmp_path / "book.files" / "history").iterdir()
    assert json.loads(file.read_bytes())["invoices"]["1"] == raw["invoices"]["1"]
    book = Book.open(path)
    with book.transaction("settled anew") as change:
        found = change.recall(Invoice, 1)
        assert found is not None
        change.put(msgspec.structs.replace(found, amount=120))
    assert json.loads(path.read_text())["invoices"]["1"] == raw["invoices"]["1"] | {"amount": 120}


# -- files


def test_the_file_of_a_year_is_a_book_of_that_year(path: Path) -> None:
    write(path)
    folder = path.parent / "book.files" / "history"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    first = min(folder.iterdir())
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    data = first.read_bytes()
    assert first.name == history.file_name(2023, data)
    lines = data.decode().splitlines()
    assert lines[0].startswith('{"rounds":{"schema":1,"year":2023,"tables":{"invoices":[')
    assert lines[2].startswith('"1":{"id":1,"account_id":1,"number":"OLD-23",')
    head = json.loads(path.read_bytes())["rounds"]
    assert head["moved"] == CUT.isoformat()
    assert head["history"] == {file.name[8:12]: file.name for file in sorted(folder.iterdir())}
    with pytest.raises(BookBroken, match="not a book"):
        Book.open(first)


def test_files_that_nobody_names_go_and_those_of_backups_stay(path: Path) -> None:
    folder = path.parent / "book.files" / "history"

    def files() -> set[str]:
        return {file.name for file in folder.iterdir()}

    write(path)
    first = files()
    move(path, "2nd", DAY + timedelta(days=40))  # `previous.json` and the day's backup name them
    assert first < files()
    assert len(files()) == 3
    for backup in (path.parent / "book.files" / "backups").iterdir():
        backup.unlink()
    move(path, "3rd", DAY + timedelta(days=80))
    second = files()
    assert len(second - first) == 2
    assert len(second & first) == 1
    assert care.check(path) == []


def test_a_reader_finds_the_history_of_its_own_generation(path: Path) -> None:
    old = write(path)
    book = Book.open(path, today=DAY + timedelta(days=40))
    with book.transaction("another") as change:
        paid(change, invoice("LATER"))
    assert [one.number for one in book.history(Invoice, EVER).values()] == [
        "OLD-23",
        "OLD-24",
        "LATER",
    ]
    assert list(old.history(Invoice, EVER)) == [1, 2]
    assert old.refresh()
    assert list(old.history(Invoice, EVER)) == [1, 2, 5]


def test_a_reader_whose_files_have_gone_looks_at_the_book_again(path: Path) -> None:
    write(path)
    old = Book.open(path)
    for n in 1, 2:
        for backup in (path.parent / "book.files" / "backups").iterdir():
            backup.unlink()
        move(path, f"{n}", DAY + n * timedelta(days=40))
    assert list(old.since(Invoice, EVER)) == [3, 4]
    assert list(old.history(Invoice, EVER)) == [1, 2, 5, 6]


# -- ids, undo, coming back


def test_ids_are_never_given_again(path: Path) -> None:
    with Book.open(path).transaction("only old ones are left") as change:
        for id in 3, 4:
            change.remove(Invoice, id)
        change.remove(Payment, 3)
    write(path)
    raw = json.loads(path.read_text())
    assert "invoices" not in raw
    with Book.open(path, today=DAY).transaction("a new one") as change:
        assert change.add(invoice()).id == 5
    assert care.check(path) == []


def test_undo_takes_back_what_has_left_the_book(path: Path) -> None:
    beginning = whole(Book.open(path))
    book = Book.open(path, today=DAY)
    with book.transaction("an old one") as change:
        paid(change, invoice("LATE", date(2021, 1, 1)))
    assert list(book.history(Invoice, EVER)) == [1, 2, 5]
    assert book.undo().text == "an old one"
    assert whole(book) == whole(Book.open(path)) == beginning
    assert book.undo().text == "four invoices"
    assert everything(book) == {}
    assert book.history(Invoice, EVER) == {}
    assert json.loads(path.read_text())["rounds"].get("history", {}) == {}
    with book.transaction("ids go on") as change:
        assert change.add(invoice()).id == 6


def test_undo_of_a_payment_brings_back_its_invoice_and_all_its_money(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    part = Allocation(invoice_id=1, amount=60)
    half = Payment(account_id=1, on=OLD, amount=60, currency="EUR", allocations=(part,))
    with book.transaction("half of it") as change:
        change.add(account())
        change.add(invoice(settled=None))
        change.add(half)
    before = whole(book)
    with book.transaction("the rest") as change:
        rest = msgspec.structs.replace(part, amount=40)
        change.add(msgspec.structs.replace(half, amount=40, allocations=(rest,)))
        change.put(invoice(id=1))
    after = whole(book)
    with Book.open(path, today=DAY).transaction("a note") as change:
        change.add(note("a note"))
    book.refresh()
    assert list(book.history(Payment, EVER)) == [1, 2]
    assert book.undo().text == "a note"
    assert whole(book) == after
    assert book.undo().text == "the rest"
    assert everything(book) == whole(book) == before


def test_what_has_changed_in_the_history_is_not_taken_back(path: Path) -> None:
    write(path)
    (path.parent / "book.files" / "undo" / "2.json").unlink()
    file = max((path.parent / "book.files" / "history").iterdir())
    file.write_bytes(file.read_bytes().replace(b"OLD-24", b"OLD-25"))
    book = Book.open(path)
    with pytest.raises(UndoLost):
        book.undo()
    with pytest.raises(ChangedSince, match="four invoices"):
        book.undo()
    assert [one.number for one in book.history(Invoice, EVER).values()] == ["OLD-23", "OLD-25"]


def test_a_record_comes_back_with_all_that_belongs_together_with_it(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path, today=DAY)
    with book.transaction("one payment for two") as change:
        change.add(account())
        paid(change, invoice("alone"))
        one, two = (change.add(invoice(name)) for name in ("one", "two"))
        parts = tuple(Allocation(invoice_id=id, amount=100) for id in (one.id, two.id))
        change.add(Payment(account_id=1, on=OLD, amount=200, currency="EUR", allocations=parts))
    before = whole(book)
    assert everything(book).keys() == {"accounts"}
    with book.transaction("a word on one") as change:
        assert change.get(Invoice, one.id) is None
        assert change.recall(Invoice, 99) is None
        found = change.recall(Invoice, one.id)
        assert found is not None
        assert list(change.since(Invoice, EVER)) == [2, 3]
        assert list(change.since(Payment, EVER)) == [2]
        assert list(change.history(Invoice, EVER)) == [1]
        change.put(msgspec.structs.replace(found, disputed=True))
    assert list(book.history(Invoice, EVER)) == [1]
    assert whole(book)["invoices"][2] == msgspec.structs.replace(found, disputed=True)
    assert care.check(path) == []
    assert book.undo() == Undone(text="a word on one", records=1)
    assert whole(book) == whole(Book.open(path)) == before


def test_what_came_back_and_was_removed_stays_away(path: Path) -> None:
    book = write(path)
    before = whole(book)
    with book.transaction("removed") as change:
        change.recall(Invoice, 1)
        change.remove(Payment, 1)
        change.remove(Invoice, 1)
    for one in book, Book.open(path):
        assert list(one.history(Invoice, EVER)) == [2]
        assert list(one.since(Invoice, EVER)) == [3, 4]
    write(path, DAY + timedelta(days=50)).undo()
    book.refresh()
    assert book.undo().text == "removed"
    assert whole(book) == before


def test_bringing_back_alone_is_no_change(path: Path) -> None:
    book = write(path)
    before = path.read_bytes()
    with book.transaction("a look") as change:
        change.recall(Invoice, 1)
    assert path.read_bytes() == before
    trial = book.trial()
    assert trial.recall(Invoice, 1) is not None
    assert list(book.since(Invoice, EVER)) == [3, 4]


def test_a_book_in_memory_keeps_everything() -> None:
    book = Book.in_memory([account(id=1), invoice(id=1)])
    with book.transaction("a note") as change:
        assert change.recall(Invoice, 1) == invoice(id=1)
        change.add(note("a note"))
    assert book.history(Invoice, EVER) == {}
    assert book.moved is None
    assert book.undo().text == "a note"

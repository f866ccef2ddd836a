"""A book's transactions, as windows, commands and threads use them."""

from __future__ import annotations

import json
import tempfile
import threading
from datetime import date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.making import DAY, EVER, account, any_record, everything, fill, note
from tui.domain.records import Account, Invoice, NextStep, Note, Person, Record, Visit
from tui.store.book import Book, BookBusy, BookGone, RecordGone, RecordInvalid


def test_a_missing_book_reads_as_empty_and_reading_creates_nothing(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "folder" / "book.json")
    assert book.is_new
    assert book.generation == 0
    assert book.all(Account) == {}
    assert book.get(Account, 1) is None
    assert not book.refresh()
    assert list(tmp_path.iterdir()) == []


def test_a_transaction_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "book.json"
    with Book.open(path).transaction("look"):
        pass
    assert list(tmp_path.iterdir()) == []

    book = Book.open(path)
    fill(book)
    before = path.read_bytes()
    with book.transaction("put the same") as change:
        change.put(change.all(Account)[1])
        gone = change.add(account("never was"))
        change.remove(Account, gone.id)
    assert path.read_bytes() == before
    assert Book.open(path).generation == 2


def test_an_error_in_the_body_leaves_book_and_file_as_they_were(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    before, text = everything(book), (tmp_path / "book.json").read_bytes()
    with pytest.raises(ZeroDivisionError), book.transaction("fails") as change:
        change.text = str(change.add(account("lost")).id / 0)
    assert everything(book) == before
    assert (tmp_path / "book.json").read_bytes() == text
    with book.transaction("the lock is free again") as change:
        change.add(account("Gamma"))


def test_a_transaction_sees_its_own_changes_and_nobody_else_does(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    with book.transaction("changes") as change:
        earlier = change.all(Account)
        new = change.add(account("Gamma"))
        held = change.all(Account)
        change.put(msgspec.structs.replace(new, city="Ulm"))
        change.remove(Account, 1)
        assert list(earlier) == [1, 2]
        assert held[3].city == ""
        assert list(change.all(Account)) == [2, 3]
        assert change.get(Account, 3) == account("Gamma", id=3, city="Ulm")
        assert change.get(Account, 1) is None
        assert list(book.all(Account)) == [1, 2]
        assert list(Book.open(tmp_path / "book.json").all(Account)) == [1, 2]
    assert list(book.all(Account)) == [2, 3]


def test_records_are_cleaned_and_get_the_next_id(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    with book.transaction("add") as change:
        stored = change.add(account(" [/]\u202e华信\n\x1b[31m ", id=77))
    assert stored == account("[/]华信 [31m", id=1)
    assert book.get(Account, 1) == stored


@pytest.mark.parametrize(
    "wrong",
    [
        account(""),
        account("\u200b\x00"),
        account("A", currency="eur"),
        account("A", margin=1.5),
        account("A", special_dates=("no",)),
        account("A", rhythm_days=0),
        account("A", tier="copper"),
        Person(account_id=-1, name="A"),
        NextStep(account_id=1, due=datetime(2026, 1, 1, 10), text="not a day"),
    ],
    ids=range(9),
)
def test_what_does_not_fit_its_type_may_not_enter(tmp_path: Path, wrong: Record) -> None:
    book = Book.open(tmp_path / "book.json")
    with pytest.raises(RecordInvalid, match="Nothing was written"), book.transaction("add") as t:
        t.add(wrong)
    assert list(tmp_path.iterdir()) == []


def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    given = []
    for _ in range(3):
        with book.transaction("add") as change:
            given.append(change.add(account()).id)
        with book.transaction("remove") as change:
            change.remove(Account, given[-1])
        with book.transaction("add") as change:
            given.append(change.add(account()).id)
        book.undo()
    assert given == [1, 2, 3, 4, 5, 6]
    with Book.open(tmp_path / "book.json").transaction("later") as change:
        assert change.add(account()).id == 7


def test_a_counter_that_somebody_put_back_gives_no_id_in_use(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    raw = json.loads(path.read_text())
    raw["rounds"]["counters"]["accounts"] = 0
    path.write_text(json.dumps(raw))
    with Book.open(path).transaction("add") as change:
        assert change.add(account()).id == 3


def test_what_was_removed_meanwhile_cannot_be_changed(tmp_path: Path) -> None:
    mine, theirs = (Book.open(tmp_path / "book.json") for _ in range(2))
    fill(mine)
    theirs.refresh()
    shown = mine.all(Account)[2]
    with theirs.transaction("remove") as change:
        change.remove(Account, 2)
    with pytest.raises(RecordGone), mine.transaction("edit") as change:
        change.put(msgspec.structs.replace(shown, city="Ulm"))
    with pytest.raises(RecordGone), mine.transaction("remove") as change:
        change.remove(Account, 2)
    assert list(mine.all(Account)) == [1]


def test_a_dated_kind_is_asked_for_with_a_horizon(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")

    def visit(day: int, **fields: object) -> Visit:
        plain = Visit(account_id=1, start=datetime(2026, 11, day, 10), state="logged")
        return msgspec.structs.replace(plain, **fields)

    with book.transaction("visits") as change:
        for one in visit(20), visit(21), visit(22), visit(1, state="planned"):
            change.add(one)
        assert list(change.since(Visit, DAY)) == [2, 3, 4]
    assert list(book.since(Visit, DAY)) == [2, 3, 4]
    assert list(book.since(Visit, EVER)) == [1, 2, 3, 4]
    assert list(book.since(Visit, date.max)) == [4]
    with book.transaction("done") as change:
        change.put(visit(1, id=4))
    assert list(book.since(Visit, DAY)) == [2, 3]


def test_a_trial_shows_what_a_change_would_do_and_is_never_written(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    trial = book.trial()
    assert trial.add(account("Gamma")).id == 3
    trial.remove(Account, 1)
    assert list(trial.all(Account)) == [2, 3]
    assert list(book.all(Account)) == [1, 2]
    with book.transaction("later") as change:
        assert change.add(account("Delta")).id == 3


def test_mappings_are_read_only(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    with pytest.raises(TypeError):
        book.all(Account)[9] = account()  # type: ignore[index]


def test_two_windows_take_turns_and_none_loses_the_others_change(tmp_path: Path) -> None:
    one, two = (Book.open(tmp_path / "book.json") for _ in range(2))
    for i in range(5):
        for name, book in ("one", one), ("two", two):
            with book.transaction(name) as change:
                change.add(account(f"{name} {i}"))
    assert one.refresh()
    assert not one.refresh()
    assert not two.refresh()
    assert everything(one) == everything(two) == everything(Book.open(tmp_path / "book.json"))
    assert len(one.all(Account)) == 10


def test_tables_that_nobody_changed_stay_as_they_are_known(tmp_path: Path) -> None:
    mine, theirs = (Book.open(tmp_path / "book.json") for _ in range(2))
    fill(mine)
    theirs.refresh()
    accounts, person = theirs.all(Account), theirs.get(Person, 1)
    for book in mine, theirs:
        with book.transaction("a note") as change:
            change.add(note("another"))
        theirs.refresh()
        assert theirs.all(Account) is accounts
        assert theirs.get(Person, 1) is person
        assert len(theirs.since(Note, EVER)) == book.generation - 1


def test_every_change_from_outside_is_seen_however_fast_it_comes(tmp_path: Path) -> None:
    """The file's clock ticks slower than saves come, and inodes are used again."""
    writer, reader = (Book.open(tmp_path / "book.json") for _ in range(2))
    with writer.transaction("first") as change:
        change.add(account("0"))
    for i in range(1, 9):
        assert reader.refresh()
        assert reader.all(Account)[1].name == str(i - 1)
        with writer.transaction("rename") as change:
            change.put(account(str(i), id=1))


def test_a_book_that_vanishes_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    (tmp_path / "book.json").rename(tmp_path / "moved.json")
    with pytest.raises(BookGone, match="restore"):
        book.refresh()
    with pytest.raises(BookGone), book.transaction("add") as change:
        change.add(account())
    assert len(book.all(Account)) == 2
    assert not (tmp_path / "book.json").exists()
    (tmp_path / "moved.json").rename(tmp_path / "book.json")
    book.refresh()
    with book.transaction("add") as change:
        assert change.add(account()).id == 3


def test_a_thread_writes_while_another_reads_one_book(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    writing = threading.Event()
    done = threading.Event()

    def write() -> None:
        for i in range(20):
            with book.transaction("both or none") as change:
                change.add(account(f"{i}"))
                change.add(note(f"{i}"))
                writing.set()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    writing.wait()
    while not done.is_set():
        book.refresh()
        seen = book.snapshot
        assert len(seen.all(Account)) == len(seen.all(Note))
    writer.join()
    assert len(book.all(Account)) == 20


def test_threads_exclude_each_other(tmp_path: Path) -> None:
    def write(n: int) -> None:
        book = Book.open(tmp_path / "book.json")
        for i in range(5):
            with book.transaction("add") as change:
                change.add(account(f"{n} {i}"))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    names = {one.name for one in Book.open(tmp_path / "book.json").all(Account).values()}
    assert names == {f"{n} {i}" for n in range(6) for i in range(5)}


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    book, hasty = Book.open(tmp_path / "book.json"), Book.open(tmp_path / "book.json", wait=0.01)
    raised: list[BaseException] = []

    def try_it() -> None:
        try:
            with hasty.transaction("add") as change:
                change.add(account())
        except BookBusy as busy:
            raised.append(busy)

    with book.transaction("long") as change:
        change.add(account())
        thread = threading.Thread(target=try_it)
        thread.start()
        thread.join()
    assert len(raised) == 1
    assert "book.json" in str(raised[0])
    try_it()
    assert len(raised) == 1


def test_a_transaction_within_a_transaction_is_an_error_not_a_wait(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    with (
        book.transaction("outer"),
        pytest.raises(RuntimeError, match="within"),
        book.transaction("inner"),
    ):
        pass


def test_keys_that_we_do_not_know_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    raw = json.loads(path.read_text())
    raw["rounds"]["colour"] = "blue"
    raw["accounts"]["1"]["mood"] = {"a": [1, 2.5, None]}
    raw["accounts"]["2"]["mood"] = "kept too"
    raw["dreams"] = {"1": {"of": "gold"}}
    path.write_text(json.dumps(raw, indent=2))

    book = Book.open(path)
    with book.transaction("edit") as change:
        change.put(msgspec.structs.replace(change.all(Account)[1], city="Ulm"))
    after = json.loads(path.read_text())
    assert after["rounds"]["colour"] == "blue"
    assert after["accounts"]["1"] == raw["accounts"]["1"] | {"city": "Ulm"}
    assert after["accounts"]["2"] == raw["accounts"]["2"]
    assert after["dreams"] == raw["dreams"]
    with book.transaction("a field back to its default leaves the file") as change:
        change.put(msgspec.structs.replace(change.all(Account)[1], city=""))
    book.undo()
    book.undo()
    assert json.loads(path.read_text())["accounts"] == raw["accounts"]


def test_a_book_in_memory_is_a_book_that_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = Book.in_memory([account("A", id=7), Person(id=3, account_id=7, name="B"), account("C")])
    assert book.path is None
    assert not book.is_new
    assert list(book.all(Account)) == [7, 8]
    with book.transaction("add") as change:
        assert change.add(account("D")).id == 9
        change.remove(Person, 3)
    assert book.get(Person, 3) is None
    assert book.undo().text == "add"
    assert list(book.all(Account)) == [7, 8]
    assert book.get(Person, 3) is not None
    assert not book.refresh()
    assert list(tmp_path.iterdir()) == []
    assert Book.in_memory().is_new
    with pytest.raises(ValueError, match="id 7"):
        Book.in_memory([account("A", id=7), account("B", id=7)])


@settings(max_examples=60, deadline=None)
@given(st.lists(any_record(), max_size=6))
def test_any_record_reads_back_from_the_file_as_it_was_written(records: list[Record]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.json"
        book = Book.open(path)
        with book.transaction("add") as change:
            stored = [change.add(record) for record in records]
        for record, given_back in zip(records, stored, strict=True):
            assert given_back == msgspec.structs.replace(record, id=given_back.id)
        read_back = Book.open(path)
        assert everything(read_back) == everything(book)
        for record in stored:
            assert read_back.get(type(record), record.id) == record


def test_a_stored_amount_is_exact_however_large(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    with book.transaction("add") as change:
        change.add(Invoice(account_id=1, number="1", amount=10**17 + 1, currency="EUR"))
    assert Book.open(tmp_path / "book.json").since(Invoice, EVER)[1].amount == 10**17 + 1

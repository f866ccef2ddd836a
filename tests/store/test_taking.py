"""Records that are taken by the thousand: as if each had been added alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.making import account, everything, fill, note
from tui.domain.records import Account, Invoice, Note
from tui.store.book import Book
from tui.store.troubles import RecordInvalid

_TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=6), max_size=5)


@given(_TEXTS)
def test_what_is_taken_stands_in_the_book_as_what_is_added(texts: list[str]) -> None:
    added, taken = Book.in_memory([account()]), Book.in_memory([account()])

    with added.transaction("added") as change:
        for text in texts:
            change.add(note(f"{text}."))
    with taken.transaction("taken") as change:
        for text in texts:
            change.take(note(f"{text}."))

    assert everything(taken) == everything(added)
    texts_of = [
        {name: bytes(block.view) for name, block in book.snapshot.blocks.items()}
        for book in (added, taken)
    ]
    assert texts_of[0] == texts_of[1]


def test_it_is_seen_at_once_and_may_be_changed_and_removed(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    with book.transaction("three") as change:
        first, second, third = (change.take(note(text)) for text in ("a", "b", "c"))
        change.put(msgspec.structs.replace(second, text="  B\n"))
        change.remove(Note, third.id)
        assert [one.id for one in change.since(Note, date.min).values()] == [first.id, second.id]

    again = Book.open(tmp_path / "book.json")
    assert [one.text for one in again.since(Note, date.min).values()] == ["a", "B"]


def test_one_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    before = everything(book)
    with book.transaction("many") as change:
        for number in range(3_000):
            change.take(note(f"note {number}"))

    assert book.undo().records == 3_000
    assert everything(book) == before


def test_ids_go_on_where_the_last_one_was(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    with book.transaction("mixed") as change:
        ids = [change.take(account("C")).id, change.add(account("D")).id]
        ids.append(change.take(account("E")).id)
    with book.transaction("removed") as change:
        change.remove(Account, ids[-1])
    with book.transaction("next") as change:
        ids.append(change.take(account("F")).id)

    assert ids == [3, 4, 5, 6]


def test_what_does_not_fit_its_type_is_refused_at_the_end_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    text = (tmp_path / "book.json").read_bytes()
    wrong = Invoice(account_id=1, number="R-1", amount="12", currency="EUR")  # type: ignore[arg-type]

    def take_all() -> None:
        with book.transaction("wrong") as change:
            change.take(note("right"))
            change.take(wrong)

    with pytest.raises(RecordInvalid):
        take_all()
    assert (tmp_path / "book.json").read_bytes() == text
    assert not book.since(Invoice, date.min)

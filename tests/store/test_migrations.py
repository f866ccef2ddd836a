"""Older books: read as they are, brought up to date by the next save, after a backup."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.store.making import account
from tui.domain.records import SCHEMA, Account
from tui.store import migrations
from tui.store.book import Book, BookBroken, NothingToUndo
from tui.store.migrations import RawBook

OLD = {
    "rounds": {"schema": 0, "generation": 5, "counters": {"accounts": 4}, "undo": [1]},
    "customers": {"4": {"id": 4, "title": "Old & Sons"}},
    "dreams": {"1": {"of": "gold"}},
}


def from_0(raw: RawBook) -> RawBook:
    customers = raw.pop("customers")
    assert isinstance(customers, dict)
    accounts = {id: {"id": one["id"], "name": one["title"]} for id, one in customers.items()}
    return raw | {"accounts": accounts}


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setitem(migrations.STEPS, 0, from_0)
    path = tmp_path / "book.json"
    path.write_text(json.dumps(OLD))
    return path


def test_reading_an_older_book_writes_nothing(old: Path) -> None:
    before = old.read_bytes()
    book = Book.open(old)
    assert book.all(Account) == {4: account("Old & Sons", id=4)}
    assert book.generation == 5
    assert not book.refresh()
    assert old.read_bytes() == before
    assert [one.name for one in old.parent.iterdir()] == ["book.json"]


def test_the_next_save_brings_it_up_to_date_after_a_backup(old: Path) -> None:
    before = old.read_bytes()
    book = Book.open(old)
    with book.transaction("add") as change:
        assert change.add(account("New")).id == 5
    assert (old.parent / "book.files" / "backups" / "before-schema-1.json").read_bytes() == before
    raw = json.loads(old.read_text())
    assert raw["rounds"]["schema"] == SCHEMA
    assert raw["rounds"]["generation"] == 6
    assert "customers" not in raw
    assert raw["dreams"] == OLD["dreams"]
    assert list(Book.open(old).all(Account)) == [4, 5]


def test_what_was_done_under_the_older_schema_is_not_taken_back(old: Path) -> None:
    with pytest.raises(NothingToUndo):
        Book.open(old).undo()


def test_an_older_book_that_we_have_no_step_for_is_refused(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(migrations.STEPS, 0)
    with pytest.raises(BookBroken, match="schema 0"):
        Book.open(old)


def test_an_older_book_that_the_step_cannot_read_is_refused(old: Path) -> None:
    old.write_text(json.dumps(OLD | {"customers": {"4": {}}}))
    with pytest.raises(BookBroken, match="from schema 0"):
        Book.open(old)

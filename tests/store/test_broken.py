"""Files that are no book: told by name and place, and never overwritten."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.store.making import account, fill
from tui.domain.records import Account, Person
from tui.store import care
from tui.store.book import Book, BookBroken, BookNewer
from tui.store.opening import read


def head(**changes: object) -> bytes:
    return json.dumps({"rounds": {"schema": 1, "generation": 1, "undo": []} | changes}).encode()


NO_BOOKS = {
    "empty": (b"", "0 bytes"),
    "truncated": (b'{"rounds":{"schema":1},"accounts":{"1":{"id":1', "JSON"),
    "no json": (b"hello", "JSON"),
    "binary": (bytes(range(256)), "JSON"),
    "two documents": (head() + head(), "JSON"),
    "a list": (b"[1]", "not a book"),
    "null": (b"null", "not a book"),
    "another's": (b'{"_default":{"1":{"a":1}}}', "not a book"),
    "no schema": (b'{"rounds":{}}', "head"),
    "schema in words": (head(schema="one"), "head"),
    "older than the oldest": (head(schema=-3), "schema -3"),
    "generation in words": (head(generation="x"), "head"),
    "head a number": (b'{"rounds":7}', "head"),
}


@pytest.mark.parametrize(("data", "word"), NO_BOOKS.values(), ids=NO_BOOKS)
def test_what_is_no_book_is_refused_and_untouched(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(data)
    with pytest.raises(BookBroken, match=word) as raised:
        Book.open(path)
    for part in str(path), "rounds check", "rounds restore", "untouched":
        assert part in str(raised.value)
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == ["book.json"]
    found = [one for one in care.check(path) if one.code != "permissions"]
    assert [one.code for one in found] == ["broken"]
    assert word in found[0].text


BROKEN_TABLES = {
    "a list": ('[{"id":1}]', None, None),
    "a number": ("5", None, None),
    "not under its id": ('{"1":{"id":2,"name":"A"}}', "1", "id"),
    "without an id": ('{"1":{"name":"A"}}', "1", "id"),
    "id 0": ('{"0":{"name":"A"}}', "0", "id"),
    "id in words": ('{"one":{"id":1,"name":"A"}}', "one", "id"),
    "a wrong type": ('{"1":{"id":1,"name":"A"},"2":{"id":2,"name":7}}', "2", "name"),
    "an unknown code": ('{"1":{"id":1,"name":"A","tier":"copper"}}', "1", "tier"),
    "deep inside": (
        '{"1":{"id":1,"name":"A","special_dates":[{"day":"soon","text":"x"}]}}',
        "1",
        "special_dates[0].day",
    ),
    "a missing field": ('{"1":{"id":1}}', "1", "the record"),
    "no record": ('{"1":[]}', "1", "the record"),
    "not utf-8": ('{"1":{"id":1,"name":"\udcff"}}', "1", "the record"),
}


@pytest.mark.parametrize(("table", "id", "field"), BROKEN_TABLES.values(), ids=BROKEN_TABLES)
def test_a_broken_record_is_named_and_the_book_not_overwritten(
    tmp_path: Path, table: str, id: str | None, field: str | None
) -> None:
    path = tmp_path / "book.json"
    sound = b'"people":{"1":{"id":1,"account_id":1,"name":"B"}}'
    data = (
        head()[:-1] + b',"accounts":' + table.encode(errors="surrogateescape") + b"," + sound + b"}"
    )
    path.write_bytes(data)
    book = Book.open(path)
    assert book.all(Person)[1].name == "B"
    with pytest.raises(BookBroken, match="accounts") as raised:
        book.all(Account)
    assert (raised.value.table, raised.value.id) == ("accounts", id)
    assert raised.value.field == field
    with pytest.raises(BookBroken), book.transaction("another table") as change:
        change.add(Person(account_id=1, name="C"))
    assert path.read_bytes() == data
    assert list(book.all(Person)) == [1]
    assert "accounts" in [one.where.split()[0] for one in care.check(path) if one.code == "field"]


def test_a_newer_book_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    data = head(schema=2) + b"\n"
    path.write_bytes(data)
    with pytest.raises(BookNewer, match="newer Rounds") as raised:
        Book.open(path)
    assert str(path) in str(raised.value)
    assert "rounds restore" in str(raised.value)
    assert path.read_bytes() == data


def test_a_book_that_breaks_while_it_is_open_stays_as_it_was_known(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    path.write_bytes(b"{")
    with pytest.raises(BookBroken):
        book.refresh()
    with pytest.raises(BookBroken), book.transaction("add") as change:
        change.add(account())
    assert path.read_bytes() == b"{"
    assert len(book.all(Account)) == 2


def test_a_folder_or_a_pipe_is_no_book(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BookBroken, match="folder"):
        Book.open(tmp_path / "folder")
    assert next(one.code for one in care.check(tmp_path / "folder")) == "broken"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(BookBroken, match="plain file"):
            Book.open(tmp_path / "pipe")


def test_a_link_to_itself_is_told(tmp_path: Path) -> None:
    (tmp_path / "book.json").symlink_to(tmp_path / "book.json")
    with pytest.raises(Exception, match="cannot be read"):
        Book.open(tmp_path / "book.json")


def test_the_text_of_a_book_is_read_without_a_file(tmp_path: Path) -> None:
    fill(Book.open(tmp_path / "book.json"))
    assert len(read((tmp_path / "book.json").read_bytes()).all(Account)) == 2

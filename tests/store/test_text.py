"""The text of a book: taken apart quickly where it is ours, rightly whatever it is."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.store.leaving import invoice, paid
from tests.store.making import DAY, EVER, account, everything, fill, note
from tui.domain.receivables.ageing import balances
from tui.domain.records import TABLES, Account, Invoice, Payment
from tui.store import text
from tui.store.book import Book, BookBroken
from tui.store.opening import read
from tui.store.snapshot import Snapshot
from tui.store.text import block_of


def written(folder: Path) -> bytes:
    """The text of a book with some open and some paid invoices of two accounts."""
    book = Book.open(folder / "book.json")
    with book.transaction("a book") as change:
        change.add(account("Huaxin 华信"))
        change.add(account("Beta"))
        for n in range(30):
            settled = None if n % 7 == 0 else DAY - timedelta(days=n)
            paid(change, invoice(f"R-{n}", DAY - timedelta(days=60), settled=settled))
            change.add(invoice(f"B-{n}", account_id=2, settled=None))
        change.add(note("agreed to a test"))
    return (folder / "book.json").read_bytes()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(tmp_path_factory.mktemp("text"))


def told(data: bytes) -> object:
    """All that a text says, or that it says nothing."""
    try:
        found = read(data)
        tables = {name: dict(found.table(name)) for name in TABLES}
    except BookBroken:
        return None
    day = DAY + timedelta(days=9)
    money = found.open_items(Payment, day).values()
    owed = balances(found.open_items(Invoice, day), list(money), day)
    of_one = {kind: dict(read(data).of(kind, {1})) for kind in (Invoice, Payment)}
    return tables, owed, of_one, [found.rows(name).keys() for name in TABLES]


def read_as_json(data: bytes, patch: pytest.MonkeyPatch) -> object:
    with patch.context() as slow:
        slow.setattr(text, "_split_ours", lambda _data: None)
        return told(data)


def test_what_we_wrote_is_ours(data: bytes) -> None:
    parts = text.split(data)
    assert parts.is_ours
    assert text.join(parts.head, parts.extra, parts.blocks) == data


def test_ours_is_read_as_any_json_is(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(data) == read_as_json(data, monkeypatch) is not None


def in_lines(data: bytes) -> bytes:
    return json.dumps(json.loads(data), indent=2).encode()


def in_one(data: bytes) -> bytes:
    return json.dumps(json.loads(data)).encode()


def replaced(old: bytes, new: bytes) -> Callable[[bytes], bytes]:
    def edit(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return edit


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "a figure": replaced(b'"amount":100', b'"amount":900'),
    "an account": replaced(b'"account_id":1,"number":"R-3"', b'"account_id":2,"number":"R-3"'),
    "settled by hand": replaced(b'"number":"R-0",', b'"number":"R-0","settled":"2026-11-01",'),
    "no longer settled": lambda data: re.sub(rb',"settled":"[-0-9]+"', b"", data, count=1),
    "a space": replaced(b'{"id":5,', b'{"id": 5,'),
    "a line break in a record": replaced(b'{"id":5,', b'{"id":5,\n'),
    "two records in a line": replaced(b'},\n"6":{"id":6,', b'},"6":{"id":6,'),
    "a line more": replaced(
        b'"invoices":{\n',
        b'"invoices":{\n"99":{"id":99,"account_id":1,"number":"X","amount":7,"currency":"EUR"},\n',
    ),
    "a line less": lambda data: re.sub(rb'\n"7":\{"id":7,"account_id":1[^\n]*', b"", data, count=1),
    "a table more": replaced(b'"invoices":{\n', b'"skips":{},\n"invoices":{\n'),
    "an open item less": lambda data: re.sub(rb'"invoices":\[1,', b'"invoices":[', data, count=1),
    "the end": lambda data: data.rstrip() + b"  \n",
    "the head": replaced(b'"generation":1', b'"generation": 1'),
    "the counters": replaced(b'"invoices":60', b'"invoices":6'),
    "a sum in the head": lambda data: re.sub(rb'"invoices":\[(\d+),', rb'"invoices":[1\1,', data),
    "less than nothing": lambda data: re.sub(rb'"accounts":\[\d+,', b'"accounts":[-9,', data),
    "carriage returns": lambda data: data.replace(b"\n", b"\r\n"),
    "in lines": in_lines,
    "in one line": in_one,
    "escaped": lambda data: data.replace(b'"account_id"', b'"account\\u005fid"'),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_somebody_edited_is_read_as_it_stands(
    data: bytes, edit: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    edited = edit(data)
    assert edited != data
    found = told(edited)
    assert found is not None
    assert found == read_as_json(edited, monkeypatch)

    # The next save puts everything in order.
    path = tmp_path / "book.json"
    path.write_bytes(edited)
    before = everything(Book.open(path))
    with Book.open(path).transaction("a note") as change:
        change.add(note("another"))
    parts = text.split(path.read_bytes())
    assert parts.is_ours
    after = everything(Book.open(path))
    assert after["notes"].pop(2)
    assert after == before


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_damage_is_seen_as_it_would_be_in_any_json(data: bytes, drawn: st.DataObject) -> None:
    at = drawn.draw(st.integers(0, len(data) - 1))
    cut = drawn.draw(st.integers(0, 3))
    new = drawn.draw(st.sampled_from([b"", b"\n", b" ", b"9", b"0", b'"', b",", b"}", b"\xff"]))
    edited = data[:at] + new + data[at + cut :]
    with pytest.MonkeyPatch.context() as patch:
        assert told(edited) == read_as_json(edited, patch)


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.integers(1, 10**6), st.text(max_size=20), max_size=40),
    st.sets(st.integers(0, 10**6), max_size=3),
    st.data(),
)
def test_some_records_are_found_by_their_ids(
    table: dict[int, str], others: set[int], drawn: st.DataObject
) -> None:
    rows = {id: msgspec.json.encode({"id": id, "t": value}) for id, value in table.items()}
    block = block_of(rows.items())
    around = text.Block(b"xx" + bytes(block.view) + b"\nyy", 2, 2 + len(block))
    wanted = drawn.draw(st.sets(st.sampled_from(sorted(table)))) if table else set()
    for one in block, around:
        found = one.some(sorted(wanted))
        assert found is not None
        assert msgspec.json.decode(found, type=dict[int, msgspec.Raw]) == {
            id: msgspec.Raw(rows[id]) for id in wanted
        }
        missing = others - table.keys()
        if missing:
            assert one.some(sorted(wanted | missing)) is None


def test_a_question_about_few_decodes_those_alone(data: bytes) -> None:
    big = [
        (id, msgspec.json.encode(invoice(f"{id}" * 30, id=id, account_id=id % 50)))
        for id in range(1, 400)
    ]
    book = Snapshot(text.Head(schema=1), {"invoices": block_of(big)})
    assert list(book.of(Invoice, {7})) == list(range(7, 400, 50))
    assert list(book.of(Invoice, {7}, date.max)) == []
    assert list(book.of(Invoice, {77})) == []
    assert not book._records
    assert list(book.of(Invoice, set(range(40)))) == [id for id in range(1, 400) if id % 50 < 40]
    assert book._records.keys() == {"invoices"}
    assert list(book.of(Invoice, {7})) == list(range(7, 400, 50))


def test_tables_that_say_the_same_are_the_same(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    one, two = text.split(path.read_bytes()).blocks, text.split(path.read_bytes()).blocks
    assert one["accounts"].is_same(two["accounts"])
    assert not one["accounts"].is_same(two["notes"])
    assert not one["accounts"].is_same(None)


def test_open_items_are_carried_from_save_to_save(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    written(tmp_path)
    items = text.split(path.read_bytes()).head.open_items
    assert items is not None
    assert len(items.invoices) == 35
    assert items.payments == ()
    with Book.open(path).transaction("no money") as change:
        change.add(note("a note"))
    assert text.split(path.read_bytes()).head.open_items == items
    book = Book.open(path)
    with book.transaction("paid") as change:
        first = change.get(Invoice, 1)
        assert first is not None
        change.put(msgspec.structs.replace(first, settled=DAY))
        assert len(change.open_items(Invoice, DAY)) == 60
    assert len(book.open_items(Invoice, DAY)) == 35  # settled, but nobody paid
    assert len(book.open_items(Invoice, EVER)) == 60  # who asks about the past gets everything
    assert book.all(Account)

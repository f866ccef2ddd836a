"""Backup, restore and check of a book of which a part has left for the history."""

from __future__ import annotations

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.store.leaving import invoice, move, paid, whole, write
from tests.store.making import DAY, EVER, account, everything, note
from tui.domain.records import Account, Invoice, Note
from tui.store import care
from tui.store.book import Book
from tui.store.care import backup, check, restore

NOW = datetime(2026, 11, 21, 10, 30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A book whose one old invoice has left."""
    path = tmp_path / "home" / "book.json"
    with Book.open(path).transaction("two invoices") as change:
        change.add(account())
        paid(change, invoice("OLD"), invoice("OPEN", settled=None))
    write(path)
    return path


def files(path: Path) -> set[str]:
    return {file.name for file in (path.parent / "book.files" / "history").iterdir()}


def test_a_backup_is_the_whole_book_in_one_file(path: Path, tmp_path: Path) -> None:
    book = Book.open(path)
    copy = backup(book, tmp_path / "copy.json", NOW)
    assert everything(Book.open(copy)) == whole(book)
    assert copy.stat().st_mode & 0o777 == 0o600
    assert {one.code for one in check(copy)} == {"undo_lost"}
    assert "history" not in json.loads(copy.read_bytes())["rounds"]


def test_a_backup_leaves_out_what_belonged_to_an_account_that_is_gone(
    path: Path, tmp_path: Path
) -> None:
    book = Book.open(path)
    with book.transaction("removed") as change:
        change.remove(Account, 1)
        change.remove(Invoice, 2)
        change.remove(Note, 1)
    assert list(book.history(Invoice, EVER)) == [1]
    assert everything(Book.open(backup(book, tmp_path / "copy.json", NOW))) == {}
    assert check(path) == []


def test_a_restored_backup_is_whole_and_moves_anew(path: Path, tmp_path: Path) -> None:
    book = Book.open(path)
    before = whole(book)
    copy = backup(book, tmp_path / "copy.json", NOW)
    move(path, "LATER", DAY + timedelta(days=40))
    replaced = whole(Book.open(path))

    kept = restore(path, copy, NOW)

    assert everything(Book.open(path)) == before
    assert Book.open(path).moved is None
    assert check(path) == []
    again = write(path, DAY + timedelta(days=41))
    assert list(again.history(Invoice, EVER)) == [1]
    with again.transaction("no id is given twice") as change:
        assert change.add(invoice()).id == 4
    # What it replaced still has the history of its own day.
    assert kept is not None
    assert check(path) == []
    restore(path, kept, NOW)
    assert whole(Book.open(path)) == replaced
    assert check(path) == []


def test_a_daily_backup_finds_the_history_of_its_day(path: Path) -> None:
    before = whole(Book.open(path))
    for n in range(1, 4):
        move(path, f"{n}", DAY + n * timedelta(days=40))
    first = path.parent / "book.files" / "backups" / f"{DAY + timedelta(days=40)}.json"
    restore(path, first, NOW)
    assert whole(Book.open(path)) == before
    assert check(path) == []


@pytest.mark.parametrize("which", ["book.json", "book.files/previous.json", "a daily one"])
def test_a_copy_brings_its_history_from_beside_it(path: Path, tmp_path: Path, which: str) -> None:
    write(path, DAY + timedelta(days=1))
    before = whole(Book.open(path))
    stick = shutil.copytree(path.parent, tmp_path / "stick")
    source = stick / which
    if which == "a daily one":
        source = max((stick / "book.files" / "backups").iterdir())
    home = tmp_path / "new" / "book.json"
    assert restore(home, source, NOW) is None
    found = whole(Book.open(home))
    assert found["invoices"] == before["invoices"]
    assert found["payments"] == before["payments"]
    assert files(home) == files(path)
    assert care.missing_history(home) == []
    assert check(home) == []


def test_a_copy_without_its_history_is_restored_and_that_is_told(
    path: Path, tmp_path: Path
) -> None:
    alone = Path(shutil.copy(path, tmp_path / "alone.json"))
    home = tmp_path / "new" / "book.json"
    restore(home, alone, NOW)
    (missing,) = care.missing_history(home)
    assert missing.name in files(path)
    (found,) = check(home)
    assert (found.code, found.where) == ("history_broken", str(missing))
    assert list(Book.open(home).since(Invoice, EVER)) == [2]
    shutil.copytree(path.parent / "book.files" / "history", missing.parent)
    assert check(home) == []


def test_a_history_of_another_book_is_not_taken_for_ours(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "book.json"
    with Book.open(other, today=DAY).transaction("another rep's") as change:
        change.add(account("Beta"))
        paid(change, invoice("THEIRS"))
    assert files(other) != files(path)
    restore(path, other, NOW)
    assert [one.number for one in Book.open(path).history(Invoice, EVER).values()] == ["THEIRS"]
    assert check(path) == []


def test_check_looks_into_the_history(path: Path) -> None:
    write(path)
    file = path.parent / "book.files" / "history" / next(iter(files(path)))
    raw = json.loads(file.read_bytes())
    raw["invoices"]["1"]["account_id"] = 9
    raw["invoices"]["1"]["number"] = "OPEN"
    raw["payments"]["1"]["allocations"][0]["invoice_id"] = 2
    raw["payments"]["7"] = raw["payments"]["1"] | {"id": 7}
    file.write_text(json.dumps(raw))
    with Book.open(path).transaction("of the same account") as change:
        change.add(account("Beta"))
    assert [(one.code, one.where) for one in check(path)] == [("counter", "payments")]
    raw["invoices"]["1"]["account_id"] = 1
    file.write_text(json.dumps(raw))
    assert [(one.code, one.where) for one in check(path)] == [
        ("duplicate_invoice", "accounts 1"),
        ("counter", "payments"),
    ]


def test_check_does_not_take_what_has_left_for_missing(path: Path) -> None:
    raw = json.loads(path.read_bytes())
    raw["disputes"] = {
        "1": {"id": 1, "account_id": 1, "invoice_id": 1, "opened": "2026-11-01", "reason": "x"},
        "2": {"id": 2, "account_id": 1, "invoice_id": 8, "opened": "2026-11-01", "reason": "x"},
    }
    raw["rounds"]["counters"]["disputes"] = 2
    path.write_text(json.dumps(raw))
    assert [(one.code, one.where) for one in check(path)] == [("dangling", "disputes 2")]


def test_the_next_move_removes_what_a_killed_one_left(path: Path) -> None:
    folder = path.parent / "book.files" / "history"
    (folder / "history-2019-00000000.json").touch(mode=0o600)
    (folder / ".history.json.new").touch(mode=0o600)
    assert [(one.code, one.repairable) for one in check(path)] == [("leftover", True)]
    move(path, "next", DAY + timedelta(days=40))
    assert check(path) == []
    assert not {"history-2019-00000000.json", ".history.json.new"} & files(path)


def test_a_year_of_an_older_schema_is_brought_up_to_date_when_it_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.store import migrations

    def from_0(raw: migrations.RawBook) -> migrations.RawBook:
        table = raw.pop("bills")
        assert isinstance(table, dict)
        return raw | {"invoices": table}

    monkeypatch.setitem(migrations.STEPS, 0, from_0)
    file = path.parent / "book.files" / "history" / next(iter(files(path)))
    raw = json.loads(file.read_bytes())
    raw["rounds"]["schema"] = 0
    raw["bills"] = raw.pop("invoices")
    file.write_text(json.dumps(raw))
    book = Book.open(path, today=DAY + timedelta(days=40))
    assert [one.number for one in book.history(Invoice, EVER).values()] == ["OLD"]
    with book.transaction("more of that year") as change:
        change.add(note("a note"))
        paid(change, invoice("MORE"))
    assert [one.number for one in Book.open(path).history(Invoice, EVER).values()] == [
        "OLD",
        "MORE",
    ]
    newest = max(path.parent.rglob("history-*.json"), key=lambda one: one.stat().st_mtime_ns)
    assert json.loads(newest.read_bytes())["rounds"]["schema"] == 1

"""Backup, restore, check."""

from __future__ import annotations

import errno
import json
import os
from datetime import datetime
from pathlib import Path

import pytest

from tests.store.making import DAY, account, everything, fill, note
from tui.domain.records import Account, Allocation, Invoice, Note, Payment, Person, Visit
from tui.store import care
from tui.store.book import Book, BookBroken, BookNewer, NothingToUndo, NotSaved
from tui.store.care import CannotBackUp, CannotRestore, backup, check, restore

NOW = datetime(2026, 11, 21, 10, 30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    fill(Book.open(tmp_path / "book.json"))
    return tmp_path / "book.json"


# -- backup


def test_a_backup_is_the_book_as_it_stands(path: Path) -> None:
    book = Book.open(path)
    copy = backup(book, None, NOW)
    assert copy == path.parent / "book.files" / "backups" / "2026-11-21-103000.json"
    assert copy.read_bytes() == path.read_bytes()
    assert copy.stat().st_mode & 0o777 == 0o600
    assert backup(book, None, NOW).name == "2026-11-21-103000-2.json"
    assert check(path) == []


def test_a_backup_goes_where_the_rep_says(path: Path, tmp_path: Path) -> None:
    book = Book.open(path)
    (tmp_path / "stick").mkdir()
    assert backup(book, tmp_path / "stick", NOW) == tmp_path / "stick" / "book-2026-11-21.json"
    assert backup(book, tmp_path / "a.json", NOW) == tmp_path / "a.json"
    fill(book)
    backup(book, tmp_path / "a.json", NOW)
    assert (tmp_path / "a.json").read_bytes() == path.read_bytes()


def test_a_backup_overwrites_nothing_else(path: Path, tmp_path: Path) -> None:
    book = Book.open(path)
    (tmp_path / "letter.txt").write_text("Dear Sir")
    (tmp_path / "link.json").symlink_to(path)
    for wrong in tmp_path / "letter.txt", path, tmp_path / "link.json", tmp_path / "no" / "a.json":
        with pytest.raises(CannotBackUp, match=wrong.name if wrong.exists() else "no folder"):
            backup(book, wrong, NOW)
    assert (tmp_path / "letter.txt").read_text() == "Dear Sir"


def test_there_must_be_a_book_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(CannotBackUp, match="no book"):
        backup(Book.open(tmp_path / "book.json"), None, NOW)
    with pytest.raises(CannotBackUp, match="memory"):
        backup(Book.in_memory(), None, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_backup_on_a_full_disk_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book.open(path)

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(NotSaved, match="disk is full"):
        backup(book, None, NOW)
    assert list((path.parent / "book.files" / "backups").iterdir()) == []


# -- restore


def test_restore_brings_back_a_backup_and_keeps_what_it_replaces(path: Path) -> None:
    book = Book.open(path)
    copy = backup(book, None, NOW)
    before = everything(book)
    with book.transaction("a bad day") as change:
        change.remove(Account, 1)
        change.add(account("Gamma"))
    replaced = path.read_bytes()
    other = Book.open(path)

    kept = restore(path, copy, NOW)

    assert kept is not None
    assert kept.name == "replaced-2026-11-21-103000.json"
    assert kept.read_bytes() == replaced
    assert other.refresh()
    assert everything(other) == everything(Book.open(path)) == before
    assert other.generation == 4
    with pytest.raises(NothingToUndo):
        other.undo()
    with other.transaction("add") as change:
        assert change.add(account("Delta")).id == 4
    assert check(path) == []
    assert other.undo().text == "add"
    restore(path, kept, NOW)
    assert list(Book.open(path).all(Account)) == [2, 3]


@pytest.mark.parametrize("broken", [b"", b"{", b'{"rounds":{"schema":1,"generation":41'])
def test_restore_replaces_a_broken_book_and_keeps_it(path: Path, broken: bytes) -> None:
    copy = backup(Book.open(path), None, NOW)
    path.write_bytes(broken)
    kept = restore(path, copy, NOW)
    assert kept is not None
    assert kept.read_bytes() == broken
    assert len(Book.open(path).all(Account)) == 2
    assert Book.open(path).generation == (42 if broken[-2:] == b"41" else 3)


def test_restore_makes_a_book_where_there_is_none(path: Path, tmp_path: Path) -> None:
    new = tmp_path / "new" / "book.json"
    assert restore(new, path, NOW) is None
    assert everything(Book.open(new)) == everything(Book.open(path))


def test_restore_takes_only_a_sound_book(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    file = tmp_path / "file.json"
    with pytest.raises(CannotRestore, match="no file"):
        restore(path, file, NOW)
    for data in b"", b"{", b"[]", b'{"rounds":{"schema":1},"visits":{"1":{"id":1}}}':
        file.write_bytes(data)
        with pytest.raises(BookBroken, match=r"file\.json"):
            restore(path, file, NOW)
    file.write_bytes(b'{"rounds":{"schema":99}}')
    with pytest.raises(BookNewer):
        restore(path, file, NOW)
    (tmp_path / "link").symlink_to(path)
    for itself in path, tmp_path / "link":
        with pytest.raises(CannotRestore, match="itself"):
            restore(path, itself, NOW)
    assert path.read_bytes() == before


def test_restore_does_not_replace_a_folder(path: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(BookBroken, match="folder"):
        restore(tmp_path / "folder", path, NOW)


def test_restore_on_a_full_disk_leaves_the_book(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = backup(Book.open(path), None, NOW)
    fill(Book.open(path))
    before = path.read_bytes()

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(NotSaved, match="disk is full"):
            restore(path, copy, NOW)
    assert path.read_bytes() == before
    assert Book.open(path).undo().text == "a person and a note"


# -- check


def codes(path: Path) -> list[tuple[str, str, bool]]:
    return [(one.code, one.where, one.repairable) for one in check(path)]


def test_a_sound_book_or_none_has_no_faults(path: Path, tmp_path: Path) -> None:
    assert check(path) == []
    assert check(tmp_path / "none.json") == []
    assert not (tmp_path / "none.files").exists()


def test_check_names_backups_of_a_broken_book(path: Path) -> None:
    copy = backup(Book.open(path), None, NOW)
    (copy.parent / "damaged.json").write_bytes(b"{")
    path.write_bytes(b"{")
    first = check(path)[0]
    assert (first.code, first.repairable) == ("broken", False)
    assert str(copy) in first.text
    assert "damaged.json" not in first.text
    assert care.backups(path)[0] == copy
    path.write_bytes(b'{"rounds":{"schema":9}}')
    assert check(path)[0].code == "newer"


def test_check_says_when_there_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "book.json").write_bytes(b"{")
    assert "no backup" in check(tmp_path / "book.json")[0].text


def test_check_names_each_record_that_does_not_fit(path: Path) -> None:
    raw = json.loads(path.read_text())
    raw["accounts"]["1"]["tier"] = "copper"
    raw["accounts"]["2"]["margin"] = 3
    raw["people"]["1"]["name"] = ""
    path.write_text(json.dumps(raw))
    assert codes(path) == [
        ("field", "accounts 1", False),
        ("field", "accounts 2", False),
        ("field", "people 1", False),
        ("dangling", "notes 1", False),
    ]
    assert "tier" in check(path)[0].text


def test_check_finds_references_that_lead_nowhere(path: Path) -> None:
    with Book.open(path).transaction("dangling") as change:
        change.put(Person(id=1, account_id=1, name="Wang", reports_to=8))
        change.add(note("x", 9))
        change.add(Visit(account_id=1, start=NOW, people=(1, 7), opportunity_id=3))
        invoice = change.add(Invoice(account_id=1, number="1", amount=5, currency="EUR"))
        parts = (Allocation(invoice_id=invoice.id, amount=1), Allocation(invoice_id=6, amount=1))
        change.add(Payment(account_id=1, on=DAY, amount=2, currency="EUR", allocations=parts))
    assert codes(path) == [
        ("dangling", "people 1", False),
        ("dangling", "visits 1", False),
        ("dangling", "visits 1", False),
        ("dangling", "notes 2", False),
        ("dangling", "payments 1", False),
    ]
    assert "people 7" in check(path)[1].text


def test_check_finds_an_invoice_that_is_there_twice(path: Path) -> None:
    with Book.open(path).transaction("twice") as change:
        for account_id in 1, 1, 2:
            change.add(Invoice(account_id=account_id, number="R-7", amount=5, currency="EUR"))
    assert codes(path) == [("duplicate_invoice", "accounts 1", False)]


def test_check_finds_what_the_next_save_puts_right(path: Path) -> None:
    folder = path.parent / "book.files"
    raw = json.loads(path.read_text())
    raw["rounds"]["counters"]["accounts"] = 1
    path.write_text(json.dumps(raw))
    path.chmod(0o644)
    (path.parent / ".book.json.new").touch(mode=0o600)
    (folder / "undo" / "2.json").unlink()
    assert codes(path) == [
        ("counter", "accounts", True),
        ("undo_lost", str(folder / "undo" / "2.json"), True),
        ("permissions", str(path), True),
        ("leftover", str(path.parent / ".book.json.new"), True),
    ]
    with Book.open(path).transaction("next") as change:
        change.add(account("Gamma"))
    assert [code for code, _where, _repairable in codes(path)] == ["undo_lost"]


def test_check_finds_folders_that_others_may_read(path: Path) -> None:
    (path.parent / "book.files").chmod(0o755)
    assert codes(path) == [("permissions", str(path.parent / "book.files"), False)]


def test_check_reads_a_book_with_a_damaged_table(path: Path) -> None:
    raw = json.loads(path.read_text())
    raw["notes"] = [1]
    path.write_text(json.dumps(raw))
    assert codes(path) == [("field", "notes", False)]
    assert Book.open(path).get(Person, 1) is not None
    with pytest.raises(BookBroken, match="notes"):
        Book.open(path).get(Note, 1)

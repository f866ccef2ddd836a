"""The file: its form, its safety, what stands beside it."""

from __future__ import annotations

import errno
import itertools
import json
import os
import stat
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB, where

from tests.store.disks import STEPS, FullDisk
from tests.store.making import DAY, account, everything, fill, note
from tui.domain.records import Account
from tui.store import care, files
from tui.store.book import Book, BookChanged, NotSaved
from tui.store.opening import read
from tui.store.tables import Staged, Tables


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_is_json_that_a_person_can_read(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    assert path.read_text(encoding="utf-8") == (
        '{"rounds":{"schema":1,"generation":2,'
        '"counters":{"accounts":2,"undo":2,"people":1,"notes":1},"undo":[1,2],'
        '"tables":{"accounts":[66,1888456759],"people":[56,2165824922],"notes":[84,3440500618]},'
        '"seal":3889788270},\n'
        '"accounts":{\n'
        '"1":{"id":1,"name":"华信电缆"},\n'
        '"2":{"id":2,"name":"Beta"}\n'
        "},\n"
        '"people":{\n'
        '"1":{"id":1,"account_id":1,"name":"Wang Lin 王琳"}\n'
        "},\n"
        '"notes":{\n'
        '"1":{"id":1,"account_id":1,"at":"2026-11-21T10:00:00","text":"agreed to a test"}\n'
        "}}\n"
    )


def test_records_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    with book.transaction("add") as change:
        for i in range(12):
            change.add(account(f"{i}"))
    with book.transaction("remove") as change:
        change.remove(Account, 2)
    book.undo()
    assert list(json.loads(path.read_text())["accounts"]) == [str(i) for i in range(1, 13)]
    assert list(book.all(Account)) == list(range(1, 13))


def test_tinydb_can_ask_the_tables(tmp_path: Path) -> None:
    book = Book.open(tmp_path / "book.json")
    fill(book)
    database = TinyDB(storage=lambda: Staged(Tables(book.snapshot)))
    assert database.tables() == {"accounts", "people", "notes"}
    found = database.table("accounts").search(where("name") == "Beta")
    assert [(one.doc_id, dict(one)) for one in found] == [(2, {"id": 2, "name": "Beta"})]
    assert len(database.table("visits")) == 0


def test_files_are_0600_and_folders_0700(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        path = tmp_path / "deep" / "deeper" / "book.json"
        book = Book.open(path, today=DAY)
        fill(book)
        book.undo()
        fill(book)
    finally:
        os.umask(old)
    made = sorted(tmp_path.rglob("*"))
    assert {one.relative_to(path.parent).as_posix() for one in made if one.is_file()} == {
        "book.json",
        "book.files/lock",
        "book.files/previous.json",
        "book.files/backups/2026-11-21.json",
        "book.files/undo/1.json",
        "book.files/undo/3.json",
        "book.files/undo/4.json",
    }
    assert {mode(one) for one in made if one.is_file()} == {0o600}
    assert {mode(one) for one in made if one.is_dir()} == {0o700}


def test_a_symbolic_link_to_the_book_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "mine.json"
    link.symlink_to("../real/book.json")
    linked, plain = Book.open(link), Book.open(tmp_path / "real" / "book.json")
    fill(linked)
    assert plain.refresh()
    fill(plain)
    assert link.is_symlink()
    assert not (tmp_path / "real" / "book.json").is_symlink()
    assert [one.name for one in (tmp_path / "links").iterdir()] == ["mine.json"]
    assert (tmp_path / "real" / "book.files" / "lock").exists()
    linked.refresh()
    assert everything(linked) == everything(plain)


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("book.json", "book.files"),
        ("BOOK.JSON", "BOOK.files"),
        ("a.b.json", "a.b.files"),
        ("book.db", "book.db.files"),
        ("书", "书.files"),
    ],
)
def test_every_book_has_a_companion_folder_of_its_own(
    tmp_path: Path, name: str, folder: str
) -> None:
    fill(Book.open(tmp_path / name))
    assert {one.name for one in tmp_path.iterdir()} == {name, folder}


def test_the_generation_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    for i in range(3):
        before = path.read_bytes()
        with book.transaction("add") as change:
            change.add(account(f"{i}"))
        assert (tmp_path / "book.files" / "previous.json").read_bytes() == before


def test_a_system_without_hard_links_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_args: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    path = tmp_path / "book.json"
    book = Book.open(path, today=DAY)
    fill(book)
    before = path.read_bytes()
    fill(book)
    assert (tmp_path / "book.files" / "backups" / "2026-11-21.json").exists()
    assert read((tmp_path / "book.files" / "previous.json").read_bytes()).head.generation == 3
    assert read(before).head.generation == 2


def test_daily_backups_rotate(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    days = [DAY + timedelta(days=n) for n in range(20)]
    today = days[:1]
    book = Book.open(path, today=lambda: today[0])
    fill(book)
    for day in days[1:]:
        today[0] = day
        with book.transaction("add") as change:
            change.add(account())
    kept = sorted(one.name for one in (tmp_path / "book.files" / "backups").iterdir())
    assert kept == [f"{day.isoformat()}.json" for day in days[-14:]]


def test_a_daily_backup_is_the_book_as_the_day_found_it(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path, today=DAY))
    evening = path.read_bytes()
    for _ in range(3):
        fill(Book.open(path, today=date(2026, 11, 22)))
    assert (tmp_path / "book.files" / "backups" / "2026-11-22.json").read_bytes() == evening


def test_one_save_does_not_write_the_book_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book.open(tmp_path / "book.json", today=DAY)
    with book.transaction("many") as change:
        for i in range(500):
            change.add(account(f"account number {i}"))
    size = (tmp_path / "book.json").stat().st_size
    written: list[int] = []
    write = os.write

    def counting(handle: int, data: bytes) -> int:
        written.append(write(handle, data))
        return written[-1]

    monkeypatch.setattr(os, "write", counting)
    with book.transaction("one") as change:
        change.add(note("short"))
    assert size < sum(written) < size + 500


def save(book: Book) -> NotSaved | None:
    """A save of two changes; what stopped it."""
    try:
        with book.transaction("one more") as change:
            change.add(account("Gamma"))
            change.checkpoint("a second")
            change.add(note("more"))
    except NotSaved as trouble:
        return trouble
    return None


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
@pytest.mark.parametrize("new", [True, False], ids=["first save", "later save"])
def test_a_failure_at_any_step_of_a_save_loses_nothing(
    tmp_path: Path, error: int, new: bool
) -> None:
    failed = []
    for healthy in itertools.count():
        path = tmp_path / f"{healthy}" / "book.json"
        if not new:
            fill(Book.open(path))
        book = Book.open(path, today=DAY)
        text, before = path.read_bytes() if path.exists() else None, everything(book)
        with pytest.MonkeyPatch.context() as patch:
            disk = FullDisk(patch, healthy, error)
            trouble = save(book)
        if disk.failed is None:
            assert trouble is None
            break
        failed.append(disk.failed)
        if disk.failed == "link" and error == errno.EACCES:  # a copy did instead
            assert trouble is None
            continue
        assert str(path.parent) in str(trouble)
        assert ("disk is full" in str(trouble)) == (error == errno.ENOSPC)
        assert (path.read_bytes() if path.exists() else None) == text, disk.failed
        assert everything(book) == before
        assert everything(Book.open(path)) == before
        assert care.check(path) == [], disk.failed
        assert not list(path.parent.glob(".*"))

        fill(book)
        assert everything(Book.open(path)) == everything(book) != before
        assert book.undo().text == "a person and a note"
    assert set(failed) == (set(STEPS) - {"link"} if new else set(STEPS))
    assert len(failed) > 10


def test_a_book_that_a_stranger_changes_during_a_save_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    theirs = path.read_bytes().replace(b"Beta", b"Theirs")

    def save_across() -> None:
        with book.transaction("mine") as change:
            change.add(account("Mine"))
            path.write_bytes(theirs)

    with pytest.raises(BookChanged):
        save_across()
    assert path.read_bytes() == theirs
    with book.transaction("again") as change:
        change.add(account("Mine"))
    assert [one.name for one in book.all(Account).values()] == ["华信电缆", "Theirs", "Mine"]


def test_what_a_killed_save_left_is_gone_with_the_next(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    files.temporary(path).write_bytes(b'{"half')
    (tmp_path / "book.files" / "undo" / "3.json").write_bytes(b'{"half')
    assert [(one.code, one.repairable) for one in care.check(path)] == [
        ("permissions", False),
        ("leftover", True),
    ]
    (tmp_path / "book.files" / "undo" / "3.json").chmod(0o600)
    fill(Book.open(path))
    assert care.check(path) == []
    assert Book.open(path).undo().text == "a person and a note"


def test_what_a_killed_backup_left_is_gone_with_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))

    def killed(source: Path, _target: Path) -> None:
        if source.parent.name == "backups":
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(files, "replace", killed)
        patch.setattr(Path, "unlink", lambda *_args, **_named: None)
        with pytest.raises(KeyboardInterrupt):
            fill(Book.open(path, today=DAY))
    assert {one.code for one in care.check(path)} == {"leftover"}
    fill(Book.open(path, today=DAY + timedelta(days=1)))
    assert care.check(path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    book = Book.open(folder / "book.json")
    with pytest.raises(NotSaved, match="locked"), book.transaction("add") as change:
        change.add(account())
    assert list(folder.iterdir()) == []


def test_a_table_keeps_its_lines_whatever_an_editor_made_of_them(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    fill(Book.open(path))
    neat = path.read_text().splitlines()[1:4]
    path.write_text(json.dumps(json.loads(path.read_text()), indent=4, ensure_ascii=True))
    with Book.open(path).transaction("add") as change:
        change.add(account("Gamma"))
    assert path.read_text().splitlines()[1:4] == [neat[0], neat[1], neat[2] + ","]
    assert msgspec.json.decode(path.read_bytes())["notes"]["1"]["text"] == "agreed to a test"

"""Damaged files of the history, full disks and killed processes: nothing is lost."""

from __future__ import annotations

import errno
import itertools
import json
import signal
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.store.disks import FullDisk
from tests.store.leaving import OLD, four_invoices, invoice, move, paid, whole, write
from tests.store.making import DAY, EVER, account
from tests.store.processes import killed_after
from tui.domain.records import Invoice, Payment
from tui.store import care
from tui.store.book import Book, HistoryBroken, NotSaved

NOW = datetime(2026, 11, 21, 10, 30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return four_invoices(tmp_path / "book.json")


# -- damage


def damaged(path: Path, how: str) -> Path:
    file = min((path.parent / "book.files" / "history").iterdir())
    data = file.read_bytes()
    if how == "gone":
        file.unlink()
    elif how == "cut off":
        file.write_bytes(data[:-40])
    elif how == "not a record":
        file.write_bytes(data.replace(b'"currency":"EUR"', b'"currency":"eur"'))
    elif how == "newer":
        file.write_bytes(data.replace(b'"schema":1', b'"schema":9'))
    elif how == "another year":
        file.write_bytes(data.replace(b'"year":2023', b'"year":2021'))
    elif how == "a book":
        file.write_bytes(path.read_bytes())
    else:
        file.write_bytes(b"")
    return file


DAMAGES = ["gone", "cut off", "not a record", "newer", "another year", "a book", "empty"]


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_year_stops_only_what_needs_it(path: Path, how: str) -> None:
    write(path)
    file = damaged(path, how)
    broken = file.read_bytes() if file.exists() else None

    (found,) = (one for one in care.check(path) if one.code != "permissions")
    assert (found.code, found.where, found.repairable) == ("history_broken", str(file), False)

    book = Book.open(path, today=DAY + timedelta(days=100))
    assert list(book.since(Invoice, EVER)) == [3, 4]
    assert list(book.history(Invoice, date(2024, 1, 1))) == [2]
    with pytest.raises(HistoryBroken, match=file.name):
        book.history(Invoice, EVER)
    with pytest.raises(HistoryBroken), book.transaction("needs it") as change:
        change.recall(Invoice, 1)
    with pytest.raises(HistoryBroken):
        care.backup(book, None, NOW)

    with book.transaction("of a sound year and of the damaged one") as change:
        paid(change, invoice("2024"), invoice("2023", date(2023, 3, 2)))
    assert [one.number for one in book.since(Invoice, EVER).values()] == ["NEW", "OPEN", "2023"]
    assert [one.number for one in book.history(Invoice, date(2024, 1, 1)).values()] == [
        "OLD-24",
        "2024",
    ]
    assert (file.read_bytes() if file.exists() else None) == broken
    write(path)
    assert book.undo().text == "a note"
    for _again in range(2):
        with pytest.raises(HistoryBroken):
            book.undo()
    assert len(book.snapshot.head.undo) == 3


def test_a_year_edited_by_hand_is_read(path: Path) -> None:
    write(path)
    file = max((path.parent / "book.files" / "history").iterdir())
    raw = json.loads(file.read_bytes())
    raw["invoices"]["2"]["number"] = "BY-HAND"
    file.write_text(json.dumps(raw, indent=4))
    book = Book.open(path, today=DAY + timedelta(days=40))
    assert book.history(Invoice, EVER)[2].number == "BY-HAND"
    assert care.check(path) == []
    with book.transaction("another of that year") as change:
        paid(change, invoice("MORE"))
    assert [one.number for one in Book.open(path).history(Invoice, EVER).values()] == [
        "OLD-23",
        "BY-HAND",
        "MORE",
    ]


# -- failures


def moving(book: Book) -> NotSaved | None:
    """A save that lets records leave; what stopped it."""
    try:
        with book.transaction("one more") as change:
            change.add(account("Gamma"))
    except NotSaved as trouble:
        return trouble
    return None


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO])
@pytest.mark.parametrize("later", [False, True], ids=["first move", "later move"])
def test_a_failure_at_any_step_of_a_move_loses_nothing(
    tmp_path: Path, error: int, later: bool
) -> None:
    failed = []
    for healthy in itertools.count():
        path = tmp_path / f"{healthy}" / "book.json"
        with Book.open(path, today=OLD if later else None).transaction("old ones") as change:
            change.add(account())
            paid(change, invoice("OLD-22", date(2022, 3, 1)), invoice("OLD-24"))
        book = Book.open(path, today=DAY)
        text, before = path.read_bytes(), whole(book)
        with pytest.MonkeyPatch.context() as patch:
            disk = FullDisk(patch, healthy, error)
            trouble = moving(book)
        if disk.failed is None:
            assert trouble is None
            break
        failed.append(disk.failed)
        assert trouble is not None
        assert path.read_bytes() == text
        assert whole(book) == whole(Book.open(path)) == before
        assert care.check(path) == [], (disk.failed, healthy)
        assert moving(book) is None
        assert len(book.history(Invoice, EVER)) == 2
        assert care.check(path) == []
    assert len(failed) > 12


MOVING_FOR_EVER = """
import itertools, sys
from datetime import date, timedelta
from pathlib import Path
from tests.store.leaving import invoice, paid
from tui.store.book import Book

today = [date.fromisoformat(sys.argv[2])]
book = Book.open(Path(sys.argv[1]), today=lambda: today[0])
for i in itertools.count():
    today[0] += timedelta(days=31)
    with book.transaction("add") as change:
        ids = paid(change, invoice(f"{today[0]} {i}", date(2020 + i % 4, 1, 1)))
    print(*ids, flush=True)
    if i % 4 == 3:  # take back what has left the book
        with book.transaction("to be taken back") as change:
            paid(change, invoice(f"never {today[0]}", date(2021, 1, 1)))
        book.undo()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("kills", [8, pytest.param(120, marks=pytest.mark.exhaustive)])
def test_a_process_killed_at_any_moment_of_a_move_loses_nothing(path: Path, kills: int) -> None:
    write(path)
    began = time.perf_counter()
    for n in range(5):
        move(path, f"{n}", DAY + timedelta(days=31 * n))
    duration = (time.perf_counter() - began) / 5
    today = DAY + timedelta(days=200)
    for kill in range(kills):
        before = set(whole(Book.open(path))["invoices"])
        acknowledged = killed_after(
            4 * duration * kill / kills, MOVING_FOR_EVER, str(path), today.isoformat()
        )

        book = Book.open(path, today=today)
        tables = whole(book)
        assert before | acknowledged <= tables["invoices"].keys()
        assert len(tables["invoices"].keys() - before - acknowledged) <= 1
        settled = {id for id, one in tables["invoices"].items() if getattr(one, "settled", None)}
        named = [
            part.invoice_id
            for one in tables["payments"].values()
            if isinstance(one, Payment)
            for part in one.allocations
        ]
        assert sorted(named) == sorted(settled)
        assert [one for one in care.check(path) if not one.repairable] == []
        today += timedelta(days=31 * (len(acknowledged) + 3))
        move(path, f"life goes on after kill {kill}", today)
        assert care.check(path) == []

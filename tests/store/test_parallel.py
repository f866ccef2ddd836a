"""Many processes on one book, and processes that die in the middle of a save."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.store.making import EVER, account, fill
from tests.store.processes import killed_after, start
from tui.domain.records import Account, Note
from tui.store import care
from tui.store.book import Book

ADD = """
import sys
from datetime import datetime
from pathlib import Path
from tui.domain.records import Note
from tui.store.book import Book

book = Book.open(Path(sys.argv[1]))
for name in sys.argv[2:]:
    with book.transaction(name) as change:
        note = change.add(Note(account_id=1, at=datetime(2026, 11, 21, 10), text=name))
    print(note.id, flush=True)
"""
FOR_EVER = """
import itertools, sys
from datetime import datetime
from pathlib import Path
from tui.domain.records import Note
from tui.store.book import Book

book = Book.open(Path(sys.argv[1]))
for i in itertools.count():
    with book.transaction("add") as change:
        note = change.add(Note(account_id=1, at=datetime(2026, 11, 21, 10), text=f"{i}"))
    print(note.id, flush=True)
"""


@pytest.mark.parametrize("processes", [24, pytest.param(200, marks=pytest.mark.exhaustive)])
def test_many_processes_at_once_lose_nothing(tmp_path: Path, processes: int) -> None:
    path = tmp_path / "link.json"
    path.symlink_to(tmp_path / "book.json")
    with Book.open(path).transaction("an account") as change:
        change.add(account())
    began = time.monotonic()
    running = [
        start(ADD, str(path if n % 2 else tmp_path / "book.json"), f"{n} a", f"{n} b")
        for n in range(processes)
    ]
    printed = [process.communicate()[0].split() for process in running]
    assert time.monotonic() - began < 60
    assert [process.returncode for process in running] == [0] * processes
    ids = sorted(int(id) for out in printed for id in out)
    assert ids == list(range(1, 2 * processes + 1))
    book = Book.open(tmp_path / "book.json")
    notes = book.since(Note, EVER)
    assert list(notes) == ids
    texts = sorted(note.text for note in notes.values())
    assert texts == sorted(f"{n} {part}" for n in range(processes) for part in "ab")
    assert book.generation == 2 * processes + 1
    assert path.is_symlink()
    assert care.check(path) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL here")
@pytest.mark.parametrize("kills", [12, pytest.param(120, marks=pytest.mark.exhaustive)])
def test_a_process_killed_at_any_moment_leaves_every_acknowledged_change(
    tmp_path: Path, kills: int
) -> None:
    path = tmp_path / "book.json"
    book = Book.open(path)
    fill(book)
    began = time.perf_counter()
    for _ in range(10):
        fill(book)
    duration = (time.perf_counter() - began) / 20  # `fill` saves twice
    unacknowledged = 0
    for kill in range(kills):
        before = set(Book.open(path).since(Note, EVER))
        acknowledged = killed_after(3 * duration * kill / kills, FOR_EVER, str(path))
        standing = Book.open(path)
        notes = set(standing.since(Note, EVER))
        assert before | acknowledged <= notes
        assert len(notes - before - acknowledged) <= 1  # saved, and killed before it could say so
        unacknowledged += len(notes - before - acknowledged)
        assert len(standing.all(Account)) == 22
        assert [one for one in care.check(path) if not one.repairable] == []
        with standing.transaction("life goes on") as change:
            change.remove(Note, max(notes))
        assert standing.undo().records == 1
        assert care.check(path) == []
    print(f"{kills} kills, a save takes {duration * 1e3:.1f} ms, {unacknowledged} unsaid")  # noqa: T201

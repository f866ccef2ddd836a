"""One writer at a time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tui.store.lock import Lock


def held_by_another(path: Path) -> bool:
    """Whether a thread that does not wait gets the lock."""
    answer: list[bool] = []

    def ask() -> None:
        try:
            with Lock(path, 0):
                answer.append(False)
        except TimeoutError:
            answer.append(True)

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    return answer[0]


def test_it_is_held_for_the_block_and_free_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    with Lock(path):
        assert held_by_another(path)
    assert not held_by_another(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_is_free_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Lock(tmp_path / "lock"):
        raise ZeroDivisionError
    assert not held_by_another(tmp_path / "lock")


def test_who_waits_gets_it_when_it_is_free(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    order: list[str] = []

    def wait() -> None:
        with Lock(path):
            order.append("second")

    with Lock(path):
        thread = threading.Thread(target=wait)
        thread.start()
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_lock_file_that_somebody_removes_still_lets_one_in_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    with Lock(path) as lock:
        lock.leave_no_trace()
        assert list(tmp_path.iterdir()) == []
        with Lock(tmp_path / "other"):  # any other lock is another's
            pass
    with Lock(path):
        assert held_by_another(path)


def test_many_threads_get_through(tmp_path: Path) -> None:
    inside = 0
    most = 0

    def work() -> None:
        nonlocal inside, most
        for _ in range(10):
            with Lock(tmp_path / "lock"):
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1

"""Half-typed text is never lost."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from tui.store.drafts import Drafts
from tui.store.troubles import NotSaved


def test_a_draft_is_there_until_it_is_dropped(tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    drafts = Drafts.beside(path)
    assert drafts.get("line") is None
    drafts.drop("line")
    assert list(tmp_path.iterdir()) == []

    drafts.set("line", {"text": "华信 进展\n[/]"})
    drafts.set("log:visit:12", {"note": "half", "then": ""})
    drafts.set("line", {"text": "huaxin advance "})
    other = Drafts.beside(path)
    assert other.get("line") == {"text": "huaxin advance "}
    other.drop("line")
    assert drafts.get("line") is None
    assert drafts.get("log:visit:12") == {"note": "half", "then": ""}
    files = list((tmp_path / "book.files").iterdir())
    assert {one.stat().st_mode & 0o777 for one in files} == {0o600}
    assert not path.exists()


def test_what_is_no_text_does_not_stop_the_rest(tmp_path: Path) -> None:
    drafts = Drafts.beside(tmp_path / "book.json")
    drafts.set("line", {"text": "a\ud800b\x1b"})
    assert drafts.get("line") == {"text": "ab\x1b"}


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"line": 5}', b"\xff"])
def test_a_damaged_file_is_set_aside_not_lost(tmp_path: Path, damage: bytes) -> None:
    drafts = Drafts.beside(tmp_path / "book.json")
    drafts.set("line", {"text": "old"})
    folder = tmp_path / "book.files"
    for n in 1, 2:
        (folder / "drafts.json").write_bytes(damage)
        assert drafts.get("line") is None
        drafts.drop("line")
        drafts.set("line", {"text": "new"})
        assert drafts.get("line") == {"text": "new"}
        assert (folder / f"drafts-damaged-{n}.json").read_bytes() == damage


def test_windows_do_not_lose_each_others_drafts(tmp_path: Path) -> None:
    def window(n: int) -> None:
        drafts = Drafts.beside(tmp_path / "book.json")
        for i in range(5):
            drafts.set(f"{n}:{i}", {"text": "x"})

    threads = [threading.Thread(target=window, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    drafts = Drafts.beside(tmp_path / "book.json")
    assert all(drafts.get(f"{n}:{i}") for n in range(4) for i in range(5))


def test_a_full_disk_leaves_the_draft_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = Drafts.beside(tmp_path / "book.json")
    drafts.set("line", {"text": "before"})

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NotSaved, match="disk is full"):
            drafts.set("line", {"text": "after"})
    assert drafts.get("line") == {"text": "before"}


def test_drafts_in_memory_write_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    drafts = Drafts.in_memory()
    drafts.set("line", {"text": "x"})
    assert drafts.get("line") == {"text": "x"}
    drafts.drop("line")
    assert drafts.get("line") is None
    assert list(tmp_path.iterdir()) == []

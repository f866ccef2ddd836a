"""A shell for the tests of the commands: in this process, with a scratch book and nothing else."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.making import BASE
from tui import cli, i18n
from tui.domain.records import Record
from tui.domain.text import clean
from tui.store.book import Book

TODAY = "2026-11-21T09:05"


class Said:
    """What a command said, and its exit status."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err

    @property
    def json(self) -> Any:
        """The one JSON document on standard output."""
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one sentence on standard error of a command that was refused."""
        assert self.status == 1, (self.out, self.err)
        assert self.out == ""
        lines = self.err.splitlines()
        assert len(lines) == 1
        assert lines[0].startswith("rounds: ")
        assert clean(lines[0]) == lines[0]
        assert "Traceback" not in self.err
        return lines[0].removeprefix("rounds: ")


class Shell:
    """Runs command lines and keeps what they say."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.book = folder / "book.json"
        self.env = monkeypatch
        self._capsys = capsys

    def raw(self, *words: str, stdin: str | bytes = "") -> Said:
        """A command line just as it is."""
        data = stdin if isinstance(stdin, bytes) else stdin.encode()
        self.env.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        self._capsys.readouterr()
        try:
            status = cli.run(words)
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        finally:
            i18n.use("en")
        out, err = self._capsys.readouterr()
        return Said(status, out, err)

    def run(self, *words: str, stdin: str | bytes = "") -> Said:
        """A command line on the scratch book and the pinned day."""
        return self.raw("--book", str(self.book), "--today", TODAY, *words, stdin=stdin)

    def done(self, *words: str, stdin: str = "") -> Said:
        """A command line that is expected to succeed."""
        said = self.run(*words, stdin=stdin)
        assert said.status == 0, said.err
        assert said.err == ""
        return said

    def fill(self, records: Iterable[Record] = BASE) -> None:
        """Put records into the book, as one change."""
        with Book.open(self.book).transaction("fill") as change:
            for record in records:
                change.add(record)

    def files(self) -> dict[str, bytes]:
        """Every file under the scratch folder and what stands in it."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """A shell with an environment that knows nothing of this machine."""
    for name in ("ROUNDS_BOOK", "ROUNDS_TODAY", "ROUNDS_LANG", "NO_COLOR", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("ROUNDS_SETTINGS", str(tmp_path / "settings"))
    return Shell(tmp_path, capsys, monkeypatch)

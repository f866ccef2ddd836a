"""The installed command, run the way the rep's shell runs it, in a home of its own."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from tests.e2e.terminal import Terminal

COMMAND: Final = Path(sys.executable).parent / "rounds"
PATIENCE: Final = 120.0
"""Seconds for a command; it may itself wait a minute for its turn at the book."""

Answer = TypeVar("Answer")


class Rounds:
    """`rounds` with a home, a book and a clock. It knows of nothing else on the machine."""

    def __init__(self, home: Path, *, today: str, **env: str) -> None:
        self.home = home
        self.book = home / "work" / "book.json"
        self.env = {
            "PATH": os.pathsep.join([str(COMMAND.parent), os.environ.get("PATH", os.defpath)]),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "HOME": str(home),
            **{
                f"XDG_{name}_HOME": str(home / name)
                for name in ("CONFIG", "DATA", "STATE", "CACHE")
            },
            "ROUNDS_BOOK": str(self.book),
            "ROUNDS_TODAY": today,
            "ROUNDS_LANG": "en",
            **env,
        }
        self._terminals: list[Terminal] = []

    def run(self, *words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end, whatever that is."""
        return subprocess.run(
            [COMMAND, *words],
            env=self.env,
            cwd=self.home,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a command and leave it running."""
        return subprocess.Popen(
            [COMMAND, *words],
            env=self.env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def say(self, *words: str | Path) -> str:
        """What a command prints that must succeed."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.stderr}"
        assert done.stderr == ""
        return done.stdout

    def ask(self, answer: type[Answer], *words: str | Path) -> Answer:
        """The JSON document of a command that must succeed."""
        return msgspec.json.decode(self.say(*words, "--json"), type=answer)

    def open(self, rows: int, columns: int, *words: str) -> Terminal:
        """The app, or a command, in a terminal of this size."""
        terminal = Terminal([COMMAND, *words], self.env, rows, columns, cwd=self.home)
        self._terminals.append(terminal)
        return terminal

    def close(self) -> None:
        """End every terminal that was opened."""
        for terminal in self._terminals:
            terminal.close()

    def files(self) -> list[Path]:
        """All that stands in the home, but for folders."""
        return sorted(path for path in self.home.rglob("*") if not path.is_dir())


def is_kept(rounds: Rounds, text: str) -> bool:
    """Whether some file of the home holds a text; one that is being written holds nothing yet."""
    for path in rounds.files():
        # It stands under its own name once it has been written, and this one is gone then.
        if path.name.endswith(".new"):
            continue
        with contextlib.suppress(FileNotFoundError):
            if text.encode() in path.read_bytes():
                return True
    return False

"""Other processes on a book, in the tests: started, and killed in the middle of a save."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parents[2]


def start(script: str, *args: str) -> subprocess.Popen[bytes]:
    """A process of its own that runs a script; what it prints is to be read."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *args], stdout=subprocess.PIPE, cwd=ROOT, env=os.environ
    )


def killed_after(delay: float, script: str, *args: str) -> set[int]:
    """Kill a process that saves all the time, ``delay`` seconds after its first word.

    Returns:
        the ids that it has printed, each of a record whose save was done.
    """
    process = start(script, *args)
    assert process.stdout is not None
    first = process.stdout.readline()
    Timer(delay, process.kill).start()
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL
    # The last word may be cut off; a number without its line end says nothing.
    return {int(word) for word in (first + rest).split(b"\n")[:-1]}

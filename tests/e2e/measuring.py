"""A process of its own for one command: how it ended, what it said, what it cost."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import msgspec

_LAUNCHER: Final = """
import json, os, signal, subprocess, sys, time
report, patience, *command = sys.argv[1:]
began = time.monotonic()
child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
signal.signal(signal.SIGALRM, lambda *_: child.kill())
signal.setitimer(signal.ITIMER_REAL, float(patience))
status, used = os.wait4(child.pid, 0)[1:]
signal.setitimer(signal.ITIMER_REAL, 0)
took = time.monotonic() - began
worked = used.ru_utime + used.ru_stime
unit = 1 if sys.platform == "darwin" else 1024
with open(report, "w") as file:
    json.dump([os.waitstatus_to_exitcode(status), took, worked, used.ru_maxrss * unit], file)
"""
"""Starts the command from a process that is small: a child begins with the peak of its parent."""


class Cost(msgspec.Struct, frozen=True):
    """What a command did."""

    status: int
    """Negative: the signal that killed it, SIGKILL where its time was up."""
    out: str
    err: str
    seconds: float
    """By the clock on the wall, which others may have used as well."""
    cpu: float
    """Seconds of work."""
    megabytes: float
    """The peak of its memory, in millions of bytes."""


def measured(
    command: Sequence[str | Path], env: Mapping[str, str], folder: Path, patience: float
) -> Cost:
    """Run a command to its end, or until its seconds are over.

    Args:
        folder: for its output and its working folder; must be there.
    """
    report = folder / "report.json"
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        subprocess.run(
            [sys.executable, "-S", "-E", "-c", _LAUNCHER, report, str(patience), *command],
            env=dict(env),
            cwd=folder,
            stdout=out,
            stderr=err,
            check=True,
        )
    status, seconds, cpu, peak = json.loads(report.read_text())
    told, wrong = ((folder / name).read_text("utf-8", "replace") for name in ("out", "err"))
    return Cost(status, told, wrong, seconds, cpu, peak / 1e6)

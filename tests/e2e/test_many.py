"""Many `rounds log` at once on one book, and `rounds log` killed at any moment of its life."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import time
from collections import Counter
from typing import TYPE_CHECKING

import msgspec
import pytest

from tests.e2e import contract
from tests.e2e.exported import tables
from tests.e2e.running import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.exported import Visit
    from tests.e2e.running import Rounds


@pytest.fixture
def ready(rounds: Rounds, tmp_path: Path) -> Rounds:
    """A book with one account."""
    sheet = tmp_path / "accounts.csv"
    sheet.write_text("name,currency\nNorrvik Tools,EUR\n")
    rounds.say("import", "accounts", sheet)
    return rounds


def calls(rounds: Rounds) -> tuple[Visit, ...]:
    """The calls in the book; it can be read, and nothing in it is past repair."""
    checked = msgspec.json.decode(rounds.run("check", "--json").stdout, type=contract.Checked)
    assert [one for one in checked.findings if not one.repairable] == []
    return tables(rounds).visits


def acknowledged(said: bytes) -> int | None:
    """The id of the call that a process has said to be written, if it has."""
    with contextlib.suppress(msgspec.DecodeError):
        [call] = msgspec.json.decode(said, type=contract.Answer).written
        return call.id
    return None


@pytest.mark.parametrize("processes", [12, pytest.param(200, marks=pytest.mark.exhaustive)])
def test_calls_logged_all_at_once_are_all_there_each_once(ready: Rounds, processes: int) -> None:
    notes = [f"grinder {number}" for number in range(processes)]
    running = [ready.start("log", "--json", "norrvik", "advance", note) for note in notes]
    said = [process.communicate(timeout=PATIENCE) for process in running]
    assert [process.returncode for process in running] == [0] * processes, said
    ids = [acknowledged(out) for out, _complaints in said]
    book = calls(ready)
    assert Counter(call.note for call in book) == Counter(notes)
    assert {(call.id, call.note) for call in book} == set(zip(ids, notes, strict=True))
    assert ready.ask(contract.Checked, "check").ok
    # Each is a change of its own: the newest goes, the others stay.
    ready.say("undo")
    assert len(calls(ready)) == processes - 1


@pytest.mark.parametrize("kills", [10, pytest.param(120, marks=pytest.mark.exhaustive)])
def test_a_killed_log_leaves_every_acknowledged_call_and_none_twice(
    ready: Rounds, kills: int
) -> None:
    promised = {f"undisturbed {number}" for number in range(3)}
    lifetimes = []
    for note in promised:
        began = time.perf_counter()
        ready.say("log", "norrvik", "advance", note)
        lifetimes.append(time.perf_counter() - began)
    started = promised.copy()
    killed, ends = 0, Counter[str]()
    for number in range(5 * kills):
        if killed == kills:
            break
        note = f"call {number}"
        started.add(note)
        process = ready.start("log", "--json", "norrvik", "advance", note)
        if number % 5 == 4:
            said = said_and_killed(process)
            assert acknowledged(said), said
        else:
            # The first half of its life goes by before there is anything to save.
            said = killed_after(process, min(lifetimes) * (0.5 + 0.7 * killed / kills))
        if acknowledged(said):
            promised.add(note)
        standing = Counter(call.note for call in calls(ready))
        assert promised <= standing.keys() <= started
        assert set(standing.values()) == {1}
        if process.returncode == -signal.SIGKILL:
            killed += 1
            saved = "saved" if note in standing else "not saved"
            ends[f"{saved}, {'said' if note in promised else 'not said'}"] += 1
    # The sweep has met both: killed before they had saved, and after their word.
    assert killed == kills
    assert min(ends["not saved, not said"], ends["saved, said"]) > 0
    print(f"a log lives {min(lifetimes) * 1e3:.0f} ms; {kills} killed: {dict(ends)}")  # noqa: T201
    # Life goes on.
    ready.say("log", "norrvik", "order", "after all")
    assert "after all" in {call.note for call in calls(ready)}
    ready.say("undo")
    assert "after all" not in {call.note for call in calls(ready)}


def killed_after(process: subprocess.Popen[bytes], delay: float) -> bytes:
    """Kill a process after some seconds; what it has said until then."""
    try:
        said, _complaints = process.communicate(timeout=delay)
    except subprocess.TimeoutExpired:
        process.kill()
        said, _complaints = process.communicate(timeout=PATIENCE)
    return said


def said_and_killed(process: subprocess.Popen[bytes]) -> bytes:
    """Kill a process at the moment of its last word."""
    assert process.stdout is not None
    said = b""
    while acknowledged(said) is None and (line := process.stdout.readline()):
        said += line
    process.kill()
    process.communicate(timeout=PATIENCE)
    return said

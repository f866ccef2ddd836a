"""How long Rounds takes, beside a bare Textual app and beside Python itself.

Times are whole processes, from the start until the last loose end of the example
book stands on the screen; each pair is run in turn, so that a slow machine is slow
for both. Prints medians and ratios and fails where a bound of the house is broken.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.terminal import Terminal, environment_at

HERE: Final = Path(__file__).parent
RUNS: Final = 15
BOUNDS: Final = {"start": 1.5, "log": 12.0, "tab": 15.0}


def until_painted(command: list[str], mark: bytes, environment: dict[str, str]) -> float:
    """Seconds from the start of a command in a terminal until ``mark`` has been painted."""
    with Terminal(command, environment) as terminal:
        return terminal.until_painted(mark)


def seconds(command: list[str], environment: dict[str, str]) -> float:
    """Seconds of a whole process."""
    started = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def report(name: str, ours: list[float], theirs: list[float], bound: float) -> bool:
    """Print medians and the ratio, pair by pair; say whether the bound is kept."""
    ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
    print(
        f"{name:28} {statistics.median(ours) * 1000:7.0f} ms"
        f"   beside {statistics.median(theirs) * 1000:7.0f} ms"
        f"   ratio {ratio:5.2f}   bound {bound:5.2f}   {'ok' if ratio <= bound else 'TOO SLOW'}"
    )
    return ratio <= bound


def main() -> int:
    """Run the benchmark; 1 where a bound is broken."""
    environment = environment_at(datetime(2026, 11, 21, 9, 5))
    rounds = [sys.executable, "-m", "tui"]
    bare = [sys.executable, str(HERE / "bare.py")]
    listed = subprocess.run(
        [*rounds, "--demo", "today", "--json"], env=environment, capture_output=True, check=True
    )
    import json

    last = json.loads(listed.stdout)["loose_ends"][-1]["text"][:12].encode()
    is_ok = True
    with tempfile.TemporaryDirectory() as folder:
        book = str(Path(folder) / "book.json")
        environment["ROUNDS_BOOK"] = book
        csv = Path(folder) / "accounts.csv"
        csv.write_text("name\nHuaxin Cable\nMarlow & Sons\n", encoding="utf-8")
        subprocess.run(
            [*rounds, "import", "accounts", str(csv)],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        ours, theirs = [], []
        for run in range(RUNS + 1):
            pair = (
                until_painted([*rounds, "--demo"], last, environment),
                until_painted(bare, b"the last row", environment),
            )
            if run:
                ours.append(pair[0])
                theirs.append(pair[1])
        is_ok &= report("cold start to painted Today", ours, theirs, BOUNDS["start"])
        ours, theirs = [], []
        for run in range(RUNS + 1):
            pair = (
                seconds([*rounds, "log", "huaxin", "a", "agreed to a test"], environment),
                seconds([sys.executable, "-c", "pass"], environment),
            )
            if run:
                ours.append(pair[0])
                theirs.append(pair[1])
        is_ok &= report("rounds log", ours, theirs, BOUNDS["log"])
        names = "".join(f"Customer {number} 客户\n" for number in range(500))
        csv.write_text(f"name\n{names}", encoding="utf-8")
        subprocess.run(
            [*rounds, "import", "accounts", str(csv)],
            check=True,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        line = "rounds owes cust"
        asking = {
            **environment,
            **{"_ROUNDS_COMPLETE": "bash", "COMP_LINE": line, "COMP_POINT": str(len(line))},
        }
        ours, theirs = [], []
        for run in range(RUNS + 1):
            pair = (seconds(rounds, asking), seconds([sys.executable, "-c", "pass"], environment))
            if run:
                ours.append(pair[0])
                theirs.append(pair[1])
        is_ok &= report("tab behind rounds owes, 500", ours, theirs, BOUNDS["tab"])
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main())

"""How fast Money opens and answers keys on 60,000 invoices, beside a bare screen with a table.

300 invoices are open, the paid ones lie in ten years. Opening is the time from the key until
the place stands on the screen, in turn in both programs, each started anew; keys are p95 from
key to picture down the queue.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, time
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.keys import report_keys  # noqa: E402
from benchmarks.money import TODAY, write_sheet  # noqa: E402
from benchmarks.start import report, seconds  # noqa: E402
from benchmarks.terminal import Terminal, environment_at  # noqa: E402

OPENINGS: Final = 9
KEYS: Final = 120
BOUND: Final = 1.5


def main() -> int:
    """Run the benchmark; 1 where a bound is broken."""
    environment = environment_at(datetime.combine(TODAY, time(9, 5)))
    rounds, bare = [sys.executable, "-m", "tui"], [sys.executable, str(HERE / "bare_place.py")]
    with tempfile.TemporaryDirectory() as folder:
        environment["ROUNDS_BOOK"] = str(Path(folder) / "book.json")
        sheet = Path(folder) / "export.csv"
        write_sheet(sheet, 10)
        seconds([*rounds, "import", "receivables", str(sheet)], environment)
        ours: list[float] = []
        theirs: list[float] = []
        for _run in range(OPENINGS):
            with Terminal(rounds, environment) as app, Terminal(bare, environment) as other:
                app.until_painted(b"quick line")
                other.until_painted(b"begin here")
                app.settle()
                other.settle()
                ours.append(app.key_until(b"4", b"overdue)"))
                theirs.append(other.key_until(b"4", b"the last row"))
        is_ok = report("Money opens", ours, theirs, BOUND)
        with Terminal(rounds, environment) as app, Terminal(bare, environment) as other:
            app.until_painted(b"quick line")
            other.until_painted(b"begin here")
            app.key_until(b"4", b"overdue)")
            other.key_until(b"4", b"the last row")
            down: list[float] = []
            other_down: list[float] = []
            for number in range(KEYS):
                down.append(app.key_to_frame(b"j"))
                other_down.append(other.key_to_frame(b"\x1b[B"))
                if number % 20 == 19:
                    other.key_to_frame(b"\x1b[1;5H")
    is_ok &= report_keys(down, other_down, BOUND)
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main())

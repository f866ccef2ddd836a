"""How fast the doorstep card stands on the screen, beside a bare screen with a table.

500 accounts, 3,000 people with Chinese names as well, 300 visits in the day, 5,000 past calls,
2,000 invoices. One key, from Today to the card of the visit under the cursor: right after the
start, when the first picture has just been painted, and later, visit by visit. Both programs are
started anew for each run and asked in turn. The time of the processor is what the whole process
spent between key and picture, its threads included; it does not depend on what else runs.
"""

from __future__ import annotations

import math
import statistics
import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.keys import invoices, past_calls  # noqa: E402
from benchmarks.start import report  # noqa: E402
from benchmarks.terminal import Terminal, environment_at  # noqa: E402
from tui.domain.codes import ATTITUDES, RELATIONS, ROLES, TIERS  # noqa: E402
from tui.domain.records import Account, Opportunity, Person, Visit  # noqa: E402
from tui.store.book import Book  # noqa: E402

RUNS: Final = 9
LATER: Final = 5
"""So many cards are opened in each run once the machine rests."""
AFTER: Final = (0.0, 0.3, 2.0)
"""Seconds between the first picture and the key; no hand is as quick as the first, which tells
what all the reading costs that is otherwise done by then, and has no bound."""
BOUND: Final = 1.5
NOW: Final = datetime(2026, 11, 21, 8, 0)
MARK: Final = b"b brief"
"""The last line of the card: its keys."""
FAMILIES: Final = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗曾单仇解查翟区任"
GIVEN: Final = "琳伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂重长乐行好学朝"


def heavy_book(path: Path) -> None:
    """Write the book of a rep with far too many people, most of them with Chinese names."""
    with Book.open(path).transaction("heavy") as change:
        for number in range(500):
            change.add(
                Account(
                    name=f"Account {number} 华信电缆",
                    pinyin="hua xin dian lan",
                    tier=TIERS[number % 4],
                    travel_minutes=20,
                    address=f"{number} Cable Road, gate 2",
                    phone="021-5555 0100",
                )
            )
            change.add(
                Opportunity(
                    account_id=number + 1, name="drums", opened=NOW.date(), amount=1_000_000
                )
            )
        for number in range(3000):
            family, first = FAMILIES[number % len(FAMILIES)], GIVEN[number % len(GIVEN)]
            change.add(
                Person(
                    account_id=number % 500 + 1,
                    name=f"Person {number} {family}{first}{GIVEN[number // 7 % len(GIVEN)]}",
                    title="head of purchasing",
                    roles=(ROLES[number % len(ROLES)],),
                    attitude=ATTITUDES[number % len(ATTITUDES)],
                    relation=RELATIONS[number % len(RELATIONS)],
                )
            )
        for number in range(300):
            account = number % 500
            change.add(
                Visit(
                    account_id=account + 1,
                    start=NOW + timedelta(minutes=2 * number + 30),
                    people=(account + 1, account + 501, account + 1001),
                    purpose="negotiation",
                )
            )
        for record in (*past_calls(NOW), *invoices(2000)):
            change.add(record)


class Costs:
    """Pairs of seconds and of processor time, ours and theirs."""

    def __init__(self) -> None:
        self.ours: list[float] = []
        self.theirs: list[float] = []
        self.our_work: list[float] = []
        self.their_work: list[float] = []

    def take(self, rounds: Terminal, bare: Terminal) -> None:
        """Open card and bare screen, and close them again."""
        for terminal, key, mark, seconds, work in (
            (rounds, b"d", MARK, self.ours, self.our_work),
            (bare, b"n", b"the last row", self.theirs, self.their_work),
        ):
            before = terminal.worked()
            seconds.append(terminal.key_until(key, mark))
            work.append(terminal.worked() - before)
            terminal.settle()
            terminal.key_to_frame(b"\x1b")
            terminal.settle()

    def report(self, name: str, bound: float) -> bool:
        """Print both; the bound is that of the seconds."""
        is_ok = report(name, self.ours, self.theirs, bound)
        ours, theirs = statistics.median(self.our_work), statistics.median(self.their_work)
        print(
            f"{'  of the processor':28} {ours * 1000:7.0f} ms"
            f"   beside {theirs * 1000:7.0f} ms   ratio {ours / theirs:5.2f}"
        )
        return is_ok


def main() -> int:
    """Run the benchmark; 1 where a bound is broken."""
    environment = environment_at(NOW)
    rounds, bare = [sys.executable, "-m", "tui"], [sys.executable, str(HERE / "bare_place.py")]
    firsts = {after: Costs() for after in AFTER}
    later = Costs()
    with tempfile.TemporaryDirectory() as folder:
        environment["ROUNDS_BOOK"] = str(Path(folder) / "book.json")
        heavy_book(Path(environment["ROUNDS_BOOK"]))
        for run in range(len(AFTER) * RUNS):
            with Terminal(rounds, environment) as app, Terminal(bare, environment) as other:
                app.until_painted(b"quick line")
                other.until_painted(b"begin here")
                after = AFTER[run % len(AFTER)]
                time.sleep(after)
                firsts[after].take(app, other)
                for _card in range(LATER if after == AFTER[-1] else 0):
                    app.key_to_frame(b"j")
                    app.settle()
                    later.take(app, other)
    is_ok = True
    for after, costs in firsts.items():
        name = f"card, {after:.1f} s after the start"
        is_ok &= costs.report(name, BOUND if after else math.inf)
    is_ok &= later.report("card, visit by visit", BOUND)
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main())

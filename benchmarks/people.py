"""How fast People opens, turns from view to view and answers keys, beside a bare screen.

500 accounts with 60 people each, 5,000 past calls, 3,000 notes. Opening is the time from the key
until the map stands on the screen, in turn in both programs, each started anew. A view counts
from its key until its first line has come, keys are p95 from key to picture down the tree.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.keys import report_keys  # noqa: E402
from benchmarks.start import report  # noqa: E402
from benchmarks.terminal import Terminal, environment_at  # noqa: E402
from tui.domain.codes import ATTITUDES, LEVELS, RELATIONS, ROLES, TIERS  # noqa: E402
from tui.domain.records import Account, Note, Opportunity, Person, PlanItem, Visit  # noqa: E402
from tui.store.book import Book  # noqa: E402

OPENINGS: Final = 9
KEYS: Final = 50
BOUND: Final = 1.5
NOW: Final = datetime(2026, 11, 21, 9, 5)
ACCOUNTS: Final = 500
PEOPLE: Final = 60
VIEWS: Final = {
    b"f": "╲".encode(),
    b"i": "influence × attitude".encode(),
    b"p": b"target, and how",
    b"x": "theirs × ours".encode(),
    b"t": "├─ ".encode(),
}
"""Each view by its key, with words that stand in no other."""


def heavy_book(path: Path) -> None:
    """Write a book with far too many people."""
    with Book.open(path).transaction("heavy") as change:
        for number in range(ACCOUNTS):
            change.add(Account(name=f"Account {number} 华信", tier=TIERS[number % 4]))
            change.add(
                Opportunity(
                    account_id=number + 1,
                    name="the second line, with a service contract for three years",
                    opened=NOW.date(),
                    amount=1_000_000,
                )
            )
        for number in range(ACCOUNTS * PEOPLE):
            account, at = divmod(number, PEOPLE)
            change.add(
                Person(
                    account_id=account + 1,
                    name=f"Person {number} 王琳",
                    title="head of the department",
                    department=f"department {at % 9}",
                    roles=(ROLES[at % len(ROLES)],),
                    attitude=ATTITUDES[at % len(ATTITUDES)],
                    relation=RELATIONS[at % len(RELATIONS)],
                    influence=at % 6,
                    level=LEVELS[at % len(LEVELS)],
                    reports_to=number + 1 - (at + 1) // 2 if at else None,
                )
            )
        for number in range(5000):
            account = number % ACCOUNTS
            change.add(
                Visit(
                    account_id=account + 1,
                    start=NOW - timedelta(days=number % 300 + 1),
                    people=(account * PEOPLE + number % PEOPLE + 1,),
                    state="logged",
                    outcome="advance",
                    note="agreed to a test",
                )
            )
        for number in range(3000):
            account = number % ACCOUNTS
            person = account * PEOPLE + number % PEOPLE + 1
            change.add(Note(account_id=account + 1, person_id=person, at=NOW, text="a note"))
            if number % PEOPLE < 12:
                change.add(
                    PlanItem(
                        account_id=account + 1, person_id=person, target="for us", due=NOW.date()
                    )
                )
        change.add(Visit(account_id=7, start=NOW + timedelta(hours=1)))


def main() -> int:
    """Run the benchmark; 1 where a bound is broken."""
    environment = environment_at(NOW)
    rounds, bare = [sys.executable, "-m", "tui"], [sys.executable, str(HERE / "bare_place.py")]
    with tempfile.TemporaryDirectory() as folder:
        environment["ROUNDS_BOOK"] = str(Path(folder) / "book.json")
        heavy_book(Path(environment["ROUNDS_BOOK"]))
        ours: list[float] = []
        theirs: list[float] = []
        views: list[float] = []
        down: list[float] = []
        other_down: list[float] = []
        for run in range(OPENINGS):
            with Terminal(rounds, environment) as app, Terminal(bare, environment) as other:
                app.until_painted(b"quick line")
                other.until_painted(b"begin here")
                app.settle()
                other.settle()
                ours.append(app.key_until(b"3", VIEWS[b"t"]))
                theirs.append(other.key_until(b"4", b"the last row"))
                app.settle()
                for key, mark in VIEWS.items():
                    views.append(app.key_until(key, mark))
                    app.settle()
                for _key in range(KEYS if run == 0 else 0):
                    down.append(app.key_to_frame(b"j"))
                    other_down.append(other.key_to_frame(b"\x1b[B"))
        is_ok = report("People opens", ours, theirs, BOUND)
        is_ok &= report("a view opens", views, theirs * len(VIEWS), BOUND)
    is_ok &= report_keys(down, other_down, BOUND)
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main())

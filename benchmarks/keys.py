"""How fast a key is answered on a heavy day, beside a bare table of as many rows as one sees.

300 visits in a day, 500 accounts, 3,000 people, 5,000 past calls, 5,000 invoices. The cursor
goes down one row a key, in turn in both programs; p95 of the time from key to picture.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from benchmarks.terminal import Terminal, environment_at  # noqa: E402
from tui.domain.codes import TIERS  # noqa: E402
from tui.domain.records import Account, Invoice, Person, Visit  # noqa: E402
from tui.store.book import Book  # noqa: E402

KEYS: Final = 280
WARM_UP: Final = 12
BOUND: Final = 1.5
DAY: Final = datetime(2026, 11, 21, 8, 0)


def heavy_book(path: Path) -> None:
    """Write the book of a rep with far too much to do."""
    book = Book.open(path)
    with book.transaction("heavy") as change:
        for number in range(500):
            change.add(
                Account(name=f"Account {number} 华信", tier=TIERS[number % 4], travel_minutes=20)
            )
        for number in range(3000):
            change.add(Person(account_id=number % 500 + 1, name=f"Person {number}"))
        for number in range(300):
            change.add(
                Visit(
                    account_id=number % 500 + 1,
                    start=DAY + timedelta(minutes=2 * number),
                    people=(number + 1,),
                    purpose="proposal",
                )
            )
        for record in (*past_calls(DAY), *invoices(5000)):
            change.add(record)


def past_calls(now: datetime) -> Iterator[Visit]:
    """5,000 calls of the 300 days before, with 3,000 people of 500 accounts."""
    for number in range(5000):
        yield Visit(
            account_id=number % 500 + 1,
            start=now - timedelta(days=number % 300 + 1),
            people=(number % 3000 + 1,),
            state="logged",
            outcome="advance",
            note="agreed to a test",
        )


def invoices(count: int) -> Iterator[Invoice]:
    """So many invoices of 500 accounts, all of them overdue."""
    for number in range(count):
        yield Invoice(
            account_id=number % 500 + 1,
            number=str(number),
            issued=date(2026, 8, 1),
            due=date(2026, 9, 1),
            amount=10000,
            currency="EUR",
        )


def report_keys(ours: list[float], theirs: list[float], bound: float, remark: str = "") -> bool:
    """Print how long keys took, in seconds, beside another program; False beyond the bound.

    Args:
        remark: stands behind the medians.
    """
    ratio = p95(ours) / p95(theirs)
    print(
        f"key to picture, median       {statistics.median(ours) * 1000:7.1f} ms"
        f"   beside {statistics.median(theirs) * 1000:7.1f} ms{remark}"
    )
    print(
        f"key to picture, p95          {p95(ours) * 1000:7.1f} ms"
        f"   beside {p95(theirs) * 1000:7.1f} ms"
        f"   ratio {ratio:5.2f}   bound {bound:5.2f}   {'ok' if ratio <= bound else 'TOO SLOW'}"
    )
    return ratio <= bound


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20)[-1]


def main() -> int:
    """Run the benchmark; 1 where the bound is broken."""
    environment = environment_at(DAY)
    with tempfile.TemporaryDirectory() as folder:
        environment["ROUNDS_BOOK"] = str(Path(folder) / "book.json")
        heavy_book(Path(environment["ROUNDS_BOOK"]))
        ours: list[float] = []
        theirs: list[float] = []
        with (
            Terminal([sys.executable, "-m", "tui"], environment) as rounds,
            Terminal([sys.executable, str(HERE / "bare.py"), "30"], environment) as bare,
        ):
            rounds.until_painted(b"Loose ends")
            bare.until_painted(b"the last row")
            for number in range(KEYS):
                mine, other = rounds.key_to_frame(b"j"), bare.key_to_frame(b"\x1b[B")
                if number >= WARM_UP:
                    ours.append(mine)
                    theirs.append(other)
                if number % 25 == 24:
                    bare.key_to_frame(b"\x1b[1;5H")
    remark = f"   slowest, a page turned, {max(ours) * 1000:.1f} ms"
    return 0 if report_keys(ours, theirs, BOUND, remark) else 1


if __name__ == "__main__":
    sys.exit(main())

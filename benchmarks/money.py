"""What `rounds owes ACCOUNT` costs on a book of 60,000 invoices, 300 of them open.

Twice: (a) the paid ones lie in ten years, so most have left the book for the history; (b) all
lie in the last twelve months, and so in the book. Whole processes beside Python itself, and
where it is installed beside hledger answering the same question. Fails where the bound of
the house is broken in (a).
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.start import report, seconds

RUNS: Final = 15
BOUND: Final = 12.0
TODAY: Final = date(2026, 11, 21)
INVOICES: Final = 60_000
OPEN: Final = 300
ACCOUNTS: Final = 500
ASKED: Final = "Customer 74"
_HEADER: Final = (
    "customer number,customer,invoice number,invoice date,due date,amount,settled date,currency"
)


class Paper(NamedTuple):
    """An invoice of the benchmark: its account by number, its amount in cents."""

    account: int
    number: str
    issued: date
    due: date
    cents: int
    settled: date | None


def papers(years: int) -> Iterator[Paper]:
    """All invoices: the paid ones evenly over some years, the open ones of the last months."""
    dice = random.Random(4)
    span, paid = years * 365, INVOICES - OPEN
    for n in range(INVOICES):
        days = dice.randint(1, 120) if n >= paid else span - n * (span - 60) // paid
        issued = TODAY - timedelta(days=days)
        due = issued + timedelta(days=30)
        settled = min(due + timedelta(days=dice.randint(-10, 40)), TODAY)
        yield Paper(
            dice.randrange(ACCOUNTS),
            f"R-{n + 1:06}",
            issued,
            due,
            dice.randint(1_000, 500_000),
            settled if n < paid else None,
        )


def write_sheet(file: Path, years: int) -> None:
    """The invoices as a ledger exports them."""
    rows = (
        f"C{one.account:04},Customer {one.account},{one.number},{one.issued},{one.due},"
        f"{one.cents / 100:.2f},{one.settled or ''},EUR"
        for one in papers(years)
    )
    file.write_text("\n".join([_HEADER, *rows]) + "\n", encoding="utf-8")


def write_journal(file: Path, years: int) -> None:
    """The same for hledger: a transaction for each invoice and for each payment."""
    with file.open("w", encoding="utf-8") as journal:
        for one in sorted(papers(years), key=lambda paper: paper.issued):
            amount, owed = f"{one.cents / 100:.2f} EUR", f"assets:owed:Customer {one.account}"
            journal.write(f"{one.issued} {one.number}\n  {owed}  {amount}\n  income\n\n")
            if one.settled:
                journal.write(f"{one.settled} {one.number}\n  assets:bank  {amount}\n  {owed}\n\n")


def outstanding(years: int) -> str:
    """What the account asked about owes, counted from the invoices themselves."""
    cents = sum(
        one.cents
        for one in papers(years)
        if one.settled is None and f"Customer {one.account}" == ASKED
    )
    return f"{cents // 100}.{cents % 100:02}"


def measure(name: str, years: int, folder: Path, environment: dict[str, str]) -> bool:
    """Import, ask, print the ratios; say whether the bound is kept."""
    environment["ROUNDS_BOOK"] = str(folder / "book.json")
    rounds = [sys.executable, "-m", "tui"]
    sheet = folder / "export.csv"
    write_sheet(sheet, years)
    imported = seconds([*rounds, "import", "receivables", str(sheet)], environment)
    size = (folder / "book.json").stat().st_size
    print(f"({name}) import of {INVOICES:,} invoices {imported:.1f} s, book {size / 1e6:.1f} MB")
    asked = [*rounds, "owes", ASKED, "--json"]
    said = subprocess.run(asked, check=True, env=environment, capture_output=True)
    if json.loads(said.stdout)["accounts"][0]["outstanding"] != outstanding(years):
        raise SystemExit(f"({name}) the answer is wrong: {said.stdout.decode()}")
    ours, bare, theirs = [], [], []
    journal = folder / "export.journal"
    hledger = shutil.which("hledger")
    if hledger:
        write_journal(journal, years)
    for _run in range(RUNS):
        ours.append(seconds(asked, environment))
        bare.append(seconds([sys.executable, "-c", "pass"], environment))
        if hledger:
            question = [hledger, "-f", str(journal), "bal", f"assets:owed:{ASKED}$"]
            theirs.append(seconds(question, environment))
    is_ok = report(f"({name}) rounds owes ACCOUNT", ours, bare, BOUND)
    if theirs:
        ratio = statistics.median(mine / other for mine, other in zip(ours, theirs, strict=True))
        print(
            f"({name}) beside hledger bal {statistics.median(theirs) * 1000:.0f} ms"
            f"   ratio {ratio:.2f}"
        )
    return is_ok


def main() -> int:
    """Run the benchmark; 1 where the bound is broken in (a)."""
    environment = {**os.environ, "ROUNDS_LANG": "en", "ROUNDS_TODAY": TODAY.isoformat()}
    # As installed: with byte code, which the import writes.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as ten_years, tempfile.TemporaryDirectory() as one_year:
        is_ok = measure("a", 10, Path(ten_years), environment)
        measure("b", 1, Path(one_year), environment)
    return 0 if is_ok else 1


if __name__ == "__main__":
    sys.exit(main())

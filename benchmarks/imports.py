"""What an import of 50,000 invoices costs beside the bare reading of the file.

CSV beside `csv`, XLSX beside openpyxl (read-only, as it reads fastest), both in this process
and in turns, by the time of the processor, so that what else the machine does counts little.
The import is the whole of it: decoding, classifying, matching, the morning diff, the undo and
the book on the disk. Fails where a bound of the house is broken.
"""

from __future__ import annotations

import csv
import gc
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.start import report
from tui.desk.import_views import ImportOptions
from tui.desk.transfer import import_file
from tui.store.book import Book

RUNS: Final = 3
INVOICES: Final = 50_000
ACCOUNTS: Final = 500
NOW: Final = datetime(2026, 11, 21, 9, 5)
BOUNDS: Final = {"csv": 4.0, "xlsx": 1.5}
HEADER: Final = (
    *("Customer", "Customer name", "Invoice", "Issued"),
    *("Due", "Amount", "Open", "Currency"),
)
_NAMES: Final = ("Northwind", "Brandt", "Keller", "Lindqvist", "Okafor", "Rossi", "Dupont")
_TRADES: Final = ("Cables", "Pumps", "Valves", "Steel", "Glass", "Motors", "Paper")


def rows() -> Iterator[tuple[str, str, str, date, date, int, int, str]]:
    """The invoices, amounts in cents: two in five paid, in part or whole."""
    dice = random.Random(1)
    for n in range(INVOICES):
        account = dice.randrange(ACCOUNTS)
        name = f"{_NAMES[account % 7]} {_TRADES[account // 7 % 7]} {account} GmbH"
        issued = date(2026, 1, 1) + timedelta(days=dice.randrange(300))
        amount = dice.randrange(1_000, 5_000_000)
        left = amount if dice.random() < 0.6 else dice.choice((0, amount // 2))
        due = issued + timedelta(days=30)
        yield f"C{10_000 + account}", name, f"RE-{n + 1:06}", issued, due, amount, left, "EUR"


def write_csv(file: Path) -> None:
    """As a ledger exports them."""
    with file.open("w", newline="", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow(HEADER)
        for *texts, amount, left, currency in rows():
            writer.writerow([*texts, f"{amount / 100:.2f}", f"{left / 100:.2f}", currency])


def write_xlsx(file: Path) -> None:
    """The same as a workbook, with dates and numbers as such."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for *cells, amount, left, currency in rows():
        sheet.append([*cells, amount / 100, left / 100, currency])
    book.save(file)


def read_csv(file: Path) -> int:
    """The bare reading."""
    with file.open(newline="", encoding="utf-8") as opened:
        return len(list(csv.reader(opened)))


def read_xlsx(file: Path) -> int:
    """The bare reading."""
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True, data_only=True)
    return len(list(book.worksheets[0].iter_rows(values_only=True)))


def take_in(file: Path, into: Path) -> None:
    """Import into a new book, and see that it was written once and holds everything."""
    book = Book.open(into)
    view = import_file(book, "receivables", file, ImportOptions(), NOW)
    if (view.created, view.rows, book.generation) != (INVOICES, INVOICES, 1):
        raise SystemExit(f"{file.name}: not all rows were taken, or not in one save")


def take_in_again(file: Path, into: Path) -> None:
    """The same file once more, and see that it changes nothing."""
    book = Book.open(into)
    view = import_file(book, "receivables", file, ImportOptions(), NOW)
    if (view.unchanged, book.generation) != (INVOICES, 1):
        raise SystemExit(f"{file.name}: the second import changed something")


def seconds(work: Callable[..., object], *arguments: Path) -> float:
    """What some work costs the processor."""
    gc.collect()
    begun = time.process_time()
    work(*arguments)
    return time.process_time() - begun


def measure(kind: str, file: Path, read: Callable[[Path], int]) -> bool:
    """Read and import in turns, print the ratio; say whether the bound is kept."""
    bare, whole, again = [], [], []
    for run in range(RUNS):
        into = file.with_name(f"{kind}-{run}.json")
        bare.append(seconds(read, file))
        whole.append(seconds(take_in, file, into))
        again.append(seconds(take_in_again, file, into))
    print(f"{kind} once more, nothing new: {statistics.median(again):.2f} s")
    return report(f"{kind}, {INVOICES:,} invoices", whole, bare, BOUNDS[kind])


def main() -> int:
    """Both files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_csv(folder / "export.csv")
        write_xlsx(folder / "export.xlsx")
        kept = [
            measure("csv", folder / "export.csv", read_csv),
            measure("xlsx", folder / "export.xlsx", read_xlsx),
        ]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())

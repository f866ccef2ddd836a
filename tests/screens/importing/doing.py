"""What a rep does to import, and sees, in the tests of the import screens."""

from __future__ import annotations

import os
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from tests.screens.driving import NOW, Rep, painted
from tui.domain.records import Visit
from tui.store.book import Book

if TYPE_CHECKING:
    from pathlib import Path

TODAY: Final = NOW.date()

SCROLLBAR: Final = " ▁▂▃▄▅▆▇█"
HEADER: Final = "number,account,issued,due,amount,open,disputed\n"
FRIDAY: Final = (
    "A1,Acme,2026-09-01,2026-10-01,100,100,no\n"
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,no\n"
    "B1,Beta,2026-09-01,2026-10-11,50,50,no\n"
)
SATURDAY: Final = (
    "A2,Acme,2026-09-01,2026-11-20,1000,1000,yes\n"
    "A3,Acme,2026-11-01,2026-12-01,500,500,no\n"
    "B1,Beta,2026-09-01,2026-10-11,50,20,no\n"
    ",,,,,1520,\n"
    "A9,Acme,2026-13-45,,1,1,no\n"
)


def put(folder: Path, name: str, text: str | bytes, *, day: int = 21) -> Path:
    """A file as another program wrote it, on a day of November."""
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    when = datetime(2026, 11, day, 7, 40).timestamp()
    os.utime(file, (when, when))
    return file


def today_at_ten(account_id: int) -> Visit:
    return Visit(id=1, account_id=account_id, start=datetime.combine(TODAY, time(10)))


def bytes_of(book: Book) -> bytes:
    assert book.path
    return book.path.read_bytes()


def lines_of(rep: Rep, selector: str) -> list[str]:
    """The rows of a list as they are painted, each word once apart."""
    found = painted(rep.app.screen.query_one(selector))
    plain = [" ".join(line.rstrip(SCROLLBAR).split()) for line in found]
    return [line for line in plain if line]


def words(rep: Rep, selector: str) -> str:
    return " ".join(rep.shown(selector).split())


async def read(rep: Rep, path: str) -> None:
    """Open the import screen and read a file by its typed path."""
    await rep.press("I", "end", "ctrl+u")
    await rep.write(path)
    await rep.press("enter")


async def try_cards(rep: Rep, folder: Path, person: str) -> None:
    """Choose an address book of one person, ``team.vcf``; it goes straight to the dry run."""
    put(folder, "team.vcf", f"BEGIN:VCARD\nVERSION:3.0\n{person}\nEND:VCARD\n")
    await rep.press("I", "shift+tab", "right", "right", "tab")
    await rep.write("exports/t")
    await rep.press("enter")
    assert rep.on_top == "TrialScreen"


async def import_whole(rep: Rep, path: str) -> None:
    """Import a file of receivables that lists all that is open."""
    await read(rep, path)
    assert rep.on_top == "ColumnsScreen"
    await rep.press("enter", "1")
    assert words(rep, "#result-heading").startswith("Dry run")
    await rep.press("enter")
    assert words(rep, "#result-heading").startswith("Imported")


async def the_morning(rep: Rep, folder: Path) -> None:
    """Friday's export has been imported, Saturday's lies beside it."""
    put(folder, "fri.csv", HEADER + FRIDAY, day=20)
    await read(rep, "~/exports/fri.csv")
    await rep.press("home", "down", "e")
    await rep.write("fri")
    await rep.press("enter", "enter", "1", "enter", "escape")
    put(folder, "sat.csv", HEADER + SATURDAY)
    assert rep.on_top == "TodayScreen"

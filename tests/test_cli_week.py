"""`rounds today --week` and `rounds report`, and holidays where commands need them."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.making import BASE, visit
from tui import cli
from tui.domain.records import NextStep, Note, Payment, PaymentPromise
from tui.store.book import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]
    """A command line in; exit status, standard output and standard error out."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own: book, settings and cache; Saturday 21 November 2026, five past nine."""
    for name in ("BOOK", "LANG"):
        monkeypatch.delenv(f"ROUNDS_{name}", raising=False)
    monkeypatch.setenv("ROUNDS_BOOK", str(tmp_path / "book.json"))
    monkeypatch.setenv("ROUNDS_SETTINGS", str(tmp_path))
    monkeypatch.setenv("ROUNDS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("ROUNDS_TODAY", "2026-11-21T09:05")
    monkeypatch.setenv("ROUNDS_LANG", "en")
    return tmp_path


@pytest.fixture
def book(home: Path) -> Book:
    """Three accounts, visits on both sides of the turn of the week."""
    book = Book.open(home / "book.json")
    with book.transaction("") as change:
        for record in (
            *BASE,
            visit(1, "2026-11-16T10:00", state="logged", outcome="advance", note="a *test* | [x]"),
            visit(2, "2026-11-21T14:00", purpose="proposal"),
            visit(3, "2026-11-23T10:00"),
            NextStep(id=1, account_id=1, due=datetime(2026, 11, 19).date(), text="certificate"),
            Payment(
                id=1,
                account_id=2,
                on=datetime(2026, 11, 17).date(),
                amount=123_456,
                currency="EUR",
            ),
            PaymentPromise(
                id=1,
                account_id=2,
                made=datetime(2026, 11, 2).date(),
                due=datetime(2026, 11, 17).date(),
                amount=123_456,
                currency="EUR",
            ),
        ):
            change.add(record)
    return book


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """A command's exit status and what it printed."""

    def run(*argv: str) -> tuple[int, str, str]:
        status = cli.run(argv)
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def ask(run: Run) -> Callable[..., Any]:
    """The JSON that a command prints."""

    def ask(*argv: str) -> Any:
        status, out, err = run(*argv, "--json")
        assert (status, err) == (0, "")
        return json.loads(out)

    return ask


def in_germany(home: Path) -> None:
    (home / "settings.toml").write_text('country = "DE"\n')


# -- today --week


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "monday", "sunday"),
    [
        ((), "2026-11-16", "2026-11-22"),
        (("today",), "2026-11-16", "2026-11-22"),
        (("mon",), "2026-11-23", "2026-11-29"),
        (("next", "fri"), "2026-11-23", "2026-11-29"),
        (("-7d",), "2026-11-09", "2026-11-15"),
        (("2027-01-01",), "2026-12-28", "2027-01-03"),
        (("下周二",), "2026-11-23", "2026-11-29"),
    ],
)
def test_any_day_names_its_week(
    ask: Callable[..., Any], words: tuple[str, ...], monday: str, sunday: str
) -> None:
    said = ask("today", *words, "--week")
    assert list(said) == ["from", "to", "days"]
    assert (said["from"], said["to"]) == (monday, sunday)
    assert len(said["days"]) == 7
    assert said["days"][0] == ask("today", monday)


@pytest.mark.usefixtures("book")
def test_the_week_as_text(run: Run) -> None:
    status, out, err = run("today", "--week")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "16–22 Nov 2026 (2026-W47): 2 visits",
        "",
        "Mon 16 Nov 2026 · 1 visit",
        "  10:00  ◆ Huaxin Cable 华信电缆              logged     leave by 09:05",
        "",
        "Tue 17 Nov 2026 · 0 visits",
        "",
        "Wed 18 Nov 2026 · 0 visits",
        "",
        "Thu 19 Nov 2026 · 0 visits",
        "  … Huaxin Cable 华信电缆: certificate, 2 days late",
        "",
        "Fri 20 Nov 2026 · 0 visits",
        "",
        "Sat 21 Nov 2026 · 1 visit",
        "  14:00  ◆ Huaxin Cable 华信电缆    proposal  planned    leave by 13:05",
        "  1 loose end",
        "",
        "Sun 22 Nov 2026 · 0 visits",
    ]


def test_an_empty_book_has_a_week(run: Run) -> None:
    status, out, _err = run("today", "--week")
    assert status == 0
    assert out.count("0 visits") == 8


def test_a_week_at_the_end_of_the_calendar_is_a_sentence(
    run: Run,
) -> None:
    status, out, err = run("today", "9999-12-20", "--week")
    assert (status, out) == (1, "")
    assert err.startswith("rounds: ")
    assert err.count("\n") == 1


# -- report


@pytest.mark.usefixtures("book")
def test_the_report_is_markdown(run: Run) -> None:
    status, out, err = run("report")
    assert (status, err) == (0, "")
    assert out == (
        "# Week 16–22 Nov 2026 (2026-W47)\n\n"
        "## Visits\n\n"
        "Planned 2, done 1, still to come 1\n\n"
        "Outcomes: advance 1\n\n"
        "- **Huaxin Cable 华信电缆**: Mon 16 Nov advance: a \\*test\\* \\| \\[x\\]; "
        "Sat 21 Nov 14:00 proposal (planned)\n\n"
        "## Promises\n\n"
        "- Kept: **Brandtner Pumpen**, €1,234.56 by Tue 17 Nov\n\n"
        "## Money in\n\n"
        "- €1,234.56 in 1 payment: **Brandtner Pumpen** €1,234.56\n\n"
        "## Stage moves\n\nNo opportunity moved.\n\n"
        "## Next week\n\n"
        "- **Huaxin Cable 华信电缆**: Mon 23 Nov 10:00\n"
    )


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("words", "week"),
    [
        ((), "2026-W47"),
        (("last",), "2026-W46"),
        (("last", "week"), "2026-W46"),
        (("46",), "2026-W46"),
        (("2026-W53",), "2026-W53"),
        (("2027-01-01",), "2026-W53"),
        (("-7d",), "2026-W46"),
        (("3", "nov"), "2026-W45"),
        (("上周",), "2026-W46"),
    ],
)
def test_the_report_of_any_week(ask: Callable[..., Any], words: tuple[str, ...], week: str) -> None:
    assert ask("report", *words)["week"] == week


def test_a_week_that_cannot_be_read_is_a_sentence(
    run: Run,
) -> None:
    status, out, err = run("report", "frobnicate")
    assert (status, out) == (1, "")
    assert err == (
        "rounds: Cannot read “frobnicate” as a week. Try last, 47, 2026-W47 or a day of it.\n"
    )
    assert run("report", "54")[2] == "rounds: There is no week “54”.\n"


def test_reading_writes_nothing(home: Path, run: Run) -> None:
    assert run("report")[0] == 0
    assert run("today", "--week")[0] == 0
    assert list(home.iterdir()) == []


def test_the_example_book_has_a_report(ask: Callable[..., Any]) -> None:
    said = ask("--demo", "report")
    assert said["visits"]["done"] > 0
    assert said["next_week"]["visits"]


# -- Holidays


def test_days_and_weeks_name_their_holidays(home: Path, ask: Callable[..., Any], run: Run) -> None:
    in_germany(home)
    assert ask("today", "2026-12-25")["holiday"] == "Christmas Day"
    assert ask("today", "2026-12-23")["holiday"] is None
    week = ask("today", "2026-12-31", "--week")
    assert [day["holiday"] for day in week["days"]] == [None] * 4 + ["New Year's Day", None, None]
    assert "Fri 25 Dec 2026 · 0 visits · Christmas Day" in run("today", "2026-12-25", "--week")[1]
    assert run("today", "2026-12-25")[1] == "Fri 25 Dec 2026 · 0 visits · Christmas Day\n"


@pytest.mark.parametrize(
    ("when", "day"),
    [("+3bd", "2026-12-28"), ("in 3 working days", "2026-12-28"), ("+3d", "2026-12-25")],
)
def test_working_days_leave_out_the_holidays(
    home: Path, book: Book, ask: Callable[..., Any], when: str, day: str
) -> None:
    """From Tuesday 22 December on: Wednesday, Thursday, and after Christmas the Monday."""
    in_germany(home)
    ask("--today", "2026-12-22", "log", *f"huaxin advance yes /then {when} call".split())
    book.refresh()
    steps = book.since(NextStep, datetime(2026, 12, 1).date()).values()
    assert [str(one.due) for one in steps if one.text == "call"] == [day]


def test_only_working_days_cost_the_package(
    home: Path,
    book: Book,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    in_germany(home)
    monkeypatch.setitem(sys.modules, "holidays", None)
    assert run("log", "huaxin", "advance", "yes", "/then", "+3d")[0] == 0
    assert not (home / "cache").exists()


def test_an_unknown_country_is_a_sentence(home: Path, run: Run) -> None:
    (home / "settings.toml").write_text('country = "XX"\n')
    status, out, err = run("today")
    assert (status, out) == (1, "")
    assert err.startswith(f"rounds: {home / 'settings.toml'}: the public holidays of “XX”")


def test_a_demo_keeps_no_holidays(home: Path, run: Run) -> None:
    in_germany(home)
    assert run("--demo", "today")[0] == 0
    assert not (home / "cache").exists()


def test_notes_do_not_stand_in_the_report(book: Book, run: Run) -> None:
    """What the rep noted about an account stays with the rep."""
    with book.transaction("") as change:
        change.add(Note(account_id=1, at=datetime(2026, 11, 18, 9), text="quarrels at home"))
    assert "quarrels" not in run("report")[1]

"""What an import has done, as rows: counts, news, and whom each row is about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from tui.desk.import_diff import ImportDiff
from tui.desk.import_news import NewsLine, Section, VisitorView
from tui.desk.import_views import ImportView
from tui.desk.intake import Skipped
from tui.desk.money import AccountRef, Overdue
from tui.desk.vanishing import Coverage
from tui.screens.base import HIGH
from tui.screens.importing_rows import (
    MOST_ROWS,
    NEWS,
    account_of,
    counts,
    is_left_out,
    left_out_rows,
    news_rows,
    visit_of,
)
from tui.widgets.cells import Piece

ACME = AccountRef(7, "Acme")
LINE = NewsLine(ACME, "A1", "€100", "")


def view(
    *,
    created: int = 0,
    closed: int = 0,
    dry_run: bool = False,
    skipped: tuple[Skipped, ...] = (),
    warnings: tuple[str, ...] = (),
    coverage: Coverage | None = None,
    unchanged: int = 0,
) -> ImportView:
    return ImportView(
        kind="receivables",
        file="sat.csv",
        columns=(),
        rows=1_000 + len(skipped),
        created=created,
        updated=0,
        unchanged=unchanged,
        closed=closed,
        skipped=skipped,
        warnings=warnings,
        diff=ImportDiff(),
        as_of=date(2026, 11, 21),
        encoding="utf-8",
        date_order=None,
        dry_run=dry_run,
        review=0,
        coverage=coverage,
    )


def visitor(*days: int) -> VisitorView:
    overdue = tuple(Overdue(currency="EUR", amount=Decimal(100), oldest_days=one) for one in days)
    return VisitorView(3, datetime(2026, 11, 21, 10), ACME, overdue, ("Paid",))


def said(lines: list[list[Piece]]) -> list[str]:
    return ["".join(text for text, _tone in line) for line in lines]


def test_what_became_of_nothing_is_not_counted() -> None:
    assert said(list(counts(view(created=2, skipped=(Skipped(3, "bad"),))))) == [
        "1,001 rows   2 new · 1 skipped"
    ]
    assert said(list(counts(view(unchanged=9))))[1:] == ["Nothing is new since the last import."]
    assert said(list(counts(view(unchanged=9, dry_run=True))))[1:] == []
    assert said(list(counts(view())))[1:] == ["Nothing of it can be taken in."]


@pytest.mark.parametrize(("closed", "tone"), [(9, ""), (10, ""), (11, "watch")])
def test_an_import_that_closes_more_than_it_takes_is_marked(closed: int, tone: str) -> None:
    [_counts, [(text, found)]] = counts(view(created=10, closed=closed))
    assert text == f"{closed} invoices are no longer listed and presumed paid."
    assert found == tone


@pytest.mark.parametrize("height", [HIGH - 1, HIGH])
def test_sections_have_air_between_them_on_a_high_screen(height: int) -> None:
    sections = (
        Section("paid", "Paid", 3, (LINE, LINE)),
        Section("over_limit", "Over the credit limit", 1, (LINE,)),
    )
    rows = news_rows(sections, (visitor(31, 2),), height)
    gaps = ["gap:over_limit", "gap:visits"] if height == HIGH else []
    assert [row.key for row in rows if row.key.startswith("gap:")] == gaps
    assert [row.key for row in rows if not row.key.startswith("gap:")] == [
        *("title:paid", "paid:0:7", "paid:1:7", "more:paid"),
        *("title:over_limit", "over_limit:0:7", "title:visits", "visit:3:7"),
    ]
    assert all(len(row.cells) == len(NEWS) for row in rows)
    assert {row.key for row in rows if row.heading} == {
        *("title:paid", "more:paid", "title:over_limit", "title:visits", *gaps)
    }


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((), (("", ""), ("", ""))),
        ((30,), (("€100", "watch"), ("30 d", "watch"))),
        ((31, 2), (("€100", "late"), ("31 d +1", "late"))),
    ],
)
def test_what_a_visitor_owes_and_how_long(
    days: tuple[int, ...], shown: tuple[Piece, Piece]
) -> None:
    row = news_rows((), (visitor(*days),), 24)[-1]
    assert tuple(cell[0] for cell in row.cells[3:]) == shown


def test_items_that_were_not_taken_come_before_sums() -> None:
    skipped = (Skipped(2, "A total.", "total"), Skipped(3, "no date"), Skipped(4, "no account"))
    rows = list(left_out_rows(view(skipped=skipped, warnings=("odd",))))
    assert [row.cells[1][0][0] for row in rows] == ["odd", "no date", "no account", "A total."]
    assert all(is_left_out(row.key) for row in rows)
    many = tuple(Skipped(row, "no date") for row in range(MOST_ROWS + 5))
    *_listed, more = left_out_rows(view(skipped=many))
    assert more.cells[1][0][0] == "… and 5 more"
    assert not is_left_out(more.key)


@pytest.mark.parametrize(
    ("key", "account", "visit"),
    [
        ("", None, None),
        ("warning:0", None, None),
        ("row:12", None, None),
        ("more", None, None),
        ("paid:0:7", 7, None),
        ("visit:3:7", 7, 3),
    ],
)
def test_whom_a_row_is_about(key: str, account: int | None, visit: int | None) -> None:
    assert (account_of(key), visit_of(key)) == (account, visit)

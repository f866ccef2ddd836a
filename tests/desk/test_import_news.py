"""The news of a morning in words, and whom of it the rep sees today."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import get_args

from tui.clock import Clock
from tui.desk import import_news, import_words
from tui.desk.ground import Desk
from tui.desk.import_diff import (
    DisputeChange,
    ImportDiff,
    LimitChange,
    OverdueChange,
    PaidChange,
    PromiseChange,
)
from tui.desk.import_files import KINDS
from tui.desk.import_news import NewsLine, Section
from tui.desk.money import AccountRef
from tui.domain.records import Account, Invoice, Record, Visit
from tui.exchange.headers import Kind, all_fields
from tui.exchange.progress import Stage
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

NOW = datetime(2026, 11, 24, 9, 0)
TODAY = NOW.date()
ACME, BETA = AccountRef(1, "Acme"), AccountRef(2, "Beta")


def a_desk(*records: Record) -> Desk:
    return Desk(Book.in_memory(records), Clock(NOW), Settings(), Drafts.in_memory())


def late(account: AccountRef, days: int) -> OverdueChange:
    due = TODAY - timedelta(days=days)
    return OverdueChange(account, f"R{days}", "EUR", Decimal(100), due, days)


def test_every_sort_of_news_has_its_words_and_one_without_lines_is_left_out() -> None:
    friday = date(2026, 11, 20)
    diff = ImportDiff(
        newly_overdue=(late(ACME, 1), late(BETA, 3)),
        paid=(
            PaidChange(ACME, "A1", "CNY", Decimal("9.50"), TODAY, False),
            PaidChange(BETA, "B1", "EUR", Decimal(9), TODAY, True),
        ),
        promises_missed=(PromiseChange(1, ACME, "EUR", Decimal(80), friday),),
        new_disputes=(DisputeChange(BETA, "B2", "EUR", Decimal(7)),),
        over_limit=(LimitChange(ACME, "EUR", Decimal(50), Decimal(60)),),
    )
    assert import_news.sections(diff, 9) == (
        Section(
            "newly_overdue",
            "Newly overdue",
            2,
            (
                NewsLine(BETA, "R3", "€100", "3 days overdue"),
                NewsLine(ACME, "R1", "€100", "1 day overdue"),
            ),
        ),
        Section(
            "paid",
            "Paid",
            2,
            (NewsLine(ACME, "A1", "¥9.50", ""), NewsLine(BETA, "B1", "€9", "no longer listed")),
        ),
        Section(
            "promises_missed",
            "Promises missed",
            1,
            (NewsLine(ACME, "", "€80", "Fri 20 Nov 2026"),),
        ),
        Section("new_disputes", "New disputes", 1, (NewsLine(BETA, "B2", "€7", ""),)),
        Section(
            "over_limit", "Over the credit limit", 1, (NewsLine(ACME, "", "€60", "limit €50"),)
        ),
    )
    assert import_news.sections(ImportDiff(), 9) == ()


def test_of_much_news_the_first_lines_are_told_and_all_are_counted() -> None:
    diff = ImportDiff(newly_overdue=tuple(late(ACME, days) for days in range(1, 1001)))
    [section] = import_news.sections(diff, 2)
    assert section.count == 1000
    assert [line.what for line in section.lines] == ["R1000", "R999"]


def visit(id: int, account: int, hour: int, **fields: object) -> Visit:
    start = datetime(2026, 11, 24, hour)
    return Visit(id=id, account_id=account, start=start, **fields)  # type: ignore[arg-type]


def test_visitors_are_those_still_to_come_today_who_are_late_or_in_the_news() -> None:
    due = TODAY - timedelta(days=5)
    desk = a_desk(
        *(Account(id=n, name=name) for n, name in enumerate(("Acme", "Beta", "Calm"), 1)),
        visit(1, 2, 15),
        visit(2, 1, 10, state="confirmed"),
        visit(3, 3, 11),
        visit(4, 1, 8, state="logged", outcome="advance"),
        visit(5, 1, 16, state="cancelled"),
        Visit(id=6, account_id=1, start=datetime(2026, 11, 25, 10)),
        Invoice(id=1, account_id=1, number="A", due=due, amount=10_000, currency="EUR"),
        Invoice(id=2, account_id=3, number="C", due=TODAY, amount=10_000, currency="EUR"),
    )
    diff = ImportDiff(
        paid=(PaidChange(BETA, "B1", "EUR", Decimal(9), TODAY, False),),
        new_disputes=(DisputeChange(BETA, "B2", "EUR", Decimal(7)),),
    )
    found = import_news.visitors(desk, diff)
    assert [(one.visit_id, one.account.name, one.start.hour) for one in found] == [
        (2, "Acme", 10),
        (1, "Beta", 15),
    ]
    assert [(one.amount, one.oldest_days) for one in found[0].overdue] == [(Decimal(100), 5)]
    assert found[0].news == ()
    assert found[1].overdue == ()
    assert found[1].news == ("Paid", "New disputes")


def test_every_code_of_an_import_has_a_word() -> None:
    for kind in get_args(Kind):
        for field in all_fields(kind):
            assert import_words.field(field, kind)
    for stage in get_args(Stage):
        assert import_words.stage(stage)
    assert [import_words.kind(kind) for kind in KINDS][:2] == ["receivables", "accounts"]
    assert import_words.rows({"item": 1_200}) == "1,200 rows"
    assert import_words.rows({"item": 1, "total": 1, "heading": 2}) == "1 row · 3 other lines"
    assert import_words.rows({"unlike": 85}) == "85 lines"
    assert import_words.rows({}) == "0 rows"

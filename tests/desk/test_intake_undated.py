"""Money that a file says is there, and not since when: it is there, and tells nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from tests.desk.importing import NOW, TODAY, Rep
from tui.clock import Clock
from tui.desk.collecting import queue_view
from tui.desk.dossier import dossier
from tui.desk.exporting import Circumstances, export
from tui.desk.find import find
from tui.desk.ground import Desk
from tui.desk.ledger import Ledger
from tui.desk.report import report
from tui.domain.records import Account, Payment, PaymentPromise
from tui.settings import Settings
from tui.store.drafts import Drafts

HEADER = "number,account,issued,due,amount,open"
YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "receivables")


def rows(*lines: str) -> str:
    return "\n".join((HEADER, *lines, ""))


def desk_of(rep: Rep) -> Desk:
    return Desk(rep.book, Clock(NOW), Settings(), Drafts.in_memory())


PAID = rows("F1,Acme,2026-03-01,2026-04-01,1000,100", "F2,Acme,2026-03-01,2026-04-01,500,0")


@pytest.mark.parametrize(
    ("issued", "settled", "before", "on", "undated"),
    [
        # The first file that tells of an invoice: on the day of issue, and nobody knows.
        ("2026-03-01", "", None, date(2026, 3, 1), True),
        ("", "", None, date(2026, 4, 1), True),
        ("2026-11-20", "", None, date(2026, 11, 20), True),
        # Issued since the last export: it came in since then.
        ("2026-11-23", "", date(2026, 11, 22), TODAY, False),
        ("2026-11-22", "", date(2026, 11, 22), date(2026, 11, 22), True),
        ("2026-03-01", "", date(2026, 11, 22), date(2026, 3, 1), True),
        # The file says when.
        ("2026-03-01", "2026-05-02", None, date(2026, 5, 2), False),
    ],
)
def test_on_which_day_money_of_a_new_invoice_is_booked(
    rep: Rep, issued: str, settled: str, before: date | None, on: date, undated: bool
) -> None:
    if before:
        rep.take(rows("F0,Acme,2026-03-01,2026-04-01,1,1"), as_of=before)
    rep.take(
        f"number,account,issued,due,amount,open,settled\nF1,Acme,{issued},2026-04-01,9,1,{settled}\n",
        is_full=False,
    )
    (payment,) = rep.all(Payment)
    assert (payment.on, payment.undated, payment.amount) == (on, undated, 800)


def test_what_a_known_invoice_has_got_since_came_in_by_the_day_of_the_file(rep: Rep) -> None:
    rep.take(rows("F1,Acme,2026-03-01,2026-04-01,1000,1000"), as_of=YESTERDAY)
    view = rep.take(rows("F1,Acme,2026-03-01,2026-04-01,1000,100"))
    assert [(one.on, one.amount) for one in view.diff.paid] == [(TODAY, Decimal(900))]
    assert not rep.all(Payment)[0].undated


def test_it_is_no_news_and_no_money_of_the_week(rep: Rep) -> None:
    assert rep.take(PAID).diff.paid == ()
    assert Ledger(rep.book, TODAY).balances[1]["EUR"].outstanding == 10_000
    assert report(desk_of(rep), TODAY).money_in == ()


def test_it_keeps_no_promise(rep: Rep) -> None:
    with rep.book.transaction("promise") as change:
        change.add(Account(name="Acme"))
        change.add(
            PaymentPromise(account_id=1, made=YESTERDAY, due=TODAY, amount=900, currency="EUR")
        )
    assert rep.take(PAID).diff.promises_kept == ()


def test_it_makes_nobody_a_slow_payer(rep: Rep) -> None:
    lines = [f"S{n},Acme,2025-0{n}-01,2025-0{n}-28,100,0" for n in range(1, 7)]
    rep.take(rows(*lines, "S9,Acme,2026-10-01,2026-11-01,100,100"))
    (item,) = queue_view(desk_of(rep)).items
    assert item.payer_type is None


def test_no_day_is_shown_where_none_is_known(rep: Rep) -> None:
    rep.take(PAID)
    desk = desk_of(rep)
    assert [one.on for one in dossier(desk, 1).payments] == [None, None]
    (hit,) = [one for one in find(desk, "F2") if one.kind == "invoice"]
    assert hit.text == "€500, settled"
    file = rep.folder / "out.csv"
    export(rep.book, "receivables", file, Circumstances(now=NOW, margin=15))
    cells = [line.split(",") for line in file.read_text("utf-8-sig").splitlines()]
    assert [row[cells[0].index("settled")] for row in cells[1:]] == ["", ""]

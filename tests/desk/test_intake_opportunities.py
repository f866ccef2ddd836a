"""Opportunities from a sheet: added, updated, ended, and twice is once."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.desk.importing import NOW, TODAY, Rep
from tui.clock import Clock
from tui.desk.ground import Desk
from tui.desk.import_views import ImportOptions
from tui.desk.review import answer, cases
from tui.desk.transfer import import_file
from tui.domain.records import Account, Opportunity, Review, StageChange
from tui.exchange.headers import BadColumns
from tui.settings import Settings
from tui.store.book import Book
from tui.store.drafts import Drafts

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
ACME = Account(id=1, name="Acme", currency="CNY")
LINE = Opportunity(
    id=1,
    account_id=1,
    name="Line 4",
    stage="design",
    amount=500,
    currency="CNY",
    opened=date(2026, 1, 5),
    asked="a faster line",
    stages=(StageChange(on=date(2026, 1, 5), stage="design"),),
)


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path, "opportunities", (ACME, LINE))


def found(rep: Rep) -> dict[str, Opportunity]:
    return {one.name: one for one in rep.all(Opportunity)}


def test_the_second_time_a_name_means_the_same_account(rep: Rep) -> None:
    names = ("华信电缆", "华信电缆有限公司", "Huaxin Cable 华信电缆")
    text = "name,account\n" + "".join(f"Line {n},{name}\n" for n, name in enumerate(names))
    assert rep.counts(text) == (3, 0, 0, 0)
    assert list(rep.accounts) == ["Acme", "Huaxin Cable 华信电缆"]
    assert rep.counts(text) == (0, 0, 3, 0)


HEADER = "name,account,stage,amount,currency,opened,close,state,product\n"


def test_every_column_is_taken(rep: Rep) -> None:
    text = HEADER + "meters,Acme,谈判,1.200,EUR,01/02/2026,13/12/2026,open,M20\n"
    view = rep.take(text)
    assert (view.created, view.skipped) == (1, ())
    assert found(rep)["meters"] == Opportunity(
        id=2,
        account_id=1,
        name="meters",
        stage="commitment",
        amount=120_000,
        currency="EUR",
        opened=date(2026, 2, 1),
        close=date(2026, 12, 13),
        product="M20",
        stages=(StageChange(on=date(2026, 2, 1), stage="commitment"),),
    )
    assert rep.counts(text) == (0, 0, 1, 0)


def test_a_known_one_gets_what_the_file_says_and_keeps_the_rest(rep: Rep) -> None:
    assert rep.counts(HEADER + "line 4,acme,comparison,7,,,2026-12-01,,\n") == (0, 1, 0, 0)
    line = found(rep)["Line 4"]
    assert (line.stage, line.amount, line.currency, line.asked) == (
        *("comparison", 700, "CNY"),
        "a faster line",
    )
    assert line.stages == (*LINE.stages, StageChange(on=TODAY, stage="comparison"))
    assert rep.counts("name,account\nLine 4,Acme\n") == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("stage", "state", "expected"),
    [
        ("Prospecting", "", ("interest", "open")),
        ("Engaging", "", ("gestation", "open")),
        ("Won", "", ("use", "won")),
        ("Lost", "", ("gestation", "lost")),
        ("Closed Won", "", ("use", "won")),
        ("赢单", "", ("use", "won")),
        ("", "dropped", ("interest", "dropped")),
        ("design", "lost", ("design", "lost")),
        ("酝酿", "进行中", ("gestation", "open")),
        ("", "", ("interest", "open")),
    ],
)
def test_stages_of_others(rep: Rep, stage: str, state: str, expected: tuple[str, str]) -> None:
    rep.take(HEADER + f"new,Acme,{stage},,,,2026-11-01,{state},\n")
    new = found(rep)["new"]
    assert (new.stage, new.state) == expected
    assert new.ended == (None if new.state == "open" else date(2026, 11, 1))


def test_an_end_without_a_day_is_that_of_the_file(rep: Rep) -> None:
    rep.take(HEADER + "Line 4,Acme,Won,,,,,,\n", as_of=date(2026, 11, 3))
    line = found(rep)["Line 4"]
    assert (line.stage, line.state, line.ended) == ("design", "won", date(2026, 11, 3))


ENDS = [
    f"{stage},{state},{close}\n"
    for stage in ("interest", "Won")
    for state in ("", "open", "won", "lost")
    for close in ("", TODAY.isoformat(), "2026-12-01")
]


@pytest.mark.parametrize("before", ENDS)
def test_how_it_ends_is_taken_once(rep: Rep, before: str) -> None:
    head = "account,name,stage,state,close\n"
    for n, after in enumerate(ENDS):
        rep.take(f"{head}Acme,{n},{before}")
        rep.take(f"{head}Acme,{n},{after}")
        assert rep.counts(f"{head}Acme,{n},{after}") == (0, 0, 1, 0), after


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Acme,,,,,,,", "Column “name” is empty."),
        ("x,Acme,soon,,,,,,", "Column “stage”: the word “soon” is not known here."),
        ("x,Acme,,much,,,,,", "Column “amount”: “much” is not an amount."),
        ("x,Acme,,,,someday,,,", "Column “opened”: “someday” is not a date."),
        ("x,,,,,,,,", "Column “account” is empty."),
    ],
)
def test_rows_that_cannot_be_taken(rep: Rep, row: str, reason: str) -> None:
    view = rep.take(f"{HEADER}{row}\nok,Acme,,,,,,,\n")
    assert [(one.row, one.reason) for one in view.skipped] == [(2, reason)]
    assert view.created == 1


def test_the_same_one_twice(rep: Rep) -> None:
    text = "name,account,amount\nx,Acme,1\nx,Acme,1\nx,Acme,2\n"
    view = rep.take(text)
    assert (view.created, view.unchanged) == (1, 1)
    assert [one.reason for one in view.skipped] == [
        "The same opportunity stands in row 2 with other values."
    ]


def test_the_sign_of_the_first_amount_is_that_of_the_column(rep: Rep) -> None:
    text = "name,account,amount,currency\nx,Acme,$1,\ny,Acme,2,\nz,Acme,3,GBP\n"
    rep.take(text)
    assert [found(rep)[name].currency for name in "xyz"] == ["USD", "USD", "GBP"]
    assert rep.take(text).unchanged == 3
    rep.take("name,account,amount\nv,Acme,€1\nw,Acme,2\n", currency="CHF")
    assert [found(rep)[name].currency for name in "vw"] == ["EUR", "CHF"]


def test_the_currency_that_the_rep_names(rep: Rep) -> None:
    rep.take("name,account,amount\nx,Acme,1\ny,New,1\n", currency="USD")
    assert {one.name: one.currency for one in rep.all(Opportunity)} == {
        "Line 4": "CNY",
        "x": "USD",
        "y": "USD",
    }
    assert rep.accounts["New"].currency == "USD"
    rep.take("name,account,amount\nz,Acme,1\n")
    assert found(rep)["z"].currency == "CNY"


def test_what_has_no_name_is_refused(rep: Rep) -> None:
    with pytest.raises(BadColumns, match="no column for “name”"):
        rep.take("account,amount\nAcme,1\n")


@pytest.mark.skipif(not SHARED.exists(), reason="the fixture folder is not here")
def test_the_maven_set() -> None:
    book = Book.in_memory()
    accounts = import_file(book, "accounts", SHARED / "crm-accounts.csv", ImportOptions(), NOW)
    assert (accounts.created, accounts.skipped) == (85, ())
    file = SHARED / "crm-sales_pipeline.csv"
    options = ImportOptions(currency="USD")
    view = import_file(book, "opportunities", file, options, NOW)
    assert (view.rows, view.created, len(view.skipped)) == (8800, 7375, 1425)
    assert view.review >= 1425
    assert sum(one.is_waiting for one in book.all(Review).values()) == 1425
    assert len(book.all(Account)) == 85
    deals = book.since(Opportunity, date.min).values()
    assert Counter((one.stage, one.state) for one in deals) == {
        ("use", "won"): 4238,
        ("gestation", "lost"): 2473,
        ("gestation", "open"): 501,
        ("interest", "open"): 163,
    }
    assert sum(one.amount for one in deals if one.state == "won") == 1_000_553_400
    desk = Desk(book, Clock(NOW), Settings(), Drafts.in_memory())
    (case,) = (one for one in cases(desk) if one.kind == "product")
    assert case.text == "Is GTXPro the same as GTX Pro?"
    assert case.choices == ("merge", "two")
    assert answer(desk, case.id, "merge") == "GTXPro is GTX Pro: 1258 opportunities changed"
    generation = book.generation
    again = import_file(book, "opportunities", file, options, NOW)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 7375)
    assert (again.review, book.generation) == (0, generation)

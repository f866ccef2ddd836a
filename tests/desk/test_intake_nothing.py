"""Cells that say nothing in some word: they take nothing away, and nobody is called so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from tests.desk.importing import TODAY, Rep
from tui.domain.records import Account, Opportunity, Person, Record, Review, Visit
from tui.exchange.headers import Kind

ACME = Account(id=1, name="Acme", number="10021", city="Berlin", phone="030 5550101")
EVA = Person(
    id=1, account_id=1, name="Eva Lund", title="buyer", email="e@x.example", phone="030 1234567"
)
DEAL = Opportunity(id=1, account_id=1, name="line", opened=TODAY, product="gauge", amount=5)
DEMO = Visit(id=1, account_id=1, start=datetime(2026, 11, 25, 10), text="demo", people=(1,))
NOTHING = ("", "-", "n/a", "无", "NULL")


@pytest.mark.parametrize("word", NOTHING)
@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("accounts", "name,number,city,phone,short name\nAcme,{0},{0},{0},\n"),
        ("accounts", "name,number,city,tier,credit limit\nAcme,10021,{0},{0},{0}\n"),
        ("people", "name,account,title,roles,phone,email\nEva Lund,Acme,{0},{0},{0},{0}\n"),
        ("people", "name,account,reports to,birthday\nEva Lund,Acme,{0},{0}\n"),
        ("opportunities", "name,account,product,amount,close\nline,Acme,{0},{0},{0}\n"),
        ("visits", "start,account,people,minutes,kind\n2026-11-25 10:00,Acme,{0},{0},{0}\n"),
    ],
)
def test_it_takes_nothing_away(tmp_path: Path, kind: Kind, row: str, word: str) -> None:
    rep = Rep(tmp_path, kind, (ACME, EVA, DEAL, DEMO))
    before = rep.state()
    view = rep.take(row.format(word))
    assert (view.unchanged, view.warnings, rep.state()) == (1, (), before)


@pytest.mark.parametrize("word", NOTHING)
@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("people", "name,account\nNew,{0}\n"),
        ("opportunities", "name,account\nnew,{0}\n"),
        ("visits", "start,account\n2026-11-25 10:00,{0}\n"),
    ],
)
def test_no_account_is_called_so(tmp_path: Path, kind: Kind, row: str, word: str) -> None:
    rep = Rep(tmp_path, kind, (ACME,))
    view = rep.take(row.format(word))
    assert (len(view.skipped), view.review) == (1, 1)
    assert list(rep.accounts) == ["Acme"]
    assert len(rep.all(Review)) == 1


@pytest.mark.parametrize("word", NOTHING)
def test_no_customer_number_is_that(tmp_path: Path, word: str) -> None:
    rep = Rep(tmp_path, "accounts")
    assert rep.counts(f"name,number\nAcme,{word}\nBrandt,{word}\n") == (2, 0, 0, 0)
    assert {one.number for one in rep.all(Account)} == {""}


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("accounts", "name,number\n-,10021\n"),
        ("people", "name,account,email\nn/a,Acme,e@x.example\n"),
        ("opportunities", "name,account\n--,Acme\n"),
    ],
)
def test_nobody_is_renamed_to_it(tmp_path: Path, kind: Kind, row: str) -> None:
    rep = Rep(tmp_path, kind, (ACME, EVA, DEAL))
    before = rep.state()
    (skipped,) = rep.take(row).skipped
    assert (skipped.reason, rep.state()) == ("Column “name” is empty.", before)


def test_somebody_may_be_called_nan(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "people", (ACME,))
    assert rep.counts("name,account\nNan,Acme\nNa,Acme\n") == (2, 0, 0, 0)


def test_a_visit_has_a_start(tmp_path: Path) -> None:
    rep = Rep(tmp_path, "visits", (ACME,))
    (skipped,) = rep.take("start,account\n-,Acme\n").skipped
    assert skipped.reason == "Column “start”: “-” is not a day with a time."


@pytest.mark.parametrize("words", [("-", "n/a"), ("n/a", "-")])
def test_what_says_nothing_of_a_new_one_is_as_it_stands(
    tmp_path: Path, words: tuple[str, str]
) -> None:
    rep = Rep(tmp_path, "accounts", ())
    text = "name,city\nAcme,{}\nAcme,{}\n".format(*words)
    rep.take(text)
    before: Record = rep.accounts["Acme"]
    rep.take(text)
    assert rep.accounts["Acme"] == before

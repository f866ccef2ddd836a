"""Imports: every row accounted for, all or nothing, twice is once, and the rep's own is safe."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.desk.import_diff import ImportDiff
from tui.desk.money import owes
from tui.desk.transfer import BadOption, ImportOptions, ImportView, export_book, import_file
from tui.domain.records import (
    TABLES,
    Account,
    Allocation,
    Dispute,
    Invoice,
    Note,
    Payment,
    PaymentPromise,
)
from tui.exchange.headers import BadColumns, Kind
from tui.store.book import Book, NothingToUndo

NOW = datetime(2026, 11, 24, 8, 0)
TODAY = NOW.date()
IBM = Path(__file__).resolve().parents[3] / "shared" / "data" / "receivables-ibm-late-payment.csv"
IBM_DAY = date(2013, 6, 30)


def state_of(book: Book, folder: Path) -> bytes:
    """All that the book says, as the bytes of an export."""
    file = folder / "state.json"
    export_book(book, file)
    return file.read_bytes()


class Rep:
    """A rep with a book and files to import."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book = Book.open(folder / "book.json")

    def take(self, text: str | bytes, kind: Kind = "receivables", **options: Any) -> ImportView:
        file = self.folder / "export.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        view = import_file(self.book, kind, file, ImportOptions(**options), NOW)
        taken = view.created + view.updated + view.unchanged
        assert taken + len(view.skipped) == view.rows
        assert view.closed == 0
        return view

    def counts(self, text: str, kind: Kind = "receivables", **options: Any) -> tuple[int, ...]:
        view = self.take(text, kind, **options)
        return (view.created, view.updated, view.unchanged, len(view.skipped))

    @property
    def accounts(self) -> dict[str, Account]:
        return {one.name: one for one in self.book.all(Account).values()}

    @property
    def invoices(self) -> dict[str, Invoice]:
        return {one.number: one for one in self.book.since(Invoice, date.min).values()}

    @property
    def payments(self) -> list[Payment]:
        return list(self.book.since(Payment, date.min).values())

    @property
    def settled(self) -> dict[str, date | None]:
        return {number: one.settled for number, one in self.invoices.items()}

    def outstanding(self, as_of: date = TODAY) -> dict[str, str]:
        return {one.account.name: str(one.outstanding) for one in owes(self.book, as_of).accounts}


@pytest.fixture
def rep(tmp_path: Path) -> Rep:
    return Rep(tmp_path)


# -- the IBM set, against an independent reading of the file


@pytest.mark.skipif(not IBM.exists(), reason="the fixture folder is not here")
def test_the_ibm_set_to_the_cent(tmp_path: Path) -> None:
    def us(text: str) -> date:
        month, day, year = text.split("/")
        return date(int(year), int(month), int(day))

    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    late: defaultdict[str, Decimal] = defaultdict(Decimal)
    paid = 0
    with IBM.open(newline="") as file:
        for row in csv.DictReader(file):
            if us(row["InvoiceDate"]) <= IBM_DAY < us(row["SettledDate"]):
                sums[row["customerID"]] += Decimal(row["InvoiceAmount"])
                if us(row["DueDate"]) < IBM_DAY:
                    late[row["customerID"]] += Decimal(row["InvoiceAmount"])
            paid += us(row["InvoiceDate"]) <= IBM_DAY >= us(row["SettledDate"])

    book = Book.open(tmp_path / "book.json")
    options = ImportOptions(currency="USD", as_of=IBM_DAY)
    view = import_file(book, "receivables", IBM, options, NOW)
    assert (view.rows, view.created, view.updated, view.unchanged) == (2466, 1930, 0, 0)
    assert len(view.skipped) == 536
    assert all("after 2013-06-30" in one.reason for one in view.skipped)
    assert (view.date_order, view.warnings) == ("mdy", ())
    found = owes(book, IBM_DAY).accounts
    assert {one.account.name: one.outstanding for one in found} == dict(sums)
    assert {one.account.name: one.overdue for one in found if one.overdue} == dict(late)
    assert {one.currency for one in found} == {"USD"}
    invoices = book.since(Invoice, date.min).values()
    assert sum(one.settled is not None for one in invoices) == paid == 1846
    assert sum(one.settled is None for one in invoices) == 84
    assert len(view.diff.newly_overdue) == sum(
        one.due is not None and one.due < IBM_DAY and one.settled is None for one in invoices
    )
    assert view.diff.paid == ()

    before, generation = state_of(book, tmp_path), book.generation
    again = import_file(book, "receivables", IBM, options, NOW)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1930)
    assert again.skipped == view.skipped
    assert again.diff == ImportDiff()
    assert (state_of(book, tmp_path), book.generation) == (before, generation)

    month_later = msgspec.structs.replace(options, as_of=date(2013, 7, 31))
    later = import_file(book, "receivables", IBM, month_later, NOW)
    assert later.created > 0
    assert later.updated == sum(
        1
        for one in later.diff.paid
        if one.number in {known.number for known in invoices if known.settled is None}
    )
    assert book.undo().text == f"import receivables: 2,466 rows of {IBM.name}"
    assert state_of(book, tmp_path) == before
    book.undo()
    assert all(not stored for stored in json.loads(state_of(book, tmp_path))["tables"].values())
    with pytest.raises(NothingToUndo):
        book.undo()


# -- receivables with our own headers

PLAIN = """number,account,issued,due,amount,open,currency,disputed
R1,华信电缆,2026-10-01,2026-10-31,1000.00,400.00,CNY,no
R2,华信电缆,2026-11-01,2026-12-01,500.00,500.00,CNY,yes
R3,C-77,2026-11-02,,80.50,80.50,EUR,
"""


def test_plain_headers(rep: Rep) -> None:
    view = rep.take(PLAIN)
    assert (view.created, view.rows) == (3, 3)
    assert [(one.header, one.field) for one in view.columns][:2] == [
        ("number", "number"),
        ("account", "account"),
    ]
    huaxin, c77 = rep.accounts["华信电缆"], rep.accounts["C-77"]
    assert (huaxin.pinyin, huaxin.number, huaxin.currency) == ("hua xin dian lan", "", "CNY")
    assert (c77.number, c77.currency, c77.pinyin) == ("C-77", "EUR", "")
    assert rep.outstanding() == {"华信电缆": "900.00", "C-77": "80.50"}
    (payment,) = rep.payments
    assert (payment.amount, payment.on, payment.source) == (60_000, TODAY, "import")
    assert rep.invoices["R2"].disputed
    assert not rep.invoices["R1"].disputed
    assert rep.counts(PLAIN) == (0, 0, 3, 0)


def test_the_json_of_an_import(rep: Rep) -> None:
    found = msgspec.to_builtins(rep.take("number,account,amount,x\nR1,A,1,2\nR2,,1,\n"))
    assert list(found)[:11] == (
        "kind file columns rows created updated unchanged closed skipped warnings diff".split()
    )
    assert found["columns"][3] == {"header": "x", "field": None}
    assert found["skipped"] == ({"row": 3, "reason": "Column “account” is empty.", "kind": "bad"},)
    assert list(found["diff"]) == (
        "newly_overdue paid promises_kept promises_missed new_disputes over_limit".split()
    )


def test_what_is_paid_in_the_next_export(rep: Rep) -> None:
    rep.take(PLAIN, as_of=date(2026, 11, 10))
    view = rep.take(PLAIN.replace("1000.00,400.00", "1000.00,0"), as_of=TODAY)
    assert (view.updated, view.unchanged) == (1, 2)
    (paid,) = view.diff.paid
    assert (paid.account.name, paid.number, paid.amount, paid.on) == (
        "华信电缆",
        "R1",
        Decimal("400.00"),
        TODAY,
    )
    assert rep.invoices["R1"].settled == TODAY
    assert rep.invoices["R2"].settled is None


def test_what_has_become_overdue_since_the_last_export(rep: Rep) -> None:
    assert [one.number for one in rep.take(PLAIN, as_of=date(2026, 11, 10)).diff.newly_overdue] == [
        "R1"
    ]
    view = rep.take(PLAIN, as_of=date(2026, 12, 2))
    assert [(one.number, one.days_overdue) for one in view.diff.newly_overdue] == [("R2", 1)]
    assert rep.take(PLAIN, as_of=date(2026, 12, 2)).diff.newly_overdue == ()


def test_promises_that_an_import_decides(rep: Rep) -> None:
    rep.take(PLAIN, as_of=date(2026, 11, 10))
    r1, r2 = rep.invoices["R1"], rep.invoices["R2"]
    with rep.book.transaction("promises") as change:
        for invoice, due in ((r1, date(2026, 11, 23)), (r2, date(2026, 11, 20))):
            change.add(
                PaymentPromise(
                    account_id=invoice.account_id,
                    made=date(2026, 11, 11),
                    due=due,
                    amount=40_000,
                    currency="CNY",
                    invoices=(invoice.id,),
                )
            )
    view = rep.take(PLAIN.replace("1000.00,400.00", "1000.00,0"))
    assert [(one.id, one.amount) for one in view.diff.promises_kept] == [(1, Decimal("400.00"))]
    assert [(one.id, one.due) for one in view.diff.promises_missed] == [(2, date(2026, 11, 20))]
    again = rep.take(PLAIN.replace("1000.00,400.00", "1000.00,0"))
    assert again.diff.promises_kept == again.diff.promises_missed == ()


def test_what_the_ledger_takes_back(rep: Rep) -> None:
    rep.take(PLAIN)
    assert rep.counts(PLAIN.replace("1000.00,400.00", "1000.00,700.00")) == (0, 1, 2, 0)
    assert sorted(one.amount for one in rep.payments) == [-30_000, 60_000]
    assert rep.outstanding()["华信电缆"] == "1200.00"


def test_a_settled_invoice_can_be_open_again(rep: Rep) -> None:
    header = "number,account,issued,amount,settled\n"
    rep.take(header + "R1,A,2026-10-01,100,2026-10-20\n")
    assert rep.settled == {"R1": date(2026, 10, 20)}
    assert rep.payments[0].on == date(2026, 10, 20)
    rep.take(header + "R1,A,2026-10-01,100,\n")
    assert rep.settled == {"R1": None}
    assert rep.outstanding() == {"A": "100.00"}


def test_money_the_rep_has_entered_stays_and_is_not_booked_twice(rep: Rep) -> None:
    rep.take("number,account,amount,open\nR1,A,100,100\n")
    invoice = rep.invoices["R1"]
    with rep.book.transaction("payment") as change:
        change.add(
            Payment(
                account_id=invoice.account_id,
                on=TODAY,
                amount=7_000,
                currency="EUR",
                allocations=(Allocation(invoice_id=invoice.id, amount=7_000),),
            )
        )
    # The ledger does not know it yet: it stays, and the rep is told.
    view = rep.take("number,account,amount,open\nR1,A,100,100\n")
    assert (view.unchanged, len(rep.payments)) == (1, 1)
    assert "R1" in view.warnings[0]
    assert "€70" in view.warnings[0]
    assert rep.outstanding() == {"A": "30.00"}
    # Now it does: nothing to add.
    view = rep.take("number,account,amount,open\nR1,A,100,30\n")
    assert (view.unchanged, view.warnings, len(rep.payments)) == (1, (), 1)
    # And then the rest.
    assert rep.take("number,account,amount,open\nR1,A,100,0\n").updated == 1
    assert [one.amount for one in rep.payments] == [7_000, 3_000]
    # The ledger takes all back: only what came from it goes.
    rep.take("number,account,amount,open\nR1,A,100,100\n")
    assert rep.outstanding() == {"A": "30.00"}


def test_paid_and_open_columns_may_stand_alone(rep: Rep) -> None:
    rep.take("number,account,amount,paid\nR1,A,100,30\n")
    rep.take("number,account,open\nR2,B,55\n")
    rep.take("number,account,open,paid\nR3,C,50,10\n")
    assert rep.outstanding() == {"A": "70.00", "B": "55.00", "C": "50.00"}
    assert rep.invoices["R3"].amount == 6_000


def test_columns_that_do_not_say_what_is_paid_touch_no_payment(rep: Rep) -> None:
    rep.take("number,account,amount,open\nR1,A,100,30\n")
    assert rep.counts("number,account,amount\nR1,A,100\n") == (0, 0, 1, 0)
    assert rep.outstanding() == {"A": "30.00"}


def test_figures_that_disagree_warn(rep: Rep) -> None:
    view = rep.take("number,account,amount,open,paid\nR1,A,100,30,60\nR2,A,100,120,\n")
    assert ["Row 2" in view.warnings[0], "Row 3" in view.warnings[1]] == [True, True]
    assert rep.outstanding() == {"A": "130.00"}


def test_credit_notes(rep: Rep) -> None:
    text = "number,account,amount,open\nR1,A,100,100\nG1,A,(40.00),-40\nG2,A,25-,0\n"
    rep.take(text)
    assert rep.outstanding() == {"A": "60.00"}
    assert rep.invoices["G2"].settled == TODAY
    assert rep.counts(text) == (0, 0, 3, 0)


def test_settled_after_the_day_of_the_export_is_open_on_that_day(rep: Rep) -> None:
    text = (
        "number,account,issued,amount,settled\n"
        "R1,A,2026-10-01,100,2026-11-01\nR2,A,2026-10-01,100,2026-10-31\n"
        "R3,A,2026-11-01,100,2026-11-20\n"
    )
    view = rep.take(text, as_of=date(2026, 10, 31))
    assert [one.row for one in view.skipped] == [4]
    assert rep.outstanding(date(2026, 10, 31)) == {"A": "100.00"}
    assert rep.counts(text, as_of=TODAY) == (1, 1, 1, 0)
    assert rep.outstanding() == {}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("R1,A,2026-13-01,,100,,", ["issued", "2026-13-01"]),
        ("R1,A,,soon,100,,", ["due", "soon"]),
        ("R1,A,,,12x,,", ["amount", "12x"]),
        ("R1,A,,,,,", ["amount", "empty"]),
        ("R1,A,,,1.005,,", ["amount", "1.005", "EUR"]),
        ("R1,A,,,100,ZZZ,", ["currency", "ZZZ"]),
        ("R1,A,,,100,,maybe", ["disputed", "maybe"]),
        (",A,,,100,,", ["number", "empty"]),
        ("R1,,,,100,,", ["account", "empty"]),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_taken(rep: Rep, row: str, words: list[str]) -> None:
    header = "number,account,issued,due,amount,currency,disputed\n"
    view = rep.take(f"{header}R0,B,,,5.50,,\n{row}\n")
    assert view.created == 1
    (skipped,) = view.skipped
    assert skipped.row == 3
    assert all(word in skipped.reason for word in words), skipped.reason
    assert set(rep.accounts) == {"B"}


def test_the_same_invoice_twice_in_a_file(rep: Rep) -> None:
    view = rep.take("number,account,amount\nR1,A,100\nR1,a,100\nR1,A,100\nR1,A,200\n")
    assert (view.created, view.unchanged) == (1, 1)
    assert [one.row for one in view.skipped] == [3, 5]
    assert "row 2" in view.skipped[1].reason
    assert rep.outstanding() == {"A": "100.00"}


def test_currencies(rep: Rep) -> None:
    rep.take("name,currency\nYen,JPY\nDollar,CAD\n", "accounts")
    rep.take(
        "number,account,amount,currency\n"
        "R1,Yen,¥1000,\nR2,Dollar,$5,\nR3,New,￥5,\nR4,Other,5,\nR5,Fifth,5,gbp\nR6,Yen,7,\n",
    )
    assert {number: one.currency for number, one in rep.invoices.items()} == {
        "R1": "JPY",
        "R2": "CAD",
        "R3": "CNY",
        "R4": "EUR",
        "R5": "GBP",
        "R6": "JPY",
    }
    assert rep.accounts["New"].currency == "CNY"
    view = rep.take("number,account,amount,open\nR7,Other,5,1\nR8,Yen,5,5\n", currency="USD")
    assert view.created == 2
    assert {rep.invoices[number].currency for number in ("R7", "R8")} == {"USD"}
    # What has payments does not change its currency behind the rep's back.
    view = rep.take("number,account,amount,open\nR7,Other,5,1\n", currency="GBP")
    assert "USD" in view.skipped[0].reason


def test_a_currency_that_is_none(rep: Rep) -> None:
    with pytest.raises(BadOption, match="“XYZ”"):
        rep.take(PLAIN, currency="XYZ")


def test_accounts_are_found_by_number_then_by_name(rep: Rep) -> None:
    rep.take("name,number\nAcme GmbH,C-1\nBeta & Co.,\n", "accounts")
    rep.take("number,account,amount\nR1,c-1,1\nR2,ACME gmbh,1\nR3,beta co,1\n")
    assert set(rep.accounts) == {"Acme GmbH", "Beta & Co."}
    assert rep.outstanding() == {"Acme GmbH": "2.00", "Beta & Co.": "1.00"}


def test_an_account_without_a_name_gets_one_when_the_file_has_it(rep: Rep) -> None:
    rep.take("number,account,amount\nR1,C-1,1\n")
    rep.take("number,account,account name,amount\nR1,C-1,华信,1\nR2,C-2,Beta,1\n")
    assert {name: one.number for name, one in rep.accounts.items()} == {
        "华信": "C-1",
        "Beta": "C-2",
    }
    assert rep.accounts["华信"].pinyin == "hua xin"


def test_a_name_that_several_accounts_have_is_not_guessed(rep: Rep) -> None:
    rep.take("name,number\nAcme,C-1\nAcme,C-2\n", "accounts")
    view = rep.take("number,account,amount\nR1,Acme,1\nR2,C-2,1\n")
    assert [(one.row, "Acme" in one.reason) for one in view.skipped] == [(2, True)]
    assert view.created == 1


def test_what_the_rep_added_survives(rep: Rep) -> None:
    rep.take(PLAIN)
    account, invoice = rep.accounts["华信电缆"], rep.invoices["R1"]
    with rep.book.transaction("own") as change:
        change.put(msgspec.structs.replace(account, tier="gold", payer_type="never"))
        change.add(Note(account_id=account.id, at=NOW, text="likes tea"))
        change.add(
            PaymentPromise(account_id=account.id, made=TODAY, due=TODAY, amount=100, currency="CNY")
        )
        change.add(
            Dispute(account_id=account.id, invoice_id=invoice.id, opened=TODAY, reason="late")
        )
    own = [dict(rep.book.since(kind, date.min)) for kind in (Note, PaymentPromise, Dispute)]
    rep.take(PLAIN.replace("1000.00,400.00", "1200.00,100.00").replace("2026-10-31", "2026-11-05"))
    assert rep.invoices["R1"].amount == 120_000
    assert rep.invoices["R1"].due == date(2026, 11, 5)
    assert rep.accounts["华信电缆"].payer_type == "never"
    assert rep.accounts["华信电缆"].tier == "gold"
    assert own == [dict(rep.book.since(kind, date.min)) for kind in (Note, PaymentPromise, Dispute)]


def test_empty_cells_erase_nothing(rep: Rep) -> None:
    rep.take(PLAIN)
    before = rep.invoices
    assert rep.counts("number,account,issued,due,amount,disputed\nR2,华信电缆,,,500,\n") == (
        0,
        0,
        1,
        0,
    )
    assert rep.invoices == before


# -- how files are read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk"])
def test_encodings(rep: Rep, encoding: str) -> None:
    view = rep.take(PLAIN.encode(encoding))
    assert "华信电缆" in rep.accounts
    assert len(view.warnings) == (encoding == "gbk")
    assert all("GB18030" in text for text in view.warnings)


def test_the_date_order_is_the_files_and_is_stated(rep: Rep) -> None:
    header = "number,account,issued,due,amount\n"
    view = rep.take(f"{header}R1,A,1/2/2026,2/13/2026,1\n")
    assert (view.date_order, view.warnings) == ("mdy", ())
    assert rep.invoices["R1"].issued == date(2026, 1, 2)
    view = rep.take(f"{header}R2,A,1/2/2026,3/2/2026,1\n")
    assert view.date_order == "dmy"
    assert "day first" in view.warnings[0]
    assert rep.invoices["R2"].issued == date(2026, 2, 1)
    view = rep.take(f"{header}R3,A,13/2/2026,2/13/2026,1\nR4,A,14/2/2026,,1\n")
    assert [one.row for one in view.skipped] == [2]
    assert "2/13/2026" in view.warnings[0]


def test_month_first_by_the_reps_setting(tmp_path: Path) -> None:
    file = tmp_path / "f.csv"
    file.write_text("number,account,issued,amount\nR1,A,1/2/2026,1\n")
    book = Book.in_memory()
    view = import_file(book, "receivables", file, ImportOptions(), NOW, month_first=True)
    assert view.date_order == "mdy"
    assert "month first" in view.warnings[0]


def test_decimal_commas(rep: Rep) -> None:
    rep.take("number;account;amount;open\nR1;A;1.234,50;1.234,50\nR2;A;2.000;2.000\n")
    assert rep.outstanding() == {"A": "3234.50"}


def test_amounts_that_can_be_read_either_way_are_stated(rep: Rep) -> None:
    view = rep.take("number,account,amount\nR1,A,1.234\nR2,A,500\n")
    assert "“1.234”" in view.warnings[0]
    assert rep.outstanding() == {"A": "1734.00"}
    assert rep.take("number,account,amount\nR3,A,1.234\nR4,A,0.5\n").skipped[0].row == 2


def test_map(rep: Rep) -> None:
    rep.take(
        "Ref;Kunde;Betrag\nR1;A;5,50\n",
        map={"number": "ref", "account": "Kunde", "amount": "Betrag"},
    )
    assert rep.outstanding() == {"A": "5.50"}


def test_a_file_that_cannot_be_used_writes_nothing(rep: Rep) -> None:
    with pytest.raises(BadColumns, match=r"export\.csv"):
        rep.take("a,b\n1,2\n")
    assert rep.book.is_new
    assert not (rep.folder / "book.json").exists()


def test_a_dry_run_reports_the_same_and_writes_nothing(rep: Rep) -> None:
    trial = rep.take(PLAIN, dry_run=True)
    assert rep.book.is_new
    assert not (rep.folder / "book.json").exists()
    assert msgspec.structs.replace(trial, dry_run=False) == rep.take(PLAIN)


def test_one_undo_takes_all_of_it_back(rep: Rep) -> None:
    rep.take("name,tier\n华信电缆,gold\n", "accounts")
    before = state_of(rep.book, rep.folder)
    rep.take(PLAIN)
    assert state_of(rep.book, rep.folder) != before
    assert rep.book.undo().text == "import receivables: 3 rows of export.csv"
    assert state_of(rep.book, rep.folder) == before


# -- accounts

ACCOUNTS = """name,number,short name,tier,currency,industry,city,address,phone,terms days,\
credit limit,margin,potential,share,rhythm days,travel minutes
华信电缆,C-1,华信,铂金,CNY,cables,上海,"18 Cable Road, gate 2",'+86 21 5555,30 days,\
"1,000,000.00",12%,"5,000,000",30%,7,40
Müller,C-2,,Gold,,,,,,,,,,,,
"""


def test_accounts_with_all_headers(rep: Rep) -> None:
    view = rep.take(ACCOUNTS, "accounts", currency="CHF")
    assert (view.created, view.skipped) == (2, ())
    assert rep.accounts["华信电缆"] == Account(
        id=1,
        name="华信电缆",
        number="C-1",
        short_name="华信",
        pinyin="hua xin dian lan",
        tier="platinum",
        currency="CNY",
        industry="cables",
        city="上海",
        address="18 Cable Road, gate 2",
        phone="+86 21 5555",
        terms_days=30,
        credit_limit=100_000_000,
        margin=0.12,
        potential=500_000_000,
        share=0.3,
        rhythm_days=7,
        travel_minutes=40,
    )
    assert rep.accounts["Müller"] == Account(
        id=2, name="Müller", number="C-2", tier="gold", currency="CHF"
    )
    assert rep.counts(ACCOUNTS, "accounts") == (0, 0, 2, 0)


def test_an_account_gets_what_the_file_says_and_keeps_the_rest(rep: Rep) -> None:
    rep.take(ACCOUNTS, "accounts")
    view = rep.take("name,number,city,tier\nHua Xin,C-1,,iron\n", "accounts")
    assert (view.updated, view.created) == (1, 0)
    found = rep.accounts["Hua Xin"]
    assert (found.tier, found.city, found.pinyin, found.margin) == ("iron", "上海", "", 0.12)


def test_accounts_of_one_name_and_two_numbers_are_two(rep: Rep) -> None:
    rep.take("name\nAcme\n", "accounts")
    view = rep.take("name,number\nAcme,C-1\nacme,C-2\n", "accounts")
    assert (view.updated, view.created) == (1, 1)
    view = rep.take("name\nAcme\n", "accounts")
    assert "Acme" in view.skipped[0].reason


def test_the_same_account_twice_in_a_file(rep: Rep) -> None:
    view = rep.take("name,city\nA,Köln\nA,Köln\nA,Bonn\n", "accounts")
    assert (view.created, view.unchanged) == (1, 1)
    assert "row 2" in view.skipped[0].reason


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("tier", "tin"),
        ("currency", "ZZZ"),
        ("terms days", "soon"),
        ("rhythm days", "0"),
        ("margin", "150%"),
        ("credit limit", "a lot"),
        ("credit limit", "$5"),
        ("potential", "1.0005"),
    ],
)
def test_a_bad_account_row_is_named(rep: Rep, header: str, cell: str) -> None:
    view = rep.take(f"name,{header},city\nA,{cell},X\nB,,Y\n", "accounts")
    assert (view.created, [one.row for one in view.skipped]) == (1, [2])
    assert header in view.skipped[0].reason
    assert cell in view.skipped[0].reason


# -- export


def test_the_book_as_json(rep: Rep, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rep.take(ACCOUNTS, "accounts")
    rep.take(PLAIN)
    first = state_of(rep.book, rep.folder)
    assert first == state_of(Book.open(rep.folder / "book.json"), rep.folder)
    found = json.loads(first)
    assert list(found["tables"]) == list(TABLES)
    assert len(found["tables"]["invoices"]) == 3
    for name, kind in TABLES.items():
        assert [msgspec.convert(one, kind).id for one in found["tables"][name]] == [
            one["id"] for one in found["tables"][name]
        ]
    assert "华信电缆" in first.decode()
    capfdbinary.readouterr()
    export_book(rep.book, "-")
    assert capfdbinary.readouterr().out == first

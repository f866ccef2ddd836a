"""Receivables with our own headers: every row counts, twice is once, the rep's own is safe."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from tests.desk.transfer.conftest import NOW, PLAIN, TODAY, Rep
from tui.desk.transfer import BadOption
from tui.domain.records import Allocation, Dispute, Note, Payment, PaymentPromise


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
    assert (payment.amount, payment.on, payment.source) == (60_000, date(2026, 10, 1), "import")
    assert payment.undated
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


NAMED = "number,account,account name,amount\n"


def test_several_spellings_of_one_customer_number_are_one_account(rep: Rep) -> None:
    rows = "R1,C-1,ACME GMBH,1\nR2,C-1,Acme GmbH,2\nR3,c-1,Acme GmbH,3\nR4,C-2,Pell,4\n"
    assert rep.counts(NAMED + rows) == (4, 0, 0, 0)
    assert {name: one.number for name, one in rep.accounts.items()} == {
        "Acme GmbH": "C-1",
        "Pell": "C-2",
    }


def test_a_customer_none_of_whose_rows_is_taken_is_not_made(rep: Rep) -> None:
    rep.take(NAMED + "R1,C-1,Acme,much\nR2,C-2,Pell,0.005\nR3,C-3,Moss,1\n")
    assert list(rep.accounts) == ["Moss"]


@pytest.mark.parametrize(
    "rows",
    [
        # The number comes behind the rows that say the name alone.
        "R1,Acme,,1\nR1,Acme,Acme,1\nR1,Acme GmbH,Acme,0.005\nR2,Acme,Acme,1\n",
        "R1,Acme,,1\nR2,C-1,Acme,2\nR3,C-2,acme,3\n",
        # A number that is another way to write the name.
        "R1,Acme,ac  me,1\n",
        "R1,C-1,Acme GmbH,1\nR2,Acme,,2\nR3,C-2,Acme AG,3\n",
        # A half of a name in two scripts stands above the whole of it.
        "R1,华信电缆,,1\nR2,华信电缆有限公司,,2\nR3,Huaxin Cable 华信电缆,,3\n",
        # A name is its own customer number, and a likelier name has the number too.
        "R1,Acme,Moss,1\nR2,Acme,Acme,2\n",
    ],
)
def test_the_second_time_a_row_means_the_same_account(rep: Rep, rows: str) -> None:
    rep.take("name\nAcme\n", "accounts")
    first = rep.take(NAMED + rows)
    accounts = rep.accounts
    again = rep.take(NAMED + rows)
    assert (again.created, again.updated, again.skipped) == (0, 0, first.skipped)
    assert rep.accounts == accounts


def test_a_customer_number_without_its_zeros_is_the_same(rep: Rep) -> None:
    rep.take(NAMED + "R1,0000100123,Acme,1\n")
    view = rep.take(NAMED + "R1,100123,Acme,1\n")
    assert (view.unchanged, rep.accounts["Acme"].number) == (1, "0000100123")
    assert "0000100123" in view.warnings[-1]
    # Two that a file tells apart are two.
    told = NAMED + "R1,100123,Acme,1\nR2,0100,Pell,1\nR3,100,Moss,1\n"
    assert rep.counts(told) == (2, 0, 1, 0)
    assert rep.counts(told) == (0, 0, 3, 0)


def test_a_day_to_come_is_taken_with_a_warning(rep: Rep) -> None:
    view = rep.take(PLAIN, as_of=date(2026, 11, 25))
    assert view.as_of == date(2026, 11, 25)
    assert "2026-11-25" in view.warnings[0]


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

"""Names of accounts that look alike: one question, one answer, one undo."""

from __future__ import annotations

import pytest

from tests.desk.making import whole
from tests.desk.review.office import Office
from tui.desk import keeping
from tui.desk.review import Choice, answer, cases
from tui.domain.records import Invoice

INVOICES = "number,account,amount\nR1,GTX Pro,100\nR2,GTX Prro GmbH,50\nR3,华鑫电缆,70\n"


def test_a_name_that_only_looks_alike_is_a_new_account_and_a_question(office: Office) -> None:
    assert office.take("receivables", INVOICES) == 2
    assert office.accounts == {"GTX Pro", "GTX Prro GmbH", "华信电缆有限公司", "华鑫电缆"}
    assert office.cases == [
        "Is GTX Prro GmbH the same as GTX Pro?",
        "Is 华鑫电缆 the same as 华信电缆有限公司?",
    ]
    first = cases(office.desk)[0]
    assert (first.kind, first.score, first.choices) == ("account", 92, ("merge", "swap", "two"))
    assert first.one.about == "Suzhou · owes €100"
    assert first.other is not None
    assert first.other.about == "owes €50"
    # The same file raises no question twice.
    assert office.take("receivables", INVOICES) == 0
    assert len(office.cases) == 2


@pytest.mark.parametrize("name", ["GTXPro", "gtx-pro Ltd.", "ＧＴＸ　Ｐｒｏ"])
def test_a_name_with_the_same_normal_form_is_the_account(office: Office, name: str) -> None:
    assert office.take("receivables", f"number,account,amount\nR1,{name},1\n") == 0
    assert office.accounts == {"GTX Pro", "华信电缆有限公司"}
    assert office.cases == []


def test_names_with_different_legal_forms_are_a_question(office: Office) -> None:
    office.take("receivables", "number,account,amount\nR1,Acme GmbH,1\nR2,Acme Inc.,1\n")
    assert office.cases == ["Is Acme Inc. the same as Acme GmbH?"]


def test_merged_is_remembered_as_another_name(office: Office) -> None:
    office.take("receivables", INVOICES)
    said = office.answer("merge")
    assert said == "Merged: GTX Prro GmbH into GTX Pro with 1 invoice"
    assert office.cases == ["Is 华鑫电缆 the same as 华信电缆有限公司?"]
    before = whole(office.desk)
    assert office.take("receivables", INVOICES) == 0
    assert whole(office.desk) == before
    assert office.take("people", "name,account\nEva,gtx prro\n") == 0
    assert office.rep.people["Eva"].account_id == 1


def test_swapped_keeps_the_newer(office: Office) -> None:
    office.take("receivables", INVOICES)
    office.answer("swap")
    assert "GTX Pro" not in office.accounts
    assert office.rep.accounts["GTX Prro GmbH"].aliases == ("GTX Pro",)
    assert office.rep.accounts["GTX Prro GmbH"].city == "Suzhou"


def test_told_apart_is_remembered_too(office: Office) -> None:
    office.take("receivables", INVOICES)
    assert office.answer("two") == "GTX Pro and GTX Prro GmbH are two"
    assert office.cases == ["Is 华鑫电缆 the same as 华信电缆有限公司?"]
    assert office.take("receivables", INVOICES) == 0
    assert len(office.cases) == 1


@pytest.mark.parametrize("choice", ["merge", "swap", "two"])
def test_every_answer_is_taken_back_by_one_undo(office: Office, choice: Choice) -> None:
    office.take("receivables", INVOICES)
    before, asked = whole(office.desk), office.cases
    said = office.answer(choice)
    assert whole(office.desk) != before
    assert keeping.undo(office.desk).undone == said
    assert (whole(office.desk), office.cases) == (before, asked)


def test_an_undone_import_leaves_no_question(office: Office) -> None:
    office.take("receivables", INVOICES)
    keeping.undo(office.desk)
    assert office.cases == []


def test_accounts_that_the_ledger_tells_apart_are_asked_about_only_if_alike(
    office: Office,
) -> None:
    text = "name,number\nAcme Nord,C-1\nAcme Nort,C-2\nPell,C-3\nPELL Ltd,C-4\n"
    assert office.take("accounts", text) == 1
    assert office.cases == ["Is Pell the same as PELL Ltd?"]


ERP = "name,number,city,phone,industry\nGTX Pro,C-1,Suzhou,,\nGTX Prro,C-2,Kunshan,021-5,drives\n"


@pytest.mark.parametrize("is_turned", [False, True])
def test_the_ledger_may_go_on_knowing_two_of_what_was_merged(
    office: Office, is_turned: bool
) -> None:
    header, first, second = ERP.splitlines()
    office.take("accounts", ERP)
    gone = office.rep.accounts["GTX Prro"].id
    answer(office.desk, f"account-1-{gone}", "merge")
    text = "\n".join([header, *((second, first) if is_turned else (first, second))]) + "\n"
    assert office.take("accounts", text.replace("021-5", "021-6").replace("Suzhou", "Wuxi")) == 0
    found = office.rep.accounts["GTX Pro"]
    assert (found.number, found.city, found.phone) == ("C-1", "Wuxi", "021-5")
    assert found.aliases == ("GTX Prro", "C-2")
    view = office.rep.take(text.replace("Suzhou", "Wuxi"))
    assert (view.unchanged, view.skipped) == (2, ())
    office.take("receivables", "number,account,account name,amount\nR1,C-2,GTX Prro,5\n")
    assert [one.account_id for one in office.rep.all(Invoice)] == [1]

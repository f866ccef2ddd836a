"""The review list: what imports leave to the rep, one answer each, and no second question."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.desk.importing import NOW, TODAY, Rep
from tests.desk.making import desk_of, whole
from tui import i18n
from tui.clock import Clock
from tui.desk import keeping
from tui.desk.example import example_book
from tui.desk.ground import Desk, Gone
from tui.desk.questions import product_names
from tui.desk.reading import LineTrouble
from tui.desk.review import CannotTake, Choice, answer, cases
from tui.domain.records import (
    Account,
    Invoice,
    Opportunity,
    Person,
    Record,
    Review,
    Visit,
)
from tui.exchange.headers import Kind
from tui.settings import Settings
from tui.store.drafts import Drafts

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
GTX = Account(id=1, name="GTX Pro", city="Suzhou")
HUAXIN = Account(id=2, name="华信电缆有限公司", pinyin="hua xin dian lan you xian gong si")


class Office:
    """A rep who imports files and goes through the review list."""

    def __init__(self, folder: Path, *records: Record) -> None:
        self.folder = folder
        self.rep = Rep(folder, "people", records)
        self.desk = Desk(self.rep.book, Clock(NOW), Settings(), Drafts.in_memory())

    def take(self, kind: Kind, text: str, **options: Any) -> int:
        """Import a file; how many questions it raises."""
        self.rep.kind = kind
        return self.rep.take(text, **options).review

    @property
    def cases(self) -> list[str]:
        return [one.text for one in cases(self.desk)]

    def answer(self, choice: Choice, text: str = "", at: int = 0) -> str:
        return answer(self.desk, cases(self.desk)[at].id, choice, text)

    @property
    def accounts(self) -> set[str]:
        return set(self.rep.accounts)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path, GTX, HUAXIN)


# -- accounts


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
    assert office.cases == ["Is PELL Ltd the same as Pell?"]


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


# -- people


PEOPLE = (
    "name,account\nWang Lin 王琳,GTX Pro\nMax Weber,GTX Pro\nM. Weber,GTX Pro\nWeber,华信电缆\n"
)


def test_people_that_look_alike_are_a_question(office: Office) -> None:
    assert office.take("people", PEOPLE + "Lin Wang,GTX Pro\n") == 2
    assert office.cases == [
        "Is Lin Wang the same as Wang Lin 王琳?",
        "Is M. Weber the same as Max Weber?",
    ]
    assert office.answer("merge", at=1) == "Merged: M. Weber into Max Weber"
    assert office.answer("two") == "Wang Lin 王琳 and Lin Wang are two"
    assert office.cases == []
    before = whole(office.desk)
    assert office.take("people", PEOPLE + "Lin Wang,GTX Pro\n") == 0
    assert whole(office.desk) == before


def test_two_rows_about_one_who_was_merged_are_no_quarrel(office: Office) -> None:
    text = (
        "name,account,email,title,phone,birthday\n"
        "Max Weber,GTX Pro,mw@gtx.example,CTO,,\n"
        "M. Weber,GTX Pro,,buyer,021-5555 0104,3.12.1980\n"
    )
    office.take("people", text)
    office.answer("merge")
    view = office.rep.take(text)
    assert (view.unchanged, view.skipped) == (2, ())
    more = text.replace("021-5555 0104,3.12.1980", "021-5555 0104,4.12.1980")
    assert office.rep.take(more).unchanged == 2
    found = office.rep.people["Max Weber"]
    assert (found.title, found.phone, found.aliases) == ("CTO", "021-5555 0104", ("M. Weber",))
    assert found.birthday == date(1980, 12, 3)


def test_what_a_merged_person_did_not_say_a_row_may_still_fill(office: Office) -> None:
    office.take("people", "name,account\nMax Weber,GTX Pro\nM. Weber,GTX Pro\n")
    office.answer("merge")
    text = "name,account,title,birthday\nM. Weber,GTX Pro,buyer,3.12.\n"
    assert office.rep.counts(text) == (0, 1, 0, 0)
    found = office.rep.people["Max Weber"]
    assert (found.title, found.birthday, found.birth_year_known) == (
        "buyer",
        date(1904, 12, 3),
        False,
    )
    assert office.rep.counts(text) == (0, 0, 1, 0)


# -- products


def test_spellings_of_a_product_are_a_question_and_files_follow_the_answer(tmp_path: Path) -> None:
    names = ("GTX Pro", "GTX Plus Pro", "GTXPro", "GTXPro", "GTX Basic")
    office = Office(
        tmp_path,
        GTX,
        *(
            Opportunity(id=n, account_id=1, name=f"deal {n}", opened=TODAY, product=name)
            for n, name in enumerate(names, 1)
        ),
    )
    assert office.cases == ["Is GTXPro the same as GTX Pro?"]
    (case,) = cases(office.desk)
    assert case.other is not None
    assert (case.id, case.one.about, case.other.about) == (
        "product-1-3",
        "1 opportunity",
        "2 opportunities",
    )
    before = whole(office.desk)
    assert office.answer("merge") == "GTXPro is GTX Pro: 2 opportunities changed"
    assert [one.product for one in office.rep.all(Opportunity)] == [
        *("GTX Pro", "GTX Plus Pro", "GTX Pro", "GTX Pro", "GTX Basic")
    ]
    assert product_names(office.rep.book) == {"GTXPro": "GTX Pro"}
    assert office.cases == []
    keeping.undo(office.desk)
    assert whole(office.desk) == before
    office.answer("swap")
    assert product_names(office.rep.book) == {"GTX Pro": "GTXPro"}
    keeping.undo(office.desk)
    assert office.answer("two") == "GTX Pro and GTXPro are two"
    assert office.cases == []
    assert product_names(office.rep.book) == {}


def test_a_spelling_put_right_is_put_right_in_files_too(tmp_path: Path) -> None:
    known = Opportunity(id=1, account_id=1, name="a", opened=TODAY, product="GTX Pro")
    office = Office(tmp_path, GTX, known)
    text = "name,account,product\nb,GTX Pro,GTXPro\n"
    assert office.take("opportunities", text) == 1
    office.answer("merge")
    assert office.rep.counts(text) == (0, 0, 1, 0)
    assert office.take("opportunities", "name,account,product\nc,GTX Pro,GTXPro\n") == 0
    assert {one.product for one in office.rep.all(Opportunity)} == {"GTX Pro"}


@pytest.mark.skipif(not DATA.exists(), reason="the fixture folder is not here")
def test_a_row_tells_its_stage_in_the_rep_s_words() -> None:
    cells = {"product": "G40", "stage": "gestation"}
    waiting = [Review(id=1, kind="row", key="x", source="opportunities", on=TODAY, cells=cells)]
    i18n.use("zh")
    try:
        assert "· G40 · 酝酿 ·" in cases(desk_of(*waiting))[0].one.about
    finally:
        i18n.use("en")


def test_the_sample_pipeline(tmp_path: Path) -> None:
    office = Office(tmp_path, Account(id=100, name="Elsewhere"))
    with (DATA / "crm-accounts.csv").open(encoding="utf-8") as file:
        assert office.take("accounts", file.read()) == 0
    old = Opportunity(account_id=100, name="old", opened=TODAY, product="GTX Pro")
    with office.rep.book.transaction("old") as change:
        change.add(old)
    with (DATA / "crm-sales_pipeline.csv").open(encoding="utf-8") as file:
        text = file.read()
    waiting = 1_425
    assert office.take("opportunities", text) == waiting + 1
    asked = cases(office.desk)
    assert asked[0].text == "Is GTXPro the same as GTX Pro?"
    assert [one.kind for one in asked[1:]] == ["row"] * waiting
    assert office.answer("merge") == "GTXPro is GTX Pro: 1258 opportunities changed"
    first = asked[1].one.name
    assert office.answer("account", "acme") == f"{first} belongs to Acme Corporation"
    assert office.answer("leave_all_out") == "Left out: 1424 rows"
    again = office.rep.take(text)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 7_376)
    assert (len(again.skipped), again.review) == (1_424, 0)


# -- rows without an account

ROWS = (
    "name,account,title,roles,attitude,birthday,email,phone,reports to,style,influence\n"
    'Sun Hao 孙浩,,CTO,"user,coach",接受,3.12.,sun@x.example,139 555,Gu Yan,driver,4\n'
    "Gu Yan 顾彦,,,,,1976-02-24,,,,,\n"
    "Eva,GTX Pro,,,,,,,,,\n"
)


def test_a_row_without_an_account_waits_and_is_taken_when_it_has_one(office: Office) -> None:
    assert office.take("people", ROWS) == 2
    assert set(office.rep.people) == {"Eva"}
    assert office.cases == ["Whose is Sun Hao 孙浩?", "Whose is Gu Yan 顾彦?"]
    assert office.take("people", ROWS) == 0
    assert len(office.cases) == 2
    case = cases(office.desk)[0]
    assert case.choices == ("account", "leave_out", "leave_all_out")
    assert case.one.about == "person · CTO · 139 555 · sun@x.example · today"
    before = whole(office.desk)
    assert office.answer("account", "hua") == "Sun Hao 孙浩 belongs to 华信电缆有限公司"
    sun = office.rep.people["Sun Hao 孙浩"]
    assert (sun.account_id, sun.title, sun.roles, sun.attitude, sun.influence) == (
        2,
        "CTO",
        ("user", "coach"),
        "accepts",
        4,
    )
    assert (sun.birthday, sun.birth_year_known, sun.social_style) == (
        date(1904, 12, 3),
        False,
        "driver",
    )
    # From now on such a row is of that account.
    assert office.rep.counts(ROWS) == (0, 0, 2, 1)
    for _ in range(1):
        keeping.undo(office.desk)
    assert whole(office.desk) == before


def test_what_a_row_says_comes_back_as_it_was(office: Office) -> None:
    office.take("people", ROWS)
    office.answer("account", "gtx", at=0)
    office.answer("account", "gtx", at=0)
    reviews = [(one.key, one.cells) for one in office.rep.all(Review)]
    taken = {name: one for name, one in office.rep.people.items() if name != "Eva"}
    keeping.undo(office.desk)
    keeping.undo(office.desk)
    assert [(one.key, one.cells) for one in office.rep.all(Review)] == reviews
    assert taken["Gu Yan 顾彦"].birthday == date(1976, 2, 24)


def test_a_row_left_out_is_not_asked_about_again(office: Office) -> None:
    office.take("people", ROWS)
    assert office.answer("leave_out") == "Left out: Sun Hao 孙浩"
    view = office.rep.take(ROWS.replace("CTO", "CEO"))
    assert [one.reason for one in view.skipped] == [
        "You left the row out, in the review list.",
        "Column “account” is empty.",
    ]
    assert view.warnings[-1] == "1 row names no account; it waits in the review list."
    assert office.cases == ["Whose is Gu Yan 顾彦?"]


def test_all_rows_of_a_kind_are_left_out_at_once(office: Office) -> None:
    office.take("people", ROWS)
    office.take("visits", "start,account,purpose\n2026-12-01T10:00,,dentist\n")
    assert len(office.cases) == 3
    before = whole(office.desk)
    assert office.answer("leave_all_out") == "Left out: 2 rows"
    assert office.cases == ["Whose is 2026-12-01 10:00; dentist?"]
    keeping.undo(office.desk)
    assert whole(office.desk) == before


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "2026-12-01T10:00,,demonstration,phone,30,,line 4",
            Visit(
                id=1,
                account_id=1,
                start=datetime(2026, 12, 1, 10),
                minutes=30,
                kind="phone",
                purpose="demonstration",
                text="line 4",
            ),
        ),
        (
            "2026-10-01,,about gauges,,,Eva,agreed",
            Visit(
                id=1,
                account_id=1,
                start=datetime(2026, 10, 1, 9),
                people=(1,),
                text="about gauges",
                state="logged",
                note="agreed",
            ),
        ),
    ],
)
def test_visits_wait_too(tmp_path: Path, row: str, expected: Visit) -> None:
    office = Office(tmp_path, GTX, Person(id=1, account_id=1, name="Eva"))
    text = f"start,account,purpose,kind,minutes,people,note\n{row}\n"
    assert office.take("visits", text) == 1
    office.answer("account", "GTX")
    assert office.rep.visits == [expected]
    assert office.rep.counts(text) == (0, 0, 1, 0)


def test_a_row_that_says_something_new_is_one_question_still(office: Office) -> None:
    office.take("people", "name,account,title\nEva,,CTO\nEva,,CFO\n")
    assert len(office.cases) == 2
    office.take("people", "name,account,title\nEva,,CFO\nEva,,CEO\n")
    assert [one.cells["title"] for one in office.rep.all(Review)] == ["CEO", "CFO"]
    assert office.take("people", "name,account,title\nEva,,CFO\nEva,,CEO\n") == 0


def test_a_row_whose_account_is_gone_waits_again(office: Office) -> None:
    from tui.desk.appointments import remove

    office.take("people", ROWS)
    office.answer("account", "hua")
    remove(office.desk, "account", 2)
    assert "Whose is Sun Hao 孙浩?" in office.cases


def test_a_dry_run_asks_nothing_yet(office: Office) -> None:
    before = whole(office.desk)
    assert office.take("people", ROWS, dry_run=True) == 2
    assert whole(office.desk) == before
    assert office.cases == []


# -- what cannot be answered


@pytest.mark.parametrize(
    ("case", "choice", "text", "trouble"),
    [
        ("account-1-99", "merge", "", Gone),
        ("account-1-99", "two", "", Gone),
        ("person-1-99", "two", "", Gone),
        ("product-1-99", "two", "", Gone),
        ("product-1-99", "merge", "", Gone),
        ("row-99", "account", "gtx", Gone),
        ("row-99", "leave_out", "", Gone),
        ("row-1", "account", "nobody", LineTrouble),
        ("row-1", "leave_out", "", Gone),
        ("row-2", "account", "gtx", CannotTake),
        ("row-3", "account", "gtx", CannotTake),
    ],
)
def test_an_answer_that_cannot_be_taken_writes_nothing(
    case: str, choice: Choice, text: str, trouble: type[Exception]
) -> None:
    desk = desk_of(
        GTX,
        Review(id=1, kind="row", key="x", source="people", on=TODAY, answer="left_out"),
        Review(id=2, kind="row", key="x", source="people", on=TODAY, cells={"title": "CTO"}),
        Review(id=3, kind="row", key="x", source="moons", on=TODAY, cells={"name": "Io"}),
    )
    before, generation = whole(desk), desk.book.generation
    with pytest.raises(trouble):
        answer(desk, case, choice, text)
    assert (whole(desk), desk.book.generation) == (before, generation)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_example_asks_nothing(language: Any) -> None:
    assert cases(desk_of(*example_book(TODAY, language))) == ()

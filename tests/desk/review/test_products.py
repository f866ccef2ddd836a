"""Spellings of a product, and files that follow the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.importing import TODAY
from tests.desk.making import desk_of, whole
from tests.desk.review.office import GTX, Office
from tui import i18n
from tui.desk import keeping
from tui.desk.questions import product_names
from tui.desk.review import cases
from tui.domain.records import Account, Opportunity, Review

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"


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


def test_a_row_tells_its_stage_in_the_rep_s_words() -> None:
    cells = {"product": "G40", "stage": "gestation"}
    waiting = [Review(id=1, kind="row", key="x", source="opportunities", on=TODAY, cells=cells)]
    i18n.use("zh")
    assert "· G40 · 酝酿 ·" in cases(desk_of(*waiting))[0].one.about


@pytest.mark.skipif(not DATA.exists(), reason="the fixture folder is not here")
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

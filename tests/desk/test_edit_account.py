"""The form of an account: names, amounts in its currency, shares, days of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.desk.making import BASE, desk_of, desk_with, stand, whole
from tui.desk import edit
from tui.desk.edit import FieldTrouble
from tui.desk.ground import Desk
from tui.domain.records import Account, SpecialDate, Threshold
from tui.settings import Settings

FULL = Account(
    id=7,
    name="Norrvik Tools",
    number="10021",
    short_name="Norrvik",
    aliases=("NT AB", "Norrvik Verktyg"),
    tier="gold",
    face="red",
    currency="CNY",
    industry="tools",
    city="Malmö",
    address="Gate 2",
    phone="040-555",
    web="norrvik.example",
    terms_days=30,
    credit_limit=50000050,
    margin=0.125,
    potential=120000000,
    share=0.07,
    rhythm_days=10,
    travel_minutes=25,
    payer_type="when_reminded",
    public_body=True,
    ownership="family",
    competitor="Stål",
    installed="two presses",
    thresholds=(Threshold(below=100, approver="CFO"),),
    special_dates=(
        SpecialDate(day=date(2001, 12, 3), text="founding day"),
        SpecialDate(day=date(2016, 2, 29), text="first deal; the big one"),
    ),
    quality={"margin": 4},
    strategy="grow",
    challenges="steel",
)


def desk() -> Desk:
    return desk_with(FULL)


def shown(desk: Desk, id: int) -> dict[str, str]:
    return {field.name: field.value for field in edit.form(desk, "account", id=id).fields}


def saved(desk: Desk, id: int | None, **values: str) -> Account:
    told = edit.save(desk, "account", id, values)
    return stand(desk, Account)[told.id]


def test_a_form_shows_the_account_as_it_would_be_typed() -> None:
    assert edit.form(desk(), "account", id=7).title == "Norrvik Tools"
    assert shown(desk(), 7) == {
        "name": "Norrvik Tools",
        "short_name": "Norrvik",
        "number": "10021",
        "tier": "gold",
        "currency": "CNY",
        "industry": "tools",
        "city": "Malmö",
        "address": "Gate 2",
        "phone": "040-555",
        "web": "norrvik.example",
        "travel_minutes": "25",
        "rhythm_days": "10",
        "terms_days": "30",
        "credit_limit": "500,000.5",
        "payer_type": "when reminded",
        "potential": "1,200,000",
        "share": "7 %",
        "margin": "12.5 %",
        "face": "red face",
        "competitor": "Stål",
        "installed": "two presses",
        "ownership": "family",
        "public_body": "yes",
        "lighthouse": "",
        "aliases": "NT AB; Norrvik Verktyg",
        "special_dates": "2001-12-03 founding day; 2016-02-29 first deal, the big one",
        "strategy": "grow",
        "challenges": "steel",
    }


def test_saving_what_is_shown_writes_nothing() -> None:
    found = desk()
    generation = found.book.generation
    assert edit.save(found, "account", 7, shown(found, 7)).text == ""
    assert edit.check(found, "account", 7, shown(found, 7)) == ()
    assert found.book.generation == generation


def test_a_new_account() -> None:
    found = desk_of(*BASE, settings=Settings(currency="CHF"))
    before = whole(found)
    view = edit.form(found, "account")
    assert [field.value for field in view.fields if field.value] == ["CHF"]
    told = edit.save(found, "account", None, {"name": "深圳 Lights", "credit_limit": "80k"})
    assert (told.account_id, told.text) == (told.id, "new account: 深圳 Lights")
    assert stand(found, Account)[told.id] == Account(
        id=4, name="深圳 Lights", pinyin="shen zhen", currency="CHF", credit_limit=8000000
    )
    found.book.undo()
    assert whole(found) == before


def test_a_name_that_changes_brings_its_pinyin() -> None:
    found = desk()
    told = edit.save(found, "account", 1, {"name": "华信"})
    assert told.text == "Huaxin Cable 华信电缆 is now called 华信"
    assert stand(found, Account)[1].pinyin == "hua xin"


def test_a_name_is_in_the_book_once_unless_a_number_tells_apart() -> None:
    for id, values in ((None, {"name": "norrvik  TOOLS"}), (1, {"name": "Norrvik Tools"})):
        with pytest.raises(FieldTrouble) as caught:
            edit.save(desk(), "account", id, values)
        assert (caught.value.field, caught.value.code) == ("name", "known_account")
    found = desk()
    assert saved(found, None, name="Norrvik Tools", number="10022").number == "10022"
    assert edit.save(found, "account", 8, {"city": "Lund"}).text == "Norrvik Tools changed"
    assert saved(found, 7, name="NORRVIK Tools").name == "NORRVIK Tools"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("credit_limit", "80000", 8000000),
        ("credit_limit", "80,000.50", 8000050),
        ("credit_limit", "8万", 8000000),
        ("credit_limit", "1.2亿", 12000000000),
        ("credit_limit", "¥80k", 8000000),
        ("credit_limit", "80k CNY", 8000000),
        ("credit_limit", "0", 0),
        ("credit_limit", "", None),
        ("potential", "1.2m", 120000000),
        ("margin", "12.5 %", 0.125),
        ("margin", "12.5%", 0.125),
        ("margin", "12,5 ％", 0.125),
        ("margin", "0.125", 0.125),
        ("margin", "12.5", 0.125),
        ("margin", "0", 0.0),
        ("margin", "1", 1.0),
        ("margin", "1 %", 0.01),
        ("margin", "100 %", 1.0),
        ("margin", "0.5 %", 0.005),
        ("margin", "", None),
        ("share", "33.3 %", 0.333),
        ("terms_days", "45", 45),
        ("terms_days", "45 days", 45),
        ("terms_days", "45天", 45),
        ("terms_days", "0", 0),
        ("rhythm_days", "1", 1),
        ("rhythm_days", "", None),
        ("travel_minutes", "40 min", 40),
        ("travel_minutes", "0", 0),
        ("tier", "Platinum", "platinum"),
        ("tier", "铂金", "platinum"),
        ("tier", "i", "iron"),
        ("tier", "", None),
        ("face", "黑脸", "black"),
        ("face", "white", "white"),
        ("payer_type", "when p", "when_pressed"),
        ("payer_type", "不会付", "never"),
        ("public_body", "", False),
        ("public_body", "no", False),
        ("lighthouse", "y", True),
        ("aliases", "HX; 华信；;HX ", ("HX", "华信")),
        ("aliases", "", ()),
        (
            "special_dates",
            "3 dec 2001 founding day；12 may first deal",
            (
                SpecialDate(day=date(2001, 12, 3), text="founding day"),
                SpecialDate(day=date(2026, 5, 12), text="first deal"),
            ),
        ),
        (
            "special_dates",
            "29 feb leap day",
            (SpecialDate(day=date(2024, 2, 29), text="leap day"),),
        ),
        (
            "special_dates",
            "12月3日成立纪念日",
            (SpecialDate(day=date(2025, 12, 3), text="成立纪念日"),),
        ),
        ("special_dates", "", ()),
    ],
)
def test_what_a_field_reads(field: str, typed: str, expected: object) -> None:
    assert getattr(saved(desk(), 7, **{field: typed}), field) == expected


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("name", " ", "missing"),
        ("currency", "euros", "unknown_currency"),
        ("currency", "EURO", "unknown_currency"),
        ("credit_limit", "a lot", "unreadable_amount"),
        ("credit_limit", "-5", "unreadable_amount"),
        ("credit_limit", "80.005", "unreadable_amount"),
        ("credit_limit", "80k fri", "unreadable_amount"),
        ("credit_limit", "80k EUR", "wrong_currency"),
        ("credit_limit", "$80k", "wrong_currency"),
        ("margin", "101 %", "out_of_range"),
        ("margin", "101", "out_of_range"),
        ("margin", "-1 %", "out_of_range"),
        ("margin", "much", "unreadable_number"),
        ("margin", "nan", "unreadable_number"),
        ("margin", "inf %", "unreadable_number"),
        ("margin", "%", "unreadable_number"),
        ("rhythm_days", "0", "out_of_range"),
        ("travel_minutes", "far", "unreadable_number"),
        ("tier", "bronze", "unknown_choice"),
        ("face", "face", "unknown_choice"),
        ("payer_type", "when", "ambiguous_choice"),
        ("special_dates", "founding day", "unreadable_date"),
        ("special_dates", "2001-12-03", "missing_text"),
        ("special_dates", "31/2 x", "unreadable_date"),
        ("special_dates", "3 dec 10:00 x", "unreadable_date"),
        ("special_dates", "2001-12-03 x; y", "unreadable_date"),
    ],
)
def test_what_a_field_refuses(field: str, typed: str, code: str) -> None:
    found = desk()
    before = whole(found)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "account", 7, {field: typed})
    assert (caught.value.field, caught.value.code) == (field, code)
    assert "{" not in str(caught.value)
    assert whole(found) == before


# -- the currency


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("EUR", "EUR"),
        ("usd", "USD"),
        ("€", "EUR"),
        ("￥", "CNY"),
        ("人民币", "CNY"),
        ("ＥＵＲ", "EUR"),
    ],
)
def test_a_currency_by_code_or_sign(typed: str, code: str) -> None:
    assert saved(desk(), 1, currency=typed).currency == code


def test_an_empty_currency_is_that_of_the_settings() -> None:
    assert saved(desk(), 1, currency="").currency == "EUR"


def test_in_another_currency_the_figures_stay() -> None:
    found = desk()
    changed = saved(found, 7, **{**shown(found, 7), "currency": "BHD"})
    assert (changed.credit_limit, changed.potential) == (500000500, 1200000000)
    assert shown(found, 7)["credit_limit"] == "500,000.5"


def test_figures_that_another_currency_cannot_hold_are_refused() -> None:
    found = desk()
    with pytest.raises(FieldTrouble) as caught:
        edit.save(found, "account", 7, {**shown(found, 7), "currency": "JPY"})
    assert (caught.value.field, caught.value.code) == ("credit_limit", "unreadable_amount")


def test_amounts_are_read_in_the_currency_that_is_typed() -> None:
    changed = saved(desk(), 7, currency="JPY", credit_limit="80000", potential="")
    assert (changed.currency, changed.credit_limit) == ("JPY", 80000)


# -- echo and completion


def test_echoes() -> None:
    values = {
        "currency": "€",
        "credit_limit": "80k",
        "potential": "1.2m",
        "margin": "0.125",
        "share": "7",
        "terms_days": "45",
        "rhythm_days": "1",
        "travel_minutes": "90",
        "tier": "铂金",
        "special_dates": "12 may first deal",
        "city": "Bremen",
        "aliases": "HX",
    }
    echoes = {echo.field: echo.text for echo in edit.check(desk(), "account", 1, values)}
    assert echoes == {
        "currency": "EUR",
        "credit_limit": "€80,000",
        "potential": "€1,200,000",
        "margin": "12.5 %",
        "share": "7 %",
        "terms_days": "45 days",
        "rhythm_days": "1 day",
        "travel_minutes": "90 min",
        "tier": "platinum",
        "special_dates": "Tue 12 May 2026 first deal",
    }


def test_completion() -> None:
    found = desk()
    assert edit.complete(found, "account", "currency", "c") == ["CNY"]
    assert edit.complete(found, "account", "currency", "") == ["CNY", "EUR"]
    assert edit.complete(found, "account", "tier", "") == ["platinum", "gold", "iron", "lead"]
    assert edit.complete(found, "account", "name", "Hu") == []

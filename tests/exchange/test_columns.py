"""Which column of a file is which field."""

from __future__ import annotations

import pytest

from tui.exchange.columns import fields_of, map_columns, require, shape_of, without_unit
from tui.exchange.currency_columns import is_money
from tui.exchange.headers import (
    FIELDS,
    REQUIRED,
    SETS,
    BadColumns,
    Kind,
    all_fields,
)


def mapped(header: list[str], kind: Kind = "receivables", **named: str) -> dict[str, str]:
    columns = map_columns(header, kind, "f.csv", named)
    require(columns, kind, "f.csv")
    assert [one.header for one in columns] == header
    return {one.field: one.header for one in columns if one.field}


@pytest.mark.parametrize("kind", FIELDS)
def test_our_own_headers_are_all_read(kind: Kind) -> None:
    header = [field.title() for field in FIELDS[kind]]
    assert mapped(header, kind) == dict(zip(FIELDS[kind], header, strict=True))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_known_export_has_what_is_required(kind: Kind) -> None:
    for known in SETS[kind]:
        header = list(known.fields)
        # The customer is called the same in many of them, and stands in a table of its own.
        header += ["Customer No."] if kind == "receivables" else []
        found = mapped(header, kind)
        assert set(found) >= set(known.fields.values()) - {""}, known.source
        assert all(set(group) & set(found) for group in REQUIRED[kind])
        assert set(known.fields.values()) <= {"", *all_fields(kind)}


def test_a_field_is_read_from_one_column_only() -> None:
    assert mapped(["number", "Num", "account", "amount", "Amount"]) == {
        "number": "number",
        "account": "account",
        "amount": "amount",
    }


def test_what_the_rep_names_goes_first() -> None:
    found = mapped(["number", "Ref", "account", "amount"], number="ref")
    assert found["number"] == "Ref"


def test_a_missing_column_names_those_there() -> None:
    with pytest.raises(BadColumns) as caught:
        mapped(["number", "Kontrahent", "amount"])
    for words in ("f.csv", "“account”", "Kontrahent"):
        assert words in str(caught.value)
    assert caught.value.field == "account"


@pytest.mark.parametrize(
    ("field", "header", "words"),
    [
        ("isued", "Date", "“issued”"),
        ("issued", "Dat", "“Date”"),
        ("zzz", "Date", "number, account"),
        ("issued", "qqqqqq", "Number, Account, Amount, Date"),
    ],
)
def test_a_wrong_map_names_the_nearest(field: str, header: str, words: str) -> None:
    with pytest.raises(BadColumns) as caught:
        map_columns(
            ["Number", "Account", "Amount", "Date"], "receivables", "f.csv", {field: header}
        )
    assert words in str(caught.value)
    assert not caught.value.field


# -- receivables of other programs


def receivables(header: str, **named: str) -> dict[str, str]:
    """The headers between bars, by field."""
    return mapped(header.split("|"), "receivables", **named)


def test_the_first_of_several_headers_is_read() -> None:
    found = receivables(
        "Posting Date|Document Date|Account|Document Number|Amount in local currency"
        "|Amount in doc. curr.|Document currency"
    )
    assert found["issued"] == "Document Date"
    assert (found["amount"], found["currency"]) == ("Amount in doc. curr.", "Document currency")


def test_amounts_of_the_books_have_no_currency_of_the_document() -> None:
    header = "Account|Document Number|Amount in local currency|Document currency"
    assert "currency" not in receivables(header)
    assert receivables(f"{header}|Local currency")["currency"] == "Local currency"
    assert "currency" not in receivables("客户|凭证编号|本币金额|凭证货币")


@pytest.mark.parametrize(
    ("header", "account", "name"),
    [
        ("Customer|Invoice No|Amount", "Customer", None),
        ("Customer Name|Invoice No|Amount", "Customer Name", None),
        ("Customer No.|Customer|Invoice No|Amount", "Customer No.", "Customer"),
        ("Customer|Customer Name|Invoice No|Amount", "Customer", "Customer Name"),
        ("客户名称|发票号|应收金额", "客户名称", None),
        ("客户编码|客户名称|发票号|应收金额", "客户编码", "客户名称"),
        ("客户|客户编码|发票号|应收金额", "客户编码", "客户"),
        ("公司名称|客户名称|发票号|应收金额", "客户名称", None),
        ("Account|Name 1|Document Number|Amount", "Account", "Name 1"),
    ],
)
def test_the_customer_by_number_and_by_name(header: str, account: str, name: str | None) -> None:
    found = receivables(header)
    assert (found["account"], found.get("account name")) == (account, name)


@pytest.mark.parametrize(
    ("header", "base", "unit"),
    [
        ("Amount (USD)", "Amount", "USD"),
        ("应收金额（万元）", "应收金额", "万元"),
        ("Amount in EUR", "Amount", "EUR"),
        ("Amount EUR", "Amount", "EUR"),
        ("金额：元", "金额", "元"),
        ("Amount in LC", "Amount in LC", ""),
        ("Open Balance", "Open Balance", ""),
        ("Amount / USD", "Amount", "USD"),
        ("金额 / （万元）", "金额", "万元"),
        ("金额（万元） / 未收", "金额 / 未收", "万元"),
        ("金额(元) / Amount (CNY)", "金额 / Amount", "CNY"),
        ("金额（万元） Amount", "金额 Amount", "万元"),
        ("Open / All", "Open / All", ""),
        ("Overdue (days)", "Overdue", "days"),
    ],
)
def test_what_a_header_says_behind(header: str, base: str, unit: str) -> None:
    assert without_unit(header) == (base, unit)


def test_headers_in_two_scripts_and_with_units() -> None:
    found = receivables(
        "客户名称 Customer|Invoice No. 发票号|应收金额(元)|未收金额（元）|Due Date/到期日"
    )
    assert set(found) == {"account", "number", "amount", "open", "due"}


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("未收金额 / 本币|未收金额 / 原币|币种", {"open": 1, "currency": 2}),
        ("应收金额(本币)|应收金额(原币)|币种", {"amount": 1, "currency": 2}),
        ("Amount / LC|Amount / FC|Currency", {"amount": 1, "currency": 2}),
        ("应收金额|原币应收金额|币种", {"amount": 1, "currency": 2}),
        ("未收金额 / 本币|币种", {"open": 0}),
        (
            "应收金额 / 本币|应收金额 / 原币|已收金额|未收金额 / 本币|未收金额 / 原币",
            {"amount": 1, "open": 4},
        ),
        (
            "应收金额|应收金额 / 原币|已收金额|已收金额 / 原币",
            {"amount": 1, "paid": 3},
        ),
        ("应收金额|应收金额 / 原币|已收金额", {"amount": 0, "paid": 2}),
        (
            "应收金额|未收金额 / 本币|未收金额 / 原币|币种",
            {"amount": 0, "open": 1, "open in currency": 2, "currency": 3},
        ),
        ("应收金额|未收金额 / 原币|币种", {"amount": 0, "open in currency": 1, "currency": 2}),
        (
            "应收账款 / 应收金额 / 本币|应收账款 / 应收金额 / 原币|应收账款 / 未收金额 / 原币",
            {"amount": 1, "open": 2},
        ),
    ],
)
def test_amounts_in_two_currencies(header: str, fields: dict[str, int]) -> None:
    header = f"客户|发票号|{header}"
    columns = map_columns(header.split("|"), "receivables", "f")
    found = {one.field: at - 2 for at, one in enumerate(columns[2:], 2) if one.field}
    assert found == fields


def test_what_the_rep_says_of_amounts_in_two_currencies_stays() -> None:
    header = ["客户", "发票号", "未收金额 / 本币", "未收金额 / 原币"]
    assert mapped(header, open="未收金额 / 本币")["open"] == "未收金额 / 本币"
    learned = {"未收金额本币": "open"}
    columns = map_columns(header, "receivables", "f", {}, learned)
    assert [one.field for one in columns[2:]] == ["open", None]


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("应收账款 / 应收金额|应收账款 / 已收金额", ["amount", "paid"]),
        ("Amount / Invoiced|Amount / Open|Amount / Paid", ["amount", "open", "paid"]),
        ("Amount / USD|Balance / USD", ["amount", "open"]),
        ("金额（万元） / 应收|金额（万元） / 未收", ["amount", "open"]),
        ("上期 / 未收金额|本期 / 未收金额", [None, None]),
        ("期末 / 余额", [None]),
        ("贷方 / 发生金额", [None]),
        ("借方 / 发生金额|贷方 / 发生金额", ["amount", None]),
        ("未收金额|预收 / 未收金额", ["open", None]),
        ("账龄 / 1-30天|账龄 / 31-60天", ["ageing", "ageing"]),
    ],
)
def test_amounts_by_the_last_line(header: str, fields: list[str | None]) -> None:
    columns = map_columns(["客户", "发票号", *header.split("|")], "receivables", "f")
    assert [one.field for one in columns[2:]] == fields


def test_the_unit_of_an_opportunity_below_its_header() -> None:
    header = ["Name", "Account", "Amount / USD"]
    assert fields_of(header, "opportunities") == {0: "name", 1: "account", 2: "amount"}


def test_a_currency_below_a_header_that_is_no_amount() -> None:
    assert fields_of(["Customer / USD", "Invoice No / (EUR)"], "receivables") == {}


def test_a_sum_is_of_money_by_its_header() -> None:
    for header in ("Amount in local currency", "Amount / LC", "应收账款 / 未收金额 / 本币"):
        assert is_money(header)
    for header in ("Document Number", "Due Date", "Text", "", "USD", "a" * 300):
        assert not is_money(header)


def test_sums_by_age_are_several_columns() -> None:
    columns = map_columns(
        "Customer|Invoice No|Current|1-30|31-60|>60".split("|"), "receivables", "f"
    )
    assert [one.field for one in columns[2:]] == ["ageing"] * 4
    require(columns, "receivables", "f")
    (_number, _account, current) = map_columns(
        ["Inv No", "Customer", "Current"], "receivables", "f"
    )
    assert current.field is None


def test_what_was_learned_of_a_shape() -> None:
    header = ["Stuk", "Klant", "Bedrag", "amount"]
    learned = {"stuk": "number", "klant": "account", "bedrag": "amount", "amount": ""}
    columns = map_columns(header, "receivables", "f", {}, learned)
    assert [one.field for one in columns] == ["number", "account", "amount", None]
    columns = map_columns(header, "receivables", "f", {"amount": "amount"}, learned)
    assert [one.field for one in columns] == ["number", "account", None, "amount"]


def test_the_shape_of_a_file_is_its_headers_in_any_order() -> None:
    assert shape_of(["Due Date", "", "No."]) == shape_of(["no", "DUE_DATE"]) == ("duedate", "no")


def test_the_fields_that_a_row_would_give() -> None:
    found = fields_of(["客户名称", "", "发票号", "应收金额"], "receivables")
    assert found == {0: "account", 2: "number", 3: "amount"}
    assert fields_of(["Receivables of Huaxin", "", ""], "receivables") == {}
    assert fields_of(["Stuk", "Klant"], "receivables", ("stuk",), {"klant": "account"}) == {
        0: "named stuk",
        1: "account",
    }

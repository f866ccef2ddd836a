"""Which column of a file is which field."""

from __future__ import annotations

import pytest

from tui.exchange.columns import known_fields, map_columns, require, shape_of, without_unit
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


def test_the_ibm_set() -> None:
    header = (
        "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,"
        "Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate"
    ).split(",")
    assert mapped(header) == {
        "account": "customerID",
        "number": "invoiceNumber",
        "issued": "InvoiceDate",
        "due": "DueDate",
        "amount": "InvoiceAmount",
        "disputed": "Disputed",
        "settled": "SettledDate",
    }


def test_a_field_is_read_from_one_column_only() -> None:
    assert mapped(["number", "Num", "account", "amount", "Amount"]) == {
        "number": "number",
        "account": "account",
        "amount": "amount",
    }


def test_what_the_rep_names_goes_first() -> None:
    found = mapped(["number", "Ref", "account", "amount"], number="ref")
    assert found["number"] == "Ref"


def test_a_missing_column_names_those_there_and_the_way_out() -> None:
    with pytest.raises(BadColumns) as caught:
        mapped(["number", "Kunde", "amount"])
    for words in ("f.csv", "“account”", "Kunde", "--map"):
        assert words in str(caught.value)


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
    with pytest.raises(BadColumns, match=r"--map") as caught:
        map_columns(
            ["Number", "Account", "Amount", "Date"], "receivables", "f.csv", {field: header}
        )
    assert words in str(caught.value)


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
    ],
)
def test_what_a_header_says_behind(header: str, base: str, unit: str) -> None:
    assert without_unit(header) == (base, unit)


def test_headers_in_two_scripts_and_with_units() -> None:
    found = receivables(
        "客户名称 Customer|Invoice No. 发票号|应收金额(元)|未收金额（元）|Due Date/到期日"
    )
    assert set(found) == {"account", "number", "amount", "open", "due"}


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
    header = ["Beleg", "Kunde", "Betrag", "amount"]
    learned = {"beleg": "number", "kunde": "account", "betrag": "amount", "amount": ""}
    columns = map_columns(header, "receivables", "f", {}, learned)
    assert [one.field for one in columns] == ["number", "account", "amount", None]
    columns = map_columns(header, "receivables", "f", {"amount": "amount"}, learned)
    assert [one.field for one in columns] == ["number", "account", None, "amount"]


def test_the_shape_of_a_file_is_its_headers_in_any_order() -> None:
    assert shape_of(["Due Date", "", "No."]) == shape_of(["no", "DUE_DATE"]) == ("duedate", "no")


def test_how_many_fields_a_row_would_give() -> None:
    assert known_fields(["客户名称", "发票号", "应收金额"], "receivables", (), None) == 3
    assert known_fields(["Receivables of Huaxin", "", ""], "receivables", (), None) == 0
    assert known_fields(["Beleg", "Kunde"], "receivables", ("beleg",), {"kunde": "account"}) == 2

"""Which column is which field."""

from __future__ import annotations

import pytest

from tui.exchange.headers import (
    FIELDS,
    REQUIRED,
    SETS,
    BadColumns,
    Kind,
    map_columns,
    normal,
)


def mapped(header: list[str], kind: Kind = "receivables", **named: str) -> dict[str, str]:
    columns = map_columns(header, kind, "f.csv", named)
    assert [one.header for one in columns] == header
    return {one.field: one.header for one in columns if one.field}


def test_headers_compare_without_case_spaces_dots_and_full_width_forms() -> None:
    assert normal("Invoice No.") == normal("invoice_no") == normal("ＩＮＶＯＩＣＥ　ｎｏ")
    assert normal("> 90") != normal("90")


@pytest.mark.parametrize("kind", FIELDS)
def test_our_own_headers_are_all_read(kind: Kind) -> None:
    header = [field.title() for field in FIELDS[kind]]
    assert mapped(header, kind) == dict(zip(FIELDS[kind], header, strict=True))


@pytest.mark.parametrize("kind", FIELDS)
def test_every_known_export_has_what_is_required(kind: Kind) -> None:
    for known in SETS[kind]:
        found = mapped(list(known.fields), kind)
        assert set(found) >= set(known.fields.values()) - {"account name"}, known.source
        assert all(set(group) & set(found) for group in REQUIRED[kind])


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

"""What each row of a sheet is, which heading stands over it, and whether sums are right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.exchange.test_layouts import sheet_of
from tui.exchange.classify import Classified, Group
from tui.exchange.exports import Export, understand
from tui.exchange.headers import Kind


def read(text: str, kind: Kind = "receivables") -> Export:
    return understand(sheet_of(text), kind)


def sorts(text: str, kind: Kind = "receivables") -> list[str]:
    return list(read(text, kind).rows.sorts)


def rows(text: str) -> Classified:
    return read(text).rows


HEADER = "account|number|due|amount|currency"


@pytest.mark.parametrize(
    ("row", "sort"),
    [
        ("A|R1|2026-01-01|5|EUR", "item"),
        ("A|R1||5|", "item"),
        ("A|R1|2026-01-01||", "item"),
        ("A|R1|||", "item"),
        ("|R1||5|", "item"),
        ("A||2026-01-01|5|", "item"),
        ("A|||7|", "item"),
        ("Total Energies SE|R1||5|", "item"),
        ("Total|||5|EUR", "total"),
        ("合计|||5|", "total"),
        ("|TOTAL||5|", "total"),
        ("Total|3||5|", "total"),
        ("Sub-total|||5|", "subtotal"),
        ("小计：|||5|", "subtotal"),
        ("Total A|||5|", "subtotal"),
        ("A Total|||5|", "subtotal"),
        ("A 合计|||5|", "subtotal"),
        ("Total (EUR)|||5|", "total"),
        ("*|||5|EUR", "total"),
        ("|||5|EUR", "total"),
        ("|||5|", "total"),
        ("本月合计|||5|", "note"),
        ("Opening balance|||5|", "note"),
        ("期初余额|||5|", "note"),
        ("Percentage of total|||100%|", "note"),
        ("Printed by Li Ming||||", "note"),
        ("A||||", "note"),
        ("-----|-----|-----|-----|", "blank"),
        ("Account|Number|Due|Amount|Currency", "header"),
        ("account|number|due||", "header"),
    ],
)
def test_a_row_below_an_item(row: str, sort: str) -> None:
    assert sorts(f"{HEADER}\nA|R0|2026-01-01|5|EUR\n{row}") == ["item", sort]


@pytest.mark.parametrize(
    ("row", "sort"),
    [
        ("A||||", "heading"),
        ("Customer: A||||", "heading"),
        ("Customer:|A|||", "heading"),
        ("|||see below|", "note"),
        ("Current||||", "heading"),
        ("|||15|", "total"),
        ("Total|||15|", "total"),
    ],
)
def test_a_row_above_the_items(row: str, sort: str) -> None:
    found = sorts(f"{HEADER}\n{row}\nA|R1||10|\nA|R2||5|")
    assert found == [sort if sort != "total" or "Total" in row else "subtotal", "item", "item"]


def test_sums_of_every_kind() -> None:
    text = """number|customer|amount|currency
R1|A|10|EUR
R2|A|20|EUR
||30|EUR
R3|B|5|USD
|B|5|USD
Subtotal||7|USD
||30|EUR
||5|USD"""
    found = rows(text)
    assert found.sorts == (
        *("item", "item", "subtotal", "item", "subtotal", "subtotal", "total", "total"),
    )
    (wrong,) = found.disagreements
    assert (wrong.row, wrong.header, wrong.stated) == (7, "amount", Decimal(7))


def test_a_sum_that_names_no_currency_may_be_of_any() -> None:
    text = "number|customer|amount|currency\nR1|A|10|EUR\nR2|A|20|USD\nTotal||{0}|"
    for stated in ("10", "20", "30"):
        assert rows(text.format(stated)).disagreements == ()
    (wrong,) = rows(text.format("31")).disagreements
    assert (wrong.stated, wrong.found) == (Decimal(31), Decimal(30))


def test_sums_count_what_cannot_be_taken_and_the_side_of_the_account() -> None:
    text = "number|customer|amount|D/C\nR1|A|10|S\n|A|5|H\nR2|A|x|S\nG1|A|3|H\nTotal||7|"
    assert rows(text).disagreements[0].found == Decimal(10 - 5 - 3)
    text = "number|customer|amount|D/C\nR1|A|10|S\nG1|A|3|H\nTotal||7|"
    assert rows(text).disagreements == ()


def test_a_total_that_is_wrong_is_a_total() -> None:
    found = rows("number|customer|amount|open\nR1|A|10|10\nR2|A|20|15\nTotal||30|26")
    assert found.sorts[-1] == "total"
    (wrong,) = found.disagreements
    assert (wrong.header, wrong.stated, wrong.found) == ("open", Decimal(26), Decimal(25))


def test_a_sum_of_sums_is_right() -> None:
    text = "number|customer|amount\nR1|A|1\nSubtotal||1\nR2|A|2\nSubtotal||2\nSubtotal||3\n"
    found = rows(f"{text}R3|B|4\nSubtotal||4\nTotal||7")
    assert found.disagreements == ()
    assert found.sorts[-1] == "total"


# -- headings

GROUPED = "number|due|amount\n{0}\nR1|2026-01-01|5\nR2|2026-01-02|6\n{1}\nR3|2026-01-03|7"


@pytest.mark.parametrize(
    ("headings", "groups"),
    [
        (("Acme", "Beta"), ("Acme", "Beta")),
        (("Customer: Acme", "Customer: Beta"), ("Acme", "Beta")),
        (("客户：华信", "客户：上海建工"), ("华信", "上海建工")),
        (("3M", "2026 Trading"), ("3M", "2026 Trading")),
        (("7 Eleven", "360 Media"), ("7 Eleven", "360 Media")),
        (("Total Energies", "Beta"), ("Total Energies", "Beta")),
        (("100123 Acme", "100124 Beta"), (("100123", "Acme"), ("100124", "Beta"))),
        (("D100123 - Acme", "D100124 - Beta"), (("D100123", "Acme"), ("D100124", "Beta"))),
        (("Acme (100123)", "Beta (100124)"), (("100123", "Acme"), ("100124", "Beta"))),
        (("100123 Acme", "Beta"), ("100123 Acme", "Beta")),
        (("100123|Acme", "100124|Beta"), (("100123", "Acme"), ("100124", "Beta"))),
        (("Customer|Acme", "Customer|Beta"), ("Acme", "Beta")),
    ],
)
def test_headings_name_the_customer(
    headings: tuple[str, str], groups: tuple[str | tuple[str, str], ...]
) -> None:
    found = rows(GROUPED.format(*headings))
    one, other = (Group(text) if isinstance(text, str) else Group(*text) for text in groups)
    assert found.sorts == ("heading", "item", "item", "heading", "item")
    assert found.groups == {3: one, 4: one, 6: other}


def test_the_nearest_heading_counts() -> None:
    text = """number|due|amount
North
Acme
R1|2026-01-01|5
Total Acme||5
R2|2026-01-02|6
Beta
R3|2026-01-03|7
Subtotal||7
R4|2026-01-04|8
Thank you"""
    found = rows(text)
    assert found.sorts == (
        *("heading", "heading", "item", "subtotal", "item", "heading", "item"),
        *("subtotal", "item", "note"),
    )
    acme, beta = Group("Acme"), Group("Beta")
    assert found.groups == {4: acme, 6: acme, 8: beta, 10: beta}


def test_headings_of_ages_name_nobody() -> None:
    found = rows("number|due|amount\nCurrent\nR1|2026-01-01|5\n1 - 30 days\nR2|2026-01-02|6")
    assert found.sorts == ("heading", "item", "heading", "item")
    assert not found.is_grouped


def test_a_row_with_a_word_for_an_amount_names_nobody() -> None:
    text = "number|amount\nAcme|\nR1|5\nR2|see below\nR3|6"
    found = rows(text)
    assert found.sorts == ("heading", "item", "item", "item")
    assert set(found.groups.values()) == {Group("Acme")}


def test_the_titles_may_name_the_only_customer() -> None:
    text = "Statement of open items\nCustomer:|100123|Acme\nnumber|due|amount\nR1|2026-01-01|5"
    assert rows(text).groups == {4: Group("100123", "Acme")}
    text = "Customer: Acme\nnumber|due|amount\nR1|2026-01-01|5"
    assert rows(text).groups == {3: Group("Acme")}


@pytest.mark.parametrize(
    ("title", "heading", "groups"),
    [
        ("Customer: 100123 Acme", "100124 Beta", [("100123", "Acme"), ("100124", "Beta")]),
        ("客户：100123 华信", "客户：100124 建工", [("100123", "华信"), ("100124", "建工")]),
        ("Customer: Acme (100123)", "Beta (100124)", [("100123", "Acme"), ("100124", "Beta")]),
        ("Customer: 360 Media", "Beta", [("360 Media", ""), ("Beta", "")]),
        ("Customer: All", "100124 Beta", [("All", ""), ("100124 Beta", "")]),
        ("Customer:|100123|Acme", "100124 Beta", [("100123", "Acme"), ("100124", "Beta")]),
    ],
)
def test_the_first_heading_may_stand_above_the_header(
    title: str, heading: str, groups: list[tuple[str, str]]
) -> None:
    text = f"{title}\nnumber|due|amount\nR1|2026-01-01|5\nTotal||5\n{heading}\nR2|2026-01-02|6"
    assert list(rows(text).groups.values()) == [Group(*one) for one in groups]


def test_a_title_above_the_first_heading_says_nothing_of_its_form() -> None:
    text = "Customer: All\nnumber|due|amount\n100123 Acme\nR1|2026-01-01|5\n100124 Beta\nR2||6"
    assert list(rows(text).groups.values()) == [Group("100123", "Acme"), Group("100124", "Beta")]


@pytest.mark.parametrize(
    ("heading", "group"),
    [
        ("100123 Acme", Group("100123", "Acme")),
        ("D123 Acme", Group("D123", "Acme")),
        ("Acme (100123)", Group("100123", "Acme")),
        ("360 Media", Group("360 Media")),
        ("2026 Trading", Group("2026 Trading")),
    ],
)
@pytest.mark.parametrize("form", ["Customer: {0}\n{1}", "{1}\n{0}"])
def test_one_heading_alone(heading: str, group: Group, form: str) -> None:
    text = form.format(heading, "number|due|amount")
    assert list(rows(f"{text}\nR1|2026-01-01|5").groups.values()) == [group]


def test_a_title_stays_over_headings_of_ages() -> None:
    text = "Customer: Acme\nnumber|due|amount\nCurrent\nR1|2026-01-01|5"
    assert rows(text).groups == {4: Group("Acme")}


def test_sums_of_amounts_that_are_not_read() -> None:
    text = """Account|Document Number|Amount in local currency|Amount in doc. curr.|Curr.
1|R1|10|10|EUR
||10||EUR
2|R2|9|10|USD
2||9||
||19||EUR"""
    assert sorts(text) == ["item", "subtotal", "item", "subtotal", "total"]
    assert sorts(f"{text}\n||see there||")[-1] == "note"
    assert sorts(f"{text}\n||5|x|")[-1] == "note"


def test_a_heading_with_number_and_name_in_their_columns() -> None:
    text = "account|account name|number|amount\n100|Acme||\n||R1|5\n||R2|6"
    assert rows(text).groups == {3: Group("100", "Acme"), 4: Group("100", "Acme")}


# -- other kinds


@pytest.mark.parametrize(
    ("row", "sort"),
    [
        ("Acme|C-2|Köln", "item"),
        ("Name|Number|City", "header"),
        ("=====|=====|", "blank"),
        ("Total||", "total"),
        ("Total|C-9|Paris", "item"),
    ],
)
def test_rows_of_accounts(row: str, sort: str) -> None:
    assert sorts(f"name|number|city\nBeta|C-1|Bonn\n{row}", "accounts") == ["item", sort]


LIST = "Number|Date|Balance"


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        # What is said of the customer may stand between its heading and its invoices.
        (
            "Customer|100\nCompany Code|1000\nName|Acme\nCity|Bonn\n"
            f"{LIST}\nR1|2026-10-01|5\n*||5\n"
            f"Customer|200\nCompany Code|1000\nName|Beta\n{LIST}\nR2|2026-10-01|6",
            {6: Group("100", "Acme"), 12: Group("200", "Beta")},
        ),
        (
            f"A/C: A1  Name: Acme Ltd  Contact: Ann  Tel: 5\n{LIST}\nR1|2026-10-01|5\n"
            f"Totals:||5\nTurnover:|7\nA/C: B1  Name: Beta  Contact:\n{LIST}\nR2|2026-10-01|6",
            {3: Group("A1", "Acme Ltd"), 8: Group("B1", "Beta")},
        ),
        (
            f"A/C:|A1|Name:|Acme Ltd|Contact:|Ann\n{LIST}\nR1|2026-10-01|5",
            {3: Group("A1", "Acme Ltd")},
        ),
        (f"核算项目:[客户]/01.001 申江\n{LIST}\nR1|2026-10-01|5", {3: Group("01.001 申江")}),
    ],
)
def test_headings_that_say_several_things(text: str, groups: dict[int, Group]) -> None:
    assert rows(text).groups == groups


@pytest.mark.parametrize(
    ("label", "sort"),
    [
        ("** Account 100123", "subtotal"),
        ("** Customer 100123", "subtotal"),
        ("Report Total", "total"),
        ("Summe", "total"),
        ("Gesamtsumme", "total"),
    ],
)
def test_sums_as_some_programs_call_them(label: str, sort: str) -> None:
    more = "" if sort == "total" else "\nB|R3|2026-10-01|7|EUR"
    found = sorts(f"{HEADER}\nA|R1|2026-10-01|5|EUR\nA|R2|2026-10-01|6|EUR\n{label}|||11|EUR{more}")
    assert found[2] == sort

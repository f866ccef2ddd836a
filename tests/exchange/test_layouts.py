"""Where the header is, what stands above it, and cells merged over several rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from tests.exchange.as_read import sheet_as_read
from tui.exchange.columns import fields_of
from tui.exchange.layouts import Titles, filled, lay_out, read_titles
from tui.exchange.sheets import Merge, Row, Sheet


def rows_of(text: str) -> list[Row]:
    """Rows with bars between the cells; blank ones are left out."""
    found = [
        Row(number, tuple(cell.strip() for cell in line.split("|")))
        for number, line in enumerate(text.strip("\n").splitlines(), start=1)
    ]
    return [row for row in found if any(row.cells)]


def sheet_of(text: str, *merges: Merge) -> Sheet:
    return sheet_as_read(rows_of(text), *merges)


def known(header: Sequence[str]) -> Mapping[int, str]:
    return fields_of(header, "receivables", (), None)


def laid_out(text: str, *merges: Merge) -> tuple[tuple[str, ...], list[int], list[int], list[int]]:
    """The header, and the numbers of the rows above it, that it has, and below it."""
    found = lay_out(sheet_of(text, *merges), known)
    parts = (found.titles, found.heads, found.rows)
    titles, heads, rows = ([row.number for row in part] for part in parts)
    assert all(len(row.cells) >= len(found.header) for row in found.rows)
    return found.header, titles, heads, rows


def test_the_header_in_the_first_row() -> None:
    assert laid_out("number|account|amount\nR1|A|5") == (
        ("number", "account", "amount"),
        [],
        [1],
        [2],
    )


def test_titles_above() -> None:
    text = "Customer report\n\nAs of 2026-11-20\n|Num|Customer|Amount\n|1|A|5"
    assert laid_out(text) == (("", "Num", "Customer", "Amount"), [1, 3], [4], [5])


def test_a_title_that_is_a_known_word_is_no_header() -> None:
    text = "Account\nCustomer|Invoice No|Balance\nA|1|5"
    assert laid_out(text)[1:] == ([1], [2], [3])


def test_two_lines_by_their_form() -> None:
    header, *numbers = laid_out("客户|开票||未结金额|\n|单号|日期|金额|本币\nA|1|2026-01-01|5|5")
    assert header == ("客户", "开票 / 单号", "开票 / 日期", "未结金额 / 金额", "未结金额 / 本币")
    assert numbers == [[], [1, 2], [3]]


def test_two_lines_by_merged_cells() -> None:
    merges = (Merge(1, 0, 2, 0), Merge(1, 1, 1, 2), Merge(1, 3, 1, 4))
    header, *numbers = laid_out(
        "客户|开票||未结金额|\n|单号|日期|金额|本币\nA|1|2026-01-01|5|5", *merges
    )
    assert header == ("客户", "开票 / 单号", "开票 / 日期", "未结金额 / 金额", "未结金额 / 本币")
    assert numbers == [[], [1, 2], [3]]


def test_two_lines_because_more_is_known_then() -> None:
    header, *numbers = laid_out("Invoice|Invoice|Customer\nNo|Date|Name\nR1|2026-01-01|A")
    assert header == ("Invoice / No", "Invoice / Date", "Customer / Name")
    assert numbers == [[], [1, 2], [3]]


@pytest.mark.parametrize(
    ("text", "header"),
    [
        (
            "客户|发票号|应收账款||\n||应收金额|已收金额|未收金额",
            "客户|发票号|应收账款 / 应收金额|应收账款 / 已收金额|应收账款 / 未收金额",
        ),
        ("客户|发票号|应收情况|\n||应收|未收", "客户|发票号|应收情况 / 应收|应收情况 / 未收"),
        ("客户|发票号|未收金额|\n||本币|原币", "客户|发票号|未收金额 / 本币|未收金额 / 原币"),
        ("Customer|Invoice No|Amount\n||USD", "Customer|Invoice No|Amount / USD"),
        ("客户|发票号|金额\n||（万元）", "客户|发票号|金额 / （万元）"),
        ("Customer|Invoice No|Amount|\n||Net|VAT", "Customer|Invoice No|Amount / Net|Amount / VAT"),
        (
            "客户|发票号|到期日\nCustomer|Invoice No.|Due Date",
            "客户 / Customer|发票号 / Invoice No.|到期日 / Due Date",
        ),
        (
            "Customer|Invoice||Amount|\n|Number|Date|Invoiced|Open",
            "Customer|Invoice / Number|Invoice / Date|Amount / Invoiced|Amount / Open",
        ),
        ("客户|发票号|金额|\n||应收 2026年|未收", "客户|发票号|金额 / 应收 2026年|金额 / 未收"),
        (
            "客户|发票号|账龄|\n||1-30天|31-60天",
            "客户|发票号|账龄 / 1-30天|账龄 / 31-60天",
        ),
    ],
)
def test_two_lines_of_which_the_first_is_known_already(text: str, header: str) -> None:
    found = laid_out(f"{text}\nR1|R1|5|5|5")
    assert found == (tuple(header.split("|")), [], [1, 2], [3])


@pytest.mark.parametrize(
    "text",
    [
        "Customer|Invoice No|Amount|\nUSD|||",
        "Customer|Invoice No|Amount|\n|USD||",
        "Customer||Invoice No|Amount\nAcme|Berlin||",
        "Customer|Invoice No|Amount|\n||100|USD",
        "Customer|Invoice No|Amount|\n||5 USD|7 USD",
        "Customer|Due|Amount|\n||1 Oct 2026|2 Oct 2026",
        "客户|发票号|金额|\n||1.2万元|￥5",
        "客户|到期日|金额|\n||2026年11月5日|x",
        "Customer|Invoice No|Amount\nCustomer|Invoice No|Amount",
        # A row that says its currency and nothing else.
        "Customer|Currency|Amount|\n|USD||",
        "币种|客户名称||\nEUR|||",
    ],
)
def test_rows_below_the_header_that_only_look_like_one(text: str) -> None:
    assert laid_out(text)[1:] == ([], [1], [2])


@pytest.mark.parametrize(
    "below",
    [
        "City Agency||",
        "|City Agency|",
        "R1|A|5",
        "Faktura|Kontrahent|Kwota",
    ],
)
def test_what_stands_below_the_header_is_no_part_of_it(below: str) -> None:
    assert laid_out(f"Invoice No|Customer|Balance\n{below}\nR1|A|5")[2] == [1]


def test_a_heading_below_an_empty_header_is_no_part_of_it() -> None:
    header, *numbers = laid_out("|Num|Customer|Amount\nCurrent|||\n|1|A|5")
    assert (header, numbers) == (("", "Num", "Customer", "Amount"), [[], [1], [2, 3]])


def test_a_header_that_nobody_knows_is_the_first_wide_row_without_numbers() -> None:
    text = "Offene Posten\nStand 20.11.\nBeleg|Klant|Bedrag\nR1|A|5,00"
    assert laid_out(text)[1:] == ([1, 2], [3], [4])
    assert laid_out("1|2|3\n4|5|6")[1:] == ([], [1], [2])


def test_what_is_looked_at_has_bounds() -> None:
    wide: list[int] = []

    def nothing(header: Sequence[str]) -> Mapping[int, str]:
        wide.append(len(header))
        return {}

    row = "|".join(["a"] * 5_000)
    found = lay_out(sheet_of("\n".join([row] * 200)), nothing)
    assert len(found.header) == 5_000
    assert max(wide) == 300
    assert len(wide) <= 3 * 40


def test_cells_merged_over_several_rows_say_the_same_in_each() -> None:
    sheet = sheet_of(
        "Customer|Invoice No|Balance\nA|1|5\n|2|6\nB|3|7\n|4|8",
        Merge(2, 0, 3, 0),
        Merge(4, 2, 5, 2),
    )
    found = filled(sheet, [0])
    assert [row.cells for row in found.rows] == [
        ("A", "1", "5"),
        ("A", "2", "6"),
        ("B", "3", "7"),
        ("", "4", "8"),
    ]
    assert filled(sheet, []) is sheet


@pytest.mark.parametrize(
    ("titles", "as_of", "units"),
    [
        ("As of November 20, 2026", "November 20, 2026", ()),
        ("Aging as of: 11/20/2026", "11/20/2026", ()),
        ("As at|2026-11-20", "2026-11-20", ()),
        ("截止日期：２０２６年11月20日|单位：万元", "2026年11月20日", ("万元",)),
        ("截止日期|46346", "46346", ()),
        ("截至2026年11月20日止", "2026年11月20日", ()),
        ("报表期间 2026-01-01 至 2026-11-20|截止 2026-11-20", "2026-11-20", ()),
        ("Printed 2026-11-21\nKey date 2026-11-20", "2026-11-20", ()),
        ("Exported on 2026-11-21", "2026-11-21", ()),
        ("Aged receivables (USD)", "", ("USD",)),
        ("Currency: EUR", "", ("EUR",)),
        ("Amounts in|CHF", "", ("CHF",)),
        ("Customer balances 2026", "", ()),
        ("As of today", "", ()),
    ],
)
def test_what_the_titles_say(titles: str, as_of: str, units: tuple[str, ...]) -> None:
    assert read_titles(rows_of(titles)) == Titles(as_of, units)


@pytest.mark.parametrize(
    ("titles", "as_of"),
    [
        ("Report Date:|21-NOV-2026 09:00\nAs of Date:|20-NOV-2026", "20-NOV-2026"),
        ("As of Date: 20-NOV-2026\nReport Date: 21-NOV-2026", "20-NOV-2026"),
        ("报表日期：2026-11-21\n截止日期：2026-11-20", "2026-11-20"),
        ("打印日期：2026-11-22\n报表日期：2026-11-21", "2026-11-21"),
        ("Offene Posten zum 20.11.2026", "20.11.2026"),
        ("OPOS-Liste Stand 20.11.2026", "20.11.2026"),
        ("Stichtag:|20.11.2026", "20.11.2026"),
    ],
)
def test_the_day_of_the_balances_goes_before_that_of_the_report(titles: str, as_of: str) -> None:
    rows = [
        Row(number, tuple(line.split("|"))) for number, line in enumerate(titles.split("\n"), 1)
    ]
    assert read_titles(rows).as_of == as_of

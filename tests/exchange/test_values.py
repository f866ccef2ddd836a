"""Dates, amounts and words of files, decided by whole columns."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.dated import decide_dates
from tui.exchange import values
from tui.exchange.values import DateOrder, decide_columns

FIFTH = date(2026, 11, 5)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("2026-11-05", "mdy", FIFTH),
        ("2026/11/5", "dmy", FIFTH),
        ("2026.11.05", "dmy", FIFTH),
        ("2026年11月5日", "dmy", FIFTH),
        ("２０２６－１１－０５", "dmy", FIFTH),
        ("20261105", "dmy", FIFTH),
        ("20261105.0", "dmy", FIFTH),
        ("2026-11-05T08:00:00Z", "dmy", FIFTH),
        ("2026-11-05 00:00:00", "dmy", FIFTH),
        ("11/5/2026 12:00 AM", "mdy", FIFTH),
        ("5/11/2026", "dmy", FIFTH),
        ("11/5/2026", "mdy", FIFTH),
        ("05.11.26", "dmy", FIFTH),
        ("5-11-2026", "dmy", FIFTH),
        ("5 Nov 2026", "mdy", FIFTH),
        ("5-Nov-26", "mdy", FIFTH),
        ("05NOV2026", "mdy", FIFTH),
        ("November 5th, 2026", "dmy", FIFTH),
        ("Sept. 9, 2026", "dmy", date(2026, 9, 9)),
        ("1/2/70", "dmy", date(1970, 2, 1)),
        ("29/2/2024", "dmy", date(2024, 2, 29)),
        ("Thursday, 5 November 2026", "mdy", FIFTH),
        ("Thu 5/11/2026", "dmy", FIFTH),
        ("thurs., Nov 5, 2026 08:00", "dmy", FIFTH),
        ("2026年11月5日 星期四", "dmy", FIFTH),
        ("2026年11月5日（周四）", "dmy", FIFTH),
        ("46331", "dmy", FIFTH),
        ("46331.0", "mdy", FIFTH),
        ("46331.375", "mdy", FIFTH),
    ],
)
def test_dates(text: str, order: DateOrder, expected: date) -> None:
    assert values.read_date(text, order) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31/2/2026", "29/2/2026", "13/13/2026", "11/24/2026", "2026-13-01", "5/11"),
        *(
            "5/11-2026",
            "5 Foo 2026",
            "0001-01-01",
            "9999-12-31",
            "12345",
            "2026-11-05x",
            "5 M 2026",
            "Thursday",
            "Thursday 5",
            "Foo, 5 November 2026",
        ),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # the text of the cell is all there is to say
        values.read_date(text, "dmy")


@pytest.mark.parametrize(
    ("cells", "default", "order", "is_decided", "is_mixed", "is_needed"),
    [
        (["1/2/2026", "3/12/2026"], "dmy", "dmy", False, False, True),
        (["1/2/2026", "3/12/2026"], "mdy", "mdy", False, False, True),
        (["1/2/2026", "13/12/2026"], "mdy", "dmy", True, False, True),
        (["1/2/2026", "12/13/2026"], "dmy", "mdy", True, False, True),
        (["12/13/2026 08:00"], "dmy", "mdy", True, False, True),
        (["12/13/2026", "1/14/2026", "13/1/2026"], "dmy", "mdy", True, True, True),
        (["12/13/2026", "13/1/2026"], "dmy", "dmy", True, True, True),
        (["2026-01-02", "3 Nov 2026", ""], "dmy", "dmy", True, False, False),
        ([], "mdy", "mdy", True, False, False),
        (["13/13/2026", "1/2/2026"], "dmy", "dmy", False, False, True),
    ],
)
def test_the_order_of_day_and_month(
    cells: list[str],
    default: DateOrder,
    order: DateOrder,
    is_decided: bool,
    is_mixed: bool,
    is_needed: bool,
) -> None:
    found = decide_dates(cells, default)
    assert (found.order, found.is_decided, found.is_mixed, found.is_needed) == (
        order,
        is_decided,
        is_mixed,
        is_needed,
    )


def test_the_order_is_shown_by_a_cell() -> None:
    assert decide_dates(["1/2/2026", "13/12/2026"], "mdy").example == "13/12/2026"
    assert decide_dates(["3/4/2026", "1/2/2026"], "mdy").example == "1/2/2026"
    mixed = decide_dates(["12/13/2026", "1/14/2026", "13/1/2026"], "dmy")
    assert mixed.example == "13/1/2026"


def test_each_column_decides_for_itself() -> None:
    found = decide_columns(
        {"issued": ["13/04/2026"], "due": ["05/13/2026", "06/14/2026"], "settled": ["2026-01-02"]},
        "dmy",
    )
    assert {name: one.order for name, one in found.columns.items() if one.is_needed} == {
        "issued": "dmy",
        "due": "mdy",
    }
    assert (found.written("dmy"), found.written("mdy")) == (["issued"], ["due"])
    whole = found.whole
    assert (whole.order, whole.is_decided, whole.is_mixed, whole.is_needed) == (
        "mdy",
        True,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("told", "default", "order", "is_decided"),
    [
        (["13/04/2026", "01/02/2026"], "mdy", "dmy", True),
        (["01/03/2026", "01/02/2026"], "mdy", "mdy", False),
        (["13/04/2026", "01/02/2026", "05/13/2026"], "mdy", "mdy", False),
        (["13/04/2026", "14/04/2026", "05/13/2026"], "mdy", "dmy", False),
    ],
)
def test_a_column_that_does_not_tell_follows_those_that_do(
    told: list[str], default: DateOrder, order: DateOrder, is_decided: bool
) -> None:
    dmy = [one for one in told if not one.startswith("05/13")]
    mdy = [one for one in told if one.startswith("05/13")]
    found = decide_columns({"a": dmy, "b": mdy, "c": ["03/04/2026"]}, default)
    one = found.columns["c"]
    assert (one.order, one.is_decided) == (order, is_decided)
    assert (found.whole.order, found.whole.is_decided) == (order, is_decided)
    if not is_decided:
        assert found.whole.example in ("03/04/2026", "01/02/2026")


def test_what_the_rep_says_goes_before_what_columns_tell() -> None:
    found = decide_columns({"a": ["13/04/2026"], "b": ["01/02/2026"], "c": []}, "dmy", "mdy")
    assert {one.order for one in found.columns.values()} == {"mdy"}
    assert (found.whole.order, found.whole.is_decided, found.whole.is_mixed) == ("mdy", True, True)
    assert found.columns["a"].example == "13/04/2026"


def test_a_day_that_is_none_needs_no_order() -> None:
    assert not decide_dates(["00.00.0000", "00/00/0000"], "dmy").is_needed


@given(st.lists(st.dates(date(1970, 1, 1), date(2069, 12, 31)), min_size=1), st.booleans())
def test_dates_written_in_one_order_are_read_in_it(days: list[date], month_first: bool) -> None:
    form = "{0.month}/{0.day}/{0.year}" if month_first else "{0.day}/{0.month}/{0.year}"
    cells = [form.format(day) for day in days]
    order: DateOrder = "mdy" if month_first else "dmy"
    found = decide_dates(cells, order)
    assert found.order == order
    assert found.is_decided == any(day.day > 12 for day in days)
    assert not found.is_mixed
    assert [values.read_date(cell, found.order) for cell in cells] == days


@pytest.mark.parametrize("text", ["", "-", "00.00.0000", "0000-00-00", "NaT", "1899-12-30", "无"])
def test_a_day_that_is_none(text: str) -> None:
    assert values.is_no_day(text)


def test_days_as_a_spreadsheet_counts_them_are_told() -> None:
    assert decide_dates(["46331", "2026-11-05"], "dmy").serial == "46331"
    assert decide_dates(["46331", "13/11/2026"], "mdy").serial == "46331"
    assert decide_dates(["2026-11-05", "12345"], "dmy").serial == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As of November 20, 2026", ["November 20, 2026"]),
        ("As at 20 November 2026 (USD)", ["20 November 2026"]),
        ("Aging as of 11/20/2026", ["11/20/2026"]),
        ("截止日期：２０２６年11月20日", ["2026年11月20日"]),
        ("期间 2026-01-01 至 2026-11-20", ["2026-01-01", "2026-11-20"]),
        ("2026-11-20 08:00:00", ["2026-11-20"]),
        ("Tel. 021-5555-0100, page 1/2", []),
    ],
)
def test_dates_within_a_line(text: str, found: list[str]) -> None:
    assert values.find_dates(text) == found


def test_yes_and_no() -> None:
    assert all(values.read_yes(word) for word in ("Yes", "Y", "true", "1", "X", "是", "ＹＥＳ"))
    assert not any(values.read_yes(word) for word in ("No", "n", "FALSE", "0", "否"))
    with pytest.raises(ValueError, match="maybe"):
        values.read_yes("maybe")


def test_whole_numbers() -> None:
    for text in ("30", "30.0", "30 days", "30天", "３０"):
        assert values.read_whole(text) == 30
    for text in ("-3", "3.5", "thirty", "", "1e9"):
        with pytest.raises(ValueError):  # noqa: PT011
            values.read_whole(text)


def test_shares() -> None:
    assert not values.are_percents(["0.35", "1", "40%"])
    assert values.are_percents(["0.5", "35"])
    assert values.read_share("35%", percents=False) == 0.35
    assert values.read_share("0,35", percents=False) == 0.35
    assert values.read_share("0.5", percents=True) == 0.005
    for text in ("1.5", "-0.1", "x", "120%"):
        with pytest.raises(ValueError):  # noqa: PT011
            values.read_share(text, percents=False)


def test_words() -> None:
    assert values.read_word(" Gold", {"gold": "gold"}) == "gold"
    with pytest.raises(ValueError, match="tin"):
        values.read_word("tin", {"gold": "gold"})

"""Views as JSON: decimals, dates, times to the minute, and nothing that steers a terminal."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.wire import to_json


class View(msgspec.Struct, frozen=True):
    """A little of everything."""

    text: str = ""
    at: datetime | None = None
    on: date | None = None
    amount: Decimal | None = None
    rate: float | None = None
    parts: tuple[View, ...] = ()
    source: str = msgspec.field(default="", name="from")
    extra: int | msgspec.UnsetType = msgspec.UNSET


@pytest.mark.parametrize(
    ("view", "key", "expected"),
    [
        (View(at=datetime(2026, 11, 24, 9, 30)), "at", "2026-11-24T09:30"),
        (View(at=datetime(2026, 11, 24, 0, 0)), "at", "2026-11-24T00:00"),
        (View(at=datetime(2026, 11, 24, 9, 30, 59, 1)), "at", "2026-11-24T09:30"),
        (View(on=date(2026, 1, 2)), "on", "2026-01-02"),
        (View(amount=Decimal("480000.00")), "amount", "480000.00"),
        (View(amount=Decimal("0.00")), "amount", "0.00"),
        (View(amount=Decimal("-12.50")), "amount", "-12.50"),
        (View(amount=Decimal(1500)), "amount", "1500"),
        (View(amount=Decimal("1.234")), "amount", "1.234"),
        (View(rate=0.25), "rate", 0.25),
        (View(), "at", None),
        (View(source="file"), "from", "file"),
        (View(text="王琳 [/] “x”"), "text", "王琳 [/] “x”"),
    ],
)
def test_values_stand_as_the_contract_says(view: View, key: str, expected: object) -> None:
    assert json.loads(to_json(view))[key] == expected


def test_what_is_unset_is_left_out_and_nested_times_are_short_too() -> None:
    told = json.loads(to_json(View(parts=(View(at=datetime(2026, 11, 24, 9, 5)),))))
    assert "extra" not in told
    assert told["parts"][0]["at"] == "2026-11-24T09:05"


@given(
    st.text(
        st.characters(categories=("Cc", "Cf", "Co", "Cs", "Lo", "Zl", "Zp", "So")) | st.just('"')
    )
)
def test_any_text_comes_back_and_none_of_it_steers_the_terminal(text: str) -> None:
    printed = to_json(View(text=text))
    assert all(char.isprintable() or char == "\n" for char in printed)
    assert json.loads(printed)["text"] == _joined(text)


def _joined(text: str) -> str:
    """Two halves of a pair become one character, as JSON has it."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def test_chinese_is_written_as_it_is() -> None:
    assert "华信电缆" in to_json(View(text="华信电缆"))


class Odd(msgspec.Struct, frozen=True):
    """Holds what JSON does not know."""

    at: datetime
    what: complex


def test_what_json_does_not_know_is_an_error_not_a_guess() -> None:
    with pytest.raises((TypeError, NotImplementedError)):
        to_json(Odd(datetime(2026, 1, 1), 1j))

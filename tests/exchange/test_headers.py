"""Headers as they are compared, and what is known of each kind of file."""

from __future__ import annotations

import pytest

from tui.exchange.headers import FIELDS, MORE_FIELDS, REQUIRED, Kind, all_fields, normal


def test_headers_compare_without_case_spaces_dots_and_full_width_forms() -> None:
    assert normal("Invoice No.") == normal("invoice_no") == normal("ＩＮＶＯＩＣＥ　ｎｏ")
    assert normal("> 90") != normal("90")


@pytest.mark.parametrize("kind", FIELDS)
def test_what_is_required_are_fields(kind: Kind) -> None:
    for group in REQUIRED[kind]:
        assert set(group) <= set(FIELDS[kind])
    assert all_fields(kind) == FIELDS[kind] + MORE_FIELDS.get(kind, ())
    assert len(set(all_fields(kind))) == len(all_fields(kind))

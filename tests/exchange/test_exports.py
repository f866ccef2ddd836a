"""Exports of other programs, as CSV and as XLSX: header, columns and the kind of every row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.exports import EXPORTS
from tui.exchange.columns import require
from tui.exchange.exports import read_export

FORMS = ("csv", "xlsx")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", EXPORTS)
def test_every_export_is_understood_by_itself(tmp_path: Path, name: str, form: str) -> None:
    export = EXPORTS[name]
    found = read_export(export.written(tmp_path, form), "receivables")
    assert found.sheet.heads[-1].number == export.head
    mapped = {one.field: one.header for one in found.columns if one.field}
    mapped.pop("ageing", None)
    assert mapped == export.fields
    require(found.columns, "receivables", "f", is_grouped=found.rows.is_grouped)
    sorts = {
        row.number: sort
        for row, sort in zip(found.sheet.rows, found.rows.sorts, strict=True)
        if sort != "item"
    }
    assert sorts == export.sorts

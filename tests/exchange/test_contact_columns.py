"""Address books as sheets: whole names and all telephones out of several columns."""

from __future__ import annotations

import pytest

from tests.exchange.test_layouts import sheet_of
from tui.exchange.exports import Export, understand


def read(text: str, **named: str) -> Export:
    return understand(sheet_of(text), "people", named)


def cells(export: Export, field: str) -> list[str]:
    (at,) = (at for at, one in enumerate(export.columns) if one.field == field)
    return [row.cells[at] for row in export.sheet.rows]


OUTLOOK = (
    "Title|First Name|Middle Name|Last Name|Company|Department|Job Title|E-mail Address"
    "|Business Phone|Mobile Phone|Birthday"
)
GOOGLE = (
    "First Name|Middle Name|Last Name|Organization Name|Organization Title"
    "|Organization Department|Birthday|E-mail 1 - Value|Phone 1 - Value|Phone 2 - Value"
)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            OUTLOOK,
            {
                "name": "Name (First Name, Last Name)",
                "account": "Company",
                "department": "Department",
                "title": "Job Title",
                "email": "E-mail Address",
                "phone": "Phone (Mobile Phone, Business Phone)",
                "birthday": "Birthday",
            },
        ),
        (
            GOOGLE,
            {
                "name": "Name (First Name, Last Name)",
                "account": "Organization Name",
                "department": "Organization Department",
                "title": "Organization Title",
                "email": "E-mail 1 - Value",
                "phone": "Phone (Phone 1 - Value, Phone 2 - Value)",
                "birthday": "Birthday",
            },
        ),
        (
            "Name|Given Name|Family Name|Organization 1 - Name|Phone 1 - Value",
            {"name": "Name", "account": "Organization 1 - Name", "phone": "Phone 1 - Value"},
        ),
        (
            "名|姓|公司|职务|商务电话|移动电话|住宅电话",
            {
                "name": "姓名 (名, 姓)",
                "account": "公司",
                "title": "职务",
                "phone": "电话 (移动电话, 商务电话, …)",
            },
        ),
        (
            "First Name|Last Name|Company|Phone|Mobile Phone|Business Phone",
            {
                "name": "Name (First Name, Last Name)",
                "account": "Company",
                "phone": "Phone (Mobile Phone, Business Phone, …)",
            },
        ),
        ("Title|Name|Company", {"name": "Name", "account": "Company", "title": "Title"}),
    ],
)
def test_columns(header: str, fields: dict[str, str]) -> None:
    found = read(f"{header}\nx|x|x")
    assert {one.field: one.header for one in found.columns if one.field} == fields
    assert all(len(row.cells) >= len(found.columns) for row in found.sheet.rows)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Anna||Berg", "Anna Berg"),
        ("John|Q.|Public", "John Q. Public"),
        ("Anna||", "Anna"),
        ("||Berg", "Berg"),
        ("明||李", "李明"),
        ("小明||欧阳", "欧阳小明"),
        ("Ming||李", "Ming 李"),
        ("||", ""),
    ],
)
def test_names(row: str, name: str) -> None:
    found = read(f"First Name|Middle Name|Last Name|Company\n{row}|Acme")
    assert cells(found, "name") == [name]


@pytest.mark.parametrize(
    ("row", "phone"),
    [
        ("1|2", "2 / 1"),
        ("1|", "1"),
        ("|2", "2"),
        ("2|2", "2"),
        ("1 ::: 3|2", "2 / 1 / 3"),
        ("|", ""),
    ],
)
def test_phones(row: str, phone: str) -> None:
    found = read(f"Name|Company|Business Phone|Mobile Phone\nAnna|Acme|{row}")
    assert cells(found, "phone") == [phone]


def test_what_the_rep_says_goes_first() -> None:
    found = read("First Name|Last Name|Company\nAnna|Berg|Acme", name="First Name")
    assert cells(found, "name") == ["Anna"]
    found = read(
        "First Name|Last Name|Company\nAnna|Berg|Acme", name="name (first name, last name)"
    )
    assert cells(found, "name") == ["Anna Berg"]


def test_cells_beyond_the_header_keep_their_names() -> None:
    found = read("First Name|Last Name|Company\nAnna|Berg|Acme, Inc|5\nBo|Dahl|Beta")
    assert [(one.cell, one.code) for one in found.sheet.doubts] == [("D2", "shifted")]
    assert cells(found, "name") == ["Anna Berg", "Bo Dahl"]


def test_other_kinds_have_no_such_columns() -> None:
    found = understand(sheet_of("First Name|Last Name|name\nA|B|Acme"), "accounts")
    assert [one.header for one in found.columns] == ["First Name", "Last Name", "name"]

"""Exports of CRM programs and address books: which column is which field, and what is no row."""

from __future__ import annotations

import pytest

from tests.exchange.test_layouts import sheet_of
from tui.exchange.exports import understand
from tui.exchange.headers import Kind

_KINDS: dict[str, Kind] = {"姓名": "people", "拜访": "visits", "商机": "opportunities"}


def fields(header: str, kind: Kind, row: str = "") -> dict[str, str]:
    found = understand(sheet_of(f"{header}\n{row or 'x'}"), kind)
    return {one.field: one.header for one in found.columns if one.field}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Account Name|Account Number|Type|Industry|Billing Street|Billing City|Phone|Rating",
            "name=Account Name number=Account Number industry=Industry address=Billing Street "
            "city=Billing City phone=Phone",
        ),
        (
            "ID|NAME|ACCOUNTNUMBER|BILLINGCITY|BILLINGSTREET|PHONE|CURRENCYISOCODE",
            "name=NAME number=ACCOUNTNUMBER city=BILLINGCITY address=BILLINGSTREET phone=PHONE "
            "currency=CURRENCYISOCODE",
        ),
        (
            "Record ID|Company name|Company owner|Phone Number|City|Industry",
            "name=Company name phone=Phone Number city=City industry=Industry",
        ),
        (
            "Organization - ID|Organization - Name|Organization - Address",
            "name=Organization - Name address=Organization - Address",
        ),
        (
            "客户名称|客户编号|客户行业|省|市|详细地址|电话|负责人",
            "name=客户名称 number=客户编号 industry=客户行业 city=市 address=详细地址 phone=电话",
        ),
        (
            "Kundennr.|Firma|Straße|Ort|Telefon|Kreditlimit",
            "number=Kundennr. name=Firma address=Straße city=Ort phone=Telefon "
            "credit limit=Kreditlimit",
        ),
    ],
)
def test_accounts(header: str, expected: str) -> None:
    assert fields(header, "accounts") == _parsed(expected)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Salutation|First Name|Last Name|Title|Account Name|Phone|Mobile|Email|Birthdate",
            "name=Name (First Name, Last Name) title=Title account=Account Name email=Email "
            "birthday=Birthdate phone=Phone (Mobile, Phone)",
        ),
        (
            "Record ID|First Name|Last Name|Email|Phone Number|Associated Company|Job Title",
            "name=Name (First Name, Last Name) email=Email phone=Phone Number "
            "account=Associated Company title=Job Title",
        ),
        (
            "Person - Name|Person - Organization|Person - Email - Work|Person - Phone - Work",
            "name=Person - Name account=Person - Organization email=Person - Email - Work "
            "phone=Person - Phone - Work",
        ),
        (
            "姓名|客户名称|职务|部门|手机1|电话1|邮件|生日",
            "name=姓名 account=客户名称 title=职务 department=部门 email=邮件 birthday=生日 "
            "phone=电话 (手机1, 电话1)",
        ),
        ("姓名|手机号|公司名称|职位|备注", "name=姓名 phone=手机号 account=公司名称 title=职位"),
        (
            "客户名称|备注名|企业|电话|邮箱|添加人|添加时间|标签|职位",
            "name=客户名称 account=企业 phone=电话 email=邮箱 title=职位",
        ),
    ],
)
def test_people(header: str, expected: str) -> None:
    assert fields(header, "people") == _parsed(expected)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "Account Name|Opportunity Name|Stage|Amount Currency|Amount|Close Date|Created Date",
            "account=Account Name name=Opportunity Name stage=Stage currency=Amount Currency "
            "amount=Amount close=Close Date opened=Created Date",
        ),
        (
            "Deal Name|Deal Stage|Close Date|Amount|Currency|Create Date|Associated Company",
            "name=Deal Name stage=Deal Stage close=Close Date amount=Amount currency=Currency "
            "opened=Create Date account=Associated Company",
        ),
        (
            "Deal - Title|Deal - Value|Deal - Organization|Deal - Stage|Deal - Status",
            "name=Deal - Title amount=Deal - Value account=Deal - Organization "
            "stage=Deal - Stage state=Deal - Status",
        ),
        (
            "Deal Name|Amount|Stage|Closing Date|Account Name|Created Time",
            "name=Deal Name amount=Amount stage=Stage close=Closing Date account=Account Name "
            "opened=Created Time",
        ),
        (
            "商机名称|客户名称|商机阶段|商机金额|预计成交日期|商机状态|创建时间",
            "name=商机名称 account=客户名称 stage=商机阶段 amount=商机金额 close=预计成交日期 "
            "state=商机状态 opened=创建时间",
        ),
        (
            "销售机会名称|客户|销售阶段|销售金额|结单日期|创建日期",
            "name=销售机会名称 account=客户 stage=销售阶段 amount=销售金额 close=结单日期 "
            "opened=创建日期",
        ),
    ],
)
def test_opportunities(header: str, expected: str) -> None:
    assert fields(header, "opportunities") == _parsed(expected)


def _parsed(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    field = ""
    for word in text.split():
        name, equals, value = word.partition("=")
        if equals:
            field = f"credit {name}" if field == "credit" else name
            found[field] = value
        elif word == "credit":
            field = word
        else:
            found[field] += f" {word}"
    return found


@pytest.mark.parametrize(
    ("header", "row", "name", "start"),
    [
        (
            "Subject|Date|Time|Company / Account",
            "Demo|11/24/2026|10:00 AM|Acme",
            "Start (Date, Time)",
            "11/24/2026 10:00 AM",
        ),
        (
            "客户|开始日期|开始时间",
            "华信|2026/11/24|10:00:00",
            "开始 (开始日期, 开始时间)",
            "2026/11/24 10:00:00",
        ),
        ("Account|Date|Time", "Acme|11/24/2026|", "Start (Date, Time)", "11/24/2026"),
        ("Account|Start|Date|Time", "Acme|2026-11-24 10:00|x|y", "Start", "2026-11-24 10:00"),
    ],
)
def test_day_and_time_of_a_visit_are_one(header: str, row: str, name: str, start: str) -> None:
    found = understand(sheet_of(f"{header}\n{row}"), "visits")
    at = [one.field for one in found.columns].index("start")
    assert (found.columns[at].header, found.sheet.rows[0].cells[at]) == (name, start)


@pytest.mark.parametrize(
    ("header", "rows", "is_read"),
    [
        ("客户名称|客户级别", "华信|重要客户\n申江|普通客户", False),
        ("客户名称|客户级别", "华信|重要客户\n申江|铂金", True),
        ("name|tier", "Acme|tin", True),
        ("姓名|客户|关系", "王琳|华信|老客户", False),
        ("姓名|客户|关系", "王琳|华信|信任", True),
        ("客户名称|拜访时间|拜访类型", "华信|2026-11-24|现场拜访", False),
        ("客户名称|拜访时间|拜访类型", "华信|2026-11-24|电话\n申江|2026-11-25|现场拜访", True),
        ("商机名称|客户名称|商机状态", "电缆盘|华信|A\n二期|华信|B", False),
        ("商机名称|客户名称|商机状态", "电缆盘|华信|赢单\n二期|华信|B", True),
    ],
)
def test_words_of_which_none_is_ours_are_another_programs(
    header: str, rows: str, is_read: bool
) -> None:
    kind: Kind = "accounts"
    for word, other in _KINDS.items():
        if word in header:
            kind = other
    found = understand(sheet_of(f"{header}\n{rows}"), kind)
    assert (found.columns[-1].field is not None) == is_read


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Acme|1\nBeta|2\n|\nAll Accounts\nCopyright (c) 2026 x.com\nConfidential Information", 3),
        ("Acme|1\n|\nGenerated By:  Lee  11/21/2026 9:05 AM", 1),
        ("Acme|1\nBeta\n|\nGenerated By: Lee", 1),
        ("华信|1\n导出人：李明\n导出时间：2026-11-21", 2),
        ("华信|1\n共2条", 1),
        ("Acme|1\nBeta\nCopy Shop", 0),
        ("Acme\nRecords Ltd", 0),
        ("Acme|1\nTotal records: 1", 1),
    ],
)
def test_lines_below_the_list_say_whose_it_is(text: str, notes: int) -> None:
    found = understand(sheet_of(f"Account Name|Account Number\n{text}"), "accounts")
    sorts = list(found.rows.sorts)
    assert sorts == ["item"] * (len(sorts) - notes) + ["note"] * notes

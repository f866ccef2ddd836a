"""Which column of a sheet is which field: headers seen in real exports, as tables.

A new kind of export is a new `HeaderSet` here and nothing else. Those of receivables have a
module of their own.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

import msgspec

from tui.errors import Trouble
from tui.exchange import receivable_headers

Kind = Literal["accounts", "people", "receivables", "visits", "opportunities"]


class BadColumns(Trouble):
    """A column is missing, or the rep names one that is not there."""

    code = "columns"

    def __init__(self, text: str, *, field: str = "", has_more_sheets: bool = False) -> None:
        """``field`` is the one that is missing; empty: what the rep names is not there."""
        super().__init__(text)
        self.field, self.has_more_sheets = field, has_more_sheets


class HeaderSet(msgspec.Struct, frozen=True):
    """The headers of one kind of export: field by header, as the file spells it."""

    source: str
    fields: Mapping[str, str]


class Column(msgspec.Struct, frozen=True):
    """A column of the file and the field it is read as; None: not read."""

    header: str
    field: str | None


def _plain(*fields: str) -> HeaderSet:
    return HeaderSet("Rounds", {field: field for field in fields})


FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "accounts": (
        "name",
        "number",
        "short name",
        "tier",
        "currency",
        "industry",
        "city",
        "address",
        "phone",
        "terms days",
        "credit limit",
        "margin",
        "potential",
        "share",
        "rhythm days",
        "travel minutes",
    ),
    "people": (
        "name",
        "account",
        "title",
        "department",
        "level",
        "roles",
        "attitude",
        "relation",
        "influence",
        "reports to",
        "phone",
        "email",
        "birthday",
        "style",
    ),
    "receivables": (
        "number",
        "account",
        "account name",
        "issued",
        "due",
        "amount",
        "open",
        "paid",
        "settled",
        "currency",
        "disputed",
    ),
    "visits": ("start", "account", "minutes", "kind", "purpose", "people", "note"),
    "opportunities": (
        *("name", "account", "stage", "amount", "currency", "opened", "close", "state"),
        "product",
    ),
}
"""Every field of a kind by its plain header. ``account`` is a customer number or a name."""

MORE_FIELDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "receivables": (
        *("credited", "open in currency", "days overdue", "days to due", "side", "state"),
        "ageing",
    ),
}
"""What else an export of others can say. ``ageing`` may be several columns."""

AMOUNTS: Final = ("amount", "open", "paid", "credited", "open in currency", "ageing")
"""The fields of receivables that are amounts."""

REQUIRED: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    "accounts": (("name",),),
    "people": (("name",), ("account",)),
    "receivables": (("number",), ("account",), ("amount", "open")),
    "visits": (("start",), ("account",)),
    "opportunities": (("name",), ("account",)),
}
"""What a file must have: one field of each group."""

SETS: Final[Mapping[Kind, tuple[HeaderSet, ...]]] = {
    "accounts": (
        _plain(*FIELDS["accounts"]),
        HeaderSet(
            "中文",
            {
                "客户名称": "name",
                "客户": "name",
                "名称": "name",
                "客户编码": "number",
                "客户编号": "number",
                "编码": "number",
                "简称": "short name",
                "客户简称": "short name",
                "级别": "tier",
                "客户级别": "tier",
                "客户等级": "tier",
                "等级": "tier",
                "币种": "currency",
                "币别": "currency",
                "行业": "industry",
                "城市": "city",
                "地址": "address",
                "电话": "phone",
                "账期": "terms days",
                "信用额度": "credit limit",
                "毛利率": "margin",
            },
        ),
        HeaderSet(
            "Maven CRM", {"account": "name", "sector": "industry", "office_location": "city"}
        ),
    ),
    "people": (
        _plain(*FIELDS["people"]),
        HeaderSet(
            "中文",
            {
                "姓名": "name",
                "联系人": "name",
                "客户": "account",
                "客户名称": "account",
                "客户编码": "account",
                "公司": "account",
                "单位": "account",
                "职务": "title",
                "职位": "title",
                "部门": "department",
                "层级": "level",
                "角色": "roles",
                "态度": "attitude",
                "关系": "relation",
                "关系层次": "relation",
                "影响力": "influence",
                "上级": "reports to",
                "汇报对象": "reports to",
                "手机": "phone",
                "电话": "phone",
                "联系电话": "phone",
                "邮箱": "email",
                "电子邮件": "email",
                "生日": "birthday",
                "风格": "style",
            },
        ),
        HeaderSet(
            "Outlook and Google",
            {
                "Full Name": "name",
                "Company": "account",
                "Company Name": "account",
                "Job Title": "title",
                "E-mail Address": "email",
                "Email Address": "email",
                "E-mail": "email",
                "电子邮件地址": "email",
                "Mobile Phone": "phone",
                "移动电话": "phone",
                "Primary Phone": "phone",
                "Business Phone": "phone",
                "商务电话": "phone",
                "Organization Name": "account",
                "Organization 1 - Name": "account",
                "Organization": "account",
                "Organization Title": "title",
                "Organization 1 - Title": "title",
                "Organization Department": "department",
                "Organization 1 - Department": "department",
                "E-mail 1 - Value": "email",
                "Phone 1 - Value": "phone",
            },
        ),
    ),
    "receivables": (
        _plain(*FIELDS["receivables"]),
        *(HeaderSet(source, fields) for source, fields in receivable_headers.SETS.items()),
    ),
    "visits": (
        _plain(*FIELDS["visits"]),
        HeaderSet(
            "中文",
            {
                "开始": "start",
                "开始时间": "start",
                "拜访时间": "start",
                "拜访日期": "start",
                "时间": "start",
                "日期": "start",
                "客户": "account",
                "客户名称": "account",
                "分钟": "minutes",
                "时长": "minutes",
                "方式": "kind",
                "拜访方式": "kind",
                "目的": "purpose",
                "拜访目的": "purpose",
                "人员": "people",
                "拜访对象": "people",
                "联系人": "people",
                "备注": "note",
                "拜访记录": "note",
            },
        ),
    ),
    "opportunities": (
        _plain(*FIELDS["opportunities"]),
        HeaderSet(
            "Maven CRM",
            {
                "opportunity_id": "name",
                "account": "account",
                "deal_stage": "stage",
                "close_value": "amount",
                "engage_date": "opened",
                "close_date": "close",
                "product": "product",
            },
        ),
        HeaderSet(
            "中文",
            {
                "商机名称": "name",
                "商机": "name",
                "项目名称": "name",
                "项目": "name",
                "名称": "name",
                "客户名称": "account",
                "客户": "account",
                "客户编码": "account",
                "公司": "account",
                "阶段": "stage",
                "销售阶段": "stage",
                "商机阶段": "stage",
                "金额": "amount",
                "预计金额": "amount",
                "销售金额": "amount",
                "合同金额": "amount",
                "币种": "currency",
                "币别": "currency",
                "创建日期": "opened",
                "创建时间": "opened",
                "立项日期": "opened",
                "预计成交日期": "close",
                "预计签约日期": "close",
                "成交日期": "close",
                "状态": "state",
                "产品": "product",
                "产品名称": "product",
            },
        ),
    ),
}
"""The known exports, our own headers first: those are read whatever else a file has."""

BETWEEN_LINES: Final = " / "
"""What stands between the lines of a header that has several."""
_IGNORED: Final = str.maketrans("", "", " \t._-:*/\u3000")


def normal(header: str) -> str:
    """A header as it is compared: no case, spaces, full-width forms, nor signs between words."""
    return unicodedata.normalize("NFKC", header).casefold().translate(_IGNORED)


def all_fields(kind: Kind) -> tuple[str, ...]:
    """Every field that a column of such a file can be."""
    return FIELDS[kind] + MORE_FIELDS.get(kind, ())


@lru_cache(maxsize=16)
def normal_sets(kind: Kind) -> tuple[Mapping[str, str], ...]:
    """Fields by header in the form of `normal`: our own headers, then those of the exports."""
    return tuple(
        {normal(one): field for one, field in known.fields.items()} for known in SETS[kind]
    )

"""Which column of a sheet is which field: headers seen in real exports, as tables.

A new kind of export is a new `HeaderSet` here and nothing else.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final, Literal

import msgspec

from tui.errors import Trouble
from tui.i18n import _

Kind = Literal["accounts", "people", "receivables", "visits"]


class BadColumns(Trouble):
    """A column is missing, or ``--map`` names one that is not there."""

    code = "columns"


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
}
"""Every field of a kind by its plain header. ``account`` is a customer number or a name."""

REQUIRED: Final[Mapping[Kind, tuple[tuple[str, ...], ...]]] = {
    "accounts": (("name",),),
    "people": (("name",), ("account",)),
    "receivables": (("number",), ("account",), ("amount", "open")),
    "visits": (("start",), ("account",)),
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
    ),
    "receivables": (
        _plain(*FIELDS["receivables"]),
        HeaderSet(
            "IBM late-payment set",
            {
                "customerID": "account",
                "invoiceNumber": "number",
                "InvoiceDate": "issued",
                "DueDate": "due",
                "InvoiceAmount": "amount",
                "SettledDate": "settled",
                "Disputed": "disputed",
            },
        ),
        HeaderSet(
            "QuickBooks",
            {
                "Num": "number",
                "Customer": "account",
                "Date": "issued",
                "Due Date": "due",
                "Amount": "amount",
                "Open Balance": "open",
            },
        ),
        HeaderSet(
            "ERPNext",
            {
                "Voucher No": "number",
                "Customer": "account",
                "Customer Name": "account name",
                "Posting Date": "issued",
                "Due Date": "due",
                "Invoiced Amount": "amount",
                "Outstanding Amount": "open",
                "Currency": "currency",
            },
        ),
        HeaderSet(
            "金蝶云星空",
            {
                "单据编号": "number",
                "客户": "account",
                "业务日期": "issued",
                "到期日": "due",
                "价税合计": "amount",
                "币别": "currency",
            },
        ),
        HeaderSet(
            "ERP",
            {
                "单据编码": "number",
                "客户名称": "account",
                "记账日期": "issued",
                "到期日": "due",
                "应收金额": "amount",
                "未核销金额": "open",
                "已核销金额": "paid",
                "币种": "currency",
            },
        ),
        HeaderSet(
            "自制表",
            {
                "发票号": "number",
                "客户名称": "account",
                "开票日期": "issued",
                "到期日期": "due",
                "应收金额": "amount",
                "未收金额": "open",
                "已收金额": "paid",
                "回款日期": "settled",
                "币种": "currency",
            },
        ),
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
}
"""The known exports, our own headers first: those are read whatever else a file has."""

_IGNORED: Final = str.maketrans("", "", " \t._-:*\u3000")


def normal(header: str) -> str:
    """A header as it is compared: no case, spaces, dots, underscores or full-width forms."""
    return unicodedata.normalize("NFKC", header).casefold().translate(_IGNORED)


def map_columns(
    header: Sequence[str], kind: Kind, file: str, named: Mapping[str, str] | None = None
) -> tuple[Column, ...]:
    """The field of each column of a file.

    What the rep has named goes first, then our own headers, then those of the export
    that knows most of the headers, then those of the others. A field is read from one
    column only.

    Args:
        file: its name, for messages.
        named: header by field, as ``--map`` says it.

    Raises:
        BadColumns: a required column is missing, or a name is not known.
    """
    seen = [normal(one) for one in header]
    field_of: dict[int, str] = {}
    for field, wanted in (named or {}).items():
        field_of[_find(wanted, header, file)] = _field(field, kind)
    sets = [{normal(one): field for one, field in known.fields.items()} for known in SETS[kind]]
    own, *others = sets
    others.sort(key=lambda known: -sum(one in known for one in seen))
    for known in (own, *others):
        for index, one in enumerate(seen):
            meant = known.get(one)
            if meant and index not in field_of and meant not in field_of.values():
                field_of[index] = meant
    _require(set(field_of.values()), kind, header, file)
    return tuple(Column(one, field_of.get(index)) for index, one in enumerate(header))


def _field(text: str, kind: Kind) -> str:
    by_name = {normal(field): field for field in FIELDS[kind]}
    if field := by_name.get(normal(text)):
        return field
    message = _("--map: {kind} have no field “{field}”.").format(kind=kind, field=text)
    raise BadColumns(_told(message, _nearest(text, FIELDS[kind])))


def _find(wanted: str, header: Sequence[str], file: str) -> int:
    for index, one in enumerate(header):
        if normal(one) == normal(wanted):
            return index
    message = _("--map: {file} has no column “{header}”.").format(file=file, header=wanted)
    raise BadColumns(_told(message, _nearest(wanted, [one for one in header if one])))


def _nearest(text: str, known: Sequence[str]) -> str:
    by_normal = {normal(one): one for one in known}
    if near := difflib.get_close_matches(normal(text), by_normal, 1, 0.5):
        return _("Did you mean “{name}”?").format(name=by_normal[near[0]])
    return _("There are: {names}.").format(names=", ".join(known))


def _told(message: str, hint: str) -> str:
    return _("{text} {more}").format(text=message, more=hint)


def _require(found: set[str], kind: Kind, header: Sequence[str], file: str) -> None:
    for group in REQUIRED[kind]:
        if found.isdisjoint(group):
            raise BadColumns(
                _(
                    "{file} has no column for “{field}”; its columns are: {headers}. "
                    "If one of them is meant, say so: --map '{field}=HEADER'."
                ).format(
                    file=file,
                    field=group[0],
                    headers=", ".join(one for one in header if one),
                )
            )

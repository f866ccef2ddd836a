"""Headers of receivables: the tables of all programs, and what is so in whatever file they stand.

The header of a column that stands under another (``借方``, ``未结金额``, ``本币``) is all of them
in a row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tui.exchange.header_tables import big_erps, chinese, german, small_firms

CERTAIN: Final[Mapping[str, str]] = {
    "Customer No": "account",
    "Customer No.": "account",
    "Customer Number": "account",
    "Customer ID": "account",
    "Customer Code": "account",
    "Customer Account": "account",
    "Cust No": "account",
    "cust_number": "account",
    "Account No": "account",
    "Account Number": "account",
    "Debtor No": "account",
    "Debtor Number": "account",
    "Client ID": "account",
    "客户编码": "account",
    "客户编号": "account",
    "客户代码": "account",
    "客户号": "account",
    "对账对象编码": "account",
    "往来单位编码": "account",
    "往来单位编号": "account",
    "单位编号": "account",
    "核算项目代码": "account",
    "核算项目编码": "account",
    "Customer Name": "account name",
    "Customer Name 1": "account name",
    "name_customer": "account name",
    "Account Name": "account name",
    "Client Name": "account name",
    "Debtor Name": "account name",
    "Party Name": "account name",
    "Name 1": "account name",
    "客户名称": "account name",
    "对账对象名称": "account name",
    "往来单位名称": "account name",
    "购货单位名称": "account name",
    "单位名称": "account name",
    "单位全名": "account name",
    "核算项目名称": "account name",
}
"""What means the same wherever it stands. Of a file that names customers alone, the name is
the account."""

NAMES: Final = ("Customer", "Client", "Debtor", "Contact", "Party", "客户", "往来单位", "购货单位")
"""The account; beside a customer number, its name."""
BESIDE: Final = (
    *NAMES,
    *("Name", "Kunde", "Firma", "Geschäftspartner", "Kontakt"),
    *("客户全称", "客户简称", "购买方名称", "结算客户"),
)
"""What is the name beside a customer number; beside a name it says something else."""
LAST: Final[Mapping[str, str]] = {"No.": "number", "Nr.": "number"}
"""What is believed where nothing else gives the field: it may only count the rows."""

_TABLES: Final = {**big_erps.SETS, **small_firms.SETS, **chinese.SETS, **german.SETS}
_FIRST: Final = (
    *(
        "IBM late-payment set",
        "SAP FBL5N",
        "SAP S/4HANA",
        "SAP 中文",
        "QuickBooks",
        "Xero",
        "ERPNext",
    ),
    *("用友", "金蝶云星空", "ERP", "自制表", "payment-prediction sets"),
)
SETS: Final[Mapping[str, Mapping[str, str]]] = {
    **{source: _TABLES[source] for source in _FIRST},
    **{source: fields for source, fields in _TABLES.items() if source not in _FIRST},
}
"""By source. Of two that know as many headers of a file the first is believed."""

LOCAL: Final = (
    *("Amount in local currency", "Amount in loc. curr.", "Amount in LC", "LC amnt"),
    *("本币金额", "本位币金额", "本币计的金额", "以本币计的金额", "以本币计算的金额"),
    *("借方 发生金额 本币", "发生金额 本币", "借方 未结金额 本币", "未结金额 本币"),
)
"""Amounts in the currency of the books; the columns of `FOREIGN` do not speak of them."""
FOREIGN: Final = (
    *("Document currency", "Doc. currency", "Curr.", "Transaction currency", "Tran Cur."),
    *("Currency Code", "Währungscode", "凭证货币", "交易货币", "币种", "币别", "货币"),
)

VAGUE: Final = (
    *("Amount", "Total", "Balance", "金额", "余额", "发生金额", "已结金额", "未结金额"),
    *("本币金额", "本位币金额", "Betrag", "Saldo"),
)
"""Amounts of which the line above tells which they are: ``借方`` or ``贷方``, ``上期`` or
``本期``. All others a last line tells alone: ``应收账款`` over ``已收金额``."""

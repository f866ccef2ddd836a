"""Exports of SAP, in English and in Chinese."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "SAP FBL5N": Export(
        cells(
            """
Account|Assignment|Document Number|Document Type|Document Date|Posting Date|Net due date|\
Arrears after net due date|Amount in local currency|Amount in doc. curr.|Document currency|\
Billing Document|Terms of Payment|Invoice reference|Payment Block|Debit/Credit ind|Clearing date|\
Text|G/L Account|Company Code
100123|0004711|1900000017|RV|05.09.2026|06.09.2026|05.10.2026|46|1.250,00|1.250,00|EUR|\
0090001234|Z030|||S|||140000|1000
100123|0004712|1900000018|RV|15.10.2026|15.10.2026|14.11.2026|6|480,50|480,50|EUR|0090001240|\
Z030|||S|||140000|1000
100123|0004713|1700000003|DG|16.10.2026|16.10.2026|16.10.2026|35|80,50-|80,50-|EUR|||||H||\
credit note|140000|1000
||||||||1.650,00|1.650,00|EUR|||||||||
100777|0004714|1900000019|RV|01.11.2026|01.11.2026|01.12.2026|11-|920,00|1.000,00|USD|0090001250|\
Z030|||S|||140000|1000
||||||||920,00|1.000,00|USD|||||||||
||||||||1.650,00|1.650,00|EUR|||||||||
||||||||920,00|1.000,00|USD|||||||||
"""
        ),
        {
            "account": "Account",
            "number": "Document Number",
            "issued": "Document Date",
            "due": "Net due date",
            "days overdue": "Arrears after net due date",
            "amount": "Amount in doc. curr.",
            "currency": "Document currency",
            "side": "Debit/Credit ind",
            "settled": "Clearing date",
        },
        [
            Owed("100123", "1900000017", "1250", "EUR", day("2026-10-05")),
            Owed("100123", "1900000018", "480.50", "EUR", day("2026-11-14")),
            Owed("100123", "1700000003", "-80.50", "EUR", day("2026-10-16")),
            Owed("100777", "1900000019", "1000", "USD", day("2026-12-01")),
        ],
        {5: "subtotal", 7: "subtotal", 8: "total", 9: "total"},
        separator=";",
    ),
    "SAP 中文": Export(
        cells(
            """
客户|会计凭证编号|净到期日|净到期日后的逾期天数|过帐日期|凭证货币金额|凭证货币|公司代码|利润中心
100123|1900000017|2026.10.05|46|2026.09.05|1,250.00|CNY|1000|P100
100124|1900000018|2026.11.30|10-|2026.10.15|480.50|CNY|1000|P100
|||||1,730.50|CNY||
"""
        ),
        {
            "account": "客户",
            "number": "会计凭证编号",
            "due": "净到期日",
            "days overdue": "净到期日后的逾期天数",
            "issued": "过帐日期",
            "amount": "凭证货币金额",
            "currency": "凭证货币",
        },
        [
            Owed("100123", "1900000017", "1250", due=day("2026-10-05")),
            Owed("100124", "1900000018", "480.50", due=day("2026-11-30")),
        ],
        {4: "total"},
        encoding="gbk",
    ),
}

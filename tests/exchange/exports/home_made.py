"""Lists that people make for themselves, with groups, sums and ages as they like."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "自制表": Export(
        [
            ["应收账款明细表"],
            ["截止日期：2026年11月20日", None, None, None, None, "单位：元"],
            [
                *("客户名称", "发票号", "开票日期", "应收金额", "已收金额", "未收金额"),
                *("逾期天数", "到期日期", "销售人员", "账龄", "回款日期", "未逾期金额"),
                *("1～30天", "31～60天", "61～90天", ">90天"),
            ],
            [
                *("华信电缆", "00012345", 46270, "￥1,200.00", "￥200.00", "￥1,000.00"),
                *("46", 46300, "李明", "31-60天", "2026年10月20日", None, None, "1000"),
            ],
            [
                *("华信电缆", "00012346", "2026/10/5", "￥８００．００", None, "￥８００．００"),
                *("", "2026/12/4", "李明", "未逾期", None, "800"),
            ],
            ["小计", None, None, "￥2,000.00", "￥200.00", "￥1,800.00"],
            [
                *("上海建工", "00012350", "2026年10月8日", "1.2万", None, "1.2万"),
                *("13", "2026年11月7日", "李明", "1-30天", None, None, "12000"),
            ],
            ["上海建工", "00012351", "2026.10.9", "（300.00）", None, "300.00-", None, "2026.11.8"],
            ["合计", None, None, "￥13,700.00", "￥200.00", "￥13,500.00"],
            ["制表：李明"],
        ],
        {
            "account": "客户名称",
            "number": "发票号",
            "issued": "开票日期",
            "amount": "应收金额",
            "paid": "已收金额",
            "open": "未收金额",
            "days overdue": "逾期天数",
            "due": "到期日期",
            "settled": "回款日期",
        },
        [
            Owed("华信电缆", "00012345", "1000", due=day("2026-10-05")),
            Owed("华信电缆", "00012346", "800", due=day("2026-12-04")),
            Owed("上海建工", "00012350", "12000", due=day("2026-11-07")),
            Owed("上海建工", "00012351", "-300", due=day("2026-11-08")),
        ],
        {6: "subtotal", 9: "total", 10: "note"},
        head=3,
        merges=("A1:P1",),
        as_of=day("2026-11-20"),
        encoding="gbk",
        warned=("46270",),
    ),
    "home-made": Export(
        cells(
            """
Open invoices by customer
Printed on 20 November 2026

Invoice No.|Inv. Date|Due|Amount (USD)|Paid|Balance
Customer: 20011 Harbor Diner
A-17|9/5/2026|10/5/2026|1,000.00|400.00|600.00
A-18|10/15/2026|11/14/2026|250.00||250.00
Subtotal|||1,250.00|400.00|850.00
Customer: 20012 Bay Hotel
Invoice No.|Inv. Date|Due|Amount (USD)|Paid|Balance
A-19|10/16/2026|11/15/2026|99.95||99.95
Subtotal|||99.95||99.95
------------
Grand total|||1,349.95|400.00|949.95
"""
        ),
        {
            "number": "Invoice No.",
            "issued": "Inv. Date",
            "due": "Due",
            "amount": "Amount (USD)",
            "paid": "Paid",
            "open": "Balance",
        },
        [
            Owed("Harbor Diner", "A-17", "600", "USD", day("2026-10-05")),
            Owed("Harbor Diner", "A-18", "250", "USD", day("2026-11-14")),
            Owed("Bay Hotel", "A-19", "99.95", "USD", day("2026-11-15")),
        ],
        {
            **{5: "heading", 8: "subtotal", 9: "heading", 10: "header", 12: "subtotal"},
            **{13: "blank", 14: "total"},
        },
        head=4,
        as_of=day("2026-11-20"),
    ),
    "自制分组表": Export(
        [
            ["欠款一览", None, None, None],
            ["统计日期", day("2026-11-20"), None, "金额单位：万元"],
            ["发票号", "开票日期", "到期日", "欠款金额"],
            ["华信电缆"],
            ["F-001", day("2026-09-05"), day("2026-10-05"), 12.5],
            ["F-002", day("2026-10-05"), day("2026-11-04"), 0.35],
            ["合计", None, None, 12.85],
            ["上海建工"],
            ["F-003", day("2026-10-10"), day("2026-12-09"), 3],
            ["合计", None, None, 3],
            ["总计", None, None, 15.85],
        ],
        {"number": "发票号", "issued": "开票日期", "due": "到期日", "open": "欠款金额"},
        [
            Owed("华信电缆", "F-001", "125000", due=day("2026-10-05")),
            Owed("华信电缆", "F-002", "3500", due=day("2026-11-04")),
            Owed("上海建工", "F-003", "30000", due=day("2026-12-09")),
        ],
        {4: "heading", 7: "subtotal", 8: "heading", 10: "subtotal", 11: "total"},
        head=3,
        merges=("A1:D1",),
        as_of=day("2026-11-20"),
        encoding="gbk",
    ),
    "by age alone": Export(
        cells(
            """
客户名称|单号|开票日期|未到期|1-30天|31-60天|61-90天|90天以上
华信电缆|D1|2026-09-05|||300.00||
上海建工|D2|2026-11-01|120.00||||
合计|||120.00||300.00||
"""
        ),
        {"account": "客户名称", "number": "单号", "issued": "开票日期"},
        [Owed("华信电缆", "D1", "300"), Owed("上海建工", "D2", "120")],
        {4: "total"},
    ),
    "两行表头": Export(
        cells(
            """
客户名称|发票号|到期日期|应收账款||
|||应收金额|已收金额|未收金额
华信电缆|F-101|2026/11/1|100.00|30.00|70.00
上海建工|F-102|2026/12/1|50.00||50.00
合计|||150.00|30.00|120.00
"""
        ),
        {
            "account": "客户名称",
            "number": "发票号",
            "due": "到期日期",
            "amount": "应收账款 / 应收金额",
            "paid": "应收账款 / 已收金额",
            "open": "应收账款 / 未收金额",
        },
        [
            Owed("华信电缆", "F-101", "70", due=day("2026-11-01")),
            Owed("上海建工", "F-102", "50", due=day("2026-12-01")),
        ],
        {5: "total"},
        head=2,
        merges=("D1:F1",),
    ),
    "本币原币": Export(
        cells(
            """
客户名称|发票号|到期日期|币种|应收金额||未收金额|
||||本币|原币|本币|原币
海外贸易|F-201|2026/11/1|USD|1,400.00|200.00|700.00|100.00
华信电缆|F-202|2026/12/1|CNY|50.00|50.00|50.00|50.00
"""
        ),
        {
            "account": "客户名称",
            "number": "发票号",
            "due": "到期日期",
            "currency": "币种",
            "amount": "应收金额 / 原币",
            "open": "未收金额 / 原币",
        },
        [
            Owed("海外贸易", "F-201", "100", "USD", day("2026-11-01")),
            Owed("华信电缆", "F-202", "50", due=day("2026-12-01")),
        ],
        head=2,
    ),
    "unit below": Export(
        cells(
            """
Customer|Invoice No|Due Date|Amount|Paid
|||USD|USD
Harbor Diner|A-31|2026-11-01|100.00|25.00
Bay Hotel|A-32|2026-12-01|50.00|
"""
        ),
        {
            "account": "Customer",
            "number": "Invoice No",
            "due": "Due Date",
            "amount": "Amount / USD",
            "paid": "Paid / USD",
        },
        [
            Owed("Harbor Diner", "A-31", "75", "USD", day("2026-11-01")),
            Owed("Bay Hotel", "A-32", "50", "USD", day("2026-12-01")),
        ],
        head=2,
    ),
    "单据表": Export(
        cells(
            """
客户|单据号|单据日期|到期日|金额|未付金额
华信电缆|D-401|2026-10-01|2026-11-01|100.00|60.00
上海建工|D-402|2026-11-01|2026-12-01|50.00|50.00
"""
        ),
        {
            "account": "客户",
            "number": "单据号",
            "issued": "单据日期",
            "due": "到期日",
            "amount": "金额",
            "open": "未付金额",
        },
        [
            Owed("华信电缆", "D-401", "60", due=day("2026-11-01")),
            Owed("上海建工", "D-402", "50", due=day("2026-12-01")),
        ],
    ),
    "offene Posten": Export(
        cells(
            """
Kunde|Beleg|Belegdatum|Fällig am|Betrag|Saldo|Währung
Brandtner Pumpen|R-501|30.09.2026|31.10.2026|1.250,00|1.000,50|EUR
Müller Messtechnik|R-502|15.10.2026|14.11.2026|99,95|99,95|EUR
"""
        ),
        {
            "account": "Kunde",
            "number": "Beleg",
            "issued": "Belegdatum",
            "due": "Fällig am",
            "amount": "Betrag",
            "open": "Saldo",
            "currency": "Währung",
        },
        [
            Owed("Brandtner Pumpen", "R-501", "1000.50", "EUR", day("2026-10-31")),
            Owed("Müller Messtechnik", "R-502", "99.95", "EUR", day("2026-11-14")),
        ],
    ),
    "in two languages": Export(
        cells(
            """
客户名称|发票号|开票日期|到期日|金额(元)|业务员
Customer|Invoice No.|Invoice Date|Due Date|Amount (CNY)|Sales
华信电缆|F-301|2026-10-01|2026-11-01|100.00|李明
"""
        ),
        {
            "account": "客户名称 / Customer",
            "number": "发票号 / Invoice No.",
            "issued": "开票日期 / Invoice Date",
            "due": "到期日 / Due Date",
            "amount": "金额(元) / Amount (CNY)",
        },
        [Owed("华信电缆", "F-301", "100", due=day("2026-11-01"))],
        head=2,
    ),
}

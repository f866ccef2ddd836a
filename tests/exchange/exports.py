"""Exports as other programs write them: their headers and habits, with data of our own."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook

from tui.exchange.sums import Sort

Cell = str | int | float | date | None


class Owed(NamedTuple):
    """An invoice that a file brings: what is open of it, and when it is due."""

    account: str
    number: str
    left: str
    currency: str = "CNY"
    due: date | None = None

    @property
    def amount(self) -> Decimal:
        return Decimal(self.left)


class Export(NamedTuple):
    """A file as one program writes it."""

    rows: Sequence[Sequence[Cell]]
    fields: Mapping[str, str]
    """The header of each field that is to be found."""
    owed: Sequence[Owed]
    """Accounts by name, or by number where the file has no names."""
    sorts: Mapping[int, Sort] = {}
    """What the rows are that are no items, by their number in the file."""
    head: int = 1
    """The row of the header, its last line."""
    merges: Sequence[str] = ()
    as_of: date | None = None
    encoding: str = "utf-8"
    separator: str = ","
    warned: Sequence[str] = ()
    """What the warnings have to mention, one each."""

    def written(self, folder: Path, form: str) -> Path:
        """The file, as ``csv`` or ``xlsx``."""
        file = folder / f"export.{form}"
        if form == "xlsx":
            self._workbook().save(file)
            return file
        text = io.StringIO()
        writer = csv.writer(text, delimiter=self.separator)
        writer.writerows(["" if cell is None else str(cell) for cell in row] for row in self.rows)
        file.write_bytes(text.getvalue().encode(self.encoding))
        return file

    def _workbook(self) -> Workbook:
        book = Workbook()
        sheet = book.worksheets[0]
        for row in self.rows:
            sheet.append(list(row))
        for merge in self.merges:
            sheet.merge_cells(merge)
        return book


def cells(text: str) -> list[list[Cell]]:
    """Rows with bars between the cells."""
    return [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").splitlines()]


def day(text: str) -> date:
    return date.fromisoformat(text)


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
    "QuickBooks": Export(
        cells(
            """
Seaside Supplies LLC
A/R Aging Detail
As of November 20, 2026

|Transaction type|Num|Customer|Date|Due Date|Past due|Amount|Open Balance
Current
|Invoice|1043|Harbor Diner|11/13/2026|12/13/2026|-23|"1,200.00"|1,200.00
Total for Current|||||||$1,200.00|$1,200.00
1 - 30 days past due
|Invoice|1039|Harbor Diner|10/02/2026|11/01/2026|19|815.25|400.25
|Credit Memo|1040|Bay Hotel|10/05/2026|11/04/2026|16|(50.00)|(50.00)
|Payment||Bay Hotel|10/06/2026|10/06/2026|45|-20.00|-20.00
Total for 1 - 30 days past due|||||||$745.25|$330.25
TOTAL|||||||$1,945.25|$1,530.25
""".replace('"1,200.00"', "1,200.00")
        ),
        {
            "number": "Num",
            "account": "Customer",
            "issued": "Date",
            "due": "Due Date",
            "days overdue": "Past due",
            "amount": "Amount",
            "open": "Open Balance",
        },
        [
            Owed("Harbor Diner", "1043", "1200", "USD", day("2026-12-13")),
            Owed("Harbor Diner", "1039", "400.25", "USD", day("2026-11-01")),
            Owed("Bay Hotel", "1040", "-50", "USD", day("2026-11-04")),
        ],
        {6: "heading", 8: "subtotal", 9: "heading", 13: "subtotal", 14: "total"},
        head=5,
        as_of=day("2026-11-20"),
    ),
    "Xero": Export(
        cells(
            """
Aged Receivables Detail
Kiwi Tools Ltd
As at 20 November 2026
Ageing by due date
Invoice Date|Due Date|Expected Date|Invoice Number|Invoice Reference|Current|< 1 Month|1 Month|\
2 Months|3 Months|Older|Total|Outstanding Tax
City Agency
1 Nov 2026|1 Dec 2026||INV-0021|RPT445|500.00|-|-|-|-|-|500.00|65.22
5 Sep 2026|5 Oct 2026||INV-0009||-|-|250.50|-|-|-|250.50|32.67
Total City Agency|||||500.00|-|250.50|-|-|-|750.50|97.89
360 Media
12 Oct 2026|11 Nov 2026||CN-0003||-|(80.00)|-|-|-|-|(80.00)|-10.43
Total 360 Media|||||-|(80.00)|-|-|-|-|(80.00)|-10.43
Total|||||500.00|(80.00)|250.50|-|-|-|676.00|87.46
Percentage of total|||||74%|-12%|37%|0%|0%|0%|100%|
"""
        ),
        {
            "issued": "Invoice Date",
            "due": "Due Date",
            "number": "Invoice Number",
            "open": "Total",
        },
        [
            Owed("City Agency", "INV-0021", "500", "NZD", day("2026-12-01")),
            Owed("City Agency", "INV-0009", "250.50", "NZD", day("2026-10-05")),
            Owed("360 Media", "CN-0003", "-80", "NZD", day("2026-11-11")),
        ],
        {6: "heading", 9: "subtotal", 10: "heading", 12: "subtotal", 13: "total", 14: "note"},
        head=5,
        as_of=day("2026-11-20"),
        warned=("676.00",),
    ),
    "ERPNext": Export(
        cells(
            """
Customer|Voucher Type|Voucher No|Due Date|Invoiced Amount|Paid Amount|Credit Note|\
Outstanding Amount|Age (Days)|0-30|31-60|61-90|91-120|121-Above|Currency|Customer LPO|Territory|\
Sales Person|Remarks
Palmer Productions|Sales Invoice|ACC-SINV-2026-00012|2026-10-01|1200.0|200.0|100.0|900.0|50|0.0|\
900.0|0.0|0.0|0.0|INR||India|Asha|No Remarks
West View|Sales Invoice|ACC-SINV-2026-00015|2026-11-30|450.0|0.0|0.0|450.0|0|450.0|0.0|0.0|0.0|\
0.0|INR||India|Asha|No Remarks
West View|Payment Entry|ACC-PAY-2026-00004||0.0|75.0|0.0|-75.0|3|-75.0|0.0|0.0|0.0|0.0|INR||||
Total||||1650.0|275.0|100.0|1275.0||375.0|900.0|0.0|0.0|0.0|INR||||
"""
        ),
        {
            "account": "Customer",
            "number": "Voucher No",
            "due": "Due Date",
            "amount": "Invoiced Amount",
            "paid": "Paid Amount",
            "credited": "Credit Note",
            "open": "Outstanding Amount",
            "currency": "Currency",
        },
        [
            Owed("Palmer Productions", "ACC-SINV-2026-00012", "900", "INR", day("2026-10-01")),
            Owed("West View", "ACC-SINV-2026-00015", "450", "INR", day("2026-11-30")),
            Owed("West View", "ACC-PAY-2026-00004", "-75", "INR"),
        ],
        {5: "total"},
    ),
    "用友": Export(
        cells(
            """
应收账款对账单||||||||||||||
对账对象编码|对账对象名称|币种|凭证日期|凭证字号|业务日期|业务单号|业务员|摘要|借方|||||
|||||||||发生金额||已结金额||未结金额|
|||||||||金额|本币|金额|本币|金额|本币
0101|华信电缆有限公司|人民币|2026-09-05|记-0012|2026-09-05|XS2609001|李明|销售电缆|12,000.00|12,000.00|2,000.00|\
2,000.00|10,000.00|10,000.00
0101|华信电缆有限公司|人民币|2026-10-08|记-0044|2026-10-08|XS2610007|李明|销售电缆|500.00|500.00|||500.00|500.00
||||||||小计|12,500.00|12,500.00|2,000.00|2,000.00|10,500.00|10,500.00
0205|上海建工集团|人民币|2026-10-20|记-0051|2026-10-20|XS2610019|李明|电缆盘|800.00|800.00|||800.00|800.00
||||||||小计|800.00|800.00|||800.00|800.00
合计|||||||||13,300.00|13,300.00|2,000.00|2,000.00|11,300.00|11,300.00
"""
        ),
        {
            "account": "对账对象编码",
            "account name": "对账对象名称",
            "currency": "币种",
            "issued": "业务日期",
            "number": "业务单号",
            "amount": "借方 / 发生金额 / 金额",
            "paid": "借方 / 已结金额 / 金额",
            "open": "借方 / 未结金额 / 金额",
        },
        [
            Owed("华信电缆有限公司", "XS2609001", "10000"),
            Owed("华信电缆有限公司", "XS2610007", "500"),
            Owed("上海建工集团", "XS2610019", "800"),
        ],
        {7: "subtotal", 9: "subtotal", 10: "total"},
        head=4,
        merges=("A1:O1", "J2:O2", "J3:K3", "L3:M3", "N3:O3", "A2:A4", "B2:B4", "G2:G4"),
        encoding="gbk",
    ),
    "金蝶云星空": Export(
        cells(
            """
单据编号|业务日期|到期日|币别|客户|价税合计|销售员|收款条件|收款核销状态|过期天数|未过期天数
XSZD0001|2026/9/5|2026/10/5|人民币|华信电缆|1,130.00|李明|月结30天|未核销|46|
XSZD0002|2026/8/1|2026/8/31|人民币|华信电缆|226.00|李明|月结30天|完全核销||
XSZD0003|2026/10/10|2026/12/9|人民币|上海建工|339.00|李明|月结60天|未核销||19
合计|||||1,695.00|||||
"""
        ),
        {
            "number": "单据编号",
            "issued": "业务日期",
            "due": "到期日",
            "currency": "币别",
            "account": "客户",
            "amount": "价税合计",
            "state": "收款核销状态",
            "days overdue": "过期天数",
            "days to due": "未过期天数",
        },
        [
            Owed("华信电缆", "XSZD0001", "1130", due=day("2026-10-05")),
            Owed("华信电缆", "XSZD0002", "0", due=day("2026-08-31")),
            Owed("上海建工", "XSZD0003", "339", due=day("2026-12-09")),
        ],
        {5: "total"},
        encoding="gbk",
    ),
    "ERP": Export(
        cells(
            """
客户名称|单据编码|记账日期|应收金额|收回金额|已核销金额|未核销金额|原币未核销金额|到期日|业务员|币种|预收金额|出库日期
华信电缆|YS-001|2026-09-05|1000.00|400.00|400.00|600.00|600.00|2026-10-05|李明|CNY|0|2026-09-03
海外贸易|YS-002|2026-10-01|7200.00|0|0|7200.00|1000.00|2026-10-31|李明|USD|0|2026-09-30
"""
        ),
        {
            "account": "客户名称",
            "number": "单据编码",
            "issued": "记账日期",
            "amount": "应收金额",
            "paid": "已核销金额",
            "open": "未核销金额",
            "open in currency": "原币未核销金额",
            "due": "到期日",
            "currency": "币种",
        },
        [
            Owed("华信电缆", "YS-001", "600", due=day("2026-10-05")),
            Owed("海外贸易", "YS-002", "1000", "USD", day("2026-10-31")),
        ],
        encoding="gb18030",
    ),
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
    "IBM": Export(
        cells(
            """
countryCode|customerID|PaperlessDate|invoiceNumber|InvoiceDate|DueDate|InvoiceAmount|Disputed|\
SettledDate|PaperlessBill|DaysToSettle|DaysLate
391|0379-NEVHP|4/6/2026|611365|8/2/2026|9/1/2026|55.94|No|9/15/2026|Paper|44|14
406|8976-AMJEO|3/3/2026|7900770|10/26/2026|11/25/2026|61.74|Yes||Electronic||
"""
        ),
        {
            "account": "customerID",
            "number": "invoiceNumber",
            "issued": "InvoiceDate",
            "due": "DueDate",
            "amount": "InvoiceAmount",
            "disputed": "Disputed",
            "settled": "SettledDate",
        },
        [
            Owed("0379-NEVHP", "611365", "0", "USD", day("2026-09-01")),
            Owed("8976-AMJEO", "7900770", "61.74", "USD", day("2026-11-25")),
        ],
    ),
    "payment prediction": Export(
        cells(
            """
business_code|cust_number|name_customer|clear_date|buisness_year|doc_id|posting_date|\
document_create_date|due_in_date|invoice_currency|document type|total_open_amount|\
baseline_create_date|cust_payment_terms|invoice_id|isOpen
U001|0200769623|WAL-MAR corp|2026-02-11 00:00:00|2026.0|1930438491.0|2026-01-26|20260125|\
20260210.0|USD|RV|54273.28|20260126.0|NAH4|1930438491.0|0
U001|0200980828|BEN E|NaN|2026.0|1929646410.0|2026-07-22|20260722|20260811.0|USD|RV|79656.60|\
20260722.0|NAD1|1929646410.0|1
"""
        ),
        {
            "account": "cust_number",
            "account name": "name_customer",
            "settled": "clear_date",
            "number": "doc_id",
            "issued": "document_create_date",
            "due": "due_in_date",
            "currency": "invoice_currency",
            "amount": "total_open_amount",
            "state": "isOpen",
        },
        [
            Owed("WAL-MAR corp", "1930438491", "0", "USD", day("2026-02-10")),
            Owed("BEN E", "1929646410", "79656.60", "USD", day("2026-08-11")),
        ],
    ),
    "Rounds": Export(
        cells(
            """
number|account|issued|due|amount|open|settled|currency|disputed
R1|Huaxin|2026-09-05|2026-10-05|1000.00|600.00||CNY|no
R2|Huaxin|2026-10-05|2026-11-04|500.00|0.00|2026-11-01|CNY|
"""
        ),
        {
            one: one
            for one in "number account issued due amount open settled currency disputed".split()
        },
        [
            Owed("Huaxin", "R1", "600", due=day("2026-10-05")),
            Owed("Huaxin", "R2", "0", due=day("2026-11-04")),
        ],
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
}

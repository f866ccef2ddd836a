"""Exports of the programs of smaller firms: QuickBooks, Xero and ERPNext."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
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
}

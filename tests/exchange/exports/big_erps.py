"""Exports of the programs of larger firms: SAP, Oracle, Dynamics, NetSuite and Odoo."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "SAP FBL5N by customer": Export(
        cells(
            """
20.11.2026||Customer Line Item Display|||||||||
Customer||100123
Company Code||1000
Name||Rhein Kabel GmbH
City||Bonn

|St|Assignment|DocumentNo|Type|Doc. Date|S|DD|Amount in local cur.|LCurr|Clrng doc.|Text

||20261013|1800000123|RV|13.10.2026|||1.234,50|EUR||Kabel
||20261005|1800000124|DG|05.10.2026|||200,00-|EUR||Gutschrift
*||||||||1.034,50|EUR||
** Account 100123||||||||1.034,50|EUR||

Customer||100200
Company Code||1000
Name||Elbe AG
City||Jena

|St|Assignment|DocumentNo|Type|Doc. Date|S|DD|Amount in local cur.|LCurr|Clrng doc.|Text

||20261001|1800000200|RV|01.10.2026|||100,00|EUR||Kabel
*||||||||100,00|EUR||
** Account 100200||||||||100,00|EUR||
***||||||||1.134,50|EUR||
"""
        ),
        {
            "number": "DocumentNo",
            "issued": "Doc. Date",
            "amount": "Amount in local cur.",
            "currency": "LCurr",
        },
        [
            Owed("Elbe AG", "1800000200", "100.00", "EUR"),
            Owed("Rhein Kabel GmbH", "1800000123", "1234.50", "EUR"),
            Owed("Rhein Kabel GmbH", "1800000124", "-200.00", "EUR"),
        ],
        {
            11: "subtotal",
            12: "subtotal",
            14: "heading",
            15: "note",
            16: "note",
            17: "note",
            19: "header",
            22: "subtotal",
            23: "subtotal",
            24: "total",
        },
        head=7,
        separator="\t",
    ),
    "SAP FBL5N unconverted": Export(
        cells(
            """
20.11.2026  Dynamic List Display  1
-----------------------------------
|St|Account |Name 1            |DocumentNo|Type|Doc. Date |Net due dt|Arrear|Amt in loc.cur.|LCu\
rr|Amount in doc. curr.|Curr.|
-----------------------------------
||100123|Rhein Kabel GmbH|1800000123|RV|01.10.2026|31.10.2026|21|1.234,50|EUR|1.234,50|EUR|
||100123|Rhein Kabel GmbH|1800000124|DG|05.10.2026|05.10.2026|47|200,00-|EUR|200,00-|EUR|
-----------------------------------
|*||||||||1.034,50|EUR|1.034,50|EUR|
-----------------------------------
"""
        ),
        {
            "account": "Account",
            "account name": "Name 1",
            "number": "DocumentNo",
            "issued": "Doc. Date",
            "due": "Net due dt",
            "days overdue": "Arrear",
            "amount": "Amount in doc. curr.",
            "currency": "Curr.",
        },
        [
            Owed("Rhein Kabel GmbH", "1800000123", "1234.50", "EUR", day("2026-10-31")),
            Owed("Rhein Kabel GmbH", "1800000124", "-200.00", "EUR", day("2026-10-05")),
        ],
        {4: "blank", 7: "blank", 8: "total", 9: "blank"},
        head=3,
        separator="|",
    ),
    "SAP S/4HANA": Export(
        cells(
            """
Clearing Status|Company Code|Customer|Customer Name|Assignment Reference|Journal Entry|Journal E\
ntry Type|Journal Entry Date|Posting Date|Net Due Date|Days in Arrears|Amount (CoCode Crcy)|Comp\
any Code Currency|Amount (Tran Cur.)|Transaction Currency|Item Text
Open|1010|10100004|Domestic Customer 4|80000012|9400000012|RV|2026-10-01|2026-10-01|2026-10-31|2\
1|1190.00|EUR|1190.00|EUR|
Open|1010|10100004|Domestic Customer 4|80000013|9400000013|RV|2026-10-02|2026-10-02|2026-11-30|-\
9|92.00|EUR|100.00|USD|
|||||||||||1282.00|EUR|||
"""
        ),
        {
            "state": "Clearing Status",
            "account": "Customer",
            "account name": "Customer Name",
            "number": "Journal Entry",
            "issued": "Journal Entry Date",
            "due": "Net Due Date",
            "days overdue": "Days in Arrears",
            "amount": "Amount (Tran Cur.)",
            "currency": "Transaction Currency",
        },
        [
            Owed("Domestic Customer 4", "9400000012", "1190.00", "EUR", day("2026-10-31")),
            Owed("Domestic Customer 4", "9400000013", "100.00", "USD", day("2026-11-30")),
        ],
        {4: "total"},
    ),
    "Oracle": Export(
        cells(
            """
Aging - 7 Buckets - By Account Report
Report Date:|21-NOV-2026 09:00
As of Date:|20-NOV-2026
Customer Name|Customer Number|Invoice Number|Type|Due Date|Days Late|Outstanding Amount|Current|\
1-30 Days Past Due|31-60 Days Past Due|61-90 Days Past Due
Harbor Cable|1608|504271|Invoice|31-OCT-2026|20|12,450.00|0.00|12,450.00|0.00|0.00
Harbor Cable|1608|504280|Invoice|30-NOV-2026|-10|1,000.50|1,000.50|0.00|0.00|0.00
Harbor Cable|1608|CM-77|Credit Memo|05-NOV-2026|15|<500.00>|0.00|<500.00>|0.00|0.00
Customer Total:||||||12,950.50|1,000.50|11,950.00|0.00|0.00
Grand Total:||||||12,950.50|1,000.50|11,950.00|0.00|0.00
"""
        ),
        {
            "account name": "Customer Name",
            "account": "Customer Number",
            "number": "Invoice Number",
            "due": "Due Date",
            "days overdue": "Days Late",
            "open": "Outstanding Amount",
        },
        [
            Owed("Harbor Cable", "504271", "12450.00", due=day("2026-10-31")),
            Owed("Harbor Cable", "504280", "1000.50", due=day("2026-11-30")),
            Owed("Harbor Cable", "CM-77", "-500.00", due=day("2026-11-05")),
        ],
        {8: "subtotal", 9: "total"},
        head=4,
        as_of=day("2026-11-20"),
    ),
    "Oracle transactions": Export(
        cells(
            """
Bill-to Customer Name|Bill-to Customer Account Number|Transaction Number|Transaction Class|Trans\
action Date|Due Date|Entered Currency|Amount Due Original|Amount Due Remaining|Days Past Due|Dis\
pute Amount
Harbor Cable|1608|504271|Invoice|2026-10-01|2026-10-31|USD|100.00|40.00|21|0
Harbor Cable|1608|504272|Invoice|2026-10-01|2026-11-30|USD|70.00|70.00|0|0
"""
        ),
        {
            "account name": "Bill-to Customer Name",
            "account": "Bill-to Customer Account Number",
            "number": "Transaction Number",
            "issued": "Transaction Date",
            "due": "Due Date",
            "currency": "Entered Currency",
            "amount": "Amount Due Original",
            "open": "Amount Due Remaining",
            "days overdue": "Days Past Due",
        },
        [
            Owed("Harbor Cable", "504271", "40.00", "USD", day("2026-10-31")),
            Owed("Harbor Cable", "504272", "70.00", "USD", day("2026-11-30")),
        ],
        {},
    ),
    "Dynamics 365 BC": Export(
        cells(
            """
Posting Date|Document Type|Document No.|Customer No.|Customer Name|Description|Currency Code|Ori\
ginal Amount|Amount|Amount (LCY)|Remaining Amount|Remaining Amt. (LCY)|Due Date|Open|On Hold|Ext\
ernal Document No.
2026-10-01|Invoice|103001|10000|Harbor Furniture|Order 101001|GBP|1000.00|1000.00|1100.00|400.25\
|440.28|2026-10-31|Yes||X1
2026-10-02|Invoice|103002|20000|Bay Research|Order 101002|USD|110.00|110.00|100.00|110.00|100.00\
|2026-11-30|Yes||X2
2026-10-03|Payment|2596|20000|Bay Research|Payment|USD|-10.00|-10.00|-9.00|-10.00|-9.00|2026-10-\
03|Yes||
2026-09-03|Invoice|103000|20000|Bay Research|Order 101000|USD|50.00|50.00|45.00|0.00|0.00|2026-1\
0-03|No||X0
"""
        ),
        {
            "issued": "Posting Date",
            "number": "Document No.",
            "account": "Customer No.",
            "account name": "Customer Name",
            "currency": "Currency Code",
            "amount": "Amount",
            "open": "Remaining Amount",
            "due": "Due Date",
            "state": "Open",
        },
        [
            Owed("Bay Research", "103000", "0.00", "USD", day("2026-10-03")),
            Owed("Bay Research", "103002", "110.00", "USD", day("2026-11-30")),
            Owed("Bay Research", "2596", "-10.00", "USD", day("2026-10-03")),
            Owed("Harbor Furniture", "103001", "400.25", "GBP", day("2026-10-31")),
        ],
        {},
    ),
    "Dynamics 365 F&O": Export(
        cells(
            """
Voucher|Customer account|Name|Transaction type|Invoice|Date|Due date|Amount in transaction curre\
ncy|Currency|Balance|Amount in accounting currency|Balance in accounting currency
CIV-1|US-001|Harbor Retail|Customer invoice|CIV-000667|2026-10-01|2026-10-31|1000.00|USD|250.00|\
1100.00|275.00
CIV-2|US-002|Bay Wholesale|Customer invoice|CIV-000668|2026-10-02|2026-11-30|100.00|EUR|100.00|1\
00.00|100.00
"""
        ),
        {
            "account": "Customer account",
            "account name": "Name",
            "number": "Invoice",
            "issued": "Date",
            "due": "Due date",
            "amount": "Amount in transaction currency",
            "currency": "Currency",
            "open": "Balance",
        },
        [
            Owed("Bay Wholesale", "CIV-000668", "100.00", "EUR", day("2026-11-30")),
            Owed("Harbor Retail", "CIV-000667", "250.00", "USD", day("2026-10-31")),
        ],
        {},
    ),
    "NetSuite search": Export(
        cells(
            """
Internal ID|Date|Document Number|Name|Account|Currency|Amount (Foreign Currency)|Amount Remainin\
g (Foreign Currency)|Amount|Amount Remaining|Due Date/Receive By|Days Overdue
5001|10/1/2026|INV10001|Harbor Cable|1200 Accounts Receivable|USD|100.00|40.00|100.00|40.00|10/3\
1/2026|21
5002|10/21/2026|INV10002|Bay Hotel|1200 Accounts Receivable|EUR|100.00|100.00|108.00|108.00|11/2\
0/2026|1
"""
        ),
        {
            "issued": "Date",
            "number": "Document Number",
            "account": "Name",
            "currency": "Currency",
            "amount": "Amount (Foreign Currency)",
            "open": "Amount Remaining (Foreign Currency)",
            "due": "Due Date/Receive By",
            "days overdue": "Days Overdue",
        },
        [
            Owed("Bay Hotel", "INV10002", "100.00", "EUR", day("2026-11-20")),
            Owed("Harbor Cable", "INV10001", "40.00", "USD", day("2026-10-31")),
        ],
        {},
    ),
    "Odoo": Export(
        cells(
            """
Number|Invoice Partner Display Name|Invoice/Bill Date|Due Date|Next Activity|Untaxed Amount Sign\
ed|Total Signed|Total in Currency Signed|Amount Due Signed|Payment Status|Status|Currency
INV/2026/00012|Harbor Interior|2026-10-01|2026-10-31||450.00|500.50|500.50|400.50|Partially Paid\
|Posted|USD
INV/2026/00013|Bay Hotel|2026-10-01|2026-11-30||100.00|100.00|100.00|0.00|Paid|Posted|USD
"""
        ),
        {
            "number": "Number",
            "account": "Invoice Partner Display Name",
            "issued": "Invoice/Bill Date",
            "due": "Due Date",
            "amount": "Total in Currency Signed",
            "open": "Amount Due Signed",
            "state": "Payment Status",
            "currency": "Currency",
        },
        [
            Owed("Bay Hotel", "INV/2026/00013", "0.00", "USD", day("2026-11-30")),
            Owed("Harbor Interior", "INV/2026/00012", "400.50", "USD", day("2026-10-31")),
        ],
        {},
    ),
    "Odoo aged receivable": Export(
        cells(
            """
Aged Receivable
As of 11/20/2026
|Invoice Date|Amount Currency|Currency|Account|Expected Date|At Date|1-30|31-60|61-90|91-120|Old\
er|Total
Harbor Interior||||||100.00|500.50|0.00|0.00|0.00|0.00|600.50
INV/2026/00012|10/01/2026|500.50|USD|121000 Account Receivable|10/31/2026|0.00|500.50|0.00|0.00|\
0.00|0.00|500.50
INV/2026/00013|11/01/2026|100.00|USD|121000 Account Receivable|12/01/2026|100.00|0.00|0.00|0.00|\
0.00|0.00|100.00
Bay Hotel||||||0.00|0.00|70.00|0.00|0.00|0.00|70.00
INV/2026/00014|09/01/2026|70.00|USD|121000 Account Receivable|10/01/2026|0.00|0.00|70.00|0.00|0.\
00|0.00|70.00
Total||||||100.00|500.50|70.00|0.00|0.00|0.00|670.50
"""
        ),
        {
            "number": "Number",
            "issued": "Invoice Date",
            "currency": "Currency",
            "due": "Expected Date",
            "amount": "Total",
        },
        [
            Owed("Bay Hotel", "INV/2026/00014", "70.00", "USD", day("2026-10-01")),
            Owed("Harbor Interior", "INV/2026/00012", "500.50", "USD", day("2026-10-31")),
            Owed("Harbor Interior", "INV/2026/00013", "100.00", "USD", day("2026-12-01")),
        ],
        {4: "heading", 7: "heading", 9: "total"},
        head=3,
        as_of=day("2026-11-20"),
    ),
}

"""More programs of smaller firms: Sage, Zoho, FreshBooks, other lists of Xero and QuickBooks."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "Xero invoices": Export(
        cells(
            """
*ContactName|EmailAddress|POCity|*InvoiceNumber|Reference|*InvoiceDate|*DueDate|Total|TaxTotal|I\
nvoiceAmountPaid|InvoiceAmountDue|*Description|*Quantity|*UnitAmount|LineAmount|*AccountCode|Tax\
Amount|Currency|Type|Status
City Agency|||INV-0021|R1|01/10/2026|31/10/2026|230.00|30.00|100.00|130.00|Desk|1|200|200|200|30\
|NZD|Sales invoice|Awaiting Payment
Bay Hotel|||INV-0022||13/10/2026|12/11/2026|50.00|0|50.00|0.00|Chair|1|50|50|200|0|NZD|Sales inv\
oice|Paid
"""
        ),
        {
            "account": "*ContactName",
            "number": "*InvoiceNumber",
            "issued": "*InvoiceDate",
            "due": "*DueDate",
            "amount": "Total",
            "paid": "InvoiceAmountPaid",
            "open": "InvoiceAmountDue",
            "currency": "Currency",
            "state": "Status",
        },
        [
            Owed("Bay Hotel", "INV-0022", "0.00", "NZD", day("2026-11-12")),
            Owed("City Agency", "INV-0021", "130.00", "NZD", day("2026-10-31")),
        ],
        {},
    ),
    "QuickBooks open invoices": Export(
        cells(
            """
Open Invoices
Seaside Supplies LLC
As of November 20, 2026

|Date|Transaction type|Num|Term|Due date|Open balance
Harbor Diner
|10/01/2026|Invoice|1021|Net 30|10/31/2026|459.00
Total for Harbor Diner||||||$459.00
Bay Hotel
|10/13/2026|Invoice|1037|Net 30|11/12/2026|477.50
Total for Bay Hotel||||||$477.50
TOTAL||||||$936.50

Friday, November 20, 2026 10:02 PM GMT+8
"""
        ),
        {
            "issued": "Date",
            "number": "Num",
            "due": "Due date",
            "open": "Open balance",
        },
        [
            Owed("Bay Hotel", "1037", "477.50", "USD", day("2026-11-12")),
            Owed("Harbor Diner", "1021", "459.00", "USD", day("2026-10-31")),
        ],
        {6: "heading", 8: "subtotal", 9: "heading", 11: "subtotal", 12: "total", 14: "note"},
        head=5,
        as_of=day("2026-11-20"),
    ),
    "QuickBooks transactions": Export(
        cells(
            """
Date|Transaction Type|Num|Name|Memo/Description|Account|Amount|Open Balance
10/01/2026|Invoice|1001|Harbor Diner|x|Accounts Receivable (A/R)|100.00|40.00
10/15/2026|Invoice|1002|Bay Hotel|x|Accounts Receivable (A/R)|50.00|50.00
"""
        ),
        {
            "issued": "Date",
            "number": "Num",
            "account": "Name",
            "amount": "Amount",
            "open": "Open Balance",
        },
        [
            Owed("Bay Hotel", "1002", "50.00"),
            Owed("Harbor Diner", "1001", "40.00"),
        ],
        {},
    ),
    "Sage 50 UK": Export(
        cells(
            """
Date:|20/11/2026|||My Company Ltd
Time:|10:15:32||||Aged Debtors Analysis (Detailed)
Date From:|01/01/1980
Date To:|20/11/2026
A/C: ABS001   Name: Harbor Garages Ltd   Contact: Ann Lee   Tel: 0191 555 0100
No|Type|Date|Ref|Details|Balance|Future|Current|Period 1|Period 2|Period 3|Older
50|SI|01/10/2026|10001|Goods|1,200.00|0.00|0.00|1,200.00|0.00|0.00|0.00
51|SI|13/11/2026|10002|Goods|50.50|0.00|50.50|0.00|0.00|0.00|0.00
52|SC|11/11/2026|5|Credit|-20.50|0.00|-20.50|0.00|0.00|0.00|0.00
Totals:|||||1,230.00|0.00|30.00|1,200.00|0.00|0.00|0.00
Turnover:|10,000.00
A/C: BBS001   Name: Bay Building Supplies   Contact: Bob   Tel: 0191 555 0101
No|Type|Date|Ref|Details|Balance|Future|Current|Period 1|Period 2|Period 3|Older
60|SI|01/09/2026|10003|Goods|80.00|0.00|0.00|0.00|80.00|0.00|0.00
Totals:|||||80.00|0.00|0.00|0.00|80.00|0.00|0.00
Grand Totals:|||||1,310.00|0.00|30.00|1,200.00|80.00|0.00|0.00
"""
        ),
        {
            "issued": "Date",
            "number": "Ref",
            "open": "Balance",
        },
        [
            Owed("Bay Building Supplies", "10003", "80.00", "GBP"),
            Owed("Harbor Garages Ltd", "10001", "1200.00", "GBP"),
            Owed("Harbor Garages Ltd", "10002", "50.50", "GBP"),
            Owed("Harbor Garages Ltd", "5", "-20.50", "GBP"),
        ],
        {10: "subtotal", 11: "heading", 12: "heading", 13: "header", 15: "subtotal", 16: "total"},
        head=6,
        as_of=day("2026-11-20"),
    ),
    "Sage 50 US": Export(
        cells(
            """
Aged Receivables
As of Nov 20, 2026

Customer ID|Customer|Contact|Telephone 1|Invoice/CM #|Date|Date Due|0 - 30|31 - 60|61 - 90|Over \
90 days|Amount Due
ALDRED|Harbor Builders, Inc.|Ann Lee|555-0654|10129|2026-11-05|2026-12-05|5,000.50||||5,000.50
||||10135|2026-10-05|2026-11-04||170.00|||170.00
ALDRED|Harbor Builders, Inc.||||||5,000.50|170.00|||5,170.50

ARCHER|Bay Scapes||555-0100|10119|2026-11-06|2026-12-06|7,374.69||||7,374.69
||||10136|2026-10-06|2026-11-05||30.00|||30.00
ARCHER|Bay Scapes||||||7,374.69|30.00|||7,404.69

Report Total|||||||12,375.19|200.00|||12,575.19
"""
        ),
        {
            "account": "Customer ID",
            "account name": "Customer",
            "number": "Invoice/CM #",
            "issued": "Date",
            "due": "Date Due",
            "open": "Amount Due",
        },
        [
            Owed("Bay Scapes", "10119", "7374.69", "USD", day("2026-12-06")),
            Owed("Bay Scapes", "10136", "30.00", "USD", day("2026-11-05")),
            Owed("Harbor Builders, Inc.", "10129", "5000.50", "USD", day("2026-12-05")),
            Owed("Harbor Builders, Inc.", "10135", "170.00", "USD", day("2026-11-04")),
        ],
        {7: "subtotal", 11: "subtotal", 13: "total"},
        head=4,
        as_of=day("2026-11-20"),
    ),
    "Zoho": Export(
        cells(
            """
AR Aging Details By Invoice Due Date
As of 20 Nov 2026
Date|Transaction#|Type|Status|Customer Name|Age|Amount|Balance Due
1 - 15 Days
2026-10-10|INV-000011|Invoice|Overdue|Harbor Diner|11 Days|₹1,20,000.00|₹20,000.00
Total||||||₹1,20,000.00|₹20,000.00
CURRENT
2026-11-10|INV-000012|Invoice|Sent|Bay Hotel||₹5,000.00|₹5,000.00
Total||||||₹5,000.00|₹5,000.00
"""
        ),
        {
            "issued": "Date",
            "number": "Transaction#",
            "state": "Status",
            "account": "Customer Name",
            "amount": "Amount",
            "open": "Balance Due",
        },
        [
            Owed("Bay Hotel", "INV-000012", "5000.00", "INR"),
            Owed("Harbor Diner", "INV-000011", "20000.00", "INR"),
        ],
        {4: "heading", 6: "subtotal", 7: "heading", 9: "subtotal"},
        head=3,
        as_of=day("2026-11-20"),
    ),
    "Zoho invoices": Export(
        cells(
            """
Invoice Date|Invoice ID|Invoice Number|Invoice Status|Accounts Receivable|Customer ID|Customer N\
ame|Customer Number|Due Date|Currency Code|Exchange Rate|SubTotal|Total|Balance
2026-10-01|460000000026049|INV-000001|Overdue|Accounts Receivable|460000000026010|Harbor Diner|C\
US-1|2026-10-31|USD|1.00|100.00|110.00|60.00
2026-10-02|460000000026050|INV-000002|Closed|Accounts Receivable|460000000026011|Bay Hotel|CUS-2\
|2026-11-01|USD|1.00|100.00|110.00|0.00
"""
        ),
        {
            "issued": "Invoice Date",
            "number": "Invoice Number",
            "state": "Invoice Status",
            "account name": "Customer Name",
            "account": "Customer Number",
            "due": "Due Date",
            "currency": "Currency Code",
            "amount": "Total",
            "open": "Balance",
        },
        [
            Owed("Bay Hotel", "INV-000002", "0.00", "USD", day("2026-11-01")),
            Owed("Harbor Diner", "INV-000001", "60.00", "USD", day("2026-10-31")),
        ],
        {},
    ),
    "FreshBooks": Export(
        cells(
            """
Client Name|Invoice #|Date Issued|Due Date|Invoice Status|Date Paid|Amount|Amount Due|Currency
Harbor Diner|0000012|2026-10-01|2026-10-31|overdue||100.00|100.00|USD
Bay Hotel|0000013|2026-10-02|2026-11-01|paid|2026-10-20|50.00|0.00|USD
"""
        ),
        {
            "account": "Client Name",
            "number": "Invoice #",
            "issued": "Date Issued",
            "due": "Due Date",
            "state": "Invoice Status",
            "settled": "Date Paid",
            "amount": "Amount",
            "open": "Amount Due",
            "currency": "Currency",
        },
        [
            Owed("Bay Hotel", "0000013", "0.00", "USD", day("2026-11-01")),
            Owed("Harbor Diner", "0000012", "100.00", "USD", day("2026-10-31")),
        ],
        {},
    ),
    "QuickBooks customer balance detail": Export(
        cells(
            """
Type|Date|Num|Name|Amount|Balance
Invoice|10/01/2026|1001|Harbor Diner|100.00|100.00
Invoice|10/15/2026|1002|Harbor Diner|50.00|150.00
Payment|10/19/2026|77|Harbor Diner|-30.00|120.00
Invoice|10/05/2026|1003|Bay Hotel|50.00|50.00
Invoice|10/06/2026|1004|Bay Hotel|5.00|55.00
"""
        ),
        {
            "issued": "Date",
            "number": "Num",
            "account": "Name",
            "amount": "Amount",
        },
        [
            Owed("Bay Hotel", "1003", "50.00"),
            Owed("Bay Hotel", "1004", "5.00"),
            Owed("Harbor Diner", "1001", "100.00"),
            Owed("Harbor Diner", "1002", "50.00"),
            Owed("Harbor Diner", "77", "-30.00"),
        ],
        {},
    ),
}

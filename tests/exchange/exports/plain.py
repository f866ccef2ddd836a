"""Files with one row an invoice and nothing else: public data sets and our own."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
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
}

"""Exports of German programs: DATEV, Lexware and Business Central."""

from __future__ import annotations

from collections.abc import Mapping

from tests.exchange.exports.export import Export, Owed, cells, day

EXPORTS: Mapping[str, Export] = {
    "DATEV": Export(
        cells(
            """
OPOS-Liste Debitoren Stand 20.11.2026
Konto|Kontobezeichnung|Rechnungs-Nr.|Rechnungsdatum|Fälligkeit|Betrag Soll|Betrag Haben|Saldo|S/\
H|Mahnstufe|Buchungstext
10000|Rhein GmbH|RE-1001|01.10.2026|31.10.2026|1.190,00||1.190,00|S|1|Ware
10000|Rhein GmbH|GS-7|05.10.2026|05.10.2026||90,00|90,00|H||Gutschrift
10100|Elbe KG|RE-1002|02.11.2026|02.12.2026|250,50|50,00|200,50|S||Ware
Summe|||||1.440,50|140,00|1.300,50|S||
"""
        ),
        {
            "account": "Konto",
            "account name": "Kontobezeichnung",
            "number": "Rechnungs-Nr.",
            "issued": "Rechnungsdatum",
            "due": "Fälligkeit",
            "amount": "Amount (Betrag Soll, Betrag Haben)",
        },
        [
            Owed("Elbe KG", "RE-1002", "200.50", "EUR", day("2026-12-02")),
            Owed("Rhein GmbH", "GS-7", "-90.00", "EUR", day("2026-10-05")),
            Owed("Rhein GmbH", "RE-1001", "1190.00", "EUR", day("2026-10-31")),
        ],
        {6: "total"},
        head=2,
        as_of=day("2026-11-20"),
        separator=";",
    ),
    "DATEV S/H": Export(
        cells(
            """
Konto|Name|Rechnung|Datum|Fällig|Betrag|S/H|Fälligkeitstage
10000|Rhein GmbH|RE-1001|01.10.2026|31.10.2026|1.190,00|S|21
10000|Rhein GmbH|GS-7|05.10.2026|05.10.2026|90,00|H|47
"""
        ),
        {
            "account": "Konto",
            "account name": "Name",
            "number": "Rechnung",
            "issued": "Datum",
            "due": "Fällig",
            "amount": "Betrag",
            "side": "S/H",
            "days overdue": "Fälligkeitstage",
        },
        [
            Owed("Rhein GmbH", "GS-7", "-90.00", "EUR", day("2026-10-05")),
            Owed("Rhein GmbH", "RE-1001", "1190.00", "EUR", day("2026-10-31")),
        ],
        {},
        separator=";",
    ),
    "Business Central": Export(
        cells(
            """
Buchungsdatum|Belegart|Belegnr.|Debitorennr.|Debitorenname|Beschreibung|Währungscode|Ursprungsbe\
trag|Betrag|Betrag (MW)|Restbetrag|Restbetrag (MW)|Fälligkeitsdatum|Offen|Externe Belegnummer
01.10.2026|Rechnung|RE1001|D10000|Rhein KG|Auftrag 1|EUR|1.190,00|1.190,00|1.190,00|190,00|190,0\
0|31.10.2026|Ja|
02.10.2026|Rechnung|RE1002|D10000|Rhein KG|Auftrag 2|EUR|200,00|200,00|200,00|200,00|200,00|30.1\
1.2026|Ja|
"""
        ),
        {
            "issued": "Buchungsdatum",
            "number": "Belegnr.",
            "account": "Debitorennr.",
            "account name": "Debitorenname",
            "currency": "Währungscode",
            "amount": "Betrag",
            "open": "Restbetrag",
            "due": "Fälligkeitsdatum",
            "state": "Offen",
        },
        [
            Owed("Rhein KG", "RE1001", "190.00", "EUR", day("2026-10-31")),
            Owed("Rhein KG", "RE1002", "200.00", "EUR", day("2026-11-30")),
        ],
        {},
        separator=";",
    ),
    "Lexware": Export(
        cells(
            """
Offene Posten Liste (Debitoren) zum 20.11.2026
Kundennr.|Firma|Beleg-Nr.|Belegdatum|Fällig am|Brutto|Bezahlt|Offen|Verzug (Tage)|Mahnstufe|Währ\
ung
10001|Elbe AG|RE2026001|01.10.2026|31.10.2026|119,00 €|19,00 €|100,00 €|20|1|EUR
10002|Rhein|RE2026002|13.11.2026|13.12.2026|50,00 €|0,00 €|50,00 €|0||EUR
Gesamtsumme|||||169,00 €|19,00 €|150,00 €|||
"""
        ),
        {
            "account": "Kundennr.",
            "account name": "Firma",
            "number": "Beleg-Nr.",
            "issued": "Belegdatum",
            "due": "Fällig am",
            "amount": "Brutto",
            "paid": "Bezahlt",
            "open": "Offen",
            "days overdue": "Verzug (Tage)",
            "currency": "Währung",
        },
        [
            Owed("Elbe AG", "RE2026001", "100.00", "EUR", day("2026-10-31")),
            Owed("Rhein", "RE2026002", "50.00", "EUR", day("2026-12-13")),
        ],
        {5: "total"},
        head=2,
        as_of=day("2026-11-20"),
        separator=";",
    ),
}

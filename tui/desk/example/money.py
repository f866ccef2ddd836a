"""The invoices of the example book and what has been paid on them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from tui.desk.example.almanac import Almanac
from tui.desk.example.ids import (
    BRANDTNER,
    FENNICK,
    HALL_B_METERS,
    HALVMARK,
    HUAXIN,
    LANHU,
    MAIQIU,
    NORRVIK,
    ORRIN,
    PACKING_CHECK,
    PELL,
    RUOXI,
    SONGTANG,
    SPARE_HEADS,
    TESSARO,
    VALIDATION,
    numbered,
)
from tui.domain.records import Allocation, Invoice, Payment


class Bill(NamedTuple):
    """A line of the ledger.

    ``due`` is in days from today (none: the bill names no day), ``amount`` in minor units,
    ``late`` how many days after its due date it was paid in full (none: it still is open).
    """

    number: str
    due: int | None
    amount: int
    late: int | None = None


class Part(NamedTuple):
    """A payment of less than the whole bill, ``on`` in days from today."""

    number: str
    on: int
    amount: int


class Ledger(NamedTuple):
    """The bills of one account in the order in which they were written."""

    account: int
    currency: str
    terms: int
    bills: tuple[Bill, ...]


def _ledgers(almanac: Almanac) -> tuple[Ledger, ...]:
    # The two won opportunities were paid on the day they were won.
    spare_heads = (almanac.in_quarter(16) - almanac.today).days
    validation = (almanac.in_quarter(27) - almanac.today).days
    return (
        Ledger(
            HUAXIN,
            "CNY",
            60,
            (
                Bill("HX-20188", -352, 214_800_00, 6),
                Bill("HX-20206", -291, 186_500_00, 11),
                Bill("HX-20229", -236, 342_000_00, 9),
                Bill("HX-20251", -170, 97_340_80, 4),
                Bill("HX-20274", -121, 288_600_00, 14),
                Bill("HX-20296", -79, 250_000_00, 9),
                Bill("HX-20311", -47, 300_000_00),
                Bill("HX-20325", -33, 180_000_00),
                Bill("HX-20352", 3, 210_000_00),
                Bill("HX-20371", 28, 145_620_50),
            ),
        ),
        Ledger(
            BRANDTNER,
            "EUR",
            30,
            (
                Bill("BP-1104", -340, 31_250_00, 0),
                Bill("BP-1117", -298, 8_940_60, -2),
                Bill("BP-1131", -233, 42_600_00, 1),
                Bill("BP-1140", -181, 12_385_00, 0),
                Bill("BP-1152", -126, 27_900_00, 2),
                Bill("BP-1163", -71, 9_415_20, 0),
                Bill("BP-1169", -40, 16_800_00, 1),
                Bill("BP-1177", 5, 18_740_00),
                Bill("BP-1183", 12, 7_260_35),
                Bill("BP-1190", 24, 22_500_00),
            ),
        ),
        Ledger(
            RUOXI,
            "CNY",
            45,
            (
                Bill("RX/7702", -331, 128_000_00, 0),
                Bill("RX/7709", -274, 84_260_00, -1),
                Bill("RX/7718", -222, 196_400_00, 0),
                Bill("RX/7725", -164, 73_150_90, 1),
                Bill("RX/7731", -108, 61_800_00, 0),
                Bill("RX/7736", -28, 165_000_00, validation + 28),
                Bill("RX/7740", -1, 288_000_00, 0),
                Bill("RX/7744", 0, 54_900_00),
                Bill("RX/7749", 20, 384_000_00),
                Bill("RX/7752", 37, 41_275_40),
            ),
        ),
        Ledger(
            LANHU,
            "CNY",
            30,
            (
                Bill("LH 0871", -312, 88_200_00, 21),
                Bill("LH 0884", -245, 64_750_00, 34),
                Bill("LH 0896", -186, 120_480_00, 28),
                Bill("LH 0905", -139, 47_300_00, 81),
                Bill("LH 0911", -103, 75_000_00, 45),
                Bill("LH 0914", -74, 262_500_00),
                Bill("LH 0926", -38, 96_480_60),
                Bill("LH 0933", -12, 60_000_00),
                Bill("LH 0941", 18, 168_000_00),
            ),
        ),
        Ledger(
            FENNICK,
            "EUR",
            45,
            (
                Bill("FF-3262", -284, 14_300_00, 5),
                Bill("FF-3275", -201, 6_815_40, 8),
                Bill("FF-3291", -133, 21_940_00, 3),
                Bill("FF-3298", -97, 3_472_00, 10),
                Bill("FF-3307", -66, 8_610_00),
                Bill("FF-3318", 6, 5_128_75),
                Bill("FF-3324", 35, 27_100_00),
            ),
        ),
        Ledger(
            NORRVIK,
            "EUR",
            30,
            (
                Bill("N10388", -322, 4_960_00, 3),
                Bill("N10401", -260, 7_715_20, 6),
                Bill("N10417", -205, 11_300_00, 2),
                Bill("N10426", -152, 3_088_90, 7),
                Bill("N10439", -101, 8_450_00, 4),
                Bill("N10451", -25, 12_400_00, spare_heads + 25),
                Bill("N10462", -3, 9_100_00),
                Bill("N10470", 19, 6_235_75),
                Bill("N10470-C", 19, -412_50),
            ),
        ),
        Ledger(
            ORRIN,
            "EUR",
            30,
            (
                Bill("OL-118", -303, 5_240_00, 12),
                Bill("OL-126", -219, 2_975_50, 9),
                Bill("OL-131", -141, 6_600_00, 17),
                Bill("OL-139", -80, 1_890_00, 15),
                Bill("OL-144", -21, 18_400_00),
                Bill("OL-147", None, 960_00),
            ),
        ),
        Ledger(
            SONGTANG,
            "CNY",
            60,
            (
                Bill("ST-W-0054", -266, 52_700_00, 33),
                Bill("ST-W-0061", -176, 29_850_00, 41),
                Bill("ST-W-0068", -104, 38_200_00),
                Bill("ST-W-0077", 31, 76_400_00),
            ),
        ),
        Ledger(
            PELL,
            "EUR",
            30,
            (
                Bill("P&D 188", -230, 1_410_00, 16),
                Bill("P&D 195", -148, 2_265_30, 22),
                Bill("P&D 199", -84, 980_00, 19),
                Bill("P&D 204", -24, 1_145_20),
                Bill("P&D 206", -8, 3_200_00),
            ),
        ),
        Ledger(
            TESSARO,
            "EUR",
            45,
            (
                Bill("TV-0844", -315, 3_620_00, 62),
                Bill("TV-0853", -238, 2_745_10, 81),
                Bill("TV-0871", -128, 4_980_00),
                Bill("TV-0878", -83, 2_310_00),
                Bill("TV-0885", -52, 1_760_45),
            ),
        ),
        Ledger(
            HALVMARK,
            "EUR",
            30,
            (
                Bill("HM-12", -196, 1_125_00, 4),
                Bill("HM-15", None, 640_00),
            ),
        ),
        Ledger(
            MAIQIU,
            "CNY",
            30,
            (
                Bill("MQ-3038", -158, 18_900_00, 52),
                Bill("MQ-3051", -71, 12_600_00),
                Bill("MQ-3057", -17, 8_450_00),
            ),
        ),
    )


_PARTS = (
    Part("HX-20229", -236, 142_000_00),
    Part("LH 0914", -26, 50_000_00),
    Part("FF-3307", -58, 6_160_00),
    Part("LH 0905", -112, 20_000_00),
)

_OPPORTUNITY_OF = {
    "RX/7736": VALIDATION,
    "RX/7740": HALL_B_METERS,
    "RX/7749": HALL_B_METERS,
    "FF-3324": PACKING_CHECK,
    "N10451": SPARE_HEADS,
}

_WITHOUT_DUE_DATE_SINCE = 26
"""Days since the bills that name no due date were written."""


def invoices(almanac: Almanac) -> list[Invoice]:
    """Eighty invoices of every age, account by account, one of them a credit note."""
    return numbered(
        Invoice(
            account_id=ledger.account,
            number=bill.number,
            issued=almanac.day(
                -_WITHOUT_DUE_DATE_SINCE if bill.due is None else bill.due - ledger.terms
            ),
            due=None if bill.due is None else almanac.day(bill.due),
            amount=bill.amount,
            currency=ledger.currency,
            settled=_settled(bill, almanac),
            opportunity_id=_OPPORTUNITY_OF.get(bill.number),
            listed=almanac.day(-1) if bill.late is None else None,
        )
        for ledger in _ledgers(almanac)
        for bill in ledger.bills
    )


def _settled(bill: Bill, almanac: Almanac) -> date | None:
    if bill.due is None or bill.late is None:
        return None
    return almanac.day(bill.due + bill.late)


def payments(almanac: Almanac, known: list[Invoice]) -> list[Payment]:
    """The money that came in on these invoices, oldest first.

    Parts as they came; what was settled on one day by one account came in one transfer.
    """
    by_number = {invoice.number: invoice for invoice in known}
    rest = {invoice.id: invoice.amount for invoice in known}
    book: list[Payment] = []
    for part in _PARTS:
        invoice = by_number[part.number]
        rest[invoice.id] -= part.amount
        book.append(_payment(almanac.day(part.on), [invoice], {invoice.id: part.amount}))
    transfers: defaultdict[tuple[int, date], list[Invoice]] = defaultdict(list)
    for invoice in known:
        if invoice.settled is not None:
            transfers[invoice.account_id, invoice.settled].append(invoice)
    book += [_payment(on, settled, rest) for (_, on), settled in transfers.items()]
    return numbered(sorted(book, key=lambda payment: payment.on))


def _payment(on: date, paid: list[Invoice], amounts: dict[int, int]) -> Payment:
    return Payment(
        account_id=paid[0].account_id,
        on=on,
        amount=sum(amounts[invoice.id] for invoice in paid),
        currency=paid[0].currency,
        allocations=tuple(
            Allocation(invoice_id=invoice.id, amount=amounts[invoice.id]) for invoice in paid
        ),
        source="import",
    )

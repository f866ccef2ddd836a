"""How the money of the example book is chased: promises to pay, disputes and excuses."""

from __future__ import annotations

from datetime import date

from tui.desk.example.almanac import TUE, Almanac
from tui.desk.example.ids import (
    CHEN_BO,
    FENNICK,
    GUO_FENG,
    HAVERKAMP,
    HUAXIN,
    HUAXIN_DRUMS,
    HUAXIN_HUNDRED,
    HUAXIN_QUARTER,
    LANHU,
    LANHU_HALF,
    LANHU_TWO_BILLS,
    MAIQIU,
    MAIQIU_OLDEST,
    MARCO,
    NORRVIK,
    NORRVIK_HEADS,
    NORRVIK_LATEST,
    ORRIN,
    ORRIN_SMALL,
    PAN_RONG,
    PELL,
    PELL_CHECK,
    PELL_LATEST,
    ROCHE,
    SONG_JIE,
    SONGTANG,
    SONGTANG_STAMPED,
    TESSARO,
    TESSARO_OLDEST,
    WANG_LIN,
    WEI_LAN,
    XU_NA,
    ZHOU_YING,
    numbered,
)
from tui.domain.codes import ChaseEnd, Excuse
from tui.domain.records import Chase, Dispute, Invoice, PaymentPromise


def promises(almanac: Almanac, known: list[Invoice]) -> list[PaymentPromise]:
    """Promises kept, partly kept, broken, withdrawn, missed yesterday and still open."""
    ids = {invoice.number: invoice.id for invoice in known}
    return [*_judged(almanac, ids), *_fresh(almanac, ids)]


def _judged(almanac: Almanac, ids: dict[str, int]) -> list[PaymentPromise]:
    day = almanac.day
    return [
        PaymentPromise(
            id=HUAXIN_DRUMS,
            account_id=HUAXIN,
            made=day(-116),
            due=day(-105),
            amount=288_600_00,
            currency="CNY",
            invoices=(ids["HX-20274"],),
            person_id=XU_NA,
        ),
        PaymentPromise(
            id=NORRVIK_HEADS,
            account_id=NORRVIK,
            made=day(-100),
            due=day(-96),
            amount=8_450_00,
            currency="EUR",
            invoices=(ids["N10439"],),
            person_id=PAN_RONG,
        ),
        PaymentPromise(
            id=HUAXIN_QUARTER,
            account_id=HUAXIN,
            made=day(-77),
            due=day(-70),
            amount=250_000_00,
            currency="CNY",
            invoices=(ids["HX-20296"],),
            person_id=WANG_LIN,
            text="before their quarter closes",
        ),
        PaymentPromise(
            id=ORRIN_SMALL,
            account_id=ORRIN,
            made=day(-72),
            due=day(-64),
            amount=1_890_00,
            currency="EUR",
            invoices=(ids["OL-139"],),
            person_id=SONG_JIE,
        ),
        PaymentPromise(
            id=PELL_CHECK,
            account_id=PELL,
            made=day(-70),
            due=day(-66),
            amount=980_00,
            currency="EUR",
            invoices=(ids["P&D 199"],),
            person_id=ROCHE,
        ),
        PaymentPromise(
            id=LANHU_TWO_BILLS,
            account_id=LANHU,
            made=day(-66),
            due=day(-56),
            amount=102_300_00,
            currency="CNY",
            invoices=(ids["LH 0905"], ids["LH 0911"]),
            person_id=CHEN_BO,
            text="both bills in one transfer",
        ),
        PaymentPromise(
            id=MAIQIU_OLDEST,
            account_id=MAIQIU,
            made=day(-58),
            due=day(-28),
            amount=12_600_00,
            currency="CNY",
            invoices=(ids["MQ-3051"],),
            person_id=GUO_FENG,
            text="taken back on the phone: cash is tight",
            withdrawn=almanac.in_week(-5, TUE),
        ),
        PaymentPromise(
            id=TESSARO_OLDEST,
            account_id=TESSARO,
            made=day(-50),
            due=day(-20),
            amount=4_980_00,
            currency="EUR",
            person_id=MARCO,
            text="as soon as the parent releases it",
        ),
        PaymentPromise(
            id=LANHU_HALF,
            account_id=LANHU,
            made=day(-40),
            due=day(-25),
            amount=120_000_00,
            currency="CNY",
            invoices=(ids["LH 0914"],),
            person_id=CHEN_BO,
        ),
    ]


def _fresh(almanac: Almanac, ids: dict[str, int]) -> list[PaymentPromise]:
    day = almanac.day
    return [
        PaymentPromise(
            id=PELL_LATEST,
            account_id=PELL,
            made=day(-6),
            due=day(-1),
            amount=3_200_00,
            currency="EUR",
            invoices=(ids["P&D 206"],),
            person_id=ROCHE,
            text="Declan sends it himself",
        ),
        PaymentPromise(
            id=HUAXIN_HUNDRED,
            account_id=HUAXIN,
            made=day(-4),
            due=day(3),
            amount=100_000_00,
            currency="CNY",
            person_id=WANG_LIN,
            text="first part, the rest when the paper is signed",
        ),
        PaymentPromise(
            id=SONGTANG_STAMPED,
            account_id=SONGTANG,
            made=day(-3),
            due=day(9),
            amount=38_200_00,
            currency="CNY",
            invoices=(ids["ST-W-0068"],),
            person_id=WEI_LAN,
            text="next payment run, now that the note is stamped",
        ),
        PaymentPromise(
            id=NORRVIK_LATEST,
            account_id=NORRVIK,
            made=day(-2),
            due=day(0),
            amount=9_100_00,
            currency="EUR",
            invoices=(ids["N10462"],),
            person_id=PAN_RONG,
        ),
    ]


def disputes(almanac: Almanac, known: list[Invoice]) -> list[Dispute]:
    """One dispute settled long ago and one that is open."""
    ids = {invoice.number: invoice.id for invoice in known}
    day = almanac.day
    return numbered(
        [
            Dispute(
                account_id=NORRVIK,
                invoice_id=ids["N10426"],
                opened=day(-150),
                reason="old price on the invoice",
                amount=188_90,
                owner="me",
                settled=day(-146),
            ),
            Dispute(
                account_id=FENNICK,
                invoice_id=ids["FF-3307"],
                opened=day(-60),
                reason="short delivery: four brackets missing",
                amount=2_450_00,
                next_due=day(4),
                owner="Shen Rui, service",
            ),
        ]
    )


def chases(almanac: Almanac, given: list[PaymentPromise]) -> list[Chase]:
    """Every attempt to collect of the last four months, oldest first."""
    by_id = {promise.id: promise for promise in given}
    return numbered(
        sorted([*_with_promise(by_id), *_without_promise(almanac)], key=lambda chase: chase.on)
    )


def _with_promise(given: dict[int, PaymentPromise]) -> list[Chase]:
    def chase(promise: int, person: int, excuse: Excuse, end: ChaseEnd | None) -> Chase:
        word = given[promise]
        return Chase(
            account_id=word.account_id,
            on=word.made,
            excuse=excuse,
            person_id=person,
            promise_id=promise,
            end=end,
        )

    return [
        chase(HUAXIN_DRUMS, XU_NA, "will_pay", "win_win"),
        chase(NORRVIK_HEADS, PAN_RONG, "told_finance", "win_win"),
        chase(HUAXIN_QUARTER, WANG_LIN, "told_finance", "win_win"),
        chase(ORRIN_SMALL, SONG_JIE, "away", "win_win"),
        chase(PELL_CHECK, ROCHE, "away", "win_win"),
        chase(LANHU_TWO_BILLS, CHEN_BO, "quality", "win_win"),
        chase(MAIQIU_OLDEST, GUO_FENG, "no_money", "receivable"),
        chase(TESSARO_OLDEST, MARCO, "manager_agreed", "receivable"),
        chase(LANHU_HALF, CHEN_BO, "customer_unpaid", "part"),
        chase(PELL_LATEST, ROCHE, "will_pay", None),
        chase(HUAXIN_HUNDRED, WANG_LIN, "in_process", None),
        chase(SONGTANG_STAMPED, WEI_LAN, "papers_incomplete", None),
        chase(NORRVIK_LATEST, PAN_RONG, "invoice_problem", None),
    ]


def _without_promise(almanac: Almanac) -> list[Chase]:
    def chase(on: date, account: int, person: int, excuse: Excuse, note: str) -> Chase:
        end: ChaseEnd = "quarrel" if excuse == "reorganisation" else "receivable"
        return Chase(account_id=account, on=on, excuse=excuse, person_id=person, end=end, note=note)

    day = almanac.day
    return [
        chase(day(-101), TESSARO, MARCO, "already_paid", "No slip, no bank, no date."),
        chase(day(-60), FENNICK, HAVERKAMP, "no_receipt", "Four brackets are missing, he says."),
        chase(day(-45), SONGTANG, WEI_LAN, "papers_incomplete", "Wants a stamped delivery note."),
        chase(day(-38), HUAXIN, XU_NA, "in_process", "The paper lies with Wang Lin."),
        chase(almanac.in_week(-5, TUE), MAIQIU, GUO_FENG, "cash_tight", "Took his promise back."),
        chase(day(-24), LANHU, ZHOU_YING, "customer_unpaid", "Rest when their customer pays."),
        chase(day(-20), HUAXIN, XU_NA, "in_process", "Now with Zhao Min, she says."),
        chase(day(-15), TESSARO, MARCO, "reorganisation", "Loud. I said I would write."),
    ]

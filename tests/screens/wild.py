"""A book whose every text is out to break a screen: the worst that files and reps come up with."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from tests.screens.driving import NOW
from tui.domain.records import (
    Account,
    Chase,
    Invoice,
    NextStep,
    PaymentPromise,
    Person,
    PlanItem,
    Record,
    SpecialDate,
    Visit,
)

DAY: Final = NOW.date()
LONG: Final = (
    "Vereinigte Kabel- und Leitungswerke Oberschwaben Beteiligungsgesellschaft mbH & Co. KG"
)

NAMES: Final = (
    "[bold]Bold & Sons[/bold]",
    "[/]",
    "[link=https://example.com]click[/link]",
    "[@click=app.quit]Quit GmbH[/]",
    "华信电缆（上海）有限公司第二事业部",
    "👩‍👩‍👧 Family 👨🏽‍🚒 Fire 🇩🇪🇨🇳",
    LONG,
    "\u202egnp.esrever\u202c מבנים \u200fבע״מ\u200e",
    "esc\x1b[31m red\x1b]0;title\x07 \x9b2J\ttab\nline\rreturn",
    "The \"Best\" 'Cable' Ltd \\ $HOME",
    "Zero\u200bwidth\u2060 \ufeffjoin\u00adner é̂̃́",
    "ｆｕｌｌ　ｗｉｄｔｈ　𝕄𝕒𝕥𝕙 한국전선 กขฃ ﷽",
    "{name} %s {0} %(x)d",
    "$warning [$error on $panel]paint[/]",
)
"""Names of accounts; those with marks that steer a terminal come as no import would let them."""


def records() -> list[Record]:
    """Accounts, people, visits, steps, promises and invoices with such names."""
    made: list[Record] = []
    for number, name in enumerate(NAMES, 1):
        made += _of_account(number, name)
    return made


def _of_account(number: int, name: str) -> list[Record]:
    at = datetime.combine(DAY, NOW.time()).replace(minute=0) + timedelta(minutes=30 * (number + 1))
    person = 100 + number
    return [
        Account(
            id=number,
            name=name,
            tier=("platinum", "gold", "iron", "lead")[number % 4],
            face=("red", "black", "white")[number % 3],
            city=f"{name} City",
            address=f"1 {name} Road, {LONG}",
            phone=f"+00 {name}",
            currency=("EUR", "CNY", "JPY", "BHD")[number % 4],
            travel_minutes=20,
            special_dates=(SpecialDate(day=date(2015, 11, 30), text=f"{name} day"),),
        ),
        Person(
            id=person,
            account_id=number,
            name=name,
            title=name,
            roles=("decision_maker",),
            attitude="doubts",
            relation="know",
            relation_target="trust",
        ),
        Visit(
            id=number,
            account_id=number,
            start=at - timedelta(days=9),
            people=(person,),
            state="logged",
            outcome="advance",
            note=f"note {name} {LONG}",
        ),
        Visit(
            id=200 + number,
            account_id=number,
            start=at,
            people=(person, *(other for other in (person - 1,) if other > 100)),
            text=name,
            seek=f"seek {name}",
            least=f"least {name} {LONG}",
        ),
        NextStep(
            id=number, account_id=number, due=DAY - timedelta(days=number), text=name, promised=True
        ),
        PlanItem(
            id=number,
            account_id=number,
            person_id=person,
            target=name,
            measure=name,
            due=DAY,
        ),
        Invoice(
            id=number,
            account_id=number,
            number=f"{name}-1",
            issued=DAY - timedelta(days=90),
            due=DAY - timedelta(days=60),
            amount=123_456_789_00,
            currency=("EUR", "CNY", "JPY", "BHD")[number % 4],
        ),
        PaymentPromise(
            id=number,
            account_id=number,
            made=DAY - timedelta(days=9),
            due=DAY - timedelta(days=2),
            amount=5_000_00,
            currency=("EUR", "CNY", "JPY", "BHD")[number % 4],
            person_id=person,
            text=name,
        ),
        Chase(id=number, account_id=number, on=DAY - timedelta(days=9), excuse="in_process"),
    ]

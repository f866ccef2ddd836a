"""A book as large as a rep's ever gets, for the search."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from tui.domain.records import Account, Invoice, Note, Person, Record

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = (
    "agreed to a test certificate report price delivery meeting tomorrow follow-up they'll "
    "call 同意试用 价格 下周 付款 ¥100,000 (urgent) Müller's drum cable sheath UV"
).split()
_PARTS = "Huaxin Nord Süd Pumpen Cable Foods Marine Valves Werk Delta".split()
_CHINESE = (("华信电缆", "hua xin dian lan"), ("松塘水务", "song tang shui wu"))


def large_book(today: date, scale: float = 1.0) -> Iterator[Record]:
    """500 accounts, 3,000 people, 20,000 invoices and 20,000 notes, times ``scale``."""
    dice = random.Random(7)
    accounts, people = int(500 * scale), int(3_000 * scale)
    for id_ in range(1, accounts + 1):
        chinese, pinyin = dice.choice((*_CHINESE, ("", "")))
        name = " ".join([*dice.sample(_PARTS, 2), str(id_), chinese]).strip()
        yield Account(id=id_, name=name, pinyin=pinyin, number=f"C-{id_:05}", city="Lübeck")
    for id_ in range(1, people + 1):
        chinese, pinyin = dice.choice((("王琳", "wang lin"), ("赵敏", "zhao min"), ("", "")))
        name = f"{dice.choice(_PARTS)} {id_} {chinese}".strip()
        yield Person(
            id=id_,
            account_id=dice.randint(1, accounts),
            name=name,
            pinyin=pinyin,
            title="head of purchasing",
            phone=f"+49 451 {id_:06}",
            email=f"p{id_}@example.com",
        )
    for id_ in range(1, int(20_000 * scale) + 1):
        day = today - timedelta(days=dice.randint(0, 390))
        yield Invoice(
            id=id_,
            account_id=dice.randint(1, accounts),
            number=f"R-2026-{id_:06}",
            issued=day,
            due=day,
            amount=10_000,
            currency="EUR",
        )
    for id_ in range(1, int(20_000 * scale) + 1):
        at = datetime.combine(today, datetime.min.time()) - timedelta(days=dice.randint(0, 390))
        text = " ".join(dice.choices(_WORDS, k=14))
        yield Note(id=id_, account_id=dice.randint(1, accounts), at=at, text=text)

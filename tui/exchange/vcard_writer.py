"""vCards that go out: an address book in version 4.0."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.exchange import contentlines, folds

if TYPE_CHECKING:
    from tui.exchange.vcards import Card


def card_bytes(cards: Iterable[Card]) -> bytes:
    """An address book in vCard 4.0; the same cards give the same bytes."""
    return folds.as_bytes(line for card in cards for line in _written(card))


def _written(card: Card) -> Iterable[str]:
    yield from ("BEGIN:VCARD", "VERSION:4.0")
    if card.uid:
        yield f"UID:{contentlines.escape(card.uid)}"
    yield f"FN:{contentlines.escape(card.name)}"
    if card.family or card.given:
        yield f"N:{_joined(card.family, card.given, '', '', '')}"
    for name, value in (
        ("X-PHONETIC-LAST-NAME", card.phonetic_family),
        ("X-PHONETIC-FIRST-NAME", card.phonetic_given),
    ):
        if value:
            yield f"{name}:{contentlines.escape(value)}"
    if card.organisation or card.department:
        units = [card.department] if card.department else []
        yield f"ORG:{_joined(card.organisation, *units)}"
    if card.title:
        yield f"TITLE:{contentlines.escape(card.title)}"
    if card.role:
        yield f"ROLE:{contentlines.escape(card.role)}"
    for phone in card.phones:
        kinds = ",".join(map(_type_value, phone.kinds))
        yield f"TEL{f';TYPE={kinds}' if kinds else ''}:{contentlines.escape(phone.number)}"
    for email in card.emails:
        yield f"EMAIL:{contentlines.escape(email)}"
    if card.birthday:
        day, has_year = card.birthday.day, card.birthday.has_year
        yield f"BDAY:{day:%Y%m%d}" if has_year else f"BDAY:--{day:%m%d}"
    if card.address:
        one = card.address
        yield f"ADR:{_joined('', '', one.street, one.city, one.region, one.code, one.country)}"
    if card.note:
        yield f"NOTE:{contentlines.escape(card.note)}"
    yield "END:VCARD"


def _joined(*parts: str) -> str:
    return ";".join(map(contentlines.escape, parts))


def _type_value(kind: str) -> str:
    return kind if re.fullmatch(r"[a-z0-9-]+", kind) else contentlines.quote(kind)

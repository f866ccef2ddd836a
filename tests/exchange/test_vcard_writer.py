"""Address books that we write: what stands in them, and that all of it is read again."""

from __future__ import annotations

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.cards import WANG
from tui.domain.lines import is_han
from tui.domain.records import YEARLESS
from tui.domain.text import clean
from tui.exchange.moments import Birthday
from tui.exchange.vcard_writer import card_bytes
from tui.exchange.vcards import Address, Card, Telephone, read_cards


def test_what_is_written() -> None:
    data = card_bytes([msgspec.structs.replace(WANG, name="王小明")])
    text = data.decode()
    assert text.startswith(
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:7F3A\r\nFN:王小明\r\nN:王;小明;;;\r\n"
    )
    assert "ORG:华信电缆有限公司;采购部 / 二科\r\n" in text
    assert 'TEL;TYPE="前台":+86 21 5555 0002\r\n' in text
    assert "BDAY:--0229\r\n" in text
    assert "NOTE:喜欢喝茶\\n周三不在\\, 周四也不在\r\n" in text
    assert card_bytes([WANG]) == data


WORDS = st.text(st.characters(codec="utf-8"), max_size=90).map(clean)
NAMES = WORDS.filter(bool)
KINDS = (
    NAMES.map(str.lower)
    .map(clean)
    .filter(
        lambda kind: kind != "pref" and not set(kind) & set("\",'") and clean(kind.lower()) == kind
    )
)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(
    lambda day: Birthday(day, has_year=True)
) | st.dates(date(YEARLESS, 1, 1), date(YEARLESS, 12, 31)).map(
    lambda day: Birthday(day, has_year=False)
)


def is_normal(one: Card) -> bool:
    """Whether a card is such as reading makes them: the name is the one its parts give."""
    if one.family and one.given and all(map(is_han, one.family + one.given)):
        return one.name == one.family + one.given
    return not all(is_han(char) for char in one.name if not char.isspace())


PLAIN = st.builds(
    Card,
    name=NAMES,
    family=WORDS,
    given=WORDS,
    phonetic_family=WORDS,
    phonetic_given=WORDS,
    organisation=WORDS,
    department=WORDS,
    title=WORDS,
    role=WORDS,
    phones=st.lists(
        st.builds(
            Telephone,
            NAMES.filter(lambda text: not text.lower().startswith("tel:")),
            st.lists(KINDS, unique=True, max_size=3).map(tuple),
        ),
        unique_by=lambda phone: phone.number,
        max_size=3,
    ).map(tuple),
    emails=st.lists(
        NAMES.filter(lambda text: not text.lower().startswith("mailto:")), unique=True, max_size=3
    ).map(tuple),
    birthday=st.none() | BIRTHDAYS,
    address=st.none()
    | st.builds(Address, WORDS, WORDS, WORDS, WORDS, WORDS).filter(lambda one: one != Address()),
    note=st.lists(NAMES).map("\n".join),
    uid=WORDS,
).filter(is_normal)
CHINESE = st.text("王李小明华〇", min_size=2, max_size=3).map(
    lambda name: Card(name=name, family=name[0], given=name[1:])
)


@given(st.lists(PLAIN | CHINESE, min_size=1, max_size=4))
def test_what_is_written_is_read(cards: list[Card]) -> None:
    found = read_cards(card_bytes(cards), "book.vcf", "utf-8")
    assert (found.refused, found.dropped) == ((), ())
    assert [msgspec.structs.replace(one, line=0) for one in found.cards] == cards

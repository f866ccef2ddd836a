"""Whatever the book holds: prep never fails, leaves no raw slot, and the card fits its screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.desk.making import desk_of
from tests.desk.prep.random_books import books
from tui import i18n
from tui.desk.prep import brief, changes, doorstep, view
from tui.desk.prep.views import PrepView
from tui.domain.records import Account, Record, Visit
from tui.domain.text import clean, width
from tui.i18n import Language
from tui.playbook import rules
from tui.wire import to_json

SLOT = re.compile(r"\{[a-z_0-9]+\}")
LIGHT = settings(
    max_examples=125,  # books with two accounts each, in each of the languages: 500 accounts
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # a book takes long to shrink
)
FULL = settings(LIGHT, max_examples=1500, derandomize=False)


def said(value: object) -> Iterator[str]:
    """Every text of a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from said(getattr(value, field))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from said(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from said(one)


def check(book: tuple[Record, ...], language: Language) -> None:
    """Prep for each account and each visit."""
    i18n.use(language)
    desk = desk_of(*book)
    own = {text for one in book for text in said(one)}
    preps = [view.of_account(desk, one.id) for one in book if isinstance(one, Account)]
    for one in book:
        if isinstance(one, Visit):
            preps.append(view.of_visit(desk, one.id))
            ready = changes.ready(desk, one.id)
            assert ready == preps[-1].ready
    for prep in preps:
        check_view(prep, own)
        check_card(prep)
        assert to_json(prep)
        assert brief.as_markdown(prep, desk.today).count("\n## ") == 9


def check_view(prep: PrepView, own: set[str]) -> None:
    """No raw slot, three openings of three methods, blanks told, reasons in words."""
    slots = {found for text in own for found in SLOT.findall(text)}
    for text in said(prep):
        assert set(SLOT.findall(text)) <= slots, text
    assert len({one.method for one in prep.openings}) == len(prep.openings) == 3
    lines: list[tuple[str, tuple[str, ...]]] = [
        *((one.text, one.blanks) for one in (*prep.openings, *prep.more_openings)),
        *((one.text, one.blanks) for one in prep.questions),
        *((one.text, one.blanks) for one in prep.value),
        *((one.text, one.blanks) for one in prep.phone.script),
    ]
    for text, blanks in lines:
        assert text.strip()
        # What is not known is a blank that one can see, and is named.
        assert not blanks or "____" in text
        assert blanks or "____" not in text or "____" in own
    whys = [one.why for one in prep.questions] + [one.why for one in prep.twelve]
    for why in (*whys, *(why for one in prep.openings for why in one.why)):
        assert why.text.strip()
        assert "____" not in why.text or "____" in own
    gifts = {id_ for id_, rule in rules.materials().items() if rule.gift}
    public = any(one.id == "public" for one in prep.etiquette[4].manners)
    if public:
        assert gifts.isdisjoint(one.id for one in prep.materials)
        assert all(one.method != "gift" for one in (*prep.openings, *prep.more_openings))
    assert prep.etiquette
    assert prep.materials
    assert prep.questions
    assert prep.value
    assert len(prep.phone.script) == 6
    assert len(prep.twelve) == 12


def check_card(prep: PrepView) -> None:
    """The card in its screen, by the width of cells, at several sizes."""
    from tests.desk.making import TODAY

    shown = doorstep.card(prep, TODAY)
    for columns, height in ((80, 22), (80, 16), (60, 30), (120, 40)):
        lines = doorstep.lines(shown, columns, height)
        assert len(lines) <= height
        for line in lines:
            text = "".join(part for part, _tone in line)
            assert width(text) <= columns, text
            assert cell_len(text) <= columns, text
            assert clean(text) == text.strip()


@given(books())
@LIGHT
def test_prep_never_fails(book: tuple[Record, ...]) -> None:
    check(book, "en")


@given(books())
@LIGHT
def test_prep_never_fails_in_chinese(book: tuple[Record, ...]) -> None:
    check(book, "zh")


@pytest.mark.exhaustive
@given(books(), st.sampled_from(i18n.LANGUAGES))
@FULL
def test_prep_never_fails_for_many_books(book: tuple[Record, ...], language: Language) -> None:
    check(book, language)

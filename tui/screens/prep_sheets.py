"""From prep to items: what stands in each of its sections, and in which tone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.i18n import _
from tui.screens.prep_known import money, people
from tui.screens.prep_manners import etiquette, materials
from tui.screens.prep_pieces import SIGNS, remark
from tui.screens.prep_words import openings, phone, questions, value
from tui.widgets.items import Item

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from tui.desk.prep.names import Section
    from tui.desk.prep.views import PrepView

SPOKEN: Final[frozenset[Section]] = frozenset(("openings", "phone", "questions", "value"))
"""Sections of things to say: there one item is copied, elsewhere the whole section."""


def items(view: PrepView, section: Section, today: date) -> list[Item]:
    """What stands in a section; the doorstep has a card of its own."""
    made = list(_MAKERS[section](view, today)) if section in _MAKERS else []
    return made or [remark(_("Nothing noted."))]


def as_text(shown: Iterable[Item]) -> str:
    """Items as plain text: a line for each paragraph, a blank one where they stand apart."""
    said: list[str] = []
    for item in shown:
        if item.apart and said:
            said.append("")
        for part in item.parts:
            text = "".join(piece for piece, _tone in part.pieces).strip()
            if part.label in SIGNS:
                text = f"{part.label} {text}"
            elif part.label:
                text = _("{label}: {text}").format(label=part.label, text=text)
            said.append(text)
    return "\n".join(said) + "\n"


def spoken(item: Item) -> str:
    """The words of an item that are to be said: what its first paragraph says."""
    return "".join(text for text, _tone in item.parts[0].pieces).strip() if item.parts else ""


def ready(view: PrepView) -> str:
    """How much is ticked, where something is to be ticked."""
    if view.visit is None or not view.ready.m:
        return ""
    return _("ready {n} of {m}").format(n=view.ready.n, m=view.ready.m)


_MAKERS: Final[dict[Section, Callable[[PrepView, date], Iterator[Item]]]] = {
    "money": money,
    "people": people,
    "materials": materials,
    "etiquette": etiquette,
    "openings": openings,
    "phone": phone,
    "questions": questions,
    "value": value,
}

"""What prep says to bring along, and how to behave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.desk.prep import names
from tui.i18n import _
from tui.screens.prep_pieces import DOT, OPEN, TICKED, heading, paragraph
from tui.widgets.items import Item, Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tui.desk.prep.views import MannerView, PrepView
    from tui.widgets.cells import Piece, Tone


def materials(view: PrepView, _today: date) -> Iterator[Item]:
    """What to bring, ticked or not; what every visit needs stands last."""
    base = False
    for number, one in enumerate(view.materials):
        if one.base and not base:
            base = True
            yield heading(_("in the bag for every visit"), apart=number > 0)
        sign = TICKED if one.done else OPEN
        tone: Tone = "kept" if one.done else "watch"
        first: list[Piece] = [(one.name, "dim" if one.done else "bold")]
        if one.reason != "always":
            first.append((f"   {one.why}", "dim"))
        text = one.text
        if one.limit:
            text = _("{text}; at most {limit}").format(text=text, limit=one.limit)
        told = paragraph(text, "", "dim" if one.done else "")
        yield Item(one.id, (Part(tuple(first), sign, tone=tone), told), apart=False)


def etiquette(view: PrepView, today: date) -> Iterator[Item]:
    """Manners by the phases of the visit, then what the rep is to keep in mind."""
    for phase in view.etiquette:
        if not phase.manners:
            continue
        yield heading(names.phase(phase.phase))
        for one in phase.manners:
            hour = _hour(one, today)
            pieces: list[Piece] = [(f"{hour}  ", "bold")] if hour else []
            pieces.append((one.text, ""))
            if one.reason != "always":
                pieces.append((f"  {one.why}", "dim"))
            yield Item(f"{phase.phase}-{one.id}", (Part(tuple(pieces), DOT),), apart=False)
    yield heading(_("for yourself"))
    yield Item("mind", (paragraph(view.mind, DOT, "quiet"),), apart=False)


def _hour(one: MannerView, today: date) -> str:
    if one.at and one.until:
        return f"{words.clock_time(one.at)}–{words.clock_time(one.until)}"
    if one.at:
        return words.clock_time(one.at)
    return words.day_and_date(one.day, today) if one.day else ""

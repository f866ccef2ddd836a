"""What to take along and how to behave, each with its reason and its hour (M30, M32-M34)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.prep.views import MannerView, MaterialView, PhaseView, ReadyView
from tui.domain.money import from_decimal, in_words
from tui.domain.prep.situation import manners
from tui.domain.prep.situation import materials as chosen_materials
from tui.domain.prep.times import At, clock_of
from tui.playbook import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.desk.ground import Desk
    from tui.desk.prep.slots import Slots
    from tui.domain.prep.seen import Seen
    from tui.domain.prep.situation import Chosen
    from tui.domain.prep_rules import Phase


def materials(desk: Desk, seen: Seen, slots: Slots) -> tuple[MaterialView, ...]:
    """What to take along, what this visit calls for first."""
    table = desk.playbook().materials
    done = seen.visit.ready if seen.visit else ()
    found = rules.materials()
    return tuple(
        MaterialView(
            id=one.id,
            name=table[one.id].name,
            text=table[one.id].text,
            why=slots.why(one.why).text,
            reason=one.why.reason,
            done=one.id in done,
            base=found[one.id].base,
            limit=_limit(desk) if found[one.id].gift else None,
        )
        for one in chosen_materials(found, seen.situation)
    )


def ready(found: Iterable[MaterialView]) -> ReadyView:
    """How much of it is ticked."""
    ticks = [one.done for one in found]
    return ReadyView(sum(ticks), len(ticks))


def _limit(desk: Desk) -> str:
    from decimal import Decimal

    rule = desk.settings.hospitality
    return in_words(from_decimal(Decimal(rule.gift_limit), rule.currency), rule.currency)


def etiquette(desk: Desk, seen: Seen, slots: Slots) -> tuple[PhaseView, ...]:
    """The manners by phase. Without a visit there is no hour to anything.

    A visit that is confirmed need not be confirmed again.
    """
    phases = []
    for phase, found in rules.etiquette().items():
        chosen = [
            one
            for one in manners(found, seen.situation)
            if not (found[one.id].clock == "confirm" and _is_settled(seen))
        ]
        shown = tuple(_manners(desk, seen, slots, phase, chosen))
        phases.append(
            PhaseView(
                phase=phase,
                at=min((one.at for one in shown if one.at), default=None),
                items=tuple(one.text for one in shown),
                manners=shown,
            )
        )
    return tuple(phases)


def _is_settled(seen: Seen) -> bool:
    return seen.visit is not None and seen.visit.state != "planned"


def _manners(
    desk: Desk, seen: Seen, slots: Slots, phase: Phase, chosen: Iterable[Chosen]
) -> Iterator[MannerView]:
    table, found = desk.playbook().etiquette[phase], rules.etiquette()[phase]
    margin = desk.settings.travel_margin_minutes
    for one in chosen:
        clock = found[one.id].clock
        at = At()
        if clock and seen.visit:
            at = clock_of(clock, seen.visit, seen.account, margin, desk.reading.holidays)
        yield MannerView(
            id=one.id,
            short=table[one.id].short,
            text=table[one.id].text,
            at=at.moment,
            until=at.until,
            day=at.day,
            why=slots.why(one.why).text,
            reason=one.why.reason,
        )

"""What speaks for us at this visit, in their words: points, pictures, features (M39-M42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.desk.prep.slots import together
from tui.desk.prep.views import NeedView, ValueView
from tui.domain.names import fold
from tui.domain.prep.value import points, roles_at_the_table
from tui.domain.records import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tui.desk.ground import Desk
    from tui.desk.prep.slots import Slots
    from tui.domain.codes import Role
    from tui.domain.prep.seen import Seen
    from tui.playbook.tables_prep import Value


def value(desk: Desk, seen: Seen, slots: Slots) -> tuple[ValueView, ...]:
    """The selling points, the best first; what the rep says of the product in words of his own;
    then per role the picture and the feature chain.

    Behind them stand the four layers of an offer: what could still be laid beside the product.
    """
    table = desk.playbook().value
    roles = [one for one in roles_at_the_table(seen.situation) if one != "competitor"]
    return (
        *_points(table, seen),
        *_own(desk, seen, roles),
        *(_power(table, slots, role) for role in roles),
        *(_fab(table, slots, role) for role in roles),
        *_layers(table),
    )


def need(seen: Seen) -> NeedView:
    """What they asked for, the problem behind it, our solution (M41)."""
    one = seen.opportunity
    return NeedView(one.asked, one.problem, one.solution, "") if one else NeedView("", "", "", "")


def _points(table: Value, seen: Seen) -> Iterator[ValueView]:
    for number, one in enumerate(points(seen.opportunity)):
        yield ValueView(
            id=f"point.{number}",
            kind="point",
            text=one.text,
            value=one.value,
            unique=one.unique,
            field=one.field,
            hint=table.points[one.field].hint,
        )


def _own(desk: Desk, seen: Seen, roles: Iterable[Role]) -> Iterator[ValueView]:
    """The rep's own words about the product, to those at the table or to everybody."""
    product = fold(seen.opportunity.product) if seen.opportunity else ""
    for one in desk.ground.snapshot.all(OwnWords).values():
        if product and fold(one.product) == product and one.role in (None, *roles):
            yield ValueView(id=f"own.{one.id}", kind="own", text=one.text, role=one.role)


def _power(table: Value, slots: Slots, role: Role) -> ValueView:
    """What they have from it, as a picture; the plain one where the product is not known."""
    power = table.power[role]
    filled = slots.fill(power.say)
    is_whole = not filled.blanks
    return ValueView(
        id=f"power.{role}",
        kind="power",
        text=filled.text if is_whole else power.plain,
        hint=power.example,
        role=role,
    )


def _fab(table: Value, slots: Slots, role: Role) -> ValueView:
    fab = table.fab[role]
    filled = [slots.fill(one) for one in (fab.feature, fab.advantage, fab.benefit)]
    steps = tuple(one.text for one in filled)
    return ValueView(
        id=f"fab.{role}",
        kind="fab",
        text=together(*steps),
        hint=fab.example,
        role=role,
        blanks=tuple(dict.fromkeys(blank for one in filled for blank in one.blanks)),
        steps=steps,
    )


def _layers(table: Value) -> Iterator[ValueView]:
    for layer, one in table.layers.items():
        yield ValueView(
            id=f"layer.{layer}",
            kind="layer",
            text=one.what,
            hint=one.ask,
        )

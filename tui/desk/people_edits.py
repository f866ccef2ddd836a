"""Editing the map in place: one call for each key, each a change of its own that one undo takes
back, dated and kept in the person's history (M11-M18, M21.4, M70)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tui import words
from tui.desk import people_words
from tui.desk.ground import record_by_id
from tui.desk.history import with_history
from tui.desk.superiors import circle_above, ring_text
from tui.domain.records import Account, Person
from tui.errors import Trouble
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.desk.ground import Desk
    from tui.domain.codes import AnalysisStep, Attitude, Relation, Role
    from tui.store.book import Transaction


class Edited(msgspec.Struct, frozen=True):
    """Which record was changed, and in one sentence; no sentence where it stood so before."""

    id: int
    text: str


class CannotEdit(Trouble):
    """A change that the map does not bear."""

    code = "people"


# -- How somebody stands


def set_attitude(desk: Desk, person_id: int, attitude: Attitude | None) -> Edited:
    """Note an attitude (M13); None: not known any more.

    Raises:
        Gone: another window has removed the person. So do all of these.
    """
    return _set(
        desk,
        person_id,
        lambda one: replace(one, attitude=attitude),
        lambda one: words.attitude(one.attitude),
    )


def toggle_role(desk: Desk, person_id: int, role: Role) -> Edited:
    """Give somebody a role, or take it (M11, M12); the others keep their order."""

    def toggled(person: Person) -> Person:
        left = tuple(one for one in person.roles if one != role)
        return replace(person, roles=left if role in person.roles else (*left, role))

    return _set(desk, person_id, toggled, lambda one: people_words.roles(one.roles))


def set_relation(desk: Desk, person_id: int, rung: Relation | None) -> Edited:
    """Note the rung somebody stands on (M15)."""
    return _set(
        desk,
        person_id,
        lambda one: replace(one, relation=rung),
        lambda one: words.relation(one.relation) if one.relation else "",
    )


def set_target(desk: Desk, person_id: int, rung: Relation | None) -> Edited:
    """Note the rung somebody is to reach (M15)."""
    return _set(
        desk,
        person_id,
        lambda one: replace(one, relation_target=rung),
        lambda one: words.relation(one.relation_target) if one.relation_target else "",
        _("to become"),
    )


def set_influence(desk: Desk, person_id: int, influence: int | None) -> Edited:
    """Note how much somebody's word weighs, 0 to 5."""
    return _set(
        desk,
        person_id,
        lambda one: replace(one, influence=influence),
        lambda one: "" if one.influence is None else str(one.influence),
        _("influence"),
    )


def set_hidden(desk: Desk, person_id: int, *, hidden: bool) -> Edited:
    """Mark somebody as deciding without the title, or take the mark off (M18)."""
    return _set(
        desk,
        person_id,
        lambda one: replace(one, hidden=hidden),
        lambda one: people_words.key_reason("hidden") if one.hidden else "",
    )


# -- Lines between people


def set_reports_to(desk: Desk, person_id: int, superior_id: int | None) -> Edited:
    """Note to whom somebody reports.

    Raises:
        CannotEdit: it would close a circle, or the superior is of another account.
    """
    with desk.book.transaction("") as change:
        person = record_by_id(change, Person, person_id)
        if superior_id is not None:
            _same_account(person, record_by_id(change, Person, superior_id))
        new = replace(person, reports_to=superior_id)
        if ring := circle_above(change.all(Person), new):
            raise CannotEdit(_("That closes a circle: {names}.").format(names=ring_text(ring)))
        return _written(
            desk, change, person, new, lambda one: _name(change, one.reports_to), _("reports to")
        )


def toggle_listens_to(desk: Desk, person_id: int, other_id: int) -> Edited:
    """Note that somebody listens to another, beside the superior; or take the line away.

    Raises:
        CannotEdit: it is the same person, or one of another account.
    """
    with desk.book.transaction("") as change:
        person, other = _two(change, person_id, other_id)
        has = other_id in person.listens_to
        change.put(replace(person, listens_to=_toggled(person.listens_to, other_id)))
        said = _("{name} no longer listens to {other}") if has else _("{name} listens to {other}")
        change.text = said.format(name=person.name, other=other.name)
        return Edited(person_id, change.text)


def toggle_conflict(desk: Desk, person_id: int, other_id: int) -> Edited:
    """Note that two are at odds, or that they are so no more; the line runs both ways.

    Raises:
        CannotEdit: it is the same person, or one of another account.
    """
    with desk.book.transaction("") as change:
        person, other = _two(change, person_id, other_id)
        has = other_id in person.conflicts_with or person_id in other.conflicts_with
        if not has:
            change.put(replace(person, conflicts_with=(*person.conflicts_with, other_id)))
            said = _("{name} and {other} are at odds")
        else:
            change.put(replace(person, conflicts_with=_without(person.conflicts_with, other_id)))
            change.put(replace(other, conflicts_with=_without(other.conflicts_with, person_id)))
            said = _("{name} and {other} are at odds no more")
        change.text = said.format(name=person.name, other=other.name)
        return Edited(person_id, change.text)


# -- Who leaves, and who follows


def set_former(
    desk: Desk, person_id: int, successor_id: int | None = None, *, chair_gone: bool = False
) -> Edited:
    """Note that somebody has left, and who took the chair where it is known (M21.4).

    Args:
        chair_gone: nobody takes the chair: it went too.

    Raises:
        CannotEdit: the successor is the person, or of another account.
    """
    with desk.book.transaction("") as change:
        person = record_by_id(change, Person, person_id)
        after = None
        if successor_id is not None:
            person, after = _two(change, person_id, successor_id)
        new = replace(
            person,
            former=True,
            successor_id=successor_id,
            chair_gone=chair_gone and successor_id is None,
        )
        if new == person:
            return Edited(person_id, "")
        change.put(with_history(person, new, desk.today))
        if after:
            said = _("{name} has left; {other} follows").format(name=person.name, other=after.name)
        elif new.chair_gone:
            said = _("{name} has left, and the chair has gone").format(name=person.name)
        else:
            said = _("{name} has left; the successor is to be found").format(name=person.name)
        change.text = said
        return Edited(person_id, said)


def set_back(desk: Desk, person_id: int) -> Edited:
    """Take it back that somebody has left."""
    with desk.book.transaction("") as change:
        person = record_by_id(change, Person, person_id)
        if not person.former:
            return Edited(person_id, "")
        back = replace(person, former=False, successor_id=None, chair_gone=False)
        change.put(with_history(person, back, desk.today))
        change.text = _("{name} is there again").format(name=person.name)
        return Edited(person_id, change.text)


# -- The four steps of a new key account


def toggle_step(desk: Desk, account_id: int, step: AnalysisStep) -> Edited:
    """Tick one of the four steps that a new key account walks, or take the tick off (M70)."""
    with desk.book.transaction("") as change:
        account = record_by_id(change, Account, account_id)
        ticked = dict(account.analysis)
        is_ticked = ticked.pop(step, None) is not None
        if not is_ticked:
            ticked[step] = desk.today
        change.put(replace(account, analysis=ticked))
        said = _("{account}, open again: {what}") if is_ticked else _("{account}, done: {what}")
        change.text = said.format(account=account.name, what=people_words.analysis_step(step))
        return Edited(account_id, change.text)


# -- Within


def _set(
    desk: Desk,
    person_id: int,
    changed: Callable[[Person], Person],
    said: Callable[[Person], str],
    what: str = "",
) -> Edited:
    with desk.book.transaction("") as change:
        person = record_by_id(change, Person, person_id)
        return _written(desk, change, person, changed(person), said, what)


def _written(
    desk: Desk,
    change: Transaction,
    old: Person,
    new: Person,
    said: Callable[[Person], str],
    what: str = "",
) -> Edited:
    """Write a change of one field, and say what it was and is; ``what`` names the field."""
    if new == old:
        return Edited(old.id, "")
    change.put(with_history(old, new, desk.today))
    sentence = _("{name}, {what}: {before} → {after}") if what else _("{name}: {before} → {after}")
    change.text = sentence.format(
        name=old.name, what=what, before=said(old) or "–", after=said(new) or "–"
    )
    return Edited(old.id, change.text)


def _two(change: Transaction, person_id: int, other_id: int) -> tuple[Person, Person]:
    person, other = record_by_id(change, Person, person_id), record_by_id(change, Person, other_id)
    if person_id == other_id:
        raise CannotEdit(_("This is one and the same person: {name}.").format(name=person.name))
    _same_account(person, other)
    return person, other


def _same_account(person: Person, other: Person) -> None:
    if person.account_id != other.account_id:
        sentence = _("{one} and {other} belong to different accounts.")
        raise CannotEdit(sentence.format(one=person.name, other=other.name))


def _name(change: Transaction, person_id: int | None) -> str:
    person = change.get(Person, person_id) if person_id else None
    return words.short_name(person.name) if person else ""


def _toggled(ids: tuple[int, ...], one: int) -> tuple[int, ...]:
    return _without(ids, one) if one in ids else (*ids, one)


def _without(ids: tuple[int, ...], one: int) -> tuple[int, ...]:
    return tuple(id for id in ids if id != one)

"""The map for scripts: ``rounds people --json``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from tui.desk.today_views import AccountName
from tui.domain.codes import Attitude, Level, Outside, PlanKind, Relation, Role
from tui.domain.people.mapping import Status
from tui.domain.people.minefields import FlagCode

if TYPE_CHECKING:
    from tui.desk.people_views import MapView, PersonRow


class PersonLine(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the map."""

    id: int
    name: str
    title: str | None
    department: str | None
    level: Level | None
    roles: tuple[Role, ...]
    attitude: Attitude | None
    relation: Relation | None
    relation_target: Relation | None
    influence: int | None
    reports_to: int | None
    key: bool
    last_contact: date | None
    outside: Outside | None
    hidden: bool
    former: bool


class FlagLine(msgspec.Struct, frozen=True):
    """A danger, whom it is about, and the step that cures it."""

    code: FlagCode
    text: str
    person: int | None
    cure: str


class PlanLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the relationship plan."""

    id: int
    person: int
    target: str
    kind: PlanKind | None
    measure: str
    through: int | None
    first: str
    second: str
    due: date
    done: date | None
    progress: str


class ClassFigures(msgspec.Struct, frozen=True):
    """The classes of the relationship from 0 (contact) to 5 (partner)."""

    organisation: float | None
    key: float | None
    broad: float | None
    weakest: str | None
    """The department that is the shortest plank."""


class PeopleView(msgspec.Struct, frozen=True, kw_only=True):
    """The stakeholder map: ``rounds people --json``."""

    account: AccountName
    status: Status | None
    people: tuple[PersonLine, ...]
    """The nearest to the decision first; who has left stands at the end."""
    flags: tuple[FlagLine, ...]
    classes: ClassFigures
    plan: tuple[PlanLine, ...]


def people_view(view: MapView) -> PeopleView:
    """The map for scripts."""
    rows = [view.people[id] for id in (*view.order, *view.left)]
    items = [one.item for one in view.plan if one.item]
    classes = view.classes
    return PeopleView(
        account=AccountName(view.account.id, view.account.name),
        status=view.status,
        people=tuple(map(_line, rows)),
        flags=tuple(FlagLine(one.code, one.text, one.person_id, one.cure) for one in view.flags),
        classes=ClassFigures(
            classes.organisation,
            classes.key,
            classes.broad,
            classes.weakest.department if classes.weakest else None,
        ),
        plan=tuple(
            PlanLine(
                id=one.id,
                person=one.person_id,
                target=one.target,
                kind=one.kind,
                measure=one.measure,
                through=one.through,
                first=one.first,
                second=one.second,
                due=one.due,
                done=one.done,
                progress=one.progress,
            )
            for one in items
        ),
    )


def _line(row: PersonRow) -> PersonLine:
    fields = {field: getattr(row, field) for field in PersonLine.__struct_fields__}
    known = {"title": row.title or None, "department": row.department or None}
    return PersonLine(**{**fields, **known})

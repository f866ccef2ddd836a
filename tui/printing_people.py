"""The stakeholder map as plain text: tree, dangers, plan and lines, within 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.desk.prep.laying import wrapped
from tui.domain.codes import RELATIONS
from tui.domain.text import cut, width
from tui.i18n import _, ngettext, pgettext
from tui.printing import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tui.desk.people_views import MapView, PersonRow, PlanRow
    from tui.domain.people.tree import Chair, Row

_WIDTH: Final = 80
_ROLE: Final = 14
_DEEP: Final = 4
"""So many levels have lines of their own before a name."""
_LEAST: Final = 28
"""So wide is the organisation at least."""
_GAP: Final = 2


def people(view: MapView) -> str:
    """The map for the eye."""
    said = _head(view)
    if view.people:
        said += ["", *_tree(view)]
    for title, rows in (
        (_("Flags"), _flags(view)),
        (_("Plan"), _plan(view)),
        (_("Informal lines"), _lines(view)),
        (_("No longer there"), _left(view)),
        (_("Four steps"), _steps(view)),
    ):
        if rows:
            said += ["", title, *rows]
    return "\n".join([*said, "", *_classes(view)] if view.people else said)


def _head(view: MapView) -> list[str]:
    tier = view.account.tier
    parts = [view.account.name]
    parts += [f"{words.TIER_SIGNS[tier]} {words.tier(tier)}"] if tier else []
    if view.status is None:
        parts.append(_("not mapped: add a second person or an opportunity"))
    else:
        parts.append(_("map {status}").format(status=people_words.status(view.status)))
        parts.append(
            ngettext(
                "{m} of {n} key person with us", "{m} of {n} key people with us", view.key_count
            ).format(m=len(view.supporters), n=view.key_count)
        )
    return _wrapped(" · ".join(parts), "", "  ")


# -- The tree


def _tree(view: MapView) -> list[str]:
    """Everybody with role, attitude, rung and last contact; long names and titles are cut."""
    head = [_("organisation"), _("role"), _("attitude"), _("rung"), _("met")]
    cells = [head, *(_row(view, row) for row in view.tree)]
    others = [max(width(row[at]) for row in cells) for at in range(1, len(head))]
    room = max(_LEAST, _WIDTH - sum(others) - _GAP * len(others))
    said = table([[cut(row[0], room), *row[1:]] for row in cells], right=[4])
    return [*said, *(_circle(one.text) for one in view.broken)]


def _circle(text: str) -> str:
    return "  " + _("a circle: {names}").format(names=text)


def _row(view: MapView, row: Row) -> list[str]:
    rails = _rails(row)
    if row.chair:
        return [rails + f"({_chair(row.chair)})", _empty(view, row.chair), "", "", ""]
    person = view.people[row.person_id or 0]
    return [
        rails + _name(person),
        cut(_role(person), _ROLE),
        f"{words.ATTITUDE_SIGNS[person.attitude]} {words.attitude(person.attitude)}",
        _rungs(person),
        _last(person),
    ]


def _rails(row: Row) -> str:
    """The lines before a name; far down only the last few of them."""
    if not row.rails:
        return ""
    above = row.rails[:-1]
    rails = "".join("│  " if more else "   " for more in above[-_DEEP:])
    return ("… " if len(above) > _DEEP else "") + rails + ("├─ " if row.rails[-1] else "└─ ")


def _chair(chair: Chair) -> str:
    return chair.title or _("empty chair")


def _empty(view: MapView, chair: Chair) -> str:
    if chair.kind == "approves":
        return _("unknown")
    if chair.since:
        day = words.short_date(chair.since, view.today)
        return cut(_("left on {day}").format(day=day), _ROLE)
    return pgettext("person", "left")


def _name(person: PersonRow) -> str:
    star = " ★" if person.key else ""
    title = person.title or person.department
    if person.outside:
        title = people_words.labelled(people_words.outside(person.outside), [title])
    name = f"{person.short}{star}"
    return f"{name}  {title}" if title else name


def _role(person: PersonRow) -> str:
    if person.hidden:
        return pgettext("role", "hidden power")
    return words.role(person.roles[0]) if person.roles else "–"


def _rungs(person: PersonRow) -> str:
    """The rungs climbed, and a mark on the target."""
    now = RELATIONS.index(person.relation) + 1 if person.relation else 0
    return "●" * now + "○" * (len(RELATIONS) - now) + ("!" if person.slipping else "")


def _last(person: PersonRow) -> str:
    if person.days_since is not None:
        return words.days_short(person.days_since) if person.days_since else _("today")
    return pgettext("contact", "never") if person.never_met else "–"


# -- What stands below


def _flags(view: MapView) -> list[str]:
    """A danger a line; the cure beside it where there is room, else below it."""
    rows: list[str] = []
    for one in view.flags:
        line = f"⚑ {one.text}"
        both = f"{line} – {one.cure}"
        if width(both) <= _WIDTH - _GAP:
            rows.append("  " + both)
        else:
            rows += [*_wrapped(line, "  ", "    "), *_wrapped(one.cure, "    ", "    ")]
    return rows


def _plan(view: MapView) -> list[str]:
    return [line for one in view.plan for line in _planned(view, one)]


def _planned(view: MapView, row: PlanRow) -> Iterator[str]:
    item = row.item
    if item is None or item.done:
        return
    number = f"{row.top:>2}" if row.top else "  "
    when = _("by {day}").format(day=words.short_date(item.due, view.today))
    if row.late_days:
        when = _("{when}, {days} late").format(when=when, days=words.days(row.late_days))
    name = view.people[row.person_id].short
    what = people_words.labelled(name, [item.target])
    yield from _wrapped(f"{what} · {when}", f"  {number}  ", " " * 6)
    who = [one for one in (item.first, item.second) if one]
    more = [item.measure] if item.measure else []
    more += [_("through {name}").format(name=row.through)] if row.through else []
    more += [" + ".join(who)] if who else []
    more += [item.progress] if item.progress else []
    if more:
        yield from _wrapped(" · ".join(more), " " * 6, " " * 6)


def _lines(view: MapView) -> list[str]:
    """Who listens to whom, and who is at odds with whom."""

    def short(id: int) -> str:
        return view.people[id].short

    rows: list[str] = []
    for id in view.order:
        person = view.people[id]
        if person.ties.listens_to:
            names = words.joined([short(one) for one in person.ties.listens_to])
            rows.append(_("{name} listens to {other}").format(name=person.short, other=names))
        rows += [
            _("{name} and {other} are at odds").format(name=person.short, other=short(one))
            for one in person.ties.against
            if view.order.index(one) > view.order.index(id)
        ]
    return [line for row in rows for line in _wrapped(row, "  ", "    ")]


def _left(view: MapView) -> list[str]:
    rows = []
    for id in view.left:
        person = view.people[id]
        after = view.people.get(person.successor_id or 0)
        if after:
            said = _("{name} follows").format(name=after.short)
        elif person.chair_gone:
            said = _("the chair has gone")
        else:
            said = _("successor unknown")
        who = _("{name}, {title}").format(name=person.short, title=person.title)
        rows.append(f"{who if person.title else person.short} · {said}")
    return [line for row in rows for line in _wrapped(row, "  ", "    ")]


def _steps(view: MapView) -> list[str]:
    """The four steps of a new key account, while they are not all ticked."""
    if not view.walking:
        return []
    rows = []
    for one in view.checklist:
        rows.append(f"  {'☑' if one.done else '☐'} {one.name}")
        if one.shown and not one.done:
            rows[-1] += "  " + _("the book shows it: tick it")
    return rows


def _classes(view: MapView) -> list[str]:
    figures = view.classes
    said = [
        f"{people_words.relationship_class(code)}{words.gap()}{'–' if figure is None else figure}"
        for code, figure in (
            ("organisation", figures.organisation),
            ("key", figures.key),
            ("broad", figures.broad),
        )
    ]
    line = _("Relationship, 0 to 5: {figures}").format(figures=words.joined(said))
    if figures.weakest:
        weak = _("shortest plank: {department} {figure}").format(
            department=figures.weakest.department, figure=figures.weakest.figure
        )
        line = f"{line} · {weak}"
    return _wrapped(line, "", "  ")


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    """A text in lines of the page, with what stands before the first and before the others."""
    lines = wrapped([(text, "")], _WIDTH - max(width(first), width(rest)))
    return [
        (rest if number else first) + "".join(part for part, _tone in line).rstrip()
        for number, line in enumerate(lines)
    ]

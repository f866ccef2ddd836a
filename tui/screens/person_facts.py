"""A person in facts: the card beside the map, and what the person's page says, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import people_words
from tui.i18n import _, ngettext, pgettext
from tui.screens import map_pieces as pieces
from tui.screens.painting import ATTITUDE_TONES, OUTCOME_TONES
from tui.widgets.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tui.desk.people_views import (
        Meeting,
        OurPromise,
        PersonPage,
        PlanRow,
    )
    from tui.domain.people.marks import Mark, MarkedField
    from tui.widgets.cells import Piece, Tone

MOST_COUNSEL: Final = 4
"""So many lines of advice stand on the card: what they want and ask, and how to speak."""
_SOON_DAYS: Final = 14
"""From so many days before it on, a birthday is to be watched."""
Line = tuple["Piece", ...]


def title(page: PersonPage) -> list[Line]:
    """The name; then title, house, style."""
    row, person = page.row, page.person
    said = [one for one in (pieces.belongs(row),) if one]
    if person.department and person.department.casefold() not in " ".join(said).casefold():
        said.append(person.department)
    mark: list[Piece] = [(" " + pieces.KEY, "watch")] if row.key else []
    number: list[Piece] = [(f"   {row.top}", "dim")] if row.top else []
    return [
        ((person.name, "way bold"), *mark, *number),
        ((" · ".join(said), "dim"),),
    ]


def card(page: PersonPage, today: date) -> list[Fact]:
    """What one must know of the person under the cursor, the most useful first."""
    if page.row.former:
        return [*left(page, today), *stance(page, today), *asked(page, 1)]
    return [
        *stance(page, today),
        *weight(page, with_approvals=False),
        *flags(page),
        *counsel(page)[:MOST_COUNSEL],
        *plan(page.plan, today, most=1),
        *_signs(page),
        *_dates(page, today),
        *asked(page, 1),
    ]


def dense_card(page: PersonPage, today: date) -> tuple[list[Line], list[Fact]]:
    """The card for a low window: a line for the title, and one for each fact."""
    head: list[Piece] = [*title(page)[0], ("   ", ""), *title(page)[1]]
    attitude, role, relation, *slips = stance(page, today)
    # Role and weight stand within the lines above them.
    joined = [
        Fact(attitude.label, (*attitude.lines, ((f" {role.label} ", "dim"), *role.lines[0]))),
        Fact(relation.label, (*relation.lines, *(fact.lines[0] for fact in slips))),
    ]
    first = left(page, today)[:1] if page.row.former else []
    rest = [*flags(page), *counsel(page)[:1], *plan(page.plan, today, most=1)]
    return [tuple(head)], [*first, *joined, *rest, *_signs(page)]


def left(page: PersonPage, today: date) -> list[Fact]:
    """Of who has left: when, and who follows."""
    when = next(
        (one.on for one in reversed(page.person.history) if one.field == "former" and one.new), None
    )
    text = _("has left")
    if when:
        text = _("left {day}").format(day=words.short_date(when, today))
    if page.successor:
        follows: Piece = (words.short_name(page.successor.name), "")
    elif page.person.chair_gone:
        follows = (_("nobody: the chair has gone"), "dim")
    else:
        follows = (_("not known"), "late")
    return [
        Fact(_("state"), (((text, "watch"),),)),
        Fact(_("follows"), ((follows, ("   ", ""), (_("F says who"), "dim")),), apart=False),
    ]


def stance(page: PersonPage, today: date) -> list[Fact]:
    """Attitude, roles and rung, each with how it came to be."""
    row = page.row
    facts = [
        Fact(_("attitude"), (_history(page, "attitude", today),), most=3),
        Fact(_("role"), (_history(page, "roles", today),), apart=False, most=3),
    ]
    ladder: list[Piece] = [*pieces.rung(row.relation, row.relation_target), (" ", "")]
    ladder += _history(page, "relation", today)
    if row.relation_target and row.relation_target != row.relation:
        ladder += [(" ", ""), (f"→{words.relation(row.relation_target)}", "way")]
    facts.append(Fact(_("relation"), (tuple(ladder),), apart=False, most=3))
    if row.slipping:
        text = _("slips to {rung}: {n} d of silence, {allowed} are borne").format(
            rung=words.relation(row.slipping.to),
            n=row.slipping.days,
            allowed=row.slipping.allowed,
        )
        facts.append(Fact("", (((text, "watch"),),), apart=False, most=2))
    return facts


def _history(page: PersonPage, field: MarkedField, today: date) -> Line:
    """Dated marks, the oldest first, the last what holds now."""
    marks = page.marks[field]
    if not marks:
        return ((_("not known"), "dim"),)
    line: list[Piece] = []
    for mark in marks[:-1]:
        line += [*_past(mark, field, today), ("  ", "")]
    return (*line, *_now(marks[-1], field, today))


def _past(mark: Mark, field: MarkedField, today: date) -> list[Piece]:
    when = f"{words.short_date(mark.on, today)} " if mark.on else ""
    return [(f"{when}{_value(mark, field, short=True)}", "dim")]


def _now(mark: Mark, field: MarkedField, today: date) -> list[Piece]:
    when: list[Piece] = [(f"{words.short_date(mark.on, today)} ", "dim")] if mark.on else []
    tone: Tone = "bold"
    if field == "attitude":
        tone = next((ATTITUDE_TONES[one] for one in ATTITUDE_TONES if one == mark.value), "")
    return [*when, (_value(mark, field) if mark.value else _("not known"), tone)]


def _value(mark: Mark, field: MarkedField, *, short: bool = False) -> str:
    if not mark.value:
        return "?"
    match field:
        case "roles":
            return people_words.roles(mark.value.split(","))
        case "relation":
            return words.relation(mark.value)
        case "attitude":
            sign = next(s for code, s in words.ATTITUDE_SIGNS.items() if code == mark.value)
            return sign if short else f"{sign} {words.attitude(mark.value)}"


def weight(page: PersonPage, *, with_approvals: bool = True) -> list[Fact]:
    """How much the word weighs, why the person is key, what he or she approves."""
    row = page.row
    said = [_("{n} of 5").format(n="?" if row.influence is None else row.influence)]
    reasons = [one for one in row.why_key if not (with_approvals and one == "approves")]
    said += [people_words.key_reason(one) for one in reasons]
    if row.releases_payments:
        said.append(_("releases payments"))
    if row.suspected:
        said.append(_("perhaps decides without the title"))
    lines: list[Line] = [((said[0], ""), *((f" · {one}", "dim") for one in said[1:]))]
    lines += [
        ((_("approves {opportunity}").format(opportunity=one), "dim"),)
        for one in (page.approves if with_approvals else ())
    ]
    return [Fact(_("weight"), tuple(lines), apart=False, most=2)]


def flags(page: PersonPage) -> list[Fact]:
    """The flags that are about the person."""
    lines: list[Line] = [((one.head, "watch"), (f"  {one.cure}", "dim")) for one in page.flags]
    return [Fact("⚑", tuple(lines), most=2)] if lines else []


def counsel(page: PersonPage) -> list[Fact]:
    """What they want, ask and need to hear (M11, M13, M23)."""
    advice = page.advice
    rows = (
        (_("wants"), page.person.job_concern, "" if page.person.job_concern else "dim"),
        (_("for self"), page.person.personal_concern, ""),
        (_("asks"), words.quoted(advice.asks) if advice.asks else "", "way"),
        (_("say"), advice.say, ""),
        (_("not"), advice.avoid, ""),
        (_("do"), advice.attitude, ""),
        (_("next"), advice.next_rung, "dim"),
    )
    facts: list[Fact] = []
    for label, text, tone in rows:
        if text:
            line: Line = ((text, _as_tone(tone)),)
            facts.append(Fact(label, (line,), apart=not facts, most=2))
    return facts


def _as_tone(tone: str) -> Tone:
    return "dim" if tone == "dim" else "way" if tone == "way" else ""


def plan(rows: Sequence[PlanRow], today: date, most: int | None = None) -> list[Fact]:
    """The lines of the plan about the person, the first ``most`` of them."""
    facts: list[Fact] = []
    for row in rows[:most]:
        item = row.item
        if item is None:
            continue
        by = [pieces.bare(one) for one in (item.first, item.second) if one]
        by = by or [pgettext("our house", "you")]
        if row.through:
            by.append(_("through {name}").format(name=row.through))
        if item.done:
            when: Piece = ("✓ " + words.short_date(item.done, today), "kept")
        elif row.late_days:
            when = (_("{n} d late").format(n=row.late_days), "late")
        else:
            when = (words.short_date(item.due, today), "watch")
        lines: list[Line] = [(when, ("  ", ""), (item.target, ""))]
        if item.measure:
            lines.append(((item.measure, "dim"),))
        lines.append(((" · ".join(by), "dim"),))
        if item.progress:
            lines.append((("→ ", "dim"), (item.progress, "way")))
        facts.append(Fact(pgettext("map", "plan"), tuple(lines), most=2))
    return facts


def ties(page: PersonPage) -> list[Fact]:
    """Superior, reports and informal lines."""
    facts: list[Fact] = []
    for label, people, tone in (
        (_("reports"), (page.superior,) if page.superior else (), ""),
        (_("leads"), page.reports, ""),
        (_("listens"), page.listens_to, "quiet"),
        (_("heard by"), page.heard_by, "quiet"),
        (_("against"), page.against, "late"),
        (_("opens"), (page.introducer,) if page.introducer and page.flags else (), "way"),
    ):
        if people:
            text = words.joined([words.short_name(one.name) for one in people])
            kept: Tone = "late" if tone == "late" else "quiet" if tone == "quiet" else ""
            facts.append(Fact(label, (((text, kept),),), apart=not facts, most=2))
    return facts


def _signs(page: PersonPage) -> list[Fact]:
    """The same in one line, by signs."""
    line: list[Piece] = []
    for sign, people, tone in (
        ("↑", (page.superior,) if page.superior else (), ""),
        ("↓", page.reports, ""),
        (pieces.LISTENS, page.listens_to, "quiet"),
        ("↜", page.heard_by, "quiet"),
        (pieces.AT_ODDS, page.against, "late"),
    ):
        if people:
            names = words.joined([words.short_name(one.name) for one in people])
            kept: Tone = "late" if tone == "late" else "quiet" if tone == "quiet" else ""
            line += [("   ", "")] if line else []
            line += [(f"{sign} ", "dim"), (names, kept)]
    return [Fact(_("ties"), (tuple(line),), most=3)] if line else []


def _dates(page: PersonPage, today: date) -> list[Fact]:
    facts: list[Fact] = []
    born = page.birthday
    is_near = born is not None and (born - today).days <= _SOON_DAYS
    if born and is_near:
        facts.append(Fact(_("birthday"), (birthday(born, today),)))
    if page.meetings:
        last = meeting(page.meetings[0], today)
        facts.append(Fact(_("last"), (last,), apart=not facts, most=2))
    elif page.row.never_met:
        never = pgettext("contact", "never met")
        facts.append(Fact(_("last"), (((never, "late"),),), apart=not facts))
    if page.ahead:
        facts.append(Fact(_("next"), (meeting(page.ahead[0], today),), apart=not facts, most=2))
    for task in page.ours[:1]:
        if task.done is None:
            facts.append(
                Fact(
                    _("we owe") if task.promised else _("task"),
                    (promise(task, today),),
                    apart=not facts,
                    most=2,
                )
            )
    if born and not is_near:
        facts.append(Fact(_("birthday"), (birthday(born, today),), apart=not facts))
    return facts


def birthday(day: date, today: date) -> Line:
    """The day of the birthday, and how near it is."""
    left = (day - today).days
    near: list[Piece] = []
    if left <= _SOON_DAYS:
        text = ngettext("in {n} day", "in {n} days", left).format(n=left) if left else _("today")
        near = [("  " + text, "watch")]
    return ((words.short_date(day, today), ""), *near)


def meeting(one: Meeting, today: date) -> Line:
    """A contact, or a visit to come."""
    line: list[Piece] = [(words.short_date(one.on, today) + "  ", "dim")]
    if one.outcome:
        line.append((words.outcome(one.outcome) + "  ", OUTCOME_TONES[one.outcome]))
    return (*line, (one.text, ""))


def promise(one: OurPromise, today: date) -> Line:
    """A task or promise of ours, and how it stands."""
    if one.done:
        return (("✓ ", "kept"), (one.text, "dim"))
    if one.late_days:
        return ((one.text, "late"), ("  " + _("{n} d late").format(n=one.late_days), "late"))
    return ((one.text, ""), ("  " + words.day_and_date(one.due, today), "dim"))


def asked(page: PersonPage, most: int) -> list[Fact]:
    """What to ask next."""
    lines: list[Line] = [((one.text, "quiet"),) for one in page.ask[:most]]
    return [Fact(_("ask"), tuple(lines), most=2)] if lines else []

"""The page of a person in facts: all that is known, and what is not known as questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui import words
from tui.i18n import _, pgettext
from tui.screens import person_facts
from tui.widgets.facts import Fact

if TYPE_CHECKING:
    from datetime import date

    from tui.desk.people_views import PersonPage, TheirPromise
    from tui.domain.records import Person
    from tui.screens.person_facts import Line
    from tui.widgets.cells import Tone


def whole(page: PersonPage, today: date) -> list[Fact]:
    """All that is known, and what is empty as questions to ask next."""
    return [
        *(person_facts.left(page, today) if page.row.former else []),
        *person_facts.stance(page, today),
        *person_facts.weight(page),
        *person_facts.flags(page),
        *person_facts.counsel(page),
        *_more_counsel(page),
        *person_facts.plan(page.plan, today),
        *person_facts.ties(page),
        *_reach(page, today),
        *_met(page, today),
        *_promises(page, today),
        *_heard(page, today),
        *person_facts.asked(page, len(page.ask)),
    ]


def _more_counsel(page: PersonPage) -> list[Fact]:
    told: list[Fact] = []
    if page.advice.trust:
        told.append(Fact(_("trust"), (((page.advice.trust, "dim"),),), apart=False, most=2))
    if page.measures:
        lines: list[Line] = [
            (
                (one.text, ""),
                ("  " + _("needs approval") if one.needs_approval else "", "watch"),
            )
            for one in page.measures
        ]
        told.append(Fact(_("measures"), tuple(lines)))
    if page.person.social_style:
        social = words.social(page.person.social_style)
        told.append(Fact(_("manner"), (((social, ""),),), apart=False))
    if page.person.style:
        told.append(Fact(_("thinks"), (((words.thinking(page.person.style), ""),),), apart=False))
    if page.style_hint:
        heard = words.joined(list(page.style_hint.heard))
        text = _("perhaps {style}: “{heard}”").format(
            style=words.thinking(page.style_hint.style), heard=heard
        )
        told.append(Fact(_("thinks"), (((text, "quiet"),),), apart=False, most=2))
    return told


def _reach(page: PersonPage, today: date) -> list[Fact]:
    """How to reach the person, and what he or she lives for."""
    person = page.person
    rows = (
        (_("phone"), person.phone),
        (_("e-mail"), person.email),
        (_("proud of"), person.proud_of),
        (_("loves"), person.interests),
        (_("since"), words.full_date(person.since) if person.since else ""),
        (_("known as"), words.joined(list(person.aliases))),
    )
    told: list[Fact] = []
    for label, text in rows:
        if text:
            told.append(Fact(label, (((text, ""),),), apart=not told, most=3))
    if page.birthday:
        line = person_facts.birthday(page.birthday, today)
        told.append(Fact(_("birthday"), (_born(person, line),), apart=not told))
    return told


def _born(person: Person, line: Line) -> Line:
    if person.birthday and person.birth_year_known:
        return (*line, (f"   * {person.birthday.year}", "dim"))
    return line


def _met(page: PersonPage, today: date) -> list[Fact]:
    told: list[Fact] = []
    if page.ahead:
        told.append(
            Fact(
                _("to come"), tuple(person_facts.meeting(one, today) for one in page.ahead), most=2
            )
        )
    if page.meetings:
        told.append(
            Fact(
                pgettext("person", "met"),
                tuple(person_facts.meeting(one, today) for one in page.meetings),
                most=3,
            )
        )
    elif page.row.never_met:
        told.append(
            Fact(pgettext("person", "met"), (((pgettext("contact", "never met"), "late"),),))
        )
    return told


def _promises(page: PersonPage, today: date) -> list[Fact]:
    told: list[Fact] = []
    ours = tuple(person_facts.promise(one, today) for one in page.ours if one.promised)
    tasks = tuple(person_facts.promise(one, today) for one in page.ours if not one.promised)
    if ours:
        told.append(Fact(_("we owe"), ours, most=2))
    if tasks:
        told.append(Fact(_("tasks"), tasks, most=2))
    if page.theirs:
        told.append(Fact(_("they owe"), tuple(_their(one, today) for one in page.theirs), most=2))
    return told


def _their(one: TheirPromise, today: date) -> Line:
    text = _("{amount} by {when}").format(
        amount=words.amount(one.amount, one.currency), when=words.short_date(one.due, today)
    )
    if one.missed:
        return ((text, ""), ("  " + pgettext("promise", "missed"), "late"))
    tone: Tone = "kept" if one.state == "kept" else "late" if one.state == "broken" else "watch"
    return ((text, ""), ("  " + words.promise(one.state), tone))


def _heard(page: PersonPage, today: date) -> list[Fact]:
    told: list[Fact] = []
    if page.sayings:
        lines: list[Line] = [((words.quoted(one), "way"),) for one in reversed(page.sayings)]
        told.append(Fact(_("sayings"), tuple(lines), most=3))
    if page.notes:
        lines = [
            ((words.short_date(one.on, today) + "  ", "dim"), (one.text, "")) for one in page.notes
        ]
        told.append(Fact(_("notes"), tuple(lines), most=4))
    if page.evidence:
        lines = [
            (
                (words.short_date(one.on, today) + "  ", "dim"),
                (one.text, "" if one.holds else "dim"),
            )
            for one in page.evidence
        ]
        told.append(Fact(_("seen"), tuple(lines), most=2))
    return told

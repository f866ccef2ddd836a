"""Those to be met: what they are likely to ask, how to speak to each, what to do next (M11-M26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui.desk.prep.pinyin import with_tones
from tui.desk.prep.views import AdviceView, AttendeeView
from tui.domain.people.ladder import trust_step
from tui.domain.prep.situation import best_line, line
from tui.i18n import language
from tui.playbook import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tui.desk.ground import Desk
    from tui.desk.prep.slots import Slots
    from tui.domain.prep.seen import Seen
    from tui.domain.prep.situation import Line, Situation
    from tui.domain.prep_rules import LineRule
    from tui.domain.records import Person
    from tui.playbook.tables_prep import Advice


def attendees(desk: Desk, seen: Seen, slots: Slots) -> tuple[AttendeeView, ...]:
    """Everybody to be met, the host first."""
    return tuple(_attendee(desk, seen, slots, one) for one in seen.people)


def _attendee(desk: Desk, seen: Seen, slots: Slots, person: Person) -> AttendeeView:
    table = desk.playbook().advice
    role = table.roles[person.roles[0]] if person.roles else None
    alone = replace(seen.situation, people=(person,))
    praise = _praise(table, alone, slots, person)
    advice = list(_advice(table, alone, person))
    if praise:
        advice.append(AdviceView("praise", praise))
    if referral := best_line(rules.advice().referral, alone, slots.known):
        advice.append(AdviceView("referral", table.referral[referral.id].say))
    last = max(
        (one.day for one in seen.before if person.id in one.people),
        default=None,
    )
    return AttendeeView(
        id=person.id,
        name=person.name,
        pinyin=_read_aloud(person),
        title=person.title or None,
        roles=person.roles,
        attitude=person.attitude,
        relation=person.relation,
        relation_target=person.relation_target,
        style=person.style,
        speak=table.thinking[person.style].short if person.style else "",
        question=role.question if role else None,
        job_concern=person.job_concern or (role.job if role else None),
        personal_concern=person.personal_concern or (role.personal if role else None),
        praise=praise,
        advice=tuple(one.text for one in advice),
        kinds=tuple(one.kind for one in advice),
        last_met=last,
        never_met=last is None and seen.circle.is_unmet(person),
    )


def _read_aloud(person: Person) -> str | None:
    """How a Chinese name is spoken, for those who do not read it."""
    return with_tones(person.name, person.pinyin) or None if language() == "en" else None


def _advice(table: Advice, alone: Situation, person: Person) -> Iterator[AdviceView]:
    """What is known about the person, turned into what to do; what is not known says nothing."""
    if person.style:
        yield AdviceView("style", table.thinking[person.style].speak)
    if person.roles:
        yield AdviceView("role", table.roles[person.roles[0]].speak)
    if person.attitude:
        attitude = table.attitudes[person.attitude]
        yield AdviceView("attitude", attitude.do)
        yield AdviceView("avoid", attitude.avoid)
    if person.social_style:
        yield AdviceView("social", table.social[person.social_style].text)
    if person.relation and "competitor" not in person.roles:
        rung = table.rungs[person.relation]
        yield AdviceView("rung", rung.next)
        yield AdviceView("measure", rung.measure)
        yield AdviceView("trust", table.trust[trust_step(person.relation)].do)


def _praise(table: Advice, alone: Situation, slots: Slots, person: Person) -> str | None:
    """A line of honest praise (M26): from what is known of the person, else what suits.

    Rivals get none.
    """
    if "competitor" in person.roles:
        return None
    own = _own(slots, person)
    found = rules.advice().praise
    fits = [one for id_, rule in found.items() if (one := line(id_, rule, alone, frozenset(own)))]
    chosen = _first_known(fits, found) or max(
        (one for one in fits if one.is_filled), key=lambda one: one.score, default=None
    )
    return slots.fill(table.praise[chosen.id].say, **own).text if chosen else None


def _first_known(fits: list[Line], found: Mapping[str, LineRule]) -> Line | None:
    """The first line that names something of this very person."""
    return next((one for one in fits if one.is_filled and found[one.id].needs), None)


def _own(slots: Slots, person: Person) -> dict[str, str]:
    """What is known of this person, who need not be the one spoken to first."""
    from tui.desk.prep.slots import head_of

    found = {
        "proud_of": head_of(person.proud_of),
        "saying": person.sayings[-1] if person.sayings else "",
        "interests": head_of(person.interests),
    }
    return {name: text for name, text in found.items() if text}

"""The page of a person put together: what is known, and what to ask next (M08, M11-M26)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.desk import people_words
from tui.desk.circles import circle_of, minefields_of
from tui.desk.people_map import flag_view, plan_rows
from tui.desk.people_views import (
    Advice,
    EvidenceView,
    MeasureView,
    Meeting,
    OurPromise,
    PersonName,
    PersonPage,
    Question,
    Remark,
    TheirPromise,
)
from tui.desk.today_views import AccountRef
from tui.domain.day import next_anniversary
from tui.domain.money import to_decimal
from tui.domain.people.introductions import introducer
from tui.domain.people.ladder import trust_step
from tui.domain.people.marks import all_marks
from tui.domain.people.measures import Hospitality, measures_for
from tui.domain.people.ranking import is_rival, is_to_win
from tui.domain.people.rating import latest_evidence
from tui.domain.people.styles import suggested_style
from tui.domain.people.succession import successor
from tui.domain.records import Note
from tui.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tui import settings
    from tui.desk.ground import Desk
    from tui.desk.people_views import MapView
    from tui.domain.people.circle import Circle
    from tui.domain.people.measures import Measure
    from tui.domain.people.styles import StyleHint
    from tui.domain.records import NextStep, Person, Visit

_ASK: Final = {
    "title": N_("What is the title of {name}?"),
    "department": N_("In which department does {name} work?"),
    "roles": N_("What can {name} do about the purchase?"),
    "attitude": N_("What did {name} do when our offer came up last?"),
    "relation": N_("What would {name} do for us tomorrow?"),
    "influence": N_("How much does the word of {name} weigh, 0 to 5?"),
    "reports_to": N_("To whom does {name} report?"),
    "job_concern": N_("What is {name} measured by?"),
    "personal_concern": N_("What would {name} gain by it for himself or herself?"),
    "relation_target": N_("How close do you want to come to {name}?"),
    "listens_to": N_("Whose word counts with {name}?"),
    "phone": N_("How can {name} be reached?"),
    "style": N_("Does {name} ask for facts, order, people or ideas?"),
    "proud_of": N_("What is {name} proud of?"),
    "interests": N_("What does {name} love doing?"),
    "birthday": N_("When is the birthday of {name}?"),
    "since": N_("Since when has {name} had this chair?"),
}
"""What to ask where a field of the form is empty, the most useful first."""
_OF_RIVALS: Final = frozenset(("title", "relation", "interests", "style", "phone"))
_NOT_ASKED_OUTSIDE: Final = frozenset(("reports_to", "since"))


def built(desk: Desk, map_: MapView, person: Person) -> PersonPage:
    """The page of a person of that map.

    Raises:
        Gone: another window has removed the account.
    """
    circle = circle_of(desk, person.account_id)
    row = map_.people[person.id]
    after = successor(circle, person) if person.former else None
    calls = [one for one in circle.visits if person.id in one.people]
    opens = introducer(circle, person) if not person.former else None
    return PersonPage(
        row=row,
        person=person,
        account=AccountRef(circle.account.id, circle.account.name, circle.account.tier),
        marks=all_marks(person),
        superior=_name(circle, person.reports_to),
        reports=_names(circle, (one.id for one in circle.here if one.reports_to == person.id)),
        listens_to=_names(circle, row.ties.listens_to),
        heard_by=_names(circle, row.ties.heard_by),
        against=_names(circle, row.ties.against),
        successor=PersonName(after.id, after.name) if after and after.id != person.id else None,
        approves=tuple(one.name for one in map_.opportunities if person.id in one.approvers),
        birthday=next_anniversary(person.birthday, circle.today) if person.birthday else None,
        meetings=tuple(_meeting(one) for one in reversed(calls) if one.state == "logged"),
        ahead=tuple(
            _meeting(one) for one in calls if one.is_open and one.start.date() >= circle.today
        ),
        ours=_ours(circle, person),
        theirs=_theirs(desk, person),
        sayings=person.sayings,
        notes=_notes(desk, person),
        plan=tuple(plan_rows(circle, person.id, row.top)),
        flags=tuple(
            flag_view(circle, one)
            for one in minefields_of(desk, circle.account.id)
            if one.person_id == person.id
        ),
        ask=tuple(questions(circle, person)),
        measures=tuple(
            MeasureView(one.measure, people_words.measure(one.measure), one.needs_approval)
            for one in measures_for(
                person, circle.account, hospitality_of(desk.settings.hospitality)
            )
        ),
        trust_step=trust_step(person.relation),
        introducer=_name(circle, opens),
        evidence=_evidence(person),
        style_hint=_style_hint(calls, person),
        advice=_advice(desk, person),
    )


def questions(circle: Circle, person: Person) -> Iterator[Question]:
    """What is empty, as questions to ask next, the most useful first."""
    name = people_words.name_of(circle, person.id)
    if person.former:
        if not (person.chair_gone or person.successor_id):
            yield Question("successor", _("Who follows {name}?").format(name=name))
        return
    for field, text in _ASK.items():
        if getattr(person, field) in (None, "", ()) and _is_worth_asking(circle, person, field):
            yield Question(field, _(text).format(name=name))


def _is_worth_asking(circle: Circle, person: Person, field: str) -> bool:
    """Whether the answer would tell something, and is not known in another way."""
    if is_rival(person):
        return field in _OF_RIVALS
    if person.outside is not None and field in _NOT_ASKED_OUTSIDE:
        return False
    if field in ("attitude", "relation_target") and not is_to_win(person):
        return False
    if field == "attitude":
        return circle.is_met(person)
    if field == "reports_to":
        return any(one.id != person.id for one in circle.here) and not _is_head(circle, person)
    return field != "phone" or not person.email


def _is_head(circle: Circle, person: Person) -> bool:
    """Whether somebody stands at the top: others report to him or her."""
    return any(one.reports_to == person.id for one in circle.here)


def hospitality_of(rule: settings.Hospitality) -> Hospitality:
    """The house's limit and the usual costs, as the rules of measures take them (M19).

    Both in whole units of one currency: it is only compared.
    """
    costs: dict[Measure, int] = {
        "entertainment": rule.costs.entertainment,
        "small_gift": rule.costs.small_gift,
        "sport": rule.costs.sport,
        "study_tour": rule.costs.study_tour,
        "shared_sport": rule.costs.shared_sport,
        "family_occasion": rule.costs.family_occasion,
    }
    return Hospitality(rule.gift_limit, costs)


def _name(circle: Circle, person_id: int | None) -> PersonName | None:
    person = circle.by_id.get(person_id or 0)
    return PersonName(person.id, person.name) if person else None


def _names(circle: Circle, ids: Iterable[int]) -> tuple[PersonName, ...]:
    return tuple(PersonName(one, circle.by_id[one].name) for one in ids)


def _meeting(visit: Visit) -> Meeting:
    is_done = visit.state == "logged"
    return Meeting(
        id=visit.id,
        on=visit.day,
        kind=visit.kind,
        state=visit.state,
        outcome=visit.outcome,
        text=visit.note or visit.text if is_done else visit.text or visit.seek,
        saying=visit.saying,
    )


def _ours(circle: Circle, person: Person) -> tuple[OurPromise, ...]:
    """Tasks that name the person, and those that came of a call with him or her alone."""
    calls = {one.id for one in circle.visits if one.people == (person.id,)}

    def is_about(step: NextStep) -> bool:
        if step.person_id is not None:
            return step.person_id == person.id
        return step.visit_id in calls

    found = [one for one in circle.steps if is_about(one)]
    found.sort(
        key=lambda one: (not one.is_open, one.day.toordinal() * (1 if one.is_open else -1), one.id)
    )
    return tuple(
        OurPromise(
            id=one.id,
            text=one.text,
            due=one.due,
            done=one.done,
            promised=one.promised,
            late_days=max(0, (circle.today - one.due).days) if one.is_open else 0,
        )
        for one in found
    )


def _theirs(desk: Desk, person: Person) -> tuple[TheirPromise, ...]:
    ledger = desk.ground.ledger
    return tuple(
        TheirPromise(
            id=one.id,
            made=one.made,
            due=one.due,
            currency=one.currency,
            amount=to_decimal(one.amount, one.currency),
            state=ledger.judged[one.id].state,
            missed=ledger.judged[one.id].is_missed,
        )
        for one in reversed(ledger.promises_of.get(person.account_id, []))
        if one.person_id == person.id
    )


def _notes(desk: Desk, person: Person) -> tuple[Remark, ...]:
    ground = desk.ground
    mine = [
        one
        for one in ground.snapshot.since(Note, ground.horizon).values()
        if one.person_id == person.id
    ]
    mine.sort(key=lambda one: (one.at, one.id), reverse=True)
    return tuple(Remark(one.id, one.day, one.text) for one in mine)


def _evidence(person: Person) -> tuple[EvidenceView, ...]:
    holding = latest_evidence(person).values()
    newest = sorted(person.evidence, key=lambda one: one.on, reverse=True)
    return tuple(
        EvidenceView(
            on=one.on,
            field=one.field,
            answer=one.answer,
            text=people_words.rating_answer(one.answer),
            holds=one in holding,
        )
        for one in newest
    )


def _style_hint(calls: Iterable[Visit], person: Person) -> StyleHint | None:
    """The style that the notes of calls with the person alone, and the sayings, suggest."""
    texts = [one.note for one in calls if one.people == (person.id,)]
    hint = suggested_style([*texts, *person.sayings])
    return hint if hint and hint.style != person.style else None


def _advice(desk: Desk, person: Person) -> Advice:
    """What the playbook says of role, style, attitude and rung; nothing of who has left."""
    if person.former:
        return Advice()
    table = desk.playbook().advice
    role = table.roles[person.roles[0]] if person.roles else None
    style = table.thinking[person.style] if person.style else None
    attitude = table.attitudes[person.attitude] if person.attitude else None
    rungs: Mapping[str, str] = {}
    if is_to_win(person):
        rungs = {
            "next_rung": table.rungs[person.relation or "contact"].next,
            "trust": table.trust[trust_step(person.relation)].do,
        }
    return Advice(
        asks=role.question if role else "",
        job_concern=person.job_concern or (role.job if role else ""),
        personal_concern=person.personal_concern or (role.personal if role else ""),
        say=style.speak if style else role.speak if role else "",
        avoid=style.avoid if style else attitude.avoid if attitude else "",
        attitude=attitude.do if attitude else "",
        **rungs,
    )

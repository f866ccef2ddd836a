"""What the account file (M08) lacks or has had for long: what to ask for next, and again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec

from tui.domain.account_file import CODES, Item, of_person
from tui.domain.prep.situation import Situation, Why
from tui.domain.prep_rules import Case, FilePart
from tui.domain.records import Person

AGES: Final[Mapping[FilePart, int]] = {
    "background": 365,
    "organisation": 180,
    "people": 365,
    "competition": 90,
    "project": 60,
    "business": 180,
}
"""After so many days one asks whether it is still true: facts stay, needs move."""

_STRANGERS: Final = (None, "contact")
_OTHER_MATTERS: Final = ("delivery", "acceptance", "service", "collection")
"""Purposes of a visit that is not about the next business, whatever its stage."""
_PER_PART: Final = 2
"""So many gaps of one part are asked for at once: a talk, no questionnaire."""


class Ask(msgspec.Struct, frozen=True):
    """An item to ask for, and why now."""

    item: Item
    why: Why


def ask_next(
    items: Sequence[Item], attending: Sequence[Person], situation: Situation, most: int
) -> tuple[Ask, ...]:
    """What to ask for next of those to be met: what fits them and the stage goes first.

    Of somebody's private life one asks only later; of a rival's ways only where one is known.
    At most two of each part.
    """
    asks: list[tuple[int, int, Ask]] = []
    place = {code: number for number, code in enumerate(_ORDER)}
    for item in _open_items(items, attending):
        if not _may_be_asked(item, items, attending, situation):
            continue
        asked = [one for one in attending if one.id == item.person_id] or situation.people
        fits = msgspec.structs.replace(situation, people=tuple(asked))
        if situation.purpose in _OTHER_MATTERS:
            fits = msgspec.structs.replace(fits, stage=None)
        score = fits.weigh(_FITS.get(item.code, Case()))
        asks.append((-score, place[item.code], Ask(item, Why("file_gap", item.person_id))))
    asks.sort(key=lambda row: row[:2])
    return _mixed((ask for *_key, ask in asks), most)


def still_true(items: Sequence[Item], attending: Sequence[Person], today: date) -> tuple[Item, ...]:
    """What is known and may have moved, the longest unasked first; what has no day comes last."""
    of_people = [of_person(one, code) for one in attending for code in CODES if _is_personal(code)]
    known = [
        one
        for one in (*(item for item in items if item.part != "people"), *of_people)
        if one.known and (one.text or one.day or one.people)
    ]
    old = [one for one in known if one.since and (today - one.since).days > AGES[one.part]]
    old.sort(key=lambda one: (one.since or today, CODES.index(one.code)))
    undated = [one for one in known if one.since is None]
    undated.sort(key=lambda one: (-AGES_ORDER.index(AGES[one.part]), CODES.index(one.code)))
    return (*old, *undated)


AGES_ORDER: Final = sorted(set(AGES.values()), reverse=True)
"""The ages from the longest on: what moves fastest is asked first."""


_ABOVE: Final = ("decision_maker", "senior_leader", "parent_leader")
_EARLY: Final = ("interest", "gestation")
_RIVALRY: Final = ("design", "comparison", "commitment")
_FITS: Final[Mapping[str, Case]] = {
    "background.business": Case(purposes=("introduction", "needs")),
    "background.size": Case(purposes=("introduction",)),
    "background.ownership": Case(roles=_ABOVE, purposes=("introduction", "relationship")),
    "background.address": Case(purposes=("contract", "delivery")),
    "background.industry_state": Case(roles=_ABOVE, purposes=("introduction", "relationship")),
    "background.departments": Case(roles=("coach", "purchaser"), stages=_EARLY),
    "background.operators": Case(roles=("user",), purposes=("needs", "demonstration", "delivery")),
    "background.installed": Case(
        roles=("user", "technical_gatekeeper"), purposes=("needs", "service"), stages=_EARLY
    ),
    "organisation.departments": Case(roles=("coach", "gatekeeper"), purposes=("introduction",)),
    "organisation.reporting": Case(roles=("coach",), purposes=("introduction", "needs")),
    "organisation.cooperation": Case(roles=("coach", "project_leader")),
    "organisation.part_in_buying": Case(
        roles=("coach", "purchaser", "gatekeeper"), purposes=("needs", "proposal")
    ),
    "people.contact_data": Case(facts=("first_meeting",)),
    "people.history": Case(rungs=("know", "accept"), purposes=("relationship",)),
    "people.interests": Case(rungs=("know", "accept", "respect"), purposes=("relationship",)),
    "people.family": Case(rungs=("respect", "trust"), purposes=("relationship",)),
    "people.dates": Case(rungs=("accept", "respect", "trust"), purposes=("relationship",)),
    "people.scope": Case(rungs=("contact", "know"), purposes=("introduction", "needs")),
    "people.influence": Case(roles=("coach",), stages=_RIVALRY),
    "people.temperament": Case(facts=("first_meeting",), purposes=("introduction",)),
    "competition.in_use": Case(
        roles=("user", "purchaser", "coach"), stages=_RIVALRY, purposes=("needs", "introduction")
    ),
    "competition.satisfaction": Case(roles=("user", "coach"), purposes=("needs",), stages=_EARLY),
    "competition.rival_history": Case(roles=("coach", "purchaser"), purposes=("needs",)),
    "competition.rival_rep": Case(roles=("coach",), stages=_RIVALRY),
    "competition.rival_strengths": Case(roles=("coach", "user"), stages=_RIVALRY),
    "competition.rival_weaknesses": Case(
        roles=("coach", "user"), stages=_RIVALRY, purposes=("proposal",)
    ),
    "project.plan": Case(stages=_EARLY, purposes=("needs", "introduction")),
    "project.problem": Case(
        roles=("user", "initiator", "coach"),
        stages=("interest", "gestation", "design"),
        purposes=("needs", "demonstration"),
    ),
    "project.deciders": Case(
        roles=("coach", "purchaser", "initiator"),
        stages=("gestation", "design", "comparison"),
        purposes=("needs", "proposal", "negotiation"),
    ),
    "project.timetable": Case(
        roles=("project_leader", "purchaser"),
        stages=("gestation", "design", "comparison"),
        purposes=("needs", "proposal"),
    ),
    "project.budget": Case(
        roles=("decision_maker", "purchaser", "coach"),
        stages=("gestation", "design", "comparison"),
        purposes=("needs", "proposal", "negotiation"),
    ),
    "project.process": Case(
        roles=("purchaser", "coach", "gatekeeper"),
        stages=_RIVALRY,
        purposes=("proposal", "negotiation", "contract"),
    ),
    "business.strategy": Case(roles=_ABOVE, levels=("decision",), purposes=("relationship",)),
    "business.investment": Case(roles=_ABOVE, stages=_EARLY, purposes=("needs",)),
    "business.business_plan": Case(
        roles=_ABOVE, levels=("decision", "management"), purposes=("needs", "relationship")
    ),
    "business.operating_plan": Case(
        roles=("user", "project_leader"), levels=("management", "operations"), purposes=("needs",)
    ),
    "business.challenges": Case(
        roles=(*_ABOVE, "user", "project_leader"), purposes=("needs", "introduction")
    ),
    "business.worries": Case(
        rungs=("accept", "respect", "trust", "partner"), purposes=("relationship", "needs")
    ),
}
"""Whom, when and in which stage an item is best asked for."""
_ORDER: Final = tuple(
    code
    for part in ("project", "competition", "business", "organisation", "people", "background")
    for code in CODES
    if code.startswith(f"{part}.")
)
"""Of equals the nearer to the business first."""
_LATER: Final[Mapping[str, tuple[str | None, ...]]] = {
    "people.family": (*_STRANGERS, "know"),
    "people.dates": _STRANGERS,
    "people.interests": _STRANGERS,
    "business.worries": _STRANGERS,
}
"""The rungs on which it is too early to ask."""


def _is_personal(code: str) -> bool:
    return code.startswith("people.")


def _open_items(items: Iterable[Item], attending: Iterable[Person]) -> Iterator[Item]:
    """What is not known: of the account, and of each person to be met."""
    yield from (one for one in items if not one.known and one.part != "people")
    for person in attending:
        for code in filter(_is_personal, CODES):
            item = of_person(person, code)
            if not item.known:
                yield item


def _may_be_asked(
    item: Item, items: Iterable[Item], attending: Sequence[Person], situation: Situation
) -> bool:
    too_early = _LATER.get(item.code)
    if too_early:
        about = [one for one in attending if item.person_id in (0, one.id)]
        if all(one.relation in too_early for one in about):
            return False
    if item.part == "competition" and item.code != "competition.in_use":
        return any(one.code == "competition.in_use" and one.text for one in items)
    return not (item.code == "background.address" and situation.kind == "in_person")


def _mixed(asks: Iterable[Ask], most: int) -> tuple[Ask, ...]:
    """The first of them, no part and no item more often than a talk bears."""
    found: list[Ask] = []
    for ask in asks:
        of_part = [one for one in found if one.item.part == ask.item.part]
        if len(of_part) < _PER_PART and ask.item.code not in {one.item.code for one in of_part}:
            found.append(ask)
    return tuple(found[:most])

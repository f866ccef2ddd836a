"""The account file (M08): what is known, what it lacks, and what may have moved since.

An item is called by its part and name, ``business.worries``, as in the playbook's questions.
Some have a field of their own in the book, or show in its people; the rest stands under their
code in ``file`` of the account, person or opportunity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.codes import INFLUENCES
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import decides
from tui.domain.people.ranking import is_rival, is_to_win
from tui.domain.prep.situation import Situation, Why
from tui.domain.prep_rules import FILE_PARTS, Case, FilePart
from tui.domain.records import Account, Filed, Opportunity, Person

Home = Literal["account", "person", "opportunity"]
"""On whose record an item stands."""

ITEMS: Final[Mapping[FilePart, tuple[str, ...]]] = {
    "background": (
        *("business", "size", "ownership", "address", "web", "industry_state"),
        *("departments", "operators", "installed"),
    ),
    "organisation": ("departments", "reporting", "cooperation", "part_in_buying"),
    "people": (
        *("contact_data", "history", "interests", "family", "dates", "scope"),
        *("influence", "temperament"),
    ),
    "competition": (
        *("in_use", "satisfaction", "rival_history", "rival_rep"),
        *("rival_strengths", "rival_weaknesses"),
    ),
    "project": ("plan", "problem", "deciders", "timetable", "budget", "process"),
    "business": (
        *("strategy", "investment", "business_plan", "operating_plan"),
        *("challenges", "worries"),
    ),
}
"""All items by part, in the order of the playbook."""
CODES: Final[tuple[str, ...]] = tuple(
    f"{part}.{name}" for part in FILE_PARTS for name in ITEMS[part]
)

FIELDS: Final[Mapping[str, str]] = {
    "background.ownership": "ownership",
    "background.address": "address",
    "background.web": "web",
    "background.installed": "installed",
    "people.interests": "interests",
    "competition.in_use": "competitor",
    "project.problem": "problem",
    "business.strategy": "strategy",
    "business.challenges": "challenges",
}
"""The field of account, person or opportunity that an item fills."""

AGES: Final[Mapping[FilePart, int]] = {
    "background": 365,
    "organisation": 180,
    "people": 365,
    "competition": 90,
    "project": 60,
    "business": 180,
}
"""After so many days one asks whether it is still true: facts stay, needs move."""

_HOMES: Final[Mapping[FilePart, Home]] = {"people": "person", "project": "opportunity"}
_STRANGERS: Final = (None, "contact")
_OTHER_MATTERS: Final = ("delivery", "acceptance", "service", "collection")
"""Purposes of a visit that is not about the next business, whatever its stage."""
_PER_PART: Final = 2
"""So many gaps of one part are asked for at once: a talk, no questionnaire."""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the file, and what is known of it.

    ``text`` as it was said; empty where the book shows it otherwise, by ``day`` or ``people``.
    ``since``: the day on which it was said; None: nobody knows.
    """

    code: str
    known: bool
    text: str = ""
    day: date | None = None
    people: tuple[int, ...] = ()
    since: date | None = None
    person_id: int = 0
    """Whom an item of the people part is about."""

    @property
    def part(self) -> FilePart:
        return part_of(self.code)


class Ask(msgspec.Struct, frozen=True):
    """An item to ask for, and why now."""

    item: Item
    why: Why


def part_of(code: str) -> FilePart:
    """The part of the file that an item belongs to."""
    return next(part for part in FILE_PARTS if code.startswith(f"{part}."))


def home_of(code: str) -> Home:
    """On whose record an item stands."""
    return _HOMES.get(part_of(code), "account")


def account_file(circle: Circle, opportunity: Opportunity | None) -> tuple[Item, ...]:
    """The items of an account: each once, those about people known where all key people's are.

    Without an open opportunity there is no project to ask about.
    """
    key = circle.key_people or tuple(one for one in circle.here if is_to_win(one))
    found: list[Item] = []
    for code in CODES:
        part = part_of(code)
        if part == "people":
            items = [of_person(one, code) for one in key]
            lacking = tuple(one.person_id for one in items if not one.known)
            found.append(Item(code=code, known=bool(items) and not lacking, people=lacking))
        elif part != "project":
            found.append(_of_account(circle, opportunity, code))
        elif opportunity and opportunity.is_open:
            found.append(_of_project(circle, opportunity, code))
    return tuple(found)


def completeness(items: Iterable[Item]) -> tuple[int, int]:
    """How many items are known, of how many."""
    known = [one.known for one in items]
    return sum(known), len(known)


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


def of_person(person: Person, code: str) -> Item:
    """An item of the people part, of one person."""
    shows = {
        "people.contact_data": bool(person.phone or person.email),
        "people.dates": person.birthday is not None,
        "people.influence": person.influence is not None,
        "people.temperament": person.style is not None or person.social_style is not None,
    }
    item = _read(code, person, person.file)
    return msgspec.structs.replace(
        item, known=item.known or shows.get(code, False), person_id=person.id
    )


def _of_account(circle: Circle, opportunity: Opportunity | None, code: str) -> Item:
    item = _read(code, circle.account, circle.account.file)
    if item.known:
        return item
    if code == "competition.in_use" and opportunity and opportunity.competitor:
        return Item(code=code, known=True, text=opportunity.competitor)
    shows = _SHOWS.get(code)
    return Item(code=code, known=shows is not None and shows(circle))


def _of_project(circle: Circle, opportunity: Opportunity, code: str) -> Item:
    item = _read(code, opportunity, opportunity.file)
    noted = opportunity.file.get(code)
    since = noted.on if noted else None
    match code:
        case "project.timetable" if opportunity.close:
            same = noted is not None and noted.text == opportunity.close.isoformat()
            return Item(code=code, known=True, day=opportunity.close, since=since if same else None)
        case "project.deciders":
            who = tuple(one.id for one in circle.here if decides(circle, one))
            if who:
                return Item(code=code, known=True, people=who, since=since)
        case "project.process" if circle.account.thresholds and not item.known:
            return Item(code=code, known=True)
    return item


def _read(code: str, record: Account | Person | Opportunity, filed: Mapping[str, Filed]) -> Item:
    """What a field or the file itself says; a day counts only for the text it was noted with."""
    noted = filed.get(code)
    field = FIELDS.get(code)
    text: str = getattr(record, field) if field else noted.text if noted else ""
    since = noted.on if noted and noted.text == text else None
    return Item(code=code, known=bool(text), text=text, since=since)


def _departments(circle: Circle) -> set[str]:
    return {one.department for one in circle.here if one.department and is_to_win(one)}


_SHOWS: Final[Mapping[str, Callable[[Circle], bool]]] = {
    "background.departments": lambda circle: (
        len({one.department for one in circle.here if one.department and one.roles}) > 1
    ),
    "background.operators": lambda circle: any("user" in one.roles for one in circle.here),
    "organisation.departments": lambda circle: len(_departments(circle)) > 1,
    "organisation.reporting": lambda circle: any(one.reports_to for one in circle.here),
    "organisation.cooperation": lambda circle: any(
        one.listens_to or one.conflicts_with for one in circle.here
    ),
    "organisation.part_in_buying": lambda circle: (
        bool(circle.account.thresholds)
        or sum(any(role in INFLUENCES for role in one.roles) for one in circle.here) > 1
    ),
    "competition.in_use": lambda circle: (
        circle.account.competitor_checked is not None or any(is_rival(one) for one in circle.here)
    ),
    "competition.rival_rep": lambda circle: any(is_rival(one) for one in circle.here),
}
"""Where the map or another field shows what the file asks for."""

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

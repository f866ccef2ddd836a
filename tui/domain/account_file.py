"""The account file (M08): what is known of an account, and how complete that is.

An item is called by its part and name, ``business.worries``, as in the playbook's questions.
Some have a field of their own in the book, or show in its people; the rest stands under their
code in ``file`` of the account, person or opportunity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final, Literal

import msgspec

from tui.domain.codes import INFLUENCES
from tui.domain.people.circle import Circle
from tui.domain.people.mapping import decides
from tui.domain.people.ranking import is_rival, is_to_win
from tui.domain.prep_rules import FILE_PARTS, FilePart
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

_HOMES: Final[Mapping[FilePart, Home]] = {"people": "person", "project": "opportunity"}


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


def share_known(circle: Circle) -> float:
    """How much of an account's file is known, as a fraction of what it asks for."""
    known, total = completeness(account_file(circle, circle.main_opportunity))
    return known / total


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

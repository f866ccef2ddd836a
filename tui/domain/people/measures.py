"""What brings somebody a rung up, within the house's limit of gifts and hospitality (M19).

What the trade also uses and a house must bar (posts as adviser, promises for after
retirement, paid degrees, medical or school help for relatives) is not among the measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from tui.domain.codes import Relation
from tui.domain.people.ranking import is_to_win
from tui.domain.records import Account, Minor, Person

Measure = Literal[
    "company_visit",
    "entertainment",
    "small_gift",
    "sport",
    "reference_site",
    "workshop",
    "fair",
    "training",
    "study_tour",
    "personal_ties",
    "shared_sport",
    "family_occasion",
    "introduction",
    "better_results",
    "publication",
    "talk",
]

TREATS: Final[frozenset[Measure]] = frozenset(
    ("entertainment", "small_gift", "sport", "study_tour", "shared_sport", "family_occasion")
)
"""Gifts and hospitality: nothing for public bodies, and no more than the limit elsewhere."""

_LOW: Final[tuple[Measure, ...]] = ("company_visit", "entertainment", "small_gift", "sport")
_MIDDLE: Final[tuple[Measure, ...]] = (
    *("reference_site", "workshop", "fair", "training", "study_tour"),
)
_UPPER: Final[tuple[Measure, ...]] = (
    *("introduction", "personal_ties", "shared_sport", "family_occasion"),
)
_TOP: Final[tuple[Measure, ...]] = ("better_results", "publication", "talk")
MEASURES: Final[dict[Relation | None, tuple[Measure, ...]]] = {
    None: _LOW,
    "contact": _LOW,
    "know": _LOW,
    "accept": _MIDDLE,
    "respect": _MIDDLE,
    "trust": _UPPER,
    "partner": _TOP,
}
"""The measures by the rung from which they lead on."""


class Hospitality(msgspec.Struct, frozen=True):
    """The house's rule of gifts and hospitality, in minor units of its own currency."""

    limit: Minor
    """The most for one person and occasion without approval."""
    costs: Mapping[Measure, Minor]
    """What a treat usually costs; one that is missing needs approval."""


class Suggestion(msgspec.Struct, frozen=True):
    """A measure that fits, and whether the house must approve it first."""

    measure: Measure
    needs_approval: bool


def is_public(person: Person, account: Account) -> bool:
    """Whether somebody belongs to a public body, and so takes no gift and no hospitality."""
    return account.public_body or person.outside == "authority"


def measures_for(
    person: Person, account: Account, hospitality: Hospitality
) -> tuple[Suggestion, ...]:
    """What to do with somebody next, by the rung he or she stands on.

    Treats are left out for public bodies and need approval over the limit; at the limit they
    do not. None for who has left, or is of a rival or our own house.
    """
    if person.former or not is_to_win(person):
        return ()
    return tuple(
        Suggestion(measure, measure in TREATS and _is_over(measure, hospitality))
        for measure in MEASURES[person.relation]
        if measure not in TREATS or not is_public(person, account)
    )


def _is_over(measure: Measure, hospitality: Hospitality) -> bool:
    cost = hospitality.costs.get(measure)
    return cost is None or cost > hospitality.limit

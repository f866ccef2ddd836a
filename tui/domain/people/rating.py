"""The guided rating: three questions about deeds lead to role, attitude and rung (M11-M15).

The rep says what he or she has seen, not what to call it; the answers stay as evidence.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, cast

import msgspec
from msgspec.structs import replace

from tui.domain.codes import Attitude, RatedField, RatingAnswer, Relation, Role
from tui.domain.people.mapping import AGAINST
from tui.domain.records import Evidence, Person

QUESTIONS: Final[dict[RatedField, dict[RatingAnswer, str]]] = {
    "roles": {
        "has_last_word": "decision_maker",
        "works_with_it": "user",
        "can_say_no": "technical_gatekeeper",
        "helps_us_inside": "coach",
        "opens_doors": "gatekeeper",
        "places_the_order": "purchaser",
        "runs_the_project": "project_leader",
        "leads_the_house": "senior_leader",
        "above_the_house": "parent_leader",
        "writes_the_design": "design_institute",
        "works_for_rival": "competitor",
        "asked_for_it": "initiator",
        "writes_the_specification": "designer",
    },
    "attitude": {
        "spoke_for_us": "accepts",
        "questioned_a_point": "doubts",
        "spoke_against_us": "resists",
        "stayed_silent": "indifferent",
        "worked_against_us": "sabotages",
    },
    "relation": {
        "takes_our_calls": "contact",
        "tells_of_the_work": "know",
        "weighs_our_offer": "accept",
        "asks_our_advice": "respect",
        "confides_in_us": "trust",
        "stakes_own_name": "partner",
    },
}
"""The questions in their order (what can they do about the purchase; what did they do when our
offer came up last; what would they do for us tomorrow), each with its answers and the code
that an answer leads to."""

_CLOSE: Final[frozenset[Relation | None]] = frozenset(("respect", "trust", "partner"))


class Rating(msgspec.Struct, frozen=True):
    """What the answers lead to; None where the question was left open."""

    role: Role | None = None
    attitude: Attitude | None = None
    relation: Relation | None = None
    contradicts: bool = False
    """Deeds that do not go together, such as "asks our advice" and "spoke against us"."""


def rate(answers: Mapping[RatedField, RatingAnswer]) -> Rating:
    """What the answers lead to.

    Raises:
        KeyError: an answer to another question.
    """
    found = {field: QUESTIONS[field][answer] for field, answer in answers.items()}
    role = cast("Role | None", found.get("roles"))
    attitude = cast("Attitude | None", found.get("attitude"))
    relation = cast("Relation | None", found.get("relation"))
    is_hostile = attitude in AGAINST
    clash = is_hostile and (relation in _CLOSE or role == "coach")
    return Rating(role, attitude, relation, clash)


def rated(person: Person, answers: Mapping[RatedField, RatingAnswer], on: date) -> Person:
    """The person with what the answers lead to, and the answers kept as evidence of the day.

    A role is added to those there are; an answer that was given before on the same day to the
    same question is replaced. A question left open changes nothing. The history of changes is
    for the caller to write.
    """
    rating = rate(answers)
    roles = person.roles
    if rating.role and rating.role not in roles:
        roles = (*roles, rating.role)
    kept = [one for one in person.evidence if one.on != on or one.field not in answers]
    kept += [
        Evidence(on=on, field=field, answer=answers[field])
        for field in QUESTIONS
        if field in answers
    ]
    return replace(
        person,
        roles=roles,
        attitude=rating.attitude or person.attitude,
        relation=rating.relation or person.relation,
        evidence=tuple(kept),
    )


def latest_evidence(person: Person) -> dict[RatedField, Evidence]:
    """The newest answer to each question that still says what is noted.

    Evidence for an attitude or rung that has been changed since says nothing any more; of roles
    the newest that the person still has.
    """
    noted = {"attitude": (person.attitude,), "relation": (person.relation,), "roles": person.roles}
    found: dict[RatedField, Evidence] = {}
    for one in sorted(person.evidence, key=lambda one: one.on):
        if QUESTIONS[one.field].get(one.answer) in noted[one.field]:
            found[one.field] = one
    return found

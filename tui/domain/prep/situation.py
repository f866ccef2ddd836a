"""A visit as the rules of prep see it, and which of their cases hold there.

The rules themselves stand in the playbook; what comes out here are ids with the reasons that
speak for them, as codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args

import msgspec

from tui.domain.codes import Purpose, Stage, Tier, VisitKind
from tui.domain.prep_rules import (
    DIMENSIONS,
    FACTS,
    Case,
    Dimension,
    Fact,
    LineRule,
    MannerRule,
    MaterialRule,
    Reason,
)
from tui.domain.records import Minor, Person

Treat = Literal["small_gift", "year_planner", "cold_drinks"]
"""What a visit may bring that counts against the house's limit (M19)."""

TREATS: Final[tuple[Treat, ...]] = get_args(Treat)
_TREAT_OF: Final[dict[str, Treat]] = {
    "year_planner": "year_planner",
    "cold_drinks": "cold_drinks",
    "thanks": "year_planner",
    "crew": "cold_drinks",
}
"""Which treat a material or an opening line goes with; all others are a small gift."""

_WEIGHTS: Final[dict[Dimension, int]] = {
    "role": 3,
    "level": 2,
    "attitude": 4,
    "rung": 2,
    "style": 3,
    "social_style": 2,
    "stage": 2,
    "purpose": 3,
    "tier": 1,
    "season": 1,
    "kind": 1,
}
"""How much each dimension speaks for a line: the person before the account."""
_FACT: Final = 4
_KNOWN: Final = 3
"""A line that names something of this account is better than one that suits everybody."""
_BESIDE: Final = 3
"""What suits other purposes is beside the point here."""
_GIFT: Final = 4
_FACT_OF_SLOT: Final[Mapping[str, Fact]] = {
    "reference": "reference",
    "referrer": "referrer",
    "special_day": "special_date",
    "open_matter": "we_owe",
    "sum": "overdue",
    "competitor": "competitor_known",
    "last_day": "met_before",
}


class Why(msgspec.Struct, frozen=True):
    """A reason, and what it is about where it is about somebody or something."""

    reason: Reason
    person_id: int = 0
    """Who has the role, attitude, rung or style; who releases payments."""
    code: str = ""
    """The role, attitude, stage, purpose … that is meant."""


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a visit. What is None or empty is not known and holds nowhere."""

    facts: frozenset[Fact] = frozenset()
    people: tuple[Person, ...] = ()
    """Those to be met who are of the customer or have a say there, the host first."""
    payer_id: int = 0
    """Who of them releases payments."""
    stage: Stage | None = None
    purpose: Purpose | None = None
    tier: Tier | None = None
    month: int | None = None
    kind: VisitKind | None = None
    treats: frozenset[Treat] = frozenset(TREATS)
    """What the house's limit allows."""

    @property
    def aim(self) -> Purpose | None:
        """The purpose; where none is set and money is overdue, to collect it."""
        if self.purpose is None and "overdue" in self.facts:
            return "collection"
        return self.purpose

    def codes(self, dimension: Dimension) -> Iterator[tuple[str, int]]:
        """What is known in a dimension: codes, each with the person who has it (0: the visit)."""
        for person in self.people:
            for code in _of_person(person, dimension):
                yield code, person.id
        value = {
            "stage": self.stage,
            "purpose": self.purpose,
            "tier": self.tier,
            "season": str(self.month) if self.month else None,
            "kind": self.kind,
        }.get(dimension)
        if value:
            yield value, 0

    def holds(self, case: Case) -> bool:
        """Whether all holds that a case asks for."""
        return self.facts >= set(case.facts) and all(
            self._found(dimension, wanted) is not None for dimension, wanted in _asked(case)
        )

    def speaks(self, case: Case) -> tuple[Why, ...]:
        """What of a case holds, each for itself, the most telling first."""
        facts = [self._fact(fact) for fact in case.facts if fact in self.facts]
        found = (self._found(dimension, wanted) for dimension, wanted in _asked(case))
        return (*facts, *filter(None, found))

    def weigh(self, case: Case) -> int:
        """How much of a case holds, each dimension and fact with its own weight."""
        return sum(
            _FACT if one.reason in FACTS else _weight(one.reason) for one in self.speaks(case)
        )

    def allows(self, id_: str) -> bool:
        """Whether a material or line that is a gift may be one here."""
        return "public_body" not in self.facts and _TREAT_OF.get(id_, "small_gift") in self.treats

    def _fact(self, fact: Fact) -> Why:
        return Why(fact, self.payer_id if fact == "finance_attends" else 0)

    def _found(self, dimension: Dimension, wanted: frozenset[str]) -> Why | None:
        for code, person_id in self.codes(dimension):
            if code in wanted:
                return Why(dimension, person_id, code)
        return None


def limited(limit: Minor, costs: Mapping[str, Minor]) -> frozenset[Treat]:
    """The treats that stay within the house's limit for one person and occasion.

    Args:
        costs: what each usually costs, in the currency of the limit; one that is missing is
            not allowed.
    """
    return frozenset(one for one in TREATS if one in costs and costs[one] <= limit)


class Chosen(msgspec.Struct, frozen=True):
    """Something of the playbook that is called for, and the reason that speaks most for it."""

    id: str
    why: Why


class Line(msgspec.Struct, frozen=True):
    """A line that fits: how well, why, and whether all that it names is known."""

    id: str
    score: int
    whys: tuple[Why, ...]
    is_filled: bool


def materials(rules: Mapping[str, MaterialRule], situation: Situation) -> tuple[Chosen, ...]:
    """What to take along (M30): what this visit calls for first, then the base set.

    Of the former, what a fact calls for stands before what goes with people, purpose, stage
    and kind of visit; equals stand in the order of the list.
    """
    own: list[tuple[int, Chosen]] = []
    base: list[Chosen] = []
    for id_, rule in rules.items():
        why = _called_for(rule, situation)
        if why is None or (rule.gift and not situation.allows(id_)):
            continue
        if rule.base:
            base.append(Chosen(id_, why))
        else:
            own.append((_URGENCY.index(why.reason), Chosen(id_, why)))
    own.sort(key=lambda row: row[0])
    return (*(chosen for _rank, chosen in own), *base)


def manners(rules: Mapping[str, MannerRule], situation: Situation) -> tuple[Chosen, ...]:
    """The manners of one phase that count here (M32-M34), in their order."""
    return tuple(
        Chosen(id_, why) for id_, rule in rules.items() if (why := _called_for(rule, situation))
    )


def line(id_: str, rule: LineRule, situation: Situation, known: frozenset[str]) -> Line | None:
    """How well a line fits; None where it is not offered at all.

    Every dimension and fact of ``best`` that holds speaks for it, and so does that it names
    something which is known; that it is best for other purposes speaks against it (unless it
    is about a fact), and a gift opens no talk by itself. A line with a slot that is not known
    is not filled: it stands behind all that are, whatever its score.

    Args:
        known: the slots that can be filled.
    """
    if rule.gift and not situation.allows(id_):
        return None
    if situation.facts & set(rule.unless) or situation.aim in rule.not_for:
        return None
    case = next((one for one in rule.when if situation.holds(one)), None)
    if rule.when and case is None:
        return None
    for_it = dict.fromkeys(situation.speaks(rule.best))
    at_hand = [slot for slot in rule.needs if slot in known]
    score = (_KNOWN if at_hand else 0) + situation.weigh(rule.best)
    is_beside = rule.best.purposes and situation.purpose not in (None, *rule.best.purposes)
    if is_beside and situation.facts.isdisjoint(rule.best.facts):
        score -= _BESIDE
    if rule.gift:
        score -= _GIFT
    for slot in at_hand:
        fact = _FACT_OF_SLOT.get(slot)
        if fact is not None and fact in situation.facts:
            for_it.setdefault(situation.speaks(Case(facts=(fact,)))[0])
    if case is not None:
        for_it.update(dict.fromkeys(situation.speaks(case)))
    return Line(
        id_, score, tuple(for_it) or (Why("always"),), is_filled=len(at_hand) == len(rule.needs)
    )


def best_line(
    rules: Mapping[str, LineRule], situation: Situation, known: frozenset[str]
) -> Line | None:
    """The line of a table that fits best; of equals the first."""
    found = (line(id_, rule, situation, known) for id_, rule in rules.items())
    return max(filter(None, found), key=lambda one: (one.is_filled, one.score), default=None)


def first_line(
    rules: Mapping[str, LineRule], situation: Situation, known: frozenset[str]
) -> Line | None:
    """The first line of a table that is offered and can be filled: the order is preference."""
    found = (line(id_, rule, situation, known) for id_, rule in rules.items())
    return next((one for one in found if one and one.is_filled), None)


_URGENCY: Final[tuple[Reason, ...]] = (
    *("we_owe", "promise_missed", "overdue", "promise_open", "dispute_open", "finance_attends"),
    *("balance_open", "competitor_known", "special_date", "public_body", "role", "attitude"),
    *("level", "style", "social_style", "rung", "purpose", "reference", "referrer", "stage"),
    *("first_meeting", "several_attend", "holiday", "season", "kind", "tier", "met_before"),
    *("met_today", "file_gap", "still_true", "always"),
)
"""Reasons, the ones that call for a material most first."""


def _called_for(rule: MaterialRule | MannerRule, situation: Situation) -> Why | None:
    """The most telling reason of the first case that holds; None where the rule does not call."""
    if rule.kinds and situation.kind not in rule.kinds:
        return None
    if situation.facts & set(rule.unless):
        return None
    if not rule.any:
        return Why("always")
    case = next((one for one in rule.any if situation.holds(one)), None)
    if case is None:
        return None
    found = situation.speaks(case)
    return min(found, key=lambda one: _URGENCY.index(one.reason), default=Why("always"))


def _weight(reason: Reason) -> int:
    return next((weight for one, weight in _WEIGHTS.items() if one == reason), 0)


def _asked(case: Case) -> Iterator[tuple[Dimension, frozenset[str]]]:
    """The dimensions that a case asks for, each with its codes."""
    given = (
        *(case.roles, case.levels, case.attitudes, case.rungs, case.styles),
        *(case.social_styles, case.stages, case.purposes, case.tiers),
        tuple(map(str, case.months)),
        case.kinds,
    )
    for dimension, codes in zip(DIMENSIONS, given, strict=True):
        if codes:
            yield dimension, frozenset(codes)


def _of_person(person: Person, dimension: Dimension) -> tuple[str, ...]:
    match dimension:
        case "role":
            return person.roles
        case "level":
            value: str | None = person.level
        case "attitude":
            value = person.attitude
        case "rung":
            value = person.relation
        case "style":
            value = person.style
        case "social_style":
            value = person.social_style
        case _:
            value = None
    return (value,) if value else ()

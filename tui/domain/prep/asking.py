"""Which questions fit a visit: three steps, SPIN, and what one is likely to be asked (M37, M38)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from tui.domain.codes import Role, Stage
from tui.domain.prep.situation import Line, Situation, Why, line
from tui.domain.prep_rules import SPIN_STEPS, QuestionRule, SpinStep

Source = Literal["general", "role", "stage"]

_MOST_ASKERS: Final = 3


class Pattern(msgspec.Struct, frozen=True):
    """Whose pattern of questions fits: that of a role, of a stage, or the general one."""

    source: Source
    why: Why
    role: Role | None = None
    stage: Stage | None = None


class Seeded(msgspec.Struct, frozen=True):
    """A question that the book itself suggests."""

    step: SpinStep
    line: Line


def pattern(situation: Situation) -> Pattern:
    """The pattern of the first person whose role is known; else of the stage; else the general."""
    for one in situation.people:
        if one.roles:
            return Pattern("role", Why("role", one.id, one.roles[0]), role=one.roles[0])
    if situation.stage:
        return Pattern("stage", Why("stage", code=situation.stage), stage=situation.stage)
    return Pattern("general", Why("always"))


def seeded(
    rules: Mapping[str, QuestionRule], situation: Situation, known: frozenset[str]
) -> dict[SpinStep, Seeded]:
    """For each step the question that the book suggests best, if it suggests one at all.

    Only questions whose slots are known: the others would ask about nothing.
    """
    best: dict[SpinStep, Seeded] = {}
    for step in SPIN_STEPS:
        found = [
            fits
            for id_, rule in rules.items()
            if rule.step == step and (fits := line(id_, rule, situation, known)) and fits.is_filled
        ]
        if found:
            best[step] = Seeded(step, max(found, key=lambda one: one.score))
    return best


def askers(situation: Situation) -> tuple[tuple[int, Role], ...]:
    """Who will ask us something, by person and role, each role once."""
    found: dict[Role, int] = {}
    for one in situation.people:
        for role in one.roles[:1]:
            found.setdefault(role, one.id)
    return tuple((person, role) for role, person in found.items())[:_MOST_ASKERS]

"""What the rules of prep call for, by what is so and what is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args

import pytest

import tui.playbook
from tui.domain.codes import VisitKind
from tui.domain.prep_rules import Approach, Case, Fact, LineRule, Rule
from tui.i18n import LANGUAGES
from tui.playbook import rules

RULES = Path(tui.playbook.__file__).parent / "rules"
KINDS: tuple[VisitKind, ...] = get_args(VisitKind)
FIRST: set[Fact] = {"first_meeting"}
FIFTH: set[Fact] = {"met_before"}

languages = pytest.mark.parametrize("language", LANGUAGES)


def openings() -> Iterator[tuple[Approach, str, LineRule]]:
    """Every opening line's rule, with its approach and id."""
    for approach, found in rules.openings().items():
        for one, rule in found.items():
            yield approach, one, rule


def is_offered(rule: LineRule, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    aims = known.get("purposes") or ({"collection"} if "overdue" in facts else set())
    if facts & set(rule.unless) or aims & set(rule.not_for):
        return False
    return not rule.when or any(holds(case, facts, known) for case in rule.when)


def holds(case: Case, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    lists = {name: getattr(case, name) for name in case.__struct_fields__ if name != "facts"}
    return facts >= set(case.facts) and all(
        known.get(name, set()) & set(codes) for name, codes in lists.items() if codes
    )


def is_called_for(rule: Rule, facts: set[Fact], known: Mapping[str, set[object]]) -> bool:
    return (
        known["kinds"] <= set(rule.kinds or KINDS)
        and not facts & set(rule.unless)
        and (not rule.any or any(holds(case, facts, known) for case in rule.any))
    )

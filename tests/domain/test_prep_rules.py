"""What a rule of prep says for itself where it holds."""

from __future__ import annotations

import msgspec
import pytest

from tui.domain.prep_rules import DIMENSIONS, FACTS, Case, MaterialRule, Reason


@pytest.mark.parametrize(
    ("case", "reasons"),
    [
        (Case(), ("always",)),
        (Case(kinds=("phone",)), ("kind",)),
        (Case(purposes=("collection",), facts=("overdue",)), ("overdue", "purpose")),
        (
            Case(months=(7, 8), roles=("user",), stages=("use",)),
            ("role", "stage", "season"),
        ),
        (
            Case(facts=("finance_attends", "balance_open"), tiers=("gold",)),
            ("finance_attends", "balance_open", "tier"),
        ),
    ],
)
def test_a_case_gives_its_reasons(case: Case, reasons: tuple[Reason, ...]) -> None:
    assert case.reasons == reasons


def test_each_dimension_speaks_for_itself() -> None:
    every = Case(
        facts=FACTS,
        roles=("user",),
        levels=("decision",),
        attitudes=("doubts",),
        rungs=("trust",),
        styles=("A",),
        social_styles=("driver",),
        stages=("use",),
        purposes=("service",),
        tiers=("gold",),
        months=(12,),
        kinds=("video",),
    )
    assert every.reasons == (*FACTS, *DIMENSIONS)


@pytest.mark.parametrize(
    "rule", [{"any": [{"role": ["user"]}]}, {"any": [{"months": [13]}]}, {"unless": ["rain"]}]
)
def test_a_rule_with_an_unknown_word_is_refused(rule: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(rule, MaterialRule)

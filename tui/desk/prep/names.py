"""The words for what prep is made of: its sections, phases, methods, kinds of questions."""

from __future__ import annotations

from typing import Final, Literal, get_args

from tui.i18n import NP_, pgettext

Section = Literal[
    "doorstep",
    "money",
    "people",
    "materials",
    "etiquette",
    "openings",
    "phone",
    "questions",
    "value",
]
"""The nine sections, in their order."""

SECTIONS: Final[tuple[Section, ...]] = get_args(Section)

_SECTIONS: Final = {
    "doorstep": NP_("prep", "doorstep"),
    "money": NP_("prep", "money"),
    "people": NP_("prep", "people"),
    "materials": NP_("prep", "materials"),
    "etiquette": NP_("prep", "etiquette"),
    "openings": NP_("prep", "opening lines"),
    "phone": NP_("prep", "phone"),
    "questions": NP_("prep", "questions"),
    "value": NP_("prep", "value"),
}
_PHASES: Final = {
    "before_you_leave": NP_("phase", "before you leave"),
    "arriving": NP_("phase", "arriving"),
    "reception": NP_("phase", "reception"),
    "waiting": NP_("phase", "waiting"),
    "in_the_room": NP_("phase", "in the room"),
    "leaving": NP_("phase", "leaving"),
    "after": NP_("phase", "after"),
}
_METHODS: Final = {
    "introduction": NP_("approach", "introduction"),
    "question": NP_("approach", "question"),
    "benefit": NP_("approach", "benefit"),
    "gift": NP_("approach", "gift"),
    "praise": NP_("approach", "praise"),
    "product": NP_("approach", "product"),
    "referral": NP_("approach", "referral"),
    "curiosity": NP_("approach", "curiosity"),
    "service": NP_("approach", "service"),
    "survey": NP_("approach", "survey"),
}
_QUESTIONS: Final = {
    "three_step": NP_("question", "three steps"),
    "situation": NP_("question", "situation"),
    "problem": NP_("question", "problem"),
    "implication": NP_("question", "effect"),
    "need_payoff": NP_("question", "payoff"),
    "gap": NP_("question", "ask next"),
    "still_true": NP_("question", "still true?"),
    "likely": NP_("question", "they may ask"),
}
_STEPS: Final = {
    "who_i_am": NP_("script", "who I am"),
    "reason_to_meet": NP_("script", "reason to meet"),
    "two_times": NP_("script", "two times"),
    "answer_refusal": NP_("script", "answer to a no"),
    "two_times_again": NP_("script", "two times again"),
    "read_back": NP_("script", "read it back"),
}
_VALUES: Final = {
    "point": NP_("value", "selling point"),
    "own": NP_("value", "your own words"),
    "power": NP_("value", "power statement"),
    "fab": NP_("value", "FAB"),
    "layer": NP_("value", "layer of the offer"),
}
_LEVELS: Final = {
    "trust": NP_("thinking", "trust"),
    "reassurance": NP_("thinking", "reassurance"),
    "value": NP_("thinking", "value"),
}


def section(code: str) -> str:
    """A section of prep."""
    return pgettext("prep", _SECTIONS[code])


def phase(code: str) -> str:
    """A phase of the visit (M32-M34)."""
    return pgettext("phase", _PHASES[code])


def method(code: str) -> str:
    """A way of approaching a customer (M35)."""
    return pgettext("approach", _METHODS[code])


def question(code: str) -> str:
    """A kind of question (M37, M38, M08)."""
    return pgettext("question", _QUESTIONS[code])


def step(code: str) -> str:
    """A step of the call for an appointment (M36)."""
    return pgettext("script", _STEPS[code])


def value(code: str) -> str:
    """A kind of value statement (M39-M41)."""
    return pgettext("value", _VALUES[code])


def thinking_level(code: str) -> str:
    """A level of thinking (M29)."""
    return pgettext("thinking", _LEVELS[code])

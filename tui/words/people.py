"""The words for how people stand: roles, attitudes, rungs, levels and styles (M11-M24)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui.i18n import N_, NP_, _, language, pgettext
from tui.words.texts import short_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.domain.codes import Attitude
    from tui.domain.records import Person

_ATTITUDES: Final = {
    "accepts": N_("accepts"),
    "doubts": N_("doubts"),
    "resists": N_("resists"),
    "indifferent": N_("indifferent"),
    "sabotages": N_("sabotages"),
}
_RELATIONS: Final = {
    "contact": NP_("relation", "contact"),
    "know": NP_("relation", "know"),
    "accept": NP_("relation", "accept"),
    "respect": NP_("relation", "respect"),
    "trust": NP_("relation", "trust"),
    "partner": NP_("relation", "partner"),
}
_ROLES: Final = {
    "decision_maker": NP_("role", "decides"),
    "user": NP_("role", "uses"),
    "technical_gatekeeper": NP_("role", "technical gatekeeper"),
    "coach": NP_("role", "coach"),
    "gatekeeper": NP_("role", "gatekeeper"),
    "purchaser": NP_("role", "purchaser"),
    "project_leader": NP_("role", "project leader"),
    "senior_leader": NP_("role", "senior leader"),
    "parent_leader": NP_("role", "leader above"),
    "design_institute": NP_("role", "design institute"),
    "competitor": NP_("role", "competitor"),
    "initiator": NP_("role", "initiator"),
    "designer": NP_("role", "designer"),
}
_LEVELS: Final = {
    "operations": NP_("level", "operations"),
    "management": NP_("level", "management"),
    "decision": NP_("level", "decision"),
}
_THINKING: Final = {
    "A": NP_("style", "A facts"),
    "B": NP_("style", "B order"),
    "C": NP_("style", "C people"),
    "D": NP_("style", "D concept"),
}
_SOCIAL: Final = {
    "driver": NP_("style", "driver"),
    "expressive": NP_("style", "expressive"),
    "amiable": NP_("style", "amiable"),
    "analytical": NP_("style", "analytical"),
}
ATTITUDE_SIGNS: Final[dict[Attitude | None, str]] = {
    "accepts": "✓",
    "doubts": "≈",
    "resists": "✕",
    "indifferent": "–",
    "sabotages": "‼",
    None: "?",
}


def attitude(code: str | None) -> str:
    """An attitude's name (M13)."""
    return _(_ATTITUDES[code]) if code else _("unknown")


def relation(code: str) -> str:
    """A rung's name (M15)."""
    return pgettext("relation", _RELATIONS[code])


def role(code: str) -> str:
    """A role's name (M11, M12)."""
    return pgettext("role", _ROLES[code])


def level(code: str) -> str:
    """A level's name (M14)."""
    return pgettext("level", _LEVELS[code])


def thinking(code: str) -> str:
    """A thinking style's letter and name (M23)."""
    return pgettext("style", _THINKING[code])


def social(code: str) -> str:
    """A social style's name (M24)."""
    return pgettext("style", _SOCIAL[code])


def addressed(person: Person) -> str:
    """What one calls somebody in words that are said: ``Wang Lin``, in Chinese ``王经理``."""
    if language() != "zh":
        return short_name(person.name)
    from tui.domain.people.address import form_of_address

    return form_of_address(person.name, person.title, person.level)


def told_apart(people: Sequence[Person]) -> list[str]:
    """What one calls each of several people: by name where two would be called the same."""
    said = [addressed(one) for one in people]
    return [
        text if said.count(text) == 1 else short_name(one.name)
        for one, text in zip(people, said, strict=True)
    ]

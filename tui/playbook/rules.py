"""When what the playbook says is called for: read from ``rules/*.toml``, once per process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from tui.domain.prep_rules import (
    Approach,
    LineRule,
    MannerRule,
    MaterialRule,
    Phase,
    QuestionRule,
)

T = TypeVar("T")

_FOLDER: Final = Path(__file__).parent / "rules"


class PhoneRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of the appointment by phone."""

    reasons: Mapping[str, LineRule]
    """In the order in which a reason to meet is preferred; the last fits always."""


class QuestionRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of questions that the book itself suggests."""

    seeded: Mapping[str, QuestionRule]


class AdviceRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of lines of praise and requests for a referral."""

    praise: Mapping[str, LineRule]
    """In the order in which a line of praise is preferred; the last ones fit always."""
    referral: Mapping[str, LineRule]


@cache
def materials() -> Mapping[str, MaterialRule]:
    """Of each material, in the order of the list."""
    return _read("materials", dict[str, MaterialRule])


@cache
def etiquette() -> Mapping[Phase, Mapping[str, MannerRule]]:
    """Of each piece of manners, by phase, in its order."""
    return _read("etiquette", dict[Phase, dict[str, MannerRule]])


@cache
def openings() -> Mapping[Approach, Mapping[str, LineRule]]:
    """Of each opening line, by approach."""
    return _read("openings", dict[Approach, dict[str, LineRule]])


@cache
def phone() -> PhoneRules:
    """Of the reasons to meet."""
    return _read("phone", PhoneRules)


@cache
def questions() -> QuestionRules:
    """Of the questions that the book suggests."""
    return _read("questions", QuestionRules)


@cache
def advice() -> AdviceRules:
    """Of praise and referrals."""
    return _read("advice", AdviceRules)


def _read(name: str, kind: type[T]) -> T:
    import tomllib

    with (_FOLDER / f"{name}.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)
    return msgspec.convert(found, kind)

"""The example book in Chinese: the same week, as a colleague in Shanghai would have written it.

Dates, amounts, codes and ids are those of the English book; names and all that is said are put
in place of the English ones. As in a gettext catalogue the English line is the key, so whoever
changes one finds the other by it; a line without a Chinese one stays as it is.
"""

from __future__ import annotations

from typing import Final, TypeVar

import msgspec
from msgspec.structs import replace

from tui.desk.example.zh import accounts, business, people, visits, weeks
from tui.desk.example.zh.names import FIRMS, PEOPLE
from tui.domain.records import (
    Account,
    Chase,
    Dispute,
    NextStep,
    Note,
    Opportunity,
    OwnWords,
    PaymentPromise,
    Person,
    PersonChange,
    PlanItem,
    PolicyWatch,
    Record,
    SellingPoint,
    Skip,
    SpecialDate,
    StageChange,
    Threshold,
    Visit,
)

S = TypeVar("S", bound=msgspec.Struct)

SAID: Final[dict[type[msgspec.Struct], tuple[str, ...]]] = {
    Account: (
        *("industry", "city", "address", "ownership", "competitor", "installed"),
        *("strategy", "challenges", "thresholds", "special_dates", "policy_watches"),
    ),
    Threshold: ("approver",),
    SpecialDate: ("text",),
    PolicyWatch: ("text",),
    Person: (
        *("title", "department", "proud_of", "sayings", "interests"),
        *("job_concern", "personal_concern", "history"),
    ),
    PersonChange: ("old", "new"),
    Visit: ("text", "seek", "least", "note", "saying"),
    Note: ("text",),
    NextStep: ("text", "colleague"),
    Opportunity: (
        *("name", "product", "competitor", "asked", "problem", "solution"),
        *("selling_points", "stages"),
    ),
    SellingPoint: ("text",),
    StageChange: ("override",),
    PaymentPromise: ("text",),
    Dispute: ("reason", "owner"),
    Chase: ("note",),
    PlanItem: ("target", "measure", "first", "second", "progress"),
    Skip: ("reason",),
    OwnWords: ("product", "text"),
}
"""The fields that hold words, or parts that do."""

PAGES: Final = (accounts, people, visits, weeks, business)


def phrases() -> dict[str, str]:
    """Every Chinese line by the English one."""
    return {
        english: chinese
        for page in PAGES
        for english, chinese in (pair.split("\n") for pair in page.PHRASES.strip().split("\n\n"))
    }


def in_chinese(book: list[Record]) -> list[Record]:
    """The English example book in Chinese."""
    known = phrases()
    return [_called(_said(record, known)) for record in book]


def _said(record: S, known: dict[str, str]) -> S:
    changes: dict[str, object] = {}
    for field in SAID.get(type(record), ()):
        value = getattr(record, field)
        if isinstance(value, str):
            changes[field] = known.get(value, value)
        elif value:
            changes[field] = tuple(
                known.get(one, one) if isinstance(one, str) else _said(one, known) for one in value
            )
    return replace(record, **changes)


def _called(record: Record) -> Record:
    if isinstance(record, Account):
        return replace(record, **FIRMS[record.id]._asdict())
    if isinstance(record, Person):
        name, pinyin, email = PEOPLE[record.id]
        return replace(record, name=name, pinyin=pinyin, email=email or record.email)
    return record

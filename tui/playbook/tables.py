"""The tables of the playbook: what each file of a language holds, and which slots it may use.

A file ``name.toml`` is one `Table`; what is in it is found by code or id. A further file is a
further `Table` here (of prep: in `tui.playbook.tables_prep`), in `TABLES`, and a property of
`tui.playbook.loader.Playbook`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

import msgspec

from tui.domain.codes import (
    ChaseEnd,
    Excuse,
    MessageStep,
    MessageTone,
    PayerType,
    Strength,
    UnpaidCause,
)
from tui.domain.maxims import MaximCode
from tui.playbook.shape import Entry, Item, Line, Reply, Step, Table, Text, Texts
from tui.playbook.tables_prep import PREP_TABLES

# -- Excuses (M57)


class ExcuseAnswer(Entry, frozen=True, forbid_unknown_fields=True):
    """What to do about an excuse."""

    ask: Texts
    """Two to four short questions."""
    read: Text
    """How to read the answer."""
    next: Text
    """The next check; ``{check}`` is its day."""
    say: Text
    """The sentence to say aloud at once."""


EXCUSES: Final = Table(
    "excuses",
    dict[Excuse, ExcuseAnswer],
    frozenset(("person", "account", "sum", "invoices", "due", "check")),
)


# -- Payers (M55)


class Payer(Entry, frozen=True, forbid_unknown_fields=True):
    """How to deal with an account that pays like this."""

    approach: Text
    rhythm: Text
    """When to remind."""
    tone: Text


PAYERS: Final = Table("payers", dict[PayerType, Payer])


# -- The POWER routine (M58)

PowerStep = Literal["preparation", "open", "work", "end", "react"]
OpeningCase = Literal[
    "before_due", "first_reminder", "overdue", "promise_due", "missed_promise", "second_promise"
]
"""What the money is about when the call begins; ``promise_due``: it is promised for today."""
CommitmentLine = Literal["read_back", "doubt", "written", "thanks"]
BrokenCase = Literal["first", "second", "partly", "escalate"]
"""The first promise missed, the second, one that was kept in part, the last word before others
of our house take over."""


class Power(Entry, frozen=True, forbid_unknown_fields=True):
    """The POWER routine: preparation, open, work, end, react."""

    steps: Mapping[PowerStep, Step]
    preparation: Mapping[str, Item]
    """What lies ready before the call, by id."""
    openings: Mapping[OpeningCase, Line]
    objections: Mapping[str, Reply]
    """A way to sooner payment for each kind of obstacle, by id."""
    commitment: Mapping[CommitmentLine, Line]
    broken: Mapping[BrokenCase, Line]
    """After a promise that was not kept."""


POWER: Final = Table(
    "power",
    Power,
    frozenset(
        (
            *("person", "account", "sum", "invoices", "due", "late"),
            *("amount", "date", "how"),
            *("promised", "promised_on", "days_late"),
        )
    ),
)


# -- Chasing (M56, M59, M60)


class End(Entry, frozen=True, forbid_unknown_fields=True):
    """What an end of a chase means and what follows from it."""

    means: Text
    do: Text


class Chasing(Entry, frozen=True, forbid_unknown_fields=True):
    """Before, during and after a call for money."""

    coaching: Mapping[str, Item]
    """A line for oneself before the call (M56), by id."""
    phone: Mapping[str, Item]
    """On the phone (M59), by id."""
    ends: Mapping[ChaseEnd, End]


CHASING: Final = Table("chasing", Chasing)


# -- Why we are not paid (M61)

UnpaidQuestion = Literal["why_not_us", "their_process", "way_in"]


class Question(Entry, frozen=True, forbid_unknown_fields=True):
    """A question to oneself and the way to its answer."""

    ask: Text
    how: Text


class Cause(Entry, frozen=True, forbid_unknown_fields=True):
    """Why others are paid and we are not."""

    sign: Text
    """By what one knows it."""
    do: Text


class Lever(Entry, frozen=True, forbid_unknown_fields=True):
    """A strength of ours as a way in."""

    whom: Text
    """To whom in the payment chain it matters."""
    use: Text


class Unpaid(Entry, frozen=True, forbid_unknown_fields=True):
    """The three questions of M61."""

    questions: Mapping[UnpaidQuestion, Question]
    causes: Mapping[UnpaidCause, Cause]
    strengths: Mapping[Strength, Lever]


UNPAID: Final = Table("unpaid", Unpaid)


# -- Credit (M62)

CreditCase = Literal["over_limit", "overdue_order", "longer_terms", "first_order"]
"""A new order over the limit, an order while money is overdue, a wish for longer terms, the
first order on credit."""


class Warned(Entry, frozen=True, forbid_unknown_fields=True):
    """A danger and what to do about it."""

    text: Text
    do: Text


class Credit(Entry, frozen=True, forbid_unknown_fields=True):
    """What credit is for, what it costs and what to say when it is stretched."""

    rule: Item
    cases: Mapping[CreditCase, Step]
    gains: Mapping[str, Item]
    """What credit brings, by id."""
    excuses: Mapping[str, Warned]
    """How we deceive ourselves, by id."""
    neglect: Mapping[str, Warned]
    """Where neglect comes from, by id."""


CREDIT: Final = Table("credit", Credit, frozenset(("person", "account", "sum", "limit", "due")))


# -- Messages


class Draft(Entry, frozen=True, forbid_unknown_fields=True):
    """An e-mail; its body is a letter with line ends."""

    subject: Text
    body: Text


MESSAGES: Final = Table(
    "messages",
    dict[MessageStep, dict[MessageTone, Draft]],
    frozenset(
        (
            *("person", "account", "sum", "invoices", "due", "late"),
            *("date", "days"),
            *("promised", "promised_on", "signature", "company"),
        )
    ),
)


# -- Methods (M01 to M70)

MethodId = Annotated[str, msgspec.Meta(pattern=r"^M(0[1-9]|[1-6][0-9]|70)$")]
Place = Literal["today", "prep", "people", "money", "funnel", "accounts", "log", "playbook"]
"""Where in the program a method speaks up."""


class Method(Entry, frozen=True, forbid_unknown_fields=True):
    """What a seasoned colleague says of one method."""

    name: Text
    what: Text
    when: Text
    """The moment of the rep's day."""
    how: Texts
    """Two to four steps."""
    example: Text
    see: Annotated[tuple[MethodId, ...], msgspec.Meta(min_length=1)]
    """What to read next: one to four others."""
    used_at: Annotated[tuple[Place, ...], msgspec.Meta(min_length=1)]
    words: Texts
    """What else it may be searched by: words of the other language, and synonyms."""


METHODS: Final = Table("methods", dict[MethodId, Method])


# -- Golden rules and maxims (M46)


class Maxim(Entry, frozen=True, forbid_unknown_fields=True):
    """What stands behind the line on Today."""

    name: Text
    why: Text
    do: Text
    """What to do about it today."""


MAXIMS: Final = Table("maxims", dict[MaximCode, Maxim])

TABLES: Final[tuple[Table[object], ...]] = (
    EXCUSES,
    PAYERS,
    POWER,
    CHASING,
    UNPAID,
    CREDIT,
    MESSAGES,
    METHODS,
    MAXIMS,
    *PREP_TABLES,
)

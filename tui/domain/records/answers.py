"""What the rep has said: to questions of imports, and in words of his own (M38, M39)."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from tui.domain.codes import Role
from tui.domain.records.base import Id, Name, Standing


class Review(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """What an import left to the rep: a row that waits for its account, or how a product is
    spelled; kept with the answer, so that no import asks again."""

    kind: Literal["row", "product"]
    key: Name
    """What tells a row from others of its source; the product as files spell it."""
    on: date
    """The day of the import, or of the answer."""
    source: str = ""
    """The kind of import that the row is of."""
    cells: dict[str, str] = msgspec.field(default_factory=dict)
    """What the row says, by field."""
    answer: Literal["account", "left_out", "same", "two"] | None = None
    account_id: Id | None = None
    """Whose the row is."""
    other: str = ""
    """The product that it is the same as, or that it is not."""

    @property
    def is_waiting(self) -> bool:
        """Whether it is a row that nobody has said anything about (or its account is gone)."""
        is_given = self.answer == "left_out" or self.account_id is not None
        return self.kind == "row" and not is_given


class OwnWords(Standing, frozen=True, kw_only=True, omit_defaults=True):
    """What the rep says in words of his own: what a product is worth to a role, or the answer to
    a question that they are likely to ask (M38, M39)."""

    product: str = ""
    """The product, as opportunities name it; empty: it is about a question."""
    question: str = ""
    """The question by role and id, as ``purchaser.discount``; empty: it is about a product."""
    role: Role | None = None
    """To whom it is said; None: to everybody."""
    text: Name
    on: date

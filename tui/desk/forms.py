"""What a kind of form is: its fields, what it begins with, and what its record becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, Literal, TypeVar, cast

from msgspec.structs import replace

from tui.desk import log
from tui.desk.fields import New, Sheet
from tui.desk.names import pinyin_of
from tui.domain.records import Account, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.fields import Field
    from tui.desk.ground import Desk
    from tui.store.book import Transaction

Kind = Literal[
    "account",
    "person",
    "visit",
    "next_step",
    "note",
    "invoice",
    "payment",
    "promise",
    "dispute",
    "analysis",
    "plan_item",
]
R = TypeVar("R", bound=Record)


class Form(Generic[R]):
    """A kind of form. Subclasses say what is particular to their records."""

    kind: ClassVar[Kind]

    record: type[R]

    def fields(self, record: R | None) -> tuple[Field, ...]:
        """The fields for a record, in their order; None: for a new one."""
        raise NotImplementedError

    def title(self, desk: Desk, record: R | None) -> str:
        """What stands above the form."""
        raise NotImplementedError

    def begin(self, desk: Desk, account_id: int | None, on: date | None) -> Mapping[str, str]:
        """What already stands in the fields of a new form.

        Args:
            account_id: the account where the rep is.
            on: the day where the rep is.
        """
        raise NotImplementedError

    def about(self, desk: Desk, person_id: int) -> Mapping[str, str]:
        """What else stands there where the rep is at a person."""
        return {}

    def blank(self, sheet: Sheet, values: Mapping[str, object]) -> R:
        """The new record that these values make."""
        return self.record(**values)  # type: ignore[arg-type]

    def judge(self, sheet: Sheet, old: R | None, new: R) -> R:
        """The record as it may be written: rules that look at several fields.

        Raises:
            FieldTrouble: a field does not go with the others.
        """
        return new

    def remarks(self, sheet: Sheet, new: R) -> Mapping[str, str]:
        """What is worth knowing about a field before it is saved, by its name."""
        return {}

    def follow(self, change: Transaction, sheet: Sheet, old: R | None, new: R) -> None:
        """Change what else changes with the record."""

    def told(self, sheet: Sheet, account: str, old: R | None, new: R) -> str:
        """What was done, in one sentence."""
        raise NotImplementedError


def settle(change: Transaction, sheet: Sheet, values: Mapping[str, object]) -> dict[str, object]:
    """Add the accounts and people that are new, and put their ids in their places."""
    settled = dict(values)
    new_account = settled.get("account_id")
    if isinstance(new_account, New):
        account = change.add(
            Account(
                name=new_account.name,
                pinyin=pinyin_of(new_account.name),
                currency=sheet.desk.settings.currency,
            )
        )
        sheet.account = account
        settled["account_id"] = account.id
    for attr, value in settled.items():
        if isinstance(value, New):
            settled[attr] = _added(change, sheet, value)
        elif isinstance(value, tuple) and any(isinstance(one, New) for one in value):
            people = cast("tuple[int | New, ...]", value)
            settled[attr] = tuple(
                _added(change, sheet, one) if isinstance(one, New) else one for one in people
            )
    return settled


def on_trial(values: Mapping[str, object]) -> dict[str, object]:
    """The values with 0 for the id of each account and person that would be new."""
    tried = dict(values)
    for attr, value in values.items():
        if isinstance(value, New):
            tried[attr] = 0
        elif isinstance(value, tuple):
            tried[attr] = tuple(0 if isinstance(one, New) else one for one in value)
    return tried


def made(form: Form[R], sheet: Sheet, old: R | None, values: Mapping[str, object]) -> R:
    """The record with these values, judged.

    Raises:
        FieldTrouble: a field does not go with the others.
    """
    new = form.blank(sheet, values) if old is None else replace(old, **values)
    return form.judge(sheet, old, new)


def _added(change: Transaction, sheet: Sheet, new: New) -> int:
    return log.add_person(change, sheet.account_id, new.name).id

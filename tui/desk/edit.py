"""Forms for the records that the rep keeps by hand: what they show, understand and save.

The rep's words go in as strings, one a field: dates as in the quick line, people with
commas between them, ``+`` before a name that is to be added on the way. An empty field
clears what it stands for. A field whose text is as it was shown keeps its value untouched,
and so does one that ``values`` does not name.
"""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import msgspec

from tui.desk import forms
from tui.desk.edit_account import AccountForm
from tui.desk.edit_analysis import AnalysisForm
from tui.desk.edit_dispute import DisputeForm
from tui.desk.edit_invoice import InvoiceForm
from tui.desk.edit_note import NoteForm
from tui.desk.edit_payment import PaymentForm
from tui.desk.edit_person import PersonForm
from tui.desk.edit_plan import PlanForm
from tui.desk.edit_promise import PromiseForm
from tui.desk.edit_step import StepForm
from tui.desk.edit_visit import VisitForm
from tui.desk.fields import FieldKind, FieldTrouble, New, Option, Sheet, Understood
from tui.desk.forms import Form, Kind, R
from tui.desk.ground import Gone, record_by_id
from tui.desk.naming import AccountField
from tui.domain.records import Account
from tui.domain.text import clean
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from tui.desk.fields import Field
    from tui.desk.ground import Desk
    from tui.domain.records import Record
    from tui.store.book import Book, Transaction

__all__ = [
    "Echo",
    "FieldTrouble",
    "FieldView",
    "FormView",
    "Gone",
    "Kind",
    "Option",
    "Saved",
    "check",
    "complete",
    "form",
    "save",
]


class FieldView(msgspec.Struct, frozen=True):
    """A field as it is painted; ``value`` is what stands in it."""

    name: str
    label: str
    example: str
    value: str
    kind: FieldKind
    options: tuple[Option, ...] = ()
    required: bool = False


class FormView(msgspec.Struct, frozen=True):
    """A form as it is painted; ``id`` is that of the record that is edited."""

    kind: Kind
    id: int | None
    title: str
    fields: tuple[FieldView, ...]


class Echo(msgspec.Struct, frozen=True):
    """What was understood of a field."""

    field: str
    text: str


class Saved(msgspec.Struct, frozen=True):
    """What was saved, and in one sentence; no sentence where nothing had changed."""

    kind: Kind
    id: int
    account_id: int
    text: str


_FORMS: Final[dict[Kind, Form[Any]]] = {
    "account": AccountForm(),
    "person": PersonForm(),
    "visit": VisitForm(),
    "next_step": StepForm(),
    "note": NoteForm(),
    "invoice": InvoiceForm(),
    "payment": PaymentForm(),
    "promise": PromiseForm(),
    "dispute": DisputeForm(),
    "analysis": AnalysisForm(),
    "plan_item": PlanForm(),
}


def form(
    desk: Desk,
    kind: Kind,
    *,
    id: int | None = None,
    account_id: int | None = None,
    on: date | None = None,
    person_id: int | None = None,
) -> FormView:
    """The form for a record, or for a new one.

    Args:
        id: of the record; None for a new one.
        account_id: the account where the rep is, for a new one.
        on: the day where the rep is, for a new one.
        person_id: the person where the rep is, for a new one.

    Raises:
        Gone: there is no such record any more.
    """
    kept = _FORMS[kind]
    record = _record(desk.book, kept, id)
    sheet = _sheet(desk, record, {})
    begin = {} if record else dict(kept.begin(desk, account_id, on))
    if record is None and person_id is not None:
        begin.update(kept.about(desk, person_id))
    return FormView(
        kind=kind,
        id=id,
        title=kept.title(desk, record),
        fields=tuple(
            FieldView(
                name=field.name,
                label=_(field.label),
                example=_(field.example) if field.example else "",
                value=field.show(sheet, record) if record else begin.get(field.name, ""),
                kind=field.kind,
                options=field.options,
                required=field.required,
            )
            for field in kept.fields(record)
        ),
    )


def check(desk: Desk, kind: Kind, id: int | None, values: Mapping[str, str]) -> tuple[Echo, ...]:
    """What is understood of the fields that say something new; what is missing is no trouble yet.

    Raises:
        FieldTrouble: a field cannot be used.
        Gone: there is no such record any more.
    """
    kept = _FORMS[kind]
    old = _record(desk.book, kept, id)
    sheet = _sheet(desk, old, values)
    found, is_whole = _read(sheet, kept, old)
    remarks: Mapping[str, str] = {}
    if is_whole:
        tried = forms.on_trial(_values(found))
        remarks = kept.remarks(sheet, forms.made(kept, sheet, old, tried))
    echoes: list[Echo] = []
    for field, understood in found:
        remark = remarks.get(field.name, "")
        if text := _("; ").join(filter(None, (understood.echo, remark))):
            echoes.append(Echo(field.name, text))
    return tuple(echoes)


def save(desk: Desk, kind: Kind, id: int | None, values: Mapping[str, str]) -> Saved:
    """Save a record, and the account and people that are new with it, as one change.

    Raises:
        FieldTrouble: a field cannot be used, or is missing.
        Gone: there is no such record any more.
    """
    kept = _FORMS[kind]
    with desk.book.transaction("") as change:
        old = _record(change, kept, id)
        sheet = _sheet(desk, old, values)
        found, is_whole = _read(sheet, kept, old)
        if not is_whole:
            raise _missing(sheet, kept, old)
        settled = forms.settle(change, sheet, _values(found))
        new = forms.made(kept, sheet, old, settled)
        if new == old:
            return Saved(kind, new.id, _account_id(new), "")
        new = change.add(new) if old is None else change.put(new)
        kept.follow(change, sheet, old, new)
        change.text = kept.told(sheet, _account_name(change, new), old, new)
        return Saved(kind, new.id, _account_id(new), change.text)


def complete(
    desk: Desk,
    kind: Kind,
    name: str,
    text: str,
    values: Mapping[str, str] = MappingProxyType({}),
    *,
    id: int | None = None,
) -> list[str]:
    """What a field could become, the likeliest first; each is the field's whole text.

    Args:
        text: What stands in the field.
        values: What stands in the others: people are those of the account there.
        id: of the record that is edited, for the account where ``values`` names none.
    """
    kept = _FORMS[kind]
    record = _record(desk.book, kept, id)
    sheet = _sheet(desk, record, values)
    for field in kept.fields(record):
        if isinstance(field, AccountField) and field.name in values:
            with suppress(FieldTrouble):  # half a name: nobody to offer yet
                sheet.account = field.account(desk, clean(values[field.name]))
        if field.name == name:
            return field.complete(sheet, text)
    return []


# -- Reading


def _record(book: Book | Transaction, kept: Form[R], id: int | None) -> R | None:
    """The record that is edited.

    Raises:
        Gone: it is no longer there.
    """
    return None if id is None else record_by_id(book, kept.record, id)


def _sheet(desk: Desk, record: Record | None, values: Mapping[str, str]) -> Sheet:
    account = None if record is None else desk.ground.accounts.get(_account_id(record))
    return Sheet(desk, record, values, account)


def _read(
    sheet: Sheet, kept: Form[R], old: R | None
) -> tuple[list[tuple[Field, Understood]], bool]:
    """What the fields say that is not as it was, and whether all that is needed is there.

    Raises:
        FieldTrouble: a field cannot be used.
    """
    found: list[tuple[Field, Understood]] = []
    is_whole = True
    for field in kept.fields(old):
        text = _text(sheet, field, old)
        if text is None:
            continue
        if not text:
            is_whole = is_whole and not field.required
            found.append((field, Understood(field.empty(sheet))))
        elif sheet.account is None and field.kind in ("people", "person"):
            is_whole = False  # nobody knows where to look for them
        else:
            found.append((field, _take(sheet, field.read(sheet, text))))
    return found, is_whole


def _text(sheet: Sheet, field: Field, old: Record | None) -> str | None:
    """What stands in a field; None where it is as it was and means what it meant."""
    if old is None:
        return clean(sheet.typed.get(field.name, ""))
    shown = clean(field.show(sheet, old))
    text = clean(sheet.typed.get(field.name, shown))
    is_same = text == shown or text == field.code(old)
    return None if is_same and not field.is_touched(sheet, old) else text


def _take(sheet: Sheet, understood: Understood) -> Understood:
    """Let the fields behind this one know the account and the currency that it says."""
    account = understood.values.get("account_id")
    if isinstance(account, New):
        sheet.account = account
    elif isinstance(account, int):
        sheet.account = sheet.desk.ground.accounts[account]
    currency = understood.values.get("currency")
    if isinstance(currency, str):
        sheet.currency = currency
    return understood


def _missing(sheet: Sheet, kept: Form[R], old: R | None) -> FieldTrouble:
    """The trouble with the first field that is needed and empty."""
    return next(
        field.missing()
        for field in kept.fields(old)
        if field.required
        and not clean(sheet.typed.get(field.name, field.show(sheet, old) if old else ""))
    )


def _values(found: list[tuple[Field, Understood]]) -> dict[str, object]:
    return {
        attr: value for _field, understood in found for attr, value in understood.values.items()
    }


def _account_id(record: Record) -> int:
    return record.id if isinstance(record, Account) else getattr(record, "account_id", 0)


def _account_name(change: Transaction, record: Record) -> str:
    account = change.get(Account, _account_id(record))
    return account.name if account else "?"

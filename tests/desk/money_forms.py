"""Saving the forms about money, in the tests: what stands afterwards, or what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.making import stand, whole
from tui.desk import edit
from tui.desk.edit import FieldTrouble, Kind
from tui.desk.ground import Desk
from tui.domain.records import Account, Dispute, Invoice, Payment, PaymentPromise, Record

KINDS: dict[Kind, type[Record]] = {
    "promise": PaymentPromise,
    "payment": Payment,
    "dispute": Dispute,
    "invoice": Invoice,
    "analysis": Account,
}


def save(desk: Desk, kind: Kind, id: int | None, **values: str) -> Any:
    """The record as it stands after a save."""
    told = edit.save(desk, kind, id, values)
    return stand(desk, KINDS[kind])[told.id]


def refused(desk: Desk, kind: Kind, id: int | None, **values: str) -> tuple[str, str]:
    """Field and code of the trouble; nothing is written."""
    before = whole(desk)
    with pytest.raises(FieldTrouble) as caught:
        edit.save(desk, kind, id, values)
    assert whole(desk) == before
    assert "{" not in str(caught.value)
    return caught.value.field, caught.value.code

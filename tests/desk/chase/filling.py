"""Filling in the chase dialog: what it writes, and what it refuses."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.desk.making import stand
from tui.desk.chase import ChaseTrouble, Field, read, record
from tui.desk.ground import Desk
from tui.domain.codes import ChaseEnd, ChaseKind
from tui.domain.records import Chase


def done(
    desk: Desk,
    account: int = 1,
    kind: ChaseKind = "phone",
    end: ChaseEnd | None = None,
    **fields: str,
) -> Chase:
    """The chase that is written when the dialog is filled in so."""
    typed: dict[Field, str] = {field: fields.get(field, "") for field in get_args(Field)}
    view = record(desk, read(desk, account, typed, kind, end))
    written = next(one.id for one in view.written if one.kind == "chase")
    return stand(desk, Chase)[written]


def trouble(desk: Desk, **fields: str) -> tuple[Field, str]:
    typed: dict[Field, str] = {field: fields.get(field, "") for field in get_args(Field)}
    with pytest.raises(ChaseTrouble) as caught:
        read(desk, 1, typed, "phone")
    return caught.value.field, str(caught.value)

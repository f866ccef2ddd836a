"""How an account pays, as the rep confirms it (M55)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tui import words
from tui.desk.ground import record_by_id
from tui.domain.records import Account
from tui.i18n import _

if TYPE_CHECKING:
    from tui.desk.ground import Desk
    from tui.domain.codes import PayerType


def confirm(desk: Desk, account_id: int, payer_type: PayerType) -> str:
    """Note how the account pays, and say so.

    Raises:
        Gone: another window has removed the account.
    """
    with desk.book.transaction("") as change:
        account = record_by_id(change, Account, account_id)
        change.put(replace(account, payer_type=payer_type))
        change.text = _("{account} pays {type}").format(
            account=account.name, type=words.payer(payer_type)
        )
        return change.text

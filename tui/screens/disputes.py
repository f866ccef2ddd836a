"""The key for disputes: a new one, or one of those that the account has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tui import words
from tui.desk import dossier as job
from tui.i18n import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.base import RoundsScreen

NEW: Final = "new"


def open_dispute(
    screen: RoundsScreen[None], account_id: int, then: Callable[[], None] = lambda: None
) -> None:
    """Open the form of a dispute: a new one, or where there are some the one that is picked.

    Args:
        then: what to do when the form has been left.
    """
    from tui.screens.form import FormScreen
    from tui.screens.pick import PickScreen

    def form(chosen: str | None) -> None:
        if chosen is None:
            return
        kept = None if chosen == NEW else int(chosen)
        dialog = FormScreen("dispute", id=kept, account_id=None if kept else account_id)
        screen.app.push_screen(dialog, lambda _result: then())

    known = job.dossier(screen.desk, account_id)
    if not known.disputes:
        form(NEW)
        return
    options = [
        (
            str(one.id),
            one.invoice,
            f"{words.amount(one.amount, one.currency)}  {one.reason}",
        )
        for one in known.disputes
    ]
    title = _("Disputes of {account}").format(account=known.account.name)
    picker = PickScreen(title, [*options, (NEW, _("new"), _("a dispute over another invoice"))])
    screen.app.push_screen(picker, form)
